from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deck.layout.numbers import Scale, format_number, nice_scale

#: Property tests that try the same examples every time.
exactly = settings(derandomize=True, deadline=None)


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


@pytest.mark.parametrize(
    "code",
    [
        "# ##0", '0.0,,"M"', "0E+00", "[Red]0", "[>9]0", "0_)", "*-0", "# ?/?", "yyyy", "0 B", "@",
        "0;", "0;;0", "", ".", '"', "\\", "0%;[Red]0",
    ],
)  # fmt: skip
def test_other_codes_show_the_number_as_it_is(code: str) -> None:
    assert format_number(12.5, code) == "12.5"


@exactly
@given(st.floats(-1e6, 1e6), st.integers(0, 4))
def test_a_number_with_decimals_reads_back(value: float, decimals: int) -> None:
    code = "0." + "0" * decimals if decimals else "0"
    assert abs(float(format_number(value, code)) - value) <= 0.5 * 10**-decimals + 1e-9


@pytest.mark.parametrize(
    ("values", "minimum", "maximum", "scale"),
    [
        ([1, 2, 3], None, None, (0, 3, 1)),
        ([1, 2, 5], None, None, (0, 5, 1)),
        ([100, 50], None, None, (0, 100, 20)),
        ([75, 40], None, None, (0, 80, 20)),
        ([101], None, None, (0, 125, 25)),
        ([0.7], None, None, (0, 0.8, 0.2)),
        ([12_345], None, None, (0, 12_500, 2_500)),
        ([-4, 6], None, None, (-4, 6, 2)),
        ([-5], None, None, (-5, 0, 1)),
        ([-3, 41], None, None, (-10, 50, 10)),
        ([60, 90], 50, None, (50, 90, 10)),
        ([60, 90], None, 100, (0, 100, 20)),
        ([60, 90], 50, 100, (50, 100, 10)),
        ([], None, None, (0, 1, 0.2)),
        ([0, 0], None, None, (0, 1, 0.2)),
        ([5], 10, None, (10, 11, 0.2)),
        ([1, 2], None, -5, (-6, -5, 0.2)),
        ([5e-324], None, None, (0, 1, 0.2)),
        ([5], 1e17, None, (1e17, 1.000001e17, 2e10)),
        ([1e15, -1e15], None, None, (-1e15, 1e15, 5e14)),
        # Too short to be cut into five: one mark is all that differs from its end.
        ([1e15], 1e15, 1e15 + 0.125, (1e15, 1e15 + 0.125, 1000)),
    ],
)
def test_nice_scale(
    values: list[float],
    minimum: float | None,
    maximum: float | None,
    scale: tuple[float, float, float],
) -> None:
    assert nice_scale(values, minimum, maximum) == pytest.approx(Scale(*scale))


@pytest.mark.parametrize("values", [[1.7e308, -1.7e308], [1.7e308], [1e-310, -1e-310]])
@pytest.mark.parametrize("minimum", [None, -1e300, 0])
@pytest.mark.parametrize("maximum", [None, 1e300, 1e-310])
def test_the_largest_and_smallest_numbers(
    values: list[float], minimum: float | None, maximum: float | None
) -> None:
    scale = nice_scale(values, minimum, maximum)
    assert all(map(math.isfinite, scale))
    assert scale.minimum < scale.maximum
    assert scale.step > 0


VALUES = st.lists(
    st.floats(-1e12, 1e12).map(lambda value: 0.0 if abs(value) < 1e-9 else value), max_size=12
)


@exactly
@given(VALUES)
def test_a_scale_holds_zero_and_all_values(values: list[float]) -> None:
    scale = nice_scale(values, None, None)
    slack = scale.step * 1e-6
    assert scale.minimum <= min([0.0, *values]) + slack
    assert scale.maximum >= max([0.0, *values]) - slack


@exactly
@given(VALUES)
def test_a_scale_is_cut_into_few_round_steps(values: list[float]) -> None:
    scale = nice_scale(values, None, None)
    steps = (scale.maximum - scale.minimum) / scale.step
    assert abs(steps - round(steps)) < 1e-6
    # Steps are at most 2.5 times as long as a fifth of the values' range, and each end adds one.
    assert 1 <= round(steps) <= 7
    leading = scale.step / 10 ** math.floor(math.log10(scale.step) + 1e-9)
    assert min(abs(leading - factor) for factor in (1, 2, 2.5, 5, 10)) < 1e-6


@exactly
@given(VALUES, st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_the_author_s_ends_are_kept(values: list[float], minimum: float, length: float) -> None:
    scale = nice_scale(values, minimum, minimum + length)
    assert (scale.minimum, scale.maximum) == (minimum, minimum + length)
    assert scale.step > 0
