"""The record of a picture: a file beside the content, and what to do with it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from deck import model
from deck.reader.context import Context
from deck.reader.images import Image, UnreadableImageError, read_image
from deck.reader.names import find_file
from deck.reader.nodes import Mapping, Node, Scalar, Sequence, is_empty
from deck.reader.scalars import FLAG, PLAIN, Choice, Number, text_of
from deck.reader.schema import Field, Record, Values
from deck.source import Span

#: The largest picture: programs that show slides decode all of them.
_MOST_BYTES = 50_000_000
_MOST_PIXELS = 100_000_000
_ENDINGS = (".png", ".jpg", ".jpeg")
_MIDDLE = (50.0, 50.0)
_TURNED = {3: "upside down", 6: "on its left side", 8: "on its right side"}


class File(NamedTuple):
    """A picture's file: its path, and its size in pixels. All is empty where nobody knows."""

    path: str = ""
    width: int = 0
    height: int = 0


class PictureFile:
    """A PNG or JPEG file in the content folder."""

    label = "PNG or JPEG file"

    def read(self, node: Node, subject: str, ctx: Context) -> File | None:
        """The file, or None if there is none, or none that can be shown."""
        text = text_of(node, subject, ctx)
        if not text:
            return None
        if ctx.folder is None or not isinstance(node, Scalar):
            return File()
        path = find_file(node, "picture", _ENDINGS, ctx)
        image = path and _image(path, text, ctx.span(node), ctx)
        # Not the resolved path: the deck is the same wherever its folder lies.
        return File(str(ctx.folder / text), image.width, image.height) if image else None


def _image(path: Path, name: str, span: Span, ctx: Context) -> Image | None:
    """The size of a picture, if a slide can show it."""
    try:
        size = path.stat().st_size
        if size > _MOST_BYTES:
            most = _MOST_BYTES // 1_000_000
            hint = "a slide shows no more than some 4,000 × 2,000 pixels of it"
            ctx.error(f'"{name}" is too large: {size / 1e6:,.0f} MB, {most} at most', span, hint)
            return None
        with path.open("rb") as stream:
            image = read_image(stream)
    except OSError as problem:
        ctx.error(f'"{name}" cannot be read: {problem.strerror or problem}', span)
    except UnreadableImageError as problem:
        ctx.error(f'"{name}" cannot be shown: {problem}', span, *problem.hints)
    else:
        return _checked(image, name, span, ctx)
    return None


def _checked(image: Image, name: str, span: Span, ctx: Context) -> Image | None:
    """The size of a picture, unless it is too large or turned."""
    if image.width * image.height > _MOST_PIXELS:
        ctx.error(
            f'"{name}" is too large: {image.width:,} × {image.height:,} pixels',
            span,
            f"{_MOST_PIXELS // 1_000_000} million in all is the most",
        )
    elif image.orientation != 1:
        lies = _TURNED.get(image.orientation, "as in a mirror")
        ctx.error(
            f'"{name}" is stored {lies}, with a note to turn it (EXIF orientation '
            f"{image.orientation}) that many programs pass over",
            span,
            "turn it in an image program and save it anew",
        )
    else:
        return image
    return None


class Focus:
    """A point of a picture."""

    label = "two percentages"

    def read(self, node: Node, subject: str, ctx: Context) -> tuple[float, float] | None:
        """The percentages from the left and from the top, with or without "%"."""
        if is_empty(node):
            return None
        hint = "from the left and from the top, such as: focus: [30%, 50%]"
        if not isinstance(node, Sequence):
            ctx.wrong_type(node, subject, self.label, hint)
            return None
        if len(node.items) != 2:
            message = f"{subject} must be two percentages, not {len(node.items)}"
            ctx.error(message, ctx.span(node), hint)
            return None
        found = [self._share(item, f"an item of {subject}", hint, ctx) for item in node.items]
        x, y = found
        return None if x is None or y is None else (x, y)

    def _share(self, node: Node, subject: str, hint: str, ctx: Context) -> float | None:
        errors = ctx.errors
        if isinstance(node, Scalar):
            node = node._replace(text=node.text.removesuffix("%"))
        share = Number(0, 100, hint=hint).read(node, subject, ctx)
        if share is None and ctx.errors == errors:
            ctx.empty(node, subject)
        return share


def _check(values: Values, node: Mapping, ctx: Context) -> None:
    entries = node.entries
    alt = entries.get("alt")
    if values["decorative"] and alt:
        ctx.error(
            'a decorative picture has no "alt"',
            ctx.key_span("alt", alt),
            'screen readers pass over it; delete "alt", or "decorative"',
        )
    elif not values["decorative"] and (alt is None or _is_blank(alt.value)):
        ctx.error(
            'a picture needs "alt"',
            ctx.span(alt.value if alt else node),
            "alt: what it shows, for those who cannot see it",
            "decorative: yes, if it says nothing that the slide does not say without it",
        )
    focus = entries.get("focus")
    if focus and values.get("fit", "cover") != "cover":
        ctx.error(
            '"focus" is for pictures that are cut: this one is shown whole',
            ctx.key_span("focus", focus),
            'add "fit: cover", or delete "focus"',
        )


def _is_blank(node: Node) -> bool:
    return is_empty(node) or (isinstance(node, Scalar) and not node.text.strip())


def _picture(values: Values, node: Node, ctx: Context) -> model.Picture:
    file: File = values["file"]
    return model.Picture(
        file=file.path,
        width=file.width,
        height=file.height,
        alt=values["alt"] or "",
        fit=values["fit"],
        focus=values["focus"],
        span=ctx.span(node.entries["file"].value if isinstance(node, Mapping) else node),
    )


_FILE = Field("file", PictureFile(), "its file, beside the content", required=True)
_ALT = Field("alt", PLAIN, "what it shows, for those who cannot see it; required")
_DECORATIVE = Field(
    "decorative",
    FLAG,
    "whether it says nothing, and needs no `alt`; no if not given",
    default=False,
)
_FIT = Field(
    "fit",
    Choice("contain", "cover"),
    "`contain` shows all of it, `cover` fills its place and cuts what stands out",
    default="contain",
)
PICTURE = Record(
    "picture",
    (
        _FILE,
        _ALT,
        _DECORATIVE,
        _FIT,
        Field(
            "focus",
            Focus(),
            "with `cover`, the point that stays in sight, from the left and from the top",
            default=_MIDDLE,
        ),
    ),
    _picture,
    _check,
)
#: A picture of somebody: themes cut it to the shape that they give it.
PORTRAIT = Record(
    "portrait",
    (
        _FILE,
        _ALT,
        _DECORATIVE,
        Field(
            "focus",
            Focus(),
            "the point that stays in the middle, from the left and from the top",
            default=_MIDDLE,
        ),
    ),
    lambda values, node, ctx: _picture({**values, "fit": "cover"}, node, ctx),
    _check,
)
