"""The marks of the value axis: as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from deck import model
from deck.layout.charts.contents import PERCENT
from deck.layout.charts.texts import Texts
from deck.layout.nodes import Overflow
from deck.layout.numbers import Scale, nice_scale
from deck.number_format import format_number, is_shown_whole

#: How many steps an axis has where there is room, and how few if need be.
_STEPS = range(5, 0, -1)
#: The same for the x axis of points, which is longer.
_STEPS_ACROSS = range(8, 0, -1)
#: How far apart marks are at least, in multiples of their size.
_BESIDE, _ABOVE = 0.8, 0.4
#: How much of a frame's width the marks at its left may take.
_MOST = 0.3


class Measure(NamedTuple):
    """What an axis measures: its least and greatest value, its ends if the author set them.

    An axis that need not show `zero` begins near its least value if that is far from it. Where
    all values are `whole` numbers, marks are too.
    """

    values: tuple[float, float]
    minimum: float | None
    maximum: float | None
    number_format: str
    zero: bool = True
    whole: bool = False


class Marks(NamedTuple):
    """The scale that the marks stand on, and what does not fit."""

    scale: Scale
    overflow: Overflow | None = None


def measure(chart: model.Chart) -> Measure:
    """What the value axis of a chart measures."""
    if chart.stacked == "percent":
        return Measure((0.0, 1.0), 0.0, 1.0, PERCENT)
    known = [value for series in chart.series for value in series.values if value is not None]
    if chart.stacked == "yes":
        # The ends of the stacks, above zero and below.
        rows = list(zip(*(series.values for series in chart.series), strict=True))
        known = [sum(value for value in row if value and value > 0) for row in rows]
        known += [sum(value for value in row if value and value < 0) for row in rows]
    ends = (min(known), max(known)) if known else (0.0, 1.0)
    zero = chart.kind != "scatter"
    code = chart.number_format
    return Measure(ends, chart.minimum, chart.maximum, code, zero, _are_whole(known))


def measure_across(chart: model.Chart) -> Measure:
    """What the x axis of points measures."""
    known = [value for series in chart.series for value in series.across]
    axis = chart.x
    assert axis, "a scatter chart without an x axis"
    ends = (min(known), max(known)) if known else (0.0, 1.0)
    code = axis.number_format
    return Measure(ends, axis.minimum, axis.maximum, code, False, _are_whole(known))


def _are_whole(values: Sequence[float]) -> bool:
    return all(value % 1 == 0 for value in values)


@lru_cache(maxsize=256)
def plain_scale(axis: Measure, steps: int = _STEPS[0]) -> Scale:
    """The scale of an axis for about so many steps."""
    return nice_scale(axis.values, axis.minimum, axis.maximum, steps, zero=axis.zero)


@lru_cache(maxsize=256)
def _marked_scale(axis: Measure, steps: int) -> Scale:
    """The scale for marks that can be read: of fewer steps where so many need more digits."""
    for fewer in range(steps, 0, -1):
        scale = plain_scale(axis, fewer)
        if is_shown_whole(scale.step, axis.number_format) and not (axis.whole and scale.step % 1):
            return scale
    return plain_scale(axis, steps)


def widest_mark(axis: Measure, texts: Texts) -> int:
    """The width of the widest mark, with however many steps the axis will have."""
    return max(_widest(_marked_scale(axis, steps), axis, texts) for steps in _STEPS)


def marks_beside(axis: Measure, width: int, height: int, texts: Texts) -> Marks:
    """The marks at the left of a plot of this height, in a frame of this width."""
    style = texts.mark
    widest, room = widest_mark(axis, texts), int(width * _MOST)
    over = None
    if widest > room:
        over = texts.overflow("mark", style, widest, room, [], across=True)
    for steps in _STEPS:
        scale = _marked_scale(axis, steps)
        if _distance(scale, height) >= style.leading + _ABOVE * style.em:
            return Marks(scale, over)
    needed = 2 * style.leading
    return Marks(scale, over or texts.overflow("mark", style, needed, height, [], across=False))


def marks_below(axis: Measure, width: int, texts: Texts, *, across: bool = False) -> Marks:
    """The marks below a plot of this width; more of them on the x axis of points."""
    style = texts.mark
    for steps in _STEPS_ACROSS if across else _STEPS:
        scale = _marked_scale(axis, steps)
        needed = _widest(scale, axis, texts) + round(_BESIDE * style.em)
        if _distance(scale, width) >= needed:
            return Marks(scale)
    return Marks(scale, texts.overflow("mark", style, 2 * needed, width, [], across=True))


def _distance(scale: Scale, length: int) -> float:
    """The distance of two marks on an axis of this length; of a single step, all of it."""
    return length * min(1.0, scale.step / (scale.maximum - scale.minimum))


def _widest(scale: Scale, axis: Measure, texts: Texts) -> int:
    return max(texts.width(mark, texts.mark) for mark in _marks(scale, axis.number_format))


@lru_cache(maxsize=256)
def _marks(scale: Scale, number_format: str) -> tuple[str, ...]:
    """The texts of the marks, the first of them if the author's ends leave very many."""
    count = int((scale.maximum - scale.minimum) / scale.step + 1e-6)
    return tuple(
        format_number(scale.minimum + step * scale.step, number_format)
        for step in range(min(count, 2 * _STEPS_ACROSS[0]) + 1)
    )
