from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deck.number_format import format_number, is_known, is_shown_whole


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (3.0, "General", "3"),
        (3.25, "General", "3.25"),
        (-0.5, "General", "-0.5"),
        (1234567.0, "General", "1234567"),
        (0.1 + 0.2, "General", "0.3"),
        (3.14159, "0", "3"),
        (3.14159, "0.0", "3.1"),
        (3.0, "0.00", "3.00"),
        (1234567.891, "#,##0", "1,234,568"),
        (1234.5, "#,##0.00", "1,234.50"),
        (999.0, "#,##0", "999"),
        (0.123, "0%", "12%"),
        (0.1234, "0.0%", "12.3%"),
        (45.5, '0.0"%"', "45.5%"),
        (45.0, '0" % of all"', "45 % of all"),
        (5.0, '0" B"', "5 B"),
        (5.0, '0.0" GB"', "5.0 GB"),
        (12.0, '"$"0', "$12"),
        (12.5, "$#,##0.00", "$12.50"),
        (5.0, "0\\x", "5x"),
        (-3.6, "0", "-4"),
        (-12.0, '"$"0', "-$12"),
        (-0.01, "0.0", "0.0"),
        (-0.04, "0%", "-4%"),
        (7.0, "0;-0", "7"),
        (7.5, '"text"', "7.5"),
        (3.14, "0.##", "3.14"),
        (3.1, "0.##", "3.1"),
        (3.0, "0.##", "3."),
        (3.1, "0.0#", "3.1"),
        (0.5, "#.0", ".5"),
        (7.0, "00", "07"),
        (12.0, "0,000", "0,012"),
        (0.5, "#%", "50%"),
        (0.5, "%0", "%50"),
        (5.0, '";"0', ";5"),
        # Excel rounds the decimal number that it shows, not the binary one below it.
        (2.5, "0", "3"),
        (-2.5, "0", "-3"),
        (1.005, "0.00", "1.01"),
        (0.145, "0%", "15%"),
        # Negative numbers and zero may have sections of their own.
        (-5.0, "0;(0)", "(5)"),
        (-5.0, '0;"minus "0', "minus 5"),
        (0.0, '0;-0;"none "0', "none 0"),
        (-0.0, "0", "0"),
        (-0.0, "General", "0"),
        (12345678901.0, "General", "12345678901"),
        (1e15, "0." + "0" * 20, "1000000000000000." + "0" * 20),
    ],
)
def test_format_number(value: float, code: str, shown: str) -> None:
    assert format_number(value, code) == shown
    assert is_known(code) == (code != '"text"')


@pytest.mark.parametrize(
    "code",
    [
        "# ##0", '0.0,,"M"', "0E+00", "[Red]0", "[>9]0", "0_)", "*-0", "# ?/?", "yyyy", "0 B", "@",
        "0;", "0;;0", "", ".", '"', "\\", "0%;[Red]0", "0;0;0;@", "general", "0" + "%" * 255,
    ],
)  # fmt: skip
def test_other_codes_show_the_number_as_it_is(code: str) -> None:
    assert not is_known(code)
    assert format_number(12.5, code) == "12.5"


@settings(derandomize=True, deadline=None)
@given(st.floats(-1e6, 1e6), st.integers(0, 4))
def test_a_number_with_decimals_reads_back(value: float, decimals: int) -> None:
    code = "0." + "0" * decimals if decimals else "0"
    assert abs(float(format_number(value, code)) - value) <= 0.5 * 10**-decimals + 1e-9


def test_the_longest_code() -> None:
    code = "0" + "%" * 254
    assert is_known(code)
    assert format_number(1e308, code) == "1" + "0" * (308 + 2 * 254) + "%" * 254


@pytest.mark.parametrize(
    ("value", "code", "whole"),
    [
        (2.5, "General", True),
        (2.5, "0", False),
        (2.5, "0.0", True),
        (0.25, "0%", True),
        (0.125, "0%", False),
        (0.125, "0.#%", True),
        (0.1 + 0.2, "0.0", True),
        (25, '#,##0" kg"', True),
    ],
)
def test_whether_a_code_shows_all_digits(value: float, code: str, whole: bool) -> None:
    assert is_shown_whole(value, code) == whole
