"""The markers of points in charts."""

from __future__ import annotations

from deck.chart_places import Point
from deck.geometry import Rect
from deck.writers.reveal import drawing
from deck.writers.reveal.lengths import px
from deck.writers.reveal.markup import Markup, element


def marker_shape(kind: str, point: Point, size: int, paint: dict[str, str | None]) -> Markup:
    """The marker of a point (ST_MarkerStyle, 21.2.3.27), `size` across."""
    half = size // 2
    x, y = point
    if kind == "circle":
        return element("circle", {"cx": px(x), "cy": px(y), "r": px(half), **paint})
    if kind == "square":
        return element("rect", {**drawing.box(Rect(x - half, y - half, size, size)), **paint})
    corners = [(x, y - half), (x + half, y + half), (x - half, y + half)]
    if kind == "diamond":
        corners = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)]
    ends = " ".join(f"{px(a)},{px(b)}" for a, b in corners)
    return element("polygon", {"points": ends, **paint})
