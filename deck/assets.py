"""What the installation put there: fonts, reveal.js, their licences, and the shipped themes.

Fonts and reveal.js come from npm packages, fetched by the build hook (`hatch_build.py`) into
`deck/_assets`. A wheel carries them and the themes; an editable install has them in the
work tree. Nothing is fetched at run time.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
#: The root of the work tree, where the package runs from one.
TREE = PACKAGE.parent if (PACKAGE.parent / "hatch_build.py").is_file() else None


def assets_folder() -> Path:
    """The folder with `fonts/FAMILY/*.ttf` and `licences/FAMILY-licence.txt`; it may be missing."""
    return PACKAGE / "_assets"


def fonts_folder() -> Path:
    """The one folder that holds every TrueType file, each family in a folder of its own."""
    return assets_folder() / "fonts"


def reveal_folder() -> Path:
    """The folder with `reveal.js`, its style sheet and its plugins."""
    return assets_folder() / "reveal"


def licences_folder() -> Path:
    """The folder with the licences of what is installed."""
    return assets_folder() / "licences"


def fonts() -> tuple[Path, ...]:
    """Every TrueType file that is installed, in order of name."""
    return tuple(sorted(fonts_folder().glob("*/*.ttf")))


def licence(font: Path) -> Path | None:
    """The licence of an installed font, None for a font from elsewhere."""
    file = licences_folder() / f"{font.parent.name}-licence.txt"
    return file if font.parent.parent == fonts_folder() and file.is_file() else None


def themes_folders(content: Path) -> tuple[Path, ...]:
    """The folders to look for a talk's theme in, nearest first.

    They are `themes` inside of its content folder, beside that, and here, then the shipped ones.
    """
    shipped = PACKAGE / "_themes" if TREE is None else TREE / "themes"
    # The parent of "." is known by its name only; Path.resolve would follow links.
    talk = Path(os.path.normpath(content.absolute()))
    places = [talk / "themes", talk.parent / "themes", Path.cwd() / "themes", shipped]
    return tuple(folder for folder in dict.fromkeys(places) if folder.is_dir())


def missing(*, page: bool = False) -> str | None:
    """What to tell the user when assets are gone, with the cure; None if all are there.

    `page` tells that a page is to be written; what was installed before there were any has
    nothing for that.
    """
    try:
        rows = (assets_folder() / "manifest.txt").read_text(encoding="utf-8").splitlines()
    except OSError:
        return f"the fonts are not installed ({assets_folder()})\n  cure: {cure()}"
    for row in rows[1:]:
        _, size, name = row.split(" ", 2)
        file = assets_folder() / name
        if not file.is_file() or file.stat().st_size != int(size):
            kind = "font " if file.suffix == ".ttf" else ""
            return f"a {kind}file is missing or damaged: {file}\n  cure: {cure()}"
    if page and not (reveal_folder() / "reveal.js").is_file():
        return f"reveal.js is not installed ({reveal_folder()})\n  cure: {cure()}"
    return None


def cure() -> str:
    """The command that installs the program with all it needs, the way it is installed now."""
    if TREE is None:
        return f"{_installer()} WHERE-YOU-INSTALLED-IT-FROM"
    if sys.prefix != sys.base_prefix:
        return f'{_installer()} -e "{TREE}"'
    if sys.platform == "win32":
        return r"py -m venv .venv; .venv\Scripts\python -m pip install -e .   (in " + f"{TREE})"
    return f'cd "{TREE}" && python3 -m venv .venv && .venv/bin/python -m pip install -e .'


def _installer() -> str:
    """What installs into this environment, anew; one made by uv has no pip of its own."""
    from importlib.util import find_spec  # only needed once something is wrong

    if find_spec("pip") is None:
        return f'uv pip install --python "{sys.executable}" --reinstall-package deckwright'
    again = "" if TREE else " --force-reinstall --no-deps"
    return f'"{sys.executable}" -m pip install{again}'
