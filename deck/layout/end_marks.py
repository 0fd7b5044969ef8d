"""End marks: the block that stands after the last character of a text, as a cursor does."""

from __future__ import annotations

from deck import boxes, solved
from deck.geometry import Rect, from_points
from deck.layout.nodes import Node

#: The distance of the mark from the text, as a multiple of the type size.
_DISTANCE = 0.12


def end_mark_reserve(node: Node) -> int:
    """The width that the lines of a text leave free for its end mark, in EMU."""
    mark = _mark(node)
    if mark is None:
        return 0
    return from_points(_size(node.paragraphs[-1]) * (_DISTANCE + mark.width))


def end_mark_shape(
    node: Node, frame: solved.TextFrame, color: solved.Color
) -> solved.AutoShape | None:
    """The end mark of a placed text, in the middle of its last line's height; None without one."""
    mark = _mark(node)
    if mark is None or not node.paragraphs[-1].lines:
        return None
    last = node.paragraphs[-1]
    inner = node.rect.inset(frame.insets)
    width = last.lines[-1].width
    left = (inner.width - width) // 2 if last.align == "center" else 0
    x = inner.x + left + width + from_points(_size(last) * _DISTANCE)
    spare = inner.height - (node.text_height - node.top)
    bottom = inner.bottom - {"top": spare, "middle": spare // 2, "bottom": 0}[frame.anchor]
    tall = from_points(_size(last) * mark.height)
    y = bottom - (from_points(last.leading) + tall) // 2
    rect = Rect(x, y, from_points(_size(last) * mark.width), tall)
    return solved.AutoShape("End mark", rect, fill=color)


def _mark(node: Node) -> boxes.EndMark | None:
    """The end mark of a text; text aligned right ends at its frame's edge and has none."""
    box = node.box
    if not isinstance(box, boxes.TextBox) or not node.paragraphs:
        return None
    return None if node.paragraphs[-1].align == "right" else box.end_mark


def _size(paragraph: solved.Paragraph) -> float:
    return max((run.size for run in paragraph.runs), default=0.0)
