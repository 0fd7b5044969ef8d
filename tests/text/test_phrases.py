"""Lines of whole phrases, from pieces whose widths can be counted."""

from __future__ import annotations

from deck.text.lines import Broken, Setting, break_lines
from deck.text.phrases import ends_short, phrase_breaks
from deck.text.pieces import Pieces


def setting(phrases: list[int], *, hard: int = -1) -> Setting:
    """A text of one letter a piece, each 1 em (1 EMU) wide; phrases by their lengths."""
    ends = [sum(phrases[: at + 1]) for at in range(len(phrases))]
    size = ends[-1]
    ones = [1.0] * size
    hards = [at == hard for at in range(size)]
    pieces = Pieces(list(range(1, size + 1)), ones, ones, ones, hards, 1.0)
    return Setting("x" * size, pieces, 0, 1.0, frozenset(ends))


def lines(count: int) -> Broken:
    """That many lines, which end elsewhere."""
    return Broken([1] * count, [1.0] * count, 0, 1)


def test_lines_are_as_even_as_phrases_allow() -> None:
    assert phrase_breaks(setting([4, 3, 5]), lines(2), 20) == [7]
    assert phrase_breaks(setting([4, 3, 6]), lines(2), 20) == [7]
    assert phrase_breaks(setting([4, 4, 7]), lines(2), 20) == [8]
    assert phrase_breaks(setting([4, 3, 5]), lines(3), 20) == [4, 7]


def test_no_line_is_wider_than_the_frame() -> None:
    assert phrase_breaks(setting([3, 8, 2]), lines(2), 12) == [3]
    assert phrase_breaks(setting([3, 8, 2]), lines(2), 10) == []


def test_no_line_is_left_with_next_to_nothing() -> None:
    assert phrase_breaks(setting([2, 9]), lines(2), 20) == []
    assert phrase_breaks(setting([3, 9]), lines(2), 20) == [3]


def test_text_with_line_breaks_of_its_own_gets_no_more() -> None:
    assert phrase_breaks(setting([4, 4], hard=1), lines(2), 20) == []


def test_lines_that_are_so_already_get_no_breaks() -> None:
    title = setting([5, 4])
    assert phrase_breaks(title, break_lines(title, 5), 20) == []
    assert phrase_breaks(title, break_lines(title, 6), 20) == [5]


def test_a_last_line_is_short_up_to_half_of_the_longest() -> None:
    title = setting([5, 5, 5])
    assert ends_short(title, break_lines(title, 10))
    assert not ends_short(title, break_lines(title, 9))
    assert not ends_short(title, break_lines(title, 15))
    assert not ends_short(title._replace(phrases=None), break_lines(title, 10))
