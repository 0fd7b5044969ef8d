"""Tables as DrawingML (ECMA-376 Part 1, 21.1.3)."""

from __future__ import annotations

from deck.solved import Border, Cell, TableFrame
from deck.writers.powerpoint.drawing import fill_element, line_element
from deck.writers.powerpoint.text import LinkWriter, TextWriter

#: PowerPoint's "No Style, No Grid": every cell says itself what it looks like.
STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}


def table_element(frame: TableFrame, text: TextWriter, link: LinkWriter) -> str:
    """`a:tbl` (21.1.3.13).

    Where a table runs from right to left, its columns are written in the order in which they
    are seen, the last one first, and not marked `rtl` (21.1.3.15): LibreOffice passes over
    that mark, and would show the first column at the left.
    """
    if frame.rtl:
        frame = _turned(frame)
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in frame.columns)
    marks = "".join(
        f' {name}="1"'
        for name, holds in (
            ("firstRow", frame.header_row),
            ("lastCol" if frame.rtl else "firstCol", frame.header_column),
        )
        if holds
    )
    rows = []
    for position, row in enumerate(frame.rows):
        cells = []
        for column, cell in enumerate(row.cells):
            above = _neighbour(frame, position - 1, column)
            below = _neighbour(frame, position + 1, column)
            # Two cells share the line between them; where they disagree about it, each
            # application believes another one.
            top = cell.top or (above.bottom if above else None)
            bottom = cell.bottom or (below.top if below else None)
            cells.append(_cell(cell, top, bottom, text, link))
        rows.append(f'<a:tr h="{row.height}">{"".join(cells)}</a:tr>')
    return (
        f"<a:tbl><a:tblPr{marks}><a:tableStyleId>{STYLE}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{columns}</a:tblGrid>{''.join(rows)}</a:tbl>"
    )


def _turned(frame: TableFrame) -> TableFrame:
    """The table with its columns from left to right."""
    rows = tuple(row._replace(cells=row.cells[::-1]) for row in frame.rows)
    return frame._replace(columns=frame.columns[::-1], rows=rows)


def _neighbour(frame: TableFrame, row: int, column: int) -> Cell | None:
    if not 0 <= row < len(frame.rows) or column >= len(frame.rows[row].cells):
        return None
    return frame.rows[row].cells[column]


def _cell(
    cell: Cell, top: Border | None, bottom: Border | None, text: TextWriter, link: LinkWriter
) -> str:
    """`a:tc` (21.1.3.16)."""
    left_margin, top_margin, right_margin, bottom_margin = cell.text.insets
    return (
        "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>"
        f"{text.paragraphs(cell.text.paragraphs, None, link)}</a:txBody>"
        f'<a:tcPr marL="{left_margin}" marR="{right_margin}" marT="{top_margin}"'
        f' marB="{bottom_margin}" anchor="{_ANCHOR[cell.text.anchor]}">'
        f"{line_element(None, 'a:lnL')}{line_element(None, 'a:lnR')}"
        f"{line_element(top, 'a:lnT')}{line_element(bottom, 'a:lnB')}"
        f"{fill_element(cell.fill)}</a:tcPr></a:tc>"
    )
