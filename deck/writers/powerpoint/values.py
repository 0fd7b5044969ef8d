"""Numbers as a chart's XML writes them, and as its number format shows them."""

from __future__ import annotations

import re

_CODE = re.compile(r'(?P<before>(?:"[^"]*"|[$€£+\s])*)(?P<digits>(?:#,##)?0(?:\.0+)?)(?P<after>.*)')
_QUOTED = re.compile(r'"[^"]*"')
_AFTER = re.compile(r'(?:"[^"]*"|[%€\s])*')


def plain_number(value: float) -> str:
    """A number in full precision; whole ones without a decimal point."""
    return str(int(value)) if value == int(value) else repr(float(value))


def shown_number(value: float, code: str) -> str | None:
    """A number as Office shows it in a number format (ECMA-376 Part 1, 18.8.31).

    None where it takes more than General, digits, thousands, percent and quoted text to
    tell. Halves are rounded away from zero, as Office does.
    """
    if code == "General":
        text = f"{value:.10g}"
        return None if "e" in text else text
    match = _CODE.fullmatch(code)
    if match is None or not _AFTER.fullmatch(match["after"]):
        return None
    from decimal import ROUND_HALF_UP, Context, Decimal  # only needed for decks with charts

    whole, _, decimals = match["digits"].partition(".")
    percent = _QUOTED.sub("", match["after"]).count("%")
    exact = Decimal(repr(float(value))) * 100**percent
    # A float has up to 309 digits before the point; the default context has room for 28.
    room = Context(prec=400)
    rounded = exact.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP, room)
    digits = f"{abs(rounded):,f}" if "," in whole else f"{abs(rounded):f}"
    sign = "-" if rounded < 0 else ""
    before, after = match["before"].replace('"', ""), match["after"].replace('"', "")
    return f"{sign}{before}{digits}{after}"
