"""Rings of slices, in the toy font (see `charting`)."""

from __future__ import annotations

from itertools import combinations
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout.charting import ROLES, chart, lay_out, plot, series, solve
from layout.making import Bench, pt, words

from deck import chart_places, model
from deck.layout.charts.contents import describe
from deck.layout.charts.doughnuts import spread

exactly = settings(derandomize=True, deadline=None)


def doughnut(names: list[str], values: list[float | None], **more: object) -> model.Chart:
    labels = more.pop("labels", ())
    return chart("doughnut", names, series(values, labels=labels), **more)  # type: ignore[arg-type]


class TestRing:
    def test_is_as_high_as_its_frame(self, bench: Bench) -> None:
        shape = solve(bench, doughnut(["aaa", "bb"], [1, 1]))
        assert plot(shape) == (50, 0, 300, 300)
        assert shape.legend is None

    def test_is_smaller_where_names_need_room(self, bench: Bench) -> None:
        # Names of 70 pt beside a ring of 246: (400 - 246) / 2 - 12 = 65; 240 would leave 68.
        shape = solve(bench, doughnut(["a" * 6, "b"], [1, 1]))
        assert plot(shape)[2] == pytest.approx(246)
        # Rather than being much smaller it has its names broken.
        shape = solve(bench, doughnut(["aaaa bbbb", "b"], [1, 1]))
        assert plot(shape)[2] == pytest.approx(282)
        assert shape.series[0].label_texts[0]
        assert shape.series[0].label_texts[0].lines == ("aaaa", "bbbb", "1")

    def test_a_whole_of_one_slice_has_no_edge(self, bench: Bench) -> None:
        assert solve(bench, doughnut(["a", "b"], [1, 0])).edge is None
        assert solve(bench, doughnut(["a", "b"], [1, 1])).edge


class TestLabels:
    def test_stand_beside_their_slices(self, bench: Bench) -> None:
        shape = solve(bench, doughnut(["aaa", "bb"], [1, 1]))
        (one,) = shape.series
        right, left = one.label_rects
        assert right and left  # noqa: PT018
        ring = chart_places.ring(shape)
        # Half way down: 6 pt and half of that beside the ring, two lines of 25 pt high.
        assert right.x == ring.middle.x + pt(150 + 6 + 3)
        assert left.right == ring.middle.x - pt(150 + 6 + 3)
        assert {right.y, left.y} == {ring.middle.y - pt(25)}
        assert (right.width, right.height) == (pt(30), pt(50))
        assert [text.lines for text in one.label_texts if text] == [("aaa", "1"), ("bb", "1")]
        # The way is from the middle of the slice, which is at three quarters of the radius.
        assert one.label_texts[0]
        assert one.label_texts[0].by == (pt(159 + 15) - pt(112.5), 0)

    def test_stand_on_one_line_where_two_are_too_high(self, bench: Bench) -> None:
        values: list[float | None] = [50.0] + [1.0] * 7
        shape = solve(bench, doughnut(list("abcdefgh"), values), 500)
        texts = [text for text in shape.series[0].label_texts if text]
        assert {text.separator for text in texts} == {" "}
        assert texts[0].lines == ("a 50",)

    def test_that_are_too_many_for_a_side_are_told(self, bench: Bench) -> None:
        values: list[float | None] = [90.0] + [1.0] * 7
        _, overflows = lay_out(bench, doughnut(list("abcdefgh"), values), 500, 150)
        assert [one.part for one in overflows] == ["slices"]

    def test_with_a_word_that_is_too_long_are_told(self, bench: Bench) -> None:
        _, overflows = lay_out(bench, doughnut(["a" * 30, "b"], [1, 1]))
        assert [(one.part, one.across) for one in overflows] == [("category", True)]
        assert overflows[0].texts[0].text == "a" * 30

    def test_of_shares(self, bench: Bench) -> None:
        general = {"number_format": "General"}
        shape = solve(bench, doughnut(["a", "b"], [1, 3], shares=True, **general))
        (one,) = shape.series
        assert (one.labels, one.shares) == (("25%", "75%"), True)
        # The values stay numbers in the workbook.
        assert (one.number_format, one.label_format) == ("General", "0%")
        shape = solve(bench, doughnut(["a", "b"], [1, 2], shares=True, number_format="0.0%"))
        assert shape.series[0].labels == ("33.3%", "66.7%")

    def test_of_the_author(self, bench: Bench) -> None:
        shape = solve(bench, doughnut(["a", "b"], [1, 3], labels=["x", ""]))
        lines = [text.lines for text in shape.series[0].label_texts if text]
        assert lines == [("a", "x"), ("b",)]

    def test_are_missing_where_there_is_no_slice(self, bench: Bench) -> None:
        shape = solve(bench, doughnut(["a", "b", "c"], [1, None, 0]))
        assert shape.series[0].labels == ("1", None, None)
        assert shape.series[0].label_texts[1:] == (None, None)


class TestCenter:
    def test_is_in_the_hole(self, bench: Bench) -> None:
        shape = solve(bench, doughnut(["a", "b"], [1, 3], center=words("aaa bbbbb", 77)))
        assert shape.center
        # The hole is 150 pt wide, of which a text takes 114: nine letters of 12 pt at most.
        assert shape.center.lines == ("aaa bbbbb",)
        assert shape.center.rect.x + shape.center.rect.right == 2 * pt(300)
        # A line is as high as the face, 1 em of 20 pt, and its middle is that of the hole.
        assert shape.center.rect.height == pt(20)
        middle = 2 * shape.plot.y + shape.plot.height
        assert shape.center.rect.y + shape.center.rect.bottom == middle
        assert 77 in shape.keys

    def test_that_is_too_long_is_told(self, bench: Bench) -> None:
        content = doughnut(["a", "b"], [1, 3], center=words("a" * 20, 77))
        _, (overflow,) = lay_out(bench, content)
        assert (overflow.part, overflow.across) == ("center", True)


class TestColors:
    def test_are_those_of_roles_or_the_next_free_ones(self, bench: Bench) -> None:
        content = doughnut(["a", "b", "c"], [1, 1, 1], roles=(ROLES[1], None, None))
        slots = [color.slot for color in solve(bench, content).series[0].point_colors]
        # The palette of the bench is role5 and role6.
        assert slots == ["accent2", "accent5", "accent6"]


def test_description() -> None:
    content = doughnut(["A", "B"], [1, 3], shares=True, center=words("Four"), axis=words("Parts"))
    content = content._replace(number_format="General")
    assert describe(content) == "Doughnut chart: Parts, Four. aa: A 25%, B 75%."


@pytest.mark.parametrize(
    ("heights", "tops", "placed"),
    [
        ([10, 10], [0, 50], [0, 50]),
        # Those that overlap share the way: 2 too near, each moves by 1.
        ([10, 10], [20, 28], [19, 29]),
        ([10, 10, 10], [0, 0, 0], [0, 10, 20]),
        ([10, 10], [95, 99], [80, 90]),
        ([10, 10, 10], [50, 50, 10], [27, 37, 47]),
    ],
)
def test_spread(heights: list[int], tops: list[int], placed: list[int]) -> None:
    assert spread(heights, tops, 0, 100) == placed


@exactly
@given(
    st.lists(st.integers(0, 100), min_size=1, max_size=8).filter(any),
    st.lists(st.integers(1, 30), min_size=8, max_size=8),
    st.integers(350, 800),
    st.integers(200, 400),
)
def test_labels_that_fit_do_not_collide(
    bench: Bench, values: list[int], lengths: list[int], width: int, height: int
) -> None:
    names = [("abcd " * 8)[:length].strip() for length in lengths[: len(values)]]
    content = doughnut(names, [float(value) for value in values])
    shape, overflows = lay_out(bench, content, width, height, name="shrinking")
    if overflows:
        return
    rects = [rect for rect in shape.series[0].label_rects if rect]
    assert len(rects) == sum(map(bool, values))
    ring = chart_places.ring(shape)
    for one, other in combinations(rects, 2):
        assert (
            one.bottom <= other.y
            or other.bottom <= one.y
            or one.right <= other.x
            or (other.right <= one.x)
        )
    for rect in rects:
        assert shape.rect.x <= rect.x
        assert rect.right <= shape.rect.right
        assert shape.rect.y <= rect.y
        assert rect.bottom <= shape.rect.bottom
        nearest = (
            max(rect.x - ring.middle.x, ring.middle.x - rect.right, 0),
            max(rect.y - ring.middle.y, ring.middle.y - rect.bottom, 0),
        )
        assert hypot(*nearest) > ring.outer
