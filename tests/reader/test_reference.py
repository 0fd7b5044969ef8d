"""docs/content.md says what the schema says, and its examples are right."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent

import pytest

from deck.reader import parse_slides, read_deck
from deck.reader.layouts import LAYOUTS
from deck.reader.reference import (
    DATA_EXAMPLE,
    DECK_EXAMPLE,
    SECTION_EXAMPLE,
    SOURCES_EXAMPLE,
    reference,
)

DOCS = Path(__file__).parents[2] / "docs" / "content.md"


def test_the_reference_is_up_to_date() -> None:
    assert DOCS.read_text("utf-8") == reference()


@pytest.mark.parametrize(
    "example",
    [*(layout.example for layout in LAYOUTS), DATA_EXAMPLE],
    ids=[*(layout.name for layout in LAYOUTS), "data"],
)
def test_examples_of_slides_are_right(example: str, tmp_path: Path) -> None:
    (tmp_path / "licences.csv").write_text("Licence,Sell\nMIT,yes\n")
    text = "- " + indent(example, "  ").lstrip()
    slides, diagnostics = parse_slides("example.yaml", text, folder=tmp_path)
    assert diagnostics == ()
    assert len(slides) == 1


def test_examples_of_files_are_right(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(DECK_EXAMPLE)
    (tmp_path / "sources.yaml").write_text(SOURCES_EXAMPLE)
    for name in ("models", "closed", "summary"):
        (tmp_path / f"{name}.yaml").write_text(SECTION_EXAMPLE)
    deck, diagnostics, _ = read_deck(tmp_path)
    assert diagnostics == ()
    assert deck is not None
