from __future__ import annotations

import pytest
from checks.making import LIST_AT, WRITTEN, chart, run, shape, slide, table, talk, text

from deck import model, solved
from deck.checks import check_conservation
from deck.geometry import Rect
from deck.source import Span

TITLE, FIRST, SECOND = text("Title", 1, 4), text("First", 2, 9), text("Second", 3, 12)
DECK = talk(TITLE, FIRST, SECOND)
WHOLE = [shape(run("Title", 1)), shape(run("First", 2)), shape(run("Second", 3))]


def told(*shapes: solved.Shape, repeatable: frozenset[int] = frozenset()) -> list[tuple[str, str]]:
    """The place and the message of what is wrong with a slide of these shapes."""
    problems = check_conservation(DECK, [slide(*shapes)], repeatable)
    assert all(problem.severity == "error" for problem in problems)
    return [(str(problem.span), problem.message) for problem in problems]


def test_every_text_is_there_once() -> None:
    assert told(*WHOLE) == []


def test_their_order_and_their_slides_are_no_matter() -> None:
    slides = [slide(one) for one in reversed(WHOLE)]
    assert check_conservation(DECK, slides, ()) == ()


def test_a_missing_text() -> None:
    (problem,) = check_conservation(DECK, [slide(*WHOLE[:2])], ())
    assert problem.message == '"Second" does not appear on any slide'
    assert problem.span == Span("talk.yaml", 12, 3)
    assert problem.hints == ("the theme's template for this slide layout leaves the field out",)


def test_all_missing_texts_in_their_order() -> None:
    assert told() == [
        ("talk.yaml:4:3", '"Title" does not appear on any slide'),
        ("talk.yaml:9:3", '"First" does not appear on any slide'),
        ("talk.yaml:12:3", '"Second" does not appear on any slide'),
    ]


def test_a_text_that_is_there_twice() -> None:
    assert told(*WHOLE, shape(run("First", 2))) == [("talk.yaml:9:3", '"First" appears 2 times')]


def test_a_text_that_is_there_on_three_slides() -> None:
    slides = [slide(*WHOLE), slide(WHOLE[0]), slide(WHOLE[0])]
    (problem,) = check_conservation(DECK, slides, ())
    assert problem.message == '"Title" appears 3 times'
    assert check_conservation(DECK, slides, {1}) == ()


def test_a_text_that_may_be_there_twice() -> None:
    assert told(*WHOLE, shape(run("First", 2)), repeatable=frozenset({2})) == []
    assert told(*WHOLE, repeatable=frozenset({2})) == []


def test_a_text_that_may_be_there_twice_must_be_there_once() -> None:
    assert told(WHOLE[0], WHOLE[2], repeatable=frozenset({2})) == [
        ("talk.yaml:9:3", '"First" does not appear on any slide')
    ]


def test_a_text_of_several_runs_counts_once() -> None:
    runs = run("Fi", 2), run("r", 2, bold=True), run("st", 2)
    assert told(WHOLE[0], shape(*runs), WHOLE[2]) == []


def test_a_text_amid_words_of_the_template() -> None:
    assert told(WHOLE[0], shape(run("// "), run("First", 2), run(".")), WHOLE[2]) == []


def test_a_text_twice_in_one_paragraph() -> None:
    runs = run("First", 2), run(" and "), run("First", 2)
    assert told(WHOLE[0], shape(*runs), WHOLE[2]) == [("talk.yaml:9:3", '"First" appears 2 times')]


def test_a_text_twice_in_a_row() -> None:
    twice = [("talk.yaml:9:3", '"First" appears 2 times')]
    assert told(WHOLE[0], shape(run("First", 2), run("First", 2)), WHOLE[2]) == twice
    # Runs that look alike may have become one.
    assert told(WHOLE[0], shape(run("FirstFirst", 2)), WHOLE[2]) == twice


@pytest.mark.parametrize("changed", ["Firs", "First!", "F", "Fitsr", "FirstFirs", ""])
def test_a_text_that_was_changed(changed: str) -> None:
    assert told(WHOLE[0], shape(run(changed, 2)), WHOLE[2]) == [
        ("talk.yaml:9:3", '"First" is not shown whole')
    ]


def test_capitals_are_the_same_text() -> None:
    assert told(WHOLE[0], shape(run("FIRST", 2)), WHOLE[2]) == []


@pytest.mark.parametrize(
    ("written", "shown"),
    [("Maße", "MASSE"), ("ﬁnal", "FINAL"), ("Σίσυφος", "ΣΊΣΥΦΟΣ"), ("ısı", "ISI"), ("ŉ", "ʼN")],
)
def test_capitals_of_other_letters(written: str, shown: str) -> None:
    deck = talk(text(written, 2))
    assert written.upper() == shown
    assert check_conservation(deck, [slide(shape(run(shown, 2)))], ()) == ()


def test_an_empty_text_cannot_be_missing() -> None:
    assert check_conservation(talk(TITLE, text("", 2)), [slide(WHOLE[0])], ()) == ()


def test_texts_in_groups_tables_and_charts() -> None:
    group = solved.Group("group", Rect(0, 0, 1, 1), (shape(run("Title", 1)),))
    assert told(group, table([run("First", 2)], fills={}), chart(3, -1)) == []


def test_a_text_in_a_chart_and_beside_it() -> None:
    assert told(*WHOLE, chart(2)) == [("talk.yaml:9:3", '"First" appears 2 times')]


def test_a_text_that_may_be_in_a_chart_and_beside_it() -> None:
    assert told(*WHOLE, chart(2), repeatable=frozenset({2})) == []


def test_what_may_be_there_twice_must_be_whole_each_time() -> None:
    assert told(*WHOLE, shape(run("Firs", 2)), repeatable=frozenset({2})) == [
        ("talk.yaml:9:3", '"First" is not shown whole')
    ]


def test_texts_without_a_key_do_not_count() -> None:
    deck = talk(TITLE, text("anything", -1))
    assert check_conservation(deck, [slide(WHOLE[0], shape(run("other")))], ()) == ()


SOURCE = model.Source("id", text("Source", 8), text("Author", 9), text("2025", 10), None, WRITTEN)
CITED = talk(TITLE, FIRST, SECOND, cited=SOURCE)
LISTED = talk(TITLE, FIRST, SECOND, cited=SOURCE, listed=(SOURCE,))


def said(deck: model.Deck, *slides: solved.Slide) -> list[tuple[str, str, tuple[str, ...]]]:
    """The place, the message and the hints of what is wrong with the slides."""
    problems = check_conservation(deck, slides, ())
    return [(str(problem.span), problem.message, problem.hints) for problem in problems]


def test_a_slide_names_the_sources_that_it_cites() -> None:
    assert said(CITED, slide(*WHOLE, shape(run("Source", 8)))) == []


def test_a_slide_that_leaves_out_a_source() -> None:
    # It stands on another slide, which helps nobody who sees this one.
    listed = shape(run("Source", 8), run(", "), run("Author", 9), run("2025", 10))
    missing = '"Source" is not on the slide that cites "id"'
    hints = ('the theme\'s template for "cards" leaves it out',)
    assert said(LISTED, slide(*WHOLE), slide(listed, at=LIST_AT)) == [
        ("talk.yaml:5:5", missing, hints),
        ("talk.yaml:9:3", missing, hints),
    ]


def test_one_part_of_a_slide_that_continues_names_the_source() -> None:
    assert said(CITED, slide(*WHOLE[:2]), slide(WHOLE[2], shape(run("Source", 8)))) == []


def test_a_source_that_is_cited_is_named_whole() -> None:
    whole = '"Source" is not shown whole'
    assert [message for _, message, _ in said(CITED, slide(*WHOLE, shape(run("Sour", 8))))] == [
        whole,
        whole,
    ]


def test_a_source_that_is_listed_is_told_in_full() -> None:
    cites, title = slide(*WHOLE, shape(run("Source", 8))), shape(run("Source", 8))
    assert said(LISTED, cites, slide(title, shape(run("2025", 10)), at=LIST_AT)) == [
        (
            "talk.yaml:50:5",
            '"Author" is not on the slide that cites "id"',
            ('the theme\'s template for "sources" leaves it out',),
        )
    ]


def test_a_long_text_is_cut_in_the_message() -> None:
    deck = talk(TITLE, text("a" * 61, 2), text("b" * 60, 3))
    messages = [one.message for one in check_conservation(deck, [slide(WHOLE[0])], ())]
    assert messages == [
        f'"{"a" * 59}…" does not appear on any slide',
        f'"{"b" * 60}" does not appear on any slide',
    ]


def test_marks_that_typesetting_adds_are_no_matter() -> None:
    assert told(WHOLE[0], shape(run("Fi\u00adrst\u200e", 2)), shape(run("Sec\u200bo-nd", 3))) == []
