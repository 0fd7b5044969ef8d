"""Number formats of charts: codes as Excel has them (ECMA-376 Part 1, 18.8.31).

The reader accepts the codes that are known here and no others, so that what is measured and
drawn is what Office shows.
"""

from __future__ import annotations

import re

#: The code that shows a number as it is.
GENERAL = "General"
#: Excel takes no longer code.
_LONGEST = 255

#: What may stand beside the digits as it is: quoted or escaped, or of the characters that need
#: no quotes. Each unquoted "%" shows the hundredfold.
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

_Sections = list[re.Match[str]]


def is_known(code: str) -> bool:
    """Whether numbers in this code are shown as Excel shows them.

    Known are General, digits with and without decimals, thousands separators, percentages,
    text before and after, and sections of their own for negative numbers and for zero. Not
    known are colours, conditions, scaling, dates, fractions, exponents, hidden numbers.
    """
    return code == GENERAL or bool(_sections(code))


def format_number(value: float, code: str) -> str:
    """A value in a number format; in a code that is not known it is shown as General.

    Halves are rounded away from zero.
    """
    sections = [] if code == GENERAL else _sections(code)
    if not sections:
        return _general(value)
    which = 2 if value == 0 else 1 if value < 0 else 0
    which = which if which < len(sections) else 0
    section = sections[which]
    percent = sum(re.sub(_QUOTED, "", section[side]).count("%") for side in ("before", "after"))
    number = _digits(abs(value), percent, section)
    negative = value < 0 and which == 0 and any(digit in "123456789" for digit in number)
    before, after = (re.sub(_QUOTED, r"\1\2", section[side]) for side in ("before", "after"))
    return f"{'-' if negative else ''}{before}{number}{after}"


def is_shown_whole(value: float, code: str) -> bool:
    """Whether a code shows all digits of a number, so that it says neither more nor less."""
    sections = [] if code == GENERAL else _sections(code)
    if not sections:
        return True
    from decimal import Decimal  # only needed for charts

    section = sections[0]
    percent = sum(re.sub(_QUOTED, "", section[side]).count("%") for side in ("before", "after"))
    # Numbers that are calculated are off by a little in their last digits.
    exact = Decimal(f"{value:.12g}").scaleb(2 * percent + len(section["sure"] + section["spare"]))
    return exact == exact.to_integral_value()


def _sections(code: str) -> _Sections:
    """The parts of a code for positive and negative numbers and for zero; none if not known."""
    parts = re.split(_DIVIDER, code) if len(code) <= _LONGEST else []
    found = [re.fullmatch(_SECTION, part) for part in parts]
    known = [match for match in found if match and (match["whole"] or match["sure"])]
    return known if len(known) == len(found) <= 3 else []


def _digits(value: float, percent: int, section: re.Match[str]) -> str:
    """The digits of a number, with what stands between them."""
    from decimal import ROUND_HALF_UP, Context, Decimal  # only needed for charts

    whole, sure, spare = section["whole"], len(section["sure"]), len(section["spare"])
    exact = Decimal(repr(float(value))).scaleb(2 * percent)
    # The longest number that a float can be has 309 digits before the point.
    exactly = Context(prec=400 + 2 * percent)
    rounded = exact.quantize(Decimal(1).scaleb(-sure - spare), ROUND_HALF_UP, exactly)
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
