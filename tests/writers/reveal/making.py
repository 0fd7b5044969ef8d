"""Parts of solved slides, and what the writer makes of them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from writers.powerpoint.sample import THEME

from deck.geometry import EMU_PER_PX, Insets, Rect
from deck.solved import Color, Line, Paragraph, Run, TextFrame
from deck.text import Metrics
from deck.theme import FaceName
from deck.writers.reveal.baselines import Baselines
from deck.writers.reveal.looks import Looks, Sheet
from deck.writers.reveal.text import TextWriter

TEXT = Color("tx1", "E8EDF2")


def px(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(*(round(length * EMU_PER_PX) for length in (x, y, width, height)))


def run(text: str, **more: Any) -> Run:
    return Run(text, "body", 18.0, False, False, TEXT)._replace(**more)


def paragraph(*runs: Run, ends: tuple[int, ...] = (), **more: Any) -> Paragraph:
    """A paragraph whose lines end after so many characters; else it is one line."""
    length = sum(len(one.text) for one in runs)
    cuts = (0, *ends, length)
    lines = tuple(Line(a, b, 0) for a, b in pairwise(cuts))
    plain = Paragraph(runs, "left", 24.0, 0.0, 0, 0, None, "body", lines)
    return plain._replace(**more)


def frame(*paragraphs: Paragraph, **more: Any) -> TextFrame:
    return TextFrame(paragraphs, Insets(), "top")._replace(**more)


def link(target: str) -> dict[str, str | None] | None:
    return {"href": target} if target != "#nowhere" else None


class Flat(Baselines):
    """The baselines of faces that are 0.75 em high and 0.25 em deep."""

    def _of(self, face: FaceName) -> Metrics:
        return Metrics(0.75, 0.25)


def writer(looks: Looks | None = None, *, rtl: bool = False) -> TextWriter:
    sheet = Sheet(THEME.faces, "en")
    return TextWriter(sheet, Flat(THEME.faces), looks or Looks(sheet), link, rtl=rtl)


def sheet() -> Sheet:
    return Sheet(THEME.faces, "en")
