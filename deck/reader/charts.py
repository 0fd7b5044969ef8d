"""The records of a chart."""

from __future__ import annotations

from deck import model
from deck.reader.context import Context
from deck.reader.names import ROLE, SOURCE
from deck.reader.nodes import Mapping, Node
from deck.reader.scalars import CELL, PLAIN, PROSE, Choice, Number
from deck.reader.schema import Field, ListOf, Record, Values, items

#: Beyond it a number has more digits than a chart can show, and an axis no room for marks.
_MOST = 1e15
_VALUE = Number(
    -_MOST, _MOST, hint='write the number alone; "format" or "labels" say how it is shown'
)
_NUMBER = Number(-_MOST, _MOST)


def _check_series(values: Values, node: Mapping, ctx: Context) -> None:
    labels, numbers = items(node, "labels"), items(node, "values")
    if labels and numbers and len(labels) != len(numbers):
        ctx.error(
            f"{count(labels, 'label')} for {count(numbers, 'value')}",
            ctx.key_span("labels", node.entries["labels"]),
            'one for each value; write "" where none is to be shown',
        )


def _series(values: Values, node: Node, ctx: Context) -> model.Series:
    return model.Series(
        name=values["name"],
        values=values["values"],
        labels=values["labels"],
        role=values["role"],
        span=ctx.span(node),
    )


SERIES = Record(
    "series",
    (
        Field("name", PROSE, "what the series is called in the legend", required=True),
        Field(
            "values",
            ListOf(_VALUE, 1, blank=True),
            "a number for each category; `~` where one is missing",
            required=True,
            default=(),
        ),
        Field(
            "labels",
            ListOf(CELL, blank=True),
            "the text to show for each value instead of the number",
            default=(),
        ),
        Field("role", ROLE, "the role that colours the series"),
    ),
    _series,
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
    least, most = values["min"], values["max"]
    if least is not None and most is not None and least >= most:
        ctx.error('"min" must be less than "max"', ctx.key_span("min", node.entries["min"]))


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
            ListOf(PROSE, 1),
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
            "format", PLAIN, 'how numbers are shown, as a format code: `0.0"%"`', False, "General"
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
