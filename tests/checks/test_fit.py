from __future__ import annotations

from checks.making import SLIDE_AT, WRITTEN, paragraph, run

from deck.checks import (
    broken_word_diagnostic,
    chart_text_diagnostic,
    crowded_table_diagnostic,
    culprit,
    missing_glyphs_diagnostic,
    overflow_diagnostic,
)
from deck.geometry import from_px
from deck.source import Span

TEXT = paragraph(run("words", 3, size=12.0), lines=4)


def test_a_text_that_is_too_high() -> None:
    # Lines of 15 pt, which are 20 px: 2 of the 4 are too many.
    found = overflow_diagnostic([TEXT], from_px(40), from_px(40), SLIDE_AT)
    assert found.severity == "error"
    assert found.message == (
        "the text does not fit: 2 lines too long; it takes 4 lines at its smallest size, 12 pt, "
        "and there is room for 2 (40 px too high for 40 px)"
    )
    assert found.span == WRITTEN
    assert found.hints == (
        "shorten it, move part of it to another slide, or use --draft to see it as it is",
    )


def test_a_text_of_a_chart_that_is_too_wide() -> None:
    found = chart_text_diagnostic("label", TEXT, from_px(180), from_px(60), SLIDE_AT, across=True)
    assert found.severity == "error"
    assert found.message == (
        'the label "words" does not fit: it is 180 px wide at its smallest size, 12 pt, '
        "and there is room for 60"
    )
    assert found.span == WRITTEN


def test_a_text_of_a_chart_that_is_too_high() -> None:
    found = chart_text_diagnostic(
        "category", TEXT, from_px(20), from_px(14), SLIDE_AT, across=False
    )
    assert found.message.startswith('the name "words" does not fit: it is 20 px high at')
    found = chart_text_diagnostic("row", TEXT, from_px(14.1), from_px(13.9), SLIDE_AT, across=False)
    assert found.message.endswith(
        "it is 14 px high at its smallest size, 12 pt, and there is room for 13"
    )
    found = chart_text_diagnostic("mark", None, from_px(96), from_px(90), SLIDE_AT, across=True)
    assert found.message == "the axis's numbers do not fit: 96 px wide, and there is room for 90"
    assert found.span == SLIDE_AT


def test_a_part_of_a_line_is_a_line() -> None:
    found = overflow_diagnostic([TEXT], from_px(21), from_px(59), SLIDE_AT)
    assert "2 lines too long" in found.message
    assert "room for 2 (21 px too high for 59 px)" in found.message
    found = overflow_diagnostic([TEXT], 1, from_px(80), SLIDE_AT)
    assert "1 line too long" in found.message


def test_more_is_missing_than_the_longest_text_takes() -> None:
    found = overflow_diagnostic([TEXT], from_px(500), from_px(10), SLIDE_AT)
    assert "4 lines too long; it takes 4 lines" in found.message
    assert "with what is beside it there is no room" in found.message


def test_the_culprit_takes_most_room() -> None:
    small = paragraph(run("small words over many lines", 4), lines=5)._replace(leading=15.0)
    large = paragraph(run("large", 5), lines=3)._replace(leading=40.0)
    assert culprit([small, large]) == large
    more = TEXT._replace(runs=(run("more words", 4),))
    assert culprit([TEXT, more]) == more


def test_it_is_told_at_the_culprit() -> None:
    short = TEXT._replace(span=Span("talk.yaml", 20, 1), lines=TEXT.lines[:1])
    long = TEXT._replace(span=Span("talk.yaml", 21, 1))
    assert overflow_diagnostic([short, long, short], 1, 1, SLIDE_AT).span == long.span


def test_texts_of_the_template_are_told_at_the_slide() -> None:
    own = paragraph(run("own", -1), span=Span("toy.xml.j2", 3, 1), lines=9)
    assert culprit([own]) is None
    found = overflow_diagnostic([own], from_px(30), from_px(100), SLIDE_AT)
    assert found.span == SLIDE_AT
    assert found.message == (
        "the slide's content does not fit: it needs 130 px in height and has 100"
    )
    assert overflow_diagnostic([own, TEXT], 1, 1, SLIDE_AT).span == WRITTEN


def test_a_table_of_too_many_columns() -> None:
    found = crowded_table_diagnostic((TEXT, TEXT), 24, from_px(1966), from_px(1152), SLIDE_AT)
    assert found.severity == "error"
    assert found.message == (
        "the table is too wide: its 24 columns need 1966 px at their smallest size, "
        "and there are 1152"
    )
    assert found.hints[0].startswith("about 14 columns of this kind fit;")
    assert found.span == WRITTEN
    assert crowded_table_diagnostic((), 24, 2, 1, SLIDE_AT).span == SLIDE_AT


def test_a_word_that_was_broken() -> None:
    home = TEXT._replace(span=Span("talk.yaml", 30, 2))
    found = broken_word_diagnostic("Donaudampfschiff", home, from_px(200), SLIDE_AT)
    assert found.severity == "warning"
    assert found.message == '"Donaudampfschiff" is wider than its line of 200 px and was broken'
    assert found.span == Span("talk.yaml", 30, 2)
    assert found.hints == ("a shorter word, or a space or hyphen inside it, avoids the break",)


def test_a_very_long_word_is_cut_in_the_message() -> None:
    homeless = TEXT._replace(span=None)
    found = broken_word_diagnostic("a" * 41, homeless, from_px(200), SLIDE_AT)
    assert found.message.startswith(f'"{"a" * 39}…" is wider')
    assert found.span == SLIDE_AT


def test_characters_that_a_face_lacks() -> None:
    found = missing_glyphs_diagnostic("▸日", "Inter", WRITTEN, "Zsym", "Segoe UI Symbol")
    assert (found.severity, found.span) == ("warning", WRITTEN)
    assert found.message == (
        'the face Inter lacks "▸" (U+25B8, black right-pointing small triangle), "日" (U+65E5); '
        "Segoe UI Symbol stands in"
    )
    assert found.hints == (
        "where that face is not installed either, another one stands in, or an empty box",
    )
    found = missing_glyphs_diagnostic("日本語の文章", "Inter", WRITTEN, "Jpan", "Yu Gothic")
    assert found.message.endswith('"語" (U+8A9E) and 3 more; Yu Gothic stands in')


def test_emoji_are_no_icons() -> None:
    found = missing_glyphs_diagnostic("😀", "Inter", WRITTEN, "Zsye", "Segoe UI Emoji")
    assert found.hints == (
        "emoji look different on every system; an icon looks the same everywhere",
    )
