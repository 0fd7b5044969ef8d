"""docs/content.md says what the schema says, and its examples are right."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import indent

import pytest
from pictures import png

from deck import model
from deck.reader import parse_slides, read_deck
from deck.reader.chart_reference import CHART_EXAMPLES
from deck.reader.layouts import LAYOUTS
from deck.reader.reference import (
    DATA_EXAMPLE,
    DECK_EXAMPLE,
    SECTION_EXAMPLE,
    SOURCES_EXAMPLE,
    reference,
)
from deck.source import Span

YEAST = model.Text((model.Run("Yeast"),), Span("deck.yaml", 7, 10))
LISTED = "  - {layout: sources, title: Sources}\n"
DOCS = Path(__file__).parents[2] / "docs" / "content.md"


def test_the_reference_is_up_to_date() -> None:
    assert DOCS.read_text("utf-8") == reference()


@pytest.mark.parametrize(
    "example",
    [*(layout.example for layout in LAYOUTS), DATA_EXAMPLE, *CHART_EXAMPLES.values()],
    ids=[*(layout.name for layout in LAYOUTS), "data", *CHART_EXAMPLES],
)
def test_examples_of_slides_are_right(example: str, tmp_path: Path) -> None:
    (tmp_path / "flours.csv").write_text("Flour,Bread\nWheat,yes\n")
    (tmp_path / "prices.csv").write_text("Year,Wheat,Rye\n2023,310,255\n2024,335,\n")
    (tmp_path / "dough.png").write_bytes(png(16, 9))
    text = "- " + indent(example, "  ").lstrip()
    slides, diagnostics = parse_slides(
        "example.yaml", text, folder=tmp_path, roles=[model.Role("yeast", YEAST, 0)]
    )
    assert diagnostics == ()
    assert len(slides) == 1


def test_examples_of_files_are_right(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(DECK_EXAMPLE)
    (tmp_path / "sources.yaml").write_text(SOURCES_EXAMPLE)
    for number, name in enumerate(("dough", "sourdough")):
        # No title stands there twice; the sources are listed.
        text = SECTION_EXAMPLE.replace("What", "Where" if number else "What")
        (tmp_path / f"{name}.yaml").write_text(f"{text}{LISTED if number else ''}")
    deck, diagnostics, _ = read_deck(tmp_path)
    assert diagnostics == ()
    assert deck is not None


def test_every_link_leads_to_a_heading() -> None:
    text = reference()
    headings = {
        re.sub(r"[^a-z -]", "", line.lower().lstrip("# ")).replace(" ", "-")
        for line in text.splitlines()
        if line.startswith("#")
    }
    assert len(headings) == len([line for line in text.splitlines() if line.startswith("#")])
    links = set(re.findall(r"\]\(#([^)]*)\)", text)) - {"the-id-of-a-slide"}
    assert links - headings == set()
    assert len(links) == 15
