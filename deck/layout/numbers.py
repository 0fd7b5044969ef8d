"""Axes of charts that end on round values."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple


class Scale(NamedTuple):
    """The ends of a value axis and the distance of its marks."""

    minimum: float
    maximum: float
    step: float


#: Numbers beyond these leave no room to calculate with them.
_TINY, _HUGE = 1e-290, 1e300
#: The shortest axis, compared with the numbers at its ends, that can still be divided.
_SHORTEST = 1e-12
#: Zero is far from values if it is further than this multiple of their own range.
_FAR = 0.75
#: The room beside the outermost points, as a share of the range of all.
_BESIDE = 0.02


def nice_scale(
    values: Iterable[float],
    minimum: float | None,
    maximum: float | None,
    marks: int = 5,
    *,
    zero: bool = True,
) -> Scale:
    """An axis over the values with round ends and about `marks` steps of 1, 2, 2.5 or 5.

    An axis starts at 0 unless the author sets another minimum: bars that start elsewhere
    show a wrong proportion. An end that the author sets is kept, whatever the values are.
    Points show none: without `zero` their axis begins near them where zero is far away, and
    leaves a little room beside the outermost.
    """
    known = [max(-_HUGE, min(value, _HUGE)) for value in values] or [0.0, 1.0]
    least, most = min(known), max(known)
    if zero or max(least, -most, 0.0) <= _FAR * (most - least) or least == most:
        least, most = min(0.0, least), max(0.0, most)
    if not zero:
        beside = _BESIDE * (most - least)
        least, most = least - beside * (least != 0), most + beside * (most != 0)
    low = least if minimum is None else minimum
    high = most if maximum is None else maximum
    size = max(abs(low), abs(high))
    if high - low < max(_SHORTEST * size, _TINY):
        # All values are 0, or the author's end lies beyond them.
        room = max(1.0, size * 1e-6)
        if minimum is None and maximum is not None:
            low = high - room
        elif maximum is None:
            high = low + room
    step = _nice_step(max(high / marks - low / marks, _SHORTEST * size, _TINY))
    if minimum is None:
        low = math.floor(low / step + 1e-9) * step
    if maximum is None:
        high = low + math.ceil((high - low) / step - 1e-9) * step
    return Scale(low, high, step)


def _nice_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    for factor in (1.0, 2.0, 2.5, 5.0):
        if rough <= factor * power * 1.0001:
            return factor * power
    return 10.0 * power
