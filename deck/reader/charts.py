"""The records of a chart."""

from __future__ import annotations

from deck import model
from deck.number_format import GENERAL, is_known
from deck.reader.context import Context
from deck.reader.names import ROLE, SOURCE
from deck.reader.nodes import Mapping, Node
from deck.reader.scalars import PLAIN, PROSE, UNMARKED, UNMARKED_CELL, Choice, Number
from deck.reader.schema import Field, ListOf, Record, Values, into, items

#: Beyond it a number has more digits than a chart can show, and an axis no room for marks.
_MOST = 1e15
_VALUE = Number(
    -_MOST, _MOST, hint='write the number alone; "format" or "labels" say how it is shown'
)
_NUMBER = Number(-_MOST, _MOST)


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


def _check_series(values: Values, node: Mapping, ctx: Context) -> None:
    labels, numbers = items(node, "labels"), items(node, "values")
    if not labels or not numbers:
        return
    if len(labels) != len(numbers):
        ctx.error(
            f"{count(labels, 'label')} for {count(numbers, 'value')}",
            ctx.key_span("labels", node.entries["labels"]),
            'one for each value; write "" where none is to be shown',
        )
        return
    for label, number in zip(values["labels"], values["values"], strict=False):
        if number is None and label.runs:
            ctx.error("this label has no value to stand at", label.span, 'write "" in its place')


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
            "a number for each category; `~` where one is missing",
            required=True,
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
    into(model.Series),
    _check_series,
)


def _check_chart(values: Values, node: Mapping, ctx: Context) -> None:
    categories, series = items(node, "categories"), items(node, "series") or ()
    for item in series if categories else ():
        numbers = items(item, "values") if isinstance(item, Mapping) else None
        if numbers and categories and len(numbers) != len(categories):
            ctx.error(
                f"{count(numbers, 'value')} for {count(categories, 'category')}",
                ctx.span(item),
                "one for each category; write ~ where one is missing",
            )
    _check_roles(categories, series, node, ctx)
    _check_series_roles(values, series, ctx)
    least, most = values["min"], values["max"]
    if least is not None and most is not None and least >= most:
        ctx.error('"min" must be less than "max"', ctx.key_span("min", node.entries["min"]))
    else:
        _check_ends(values, series, ctx)


def _check_ends(values: Values, series: tuple[Node, ...], ctx: Context) -> None:
    """Warn of values that lie beyond the ends that the author has set."""
    least = -_MOST if values["min"] is None else values["min"]
    most = _MOST if values["max"] is None else values["max"]
    for item, read in zip(series, values["series"], strict=False):
        numbers = (isinstance(item, Mapping) and items(item, "values")) or ()
        for number, value in zip(numbers, read.values, strict=False):
            if value is not None and not least <= value <= most:
                low, high = f'less than "min", {least:g}', f'more than "max", {most:g}'
                ctx.warning(
                    f"the value is {low if value < least else high}",
                    ctx.span(number),
                    "the chart does not show all of it",
                )


def _check_series_roles(values: Values, series: tuple[Node, ...], ctx: Context) -> None:
    """Note the roles of series in a chart whose categories have roles."""
    for item in series if any(values["roles"]) else ():
        entry = item.entries.get("role") if isinstance(item, Mapping) else None
        if entry:
            ctx.error(
                'the categories have colours of their own: a "role" of a series is not seen',
                ctx.key_span("role", entry),
                'delete it, or the "roles" of the chart',
            )


def _check_roles(
    categories: tuple[Node, ...] | None, series: tuple[Node, ...], node: Mapping, ctx: Context
) -> None:
    roles = items(node, "roles")
    if not roles:
        return
    span = ctx.key_span("roles", node.entries["roles"])
    if categories and len(roles) != len(categories):
        ctx.error(
            f"{count(roles, 'role')} for {count(categories, 'category')}",
            span,
            "one for each category; write ~ for none",
        )
    if len(series) > 2:
        ctx.error(
            '"roles" colours the categories of a chart with one or two series; this one has more',
            span,
            'give each series a "role" instead',
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
    )


CHART = Record(
    "chart",
    (
        Field(
            "type",
            Choice("bar", "column", "line"),
            "`bar` lies, `column` stands, `line` connects",
            required=True,
        ),
        Field("axis", PROSE, "what the values are, with their unit"),
        Field(
            "categories",
            ListOf(UNMARKED, 1),
            "what is compared, in order",
            required=True,
            default=(),
        ),
        Field("series", ListOf(SERIES, 1, 8), "the values", required=True, default=()),
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
            "alt",
            PLAIN,
            "what the chart shows, for those who cannot see it",
        ),
        Field("source", SOURCE, "where the figures come from"),
    ),
    _chart,
    _check_chart,
)


def count(items: tuple[object, ...], noun: str) -> str:
    """How many items there are, in words: "1 label", "3 categories"."""
    if len(items) == 1:
        return f"1 {noun}"
    return f"{len(items)} {noun[:-1]}ies" if noun.endswith("y") else f"{len(items)} {noun}s"
