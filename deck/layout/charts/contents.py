"""The texts that a chart is made of, and what it says to those who cannot see it."""

from __future__ import annotations

from deck import model
from deck.number_format import format_number


def describe(chart: model.Chart) -> str:
    """A description of a chart for those who cannot see it, made from its data."""
    kind = {"bar": "Bar chart", "column": "Column chart", "line": "Line chart"}[chart.kind]
    subject = f"{kind}: {chart.axis.plain}." if chart.axis else f"{kind}."
    rows = []
    for series in chart.series:
        points = [
            f"{category.plain} {label}"
            for category, label in zip(chart.categories, label_texts(series, chart), strict=True)
            if label is not None
        ]
        rows.append(f"{series.name.plain}: {', '.join(points)}.")
    return " ".join([subject, *rows])


def label_texts(series: model.Series, chart: model.Chart) -> tuple[str | None, ...]:
    """What stands at each point: the author's label, else the value in its format."""
    if series.labels:
        return tuple(label.plain or None for label in series.labels)
    return tuple(
        None if value is None else format_number(value, chart.number_format)
        for value in series.values
    )


def known_values(chart: model.Chart) -> list[float]:
    """All values of a chart that are not missing."""
    return [value for series in chart.series for value in series.values if value is not None]
