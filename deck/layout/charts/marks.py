"""The marks of the value axis: as many as there is room for."""

from __future__ import annotations

from typing import NamedTuple

from deck import model
from deck.layout.charts.contents import known_values
from deck.layout.charts.texts import Texts
from deck.layout.nodes import Overflow
from deck.layout.numbers import Scale, nice_scale
from deck.number_format import format_number

#: How many steps an axis has where there is room, and how few if need be.
_STEPS = range(5, 0, -1)
#: How far apart marks are at least, in multiples of their size.
_BESIDE, _ABOVE = 0.8, 0.4
#: How much of a frame's width the marks at its left may take.
_MOST = 0.3


class Marks(NamedTuple):
    """The scale that the marks stand on, and what does not fit."""

    scale: Scale
    overflow: Overflow | None = None


def plain_scale(chart: model.Chart, steps: int = _STEPS[0]) -> Scale:
    """The scale of a chart for about so many steps."""
    return nice_scale(known_values(chart), chart.minimum, chart.maximum, steps)


def widest_mark(chart: model.Chart, texts: Texts) -> int:
    """The width of the widest mark, with however many steps the axis will have."""
    return max(_widest(plain_scale(chart, steps), chart, texts) for steps in _STEPS)


def marks_beside(chart: model.Chart, width: int, height: int, texts: Texts) -> Marks:
    """The marks at the left of a plot of this height, in a frame of this width."""
    style = texts.mark
    widest, room = widest_mark(chart, texts), int(width * _MOST)
    over = None
    if widest > room:
        over = texts.overflow("mark", style, widest, room, [], across=True)
    for steps in _STEPS:
        scale = plain_scale(chart, steps)
        if _distance(scale, height) >= style.leading + _ABOVE * style.em:
            return Marks(scale, over)
    needed = 2 * style.leading
    return Marks(scale, over or texts.overflow("mark", style, needed, height, [], across=False))


def marks_below(chart: model.Chart, width: int, texts: Texts) -> Marks:
    """The marks below a plot of this width."""
    style = texts.mark
    for steps in _STEPS:
        scale = plain_scale(chart, steps)
        needed = _widest(scale, chart, texts) + round(_BESIDE * style.em)
        if _distance(scale, width) >= needed:
            return Marks(scale)
    return Marks(scale, texts.overflow("mark", style, 2 * needed, width, [], across=True))


def _distance(scale: Scale, length: int) -> float:
    """The distance of two marks on an axis of this length; of a single step, all of it."""
    return length * min(1.0, scale.step / (scale.maximum - scale.minimum))


def _widest(scale: Scale, chart: model.Chart, texts: Texts) -> int:
    count = int((scale.maximum - scale.minimum) / scale.step + 1e-6)
    marks = {
        format_number(scale.minimum + step * scale.step, chart.number_format)
        for step in range(min(count, 2 * _STEPS[0]) + 1)
    }
    return max(texts.width(mark, texts.mark) for mark in marks)
