"""Widths, from the top down: what is fixed, what the text asks, and shares of the rest."""

from __future__ import annotations

from collections.abc import Sequence

from deck import boxes
from deck.geometry import divide
from deck.layout.nodes import Context, Node, max_width, min_width
from deck.layout.tables import measure_table


def set_widths(node: Node, width: int, context: Context) -> None:
    """Give a node its width, and all below it theirs; texts are broken into lines."""
    node.width = width
    box = node.box
    if isinstance(box, boxes.TextBox):
        reserve = node.end_mark_reserve
        typeset = context.typesetter.typeset(
            node.paragraphs, width - reserve, balance=box.balance, headings=True
        )
        node.paragraphs, node.slack, node.words = typeset
        node.slack += reserve
    elif isinstance(box, boxes.TableBox):
        measure_table(node, box, context)
    elif isinstance(box, boxes.Container):
        inner = max(0, width - box.pad.horizontal)
        for child, share in zip(node.children, _widths(node, box, inner, context), strict=True):
            set_widths(child, share, context)


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
    """Fixed and natural widths first, the rest to what grows; too little room narrows text.

    What grows keeps at least the width of its longest word, but no more than an even share:
    a word that is too long is broken rather than let it push its neighbours aside.
    """
    grow = [child.box.frame.grow for child in children]
    even = max(0, inner) // max(1, len(children))
    least = [
        min(even, min_width(child, context)) if share else min_width(child, context)
        for child, share in zip(children, grow, strict=True)
    ]
    widths = [
        low if share else max_width(child, context)
        for child, low, share in zip(children, least, grow, strict=True)
    ]
    spare = inner - sum(widths)
    if spare >= 0:
        return _shared(widths, grow, inner)
    widths = cut(
        widths, [max(0, width - low) for width, low in zip(widths, least, strict=True)], -spare
    )
    loose = [
        width if child.box.frame.width is None else 0
        for child, width in zip(children, widths, strict=True)
    ]
    return cut(widths, loose, sum(widths) - inner)


def _shared(widths: list[int], grow: Sequence[float], inner: int) -> list[int]:
    """Widths with the room beside what is fixed given to what grows, by its shares.

    Nothing gets less than its width in `widths` (CSS Flexbox 1, 9.7: a clamped item is
    frozen, and the others share what is left).
    """
    frozen = [not share for share in grow]
    while not all(frozen):
        rest = inner - sum(width for width, done in zip(widths, frozen, strict=True) if done)
        shares = [0.0 if done else share for share, done in zip(grow, frozen, strict=True)]
        parts = divide(rest, shares)
        short = [
            not done and part < width
            for width, part, done in zip(widths, parts, frozen, strict=True)
        ]
        if not any(short):
            return [
                width if done else part
                for width, part, done in zip(widths, parts, frozen, strict=True)
            ]
        frozen = [done or low for done, low in zip(frozen, short, strict=True)]
    return widths


def cut(widths: list[int], give: Sequence[int], excess: int) -> list[int]:
    """Sizes less `excess` in all, or less all there is to give, in proportion to `give`."""
    if excess <= 0 or sum(give) <= 0:
        return widths
    cuts = divide(min(excess, sum(give)), give)
    return [width - cut for width, cut in zip(widths, cuts, strict=True)]


def _grid_widths(node: Node, box: boxes.Container, inner: int) -> list[int]:
    """The widths of the cells, or, where a child has a smaller one of its own, that."""
    widths = []
    for row in grid_rows(node.children, len(box.tracks)):
        for child, cell in zip(row, track_widths(row, box, inner), strict=True):
            fixed = child.box.frame.width
            widths.append(cell if fixed is None else min(fixed, cell))
    return widths


def track_widths(row: Sequence[Node], box: boxes.Container, inner: int) -> list[int]:
    """The widths of the cells in a row of a grid that is `inner` wide."""
    count = len(box.tracks)
    tracks = divide(inner - box.gap * (count - 1), box.tracks)
    widths = []
    at = 0
    for child in row:
        span = min(child.box.frame.columns, count)
        widths.append(sum(tracks[at : at + span]) + box.gap * (span - 1))
        at += span
    return widths


def grid_rows(children: Sequence[Node], count: int) -> list[list[Node]]:
    """The children of a grid in rows of `count` tracks, as their spans fill them."""
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
