"""The plot area and the scale of the value axis: what names, marks and labels leave."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from deck import model
from deck.geometry import Insets, Rect
from deck.layout.charts.marks import (
    Marks,
    marks_below,
    marks_beside,
    measure,
    plain_scale,
    widest_mark,
)
from deck.layout.charts.names import Names, names_below, names_beside
from deck.layout.charts.texts import GAP, TIGHT, Texts
from deck.layout.nodes import Overflow
from deck.layout.numbers import Scale

#: The share of a side of the frame that the plot keeps, whatever stands around it.
_LEAST = 0.25
#: The most that labels may take of the axis below its lowest bar.
_BELOW = 0.4


class Need(NamedTuple):
    """What a label needs: the value it stands at, and the room beyond that, in EMU.

    It stands on the side of the axis's high end, unless it is not `up`.
    """

    value: float
    room: int
    up: bool


class Plan(NamedTuple):
    """A plot, its scale and its names, and what does not fit around it."""

    plot: Rect
    scale: Scale
    names: Names
    overflows: list[Overflow]


def plan_upright(
    rect: Rect, top: int, chart: model.Chart, needs: Sequence[Need], axis: bool, texts: Texts
) -> Plan:
    """The plan for columns and lines, below `top` EMU of the frame, names below them.

    With `axis` the marks of the value axis stand at the left.
    """
    values = measure(chart)
    left = widest_mark(values, texts) + GAP if axis else 0
    top += texts.mark.leading // 2 if axis else 0
    width = less(rect, Insets(left)).width
    names = names_below(chart.categories, width / len(chart.categories), rect.height, texts)
    around = Insets(left, top, 0, names.room + GAP)
    height = less(rect, around).height
    marks = Marks(plain_scale(values))
    if axis:
        marks = marks_beside(values, rect.width, height, texts)
    scale, beyond = _with_labels(marks.scale, needs, height, chart)
    plot = less(rect, around._replace(top=top + beyond))
    return Plan(plot, scale, names, _found(names, marks))


def plan_lying(
    rect: Rect, top: int, chart: model.Chart, needs: Sequence[Need], axis: bool, texts: Texts
) -> Plan:
    """The plan for bars, names at their left; with `axis` its marks stand below them."""
    values = measure(chart)
    bottom = texts.mark.leading + TIGHT if axis else 0
    height = less(rect, Insets(0, top, 0, bottom)).height
    names = names_beside(chart.categories, height / len(chart.categories), rect.width, texts)
    right = widest_mark(values, texts) // 2 if axis else 0
    around = Insets(names.room + GAP, top, right, bottom)
    width = less(rect, around).width
    marks = marks_below(values, width, texts) if axis else Marks(plain_scale(values))
    scale, beyond = _with_labels(marks.scale, needs, width, chart)
    plot = less(rect, around._replace(right=max(right, beyond)))
    return Plan(plot, scale, names, _found(names, marks))


def _found(names: Names, marks: Marks) -> list[Overflow]:
    return [over for over in (names.overflow, marks.overflow) if over]


def less(rect: Rect, reserved: Insets) -> Rect:
    """A rectangle without what is reserved, which is at most three quarters of each side.

    In a frame that is too small for its texts they rather run into the plot than turn it
    inside out.
    """
    across = min(1.0, rect.width * (1 - _LEAST) / max(1, reserved.horizontal))
    down = min(1.0, rect.height * (1 - _LEAST) / max(1, reserved.vertical))
    return rect.inset(
        Insets(
            round(reserved.left * across),
            round(reserved.top * down),
            round(reserved.right * across),
            round(reserved.bottom * down),
        )
    )


def _with_labels(
    scale: Scale, needs: Sequence[Need], length: int, chart: model.Chart
) -> tuple[Scale, int]:
    """The scale on which labels have room, and the room beyond its end that they need.

    Names stand at the low end of the axis. So where labels of negative values would reach
    them, the axis goes on below its lowest bar, as long as the author has not set its end.
    """
    beyond = _beyond(scale, needs, length)
    if chart.kind != "line" and chart.minimum is None:
        # The longer the axis, the shorter are the bars, and the more room has a label.
        for _ in range(3):
            scale = _lowered(scale, needs, length - beyond)
            beyond = _beyond(scale, needs, length)
    return scale, beyond


def _beyond(scale: Scale, needs: Sequence[Need], length: int) -> int:
    """The room beyond the axis's high end that labels need.

    A bar of value v ends at (v - minimum) / (maximum - minimum) of the plot, so the label of
    a shorter bar already has room there.
    """
    plot = float(length)
    for need in needs:
        end = min(need.value, scale.maximum) - scale.minimum
        if need.up and end > 0:
            plot = min(plot, (length - need.room) * (scale.maximum - scale.minimum) / end)
    return min(length, max(0, math.ceil(length - plot)))


def _lowered(scale: Scale, needs: Sequence[Need], plot: int) -> Scale:
    """The scale with its low end half a step or more lower, if labels need it."""
    low = scale.minimum
    for need in needs:
        share = min(need.room / max(1, plot), _BELOW)
        if not need.up:
            low = min(low, (need.value - share * scale.maximum) / (1 - share))
    if low < scale.minimum:
        half = scale.step / 2
        low = scale.minimum - math.ceil((scale.minimum - low) / half - 1e-9) * half
    return scale._replace(minimum=low)
