"""The layout pass: widths from the top down, heights from the bottom up, then places.

Rows, columns, grids and stacks follow the CSS flexible box and grid models as far as slides
need them: a box is as large as its content unless it has a size or grows, and spare room
goes to what grows. Nothing is ever moved out of its container: what is too large is reported.
"""

from __future__ import annotations

from collections.abc import Sequence

from deck import boxes
from deck.geometry import Rect, divide, from_points
from deck.layout.heights import set_heights
from deck.layout.nodes import Context, Node, Overflow
from deck.layout.widths import cut, grid_rows, set_widths, track_widths


def solve(root: Node, width: int, height: int, context: Context) -> list[Overflow]:
    """Give every node its place in a canvas of this size; the list tells what does not fit."""
    overflows: list[Overflow] = []
    set_widths(root, width, context)
    set_heights(root)
    _place(root, 0, 0, height, overflows)
    return overflows


def _place(node: Node, x: int, y: int, height: int, overflows: list[Overflow]) -> None:
    node.x, node.y, node.height = x, y, height
    box = node.box
    if isinstance(box, boxes.TextBox):
        _check_height(node, node.text_height, overflows)
    elif node.table and node.table.crowded:
        overflow = _overflow(node, node.table.crowded - node.width, node.width)
        overflows.append(overflow._replace(columns=len(node.table.columns)))
    elif node.table:
        _check_height(node, sum(node.table.rows), overflows)
    elif isinstance(box, (boxes.IconBox, boxes.PictureBox)):
        _check_height(node, box.frame.height or box.frame.min_height, overflows)
    elif isinstance(box, boxes.Container):
        inner = node.rect.inset(box.pad)
        if box.kind == "row":
            _place_row(node, box, inner, overflows)
        elif box.kind == "column":
            _place_column(node, box, inner, overflows)
        elif box.kind == "grid":
            _place_grid(node, box, inner, overflows)
        else:
            for child in node.children:
                _place_in(child, inner, box.align, box.justify, overflows)


def _check_height(node: Node, needed: int, overflows: list[Overflow]) -> None:
    if needed > node.height:
        overflows.append(_overflow(node, needed - node.height, node.height))
    for word in node.words:
        broken = _overflow(node, 0, word.room)
        if word.parted:
            broken = broken._replace(styles=frozenset((word.paragraph.style,)))
        overflows.append(
            broken._replace(texts=(word.paragraph,), word=word.text, parted=word.parted)
        )


def _overflow(node: Node, excess: int, room: int) -> Overflow:
    texts = tuple(node.all_paragraphs())
    styles = frozenset(paragraph.style for paragraph in texts)
    return Overflow(excess, room, styles, texts)


def _offset(align: str, spare: int) -> int:
    if align == "center":
        return spare // 2
    return spare if align == "end" else 0


def _place_row(node: Node, box: boxes.Container, inner: Rect, overflows: list[Overflow]) -> None:
    children = node.children
    spare = inner.width - sum(child.width for child in children) - box.gap * (len(children) - 1)
    if spare < 0:
        overflows.append(_overflow(node, -spare, inner.width))
    gaps = _gaps(box, len(children), max(0, spare))
    at = inner.x + (_offset(box.justify, spare) if spare > 0 else 0)
    for child, gap in zip(children, gaps, strict=True):
        stretched = box.align == "stretch" and child.box.frame.height is None
        tall = inner.height if stretched else min(child.height, inner.height)
        y = inner.y + _offset(box.align, inner.height - tall)
        _place(child, at, y, tall, overflows)
        at += child.width + gap


def _gaps(box: boxes.Container, count: int, spare: int) -> list[int]:
    """The distance after each of `count` children along the main axis."""
    if box.justify == "between" and count > 1:
        return [box.gap + extra for extra in (*divide(spare, [1.0] * (count - 1)), 0)]
    return [box.gap] * count


def _place_column(node: Node, box: boxes.Container, inner: Rect, overflows: list[Overflow]) -> None:
    children = node.children
    grow = [child.box.frame.grow for child in children]
    natural = [child.height for child in children]
    heights = natural
    spare = inner.height - sum(heights) - box.gap * (len(children) - 1)
    blamed = overflows
    if any(grow):
        heights = _grown(children, grow, spare)
        if _is_crowded_out(natural, heights, inner.height):
            # What has been squeezed is a victim; the whole column is told, not its parts.
            overflows.append(_overflow(node, -spare, inner.height))
            blamed = []
        spare = inner.height - sum(heights) - box.gap * (len(children) - 1)
    if spare < 0:
        blamed.append(_overflow(node, -spare, inner.height))
    gaps = _gaps(box, len(children), max(0, spare))
    at = inner.y + (_offset(box.justify, spare) if spare > 0 else 0)
    for child, tall, gap in zip(children, heights, gaps, strict=True):
        x = inner.x + _offset(box.align, inner.width - child.width)
        _place(child, x, at, tall, blamed)
        at += tall + gap


def _grown(children: Sequence[Node], grow: Sequence[float], spare: int) -> list[int]:
    """Heights with the spare room given to what grows, or missing room taken from it."""
    heights = [child.height for child in children]
    if spare >= 0:
        return [a + b for a, b in zip(heights, divide(spare, grow), strict=True)]
    give = [
        max(0, child.height - child.box.frame.min_height) if share else 0
        for child, share in zip(children, grow, strict=True)
    ]
    return cut(heights, give, -spare)


def _is_crowded_out(natural: Sequence[int], heights: Sequence[int], room: int) -> bool:
    """Whether some box has less than half of the height that it needs and could have alone."""
    return any(2 * got < need <= room for need, got in zip(natural, heights, strict=True))


def _place_grid(node: Node, box: boxes.Container, inner: Rect, overflows: list[Overflow]) -> None:
    rows = grid_rows(node.children, len(box.tracks))
    natural = [max(child.height for child in row) for row in rows]
    room = inner.height - box.gap * (len(rows) - 1)
    if sum(natural) > room:
        overflows.append(_overflow(node, sum(natural) - room, inner.height))
    heights = _levelled(natural, room) if box.align == "stretch" else natural
    y = inner.y
    for row, tall in zip(rows, heights, strict=True):
        at = inner.x
        for child, wide in zip(row, track_widths(row, box, inner.width), strict=True):
            _place_in(child, Rect(at, y, wide, tall), box.justify, box.align, overflows)
            at += wide + box.gap
        y += tall + box.gap


def _place_in(node: Node, cell: Rect, across: str, down: str, overflows: list[Overflow]) -> None:
    """Place a box in a cell of a grid or in a stack, which it fills unless it has a size."""
    fixed = node.box.frame.height
    tall = cell.height if fixed is None else min(fixed, cell.height)
    x = cell.x + _offset(across, max(0, cell.width - node.width))
    _place(node, x, cell.y + _offset(down, cell.height - tall), tall, overflows)


def _levelled(natural: Sequence[int], room: int) -> list[int]:
    """Heights that fill the room and are as equal as the natural heights allow."""
    if sum(natural) >= room:
        return list(natural)
    equal = list(divide(room, [1.0] * len(natural)))
    if all(height <= share for height, share in zip(natural, equal, strict=True)):
        return equal
    tallest = max(range(len(natural)), key=lambda position: natural[position])
    rest = [height for position, height in enumerate(natural) if position != tallest]
    levelled = _levelled(rest, room - natural[tallest])
    levelled.insert(tallest, natural[tallest])
    return levelled


def line_limit_overflows(root: Node, context: Context) -> list[Overflow]:
    """Texts of more lines than their style allows."""
    found = []
    for node in root.walk():
        for paragraph in node.own_paragraphs():
            limit = context.sizes.theme.styles[paragraph.style].lines
            if limit and len(paragraph.lines) > limit:
                leading = from_points(paragraph.leading)
                excess = (len(paragraph.lines) - limit) * leading
                styles = frozenset((paragraph.style,))
                found.append(Overflow(excess, limit * leading, styles, (paragraph,)))
    return found
