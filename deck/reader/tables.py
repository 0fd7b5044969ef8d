"""Tables: written out as columns and rows, or read from a CSV file (RFC 4180)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

from deck import model
from deck.reader.chart_checks import count
from deck.reader.context import Context
from deck.reader.files import inside, load_text, shown_name
from deck.reader.names import ROLE, nearest_file
from deck.reader.nodes import Mapping, Node, Scalar, Sequence
from deck.reader.scalars import CELL, PLAIN, PROSE, Choice, text_of
from deck.reader.schema import Field, ListOf, Record, Values, into, items
from deck.source import Span

#: A line with a separator that is no comma, outside of double quotes.
_SEPARATED = r'(?:[^"\t;]|"[^"]*")*[\t;]'


class Data(NamedTuple):
    """A CSV file: its name, the cells of its head, and its rows."""

    name: str
    head: tuple[model.Text, ...]
    rows: tuple[model.TableRow, ...]


class Said(NamedTuple):
    """What `columns` says about a column of a data file: the one of that heading, if given."""

    heading: str | None
    role: model.Role | None
    align: Any
    span: Span


_ROLE = Field("role", ROLE, "the role that the column stands for")
_ALIGN = Field("align", Choice("left", "center", "right"), "left if not given", False, "left")

COLUMN = Record(
    "column",
    (Field("heading", PROSE, "the head of the column", required=True), _ROLE, _ALIGN),
    lambda values, node, ctx: model.TableColumn(**values),
)
_SAID = Record(
    "column",
    (Field("heading", PLAIN, "which column is meant; else the one in its place"), _ROLE, _ALIGN),
    into(Said),
)


class _Column:
    """A column of a table: its heading, or a mapping that says more."""

    label = "prose or column"

    def read(self, node: Node, subject: str, ctx: Context) -> Any:
        if isinstance(node, Mapping):
            return COLUMN.read(node, subject, ctx)
        heading = CELL.read(node, subject, ctx)
        return heading and model.TableColumn(heading, None, "left")


class _SaidColumn:
    """The same where the data file has the headings."""

    label = "column"

    def read(self, node: Node, subject: str, ctx: Context) -> Any:
        if isinstance(node, Mapping):
            return _SAID.read(node, subject, ctx)
        heading = PLAIN.read(node, subject, ctx)
        return Said(heading, None, "left", ctx.span(node))


class _Row:
    """A row: a list of cells."""

    label = "list of prose"

    def read(self, node: Node, subject: str, ctx: Context) -> model.TableRow | None:
        cells = _CELLS.read(node, subject, ctx)
        return None if cells is None else model.TableRow(cells, ctx.span(node))


class _DataFile:
    """A CSV file in the content folder."""

    label = "CSV file"

    def read(self, node: Node, subject: str, ctx: Context) -> Data | None:
        text = text_of(node, subject, ctx)
        if not text or not isinstance(node, Scalar):
            return None
        span = ctx.span(node)
        path = inside(ctx.folder, text) if ctx.folder else None
        if path is None:
            hint = "its path is relative to the content folder, and it is in there"
            ctx.error(f'"{text}" is not a file of the content folder', span, hint)
        elif not path.is_file():
            near = nearest_file(ctx.folder, "*.csv", text) if ctx.folder else None
            ctx.error(f'there is no data file "{text}"', span, near)
        else:
            return _read_csv(path, text, ctx)
        return None


_CELLS = ListOf(CELL, 1)

_DATA = Field(
    "data", _DataFile(), "a file with the table, its first row the head, instead of `rows`"
)
_ROWS = Field("rows", ListOf(_Row(), 1), "the rows, each with a cell for each column", default=())

#: The fields of a slide with a table that is written out.
TABLE_FIELDS = (
    _DATA,
    Field(
        "columns",
        ListOf(_Column(), 1),
        "the heads; with `data`, only what there is to say about them: by heading or by place",
        default=(),
    ),
    _ROWS,
)
#: The same for one that is read from a data file.
DATA_FIELDS = (_DATA, Field("columns", ListOf(_SaidColumn(), 1), "", default=()), _ROWS)


def check_table(values: Values, node: Mapping, ctx: Context) -> None:
    """Note what does not fit together in the fields of a table."""
    entries = node.entries
    if "data" in entries:
        if "rows" in entries:
            span = ctx.key_span("rows", entries["rows"])
            ctx.error('a table has either "data" or "rows"', span)
        if values["data"]:
            _check_said(values["columns"], values["data"].head, ctx)
        return
    missing = [name for name in ("columns", "rows") if name not in entries]
    if missing:
        needed = " and ".join(f'"{name}"' for name in missing)
        hint = 'give "data", or "columns" and "rows"'
        ctx.error(f'a table without "data" needs {needed}', ctx.span(node), hint)
    columns = items(node, "columns")
    for row in (items(node, "rows") or ()) if columns else ():
        if columns and isinstance(row, Sequence) and len(row.items) != len(columns):
            message = f"{count(row.items, 'cell')} in a table of {count(columns, 'column')}"
            ctx.error(message, ctx.span(row), 'write "" for an empty cell')


def table(values: Values, node: Node, ctx: Context) -> model.Table:
    """The table of a slide whose fields are right."""
    data: Data | None = values["data"]
    if data is None:
        return model.Table(values["columns"], values["rows"], None, ctx.span(node))
    columns = [model.TableColumn(text, None, "left") for text in data.head]
    for at, said in enumerate(values["columns"]):
        place = _position(at, said, data.head, ctx)
        if place is not None:
            columns[place] = columns[place]._replace(role=said.role, align=said.align)
    return model.Table(tuple(columns), data.rows, data.name, ctx.span(node))


def _check_said(columns: tuple[Said, ...], head: tuple[model.Text, ...], ctx: Context) -> None:
    """Note what is said about columns that the data does not have, or about one twice."""
    found: dict[int, Span] = {}
    for at, said in enumerate(columns):
        place = _position(at, said, head, ctx)
        if place in found:
            hint = f"the first time is at {found[place]}"
            ctx.error(f'the column "{head[place].plain}" is described twice', said.span, hint)
        elif place is not None:
            found[place] = said.span


def _position(at: int, said: Said, head: tuple[model.Text, ...], ctx: Context) -> int | None:
    """Which column of the data is meant: the one with that heading, or the one at that place."""
    if said.heading is not None:
        names = [text.plain for text in head]
        if said.heading in names:
            return names.index(said.heading)
        ctx.unknown("column of the data:", said.heading, said.span, names)
    elif at < len(head):
        return at
    else:
        ctx.error(f"the data has only {count(head, 'column')}", said.span)
    return None


def _read_csv(path: Path, name: str, ctx: Context) -> Data | None:
    """The cells of a CSV file; None, and errors in that file, where it is no table."""
    shown = shown_name(path)
    text, problems = load_text(path, shown)
    for problem in problems:
        ctx.error(problem.message, problem.span, *problem.hints)
    if text is None:
        return None
    ctx.texts[shown] = text
    before = ctx.errors
    rows = _split(text, shown, ctx)
    if ctx.errors == before and len(rows) < 2:
        what = "has a head but no rows" if rows else "is empty"
        ctx.error(f"this data file {what}", Span(shown, 1, 1), "the first row is the head")
    if ctx.errors != before:
        return None
    with ctx.elsewhere(shown, text):
        head, *body = [model.TableRow(_cells(row, ctx), row.span) for row in rows]
    return None if ctx.errors != before else Data(name, head.cells, tuple(body))


class _Line(NamedTuple):
    """A row of a CSV file; `raw` is its line if it has only one."""

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
            raw = lines[start - 1].rstrip("\r\n")
            span = Span(shown, start, 1, max(1, len(raw)))
            start = reader.line_num + 1
            if not any(cell.strip() for cell in cells) and len(cells) < 2:
                continue
            if rows and len(cells) != len(rows[0].cells):
                wide = count(tuple(rows[0].cells), "cell")
                hint = "a cell with a comma in it stands in double quotes"
                ctx.error(f"{count(tuple(cells), 'cell')} under a head of {wide}", span, hint)
            rows.append(_Line(cells, span, raw))
    except csv.Error as problem:
        line = lines[start - 1].rstrip("\r\n")
        if not rows and re.match(_SEPARATED, line):
            _report_separator(Span(shown, start, 1, len(line)), ctx)
        else:
            ctx.error(f"this is not CSV: {problem}", Span(shown, start, 1))
    if rows and len(rows[0].cells) == 1 and re.match(_SEPARATED, rows[0].raw):
        _report_separator(rows[0].span, ctx)
    return rows


def _report_separator(head: Span, ctx: Context) -> None:
    ctx.error(
        "the cells are not separated by commas",
        head,
        "save it with commas",
        "if this is the head of a single column, put it in double quotes",
    )


def _cells(line: _Line, ctx: Context) -> tuple[model.Text, ...]:
    """The texts of a row, each at its column where the row has no quotes."""
    exact = line.raw == ",".join(line.cells)
    column = 1
    texts = []
    for cell in line.cells:
        node = Scalar(cell, "", line.span.line, column if exact else 1, len(cell))
        texts.append(CELL.read(node, "a cell", ctx) or model.Text((), line.span))
        column += len(cell) + 1
    return tuple(texts)
