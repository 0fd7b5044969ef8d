"""The names of points: each on the side where it is clear of points, axes and other names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from deck import chart_places, solved
from deck.chart_places import Point
from deck.geometry import EMU_PER_POINT, Rect
from deck.layout.charts.labels import Clash, Label, Letters, PlacedLabels, leaves, overlap

_SIDES: tuple[solved.LabelSide, ...] = ("r", "t", "b", "l")
#: What it costs to stand on each of the sides, to be struck by the axis of y, to be struck
#: through by the axis of x, to stand so near to another point that it could be its name, or to
#: another name that they could be one, and to reach below the plot.
_COSTS: dict[solved.LabelSide, float] = {"r": 0.0, "t": 1.0, "b": 1.5, "l": 2.0}
_STRUCK, _STRUCK_THROUGH, _BESIDE, _LOW = 3.0, 6.0, 2.5, 4.0
#: How often all names are looked at again, while any moves.
_ROUNDS = 8

_Key = tuple[int, int]


class _Spot(NamedTuple):
    """A name on one side: what that costs, and what it runs into however the others stand."""

    rect: Rect
    padded: Rect
    surroundings: Rect
    cost: float
    clash: Clash | None


def place_point_labels(chart: solved.ChartFrame, area: Rect, letters: Letters) -> PlacedLabels:
    """Choose a side for each name; those with the fewest free sides choose first."""
    field = _Field(chart, area, letters)
    spots = {key: field.spots(key) for key in field.names}
    order = sorted(spots, key=lambda key: sum(not spot.clash for spot in spots[key].values()))
    chosen: dict[_Key, solved.LabelSide] = {}
    for _ in range(_ROUNDS):
        moved = False
        for key in order:
            near = [spots[other][chosen[other]] for other in field.near(key) if other in chosen]
            costs = {side: _cost(spots[key][side], near) for side in _SIDES}
            best = min(_SIDES, key=lambda side: costs[side])
            moved = moved or chosen.get(key) != best
            chosen[key] = best
        if not moved:
            break
    labels, clashes = [], []
    for key in field.names:
        spot = spots[key][chosen[key]]
        labels.append(Label(*key, field.names[key], spot.rect))
        near = [spots[other][chosen[other]] for other in field.near(key)]
        met = max((_met(spot, other) for other in near), default=0)
        if spot.clash:
            clashes.append(spot.clash)
        elif met:
            clashes.append(Clash(labels[-1], met, across=True))
    sides = tuple(
        tuple(chosen.get((order, at), "r") for at in range(len(series.values)))
        for order, series in enumerate(chart.series)
    )
    return PlacedLabels(labels, clashes, sides)


def _cost(spot: _Spot, near: list[_Spot]) -> float:
    cost = spot.cost + (1000.0 if spot.clash else 0.0)
    cost += _BESIDE * any(_is_on(spot.surroundings, other.rect) for other in near)
    return cost + sum(100.0 for other in near if _met(spot, other))


def _met(one: _Spot, other: _Spot) -> int:
    """How far a name reaches into another one."""
    across, down = overlap(one.padded, other.rect)
    return across if across > 0 and down > 0 else 0


class _Field:
    """The points of a chart from left to right, and the names that they have."""

    def __init__(self, chart: solved.ChartFrame, area: Rect, letters: Letters) -> None:
        self._area, self._letters = area, letters
        rows = chart_places.points(chart)
        self._radius = {
            order: series.marker_size * EMU_PER_POINT // 2
            for order, series in enumerate(chart.series)
        }
        self._points: dict[_Key, Point] = {
            (order, at): point
            for order, row in enumerate(rows)
            for at, point in enumerate(row)
            if point is not None
        }
        self.names = {
            (order, at): text
            for order, series in enumerate(chart.series)
            for at, text in enumerate(series.labels)
            if text is not None and (order, at) in self._points
        }
        self._sorted = sorted(self._points, key=lambda key: self._points[key].x)
        self._places = [self._points[key].x for key in self._sorted]
        widest = max((letters.width(text) for text in self.names.values()), default=0)
        # Two names that stand towards each other are this far apart at most.
        self._reach = 2 * (widest + letters.height)
        self._axes = _axes(chart)
        self._bottom = chart.plot.bottom

    def near(self, key: _Key) -> list[_Key]:
        """The other named points in the reach of a name."""
        return [other for other in self._around(key) if other != key and other in self.names]

    def _around(self, key: _Key) -> list[_Key]:
        x = self._points[key].x
        first = bisect_left(self._places, x - self._reach)
        return self._sorted[first : bisect_right(self._places, x + self._reach)]

    def spots(self, key: _Key) -> dict[solved.LabelSide, _Spot]:
        """A name on each of its sides."""
        around = [(other, self._points[other]) for other in self._around(key) if other != key]
        return {side: self._spot(key, side, around) for side in _SIDES}

    def _spot(self, key: _Key, side: solved.LabelSide, around: list[tuple[_Key, Point]]) -> _Spot:
        text = self.names[key]
        rect = self._letters.at_point(text, side, self._points[key], self._radius[key[0]])
        surroundings = self._letters.surroundings(rect)
        label = Label(*key, text, rect)
        clash = leaves(self._area, label)
        cost = _COSTS[side] + sum(more for axis, more in self._axes if _is_on(rect, axis))
        near = [
            marker
            for (order, _), point in (around if not clash else ())
            if _is_on(surroundings, marker := _marker(point, self._radius[order]))
        ]
        if any(_is_on(rect, marker) for marker in near):
            clash = Clash(label, rect.width // 2, across=True)
        cost += _BESIDE * bool(near) + _LOW * (rect.bottom > self._bottom)
        return _Spot(rect, self._letters.padded(rect), surroundings, cost, clash)


def _is_on(rect: Rect, other: Rect) -> bool:
    return min(overlap(rect, other)) > 0


def _marker(point: Point, radius: int) -> Rect:
    return Rect(point.x - radius, point.y - radius, 2 * radius, 2 * radius)


def _axes(chart: solved.ChartFrame) -> tuple[tuple[Rect, float], ...]:
    """The two axes, as thin as they are, and what it costs to be struck by them."""
    plot, zero = chart.plot, chart_places.zero(chart)
    upright, lying = Rect(zero.x, plot.y, 1, plot.height), Rect(plot.x, zero.y, plot.width, 1)
    return (upright, _STRUCK), (lying, _STRUCK_THROUGH)
