"""The texts that a chart is made of, and what it says to those who cannot see it."""

from __future__ import annotations

from deck import model
from deck.number_format import GENERAL, format_number

_KINDS = {
    "bar": "Bar chart",
    "column": "Column chart",
    "line": "Line chart",
    "scatter": "Scatter chart",
    "doughnut": "Doughnut chart",
}
_STACKED = {"no": "", "yes": ", stacked", "percent": ", stacked to 100 %"}
#: How shares are shown where the author does not say it.
PERCENT = "0%"


def describe(chart: model.Chart) -> str:
    """A description of a chart for those who cannot see it, made from its data."""
    kind = _KINDS[chart.kind] + _STACKED[chart.stacked]
    subject = f"{kind}: {chart.axis.plain}" if chart.axis else kind
    subject += f", by {chart.x.axis.plain}" if chart.x else ""
    subject += f", {chart.center.plain}" if chart.center else ""
    rows = []
    for series in chart.series:
        points = _points(series, chart) if chart.x else _values(series, chart)
        rows.append(f"{series.name.plain}: {', '.join(points)}.")
    return " ".join([f"{subject}.", *rows])


def _values(series: model.Series, chart: model.Chart) -> list[str]:
    return [
        f"{category.plain} {label}"
        for category, label in zip(chart.categories, label_texts(series, chart), strict=True)
        if label is not None
    ]


def _points(series: model.Series, chart: model.Chart) -> list[str]:
    names = [f"{label.plain} ".lstrip() for label in series.labels] or [""] * len(series.values)
    shown = chart.x.number_format if chart.x else GENERAL
    return [
        f"{name}({format_number(x, shown)}; {format_number(y, chart.number_format)})"
        for name, x, y in zip(names, series.across, series.values, strict=True)
        if y is not None
    ]


def label_texts(series: model.Series, chart: model.Chart) -> tuple[str | None, ...]:
    """What stands at each point: the author's label, else the value or share in its format.

    Points of a scatter chart have their names or nothing.
    """
    if series.labels:
        return tuple(label.plain or None for label in series.labels)
    if chart.kind == "scatter":
        return ()
    shown, whole = label_format(chart), 1.0
    if chart.shares:
        whole = sum(value or 0.0 for value in series.values) or 1.0
    return tuple(
        None if value is None else format_number(value / whole, shown) for value in series.values
    )


def label_format(chart: model.Chart) -> str:
    """The number format of the labels."""
    return PERCENT if chart.shares and chart.number_format == GENERAL else chart.number_format


def keys(chart: model.Chart) -> tuple[int, ...]:
    """The texts that the chart itself shows; what its values are stands beside it."""
    texts = [*chart.categories, *(series.name for series in chart.series)]
    texts += [label for series in chart.series for label in series.labels]
    texts += [chart.x.axis] if chart.x else []
    texts += [chart.center] if chart.center else []
    return tuple(text.key for text in texts)
