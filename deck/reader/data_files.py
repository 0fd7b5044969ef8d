"""Data files: CSV (RFC 4180) in the content folder, as rows of nodes that know their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from deck.reader.chart_checks import count
from deck.reader.context import Context
from deck.reader.files import load_text, shown_name
from deck.reader.names import find_file
from deck.reader.nodes import Node, Scalar
from deck.reader.scalars import text_of
from deck.source import Span

#: A cell as it is written, with its quotes (RFC 4180, section 2).
_CELL = r'(?:^|,)("(?:[^"]|"")*"|[^,]*)'
#: A line with a separator that is no comma, outside of double quotes.
_SEPARATED = r'(?:[^"\t;]|"[^"]*")*[\t;]'


class DataFile(NamedTuple):
    """A CSV file as it was read: `shown` is what spans call it; the first row is the head."""

    name: str
    shown: str
    text: str
    rows: tuple[Row, ...]


class Row(NamedTuple):
    """A row: a node for each cell, at its place in the file, its quotes being part of it."""

    cells: tuple[Scalar, ...]
    span: Span


def read_data_file(node: Node, subject: str, ctx: Context) -> DataFile | None:
    """The rows of the file that a node names; None, and errors, where it is no table.

    It has a head and at least one row, and all rows are as long as the head.
    """
    text = text_of(node, subject, ctx)
    if not text or not isinstance(node, Scalar):
        return None
    path = find_file(node, "data file", (".csv",), ctx)
    return _read(path, text, ctx) if path else None


def _read(path: Path, name: str, ctx: Context) -> DataFile | None:
    shown = shown_name(path)
    text, problems = load_text(path, shown)
    for problem in problems:
        ctx.error(problem.message, problem.span, *problem.hints)
    if text is None:
        return None
    ctx.texts[shown] = text
    before = ctx.errors
    lines = _split(text, shown, ctx)
    if ctx.errors == before and len(lines) < 2:
        what = "has a head but no rows" if lines else "is empty"
        ctx.error(f"this data file {what}", Span(shown, 1, 1), "the first row is the head")
    if ctx.errors != before:
        return None
    rows = tuple(Row(tuple(_nodes(line)), line.span) for line in lines)
    return DataFile(name, shown, text, rows)


class _Line(NamedTuple):
    """A row of a CSV file; `raw` is all of it as written, its line ends as line feeds."""

    cells: list[str]
    span: Span
    raw: str


def _split(text: str, shown: str, ctx: Context) -> list[_Line]:
    """The rows of a CSV text, without blank lines; ragged ones are errors."""
    import csv  # only decks with data files need it

    rows: list[_Line] = []
    lines = text.splitlines(keepends=True)
    reader = csv.reader(lines, strict=True)
    start = 1
    try:
        for cells in reader:
            written = [line.rstrip("\r\n") for line in lines[start - 1 : reader.line_num]]
            span = Span(shown, start, 1, max(1, len(written[0])))
            start = reader.line_num + 1
            if not any(cell.strip() for cell in cells) and len(cells) < 2:
                continue
            rows.append(_Line(cells, span, "\n".join(written)))
    except csv.Error as problem:
        line = lines[start - 1].rstrip("\r\n")
        if not rows and re.match(_SEPARATED, line):
            _report_separator(Span(shown, start, 1, len(line)), ctx)
        else:
            ctx.error(f"this is not CSV: {problem}", Span(shown, start, 1))
    if rows and len(rows[0].cells) == 1 and re.match(_SEPARATED, rows[0].raw):
        _report_separator(rows[0].span, ctx)
    _check_widths(rows, ctx)
    return rows


def _check_widths(rows: list[_Line], ctx: Context) -> None:
    """Rows are as long as their head; where all differ from it alike, the head is at fault."""
    if not rows:
        return
    head, *body = rows
    wide = count(tuple(head.cells), "cell")
    longs = {len(row.cells) for row in body}
    if len(body) > 1 and len(longs) == 1 and longs != {len(head.cells)}:
        cells = count(tuple(body[0].cells), "cell")
        hint = "the first row has a name for each column"
        ctx.error(f"a head of {wide} over rows of {cells}", head.span, hint)
        return
    hint = "a cell with a comma in it stands in double quotes"
    for row in body:
        if len(row.cells) != len(head.cells):
            cells = count(tuple(row.cells), "cell")
            ctx.error(f"{cells} under a head of {wide}", row.span, hint)


def _report_separator(head: Span, ctx: Context) -> None:
    ctx.error(
        "the cells are not separated by commas",
        head,
        "save it with commas",
        "if this is the head of a single column, put it in double quotes",
    )


def _nodes(row: _Line) -> Iterator[Scalar]:
    for cell, written in zip(row.cells, re.finditer(_CELL, row.raw), strict=True):
        above = row.raw[: written.start(1)]
        line = row.span.line + above.count("\n")
        column = len(above) - above.rfind("\n")
        yield Scalar(cell, "", line, column, len(written[1].partition("\n")[0]))
