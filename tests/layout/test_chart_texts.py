"""Whether the texts of a chart have room: names, labels, legend and marks.

See `charting` for the sizes. Where a style may shrink, it is `shrinking`: 20 to 12 pt.
"""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout.charting import chart, lay_out, plot, series, solve
from layout.making import WRITTEN, Bench, pt

from deck import chart_places, solved
from deck.geometry import Rect
from deck.layout import Overflow

exactly = settings(derandomize=True, deadline=None)


def told(overflow: Overflow) -> tuple[str | None, str, float, float, bool]:
    """What an overflow says: the part and its text, what it needs and has in points."""
    text = overflow.texts[0].text if overflow.texts else ""
    needed = overflow.room + overflow.excess
    return overflow.part, text, needed / 12700, round(overflow.room / 12700, 2), overflow.across


class TestNamesBelow:
    def test_are_turned_where_a_word_is_too_wide(self, bench: Bench) -> None:
        # Four columns have 100 pt each, of which a name may take 90: nine letters.
        shape = solve(bench, chart("column", ["a" * 9, "b", "c", "d"], series([1, 2, 3, 4])))
        assert not shape.category_axis.turned
        shape = solve(bench, chart("column", ["a" * 10, "b", "c", "d"], series([1, 2, 3, 4])))
        assert shape.category_axis.turned
        # Below the plot the longest name takes its width, and 12 pt.
        assert plot(shape) == (0, 29, 400, 300 - 29 - (100 + 12))
        assert shape.category_lines[0] == ("a" * 10,)

    def test_are_turned_rather_than_broken_into_four_lines(self, bench: Bench) -> None:
        values = series([1, 2, 3, 4])
        shape = solve(bench, chart("column", ["aaaa bbbb cccc", "b", "c", "d"], values))
        assert shape.category_lines[0] == ("aaaa bbbb", "cccc")
        shape = solve(bench, chart("column", ["aaaaaaa bbbbbbb ccccccc", "b", "c", "d"], values))
        assert shape.category_lines[0] == ("aaaaaaa", "bbbbbbb", "ccccccc")
        longer = chart("column", ["aaaaaaa bbbbbbb ccccccc ddd", "b", "c", "d"], values)
        shape, (overflow,) = lay_out(bench, longer)
        assert shape.category_axis.turned
        assert told(overflow)[2:] == (255, 135, True)

    def test_shrink_before_they_are_turned(self, bench: Bench) -> None:
        content = chart("column", ["a" * 12, "b", "c", "d"], series([1, 2, 3, 4]))
        shape = solve(bench, content, name="shrinking")
        # Twelve letters of 7.5 pt: 15 pt is the first step at which they take 90 pt or less.
        assert shape.category_axis.look
        assert (shape.category_axis.look.size, shape.category_axis.turned) == (15, False)

    def test_stand_in_more_lines_rather_than_that_all_are_turned(self, bench: Bench) -> None:
        # Five lines of 15 pt are a quarter of the frame's 300; six lines are turned.
        names = ["aaaaaaaaaa bbbbbbbbbb cccccccccc dddddddddd eeeeeeeeee", "b", "c", "d"]
        shape = solve(bench, chart("column", names, series([1, 2, 3, 4])), 300, name="shrinking")
        assert not shape.category_axis.turned
        assert len(shape.category_lines[0]) == 5
        names[0] += " ffffffffff"
        content = chart("column", names, series([1, 2, 3, 4]))
        shape, overflows = lay_out(bench, content, 300, name="shrinking")
        assert shape.category_axis.turned
        assert [one.part for one in overflows] == ["category"]

    def test_that_are_turned_at_any_size_are_no_smaller_than_need_be(self, bench: Bench) -> None:
        # Columns of 35 pt: eight letters are 48 pt wide at 12 pt, the smallest; at 12.5 they are
        # turned in 50 of the frame's 300.
        content = chart("column", ["a" * 8] * 10, series([1] * 10))
        shape = solve(bench, content, 350, name="small")
        assert shape.category_axis.turned
        assert shape.category_axis.look
        assert shape.category_axis.look.size == 12.5

    def test_that_are_too_long_even_when_turned(self, bench: Bench) -> None:
        # They may take 45 % of the frame's 300 pt.
        content = chart("column", ["a" * 13, "b" * 14, "c", "d"], series([1, 2, 3, 4]))
        _, (overflow,) = lay_out(bench, content)
        assert told(overflow) == ("category", "b" * 14, 140, 135, True)
        assert overflow.texts[0].span == WRITTEN
        assert overflow.texts[0].runs[0].key == 21

    def test_that_are_too_many(self, bench: Bench) -> None:
        # A name takes 25 pt when it is turned, and sixteen columns have 25 each.
        shape = solve(bench, chart("line", ["aaa"] * 16, series([1] * 16)))
        assert shape.category_axis.turned
        _, overflows = lay_out(bench, chart("line", ["aaa"] * 17, series([1] * 17)))
        assert told(overflows[0]) == ("category", "aaa", 25, 23.53, False)


class TestNamesBeside:
    def test_take_as_many_lines_as_their_bar_has_room_for(self, bench: Bench) -> None:
        # Half of 400 pt less 12: 188. Lines of 25 pt, three bars of 75 pt each.
        names = ["aaaaaaaa aaaaaaaa bbbbbbbb bbbbbbbb cccccccc", "b", "c"]
        shape = solve(bench, chart("bar", names, series([1, 2, 3])), height=225)
        assert [len(lines) for lines in shape.category_lines] == [3, 1, 1]
        _, (overflow,) = lay_out(bench, chart("bar", names, series([1, 2, 3])), height=222)
        assert told(overflow) == ("category", names[0], 75, 74, False)

    def test_of_one_line_are_told_as_too_many(self, bench: Bench) -> None:
        # The letters of 20 pt are 20 high. A hundred points are five bars of 20; where the values
        # have no room, the numbers of an axis take 26 of them.
        _, overflows = lay_out(bench, chart("bar", ["a"] * 5, series([1] * 5)), height=100)
        assert "row" not in [one.part for one in overflows]
        _, overflows = lay_out(bench, chart("bar", ["a"] * 5, series([1] * 5)), height=95)
        assert told(overflows[0]) == ("row", "a", 20, 13.8, False)

    def test_with_a_word_too_wide_for_half_the_frame(self, bench: Bench) -> None:
        _, (overflow,) = lay_out(bench, chart("bar", ["a" * 19, "b"], series([1, 2])))
        assert told(overflow) == ("category", "a" * 19, 190, 188, True)


class TestLabels:
    def test_of_three_series_where_they_have_room(self, bench: Bench) -> None:
        rows = [series([10, 20 + at], f"s{at}") for at in range(3)]
        shape = solve(bench, chart("column", ["a", "b"], *rows))
        assert [one.labels for one in shape.series] == [("10", str(20 + at)) for at in range(3)]
        assert shape.value_axis.look is None

    def test_shrink_before_they_give_way(self, bench: Bench) -> None:
        # Each column has 40 pt and its label 60 at 20 pt; at 12 pt 36, and 3.6 beside it.
        content = chart("column", ["a"] * 10, series([10000 + at for at in range(10)]))
        shape = solve(bench, content, value="shrinking")
        assert shape.series[0].labels[9] == "10009"
        assert shape.series[0].label_look.size == 15
        shape = solve(bench, content)
        assert shape.series[0].labels == ()
        assert shape.value_axis.look is not None
        assert shape.value_axis.gridlines is not None

    def test_may_pass_above_lower_columns(self, bench: Bench) -> None:
        # Labels of 60 pt above every other one of columns that are 40 pt apart.
        values = [1, 10000] * 4 + [1, 1]
        shape = solve(bench, chart("column", ["a"] * 10, series(values)))
        assert shape.series[0].labels[:2] == ("1", "10000")

    def test_of_the_author_must_have_room(self, bench: Bench) -> None:
        # Labels of 60 pt, which keep 3 pt beside them free, above columns that are 40 pt apart.
        labels = ["y", "xxxxx", *["y"] * 8]
        shape = solve(bench, chart("column", ["a"] * 10, series([5] * 10, labels=labels)))
        assert shape.series[0].labels[1] == "xxxxx"
        labels[2] = "xxxxx"
        content = chart("column", ["a"] * 10, series([5] * 10, labels=labels))
        shape, (overflow,) = lay_out(bench, content)
        assert shape.series[0].labels[1] == "xxxxx"
        assert told(overflow) == ("label", "xxxxx", 60, 37, True)
        assert overflow.texts[0].span == WRITTEN
        assert overflow.texts[0].runs[0].key == 51

    def test_of_the_author_stay_where_others_give_way(self, bench: Bench) -> None:
        rows = series([10000] * 6, "aa"), series([9] * 6, "bb", labels=["x"] * 6)
        shape = solve(bench, chart("column", ["a"] * 6, *rows))
        assert [one.labels for one in shape.series] == [(), ("x",) * 6]
        assert shape.value_axis.look is not None
        assert shape.value_axis.gridlines is None

    def test_that_leave_the_frame(self, bench: Bench) -> None:
        content = chart("column", ["a", "b"], series([1, 2], labels=["x" * 20, "y"]))
        _, (overflow,) = lay_out(bench, content)
        # Its middle is at 100 pt, so it reaches 20 pt beyond the left edge.
        assert told(overflow) == ("label", "x" * 20, 240, 220, True)

    def test_higher_than_their_bars_are_apart(self, bench: Bench) -> None:
        # Letters of 15.8 pt with 3.6 above and below are 23 pt apart.
        content = chart("bar", ["a"] * 10, series([1] * 10), minimum=0)
        assert solve(bench, content, height=250).series[0].labels[0] == "1"
        content = chart("bar", ["a"] * 10, series([1] * 10), minimum=0)
        shape = solve(bench, content, height=190, name="shrinking")
        assert shape.series[0].labels == ()

    def test_of_the_smallest_bar_are_clear_of_names(self, bench: Bench) -> None:
        shape = solve(bench, chart("bar", ["aaaa", "bb"], series([10, -10])))
        (one,) = shape.series
        label = one.label_rects[1]
        assert label
        assert one.labels == ("10", "-10")
        # The axis goes on below -10, so that the label has 12 pt more than its own width.
        assert shape.value_axis.minimum is not None
        assert shape.value_axis.minimum < -10
        assert label.x - shape.plot.x >= pt(12 - 3)

    def test_of_the_lowest_column_are_clear_of_names(self, bench: Bench) -> None:
        shape = solve(bench, chart("column", ["aaaa", "bb"], series([10, -10])))
        label = shape.series[0].label_rects[1]
        assert label
        # Its 29 pt are 14 % of the plot, so the axis has to reach -13.3, in half steps of 2.5.
        assert shape.value_axis.minimum == -15
        assert label.bottom <= shape.plot.bottom

    def test_give_way_where_the_author_ends_the_axis(self, bench: Bench) -> None:
        content = chart("column", ["aaaa", "bb"], series([10, -10]), minimum=-10)
        shape = solve(bench, content)
        assert shape.value_axis.minimum == -10
        assert shape.series[0].labels == ()


class TestSidesOfLabels:
    def test_of_two_lines(self, bench: Bench) -> None:
        content = chart("line", ["a", "b"], series([1, 2]), series([5, 4]))
        below, above = solve(bench, content).series
        assert (below.label_sides, above.label_sides) == (("b", "b"), ("t", "t"))
        assert (below.line_width, below.marker_size) == (28575, 9)

    def test_of_lines_that_cross(self, bench: Bench) -> None:
        content = chart("line", ["a", "b", "c"], series([1, 2, 5]), series([5, 4, 1]), minimum=-2)
        first, second = solve(bench, content).series
        assert (first.label_sides, second.label_sides) == (("b", "b", "t"), ("t", "t", "b"))

    def test_of_one_line(self, bench: Bench) -> None:
        # A point between two higher ones has its label below.
        content = chart("line", ["a", "b", "c", "d"], series([5, 3, 6, 5]))
        assert solve(bench, content).series[0].label_sides == ("t", "b", "t", "t")

    def test_at_the_low_end_of_the_axis(self, bench: Bench) -> None:
        # Below is no room before the names, so they stand above the line.
        content = chart("line", ["a", "b", "c"], series([2, 0, 2], labels=["x", "y", "z"]))
        assert solve(bench, content, 600).series[0].label_sides == ("t", "t", "t")

    def test_near_the_low_end_of_the_axis(self, bench: Bench) -> None:
        # At 8 there is room below, but only 2.7 pt would be between the letters and the axis.
        upper = series([60, 60, 60], "bb")
        for lowest, side in ((8, "t"), (10, "b")):
            content = chart("line", ["a", "b", "c"], series([lowest, 30, 30]), upper, minimum=0)
            assert solve(bench, content, 600).series[0].label_sides[0] == side

    def test_beside_a_steep_line(self, bench: Bench) -> None:
        content = chart("line", list("abcde"), series([0, 50, 100, 50, 0]), minimum=-20)
        sides = solve(bench, content, 300).series[0].label_sides
        assert sides[1] in ("l", "r")
        assert sides[2] == "t"


class TestLegend:
    def test_of_a_name_that_is_too_long(self, bench: Bench) -> None:
        content = chart("column", ["a"], series([1], "a" * 40), series([1], "b"))
        _, (overflow,) = lay_out(bench, content)
        # 400 pt, a key of 17.4 and 15.2 around it.
        assert told(overflow) == ("series", "a" * 40, pytest.approx(432.6), 400, True)

    def test_of_too_many_rows(self, bench: Bench) -> None:
        rows = [series([1], "a" * 30 + str(at)) for at in range(4)]
        _, overflows = lay_out(bench, chart("column", ["a"], *rows))
        # Four rows of 32.5 pt; it may take 34 % of the height.
        assert told(overflows[0]) == ("series", "a" * 30 + "0", 130, 102, False)


class TestMarks:
    def rows(self, most: float) -> list:  # type: ignore[type-arg]
        return [series([most / 2, most], f"s{at}") for at in range(4)]

    def test_are_fewer_on_a_short_axis(self, bench: Bench) -> None:
        # A mark takes 20 pt and 6.4 of distance.
        steps = [
            solve(
                bench, chart("column", ["a", "b"], *self.rows(100)), height=height
            ).value_axis.step
            for height in (300, 200, 145)
        ]
        assert steps == [20, 25, 50]

    def test_below_bars_are_as_many_as_fit(self, bench: Bench) -> None:
        content = chart("bar", ["a", "b"], *self.rows(1e9))
        assert solve(bench, content, 400).value_axis.step == 5e8
        wide = solve(bench, content, 900)
        assert wide.value_axis.step == 2e8
        # Half of the last mark is beyond the plot, and all of a mark's height below it.
        assert plot(wide) == (22, 38.5, 900 - 22 - 40, 300 - 38.5 - 26)

    def test_that_are_too_wide(self, bench: Bench) -> None:
        content = chart("column", ["a", "b"], *self.rows(1e15))
        _, overflows = lay_out(bench, content, 300)
        # Sixteen digits at the smallest size, in 30 % of the frame's width.
        assert told(overflows[0]) == ("mark", "", 96, 90, True)


def clear_of(label: Rect, other: Rect) -> bool:
    return (
        label.right <= other.x
        or other.right <= label.x
        or label.bottom <= other.y
        or other.bottom <= label.y
    )


@exactly
@given(
    st.sampled_from(["bar", "column", "line"]),
    st.integers(1, 14),
    st.integers(1, 3),
    st.integers(200, 700),
    st.integers(120, 400),
    st.booleans(),
    st.data(),
)
def test_what_fits_does_not_collide(
    bench: Bench,
    kind: str,
    categories: int,
    count: int,
    width: int,
    height: int,
    written: bool,
    data: st.DataObject,
) -> None:
    numbers = st.lists(
        st.one_of(st.none(), st.integers(-300, 900)), min_size=categories, max_size=categories
    )
    labels = ["x" * (1 + at % 4) for at in range(categories)] if written else []
    rows = [series(data.draw(numbers), f"s{at}", labels) for at in range(count)]
    names = [f"{at} aa" for at in range(categories)]
    shape, overflows = lay_out(
        bench, chart(kind, names, *rows), width, height, name="shrinking", value="shrinking"
    )
    if overflows:
        return
    places = [
        (order, at, rect)
        for order, one in enumerate(shape.series)
        for at, rect in enumerate(one.label_rects)
        if rect
    ]
    shown = [label for one in shape.series for label in one.labels if label is not None]
    assert len(places) == sum(
        value is not None and label is not None
        for one in shape.series
        for value, label in zip(one.values, one.labels, strict=False)
    )
    assert shown or shape.value_axis.look or not any(v is not None for r in rows for v in r.values)
    for (_, _, one), (_, _, other) in combinations(places, 2):
        assert clear_of(one, other)
    for order, at, rect in places:
        assert clear_of(rect, outside_left(shape))
        for other, row in enumerate(chart_places.bars(shape) if kind != "line" else ()):
            for index, bar in enumerate(row):
                assert bar is None or (order, at) == (other, index) or clear_of(rect, bar)


def outside_left(shape: solved.ChartFrame) -> Rect:
    """Where the names of bars are, or what is left of any other chart."""
    if shape.kind == "bar":
        return Rect(shape.rect.x, shape.rect.y, shape.plot.x - shape.rect.x, shape.rect.height)
    return Rect(0, shape.rect.y, shape.rect.x, shape.rect.height)
