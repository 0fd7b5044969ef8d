from __future__ import annotations

import pytest

from deck.geometry import Command
from deck.layout.outlines import edge_path


def test_a_left_edge_follows_the_corners_and_thins_out() -> None:
    # Control points of a quarter circle of radius 12 lie 12 * (1 - 0.5523) = 5.37 from the
    # corner; those of the inner one, of radius 8, 4 + 8 * 0.4477 = 7.58 from the outer edge.
    path = edge_path(12, 100, "left", 12, 4)
    assert (path.width, path.height, path.filled) == (12, 100, True)
    assert path.outlines == (
        (
            Command("M", ((12, 0),)),
            Command("C", ((5, 0), (0, 5), (0, 12))),
            Command("L", ((0, 88),)),
            Command("C", ((0, 95), (5, 100), (12, 100))),
            Command("C", ((8, 100), (4, 95), (4, 88))),
            Command("L", ((4, 12),)),
            Command("C", ((4, 5), (8, 0), (12, 0))),
            Command("Z"),
        ),
    )


def test_a_top_edge_is_the_left_one_with_its_axes_changed() -> None:
    (left,) = edge_path(12, 100, "left", 12, 4).outlines
    path = edge_path(100, 12, "top", 12, 4)
    assert (path.width, path.height) == (100, 12)
    assert path.outlines == (
        tuple(Command(op, tuple((y, x) for x, y in points)) for op, points in left),
    )


@pytest.mark.parametrize("side", ["left", "top"])
def test_no_corner_is_larger_than_half_the_side(side: str) -> None:
    size = (40, 30) if side == "left" else (30, 40)
    (outline,) = edge_path(*size, side, 40, 4).outlines  # type: ignore[arg-type]
    points = [point for command in outline for point in command.points]
    assert all(0 <= x <= size[0] and 0 <= y <= size[1] for x, y in points)
