"""Reading a theme's folder: theme.yaml, and which theme templates there are."""

from __future__ import annotations

import os
from collections.abc import Sequence as Many
from pathlib import Path
from typing import cast

from deck.diagnostics import Diagnostic, has_errors
from deck.geometry import from_px
from deck.reader.colors import bend
from deck.reader.context import Context
from deck.reader.extending import THEME_FILE, Layers
from deck.reader.files import shown_name
from deck.reader.names import nearest_file
from deck.reader.nodes import Mapping, Node
from deck.reader.schema import Values
from deck.reader.theme_schema import THEME, Bent, StyleSpec
from deck.scripts import USUAL_FACES
from deck.source import Span
from deck.theme import Color, Face, FaceName, SchemeSlot, SlideTemplate, TemplateFolder, Theme

_TEMPLATES = "layouts"
_ENDING = ".xml.j2"
_MASTER = "master"
_FACES: tuple[FaceName, ...] = ("heading", "body")


def read_theme(
    folder: Path, assets: Path, bases: Many[Path] = ()
) -> tuple[Theme | None, tuple[Diagnostic, ...], dict[str, str]]:
    """Read a theme: the theme, all problems, and the texts of its theme.yaml and those below.

    The files of faces are in the theme's folder or below `fonts/` of `assets`; where there are
    no such assets, whether files of faces exist is not looked at.
    `bases` are the folders that have themes, for the names that themes extend.
    """
    ctx = Layers(bases, assets / "fonts")
    root = ctx.read(folder)
    values = THEME.values(root, "this file", ctx) if root is not None else None
    theme = None
    if root is not None and values is not None:
        _check_styles(values["styles"] or {}, root, ctx)
        _check_needed(root, ctx)
        layouts, master = _templates(ctx.folders, root, values, ctx)
        if not ctx.errors:
            theme = _theme(ctx.folders, values, layouts, master, ctx.span(root))
    if theme is None and root is not None and len(ctx.folders) > 1:
        # A fault in a theme that is extended is told as one of that theme, not of this.
        _, problems, texts = read_theme(ctx.folders[1], assets, bases)
        if has_errors(problems):
            return None, problems, {**ctx.texts, **texts}
    return theme, ctx.finish(), ctx.texts


def _theme(
    folders: Many[Path],
    values: Values,
    layouts: dict[str, SlideTemplate],
    master: SlideTemplate,
    span: Span,
) -> Theme:
    scheme = {slot: rgb.lstrip("#").upper() for slot, rgb in values["scheme"].items()}
    return Theme(
        name=folders[0].resolve().name,
        title=values["title"],
        folder=folders[0],
        width=from_px(values["canvas"]["width"]),
        height=from_px(values["canvas"]["height"]),
        scheme=scheme,
        mapping=values["mapping"],
        colors={
            token: _color(bent, scheme, values["mapping"])
            for token, bent in values["colors"].items()
        },
        faces={name: Face(name=name, **values["faces"][name]) for name in _FACES},
        styles={name: spec.style._replace(name=name) for name, spec in values["styles"].items()},
        spaces={name: from_px(length) for name, length in values["spaces"].items()},
        layouts=layouts,
        master=master,
        fingerprint=_fingerprint(folders),
        span=span,
        scripts=_scripts(values["scripts"] or {}),
        templates=tuple(_template_folder(folder / _TEMPLATES) for folder in folders),
    )


def _color(bent: Bent, scheme: dict[str, str], mapping: dict[str, str]) -> Color:
    rgb = bend(scheme[mapping.get(bent.slot, bent.slot)], bent.lum_mod, bent.lum_off)
    return Color(cast("SchemeSlot", bent.slot), rgb, bent.lum_mod, bent.lum_off, bent.alpha)


def _scripts(values: dict[str, str | None]) -> dict[str, str]:
    """The families for what the faces lack: the usual ones, where the theme names no other."""
    return {script: values.get(script) or usual for script, usual in USUAL_FACES.items()}


def _check_styles(styles: dict[str, StyleSpec], root: Node, ctx: Context) -> None:
    """Note colours that are no token; a token that is wrong itself is one nevertheless."""
    entry = root.entries.get("colors") if isinstance(root, Mapping) else None
    if entry is None or not isinstance(entry.value, Mapping):
        return
    tokens = entry.value.entries
    for spec in styles.values():
        if spec.style.color not in tokens:
            ctx.unknown("colour token", spec.style.color, spec.span, tokens)


#: The tokens that every theme has, because the program itself, or any deck, names them.
_COLORS = ("ground", "text", *(f"role{order}" for order in range(1, 7)))
_STYLES = ("title", "body")


def _check_needed(root: Node, ctx: Context) -> None:
    for kind, needed, noun in (("colors", _COLORS, "colour"), ("styles", _STYLES, "text style")):
        entry = root.entries.get(kind) if isinstance(root, Mapping) else None
        if entry is None or not isinstance(entry.value, Mapping):
            continue
        for name in needed:
            # One that is there but wrong has been reported already.
            if name not in entry.value.entries:
                ctx.error(f'a theme needs the {noun} "{name}"', ctx.key_span(kind, entry))


def _templates(
    folders: Many[Path], root: Node, values: Values, ctx: Context
) -> tuple[dict[str, SlideTemplate], SlideTemplate]:
    """The theme templates; missing ones are errors, unlisted ones of its own warnings."""
    titles: dict[str, str] = values["layouts"] or {}
    files = _template_files(folders)
    master = SlideTemplate(_MASTER, values["title"] or "", files.get(_MASTER, Path()))
    if _MASTER not in files:
        ctx.error("a theme needs the slide master layouts/master.xml.j2", ctx.span(root))
    layouts = {}
    entries = root.entries["layouts"].value if isinstance(root, Mapping) and titles else None
    for name, title in titles.items():
        if name not in files and isinstance(entries, Mapping):
            span = ctx.key_span(name, entries.entries[name])
            file = f"{_TEMPLATES}/{name}{_ENDING}"
            near = nearest_file(folders[0], (_ENDING,), file)
            ctx.error(f"there is no theme template {file}", span, near)
        layouts[name] = SlideTemplate(name, title, files.get(name, Path()))
    for name in sorted(_template_files(folders[:1]).keys() - titles.keys() - {_MASTER}):
        # A name that begins with an underscore is a part that templates include.
        if titles and not name.startswith("_"):
            place = Span(shown_name(files[name]), 1, 1)
            hint = f'add "{name}" to "layouts" in {THEME_FILE}'
            ctx.warning("no slide layout uses this theme template", place, hint)
    return layouts, master


def _template_files(folders: Many[Path]) -> dict[str, Path]:
    """The theme templates by name; one in an earlier folder hides those in later ones."""
    return {
        file.name.removesuffix(_ENDING): file
        for folder in reversed(folders)
        for file in (folder / _TEMPLATES).glob(f"*{_ENDING}")
    }


def _template_folder(path: Path) -> TemplateFolder:
    return TemplateFolder(path, f"{shown_name(path)}{os.sep}")


def _fingerprint(folders: Many[Path]) -> str:
    """A hash of the files of a theme and of those that it extends; it changes with any."""
    from hashlib import sha256  # costs milliseconds to import

    total = sha256()
    for folder in folders:
        templates = sorted(file for file in (folder / _TEMPLATES).rglob("*") if file.is_file())
        for file in (folder / THEME_FILE, *templates):
            data = file.read_bytes()
            total.update(f"{file.relative_to(folder).as_posix()}\0{len(data)}\0".encode())
            total.update(data)
    return total.hexdigest()
