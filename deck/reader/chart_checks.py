"""Faults between the fields of a chart: what its type cannot show, and what does not match."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deck import model
from deck.reader.context import Context
from deck.reader.nodes import Mapping, Node, Scalar, is_empty
from deck.reader.schema import Values, items

#: Beyond it a number has more digits than a chart can show, and an axis no room for marks.
MOST = 1e15
#: How many series a chart can have.
MOST_SERIES = 8
#: How many slices a doughnut can have: as many as there are colours to tell them by.
_SLICES = 8

#: The fields that only some types of chart have, and why.
_FOR_SOME: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("categories", ("bar", "column", "line", "doughnut"), "points have an x instead"),
    ("roles", ("bar", "column", "line", "doughnut"), 'give each series a "role" instead'),
    ("stacked", ("bar", "column"), "only bars and columns can stand on each other"),
    ("x", ("scatter",), "only a scatter chart has an x axis; others have categories"),
    ("min", ("bar", "column", "line", "scatter"), "a doughnut has no axis"),
    ("max", ("bar", "column", "line", "scatter"), "a doughnut has no axis"),
    ("shares", ("doughnut",), 'of bars and columns "stacked: percent" shows shares'),
    ("center", ("doughnut",), "only a doughnut has a hole for it"),
)


def check_series(values: Values, node: Mapping, ctx: Context) -> None:
    """Note labels that do not match their values."""
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


def check_chart(values: Values, node: Mapping, ctx: Context) -> None:
    """Note what the type of a chart cannot show, and fields that do not match."""
    kind: str | None = values.get("type")
    before = ctx.errors
    categories, series = items(node, "categories"), items(node, "series") or ()
    if kind:
        _check_fields(kind, values, node, ctx)
        _check_shapes(kind, series, ctx)
    if ctx.errors != before:
        return
    for item in series if categories else ():
        numbers = items(item, "values") if isinstance(item, Mapping) else None
        if numbers and categories and len(numbers) != len(categories):
            ctx.error(
                f"{count(numbers, 'value')} for {count(categories, 'category')}",
                ctx.span(item),
                "one for each category; write ~ where one is missing",
            )
    given = [number for number, _ in _numbers(series, values)]
    if given and all(map(is_empty, given)):
        ctx.error("this chart has no value", ctx.span(node), "write a number for some category")
        return
    _check_names("series", (one.name for one in values["series"]), ctx)
    _check_names("category", values["categories"], ctx)
    _check_roles(categories, series, node, ctx)
    _check_series_roles(values, series, ctx)
    if kind == "doughnut":
        _check_doughnut(values, categories, series, node, ctx)
    elif values["stacked"] == "percent":
        _check_shares(node, series, values, ctx)
    else:
        _check_axes(values, node, series, ctx)


def _check_fields(kind: str, values: Values, node: Mapping, ctx: Context) -> None:
    """Note fields that this type does not have, or needs and has not."""
    for name, kinds, why in _FOR_SOME:
        value = values[name]
        given = value is not None and value is not False and value not in ((), "no")
        if kind not in kinds and given and name in node.entries:
            span = ctx.key_span(name, node.entries[name])
            ctx.error(f'a {kind} chart has no "{name}"', span, why)
    if kind == "scatter" and "x" not in node.entries:
        ctx.error(
            'a scatter chart needs "x"', ctx.span(node), "x: what the values of the x axis are"
        )
    if kind != "scatter" and "categories" not in node.entries:
        ctx.error(
            'a chart needs "categories"', ctx.span(node), "categories: what is compared, in order"
        )


def _check_shapes(kind: str, series: tuple[Node, ...], ctx: Context) -> None:
    """Note series with values where points are needed, and the other way round."""
    scatter = kind == "scatter"
    wrong, right = ("values", "points") if scatter else ("points", "values")
    for item in series:
        if not isinstance(item, Mapping):
            continue
        if scatter and "labels" in item.entries:
            ctx.error(
                'points have no "labels"',
                ctx.key_span("labels", item.entries["labels"]),
                "the name of a point stands in it: [x, y, name]",
            )
        form = "a list of [x, y]" if scatter else "a number for each category"
        if wrong in item.entries:
            ctx.error(
                f'a series of a {kind} chart has "{right}", not "{wrong}"',
                ctx.key_span(wrong, item.entries[wrong]),
                f"{right}: {form}",
            )
        elif right not in item.entries:
            ctx.error(
                f'a series of a {kind} chart needs "{right}"', ctx.span(item), f"{right}: {form}"
            )


def _numbers(series: tuple[Node, ...], values: Values) -> Iterator[tuple[Node, float | None]]:
    """The numbers of all series, each with its node."""
    for item, read in zip(series, values["series"], strict=False):
        nodes = (isinstance(item, Mapping) and items(item, "values")) or ()
        yield from zip(nodes, read.values, strict=False)


def _check_axes(values: Values, node: Mapping, series: tuple[Node, ...], ctx: Context) -> None:
    """Note ends of the axes that are no ends, or leave values out."""
    least, most = values["min"], values["max"]
    if least is not None and most is not None and least >= most:
        ctx.error('"min" must be less than "max"', ctx.key_span("min", node.entries["min"]))
        return
    if values["type"] != "scatter":
        for number, value in _numbers(series, values):
            _check_end(value, number, least, most, "value", ctx)
        return
    x: model.XAxis | None = values["x"]
    for item, read in zip(series, values["series"], strict=False):
        nodes = (isinstance(item, Mapping) and items(item, "points")) or ()
        for point, across, value in zip(nodes, read.across, read.values, strict=False):
            _check_end(value, point, least, most, "y of this point", ctx)
            if x:
                _check_end(across, point, x.minimum, x.maximum, "x of this point", ctx)


def _check_end(
    value: float | None, node: Node, low: float | None, high: float | None, what: str, ctx: Context
) -> None:
    """Warn of a value that lies beyond the ends that the author has set."""
    least, most = -MOST if low is None else low, MOST if high is None else high
    if value is not None and not least <= value <= most:
        beyond = f'less than "min", {least:g}' if value < least else f'more than "max", {most:g}'
        ctx.warning(f"the {what} is {beyond}", ctx.span(node), "the chart does not show all of it")


def _check_shares(node: Mapping, series: tuple[Node, ...], values: Values, ctx: Context) -> None:
    """Note what columns of 100 % cannot show."""
    for name in ("min", "max"):
        if name in node.entries:
            ctx.error(
                f'a chart of shares has no "{name}"',
                ctx.key_span(name, node.entries[name]),
                "its axis goes from 0 to 100 %",
            )
    _check_negative(series, values, ctx)


def _check_negative(series: tuple[Node, ...], values: Values, ctx: Context) -> None:
    for number, value in _numbers(series, values):
        if value is not None and value < 0:
            ctx.error(
                "a share of a whole cannot be negative",
                ctx.span(number),
                "a bar or column chart shows negative values",
            )


def _check_doughnut(
    values: Values,
    categories: tuple[Node, ...] | None,
    series: tuple[Node, ...],
    node: Mapping,
    ctx: Context,
) -> None:
    """Note what a ring of slices cannot show."""
    if len(series) > 1:
        ctx.error(
            f"a doughnut shows one series; this one has {len(series)}",
            ctx.span(series[1]),
            "columns with `stacked: percent` show the shares of several",
        )
    if categories and len(categories) > _SLICES:
        ctx.error(
            f"a doughnut has at most {_SLICES} slices; this one has {len(categories)}",
            ctx.span(categories[_SLICES]),
            "put the smallest together, or use a bar chart",
        )
    before = ctx.errors
    _check_negative(series, values, ctx)
    shown = list(_numbers(series, values))
    if ctx.errors != before or not shown:
        return
    if not any(value for _, value in shown):
        ctx.error("a doughnut needs a value above 0", ctx.span(series[0]))
        return
    for (number, value), category in zip(shown, categories or (), strict=False):
        if not value:
            name = category.text if isinstance(category, Scalar) else ""
            missing = "a missing value" if is_empty(number) else "0"
            ctx.warning(
                f'{missing} has no slice: the chart does not show "{name}"', ctx.span(number)
            )


def _check_names(what: str, names: Iterable[model.Text], ctx: Context) -> None:
    """Note series that the legend shows under one name, or categories that the axis does.

    Single letters may well be alike: initials of months and days in order are told by that.
    """
    first: dict[str, model.Text] = {}
    for name in names:
        known = first.setdefault(name.plain, name)
        initial = what == "category" and len(name.plain) == 1 and name.plain.isalpha()
        if known is not name and not initial:
            ctx.warning(
                f'another {what} is called "{name.plain}" too: nothing tells them apart',
                name.span,
                f"it is at {known.span}",
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


def count(items: tuple[object, ...], noun: str) -> str:
    """How many items there are, in words: "1 label", "3 categories"."""
    if len(items) == 1:
        return f"1 {noun}"
    return f"{len(items)} {noun[:-1]}ies" if noun.endswith("y") else f"{len(items)} {noun}s"
