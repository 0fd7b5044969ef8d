"""The schema of theme.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, get_args

from deck.diagnostics import did_you_mean
from deck.geometry import from_px
from deck.reader.context import Context
from deck.reader.extending import Layers
from deck.reader.files import inside, shown_name
from deck.reader.nodes import Mapping, Node, is_empty
from deck.reader.scalars import FLAG, PLAIN, Choice, Number, Word, text_of
from deck.reader.schema import Field, ListOf, MapOf, Record, Type, Values
from deck.scripts import SCRIPTS
from deck.source import Span
from deck.theme import SchemeSlot, TextStyle

_SCHEME = (
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5",
    "accent6", "hlink", "folHlink",
)  # fmt: skip
_SLOTS: tuple[str, ...] = get_args(SchemeSlot)
_TOKEN = Word("token", "[A-Za-z][A-Za-z0-9_-]*", "a letter, then letters, digits, - and _")
_HEX = Word("colour", "#?[0-9A-Fa-f]{6}", "six hex digits")
_PERCENT = Number(0, 100, whole=True)


class Bent(NamedTuple):
    """A colour token before its slot is looked up."""

    slot: str
    lum_mod: int
    lum_off: int
    alpha: int


class StyleSpec(NamedTuple):
    """A text style, and where it names its colour."""

    style: TextStyle
    span: Span


_BENT = Record(
    "colour",
    (
        Field("slot", Choice(*_SLOTS), "a slot of the colour scheme", required=True),
        Field("lum_mod", Number(0, 1000, whole=True), "luminance, scaled, in percent", False, 100),
        Field("lum_off", Number(-100, 100, whole=True), "luminance, shifted, in percent", False, 0),
        Field("alpha", _PERCENT, "opacity in percent", False, 100),
    ),
    lambda values, node, ctx: Bent(**values),
)


class _ColorType:
    """A slot's name, or a slot that is bent."""

    label = "colour"

    def read(self, node: Node, subject: str, ctx: Context) -> Bent | None:
        if isinstance(node, Mapping):
            bent: Bent | None = _BENT.read(node, subject, ctx)
            return bent
        slot = None if is_empty(node) else Choice(*_SLOTS).read(node, subject, ctx)
        return Bent(slot, 100, 0, 100) if slot else None


class FontPath(NamedTuple):
    """A font file, and where it is named."""

    path: Path
    span: Span


class _FontFile:
    """A file in the folder of the theme, or in the program's folder of fonts."""

    label = "font file"

    def read(self, node: Node, subject: str, ctx: Context) -> FontPath | None:
        assert isinstance(ctx, Layers), "a font file outside of a theme"
        text = text_of(node, subject, ctx)
        if not text:
            return None
        if inside(ctx.fonts, text) is None:
            hint = f"copy it into that folder, or name one of those in {shown_name(ctx.fonts)}"
            message = f'"{text}" is not a path in the theme\'s folder'
            ctx.error(message, ctx.span(node), hint)
            return None
        found = ctx.find_font(text, node)
        if found is None and ctx.fonts.is_dir():
            _tell_missing(text, node, ctx)
            return None
        return FontPath(found or ctx.fonts / text, ctx.span(node))


def _tell_missing(name: str, node: Node, ctx: Layers) -> None:
    """The error for a font file that is not there: where it was looked for, what is there."""
    folders = ctx.font_folders(node)
    names = [
        file.relative_to(folder).as_posix()
        for folder in folders
        for file in sorted(folder.rglob("*"))
        if file.suffix.lower() in (".ttf", ".otf")
    ]
    places = " and ".join(map(shown_name, dict.fromkeys(folders)))
    hints = (did_you_mean(name, names), f"it was looked for in {places}")
    ctx.error(f'there is no font file "{name}"', ctx.span(node), *hints)


class _StyleType:
    """A text style, still without its name; what is left out is as in `theme.TextStyle`."""

    label = "style"

    def read(self, node: Node, subject: str, ctx: Context) -> StyleSpec | None:
        values = _STYLE.read(node, subject, ctx)
        if values is None or not isinstance(node, Mapping):
            return None
        if values["minimum"] is None:
            values["minimum"] = values["size"]
        for name in ("size", "minimum"):
            # Programs round other sizes, each in its own way, and words become wider than measured.
            values[name] = round(values[name] * 2) / 2
        if values["minimum"] > values["size"]:
            span = ctx.span(node.entries["minimum"].value)
            ctx.error('"minimum" must not be more than "size"', span)
        values["before"] = from_px(values["before"])
        return StyleSpec(TextStyle("", **values), ctx.span(node.entries["color"].value))


_SIZE = Number(1, 400)
_STYLE = Record(
    "style",
    (
        Field("face", Choice("heading", "body"), "which of the faces", required=True),
        Field("size", _SIZE, "in points", required=True),
        Field("minimum", _SIZE, "the size that fitting may go down to; `size` if not given"),
        Field("leading", Number(0.5, 4), "line height as a multiple of the size", required=True),
        Field("bold", FLAG, "whether it is bold", default=False),
        Field("italic", FLAG, "whether it is italic", default=False),
        Field("color", PLAIN, "a colour token", required=True),
        Field("tracking", Number(-20, 50), "space added between letters, in points", False, 0.0),
        Field("caps", FLAG, "whether it is set in capitals", default=False),
        Field("before", Number(0, 1000), "space above a paragraph, in px", False, 0.0),
        Field("lines", Number(0, 100, whole=True), "the most lines, 0 for any", False, 0),
    ),
    lambda values, node, ctx: values,
)


def _mapping(label: str, *fields: Field) -> Record:
    return Record(label, fields, lambda values, node, ctx: values)


def _whole(label: str, *fields: tuple[str, Type, str]) -> Record:
    """A mapping that needs all of its fields: key, type, what it is."""
    return _mapping(label, *(Field(*field, required=True) for field in fields))


_FACES_OF_SCRIPTS = _mapping(
    "mapping of scripts", *(Field(code, PLAIN, "the family of a face") for code in SCRIPTS)
)
_PX = Number(0, 10000)
_SIDE = Number(100, 5000)


def _face(values: Values, node: Node, ctx: Context) -> Values:
    """What is said of a face, and where its family and files are named.

    What an extended theme says of the look of another family or of other files is dropped.
    """
    assert isinstance(ctx, Layers), "a face outside of a theme"
    assert isinstance(node, Mapping), "a face that is no mapping"
    nodes = {key: entry.value for key, entry in node.entries.items()}
    own = min(ctx.layer(nodes["family"]), ctx.layer(nodes["files"]))
    said = {key for key, value in nodes.items() if ctx.layer(value) <= own}
    files = values["files"]
    return {
        "family": values["family"],
        "files": tuple(file.path for file in files),
        "panose": (values["panose"] if "panose" in said else None) or "",
        "pitch_family": (values["pitch_family"] if "pitch_family" in said else None) or 0,
        "span": ctx.span(nodes["family"]),
        "file_spans": tuple(file.span for file in files),
    }


_PANOSE = Word("PANOSE number", "[0-9A-Fa-f]{20}", "ten bytes in hex")
_FACE = Record(
    "face",
    (
        Field("family", PLAIN, "the name of the family", required=True),
        Field(
            "files", ListOf(_FontFile(), 4, 4), "its regular, bold, italic and bold italic", True
        ),
        Field("panose", _PANOSE, "what it looks like"),
        Field("pitch_family", Number(0, 255, whole=True), "pitch and family"),
    ),
    _face,
)
_CANVAS = _whole("canvas", ("width", _SIDE, "in px"), ("height", _SIDE, "in px"))
_COLOURS = _whole("scheme", *((slot, _HEX, "a colour") for slot in _SCHEME))
_GROUNDS = _whole(
    "mapping", *((slot, Choice(*_SCHEME), "a colour of the scheme") for slot in _SLOTS[:4])
)
_FACES = _whole(
    "faces", ("heading", _FACE, "the face of headings"), ("body", _FACE, "the face of prose")
)
THEME = _mapping(
    "theme",
    Field("extends", PLAIN, "the theme that it takes over what it does not say itself from"),
    Field("title", PLAIN, "what it is called", required=True),
    Field("canvas", _CANVAS, "the size of a slide", required=True),
    Field("scheme", _COLOURS, "the twelve colours", required=True),
    Field("mapping", _GROUNDS, "which of them are grounds and texts", required=True),
    Field("colors", MapOf(_ColorType(), _TOKEN, 1), "the colour tokens", True),
    Field("faces", _FACES, "the two faces", required=True),
    Field("styles", MapOf(_StyleType(), _TOKEN, 1), "the text styles", required=True),
    Field("scripts", _FACES_OF_SCRIPTS, "families for what the faces lack, by script"),
    Field("spaces", MapOf(_PX, _TOKEN), "lengths in px", default={}),
    Field("layouts", MapOf(PLAIN, _TOKEN, 1), "titles of the slide layouts", required=True),
)
