"""The fonts that the page names for text."""

from __future__ import annotations

from pathlib import Path

import pytest

from deck.theme import Face, FaceName
from deck.writers.reveal.looks import Sheet

FILES = (Path("a.ttf"), Path("b.ttf"), Path("c.ttf"), Path("d.ttf"))
#: A mono face and one with serifs (ECMA-376 Part 1, 21.1.2.3.7).
FACES: dict[FaceName, Face] = {
    "heading": Face("heading", "A Mono", FILES, "", 0x31),
    "body": Face("body", "A Serif", FILES, "", 0x12),
}


@pytest.mark.parametrize(
    ("lang", "script", "heading", "body"),
    [
        ("en", None, '"A Mono",monospace', '"A Serif",serif'),
        # Letters that the face has not are not of a fixed pitch.
        ("ar", None, '"A Mono","Arial",sans-serif', '"A Serif","Arial",serif'),
        ("en", "Jpan", '"Yu Gothic","A Mono",sans-serif', '"Yu Gothic","A Serif",serif'),
    ],
)
def test_other_fonts_stand_behind_the_face(
    lang: str, script: str | None, heading: str, body: str
) -> None:
    sheet = Sheet(FACES, lang)
    assert (sheet.family("heading", script), sheet.family("body", script)) == (heading, body)
