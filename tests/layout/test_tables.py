from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from layout.making import Bench, pt, stack, table

from deck import solved
from deck.layout.nodes import TableMeasure
from deck.layout.tables import stretched_rows


def natural(length: float) -> int:
    """The width of a cell that text this many points wide takes, a half px more at least."""
    return max(round(pt(length) * 1.01), pt(length) + 4762)


#: Property tests that try the same examples every time.
exactly = settings(derandomize=True, deadline=None)


def measured(
    bench: Bench, rows: Sequence[Sequence[str]], width: float, tracks: Sequence[float] = ()
) -> TableMeasure:
    """A table with margins of 5, 2, 5 and 3 pt."""
    box = table(rows, tracks=tracks, margins=(5, 2, 5, 3))
    root, _ = bench.solve(stack(box), width, 600)
    found = root.children[0].table
    assert found is not None
    return found


def test_shares(bench: Bench) -> None:
    assert measured(bench, [["a", "b", "c"]], 400, (1, 1, 2)).columns == (pt(100), pt(100), pt(200))


def test_spare_width_goes_to_columns_as_they_ask(bench: Bench) -> None:
    # The widest texts are 40 and 90 pt, with margins 50 and 100.
    rows = [["aaaa", "b"], ["a", "bbbbbbbbb"]]
    first, second = natural(40) + pt(10), natural(90) + pt(10)
    spare = pt(300) - first - second
    columns = measured(bench, rows, 300).columns
    assert columns[0] == first + round(spare * first / (first + second))
    assert sum(columns) == pt(300)


def test_too_little_width_is_shared_above_the_longest_words(bench: Bench) -> None:
    # Column one asks for 85 and needs 40, column two asks for 175 and needs 40 (and margins).
    rows = [["aaaa bbbb", "cccc dddd eeee ffff"]]
    low = natural(40) + pt(10)
    asks = natural(85) - natural(40), natural(175) - natural(40)
    rest = pt(200) - 2 * low
    found = measured(bench, rows, 200)
    assert found.columns[0] == low + round(rest * asks[0] / sum(asks))
    assert sum(found.columns) == pt(200)
    assert [len(cell.lines) for cell in found.cells[0]] == [2, 2]
    assert found.rows == (pt(48 + 5),)


def test_a_table_narrower_than_its_longest_words(bench: Bench) -> None:
    # The longest words, with margins, are 20 and 90 pt wide; 55 pt are half of that. The
    # short one is not broken because of the long one.
    found = measured(bench, [["a", "bbbbbbbb"]], 55)
    first = natural(10) + pt(10)
    assert found.columns == (first, pt(55) - first)


def test_auto_takes_what_it_asks_for_and_the_others_share_the_rest(bench: Bench) -> None:
    rows = [["aaaaa", "b", "c"]]
    auto = natural(50) + pt(10)
    columns = measured(bench, rows, 300, (0, 1, 1)).columns
    half = round((pt(300) - auto) / 2)
    assert columns == (auto, half, pt(300) - auto - half)


def test_auto_takes_at_least_half_of_an_equal_share(bench: Bench) -> None:
    assert measured(bench, [["a", "b"]], 400, (0, 1)).columns == (pt(100), pt(300))


def test_a_word_that_is_too_long_is_broken_and_pushes_no_column_aside(bench: Bench) -> None:
    # Words of 400, 40, 300 and 20 pt, and margins of 10, in 460: the small columns get theirs,
    # the large ones halve the rest.
    rows = [["a" * 40, "b" * 4, "c" * 30, "d" * 2]]
    found = measured(bench, rows, 460)
    small = natural(40) + pt(10), natural(20) + pt(10)
    large = pt(460) - sum(small)
    assert found.columns[1::2] == small
    assert found.columns[0] + found.columns[2] == large
    assert abs(found.columns[0] - found.columns[2]) <= 1
    assert [len(cell.lines) > 1 for cell in found.cells[0]] == [True, False, True, False]


def test_shares_that_would_break_a_line_are_not_taken(bench: Bench) -> None:
    # Equal shares of what "aaaa" leaves are 74.6 pt; "cccccccccc" needs 111.
    rows = [["aaaa", "b", "cccccccccc"]]
    found = measured(bench, rows, 200, (0, 1, 1))
    assert [len(cell.lines) for cell in found.cells[0]] == [1, 1, 1]
    assert sum(found.columns) == pt(200)


def test_a_row_is_as_high_as_its_highest_cell(bench: Bench) -> None:
    found = measured(bench, [["aaaa bbbb", "c"], ["d", "e"]], 120, (1, 1))
    assert found.rows == (pt(2 * 24 + 5), pt(24 + 5))
    assert [[cell.text for cell in row] for row in found.cells] == [["aaaa bbbb", "c"], ["d", "e"]]


def test_words_broken_in_more_than_half_of_the_columns_are_too_many_columns(bench: Bench) -> None:
    rows = [["aaaa", "bbbbbb", "c"]]
    root, overflows = bench.solve(stack(table(rows, margins=(5, 2, 5, 3))), 90, 600)
    (found,) = overflows
    needed = natural(40) + natural(60) + natural(10) + 3 * pt(10)
    assert (found.columns, found.room, found.excess) == (3, pt(90), needed - pt(90))
    assert found.word == ""
    assert [text.text for text in found.texts] == rows[0]
    measure = root.children[0].table
    assert measure is not None
    assert measure.crowded == needed


def test_a_broken_word_of_a_cell_is_told(bench: Bench) -> None:
    rows = [["a", "bbbbbbbbbb"], ["cccccccccc dddddddddd", "e"]]
    box = table(rows, tracks=(1, 1), margins=(5, 0, 5, 0))
    _, overflows = bench.solve(stack(box), 100, 600)
    # Each column is 50 pt wide, its margins 10.
    assert [(found.word, found.room) for found in overflows] == [
        (word, pt(40)) for word in ("bbbbbbbbbb", "cccccccccc", "dddddddddd")
    ]
    assert [[text.text for text in found.texts] for found in overflows] == [
        ["bbbbbbbbbb"], ["cccccccccc dddddddddd"], ["cccccccccc dddddddddd"],
    ]  # fmt: skip


class TestStretchedRows:
    def test_the_heading_keeps_its_height(self) -> None:
        assert stretched_rows((30, 40, 50), 200, header=True) == (30, 80, 90)

    def test_without_a_heading_all_rows_share(self) -> None:
        assert stretched_rows((30, 40, 50), 150, header=False) == (40, 50, 60)

    def test_a_row_more_than_doubles_at_most(self) -> None:
        # The rows below the heading are 80 high and take 1.25 times that at most.
        assert stretched_rows((20, 40, 40), 1000, header=True) == (20, 90, 90)

    def test_no_room_to_spare(self) -> None:
        assert stretched_rows((30, 40), 60, header=True) == (30, 40)
        assert stretched_rows((30, 40), 70, header=True) == (30, 40)

    def test_a_heading_alone_is_not_stretched(self) -> None:
        assert stretched_rows((30,), 100, header=True) == (30,)

    @exactly
    @given(
        st.lists(st.integers(1, 10**6), min_size=2, max_size=20),
        st.integers(0, 10**8),
        st.booleans(),
    )
    def test_rows_fill_the_height_as_far_as_they_may(
        self, rows: list[int], height: int, header: bool
    ) -> None:
        stretched = stretched_rows(rows, height, header)
        body = sum(rows[1:] if header else rows)
        assert sum(stretched) == min(max(height, sum(rows)), sum(rows) + round(body * 1.25))
        assert all(after >= before for after, before in zip(stretched, rows, strict=True))


def test_a_flush_table_has_no_room_at_its_sides(bench: Bench) -> None:
    rows = [["aaaa", "bbbb", "cccc"]]
    box = table(rows, margins=(5, 2, 7, 3))._replace(flush=True)
    root, _ = bench.solve(stack(box), 150, 600)
    found = root.children[0].table
    assert found is not None
    # Each column asks for its text and the margins that its cells have.
    asks = [natural(40) + pt(margins) for margins in (7, 12, 5)]
    spare = pt(150) - sum(asks)
    assert spare > 0
    for column, ask in zip(found.columns, asks, strict=True):
        assert abs(column - ask - spare * ask / sum(asks)) <= 1
    (shape,) = bench.shapes(box, width=150)
    assert isinstance(shape, solved.TableFrame)
    insets = [cell.text.insets for cell in shape.rows[0].cells]
    assert [(inset.left, inset.top) for inset in insets] == [
        (0, pt(2)),
        (pt(5), pt(2)),
        (pt(5), pt(2)),
    ]
    assert [inset.bottom for inset in insets] == [pt(3)] * 3
    assert insets[0].right >= pt(7)
    assert insets[2].right < pt(7)
