"""Tables: written out as columns and rows, or read from a CSV file (RFC 4180)."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from deck import model
from deck.reader.chart_checks import count
from deck.reader.context import Context
from deck.reader.data_files import Row, read_data_file
from deck.reader.names import ROLE
from deck.reader.nodes import Mapping, Node, Scalar, Sequence, is_empty
from deck.reader.scalars import CELL, PLAIN, PROSE, Choice
from deck.reader.schema import Field, ListOf, Record, Values, into, items
from deck.source import Span


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
_ALIGN = Field(
    "align",
    Choice("left", "center", "right"),
    "`left` if not given, which is where lines start; `right` is where they end. In a deck that "
    "runs from right to left that is the left side",
    default="left",
)

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
        if isinstance(node, Mapping) and COLUMN.is_meant(node):
            return COLUMN.read(node, subject, ctx)
        heading = CELL.read(node, subject, ctx)
        return heading and model.TableColumn(heading, None, "left")


class _SaidColumn:
    """The same where the data file has the headings."""

    label = "column"

    def read(self, node: Node, subject: str, ctx: Context) -> Any:
        if isinstance(node, Mapping) and _SAID.is_meant(node):
            return _SAID.read(node, subject, ctx)
        heading = PLAIN.read(node, subject, ctx)
        return Said(heading, None, "left", ctx.span(node))


class _Row:
    """A row: a list of cells."""

    label = "list of prose"

    def read(self, node: Node, subject: str, ctx: Context) -> model.TableRow | None:
        if not isinstance(node, Sequence) and not is_empty(node):
            ctx.wrong_type(node, subject, "a list", _row_hint(node))
            return None
        cells = _CELLS.read(node, subject, ctx)
        return None if cells is None else model.TableRow(cells, ctx.span(node))


def _row_hint(node: Node) -> str:
    """How the cells of a row are written that is no list."""
    if isinstance(node, Scalar) and not node.style and not re.search(r"[\[\]{}\n]|: ", node.text):
        return f"write: - [{node.text}]"
    return "a row is a list of its cells, one for each column: - [x, y]"


class _Table:
    """A CSV file in the content folder, as the head and the rows of a table."""

    label = "CSV file"

    def read(self, node: Node, subject: str, ctx: Context) -> Data | None:
        data = read_data_file(node, subject, ctx)
        if data is None:
            return None
        before = ctx.errors
        with ctx.elsewhere(data.shown, data.text):
            head, *body = [model.TableRow(_cells(row, ctx), row.span) for row in data.rows]
        return None if ctx.errors != before else Data(data.name, head.cells, tuple(body))


_CELLS = ListOf(CELL, 1)

_DATA = Field("data", _Table(), "a file with the table, its first row the head, instead of `rows`")
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
        same = names.count(said.heading)
        if same > 1:
            ctx.error(
                f'{same} columns of the data have the head "{said.heading}"',
                said.span,
                'give them heads of their own, or leave "heading" out: then the place in the list '
                "says which column is meant",
            )
        elif said.heading in names:
            return names.index(said.heading)
        else:
            ctx.unknown("column of the data:", said.heading, said.span, names)
    elif at < len(head):
        return at
    else:
        ctx.error(f"the data has only {count(head, 'column')}", said.span)
    return None


def _cells(row: Row, ctx: Context) -> tuple[model.Text, ...]:
    """The texts of a row."""
    return tuple(CELL.read(cell, "a cell", ctx) or model.Text((), row.span) for cell in row.cells)
