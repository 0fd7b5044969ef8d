"""Where the bars and points of a solved chart stand: what follows from its numbers alone.

The applications compute the same when they draw the native chart.
"""

from __future__ import annotations

from typing import NamedTuple

from deck.geometry import Rect
from deck.solved_charts import ChartFrame


class Point(NamedTuple):
    """A place on the slide, in EMU."""

    x: int
    y: int


def bars(chart: ChartFrame) -> tuple[tuple[Rect | None, ...], ...]:
    """The bars or columns of each series, None where a value is missing.

    Between the bars of two categories is `gap` percent of a bar's breadth, and two of one
    category lap over by `overlap` percent. A bar begins at zero, or at the end of the axis
    that is nearer to it.
    """
    count = len(chart.series)
    breadth = pitch(chart) / (count + chart.gap / 100 - (count - 1) * chart.overlap / 100)
    step = breadth * (1 - chart.overlap / 100)
    zero = _along(chart, 0.0)
    rows = []
    for order, series in enumerate(chart.series):
        row = []
        for index, value in enumerate(series.values):
            start = index * pitch(chart) + breadth * chart.gap / 200 + order * step
            row.append(None if value is None else _bar(chart, zero, value, start, breadth))
        rows.append(tuple(row))
    return tuple(rows)


def points(chart: ChartFrame) -> tuple[tuple[Point | None, ...], ...]:
    """The points of each series of a chart of lines, None where a value is missing."""
    plot = chart.plot
    return tuple(
        tuple(
            None
            if value is None
            else Point(plot.x + round((index + 0.5) * pitch(chart)), _along(chart, value))
            for index, value in enumerate(series.values)
        )
        for series in chart.series
    )


def pitch(chart: ChartFrame) -> float:
    """The distance from one category to the next, in EMU."""
    length = chart.plot.height if chart.kind == "bar" else chart.plot.width
    return length / max(1, len(chart.categories))


def _along(chart: ChartFrame, value: float) -> int:
    """The x of a value on the axis of bars, else its y; a value beyond the axis is at its end."""
    low, high = chart.value_axis.minimum or 0.0, chart.value_axis.maximum or 0.0
    share = (min(max(value, low), high) - low) / (high - low) if high > low else 0.0
    plot = chart.plot
    if chart.kind == "bar":
        return plot.x + round(share * plot.width)
    return plot.bottom - round(share * plot.height)


def _bar(chart: ChartFrame, zero: int, value: float, start: float, breadth: float) -> Rect:
    end = _along(chart, value)
    first, length = min(zero, end), abs(end - zero)
    if chart.kind == "bar":
        return Rect(first, chart.plot.y + round(start), length, round(breadth))
    return Rect(chart.plot.x + round(start), first, round(breadth), length)
