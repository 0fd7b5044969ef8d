"""Tables as HTML tables; their fills and lines are drawn below them, to the exact place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from deck.geometry import Rect
from deck.solved import Border, Cell, TableFrame
from deck.writers.reveal import drawing
from deck.writers.reveal.lengths import color, place, px
from deck.writers.reveal.markup import Markup, element, joined
from deck.writers.reveal.text import TextWriter


def table_paint(frame: TableFrame) -> Markup:
    """The fills of the cells, and the lines between them."""
    fills, lines = [], []
    for row, column, cell, rect in _cells(frame):
        if cell.fill:
            fills.append(element("rect", {**drawing.box(rect), "fill": color(cell.fill)}))
        # Two cells share the line between them; it is drawn once, with the cell above it.
        border = cell.bottom or _border(frame, row + 1, column, "top")
        if border:
            lines.append(drawing.line(rect.x, rect.bottom, rect.right, rect.bottom, border))
        if row == 0 and cell.top:
            lines.append(drawing.line(rect.x, rect.y, rect.right, rect.y, cell.top))
    return joined((*fills, *lines))


def table_element(frame: TableFrame, text: TextWriter, *, rtl: bool) -> Markup:
    """The table with its text; `rtl` tells that the deck runs from right to left."""
    columns = [element("col", {"style": f"width:{px(width)}px"}) for width in frame.columns]
    rows: list[list[Markup]] = [[] for _ in frame.rows]
    for row, column, cell, rect in _cells(frame):
        rows[row].append(_cell(frame, row, column, cell, rect, text))
    marked = [
        element("tr", {"style": f"height:{px(row.height)}px"}, *cells)
        for row, cells in zip(frame.rows, rows, strict=True)
    ]
    head = 1 if frame.header_row else 0
    attributes = {
        "class": "t",
        "style": place(frame.rect),
        "aria-label": frame.alt or frame.name,
        "dir": ("rtl" if frame.rtl else "ltr") if frame.rtl != rtl else None,
    }
    return element(
        "table",
        attributes,
        element("colgroup", {}, *columns),
        element("thead", {}, *marked[:head]) if head else Markup(),
        element("tbody", {}, *marked[head:]),
    )


def _cell(
    frame: TableFrame, row: int, column: int, cell: Cell, rect: Rect, text: TextWriter
) -> Markup:
    block = text.block(cell.text, rect, cell=True)
    if block is None:
        return element("td", {})
    top, bottom = block.rect.y - rect.y, rect.bottom - block.rect.bottom
    start, end = block.rect.x - rect.x, rect.right - block.rect.right
    style = " ".join(f"{px(side)}px" for side in (top, end, bottom, start))
    head = frame.header_row and row == 0
    scope = "col" if head else "row" if frame.header_column and column == 0 else None
    # A margin may be negative, where padding may not: text that is too high for its row.
    inner = element("div", {"style": f"margin:{style}"}, block.markup)
    return element("th" if scope else "td", {"scope": scope}, inner)


def _cells(frame: TableFrame) -> Iterator[tuple[int, int, Cell, Rect]]:
    """All cells with row, column and place; the first column may be the right one."""
    starts = [0, *accumulate(frame.columns)]
    y = frame.rect.y
    for order, row in enumerate(frame.rows):
        for column, cell in enumerate(row.cells):
            width = frame.columns[column]
            x = frame.rect.x + starts[column]
            if frame.rtl:
                x = frame.rect.right - starts[column] - width
            yield order, column, cell, Rect(x, y, width, row.height)
        y += row.height


def _border(frame: TableFrame, row: int, column: int, side: str) -> Border | None:
    if row >= len(frame.rows) or column >= len(frame.rows[row].cells):
        return None
    border: Border | None = getattr(frame.rows[row].cells[column], side)
    return border
