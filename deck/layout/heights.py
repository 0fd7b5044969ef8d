"""Heights, from the bottom up: what the content needs at the widths that are set."""

from __future__ import annotations

from collections.abc import Sequence

from deck import boxes
from deck.geometry import EMU_PER_POINT, from_points
from deck.layout.nodes import Node
from deck.layout.pictures import picture_height
from deck.layout.widths import grid_rows


def set_heights(node: Node, *, lined_up: bool = False) -> None:
    """Set the natural height of a node and of all below it.

    With `lined_up` the paragraphs of boxes side by side have been lined up already.
    """
    box = node.box
    for child in node.children:
        set_heights(child, lined_up=lined_up)
    natural = 0
    if isinstance(box, boxes.Container):
        if not lined_up:
            _line_up_rows(node, box)
        natural = _container_height(node, box)
    elif isinstance(box, boxes.TextBox):
        natural = node.text_height
    elif node.table:
        natural = sum(node.table.rows)
    elif isinstance(box, boxes.PictureBox):
        natural = picture_height(box, node.width)
    fixed = box.frame.height
    node.height = fixed if fixed is not None else max(natural, box.frame.min_height)


def _container_height(node: Node, box: boxes.Container) -> int:
    heights = [child.height for child in node.children]
    if box.kind == "column":
        inner = sum(heights) + box.gap * max(0, len(heights) - 1)
    elif box.kind == "grid":
        rows = grid_rows(node.children, len(box.tracks))
        inner = sum(max(child.height for child in row) for row in rows)
        inner += box.gap * max(0, len(rows) - 1)
    else:
        inner = max(heights, default=0)
    return inner + box.pad.vertical


def _line_up_rows(node: Node, box: boxes.Container) -> None:
    if box.kind == "row":
        _line_up(node.children)
    elif box.kind == "grid":
        for row in grid_rows(node.children, len(box.tracks)):
            _line_up(row)


def _line_up(row: Sequence[Node]) -> None:
    """Start the paragraphs marked `line_up` of boxes side by side at the same height.

    The boxes are compared by their first text, the first marked paragraph of each with the
    first of the others; the shorter ones get more space before.
    """
    texts = [text for text in (_first_text(node) for node in row) if text is not None]
    marked = [_marked(text) for text in texts]
    if len(texts) < 2 or not all(marked):
        return  # nothing to line up, and the heights stay as they are
    for positions in zip(*marked, strict=False):
        tops = [_top_of(text, at) for text, at in zip(texts, positions, strict=True)]
        for text, at, top in zip(texts, positions, tops, strict=True):
            _lower(text, at, max(tops) - top)
    for node in row:
        set_heights(node, lined_up=True)


def _lower(text: Node, position: int, distance: float) -> None:
    """Give a paragraph more room above, in points."""
    if not distance:
        return
    if position == 0:
        text.top += from_points(distance)
        return
    paragraphs = list(text.paragraphs)
    before = round(paragraphs[position].before + distance, 2)
    paragraphs[position] = paragraphs[position]._replace(before=before)
    text.paragraphs = tuple(paragraphs)


def _marked(text: Node) -> list[int]:
    """Which paragraphs of a text are marked `line_up`."""
    if not isinstance(text.box, boxes.TextBox):
        return []
    return [at for at, paragraph in enumerate(text.box.paragraphs) if paragraph.line_up]


def _first_text(node: Node) -> Node | None:
    return next((inner for inner in node.walk() if isinstance(inner.box, boxes.TextBox)), None)


def _top_of(text: Node, position: int) -> float:
    """The distance in points from the text's top to a paragraph, its own space included."""
    above = sum(
        len(paragraph.lines) * paragraph.leading + paragraph.before
        for paragraph in text.paragraphs[:position]
    )
    return text.top / EMU_PER_POINT + above + text.paragraphs[position].before
