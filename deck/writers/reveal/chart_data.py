"""The data of charts as tables."""

from __future__ import annotations

from collections.abc import Iterator

from deck.number_format import format_number
from deck.solved import ChartFrame, ChartSeries
from deck.writers.reveal.markup import Markup, element


def data_table(chart: ChartFrame) -> Markup:
    """What a chart shows: a row for each category, or for each point of a scatter chart."""
    rows = _points(chart) if chart.kind == "scatter" else _categories(chart)
    head, *body = rows
    return element(
        "table",
        {},
        element("thead", {}, _row(head, "col")),
        element("tbody", {}, *(_row(row, "row") for row in body)),
    )


def _row(cells: list[str], scope: str) -> Markup:
    """A row whose cells are all headings, or only its first one is."""
    marked = []
    for order, text in enumerate(cells):
        heading = text and (scope == "col" or order == 0)
        marked.append(element("th", {"scope": scope}, text) if heading else element("td", {}, text))
    return element("tr", {}, *marked)


def _categories(chart: ChartFrame) -> Iterator[list[str]]:
    yield ["", *(series.name for series in chart.series)]
    for at, category in enumerate(chart.categories):
        yield [category, *(_shown(series, at) for series in chart.series)]


def _points(chart: ChartFrame) -> Iterator[list[str]]:
    title = chart.category_axis.title
    yield ["", " ".join(title.lines) if title else "x", "y"]
    for series in chart.series:
        for at, (x, y) in enumerate(zip(series.across, series.values, strict=True)):
            label = series.labels[at] if at < len(series.labels) else None
            name = f"{series.name}: {label}" if label else series.name
            across = format_number(x, chart.category_axis.number_format)
            yield [name, across, "" if y is None else format_number(y, series.number_format)]


def _shown(series: ChartSeries, at: int) -> str:
    """A value as the chart tells it: as its label if it has one, else as a number."""
    label = series.labels[at] if at < len(series.labels) else None
    value = series.values[at]
    if label is not None or value is None:
        return label or ""
    whole = sum(one or 0.0 for one in series.values)
    number = value / whole if series.shares and whole else value
    return format_number(number, series.number_format)
