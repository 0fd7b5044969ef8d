"""Pictures: each content once in the page, however often it is shown."""

from __future__ import annotations

from errno import EINVAL
from hashlib import sha256
from pathlib import Path

from deck.geometry import Rect
from deck.solved import Geometry, Picture
from deck.writers.reveal.drawing import corner_radius, path_data
from deck.writers.reveal.lengths import place, px
from deck.writers.reveal.markup import Markup, element

#: Media types by the bytes that a file begins with.
_TYPES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)
#: A crop is in thousandths of a percent.
_WHOLE = 100_000


class Media:
    """The pictures of a deck by the class that shows them, which is named after their content."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def take(self, file: str) -> str:
        """The class of the picture in a file. Raises OSError if that cannot be read."""
        name = self._names.get(file)
        if name is None:
            digest = sha256(Path(file).read_bytes()).hexdigest()
            name = self._names[file] = f"i-{digest[:16]}"
        return name


def media_type(content: bytes, file: Path) -> str:
    """The media type of the content of a picture's file.

    Raises OSError if it is no picture any more: layout has measured it, but files may change.
    """
    for start, kind in _TYPES:
        if content.startswith(start):
            return kind
    raise OSError(EINVAL, "this is no PNG, JPEG or GIF any more; build again", str(file))


def picture_element(picture: Picture, name: str) -> Markup:
    """A picture as the background of a box, which shows the part that is not cropped away."""
    style = f"{place(picture.rect)};{_background(picture)}{_clip(picture.geometry, picture.rect)}"
    attributes: dict[str, str | None] = {"class": f"i {name}", "style": style}
    if picture.alt:
        attributes.update({"role": "img", "aria-label": picture.alt})
    else:
        attributes["aria-hidden"] = "true"
    return element("div", attributes)


def _background(picture: Picture) -> str:
    """Size and place of the whole picture, so that the wanted part of it fills the box."""
    left, top, right, bottom = (part / _WHOLE for part in picture.crop)
    across, down = 1 - left - right, 1 - top - bottom
    if across <= 0 or down <= 0:
        return "background-size:100% 100%"
    width, height = picture.rect.width / across, picture.rect.height / down
    return (
        f"background-size:{px(width)}px {px(height)}px;"
        f"background-position:{px(-left * width)}px {px(-top * height)}px"
    )


def _clip(geometry: Geometry, rect: Rect) -> str:
    if geometry.path is not None:
        inside = Rect(0, 0, rect.width, rect.height)
        return f";clip-path:path('{path_data(geometry.path, inside)}')"
    if geometry.kind == "ellipse":
        return ";border-radius:50%"
    if geometry.kind == "roundRect":
        return f";border-radius:{px(corner_radius(geometry, rect))}px"
    return ""
