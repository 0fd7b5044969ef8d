"""Texts of charts as SVG, where the applications put them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from deck.chart_places import Point
from deck.solved import TextLook
from deck.writers.reveal.baselines import Baselines
from deck.writers.reveal.lengths import px
from deck.writers.reveal.looks import Looks
from deck.writers.reveal.markup import Markup, element

#: Which part of a text is at its x: SVG 2, 11.9.2.
TextEnd = Literal["start", "middle", "end"]


class ChartTexts:
    """Writes the texts of charts on one slide."""

    def __init__(self, looks: Looks, baselines: Baselines) -> None:
        """Collect classes and letters in `looks`."""
        self._looks = looks
        self._baselines = baselines

    def ascent(self, look: TextLook) -> int:
        """The height of a line above its baseline."""
        return self._baselines.ascent(look)

    def height(self, look: TextLook) -> int:
        """The height of a line, which is also the distance of two."""
        return self._baselines.ascent(look) + self._baselines.descent(look)

    def line(
        self,
        text: str,
        look: TextLook,
        x: int,
        baseline: int,
        end: TextEnd,
        *,
        turned: bool = False,
    ) -> Markup:
        """A text on one line; one that is `turned` reads from bottom to top."""
        name = self._looks.text(look.face, look.size, look.bold, look.color, text)
        attributes: dict[str, str | None] = {
            "class": name,
            "x": px(x),
            "y": px(baseline),
            "text-anchor": None if end == "start" else end,
            "transform": f"rotate(-90 {px(x)} {px(baseline)})" if turned else None,
        }
        return element("text", attributes, text)

    def block(
        self, lines: Sequence[str], look: TextLook, middle: Point, end: TextEnd = "middle"
    ) -> Iterator[Markup]:
        """Lines below each other, which are about a place as a whole."""
        height = self.height(look)
        top = middle.y - height * len(lines) // 2
        yield from self.below(lines, look, middle.x, top, end)

    def below(
        self, lines: Sequence[str], look: TextLook, x: int, top: int, end: TextEnd = "middle"
    ) -> Iterator[Markup]:
        """Lines below each other from `top` down."""
        for order, text in enumerate(lines):
            baseline = top + order * self.height(look) + self.ascent(look)
            yield self.line(text, look, x, baseline, end)
