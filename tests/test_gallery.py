"""The gallery shows every slide layout with little, with the usual and with a lot to say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from deck import assets, solved
from deck.diagnostics import render
from deck.geometry import Rect, from_points
from deck.pipeline import prepare
from deck.reader import read_deck
from deck.reader.layouts import LAYOUTS

ROOT = Path(__file__).resolve().parent.parent
GALLERY = ROOT / "examples" / "gallery"
THEMES = sorted(file.parent for file in (ROOT / "themes").glob("*/theme.yaml"))
#: Slide layouts of two slides, because the program or one line fills them, or of more than three.
COUNTS = {
    **{"agenda": 2, "sources": 2, "questions": 2, "points": 5},
    # Three of each kind of chart.
    **{"chart": 10, "comparison": 5},
}

needs_fonts = pytest.mark.skipif(assets.missing() is not None, reason="the fonts are missing")


def test_every_slide_layout_is_there() -> None:
    deck, diagnostics, _ = read_deck(GALLERY)
    assert diagnostics == ()
    assert deck
    found = Counter(slide.layout for section in deck.sections for slide in section.slides)
    assert found == {one.name: COUNTS.get(one.name, 3) for one in LAYOUTS}


@cache
def built(theme: Path) -> solved.Deck:
    date = datetime(2026, 1, 2, tzinfo=UTC)
    outcome = prepare(GALLERY, theme=str(theme), draft=False, timestamp=date)
    assert [render(item, outcome.sources) for item in outcome.diagnostics] == []
    assert outcome.deck
    return outcome.deck


def texts(shapes: tuple[solved.Shape, ...]) -> Iterator[tuple[Rect, solved.TextFrame]]:
    """Every text frame outside tables, and its place."""
    for shape in shapes:
        if isinstance(shape, solved.Group):
            yield from texts(shape.shapes)
        elif isinstance(shape, solved.AutoShape) and shape.text:
            yield shape.rect, shape.text


@needs_fonts
@pytest.mark.parametrize("theme", THEMES, ids=lambda folder: folder.name)
def test_it_builds_without_a_word(theme: Path) -> None:
    assert len(built(theme).slides) > 50


@needs_fonts
@pytest.mark.parametrize("theme", THEMES, ids=lambda folder: folder.name)
def test_text_stays_inside_its_frames(theme: Path) -> None:
    for slide in built(theme).slides:
        for rect, frame in texts(slide.shapes):
            inner = rect.inset(frame.insets)
            points = sum(len(one.lines) * one.leading + one.before for one in frame.paragraphs)
            assert from_points(points) <= inner.height + 2, (slide.id, frame.paragraphs[0].text)
            for paragraph in frame.paragraphs:
                widths = [line.width for line in paragraph.lines]
                room = inner.width - paragraph.indent
                assert max(widths, default=0) <= room + 2, (slide.id, paragraph.text)


@needs_fonts
@pytest.mark.parametrize("theme", THEMES, ids=lambda folder: folder.name)
def test_text_can_be_read_from_afar(theme: Path) -> None:
    sizes = {
        run.size
        for slide in built(theme).slides
        for _, frame in texts(slide.shapes)
        for paragraph in frame.paragraphs
        for run in paragraph.runs
    }
    assert min(sizes) == 12


@needs_fonts
@pytest.mark.parametrize("theme", THEMES, ids=lambda folder: folder.name)
def test_agendas_lead_to_the_sections(theme: Path) -> None:
    deck = built(theme)
    ids = [slide.id for slide in deck.slides]
    first = [f"#{ids[section.slides[0]]}" for section in deck.sections[1:]]
    agendas = [slide for slide in deck.slides if deck.layouts[slide.layout].name == "agenda"]
    assert len(agendas) == 2
    for slide in agendas:
        links = [
            shape.link
            for shape in slide.shapes
            if isinstance(shape, solved.AutoShape) and shape.link
        ]
        assert links == first
