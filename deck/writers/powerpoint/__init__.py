"""The PowerPoint writer: a solved deck as a `.pptx` package (ECMA-376).

What all decks of a theme share (slide master, slide layouts, themes, properties) is made by
python-pptx once and kept; what the layouts say is the deck's own, and filled in. Slides, notes,
charts and workbooks are written as text straight into the package, one at a time, so that a
slide costs the same in any deck.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from deck.solved import Deck
from deck.writers.powerpoint.package import Package
from deck.writers.powerpoint.slides import SlideParts, SlideWriter

__all__ = ["Package", "SlideParts", "SlideWriter", "write"]


def write(deck: Deck, stream: BinaryIO, timestamp: datetime, cache: Path | None = None) -> None:
    """Write a solved deck that is whole in memory; `Package` tells the rest.

    `stream` is written front to back and left open. `cache` is a folder for what decks of one
    theme share; without it that is made anew. Raises `OSError` if the stream or a
    picture fails.
    """
    package = Package(deck, BytesIO(), timestamp, cache)
    writer = SlideWriter(deck, {slide.id for slide in deck.slides}, timestamp, cache)
    charts = 0
    for number, slide in enumerate(deck.slides, start=1):
        parts = writer.write(slide, number, charts)
        package.add(parts)
        charts += parts.charts
    for chunk in package.close(deck.sections):
        stream.write(chunk)
