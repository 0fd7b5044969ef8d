"""What solved shapes of every kind have: strokes, and ties to the slide layout."""

from __future__ import annotations

from typing import Literal, NamedTuple

from deck.theme import Color


class Border(NamedTuple):
    """A stroke: its colour and width. `round` gives round caps and joins."""

    color: Color
    width: int
    round: bool = False


PlaceholderType = Literal[
    "title", "ctrTitle", "subTitle", "body", "chart", "tbl", "pic", "ftr", "sldNum"
]


class Placeholder(NamedTuple):
    """What ties a shape to the one of its slide layout (ECMA-376 Part 1, 19.3.1.36)."""

    type: PlaceholderType
    idx: int
    name: str
