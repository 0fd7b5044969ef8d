"""Numbers of charts: as text in a number format, and axes that end on round values."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import NamedTuple

#: What may stand beside the digits as it is: quoted or escaped, or of the characters that need
#: no quotes (ECMA-376 Part 1, 18.8.31). Each unquoted "%" shows the hundredfold.
_TEXT = r"""(?:"[^"]*"|\\.|[-$+/():!^&'~{}<>= %]|[^\x00-\x7f])*"""
#: `0` stands for a digit in any case, `#` for one where there is one; a comma groups them.
_SECTION = (
    rf"(?P<before>{_TEXT})"
    r"(?P<whole>#(?:,?#)*(?:,?0)*|0(?:,?0)*|)(?P<point>\.?)(?P<sure>0{0,30})(?P<spare>\#{0,30})"
    rf"(?P<after>{_TEXT})"
)
_QUOTED = r'"([^"]*)"|\\(.)'
#: A semicolon that stands outside of quotes.
_DIVIDER = r';(?=(?:[^"]*"[^"]*")*[^"]*$)'


def format_number(value: float, code: str) -> str:
    """A value in a number format code (ECMA-376 Part 1, 18.8.31), as far as charts use them.

    Known are General, digits with and without decimals, thousands separators, percentages,
    text before and after, and sections of their own for negative numbers and for zero. In
    any other code (colours, conditions, scaling, dates, fractions, exponents, hidden
    numbers) the value is shown as General. Halves are rounded away from zero.
    """
    sections = [re.fullmatch(_SECTION, section) for section in re.split(_DIVIDER, code)[:3]]
    if code == "General" or not all(
        section and (section["whole"] or section["sure"]) for section in sections
    ):
        return _general(value)
    which = 2 if value == 0 else 1 if value < 0 else 0
    which = which if which < len(sections) else 0
    section = sections[which]
    assert section is not None
    percent = sum(re.sub(_QUOTED, "", section[side]).count("%") for side in ("before", "after"))
    number = _digits(abs(value), percent, section)
    negative = value < 0 and which == 0 and any(digit in "123456789" for digit in number)
    before, after = (re.sub(_QUOTED, r"\1\2", section[side]) for side in ("before", "after"))
    return f"{'-' if negative else ''}{before}{number}{after}"


def _digits(value: float, percent: int, section: re.Match[str]) -> str:
    """The digits of a number, with what stands between them."""
    from decimal import ROUND_HALF_UP, Context, Decimal  # only needed for charts

    whole, sure, spare = section["whole"], len(section["sure"]), len(section["spare"])
    exact = Decimal(repr(float(value))) * 100**percent
    # The longest number that a float can be has 309 digits before the point.
    rounded = exact.quantize(Decimal(1).scaleb(-sure - spare), ROUND_HALF_UP, Context(prec=400))
    before, _, decimals = f"{rounded:f}".partition(".")
    before = before.lstrip("0").rjust(whole.count("0"), "0")
    if "," in whole:
        before = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", before)
    kept = decimals[:sure] + decimals[sure:].rstrip("0")
    return f"{before}{section['point']}{kept}"


def _general(value: float) -> str:
    """A number as it is, with ten digits at most; whole numbers with all of theirs."""
    text = f"{value + 0.0:.10g}"
    return f"{value:.0f}" if "e+" in text and abs(value) < 1e15 and value % 1 == 0 else text.upper()


class Scale(NamedTuple):
    """The ends of a value axis and the distance of its marks."""

    minimum: float
    maximum: float
    step: float


#: Numbers beyond these leave no room to calculate with them.
_TINY, _HUGE = 1e-290, 1e300
#: The shortest axis, compared with the numbers at its ends, that can still be divided.
_SHORTEST = 1e-12


def nice_scale(
    values: Iterable[float], minimum: float | None, maximum: float | None, marks: int = 5
) -> Scale:
    """An axis over the values with round ends and about `marks` steps of 1, 2, 2.5 or 5.

    An axis starts at 0 unless the author sets another minimum: bars that start elsewhere
    show a wrong proportion. An end that the author sets is kept, whatever the values are.
    """
    known = [max(-_HUGE, min(value, _HUGE)) for value in values] or [0.0, 1.0]
    low = min(0.0, *known) if minimum is None else minimum
    high = max(0.0, *known) if maximum is None else maximum
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
