"""The layout pass: widths from the top down, heights from the bottom up, then places.

Rows, columns, grids and stacks follow the CSS flexible box and grid models as far as slides
need them: a box is as large as its content unless it has a size or grows, and spare room
goes to what grows. Nothing is ever moved out of its container: what is too large is reported.
"""

from __future__ import annotations

from collections.abc import Sequence

from deck import boxes
from deck.geometry import divide, from_points
from deck.layout.nodes import Context, Node, Overflow, max_width, min_width
from deck.layout.tables import measure_table


def solve(root: Node, width: int, height: int, context: Context) -> list[Overflow]:
    """Give every node its place in a canvas of this size; the list tells what does not fit."""
    overflows: list[Overflow] = []
    _set_width(root, width, context)
    _set_height(root)
    _place(root, 0, 0, height, overflows)
    return overflows


def _set_width(node: Node, width: int, context: Context) -> None:
    node.width = width
    box = node.box
    if isinstance(box, boxes.TextBox):
        typeset = context.typesetter.typeset(node.paragraphs, width, balance=box.balance)
        node.paragraphs, node.slack, node.words = typeset
    elif isinstance(box, boxes.TableBox):
        measure_table(node, box, context)
    elif isinstance(box, boxes.Container):
        inner = width - box.pad.horizontal
        for child, share in zip(node.children, _widths(node, box, inner, context), strict=True):
            _set_width(child, share, context)


def _widths(node: Node, box: boxes.Container, inner: int, context: Context) -> list[int]:
    if box.kind == "row":
        return _row_widths(node.children, inner - box.gap * (len(node.children) - 1), context)
    if box.kind == "grid":
        return _grid_widths(node, box, inner)
    widths = []
    for child in node.children:
        if child.box.frame.width is not None:
            widths.append(child.box.frame.width)
        elif box.align == "stretch":
            widths.append(inner)
        else:
            widths.append(min(inner, max_width(child, context)))
    return widths


def _row_widths(children: Sequence[Node], inner: int, context: Context) -> list[int]:
    """Fixed and natural widths first, the rest to what grows; too little room narrows text."""
    grow = [child.box.frame.grow for child in children]
    widths = [
        0 if share else max_width(child, context)
        for child, share in zip(children, grow, strict=True)
    ]
    spare = inner - sum(widths)
    if spare >= 0:
        for position, extra in enumerate(divide(spare, grow) if any(grow) else ()):
            widths[position] += extra
        return widths
    give = [
        width - min(width, min_width(child, context))
        for child, width in zip(children, widths, strict=True)
    ]
    if sum(give) <= 0:
        return widths
    cuts = divide(min(-spare, sum(give)), give)
    return [width - cut for width, cut in zip(widths, cuts, strict=True)]


def _grid_widths(node: Node, box: boxes.Container, inner: int) -> list[int]:
    count = len(box.tracks)
    tracks = divide(inner - box.gap * (count - 1), box.tracks)
    widths = []
    for row in _grid_rows(node.children, count):
        at = 0
        for child in row:
            span = min(child.box.frame.columns, count)
            widths.append(sum(tracks[at : at + span]) + box.gap * (span - 1))
            at += span
    return widths


def _grid_rows(children: Sequence[Node], count: int) -> list[list[Node]]:
    rows: list[list[Node]] = []
    used = count
    for child in children:
        span = min(child.box.frame.columns, count)
        if used + span > count:
            rows.append([])
            used = 0
        rows[-1].append(child)
        used += span
    return rows


def _set_height(node: Node) -> int:
    """The natural height of a node at its width; it is also set on the node."""
    box = node.box
    for child in node.children:
        _set_height(child)
    natural = 0
    if isinstance(box, boxes.Container):
        if box.kind == "row":
            _line_up(node.children)
        elif box.kind == "grid":
            for row in _grid_rows(node.children, len(box.tracks)):
                _line_up(row)
        natural = _container_height(node, box)
    elif isinstance(box, boxes.TextBox):
        natural = node.text_height
    elif node.table:
        natural = sum(node.table.rows)
    fixed = box.frame.height
    node.height = fixed if fixed is not None else max(natural, box.frame.min_height)
    return node.height


def _container_height(node: Node, box: boxes.Container) -> int:
    heights = [child.height for child in node.children]
    if box.kind == "column":
        inner = sum(heights) + box.gap * max(0, len(heights) - 1)
    elif box.kind == "grid":
        rows = _grid_rows(node.children, len(box.tracks))
        inner = sum(max(child.height for child in row) for row in rows)
        inner += box.gap * max(0, len(rows) - 1)
    else:
        inner = max(heights, default=0)
    return inner + box.pad.vertical


def _line_up(row: Sequence[Node]) -> None:
    """Start the paragraphs marked `line_up` of boxes side by side at the same height.

    The boxes are compared by their first text; the shorter ones get more space before.
    """
    texts = [text for text in (_first_text(node) for node in row) if text is not None]
    if len(texts) < 2:
        return
    for position in range(1, min(len(text.paragraphs) for text in texts)):
        marked = [text.box.paragraphs[position].line_up for text in texts]  # type: ignore[union-attr]
        if not all(marked):
            continue
        tops = [_top_of(text, position) for text in texts]
        for text, top in zip(texts, tops, strict=True):
            paragraphs = list(text.paragraphs)
            moved = paragraphs[position]
            extra = max(tops) - top
            paragraphs[position] = moved._replace(before=round(moved.before + extra, 2))
            text.paragraphs = tuple(paragraphs)
    for node in row:
        _set_height_above(node)


def _set_height_above(node: Node) -> None:
    """Set the heights again down to the first text, after its paragraphs have moved."""
    box = node.box
    if isinstance(box, boxes.TextBox):
        if box.frame.height is None:
            node.height = max(node.text_height, box.frame.min_height)
    elif isinstance(box, boxes.Container):
        for child in node.children:
            _set_height_above(child)
        if box.frame.height is None:
            node.height = max(_container_height(node, box), box.frame.min_height)


def _first_text(node: Node) -> Node | None:
    return next((inner for inner in node.walk() if isinstance(inner.box, boxes.TextBox)), None)


def _top_of(text: Node, position: int) -> float:
    """The distance in points from the text's top to a paragraph, its own space included."""
    above = sum(
        len(paragraph.lines) * paragraph.leading + paragraph.before
        for paragraph in text.paragraphs[:position]
    )
    return above + text.paragraphs[position].before


def _place(node: Node, x: int, y: int, height: int, overflows: list[Overflow]) -> None:
    natural = node.height
    node.x, node.y, node.height = x, y, height
    box = node.box
    if isinstance(box, boxes.TextBox):
        _check_text(node, natural, overflows)
    elif isinstance(box, boxes.TableBox) and natural > height:
        overflows.append(_overflow(node, natural - height, height))
    elif isinstance(box, boxes.Container):
        inner = node.rect.inset(box.pad)
        if box.kind == "row":
            _place_row(node, box, inner.x, inner.y, inner.width, inner.height, overflows)
        elif box.kind == "column":
            _place_column(node, box, inner.x, inner.y, inner.width, inner.height, overflows)
        elif box.kind == "grid":
            _place_grid(node, box, inner.x, inner.y, inner.height, overflows)
        else:
            for child in node.children:
                _place(child, inner.x, inner.y, inner.height, overflows)


def _check_text(node: Node, natural: int, overflows: list[Overflow]) -> None:
    if natural > node.height:
        overflows.append(_overflow(node, natural - node.height, node.height))
    if node.words:
        overflows.append(_overflow(node, 0, node.width)._replace(word=node.words[0]))


def _overflow(node: Node, excess: int, room: int) -> Overflow:
    texts = tuple(node.all_paragraphs())
    styles = frozenset(paragraph.style for paragraph in texts)
    return Overflow(excess, room, styles, texts)


def _offset(align: str, spare: int) -> int:
    if align == "center":
        return spare // 2
    return spare if align == "end" else 0


def _place_row(
    node: Node, box: boxes.Container, x: int, y: int, width: int, height: int,
    overflows: list[Overflow],
) -> None:  # fmt: skip
    children = node.children
    spare = width - sum(child.width for child in children) - box.gap * (len(children) - 1)
    gaps = _gaps(box, len(children), max(0, spare))
    at = x + (_offset(box.justify, spare) if spare > 0 else 0)
    for child, gap in zip(children, gaps, strict=True):
        stretched = box.align == "stretch" and child.box.frame.height is None
        tall = height if stretched else min(child.height, height)
        _place(child, at, y + _offset(box.align, height - tall), tall, overflows)
        at += child.width + gap


def _gaps(box: boxes.Container, count: int, spare: int) -> list[int]:
    """The distance after each of `count` children along the main axis."""
    if box.justify == "between" and count > 1:
        return [box.gap + extra for extra in (*divide(spare, [1.0] * (count - 1)), 0)]
    return [box.gap] * count


def _place_column(
    node: Node, box: boxes.Container, x: int, y: int, width: int, height: int,
    overflows: list[Overflow],
) -> None:  # fmt: skip
    children = node.children
    grow = [child.box.frame.grow for child in children]
    heights = [child.height for child in children]
    spare = height - sum(heights) - box.gap * (len(children) - 1)
    if any(grow):
        heights = _grown(heights, grow, spare)
        spare = height - sum(heights) - box.gap * (len(children) - 1)
    if spare < 0:
        overflows.append(_overflow(node, -spare, height))
    gaps = _gaps(box, len(children), max(0, spare))
    at = y + (_offset(box.justify, spare) if spare > 0 else 0)
    for child, tall, gap in zip(children, heights, gaps, strict=True):
        _place(child, x + _offset(box.align, width - child.width), at, tall, overflows)
        at += tall + gap


def _grown(heights: list[int], grow: Sequence[float], spare: int) -> list[int]:
    """Heights with the spare room given to what grows, or missing room taken from it."""
    if spare >= 0:
        return [a + b for a, b in zip(heights, divide(spare, grow), strict=True)]
    give = [height if share else 0 for height, share in zip(heights, grow, strict=True)]
    cuts = divide(min(-spare, sum(give)), give)
    return [a - b for a, b in zip(heights, cuts, strict=True)]


def _place_grid(
    node: Node, box: boxes.Container, x: int, y: int, height: int, overflows: list[Overflow]
) -> None:
    rows = _grid_rows(node.children, len(box.tracks))
    natural = [max(child.height for child in row) for row in rows]
    room = height - box.gap * (len(rows) - 1)
    if sum(natural) > room:
        overflows.append(_overflow(node, sum(natural) - room, height))
    heights = _levelled(natural, room) if box.align == "stretch" else natural
    for row, tall in zip(rows, heights, strict=True):
        at = x
        for child in row:
            _place(child, at, y, tall, overflows)
            at += child.width + box.gap
        y += tall + box.gap


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
        for paragraph in node.paragraphs:
            limit = context.sizes.theme.styles[paragraph.style].lines
            if limit and len(paragraph.lines) > limit:
                leading = from_points(paragraph.leading)
                excess = (len(paragraph.lines) - limit) * leading
                styles = frozenset((paragraph.style,))
                found.append(Overflow(excess, limit * leading, styles, (paragraph,)))
    return found
