"""Pictures: how large they are, where they stand in their boxes, what is cut off."""

from __future__ import annotations

from deck import boxes, model, solved
from deck.geometry import Insets, Rect

#: The whole of a side, in the thousandths of a percent that a crop is counted in.
_WHOLE = 100_000
_BEFORE = {"left": 0.0, "top": 0.0, "center": 0.5, "middle": 0.5, "right": 1.0, "bottom": 1.0}


def picture_height(box: boxes.PictureBox, width: int) -> int:
    """The natural height of a picture of that width; one that grows asks for nothing."""
    return 0 if box.frame.grow else round(width / box.picture.aspect)


def picture_width(box: boxes.PictureBox) -> int:
    """The natural width of a picture: what goes with its height, if that is fixed."""
    height = box.frame.height
    return round(height * box.picture.aspect) if height is not None else 0


def picture_shape(
    box: boxes.PictureBox, rect: Rect, placeholder: solved.Placeholder | None
) -> solved.Picture:
    """The picture in its box `rect`, which one that is shown whole may not fill."""
    picture = box.picture
    crop = Insets()
    if picture.width and box.fit == "cover":
        crop = _crop(picture, rect)
    elif picture.width:
        rect = _whole_in(picture, rect, box)
    if box.ellipse:
        geometry = solved.Geometry("ellipse")
    else:
        geometry = solved.Geometry("roundRect", box.radius) if box.radius else solved.Geometry()
    return solved.Picture(
        name=box.frame.name or (placeholder.name if placeholder else "") or "Picture",
        rect=rect,
        file=picture.file,
        crop=crop,
        alt=picture.alt,
        placeholder=placeholder,
        span=picture.span,
        geometry=geometry,
        pixels=(picture.width, picture.height),
    )


def _whole_in(picture: model.Picture, rect: Rect, box: boxes.PictureBox) -> Rect:
    """The largest rectangle of the picture's proportions in `rect` (CSS Images 3, contain)."""
    width, height = rect.width, rect.height
    if width * picture.height > height * picture.width:
        width = max(1, round(height * picture.width / picture.height))
    else:
        height = max(1, round(width * picture.height / picture.width))
    x = rect.x + round((rect.width - width) * _BEFORE[box.align])
    y = rect.y + round((rect.height - height) * _BEFORE[box.anchor])
    return Rect(x, y, width, height)


def _crop(picture: model.Picture, rect: Rect) -> Insets:
    """What is cut off so that the rest fills `rect` (CSS Images 3, cover).

    The focus comes as near to the middle as the picture reaches.
    """
    scale = max(rect.width / picture.width, rect.height / picture.height) or 1.0
    x, y = picture.focus
    left, right = _cut(rect.width / (picture.width * scale), x / 100)
    top, bottom = _cut(rect.height / (picture.height * scale), y / 100)
    return Insets(left, top, right, bottom)


def _cut(seen: float, focus: float) -> tuple[int, int]:
    """What is cut off at both ends of a side of which the share `seen` stays."""
    cut = min(_WHOLE - round(seen * _WHOLE), _WHOLE - 1)
    before = min(max(round((focus - seen / 2) * _WHOLE), 0), cut)
    return before, cut - before
