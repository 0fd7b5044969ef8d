"""Outlines that are drawn rather than named: the coloured edge of a card."""

from __future__ import annotations

from typing import Literal

from deck.geometry import Command, Path

#: The distance of a cubic Bézier's control points that makes a quarter circle, in radii.
_KAPPA = 0.5523


def edge_path(
    width: int, height: int, side: Literal["left", "top"], radius: int, thickness: int
) -> Path:
    """The strip that CSS draws for a border on one side of a box with round corners.

    It follows the outer corners and thins out towards the neighbouring sides (CSS
    Backgrounds 3, 4.3). `width` and `height` are those of the strip, in EMU, which are also
    the path's units; the strip is as deep as the corners.
    """
    long = height if side == "left" else width
    radius = min(radius, long // 2)
    pull = round(radius * (1 - _KAPPA))
    inner = round((radius - thickness) * (1 - _KAPPA)) + thickness
    # Drawn as for the left side; for the top the axes change places.
    steps: list[tuple[Literal["M", "L", "C", "Z"], tuple[tuple[int, int], ...]]] = [
        ("M", ((radius, 0),)),
        ("C", ((pull, 0), (0, pull), (0, radius))),
        ("L", ((0, long - radius),)),
        ("C", ((0, long - pull), (pull, long), (radius, long))),
        ("C", ((inner, long), (thickness, long - pull), (thickness, long - radius))),
        ("L", ((thickness, radius),)),
        ("C", ((thickness, pull), (inner, 0), (radius, 0))),
        ("Z", ()),
    ]
    commands = tuple(
        Command(op, points if side == "left" else tuple((y, x) for x, y in points))
        for op, points in steps
    )
    return Path(width, height, (commands,), filled=True)
