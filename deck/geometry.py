"""Lengths and rectangles, in EMU.

An EMU (English Metric Unit, ECMA-376 Part 1, 20.1.2.1) is the integer length unit of
DrawingML: 914400 to an inch, 12700 to a point. A CSS px is 1/96 inch, so 9525 EMU.
Every length between reading the content and writing a file is an `int` of EMU; type sizes
alone are points.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

EMU_PER_INCH = 914400
EMU_PER_POINT = 12700
EMU_PER_PX = 9525


def from_px(length: float) -> int:
    """The EMU in `length` CSS px, rounded to the nearest whole EMU."""
    return round(length * EMU_PER_PX)


def from_points(length: float) -> int:
    """The EMU in `length` points, rounded to the nearest whole EMU."""
    return round(length * EMU_PER_POINT)


def to_px(length: int) -> float:
    """The CSS px in `length` EMU."""
    return length / EMU_PER_PX


class Insets(NamedTuple):
    """Distances from the four edges of a rectangle to what stands inside it, in EMU."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0

    @property
    def horizontal(self) -> int:
        """Left and right together."""
        return self.left + self.right

    @property
    def vertical(self) -> int:
        """Top and bottom together."""
        return self.top + self.bottom


class Rect(NamedTuple):
    """An upright rectangle on the slide, in EMU from the slide's top left corner."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The y of the bottom edge."""
        return self.y + self.height

    def inset(self, insets: Insets) -> Rect:
        """The rectangle inside these insets; its sides never become negative."""
        return Rect(
            self.x + insets.left,
            self.y + insets.top,
            max(0, self.width - insets.horizontal),
            max(0, self.height - insets.vertical),
        )


class Command(NamedTuple):
    """A step of a path: M and L have one point, C three, Z none; points in path units."""

    op: Literal["M", "L", "C", "Z"]
    points: tuple[tuple[int, int], ...] = ()


class Path(NamedTuple):
    """A drawn outline on a grid of `width` by `height` path units, stretched to its shape."""

    width: int
    height: int
    outlines: tuple[tuple[Command, ...], ...]
    filled: bool


def divide(total: int, weights: Sequence[float]) -> tuple[int, ...]:
    """Divide `total` in proportion to `weights`, exactly: the parts add up to `total`.

    Each cut falls at the rounded running sum, so no part is off by more than one EMU and
    equal weights at equal places give equal results. All weights 0 counts as all equal.
    """
    if not weights:
        return ()
    scale = sum(weights)
    if scale <= 0:
        weights, scale = [1.0] * len(weights), float(len(weights))
    cuts = [0]
    running = 0.0
    for weight in weights:
        running += weight
        cuts.append(round(total * running / scale))
    return tuple(after - before for before, after in pairwise(cuts))
