from __future__ import annotations

import pytest

from deck import solved
from deck.text.direction import directed, is_right_to_left
from deck.theme import Color

BLACK = Color("tx1", "000000")
BULLET = solved.Bullet("•", BLACK, "body")


@pytest.mark.parametrize(
    ("text", "alone", "in_deck"),
    [
        pytest.param("שלום", True, True, id="P2 R"),
        pytest.param("سلام GPT", True, True, id="P2 AL"),
        pytest.param("GPT سلام", False, True, id="P2 L first"),
        pytest.param("GPT", False, False, id="no R"),
        pytest.param("12 %", False, True, id="P3 no strong character"),
        pytest.param("", False, True, id="P3 empty"),
        pytest.param("\u2067שלום\u2069 abc", False, False, id="P2 skips isolates"),
        pytest.param("٣ abc", False, False, id="AN is not strong"),
        pytest.param("123 שלום", True, True, id="EN is not strong"),
        pytest.param("\u200fabc", True, True, id="RLM"),
    ],
)
def test_direction(text: str, alone: bool, in_deck: bool) -> None:
    assert is_right_to_left(text) is alone
    assert is_right_to_left(text, deck=True) is in_deck


def paragraph(text: str, bullet: solved.Bullet | None = None) -> solved.Paragraph:
    run = solved.Run(text, "body", 20, False, False, BLACK)
    return solved.Paragraph((run,), "left", 24.0, 0.0, 0, 0, bullet, "body")


def test_in_a_deck_from_left_to_right_such_a_paragraph_goes_to_the_right() -> None:
    shown = directed(paragraph("שלום"), deck=False)
    assert (shown.rtl, shown.align) == (True, "right")
    other = paragraph("abc")
    assert directed(other, deck=False) is other


def test_in_a_deck_from_right_to_left_sides_are_exchanged_later() -> None:
    shown = directed(paragraph("שלום"), deck=True)
    assert (shown.rtl, shown.align) == (True, "left")
    assert directed(paragraph("abc."), deck=True) == paragraph("abc.")


def test_the_items_of_a_list_turn_with_the_deck() -> None:
    item = directed(paragraph("Weights.", BULLET), deck=True)
    assert (item.rtl, item.text) == (True, "Weights.\u200e")
    assert directed(item, deck=True) == item
    assert directed(paragraph("Weights.", BULLET), deck=False).rtl is False


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("−3", "\u200e−3"),
        ("-0.5", "\u200e-0.5"),
        ("+.5", "\u200e+.5"),
        ("עלה (+3) או -12", "עלה (\u200e+3) או \u200e-12"),
        ("ב-3", "ב-3"),  # a hyphen
        ("3-5", "3-5"),
        ("- ", "- "),
    ],
)
def test_the_sign_of_a_number_stays_at_its_left(text: str, shown: str) -> None:
    item = directed(paragraph(text), deck=True)
    assert (item.rtl, item.text) == (True, shown)
    assert directed(item, deck=True) == item
    assert directed(paragraph("−3"), deck=False) == paragraph("−3")


def test_a_sign_is_found_in_the_run_that_it_begins() -> None:
    both = paragraph("עלה ")
    both = both._replace(runs=(*both.runs, both.runs[0]._replace(text="−3", bold=True)))
    assert [run.text for run in directed(both, deck=True).runs] == ["עלה ", "\u200e−3"]
