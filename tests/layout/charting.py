"""Charts in the toy font.

Names of categories and series are 10 pt a letter (20 pt), values 12 (20 pt, bold), marks of the
axis 8 (16 pt, 12 at the smallest). A letter rises 16 pt above the baseline and falls 4 below.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from layout.making import WRITTEN, Bench, column, frame, pt, words

from deck import boxes, model, solved
from deck.geometry import Rect
from deck.layout import Overflow

ROLES = [model.Role(name, words(name), order) for order, name in enumerate(("one", "two"))]


def series(
    values: Sequence[float | None], name: str = "aa", labels: Sequence[str] = (), **more: Any
) -> model.Series:
    shown = tuple(words(label, 50 + at) for at, label in enumerate(labels))
    plain = model.Series(words(name, 40), tuple(values), shown, None, WRITTEN)
    return plain._replace(**more)


def chart(kind: str, categories: Sequence[str], *rows: model.Series, **more: Any) -> model.Chart:
    plain = model.Chart(
        kind=kind,  # type: ignore[arg-type]
        axis=None,
        categories=tuple(words(name, 20 + at) for at, name in enumerate(categories)),
        roles=(),
        series=rows,
        number_format="0",
        minimum=None,
        maximum=None,
        alt=None,
        source=None,
        span=WRITTEN,
    )
    return plain._replace(**more)


def lay_out(
    bench: Bench, content: model.Chart, width: float = 400, height: float = 300, **styles: str
) -> tuple[solved.ChartFrame, tuple[Overflow, ...]]:
    """The chart in a frame that begins at 100, 50, and what does not fit there."""
    names = {"name": "body", "value": "strong", "mark": "small", **styles}
    box = boxes.ChartBox(
        frame(grow=1), content, names["name"], names["value"], names["mark"], "muted",
        ("role5", "role6"), ("text", "muted"),
    )  # fmt: skip
    outer = column(box, pad=(100, 50, 0, 0))
    laid = bench.lay_out(outer, width=width + 100, height=height + 50)
    (shape,) = (placed.shape for placed in laid.shapes)
    assert isinstance(shape, solved.ChartFrame)
    assert shape.rect == Rect(pt(100), pt(50), pt(width), pt(height))
    return shape, laid.overflows


def solve(
    bench: Bench, content: model.Chart, width: float = 400, height: float = 300, **styles: str
) -> solved.ChartFrame:
    """A chart that fits its frame."""
    shape, overflows = lay_out(bench, content, width, height, **styles)
    assert overflows == ()
    return shape


def plot(shape: solved.ChartFrame) -> tuple[float, float, float, float]:
    """The plot area in points from the top left corner of the frame."""
    x, y, width, height = (round(side / 12700, 3) for side in shape.plot)
    return round(x - 100, 3), round(y - 50, 3), width, height
