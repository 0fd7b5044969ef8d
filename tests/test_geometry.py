from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deck.geometry import Insets, Rect, divide, from_points, from_px, to_px

#: Property tests that try the same examples every time.
exactly = settings(derandomize=True, deadline=None)


def test_units() -> None:
    assert (from_px(1), from_points(1), to_px(9525)) == (9525, 12700, 1.0)
    assert (from_px(96), from_points(72)) == (914400, 914400)
    assert (from_px(0.5), from_points(16.5)) == (4762, 209550)
    assert from_px(1280) == 12192000


def test_insets() -> None:
    insets = Insets(1, 2, 3, 4)
    assert (insets.horizontal, insets.vertical) == (4, 6)


def test_rect() -> None:
    rect = Rect(10, 20, 100, 50)
    assert (rect.right, rect.bottom) == (110, 70)
    assert rect.inset(Insets(1, 2, 3, 4)) == Rect(11, 22, 96, 44)


def test_insets_larger_than_the_rectangle_leave_nothing() -> None:
    assert Rect(10, 20, 5, 5).inset(Insets(4, 4, 4, 4)) == Rect(14, 24, 0, 0)


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (100, [1, 1], (50, 50)),
        (100, [1, 3], (25, 75)),
        (100, [1, 1, 1], (33, 34, 33)),
        (7, [1, 1], (4, 3)),
        (10, [0, 1, 0], (0, 10, 0)),
        (10, [0, 0], (5, 5)),
        (10, [], ()),
        (0, [1, 2], (0, 0)),
        (1, [1, 1, 1], (0, 1, 0)),
        (10, [0.5, 0.25, 0.25], (5, 3, 2)),
        (-10, [1, 1], (-5, -5)),
    ],
)
def test_divide(total: int, weights: list[float], parts: tuple[int, ...]) -> None:
    assert divide(total, weights) == parts


WEIGHTS = st.lists(st.floats(0, 1e6), min_size=1, max_size=20)


@exactly
@given(st.integers(0, 10**9), WEIGHTS)
def test_the_parts_add_up_to_the_whole(total: int, weights: list[float]) -> None:
    parts = divide(total, weights)
    assert len(parts) == len(weights)
    assert sum(parts) == total
    assert all(part >= 0 for part in parts)


@exactly
@given(st.integers(0, 10**9), st.lists(st.integers(0, 1000), min_size=1, max_size=20))
def test_no_part_is_off_by_more_than_one(total: int, weights: list[int]) -> None:
    scale = sum(weights) or len(weights)
    shares = weights if sum(weights) else [1] * len(weights)
    for part, share in zip(divide(total, weights), shares, strict=True):
        assert abs(part - total * share / scale) <= 1


@exactly
@given(st.integers(0, 10**9), st.integers(1, 50))
def test_equal_weights_give_equal_parts_wherever_they_stand(total: int, count: int) -> None:
    parts = divide(total, [1.0] * count)
    assert max(parts) - min(parts) <= 1
    assert divide(total, [7.0] * count) == parts
