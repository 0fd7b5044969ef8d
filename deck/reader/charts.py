"""The records of a chart."""

from __future__ import annotations

from typing import NamedTuple

from deck import model
from deck.number_format import GENERAL, is_known
from deck.reader.chart_checks import MOST, MOST_SERIES, check_chart, check_series, count
from deck.reader.context import Context
from deck.reader.names import ROLE, SOURCE
from deck.reader.nodes import Mapping, Node, Scalar, Sequence, is_empty
from deck.reader.scalars import (
    FALSE,
    FLAG,
    PLAIN,
    PROSE,
    TRUE,
    UNMARKED,
    UNMARKED_CELL,
    Choice,
    Number,
)
from deck.reader.schema import Field, ListOf, Record, Values

_VALUE = Number(
    -MOST, MOST, hint='write the number alone; "format" or "labels" say how it is shown'
)
_NUMBER = Number(-MOST, MOST)
#: What charts like these are called elsewhere.
_ALSO_CALLED = dict.fromkeys(("pie", "donut", "ring"), "doughnut") | {"xy": "scatter"}
_POINT = "write [x, y], or with a name [x, y, Name]"


class Point(NamedTuple):
    """A point of a scatter chart as it is read."""

    x: float
    y: float
    name: model.Text


class NumberFormat:
    """A number format that charts can show."""

    label = "number format"

    def read(self, node: Node, subject: str, ctx: Context) -> str | None:
        """The code; None if it is empty or nothing that can be shown as Excel shows it."""
        code = PLAIN.read(node, subject, ctx)
        if code is None or is_known(code):
            return code
        ctx.error(
            f'"{code}" is not a number format that charts can show',
            ctx.span(node),
            'such are 0, 0.00, #,##0, 0%, $0.0, 0" kg"; words stand in double quotes',
            "dates, fractions, exponents, scaling, colours and conditions are not supported",
        )
        return None


class _Stacked(Choice):
    """Whether series stand on each other: one of the words, or another way to say yes or no."""

    def read(self, node: Node, subject: str, ctx: Context) -> str | None:
        """The word."""
        if isinstance(node, Scalar) and node.text.lower() in (*TRUE, *FALSE):
            return "yes" if node.text.lower() in TRUE else "no"
        return super().read(node, subject, ctx)


class _Point:
    """A point of a scatter chart: x, y and, if it has one, its name."""

    label = "`[x, y]`"

    def read(self, node: Node, subject: str, ctx: Context) -> Point | None:
        """The point, or None if it is not two numbers and a name."""
        if not isinstance(node, Sequence) or not 2 <= len(node.items) <= 3:
            if isinstance(node, Sequence):
                numbers = count(node.items, "item")
                ctx.error(f"a point has an x and a y, not {numbers}", ctx.span(node), _POINT)
            elif not is_empty(node):
                ctx.wrong_type(node, subject, "a point", _POINT)
            return None
        before = ctx.errors
        x, y = (
            self._coordinate(one, name, ctx) for one, name in zip(node.items, "xy", strict=False)
        )
        name = UNMARKED_CELL.read(node.items[2], "a name", ctx) if len(node.items) > 2 else None
        if ctx.errors != before or x is None or y is None:
            return None
        return Point(x, y, name or model.Text((), ctx.span(node)))

    def _coordinate(self, node: Node, name: str, ctx: Context) -> float | None:
        before = ctx.errors
        value = _VALUE.read(node, f'"{name}" of a point', ctx)
        if value is None and ctx.errors == before:
            ctx.error(f'this point has no "{name}"', ctx.span(node), _POINT)
        return value


class _XAxis:
    """The x axis of a scatter chart: what its values are, or a mapping that says more."""

    label = "unmarked prose or [horizontal axis](#a-horizontal-axis)"

    def read(self, node: Node, subject: str, ctx: Context) -> model.XAxis | None:
        """The axis, or None if it is empty or wrong."""
        if isinstance(node, Mapping):
            axis: model.XAxis | None = X_AXIS.read(node, subject, ctx)
            return axis
        text = UNMARKED.read(node, subject, ctx)
        return text and model.XAxis(text, GENERAL, None, None, ctx.span(node))


def _series(values: Values, node: Node, ctx: Context) -> model.Series:
    points: tuple[Point, ...] = values["points"]
    labels = values["labels"]
    if any(point.name.runs for point in points):
        labels = tuple(point.name for point in points)
    return model.Series(
        name=values["name"],
        values=tuple(point.y for point in points) or values["values"],
        labels=labels,
        role=values["role"],
        span=ctx.span(node),
        across=tuple(point.x for point in points),
    )


def _check_x(values: Values, node: Mapping, ctx: Context) -> None:
    least, most = values["min"], values["max"]
    if least is not None and most is not None and least >= most:
        ctx.error('"min" must be less than "max"', ctx.key_span("min", node.entries["min"]))


SERIES = Record(
    "series",
    (
        Field(
            "name",
            UNMARKED,
            "what it is called, which the legend shows where there are several series",
            required=True,
        ),
        Field(
            "values",
            ListOf(_VALUE, 1, blank=True),
            "a number for each category; `~` where one is missing; required but for `scatter`",
            default=(),
        ),
        Field(
            "points",
            ListOf(_Point(), 1),
            "of a `scatter` chart, instead of `values`: `[x, y]`, or with a name `[x, y, Name]`",
            default=(),
        ),
        Field(
            "labels",
            ListOf(UNMARKED_CELL, blank=True),
            'the text to show for each value instead of the number; `""` for none',
            default=(),
        ),
        Field("role", ROLE, "the role that colours the series"),
    ),
    _series,
    check_series,
)

X_AXIS = Record(
    "horizontal axis",
    (
        Field("axis", UNMARKED, "what its values are, with their unit", required=True),
        Field("format", NumberFormat(), "how its numbers are shown", default=GENERAL),
        Field("min", _NUMBER, "where it begins"),
        Field("max", _NUMBER, "where it ends"),
    ),
    lambda values, node, ctx: model.XAxis(
        values["axis"], values["format"], values["min"], values["max"], ctx.span(node)
    ),
    _check_x,
)


def _chart(values: Values, node: Node, ctx: Context) -> model.Chart:
    return model.Chart(
        kind=values["type"],
        axis=values["axis"],
        categories=values["categories"],
        roles=values["roles"],
        series=values["series"],
        number_format=values["format"],
        minimum=values["min"],
        maximum=values["max"],
        alt=values["alt"],
        source=values["source"],
        span=ctx.span(node),
        stacked=values["stacked"],
        x=values["x"],
        shares=values["shares"],
        center=values["center"],
    )


class _Chart(Record):
    """A chart that is written out, or read from a data file."""

    def values(self, node: Node, subject: str, ctx: Context) -> Values | None:
        """The values of the fields as far as they are right; None where there are none."""
        if isinstance(node, Mapping) and "data" in node.entries:
            from deck.reader.chart_data import with_data  # few charts have such a file

            written = with_data(node, ctx)
            return None if written is None else super().values(written, subject, ctx)
        return super().values(node, subject, ctx)


class _DataFile:
    """The CSV file of a chart. `with_data` puts what it says in its place."""

    label = "CSV file"

    def read(self, node: Node, subject: str, ctx: Context) -> None:
        """Nothing: the chart has been written out already."""


CHART = _Chart(
    "chart",
    (
        Field(
            "type",
            Choice("bar", "column", "line", "scatter", "doughnut", also=_ALSO_CALLED),
            "`bar` lies, `column` stands, `line` connects, `scatter` has points with an x and "
            "a y, `doughnut` cuts a ring into slices",
            required=True,
        ),
        Field(
            "stacked",
            _Stacked("yes", "percent", "no"),
            "of `bar` and `column`: whether the series stand on each other; with `percent` as "
            "shares of their whole",
            default="no",
        ),
        Field("axis", PROSE, "what the values are, with their unit"),
        Field(
            "categories",
            ListOf(UNMARKED, 1),
            "what is compared, in order; required but for `scatter`",
            default=(),
        ),
        Field(
            "data",
            _DataFile(),
            "a file instead of `categories` and `series`: names in its first column, each other "
            "one a series with its head as the name; not of `scatter`",
        ),
        Field("x", _XAxis(), "the x axis of a `scatter` chart, which needs one"),
        Field(
            "series",
            ListOf(SERIES, 1, MOST_SERIES),
            "the values; with `data`, which columns are shown, by `name`, and what else there is "
            "to say about them: all if not given",
            required=True,
            default=(),
        ),
        Field(
            "roles",
            ListOf(ROLE, blank=True),
            "the role of each category, to colour one or two series; `~` for none",
            default=(),
        ),
        Field(
            "format",
            NumberFormat(),
            'how numbers are shown: `0.0`, `#,##0`, `0%` (0.12 is 12%), `0" kg"`',
            default=GENERAL,
        ),
        Field("min", _NUMBER, "where the value axis begins"),
        Field("max", _NUMBER, "where the value axis ends"),
        Field(
            "shares",
            FLAG,
            "of `doughnut`: whether slices show their shares of the whole and not their values; "
            "no if not given",
            default=False,
        ),
        Field("center", UNMARKED, "of `doughnut`: a word or a number to stand in its hole"),
        Field(
            "alt",
            PLAIN,
            "what the chart shows, for those who cannot see it",
        ),
        Field("source", SOURCE, "where the figures come from"),
    ),
    _chart,
    check_chart,
)
