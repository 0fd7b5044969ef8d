from __future__ import annotations

import re

import pytest
from writers.reveal.making import TEXT, frame, paragraph, px, run, sheet, writer

from deck.geometry import EMU_PER_PX, Insets
from deck.solved import Bullet, Paragraph
from deck.writers.reveal.looks import FontStyle, Looks

RECT = px(100, 50, 400, 300)
BULLET = Bullet("•", TEXT, "body", 20 * EMU_PER_PX)


def shown(*paragraphs: Paragraph, tag: str = "p") -> str:
    """The markup of paragraphs without classes and styles."""
    block = writer().block(frame(*paragraphs), RECT, tag)
    assert block
    return re.sub(r' (class|style)="[^"]*"', "", block.markup)


def test_every_line_is_an_element_and_the_text_stays_whole() -> None:
    found = shown(paragraph(run("one two three"), ends=(4, 8)), tag="h2")
    assert found == "<h2><span>one</span>\n<span>two</span>\n<span>three</span></h2>"


def test_a_line_has_parts_of_several_runs() -> None:
    runs = (run("plain and much of it "), run("bold", bold=True), run(" end"))
    found = shown(paragraph(*runs, ends=(23,)))
    assert found == (
        "<p><span>plain and much of it <span>bo</span></span>\n<span><span>ld</span> end</span></p>"
    )


def test_a_word_that_is_broken_shows_a_hyphen_and_stays_a_word() -> None:
    looks = Looks(sheet())
    block = writer(looks).block(frame(paragraph(run("Daten\u00adbank"), ends=(6,))), RECT)
    assert block
    assert '<span class="l h">Daten\u00ad</span><span class="l">bank</span>' in block.markup
    assert "-" in looks.shown[FontStyle("body", 0)]


def test_what_is_written_like_markup_is_text() -> None:
    found = shown(paragraph(run("<b>&amp;")))
    assert found == "<p><span>&lt;b&gt;&amp;amp;</span></p>"


def test_links() -> None:
    found = shown(paragraph(run("see ", link=None), run("this", link="https://a.b/?c&d")))
    assert '<a href="https://a.b/?c&amp;d">this</a>' in found
    assert "<a" not in shown(paragraph(run("see this", link="#nowhere")))


def test_items_are_lists_in_lists() -> None:
    items = [
        paragraph(run(text), bullet=BULLET, level=level)
        for text, level in (("a", 0), ("b", 1), ("c", 1), ("d", 0))
    ]
    mark = '<span aria-hidden="true">•</span>'
    found = shown(paragraph(run("before")), *items).replace(mark, "")
    assert found == (
        '<p><span>before</span></p><ul role="list">'
        '<li><div><span>a</span></div><ul role="list"><li><div><span>b</span></div></li>'
        "<li><div><span>c</span></div></li></ul></li>"
        "<li><div><span>d</span></div></li></ul>"
    )


def test_a_list_that_begins_deeper_is_one_list() -> None:
    items = [
        paragraph(run(text), bullet=BULLET, level=level) for text, level in (("a", 1), ("b", 0))
    ]
    found = shown(*items).replace('<span aria-hidden="true">•</span>', "")
    assert found == (
        '<ul role="list"><li><ul role="list"><li><div><span>a</span></div></li></ul></li>'
        "<li><div><span>b</span></div></li></ul>"
    )


@pytest.mark.parametrize(("anchor", "top"), [("top", 60), ("middle", 162), ("bottom", 264)])
def test_the_block_is_as_high_as_its_lines_and_stands_where_it_is_anchored(
    anchor: str, top: float
) -> None:
    # 3 lines of 24 points are 96 px; 6 points before the second paragraph, none before the first.
    insets = Insets(0, 10 * EMU_PER_PX, 30 * EMU_PER_PX, -18 * EMU_PER_PX)
    paragraphs = [
        paragraph(run("one two"), ends=(4,), before=6.0),
        paragraph(run("three"), before=6.0),
    ]
    block = writer().block(frame(*paragraphs, insets=insets, anchor=anchor), RECT)
    assert block
    assert block.rect == px(100, top, 370, 104)


def test_a_line_of_a_shape_leaves_a_fifth_of_its_largest_size_below_its_baseline() -> None:
    looks = Looks(sheet())
    block = writer(looks).block(
        frame(paragraph(run("one "), run("LARGE", size=21.0), ends=(4,))), RECT
    )
    assert block
    # 24 pt are 32 px; 0.2 × 18 pt are 4.8 px, 0.2 × 21 pt are 5.6 px.
    assert looks.rules["l2400-2040"] == "--l:32px;--b:27.2px"
    assert 'class="l" style="--b:26.4px"' in block.markup


def test_directions_are_told_where_they_are_not_the_decks() -> None:
    foreign = frame(paragraph(run("אחת"), rtl=True, align="right"))
    block = writer().block(foreign, RECT)
    assert block
    assert 'dir="rtl"' in block.markup
    block = writer(rtl=True).block(foreign, RECT)
    assert block
    assert "dir=" not in block.markup


def test_a_sign_at_the_end_of_a_line_stays_in_the_word_that_it_parts() -> None:
    word = run("אחת Llama-3.1-405B")
    block = writer(rtl=True).block(frame(paragraph(word, ends=(14,), rtl=True)), RECT)
    assert block
    assert ">אחת Llama-3.1-\u200e</span>" in block.markup
    assert ">\u200e405B</span>" in block.markup
    plain = writer().block(frame(paragraph(run("é Llama-405B"), ends=(8,))), RECT)
    assert plain
    assert "\u200e" not in plain.markup


def test_the_letters_of_each_font_are_known() -> None:
    looks = Looks(sheet())
    runs = (run("ab"), run("bc", bold=True), run("cd", face="heading", italic=True))
    writer(looks).block(frame(paragraph(*runs)), RECT)
    assert looks.shown == {
        FontStyle("body", 0): {"a", "b"},
        FontStyle("body", 1): {"b", "c"},
        FontStyle("heading", 2): {"c", "d"},
    }


def test_no_text_is_no_element() -> None:
    assert writer().block(frame(), RECT) is None
    assert writer().block(frame(paragraph(run(" "))), RECT) is None
    assert writer().placed(frame(), RECT) == ""
