from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deck.layout.numbers import Scale, nice_scale

#: Property tests that try the same examples every time.
exactly = settings(derandomize=True, deadline=None)


@pytest.mark.parametrize(
    ("values", "scale"),
    [
        # Points far from zero do not show it, and have a fiftieth of their range beside them.
        ([2021, 2025], (2020, 2026, 1)),
        ([-110, -100], (-112.5, -97.5, 2.5)),
        # Those that are near do.
        ([5, 15], (0, 20, 5)),
        ([-4, 60], (-20, 80, 20)),
        ([7], (0, 8, 2)),
        ([0, 0], (0, 1, 0.2)),
    ],
)
def test_a_scale_of_points(values: list[float], scale: tuple[float, float, float]) -> None:
    assert nice_scale(values, None, None, zero=False) == pytest.approx(Scale(*scale))


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
