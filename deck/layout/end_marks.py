"""End marks: the block that stands after the last character of a text, as a cursor does."""

from __future__ import annotations

from deck import solved
from deck.geometry import Rect, from_points
from deck.layout.nodes import END_MARK_DISTANCE, Node
from deck.text import Typesetter


def end_mark_shape(
    node: Node, frame: solved.TextFrame, color: solved.Color, typesetter: Typesetter
) -> solved.AutoShape | None:
    """The end mark of a placed text, in the middle of its last line's height; None without one.

    There is none either where nobody knows how wide the text is: it might stand in a letter.
    """
    mark = node.end_mark
    if mark is None or not node.paragraphs[-1].lines:
        return None
    if typesetter.is_guessed(node.paragraphs[-1]):
        return None
    last, size = node.paragraphs[-1], node.last_size
    inner = node.rect.inset(frame.insets)
    width = last.lines[-1].width
    left = (inner.width - width) // 2 if last.align == "center" else 0
    x = inner.x + left + width + from_points(size * END_MARK_DISTANCE)
    spare = inner.height - (node.text_height - node.top)
    bottom = inner.bottom - {"top": spare, "middle": spare // 2, "bottom": 0}[frame.anchor]
    tall = from_points(size * mark.height)
    y = bottom - (from_points(last.leading) + tall) // 2
    return solved.AutoShape(
        "End mark", Rect(x, y, from_points(size * mark.width), tall), fill=color
    )
