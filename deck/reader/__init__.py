"""Stage 1: content folders and theme folders become typed values, or lists of what is wrong.

The only place that knows YAML. Everything behind it sees `deck.model` and `deck.theme`.
"""

from __future__ import annotations

from deck.reader.content import parse_slides, read_deck, read_slides
from deck.reader.extending import find_theme
from deck.reader.themes import read_theme

__all__ = ["find_theme", "parse_slides", "read_deck", "read_slides", "read_theme"]
