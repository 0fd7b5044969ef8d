"""Where the bars, points and slices of a solved chart stand: what follows from its numbers alone.

The applications compute the same when they draw the native chart.
"""

from __future__ import annotations

from itertools import accumulate
from math import cos, pi, sin
from typing import NamedTuple

from deck.geometry import Rect
from deck.solved_charts import Axis, ChartFrame

#: The hole of a doughnut, as a share of its width. LibreOffice knows no other.
HOLE = 0.5


class Point(NamedTuple):
    """A place on the slide, in EMU."""

    x: int
    y: int


class Slice(NamedTuple):
    """A slice of a doughnut: where it begins and ends, in turns from the top, clockwise."""

    start: float
    end: float

    @property
    def middle(self) -> float:
        """Half way from its beginning to its end."""
        return (self.start + self.end) / 2


class Ring(NamedTuple):
    """A doughnut: its middle, its radius and that of its hole, in EMU."""

    middle: Point
    outer: float
    inner: float

    def at(self, turn: float, radius: float) -> Point:
        """The place at a turn from the top and a distance from the middle."""
        angle = 2 * pi * turn
        x, y = self.middle
        return Point(round(x + radius * sin(angle)), round(y - radius * cos(angle)))


def bars(chart: ChartFrame) -> tuple[tuple[Rect | None, ...], ...]:
    """The bars or columns of each series, None where a value is missing.

    Between the bars of two categories is `gap` percent of a bar's breadth, and two of one
    category lap over by `overlap` percent. A bar begins at zero, or at the end of the axis
    that is nearer to it; bars that stand on each other begin where the one before them ends,
    those of positive values and those of negative ones.
    """
    stacked = chart.grouping != "clustered"
    breadth = bar_breadth(chart)
    step = 0.0 if stacked else breadth * (1 - chart.overlap / 100)
    rows = []
    for order, row in enumerate(stretches(chart)):
        found = []
        for index, ends in enumerate(row):
            start = index * pitch(chart) + breadth * chart.gap / 200 + order * step
            found.append(None if ends is None else _bar(chart, *ends, start, breadth))
        rows.append(tuple(found))
    return tuple(rows)


def bar_breadth(chart: ChartFrame) -> float:
    """How broad a bar or column is, in EMU; the room beside it is told at `bars`."""
    count = 1 if chart.grouping != "clustered" else len(chart.series)
    return pitch(chart) / (count + chart.gap / 100 - (count - 1) * chart.overlap / 100)


def stretches(chart: ChartFrame) -> list[list[tuple[float, float] | None]]:
    """From where to where each bar goes on the value axis, None where a value is missing."""
    rows: list[list[tuple[float, float] | None]] = []
    wholes = [1.0] * len(chart.categories)
    if chart.grouping == "percentStacked":
        wholes = [
            sum(abs(one.values[at] or 0.0) for one in chart.series) or 1.0
            for at in range(len(chart.categories))
        ]
    ends: dict[tuple[int, bool], float] = {}
    for series in chart.series:
        row: list[tuple[float, float] | None] = []
        for index, value in enumerate(series.values):
            if value is None:
                row.append(None)
                continue
            share = value / wholes[index]
            side = (index, share < 0)
            start = 0.0 if chart.grouping == "clustered" else ends.get(side, 0.0)
            ends[side] = start + share
            row.append((start, start + share))
        rows.append(row)
    return rows


def points(chart: ChartFrame) -> tuple[tuple[Point | None, ...], ...]:
    """The points of each series of a chart of lines or points, None where a value is missing."""
    if chart.kind == "scatter":
        return tuple(
            tuple(
                None if y is None else Point(_across(chart, x), _along(chart, y))
                for x, y in zip(series.across, series.values, strict=True)
            )
            for series in chart.series
        )
    plot = chart.plot
    places = [plot.x + round((at + 0.5) * pitch(chart)) for at in range(len(chart.categories))]
    return tuple(
        tuple(
            None if value is None else Point(places[index], _along(chart, value))
            for index, value in enumerate(series.values)
        )
        for series in chart.series
    )


def ring(chart: ChartFrame) -> Ring:
    """The ring of a doughnut, which is as large as its plot allows."""
    plot = chart.plot
    middle = Point(plot.x + plot.width // 2, plot.y + plot.height // 2)
    outer = min(plot.width, plot.height) / 2
    return Ring(middle, outer, outer * HOLE)


def slices(chart: ChartFrame) -> tuple[Slice | None, ...]:
    """The slices of a doughnut, None where a value is missing or zero."""
    values = [value or 0.0 for value in chart.series[0].values]
    whole = sum(values) or 1.0
    ends = list(accumulate(values))
    return tuple(
        Slice((end - value) / whole, end / whole) if value > 0 else None
        for value, end in zip(values, ends, strict=True)
    )


def pitch(chart: ChartFrame) -> float:
    """The distance from one category to the next, in EMU."""
    length = chart.plot.height if chart.kind == "bar" else chart.plot.width
    return length / max(1, len(chart.categories))


def mark(chart: ChartFrame, value: float) -> int:
    """Where a value is on the value axis: an x for bars, else a y."""
    return _along(chart, value)


def mark_across(chart: ChartFrame, value: float) -> int:
    """Where a value is on the x axis of points."""
    return _across(chart, value)


def zero(chart: ChartFrame) -> Point:
    """Where the axes of a scatter chart cross: at zero, or at the end that is nearer to it."""
    return Point(_across(chart, 0.0), _along(chart, 0.0))


def _share(axis: Axis, value: float) -> float:
    """How far along an axis a value is; one beyond the axis is at its end."""
    low, high = axis.minimum or 0.0, axis.maximum or 0.0
    return (min(max(value, low), high) - low) / (high - low) if high > low else 0.0


def _along(chart: ChartFrame, value: float) -> int:
    """The x of a value on the axis of bars, else its y."""
    share = _share(chart.value_axis, value)
    plot = chart.plot
    if chart.kind == "bar":
        return plot.x + round(share * plot.width)
    return plot.bottom - round(share * plot.height)


def _across(chart: ChartFrame, value: float) -> int:
    """The x of a value on the x axis of points."""
    return chart.plot.x + round(_share(chart.category_axis, value) * chart.plot.width)


def _bar(chart: ChartFrame, begin: float, end: float, start: float, breadth: float) -> Rect:
    one, other = _along(chart, begin), _along(chart, end)
    first, length = min(one, other), abs(other - one)
    if chart.kind == "bar":
        return Rect(first, chart.plot.y + round(start), length, round(breadth))
    return Rect(chart.plot.x + round(start), first, round(breadth), length)
