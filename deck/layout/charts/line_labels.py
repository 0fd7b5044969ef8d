"""Labels at the points of lines: each on the side where it is clear of lines and labels."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import ceil, hypot, inf
from typing import NamedTuple

from deck import chart_places, solved
from deck.chart_places import Point
from deck.geometry import EMU_PER_POINT, Rect
from deck.layout.charts.labels import Clash, Label, Letters, PlacedLabels, leaves, overlap

_SIDES: tuple[solved.LabelSide, ...] = ("t", "b", "r", "l")
#: What it costs to stand on another side than wanted, to be touched by a line at all and along
#: the whole of its width, and to clash.
_OTHER_SIDE, _ASIDE, _TOUCHED, _STRUCK, _CLASH = 3.0, 4.0, 5.0, 15.0, 1000.0
#: What it costs to stand close to the line that the names stand below.
_AT_NAMES = 4.5
#: The part of a label that no line may cross. At the corners it may do so over a length of this
#: part of the label's height.
_CORE, _TOLERATED = 0.7, 0.5
_ROUNDS = 4


def place_line_labels(
    chart: solved.ChartFrame, area: Rect, letters: Letters, *, hurried: bool = False
) -> PlacedLabels:
    """Choose a side for each label, beginning with the one that its point asks for.

    A label is moved to where it costs least while the others stay, until none moves. If
    `hurried`, a label that has no room at any side ends that, since smaller ones will be tried.
    """
    field = _Field(chart, area, letters)
    for _ in range(_ROUNDS):
        moved = False
        for key in field.labels:
            best = field.best(key)
            moved = moved or best != field.chosen[key]
            field.chosen[key] = best
            if hurried and (clash := field.hopeless(key)):
                return PlacedLabels([], [clash])
        if not moved:
            break
    sides = tuple(
        tuple(field.chosen.get((order, index), "t") for index in range(len(series.values)))
        for order, series in enumerate(chart.series)
    )
    clashes = map(field.clash, field.labels)
    return PlacedLabels(field.placed(), [clash for clash in clashes if clash], sides)


_Key = tuple[int, int]


class _Side(NamedTuple):
    """A label on one of its sides: what that costs however the other labels stand."""

    rect: Rect
    padded: Rect
    cost: float
    clash: Clash | None


class _Field:
    """The points of a chart of lines, with a label at each that has one."""

    def __init__(self, chart: solved.ChartFrame, area: Rect, letters: Letters) -> None:
        self._chart = chart
        self._area = area
        self._letters = letters
        self._points = chart_places.points(chart)
        self.labels = {
            (order, index): text
            for order, series in enumerate(chart.series)
            for index, text in enumerate(series.labels)
            if text is not None and self._points[order][index] is not None
        }
        self._sides: dict[tuple[_Key, solved.LabelSide], _Side] = {}
        self._wants = {key: self._wanted(*key) for key in self.labels}
        self.chosen = dict(self._wants)
        widest = max((letters.width(text) for text in self.labels.values()), default=0)
        plot, pitch = chart.plot, chart_places.pitch(chart)
        self._places = [plot.x + round((at + 0.5) * pitch) for at in range(len(chart.categories))]
        self._widest_marker = max(map(self._marker, range(len(chart.series))), default=0)
        # What is further away than this is out of any label's reach.
        self._reach = 2 + ceil(widest / max(1.0, pitch))

    def _wanted(self, order: int, index: int) -> solved.LabelSide:
        """Above the highest of the points of a category, below the others.

        Of a single line, above its points but for the low ones between two higher.
        """
        point = self._at(order, index)
        if len(self._points) == 1:
            row = self._points[0]
            beside = [row[at] for at in (index - 1, index + 1) if 0 <= at < len(row)]
            low = all(other is not None and other.y < point.y for other in beside)
            return "b" if low and len(beside) == 2 else "t"
        others = [(other, row[index]) for other, row in enumerate(self._points) if other != order]
        higher = [other for other, place in others if place and (place.y, other) < (point.y, order)]
        return "b" if higher else "t"

    def _at(self, order: int, index: int) -> Point:
        point = self._points[order][index]
        assert point is not None, "a label without a point"
        return point

    def _marker(self, order: int) -> int:
        return self._chart.series[order].marker_size * EMU_PER_POINT // 2

    def best(self, key: _Key) -> solved.LabelSide:
        """The side where a label costs least, as the others stand; of equals the first."""
        wanted = self._wants[key]
        best, least = wanted, inf
        # Those first that cost least if nothing is there: most others need no look then.
        for side in _ORDER[wanted]:
            if least < _base(side, wanted):
                break
            cost = self._cost(key, side)
            if cost < least or (cost == least and _SIDES.index(side) < _SIDES.index(best)):
                best, least = side, cost
        return best

    def hopeless(self, key: _Key) -> Clash | None:
        """What a label runs into where it stands if it has no room at any side."""
        if all(self.side(key, side).clash for side in (self.chosen[key], *_SIDES)):
            return self.side(key, self.chosen[key]).clash
        return None

    def _cost(self, key: _Key, side: solved.LabelSide) -> float:
        """What it costs a label to stand on a side, as the others stand."""
        here = self.side(key, side)
        return here.cost + (_CLASH if here.clash or self._met(key, here) else 0.0)

    def clash(self, key: _Key) -> Clash | None:
        """What a label runs into where it stands, if anything."""
        here = self.side(key, self.chosen[key])
        if here.clash:
            return here.clash
        met = self._met(key, here)
        return Clash(Label(*key, self.labels[key], here.rect), met, across=True) if met else None

    def placed(self) -> list[Label]:
        """The labels where they stand."""
        return [
            Label(*key, text, self.side(key, self.chosen[key]).rect)
            for key, text in self.labels.items()
        ]

    def _met(self, key: _Key, here: _Side) -> int:
        """How far a label overlaps another one, as they stand."""
        for index in self._near(key[1]):
            for order in range(len(self._points)):
                other = (order, index)
                if other != key and other in self.chosen:
                    there = self.side(other, self.chosen[other])
                    across, down = overlap(here.padded, there.rect)
                    if across > 0 and down > 0:
                        return across
        return 0

    def side(self, key: _Key, side: solved.LabelSide) -> _Side:
        """A label on one of its sides."""
        found = self._sides.get((key, side))
        if found is None:
            found = self._sides[key, side] = self._look_at(key, side)
        return found

    def _look_at(self, key: _Key, side: solved.LabelSide) -> _Side:
        order, index = key
        point = self._at(order, index)
        rect = self._letters.at_point(self.labels[key], side, point, self._marker(order))
        strokes = self._strokes(rect)
        struck = [length for ends in strokes if (length := _struck(rect, *ends))]
        cost = _base(side, self._wants[key])
        cost += sum(_TOUCHED + _STRUCK * length / rect.width for length in struck)
        padded = self._letters.padded(rect)
        if padded.bottom > self._chart.plot.bottom:
            cost += _AT_NAMES
        label = Label(order, index, self.labels[key], rect)
        clash = leaves(self._area, label)
        if not clash and (
            sum(struck) > _TOLERATED * rect.height
            or (struck and any(_struck(_core(rect), *ends) for ends in strokes))
            or self._on_marker(key, rect)
        ):
            clash = Clash(label, rect.width // 2, across=True)
        return _Side(rect, padded, cost, clash)

    def _on_marker(self, key: _Key, rect: Rect) -> bool:
        """Whether a label would stand on a marker, but for its own."""
        left, right = self._between(rect, self._widest_marker)
        for order, row in enumerate(self._points):
            size = self._marker(order)
            for at in range(left, right):
                point = row[at]
                if (
                    point is not None
                    and rect.y - size < point.y < rect.bottom + size
                    and rect.x - size < point.x < rect.right + size
                    and (order, at) != key
                ):
                    return True
        return False

    def _strokes(self, rect: Rect) -> list[tuple[Point, Point]]:
        """The strokes of all lines that may cross a rectangle."""
        left, right = self._between(rect, 0)
        left, right = max(0, left - 1), min(len(self._chart.categories) - 1, right)
        top, bottom = rect.y, rect.bottom
        found = []
        for row in self._points:
            for at in range(left, right):
                start, end = row[at], row[at + 1]
                if start is None or end is None:
                    continue
                if (start.y > top or end.y > top) and (start.y < bottom or end.y < bottom):
                    found.append((start, end))
        return found

    def _between(self, rect: Rect, more: int) -> tuple[int, int]:
        """The categories whose points stand above or below a rectangle, or `more` beside it."""
        first = bisect_left(self._places, rect.x - more)
        return first, bisect_right(self._places, rect.right + more)

    def _near(self, index: int) -> range:
        count = len(self._chart.categories)
        return range(max(0, index - self._reach), min(count, index + self._reach + 1))


def _base(side: solved.LabelSide, wanted: solved.LabelSide) -> float:
    """What a side costs where nothing is in the way."""
    return 0.0 if side == wanted else _OTHER_SIDE if side in ("t", "b") else _ASIDE


#: The sides by what they cost at least, for a label that wants to stand above or below.
_ORDER: dict[solved.LabelSide, tuple[solved.LabelSide, ...]] = {
    "t": ("t", "b", "r", "l"),
    "b": ("b", "t", "r", "l"),
}


def _core(rect: Rect) -> Rect:
    width, height = round(rect.width * _CORE), round(rect.height * _CORE)
    x, y = rect.x + (rect.width - width) // 2, rect.y + (rect.height - height) // 2
    return Rect(x, y, width, height)


def _struck(rect: Rect, start: Point, end: Point) -> float:
    """How long the part of a stroke from left to right is that is inside of a rectangle."""
    left, right = float(max(start.x, rect.x)), float(min(end.x, rect.right))
    slope = (end.y - start.y) / (end.x - start.x)
    if slope:
        ends = sorted(start.x + (y - start.y) / slope for y in (rect.y, rect.bottom))
        left, right = max(left, ends[0]), min(right, ends[1])
    elif not rect.y < start.y < rect.bottom:
        return 0.0
    return max(0.0, right - left) * hypot(1.0, slope)
