"""Bars and columns on each other, in the toy font (see `charting`)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout.charting import ROLES, chart, lay_out, plot, series, solve
from layout.making import Bench, pt

from deck import chart_places, model, solved
from deck.layout.charts.colors import readable_on
from deck.theme import Color

exactly = settings(derandomize=True, deadline=None)


def stack(kind: str, names: list[str], *rows: model.Series, **more: object) -> model.Chart:
    return chart(kind, names, *rows, **{"stacked": "yes", **more})


class TestLabels:
    def test_stand_in_the_middle_of_their_bars(self, bench: Bench) -> None:
        shape = solve(bench, stack("column", ["a", "b"], series([10, 20]), series([30, 20])))
        assert (shape.grouping, shape.overlap) == ("stacked", 100)
        assert [one.labels for one in shape.series] == [("10", "20"), ("30", "20")]
        assert {one.label_position for one in shape.series} == {"ctr"}
        for one, row in zip(shape.series, chart_places.bars(shape), strict=True):
            for bar, label in zip(row, one.label_rects, strict=True):
                assert bar
                assert label
                assert abs((bar.x + bar.right) - (label.x + label.right)) <= 2
                # Digits reach 0.76 of their size above the baseline, and the box 0.8.
                assert bar.y < label.y < label.bottom < bar.bottom
        # All values stand in the chart: there is no axis, and the plot begins at the legend.
        assert shape.value_axis.look is None
        assert (shape.value_axis.minimum, shape.value_axis.maximum) == (0, 40)
        assert plot(shape) == (0, 38.5, 400, 300 - 38.5 - 37)

    def test_that_have_no_room_leave_it_to_the_axis(self, bench: Bench) -> None:
        rows = series([1, 20]), series([30, 20])
        shape = solve(bench, stack("column", ["a", "b"], *rows))
        assert [one.labels for one in shape.series] == [(None, "20"), ("30", "20")]
        assert shape.value_axis.look
        assert shape.value_axis.gridlines

    def test_of_zeros_and_missing_values_are_not_missed(self, bench: Bench) -> None:
        rows = series([0, 20]), series([30, None])
        shape = solve(bench, stack("bar", ["a", "b"], *rows))
        assert [one.labels for one in shape.series] == [(None, "20"), ("30", None)]
        assert shape.value_axis.look is None

    def test_are_all_hidden_where_most_are(self, bench: Bench) -> None:
        rows = series([1, 1, 20]), series([30, 2, 1]), series([1, 1, 1])
        shape = solve(bench, stack("column", ["a", "b", "c"], *rows))
        assert {label for one in shape.series for label in one.labels} == {None}
        assert shape.value_axis.look

    def test_of_the_author_must_have_room(self, bench: Bench) -> None:
        rows = series([1, 20], labels=["one", "x"]), series([30, 20])
        shape, overflows = lay_out(bench, stack("column", ["a", "b"], *rows))
        assert [one.part for one in overflows] == ["label"]
        assert overflows[0].texts[0].text == "one"
        assert shape.series[1].labels == ("30", "20")

    def test_shrink_where_columns_are_narrow(self, bench: Bench) -> None:
        # Ten columns of 25 pt each: two digits of 10 pt need 20 and 6 beside them.
        rows = series([40] * 10), series([50] * 10)
        shape = solve(bench, stack("column", ["a"] * 10, *rows), value="shrinking")
        assert shape.series[0].labels == ("40",) * 10
        assert shape.series[0].label_look.size == 19
        shape = solve(bench, stack("column", ["a"] * 10, *rows))
        assert set(shape.series[0].labels) == {None}

    def test_wear_what_can_be_read_on_their_bars(self) -> None:
        dark, light = Color("bg1", "000000"), Color("tx1", "FFFFFF")
        assert readable_on(Color("accent1", "F2B84B"), dark, light) == dark
        assert readable_on(Color("accent1", "1F5FA8"), dark, light) == light
        # At a tenth it is nearly the ground.
        assert readable_on(Color("accent1", "F2B84B", alpha=10), dark, light) == light


class TestAxis:
    def test_ends_at_the_highest_stack_and_the_lowest(self, bench: Bench) -> None:
        rows = series([30, -20]), series([45, -15]), series([-5, 10])
        shape = solve(bench, stack("column", ["a", "b"], *rows))
        # 75 above and 35 below.
        assert (shape.value_axis.minimum, shape.value_axis.maximum) == (-50, 75)

    def test_of_shares_goes_to_the_whole(self, bench: Bench) -> None:
        rows = series([3, 40]), series([1, 120])
        shape = solve(bench, stack("column", ["a", "b"], *rows, stacked="percent"))
        axis = shape.value_axis
        assert shape.grouping == "percentStacked"
        assert (axis.minimum, axis.maximum, axis.number_format) == (0, 1, "0%")
        assert axis.look
        # Labels are the values, as in PowerPoint.
        assert [one.labels for one in shape.series] == [("3", "40"), ("1", "120")]
        assert {bar.y for bar in chart_places.bars(shape)[1] if bar} == {shape.plot.y}


class TestBreadth:
    @pytest.mark.parametrize(
        ("kind", "names", "gap"),
        # A column is at most 180 pt wide, a bar 78 pt high; else 60 % lie between them.
        [("column", 1, 122), ("column", 2, 60), ("bar", 1, 235), ("bar", 4, 60)],
    )
    def test_of_few_bars(self, bench: Bench, kind: str, names: int, gap: int) -> None:
        rows = series([10] * names), series([10] * names)
        shape = solve(bench, stack(kind, ["aa"] * names, *rows))
        assert shape.gap == gap

    def test_of_one_bar_is_limited_by_the_widest_gap(self, bench: Bench) -> None:
        shape = solve(bench, stack("column", ["a"], series([10])), width=2000)
        assert shape.gap == 500


class TestColors:
    def test_of_eight_series_differ(self, bench: Bench) -> None:
        rows = [series([9, 9], f"s{at}", role=ROLES[at] if at < 2 else None) for at in range(8)]
        content = stack("column", ["a", "b"], *rows)
        palette = (*(f"role{at}" for at in range(1, 7)), "text", "muted")
        shape = bench_with(bench, content, palette)
        assert len({one.color for one in shape.series}) == 8


def bench_with(bench: Bench, content: model.Chart, palette: tuple[str, ...]) -> solved.ChartFrame:
    """The chart in the colours of a palette."""
    from layout.making import column, frame

    from deck import boxes

    box = boxes.ChartBox(frame(grow=1), content, "small", "small", "small", "muted", palette)
    laid = bench.lay_out(column(box), width=600, height=400)
    (shape,) = (placed.shape for placed in laid.shapes)
    assert isinstance(shape, solved.ChartFrame)
    return shape


@exactly
@given(
    st.sampled_from(["bar", "column"]),
    st.sampled_from(["yes", "percent"]),
    st.integers(1, 12),
    st.integers(1, 8),
    st.data(),
)
def test_labels_are_inside_of_their_bars(
    bench: Bench, kind: str, stacked: str, names: int, count: int, data: st.DataObject
) -> None:
    least = 0 if stacked == "percent" else -300
    numbers = st.lists(
        st.one_of(st.none(), st.integers(least, 900)), min_size=names, max_size=names
    )
    rows = [series(data.draw(numbers), f"s{at}") for at in range(count)]
    content = stack(kind, [f"a{at}" for at in range(names)], *rows, stacked=stacked)
    shape, overflows = lay_out(bench, content, 500, 350, name="shrinking", value="shrinking")
    assert all(one.part != "label" for one in overflows)
    missing = False
    for one, row in zip(shape.series, chart_places.bars(shape), strict=True):
        for at, bar in enumerate(row):
            label = one.label_rects[at] if one.label_rects else None
            assert (label is None) == (one.labels[at] is None)
            if label:
                assert bar
                assert bar.x < label.x
                assert bar.y <= label.y
                assert label.right < bar.right
                assert label.bottom <= bar.bottom + pt(0.01)
            elif one.values[at]:
                missing = True
    assert not missing or shape.value_axis.look
