from __future__ import annotations

from checks.making import SLIDE_AT, WRITTEN, paragraph, run

from deck.checks import overflow_diagnostics
from deck.geometry import from_points, from_px
from deck.source import Span

TEXT = paragraph(run("words", 3, size=12.0), lines=4)


def test_a_text_that_is_too_high() -> None:
    # Lines of 15 pt, which are 20 px: 2 too many, with room for 2.
    found = overflow_diagnostics([TEXT], from_px(40), from_px(40), "", SLIDE_AT)
    assert found.severity == "error"
    assert found.message == (
        "the text does not fit: 2 lines too long (40 px), "
        "with room for 2 lines (40 px) at the smallest size of 12 pt"
    )
    assert found.span == WRITTEN
    assert found.hints == (
        "shorten it, move part of it to another slide, or use --draft to see it as it is",
    )


def test_a_part_of_a_line_is_a_line() -> None:
    found = overflow_diagnostics([TEXT], from_px(21), from_px(39), "", SLIDE_AT)
    assert "2 lines too long (21 px), with room for 1 line (39 px)" in found.message
    found = overflow_diagnostics([TEXT], 1, from_px(80), "", SLIDE_AT)
    assert "1 line too long (0 px), with room for 4 lines (80 px)" in found.message


def test_lines_are_those_of_the_largest_style_and_the_size_that_of_the_smallest() -> None:
    heading = paragraph(run("head", 4, size=24.0), leading=30.0)
    spec = paragraph(run("spec", 5, size=10.5), leading=15.0)
    excess, room = from_points(31), from_points(95)
    found = overflow_diagnostics([heading, spec], excess, room, "", SLIDE_AT)
    assert "2 lines too long" in found.message
    assert "room for 3 lines" in found.message
    assert found.message.endswith("at the smallest size of 10.5 pt")


def test_it_is_told_at_the_longest_text() -> None:
    short = TEXT._replace(span=Span("talk.yaml", 20, 1), lines=TEXT.lines[:1])
    long = TEXT._replace(span=Span("talk.yaml", 21, 1))
    found = overflow_diagnostics([short, long, short], 1, 1, "", SLIDE_AT)
    assert found.span == Span("talk.yaml", 21, 1)


def test_of_texts_with_as_many_lines_at_the_one_with_more_characters() -> None:
    more = TEXT._replace(span=Span("talk.yaml", 21, 1), runs=(run("more words", 4),))
    assert overflow_diagnostics([TEXT, more], 1, 1, "", SLIDE_AT).span == more.span


def test_texts_of_the_template_are_told_at_the_slide() -> None:
    own = paragraph(run("own", -1), span=Span("toy.xml.j2", 3, 1), lines=9)
    assert overflow_diagnostics([own], 1, 1, "", SLIDE_AT).span == SLIDE_AT
    assert overflow_diagnostics([own, TEXT], 1, 1, "", SLIDE_AT).span == WRITTEN


def test_no_text_at_all() -> None:
    found = overflow_diagnostics([], from_px(5), 0, "", SLIDE_AT)
    assert (found.severity, found.span) == ("error", SLIDE_AT)


def test_a_word_that_was_broken() -> None:
    found = overflow_diagnostics([TEXT], 0, from_px(200), "Donaudampfschiff", SLIDE_AT)
    assert found.severity == "warning"
    assert found.message == ('"Donaudampfschiff" is wider than its line of 200 px and was broken')
    assert found.span == WRITTEN
    assert found.hints == ("a shorter word, or a space or hyphen inside it, avoids the break",)


def test_a_very_long_word_is_cut_in_the_message() -> None:
    found = overflow_diagnostics([TEXT], 0, from_px(200), "a" * 41, SLIDE_AT)
    assert found.message.startswith(f'"{"a" * 39}…" is wider')
