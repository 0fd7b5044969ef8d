from __future__ import annotations

import pytest
from layout.making import Bench, column, paragraph, pt, row, space, stack, text

from deck import boxes, solved
from deck.boxes import EndMark
from deck.geometry import Rect

MARK = EndMark("role1", 0.5, 1.0)


def marked(*content: str | boxes.Paragraph, **values: object) -> boxes.TextBox:
    return text(*content, **values)._replace(end_mark=MARK)  # type: ignore[arg-type]


def mark_of(bench: Bench, box: boxes.Box, **values: float) -> Rect:
    """The place of the only end mark."""
    (mark,) = [shape for shape in bench.shapes(box, **values) if shape.name == "End mark"]
    assert isinstance(mark, solved.AutoShape)
    assert mark.fill == bench.theme.colors["role1"]
    assert mark.text is None
    return mark.rect


def test_stands_after_the_last_line_in_the_middle_of_its_height(bench: Bench) -> None:
    # Two lines: 40 pt and 20 pt wide, 24 pt apart; the mark is 10 by 20 pt, 2.4 pt further on.
    rect = mark_of(bench, stack(marked("aaaa bb")), width=57, height=100)
    assert rect == Rect(pt(22.4), pt(26), pt(10), pt(20))


def test_the_lines_leave_room_for_it(bench: Bench) -> None:
    (shape, _) = bench.shapes(stack(marked("aaaa bbbb")), width=95, height=100)
    assert isinstance(shape, solved.AutoShape)
    assert shape.text is not None
    assert [line.width for line in shape.text.paragraphs[0].lines] == [pt(40), pt(40)]
    (without,) = bench.shapes(stack(text("aaaa bbbb")), width=95, height=100)
    assert isinstance(without, solved.AutoShape)
    assert without.text is not None
    assert len(without.text.paragraphs[0].lines) == 1


@pytest.mark.parametrize(("anchor", "top"), [("top", 2), ("middle", 40), ("bottom", 78)])
def test_follows_the_anchor(bench: Bench, anchor: boxes.Anchor, top: float) -> None:
    box = column(marked("aaaa", anchor=anchor, grow=1))
    assert mark_of(bench, box, width=200, height=100).y == pt(top)


def test_after_text_in_the_middle(bench: Bench) -> None:
    box = stack(marked(paragraph("aaaa", align="center")))
    rect = mark_of(bench, box, width=212.4, height=100)
    # The text itself stays in the middle; the mark hangs out of it.
    assert (rect.x, rect.width) == (pt((212.4 - 40) / 2 + 40 + 2.4), pt(10))


def test_text_aligned_right_has_none(bench: Bench) -> None:
    box = stack(marked(paragraph("aaaa", align="right")))
    assert [shape.name for shape in bench.shapes(box, width=200, height=100)] == ["aaaa"]


def test_follows_text_that_has_been_lowered(bench: Bench) -> None:
    first = marked(paragraph("aaaa", line_up=True))
    other = text("bb", paragraph("cc", line_up=True))
    assert mark_of(bench, row(first, space(width=5), other), width=300, height=100).y == pt(26)


def test_text_whose_width_is_a_guess_has_none(bench: Bench) -> None:
    # No face of the toy's scripts is installed; ideographs are 1 em wide in any face.
    guessed = stack(marked(paragraph("aa سلام")))
    assert "End mark" not in [one.name for one in bench.shapes(guessed, width=300, height=100)]
    assert mark_of(bench, stack(marked("漢字")), width=300, height=100).x == pt(42.4)
