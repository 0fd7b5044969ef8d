"""What a placeholder inherits from the one it is tied to (ECMA-376 Part 1, 19.3.1.36)."""

from __future__ import annotations

from typing import NamedTuple

from deck.geometry import Insets, Rect
from deck.solved import (
    Anchor,
    AutoShape,
    Border,
    Color,
    Geometry,
    Group,
    Picture,
    PlaceholderType,
    Shape,
    SlideLayout,
)
from deck.writers.powerpoint.looks import ListStyle, list_style
from deck.writers.powerpoint.markup import attribute

#: Type and idx: what ties a slide's placeholder to its slide layout's.
Key = tuple[PlaceholderType, int]

# The text rectangle of a round rectangle stands in by this share of the corner's radius on
# every side (presetShapeDefinitions.xml, roundRect: il = x1 * 29289 / 100000).
_CORNER = 0.29289


class Slot(NamedTuple):
    """What a placeholder passes on. None is nothing at all, and differs from everything."""

    rect: Rect | None
    geometry: Geometry | None
    fill: Color | None
    line: Border | None
    insets: Insets | None
    anchor: Anchor | None
    style: ListStyle


def bare_slot(style: ListStyle) -> Slot:
    """A slot that passes on nothing but the looks of text."""
    return Slot(None, None, None, None, None, None, style)


def as_definition(shape: Shape) -> AutoShape | None:
    """The placeholder that a shape of a slide layout defines, None if it is none.

    A chart, table or picture in a slide layout stands for the place that will hold one.
    """
    if isinstance(shape, Group) or shape.placeholder is None:
        return None
    if isinstance(shape, AutoShape):
        return shape
    geometry = shape.geometry if isinstance(shape, Picture) else Geometry()
    return AutoShape(shape.name, shape.rect, geometry, placeholder=shape.placeholder)


def slots_of(layout: SlideLayout) -> dict[Key, Slot]:
    """The placeholders of a slide layout, by type and idx."""
    slots: dict[Key, Slot] = {}
    for shape in layout.shapes:
        found = as_definition(shape)
        if found and found.placeholder:
            slots.setdefault(found.placeholder[:2], _slot_for_slides(found))
    return slots


def _slot_for_slides(shape: AutoShape) -> Slot:
    """What slides inherit. LibreOffice drops a footer's leading unless the slide says it."""
    slot = slot_of(shape)
    if shape.placeholder is None or shape.placeholder.type != "ftr":
        return slot
    looks = tuple(look._replace(leading=None) for look in slot.style.looks)
    return slot._replace(style=slot.style._replace(looks=looks))


def slot_of(shape: AutoShape) -> Slot:
    """What a placeholder shape passes on."""
    frame = shape.text
    return Slot(
        shape.rect,
        shape.geometry,
        shape.fill,
        shape.line,
        text_insets(shape) if frame else None,
        frame.anchor if frame else None,
        list_style(frame),
    )


def text_insets(shape: AutoShape) -> Insets:
    """The insets of a shape's text as DrawingML counts them: from its text rectangle."""
    insets = shape.text.insets if shape.text else Insets()
    if shape.geometry.kind != "roundRect":
        return insets
    short = min(shape.rect.width, shape.rect.height)
    corner = round(min(shape.geometry.radius, short // 2) * _CORNER)
    return Insets(*(inset - corner for inset in insets))


def reference(key: Key, prompt: bool = False) -> str:
    """`p:ph`: of a title there is one, without idx; `prompt` tells that the text is our own."""
    kind, idx = key
    shown = "" if kind in ("title", "ctrTitle") and idx == 0 else f' idx="{idx}"'
    own = ' hasCustomPrompt="1"' if prompt else ""
    return f'<p:ph type="{attribute(kind)}"{shown}{own}/>'
