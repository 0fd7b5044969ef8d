"""Reading a theme's folder: theme.yaml, and which theme templates there are."""

from __future__ import annotations

from collections.abc import Sequence as Many
from pathlib import Path
from typing import Any, cast

from deck.diagnostics import Diagnostic, did_you_mean, error
from deck.geometry import from_px
from deck.reader.colors import bend
from deck.reader.context import Context
from deck.reader.files import shown_name
from deck.reader.names import nearest_file
from deck.reader.nodes import Mapping, Node
from deck.reader.schema import Values
from deck.reader.theme_schema import THEME, Bent, StyleSpec
from deck.source import Span
from deck.theme import Color, Face, FaceName, SchemeSlot, SlideTemplate, Theme

_FILE = "theme.yaml"
_ENDING = ".xml.j2"
_MASTER = "master"


def find_theme(
    name: str, bases: Many[Path], span: Span | None = None
) -> tuple[Path | None, tuple[Diagnostic, ...]]:
    """The folder of a theme: one of that name in `bases`, the first first, or a path to it.

    `span` is where the name was written. None, and an error, if there is none.
    """
    for folder in (*(base / name for base in bases), Path(name)):
        if (folder / _FILE).is_file():
            return folder, ()
    names = sorted({file.parent.name for base in bases for file in base.glob(f"*/{_FILE}")})
    hints = [did_you_mean(name, names), f"there are: {', '.join(names)}" if names else None]
    found = error(f'there is no theme "{name}"', span, *(hint for hint in hints if hint))
    return None, (found,)


def read_theme(
    folder: Path, assets: Path
) -> tuple[Theme | None, tuple[Diagnostic, ...], dict[str, str]]:
    """Read a theme: the theme, all problems, and the text of its theme.yaml.

    The files of faces are below `fonts/` of `assets`; whether they exist is not looked at.
    """
    ctx = Context()
    root = ctx.load(folder / _FILE)
    values = THEME.values(root, "this file", ctx) if root is not None else None
    theme = None
    if root is not None and values is not None:
        _check_styles(values["styles"] or {}, root, ctx)
        _check_needed(root, ctx)
        layouts, master = _templates(folder, root, values, ctx)
        if not ctx.errors:
            theme = _theme(folder, assets, values, layouts, master, ctx.span(root))
    return theme, ctx.finish(), ctx.texts


def _theme(
    folder: Path,
    assets: Path,
    values: Values,
    layouts: dict[str, SlideTemplate],
    master: SlideTemplate,
    span: Span,
) -> Theme:
    scheme = {slot: rgb.lstrip("#").upper() for slot, rgb in values["scheme"].items()}
    return Theme(
        name=folder.resolve().name,
        title=values["title"],
        folder=folder,
        width=from_px(values["canvas"]["width"]),
        height=from_px(values["canvas"]["height"]),
        scheme=scheme,
        mapping=values["mapping"],
        colors={
            token: _color(bent, scheme, values["mapping"])
            for token, bent in values["colors"].items()
        },
        faces=_faces(values["faces"], assets),
        styles={name: spec.style._replace(name=name) for name, spec in values["styles"].items()},
        spaces={name: from_px(length) for name, length in values["spaces"].items()},
        layouts=layouts,
        master=master,
        fingerprint=_fingerprint(folder),
        span=span,
    )


def _color(bent: Bent, scheme: dict[str, str], mapping: dict[str, str]) -> Color:
    rgb = bend(scheme[mapping.get(bent.slot, bent.slot)], bent.lum_mod, bent.lum_off)
    return Color(cast("SchemeSlot", bent.slot), rgb, bent.lum_mod, bent.lum_off, bent.alpha)


def _faces(values: dict[str, Any], assets: Path) -> dict[FaceName, Face]:
    faces: dict[FaceName, Face] = {}
    names: tuple[FaceName, ...] = ("heading", "body")
    for name in names:
        given = dict(values[name])
        given["files"] = tuple(assets / "fonts" / file for file in given["files"])
        faces[name] = Face(name=name, **given)
    return faces


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
    folder: Path, root: Node, values: Values, ctx: Context
) -> tuple[dict[str, SlideTemplate], SlideTemplate]:
    """The theme templates; missing ones are errors, unlisted ones warnings."""
    titles: dict[str, str] = values["layouts"] or {}
    templates = folder / "layouts"
    files = {file.name.removesuffix(_ENDING) for file in templates.glob(f"*{_ENDING}")}
    master = SlideTemplate(_MASTER, values["title"] or "", templates / f"{_MASTER}{_ENDING}")
    if _MASTER not in files:
        ctx.error("a theme needs the slide master layouts/master.xml.j2", ctx.span(root))
    layouts = {}
    entries = root.entries["layouts"].value if isinstance(root, Mapping) and titles else None
    for name, title in titles.items():
        path = templates / f"{name}{_ENDING}"
        if name not in files and isinstance(entries, Mapping):
            span = ctx.key_span(name, entries.entries[name])
            message = f"there is no theme template layouts/{name}{_ENDING}"
            ctx.error(
                message, span, nearest_file(folder, f"*{_ENDING}", f"layouts/{name}{_ENDING}")
            )
        layouts[name] = SlideTemplate(name, title, path)
    for name in sorted(files - titles.keys() - {_MASTER}):
        # A name that begins with an underscore is a part that templates include.
        if titles and not name.startswith("_"):
            place = Span(shown_name(templates / f"{name}{_ENDING}"), 1, 1)
            hint = f'add "{name}" to "layouts" in {_FILE}'
            ctx.warning("no slide layout uses this theme template", place, hint)
    return layouts, master


def _fingerprint(folder: Path) -> str:
    """A hash of the theme's files; it changes with any of them."""
    from hashlib import sha256  # costs milliseconds to import

    total = sha256()
    templates = sorted(file for file in (folder / "layouts").rglob("*") if file.is_file())
    for file in (folder / _FILE, *templates):
        data = file.read_bytes()
        total.update(f"{file.relative_to(folder).as_posix()}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()
