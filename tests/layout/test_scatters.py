"""Points between two axes, in the toy font (see `charting`)."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from layout.charting import chart, lay_out, plot, series, solve
from layout.making import WRITTEN, Bench, pt, words

from deck import chart_places, model
from deck.layout.charts.contents import describe

exactly = settings(derandomize=True, deadline=None)


def points(
    pairs: list[tuple[float, float]], name: str = "aa", names: list[str] | None = None
) -> model.Series:
    one = series([y for _, y in pairs], name, names or ())
    return one._replace(across=tuple(x for x, _ in pairs))


def scatter(*rows: model.Series, **more: object) -> model.Chart:
    x = model.XAxis(words("size", 90), "0", None, None, WRITTEN)
    return chart("scatter", [], *rows, **{"x": x, **more})


class TestPlot:
    def test_leaves_room_for_the_marks_of_both_axes(self, bench: Bench) -> None:
        shape = solve(bench, scatter(points([(0, 0), (10, 50), (20, 100)])))
        # Marks are 8 pt a letter and 20 high; "125" takes 24 and 12 from the plot; below it
        # stand 6 pt, the marks, the title and 9 pt; half a mark above, 12 pt at the right.
        assert plot(shape) == (36, 10, 400 - 36 - 12, 300 - 10 - 55)
        across = shape.category_axis
        assert (across.minimum, across.maximum, across.step) == (0, 25, 5)
        assert (shape.value_axis.minimum, shape.value_axis.maximum) == (0, 125)

    def test_ends_with_the_title_of_the_x_axis(self, bench: Bench) -> None:
        title = solve(bench, scatter(points([(0, 0), (10, 50)]))).category_axis.title
        assert title
        assert title.lines == ("size",)
        # Four letters of 8 pt and a twentieth, at the right end of the axis.
        assert (title.rect.width, title.rect.right) == (pt(33.6), pt(100 + 400 - 12))
        assert title.rect.bottom == pt(50 + 300 - 6)

    def test_both_axes_have_lines_and_grids(self, bench: Bench) -> None:
        shape = solve(bench, scatter(points([(0, 0), (10, 50)])))
        for axis in (shape.category_axis, shape.value_axis):
            assert axis.look
            assert axis.line
            assert axis.gridlines

    def test_a_title_in_two_lines(self, bench: Bench) -> None:
        x = model.XAxis(words("many words " * 8, 90), "0", None, None, WRITTEN)
        title = solve(bench, scatter(points([(0, 0), (9, 9)]), x=x)).category_axis.title
        assert title
        assert len(title.lines) == 2


class TestAxes:
    def test_begin_near_points_that_are_far_from_zero(self, bench: Bench) -> None:
        shape = solve(bench, scatter(points([(2021, -30), (2025, 20)])))
        across = shape.category_axis
        # A fiftieth of the range is free beside the outermost points.
        assert (across.minimum, across.maximum, across.step) == (2020, 2026, 1)
        assert (shape.value_axis.minimum, shape.value_axis.maximum) == (-40, 40)

    def test_cross_at_zero_or_at_the_near_end(self, bench: Bench) -> None:
        shape = solve(bench, scatter(points([(2021, -30), (2025, 20)])))
        crossing = chart_places.zero(shape)
        assert crossing.x == shape.plot.x
        assert crossing.y == shape.plot.y + shape.plot.height // 2

    def test_have_whole_marks_where_all_values_are_whole(self, bench: Bench) -> None:
        shape = solve(bench, scatter(points([(1, 1), (2, 2), (3, 1)])))
        assert (shape.category_axis.step, shape.value_axis.step) == (1, 1)

    def test_show_no_marks_that_their_format_would_round(self, bench: Bench) -> None:
        content = scatter(points([(0, 0.5), (10, 12)]), number_format="0")
        # Five steps of 2.5 would be shown as 0, 3, 5, 8.
        assert solve(bench, content).value_axis.step == 5
        content = scatter(points([(0, 0.5), (10, 12)]), number_format="0.0")
        assert solve(bench, content).value_axis.step == 2.5

    def test_ends_of_the_author(self, bench: Bench) -> None:
        x = model.XAxis(words("size", 90), "0", 5.0, 50.0, WRITTEN)
        content = scatter(points([(10, 10), (20, 20)]), x=x, minimum=0.0, maximum=30.0)
        shape = solve(bench, content)
        assert (shape.category_axis.minimum, shape.category_axis.maximum) == (5, 50)
        assert (shape.value_axis.minimum, shape.value_axis.maximum) == (0, 30)


class TestNames:
    def test_stand_at_the_right_if_they_can(self, bench: Bench) -> None:
        shape = solve(bench, scatter(points([(2, 2), (5, 5)], names=["aa", "bb"])))
        assert shape.series[0].label_sides == ("r", "r")
        assert shape.series[0].labels == ("aa", "bb")

    def test_stand_elsewhere_beside_another_point(self, bench: Bench) -> None:
        pairs = [(5.0, 5.0), (5.4, 5.0), (0.0, 0.0), (10.0, 10.0)]
        shape = solve(bench, scatter(points(pairs, names=["aaa", "bbb", "", ""])))
        first, second, *_ = shape.series[0].label_sides
        assert first != "r"
        assert second == "r"
        assert shape.series[0].labels == ("aaa", "bbb", None, None)

    def test_are_rather_crossed_by_an_axis_than_struck_through(self, bench: Bench) -> None:
        pairs = [(0.0, 0.0), (5.0, 0.0), (-5.0, -5.0), (5.0, 5.0)]
        shape = solve(bench, scatter(points(pairs, names=["aa", "bb", "", ""])))
        assert shape.series[0].label_sides[:2] == ("t", "t")

    def test_have_room_at_the_origin(self, bench: Bench) -> None:
        pairs = [(0.0, 0.0), (9.0, 0.0), (10.0, 10.0)]
        content = scatter(points(pairs, names=["aaaa", "bb", ""]), minimum=0.0)
        shape, overflows = lay_out(bench, content)
        assert not overflows
        first, second = shape.series[0].label_rects[:2]
        assert first
        assert second
        assert shape.series[0].label_sides[:2] == ("r", "t")
        assert shape.plot.bottom < first.bottom < shape.plot.bottom + pt(10.5)

    def test_stand_apart_from_other_points(self, bench: Bench) -> None:
        # At the right the name would end right before the other point, as if it were that one's.
        x = model.XAxis(words("size", 90), "0", 0.0, 10.0, WRITTEN)
        for distance, side in ((1.4, "t"), (2.0, "r")):
            pairs = [(5.0, 5.0), (5.0 + distance, 5.0)]
            shape = solve(bench, scatter(points(pairs, names=["aaa", ""]), x=x))
            first, second = chart_places.points(shape)[0]
            assert first
            assert second
            assert shape.series[0].label_rects[0].right < second.x - pt(5)
            assert shape.series[0].label_sides[0] == side

    def test_get_room_at_the_right_of_the_plot(self, bench: Bench) -> None:
        pairs = [(10.0, 5.0), (9.6, 5.4), (9.6, 4.6), (9.2, 5.0), (0.0, 5.0)]
        x = model.XAxis(words("size", 90), "0", 0.0, 10.0, WRITTEN)
        bare = solve(bench, scatter(points(pairs), x=x))
        names = ["aaaaaa", "", "", "", ""]
        named = solve(bench, scatter(points(pairs, names=names), x=x), 500)
        assert bare.plot.right == pt(100 + 400 - 12)
        assert named.plot.right == pt(100 + 500 - 12 - 60)
        assert named.series[0].label_sides[0] == "r"

    def test_without_room_are_told(self, bench: Bench) -> None:
        pairs = [(5.0, 5.0)] * 6
        content = scatter(points(pairs, names=["aaaa"] * 6), minimum=0.0, maximum=10.0)
        _, overflows = lay_out(bench, content)
        assert {one.part for one in overflows} == {"point"}
        assert len(overflows) <= 3
        assert overflows[0].texts[0].text == "aaaa"


class TestSeries:
    def test_differ_in_colour_and_shape(self, bench: Bench) -> None:
        rows = [points([(1, at), (2, at)], f"s{at}") for at in range(1, 4)]
        shape = solve(bench, scatter(*rows), 600)
        assert [one.marker for one in shape.series] == ["circle", "diamond", "square"]
        assert shape.legend
        assert {one.line_width for one in shape.series} == {0}


def test_description() -> None:
    content = scatter(
        points([(1, 2), (3, 4.5)], "One", ["Small", ""]),
        points([(5, -6)], "Two"),
        axis=words("Speed"),
        number_format="0.0",
    )
    assert describe(content) == (
        "Scatter chart: Speed, by size. One: Small (1; 2.0), (3; 4.5). Two: (5; -6.0)."
    )


def test_keys(bench: Bench) -> None:
    shape = solve(bench, scatter(points([(1, 2), (3, 4)], names=["a", "b"])))
    assert sorted(shape.keys) == [40, 50, 51, 90]


@exactly
@given(
    st.lists(st.tuples(st.integers(-50, 50), st.integers(-9, 30)), min_size=1, max_size=25),
    st.integers(1, 3),
    st.integers(250, 700),
    st.integers(180, 400),
)
def test_names_that_fit_do_not_collide(
    bench: Bench, pairs: list[tuple[int, int]], count: int, width: int, height: int
) -> None:
    rows = [
        points(
            [(float(x + at), float(y)) for x, y in pairs[at::count]],
            f"s{at}",
            [("x" * (index % 5)) for index, _ in enumerate(pairs[at::count])],
        )
        for at in range(count)
        if pairs[at::count]
    ]
    shape, overflows = lay_out(
        bench, scatter(*rows), width, height, name="shrinking", value="shrinking"
    )
    if overflows:
        return
    rects = [rect for one in shape.series for rect in one.label_rects if rect]
    for one, other in combinations(rects, 2):
        assert (
            one.right <= other.x
            or other.right <= one.x
            or one.bottom <= other.y
            or other.bottom <= one.y
        )
    for rect in rects:
        assert shape.plot.x <= rect.x
        assert rect.right <= shape.rect.right
        for row in chart_places.points(shape):
            for point in row:
                assert point
                assert not (rect.x < point.x < rect.right and rect.y < point.y < rect.bottom)
