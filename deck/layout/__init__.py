"""Stage 3: boxes to solved shapes, by one pass over the tree with real text measures."""

from __future__ import annotations

from deck.layout.draft import draft_mark
from deck.layout.fit import Laid, Layout
from deck.layout.glyphs import Missing
from deck.layout.mirror import running_right_to_left
from deck.layout.nodes import Overflow
from deck.layout.shapes import Placed
from deck.layout.slide_number import renumbered
from deck.layout.slots import Slots

__all__ = [
    "Laid",
    "Layout",
    "Missing",
    "Overflow",
    "Placed",
    "Slots",
    "draft_mark",
    "renumbered",
    "running_right_to_left",
]
