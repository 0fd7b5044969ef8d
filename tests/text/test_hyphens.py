from __future__ import annotations

from typing import Any

import pytest

from deck import solved
from deck.text.hyphens import Hyphenator, softened
from deck.theme import Color

BLACK = Color("tx1", "000000")


def shown(text: str, lang: str) -> str:
    points = Hyphenator(lang, {}).points(text)
    return "".join("·" * (at in points) + character for at, character in enumerate(text))


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("de", "Nachvollziehbarkeit", "Nach·voll·zieh·bar·keit"),
        ("de-AT", "die Veröffentlichung", "die Ver·öf·fent·li·chung"),
        ("en", "reproducibility", "repro·du·cib·il·ity"),
        ("fr", "développement", "déve·lop·pe·ment"),
        ("ru", "воспроизводимость", "вос·про·из·во·ди·мость"),
        ("de", "Gewicht und Maß", "Gewicht und Maß"),
        ("de", "https://beispielseite.de/Veröffentlichung", "https://beispielseite.de/Veröffentlichung"),
        ("de", "Veröffentlichung2024 train_parameters", "Veröffentlichung2024 train_parameters"),
        ("ja", "Nachvollziehbarkeit", "Nachvollziehbarkeit"),
        ("tlh", "Nachvollziehbarkeit", "Nachvollziehbarkeit"),
    ],
)  # fmt: skip
def test_points(lang: str, text: str, expected: str) -> None:
    assert shown(text, lang) == expected


def test_a_word_that_would_be_spelt_otherwise_is_not_parted_there() -> None:
    # In the traditional spelling of Hungarian "asszony" becomes "asz-szony".
    assert "asz·szony" not in shown("kisasszonyka", "hu")


def test_what_was_looked_up_is_kept() -> None:
    known: dict[str, Any] = {}
    Hyphenator("de", known).points("die Nachvollziehbarkeit")
    assert known == {"Nachvollziehbarkeit": (4, 8, 12, 15)}
    assert Hyphenator("de", {"Nachvollziehbarkeit": (4,)}).points("Nachvollziehbarkeit") == [4]


def test_soft_hyphens_go_into_the_runs_that_have_the_offsets() -> None:
    runs = tuple(
        solved.Run(text, "body", 20, bold, False, BLACK)
        for text, bold in (("abc", False), ("def", True))
    )
    text = solved.Paragraph(runs, "left", 24.0, 0.0, 0, 0, None, "body")
    parts = [run.text for run in softened(text, [1, 3, 5]).runs]
    assert parts == ["a\u00adbc\u00ad", "de\u00adf"]
