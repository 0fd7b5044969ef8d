"""Charts from a data file: its columns become the categories and the series.

They are put in the place of `data` before the schema looks at the chart. So the numbers of a
file are read and judged as those that are written out, and what is wrong with one is told at
its place in the file.
"""

from __future__ import annotations

from typing import NamedTuple

from deck.reader.chart_checks import MOST_SERIES
from deck.reader.context import Context
from deck.reader.data_files import DataFile, read_data_file
from deck.reader.nodes import Entry, Mapping, Node, Scalar, Sequence, is_empty


class _Column(NamedTuple):
    """A column of values: its head, and the values."""

    name: Scalar
    values: Sequence


def with_data(node: Mapping, ctx: Context) -> Mapping | None:
    """The chart with what its data file says written out; None, and errors, if that is wrong."""
    entries = dict(node.entries)
    named = entries.pop("data")
    kind = entries["type"].value if "type" in entries else None
    if isinstance(kind, Scalar) and kind.text == "scatter":
        hint = "its points are written out: points: [[x, y], [x, y]]"
        ctx.error('a scatter chart has no "data"', ctx.key_span("data", named), hint)
        return None
    if "categories" in entries:
        span = ctx.key_span("categories", entries["categories"])
        ctx.error('a chart has either "data" or "categories"', span, "the file has the names")
        return None
    data = read_data_file(named.value, '"data"', ctx)
    if data is None:
        return None
    before = ctx.errors
    categories, columns = _columns(data, ctx)
    series = _series(entries.pop("series", None), columns, ctx)
    if ctx.errors != before:
        return None
    line, column = named.line, named.column
    entries["categories"] = Entry(line, column, categories)
    entries["series"] = Entry(line, column, Sequence(series, True, line, column))
    return node._replace(entries=entries)


def _columns(data: DataFile, ctx: Context) -> tuple[Sequence, tuple[_Column, ...]]:
    """The names in the first column, and the other columns."""
    head, *body = data.rows
    for row in data.rows:
        for cell in row.cells:
            ctx.foreign[id(cell)] = data.shown, cell
    if len(head.cells) < 2:
        hint = "the first column has the names of the categories, each other one a series"
        ctx.error("this data file has no column of values", head.span, hint)
    sequences = []
    for at, top in enumerate(head.cells):
        cells = tuple(row.cells[at] for row in body)
        sequence = Sequence(cells, True, top.line, top.column)
        ctx.foreign[id(sequence)] = data.shown, sequence
        sequences.append(sequence)
    columns = zip(head.cells[1:], sequences[1:], strict=True)
    return sequences[0], tuple(_Column(*column) for column in columns)


def _series(given: Entry | None, columns: tuple[_Column, ...], ctx: Context) -> tuple[Node, ...]:
    """The series: those that the author names, with what is said about them, else all."""
    if given is None or is_empty(given.value):
        _check_all(columns, ctx)
        return tuple(_whole(column, ctx) for column in columns)
    if not isinstance(given.value, Sequence):
        ctx.wrong_type(given.value, '"series"', "a list", "such as: - name: a column of the data")
        return ()
    return tuple(_described(item, columns, ctx) for item in given.value.items)


def _check_all(columns: tuple[_Column, ...], ctx: Context) -> None:
    """Note what keeps the columns from being series without the author's saying which."""
    if len(columns) > MOST_SERIES:
        first, second = (column.name.text.strip() for column in columns[:2])
        ctx.error(
            f"this data has {len(columns)} columns of values; a chart shows {MOST_SERIES} at most",
            ctx.span(columns[MOST_SERIES].name),
            '"series" chooses some of them, such as: '
            f"series: [{{name: {first}}}, {{name: {second}}}]",
        )
    for column in columns:
        if not column.name.text.strip():
            hint = "the head of a column is what its series is called"
            ctx.error("this column of values has no head", ctx.span(column.name), hint)


def _whole(column: _Column, ctx: Context) -> Mapping:
    line, place = column.name.line, column.name.column
    entries = {
        "name": Entry(line, place, column.name),
        "values": Entry(line, place, column.values),
    }
    made = Mapping(entries, True, line, place)
    for node in (made, *entries.values()):
        ctx.foreign[id(node)] = ctx.foreign[id(column.name)][0], node
    return made


def _described(item: Node, columns: tuple[_Column, ...], ctx: Context) -> Node:
    """A series that the author names, with its values; the schema tells what else is wrong."""
    entry = item.entries.get("name") if isinstance(item, Mapping) else None
    if not isinstance(item, Mapping) or entry is None or not isinstance(entry.value, Scalar):
        return item
    for name in ("values", "points"):
        if name in item.entries:
            span = ctx.key_span(name, item.entries[name])
            ctx.error(f'with "data" a series has no "{name}"', span, "the file has the values")
    known: dict[str, list[_Column]] = {}
    for column in columns:
        known.setdefault(column.name.text.strip(), []).append(column)
    name = entry.value.text
    if name not in known:
        ctx.unknown("column of the data:", name, ctx.span(entry.value), known)
        return item
    first, *others = known[name]
    if others:
        places = " and ".join(str(ctx.span(one.name)) for one in (first, *others))
        ctx.error(
            f'{1 + len(others)} columns of the data are called "{name}"',
            ctx.span(entry.value),
            f"they are at {places}: give them names of their own",
        )
    values = Entry(item.line, item.column, first.values)
    return item._replace(entries={**item.entries, "values": values})
