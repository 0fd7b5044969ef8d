"""Numbers of charts: as text in a number format, and axes that end on round values."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import NamedTuple

_CODE = re.compile(r'^(?P<before>(?:"[^"]*"|[^#0"])*)(?P<digits>[#,0]*[0#](?:\.0+)?)(?P<after>.*)$')


def format_number(value: float, code: str) -> str:
    """A value in a number format code (ECMA-376 Part 1, 18.8.31), as far as charts use them.

    Known are General, digits with and without decimals, thousands separators, percentages
    and text before and after; of any other code the value is shown as General.
    """
    match = _CODE.match(code.split(";")[0])
    if code == "General" or match is None:
        return f"{value:.10g}"
    digits = match["digits"]
    decimals = len(digits.partition(".")[2])
    after = match["after"]
    # A quoted per cent sign is only text.
    shown = value * 100 if "%" in re.sub(r'"[^"]*"', "", after) else value
    number = f"{abs(shown):,.{decimals}f}" if "," in digits else f"{abs(shown):.{decimals}f}"
    sign = "-" if shown < 0 and any(digit in "123456789" for digit in number) else ""
    return f"{sign}{_literal(match['before'])}{number}{_literal(after)}"


def _literal(text: str) -> str:
    return text.replace('"', "").replace("\\", "")


class Scale(NamedTuple):
    """The ends of a value axis and the distance of its marks."""

    minimum: float
    maximum: float
    step: float


def nice_scale(
    values: Iterable[float], minimum: float | None, maximum: float | None, marks: int = 5
) -> Scale:
    """An axis over the values with round ends and about `marks` steps of 1, 2, 2.5 or 5.

    An axis starts at 0 unless the author sets another minimum: bars that start elsewhere
    show a wrong proportion.
    """
    known = list(values) or [0.0, 1.0]
    low = min(0.0, *known) if minimum is None else minimum
    high = max(0.0, *known) if maximum is None else maximum
    if high <= low:
        high = low + 1.0
    step = _nice_step((high - low) / marks)
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
