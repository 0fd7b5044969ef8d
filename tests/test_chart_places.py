from __future__ import annotations

from writers.powerpoint import sample

from deck.chart_places import Point, Slice, bars, pitch, points, ring, slices, zero
from deck.geometry import Rect
from deck.solved import ChartFrame


def on(chart: ChartFrame, width: int, height: int) -> ChartFrame:
    """The chart on a plot of this size in EMU, at 1000, 2000."""
    return chart._replace(plot=Rect(1000, 2000, width, height))


def test_bars_lie_from_the_top_down() -> None:
    # Three bars, each with half its breadth above and below; 12 is the end of the axis.
    chart = on(sample.bar_chart(), 1200, 600)
    assert pitch(chart) == 200
    assert bars(chart) == (
        (
            Rect(1000, 2050, 0, 100),
            Rect(1000, 2250, 750, 100),
            Rect(1000, 2450, 1050, 100),
        ),
    )


def test_columns_of_one_category_stand_side_by_side() -> None:
    # 2 columns, 8 % of one between them and as much as one beside them: 3.08 in 308.
    chart = on(sample.column_chart(), 924, 1200)
    first, second = bars(chart)
    # The axis is 12 long, and 8 of it are above zero.
    assert first == (
        Rect(1050, 2500, 100, 300),
        Rect(1358, 2800, 100, 200),
        Rect(1666, 2300, 100, 500),
    )
    assert second == (Rect(1158, 2400, 100, 400), None, Rect(1774, 2175, 100, 625))


def test_what_is_beyond_the_axis_ends_there() -> None:
    chart = on(sample.column_chart(), 924, 1200)
    axis = chart.value_axis._replace(minimum=2.0, maximum=4.0)
    first, _ = bars(chart._replace(value_axis=axis))
    assert [(bar.y, bar.height) for bar in first if bar] == [(2600, 600), (3200, 0), (2000, 1200)]


def test_points_stand_in_the_middle_of_their_categories() -> None:
    chart = on(sample.line_chart(), 400, 800)
    first, _ = points(chart)
    assert first == (Point(1050, 2600), None, Point(1250, 2190), Point(1350, 2050))


def test_an_axis_without_length_has_no_bars() -> None:
    chart = sample.column_chart()
    flat = chart._replace(value_axis=chart.value_axis._replace(minimum=0.0, maximum=0.0))
    assert {bar.height for row in bars(on(flat, 924, 1200)) for bar in row if bar} == {0}


def stacked(grouping: str, width: int, height: int) -> ChartFrame:
    """Columns on each other: 3 and 4, -2 and nothing, 5 and -2.5, on an axis from -4 to 12."""
    chart = on(sample.column_chart(), width, height)
    first, second = chart.series
    second = second._replace(values=(4, None, -2.5))
    axis = chart.value_axis._replace(minimum=-4.0, maximum=12.0)
    return chart._replace(
        series=(first, second),
        grouping=grouping,  # type: ignore[arg-type]
        overlap=100,
        value_axis=axis,
    )


def test_stacked_columns_begin_where_the_last_one_of_their_side_ended() -> None:
    # A column and as much beside it; 100 EMU for each of the 16 of the axis.
    first, second = bars(stacked("stacked", 480, 1600))
    assert first == (
        Rect(1040, 2900, 80, 300),
        Rect(1200, 3200, 80, 200),
        Rect(1360, 2700, 80, 500),
    )
    # That of a negative value stands below zero, whatever is above.
    assert second == (Rect(1040, 2500, 80, 400), None, Rect(1360, 3200, 80, 250))


def test_shares_are_of_the_whole_of_their_category() -> None:
    chart = stacked("percentStacked", 480, 1000)
    first = chart.series[0]._replace(values=(1, 0, 0))
    second = chart.series[1]._replace(values=(3, 5, 0))
    axis = chart.value_axis._replace(minimum=0.0, maximum=1.0)
    rows = bars(chart._replace(series=(first, second), value_axis=axis))
    assert [[bar.height for bar in row if bar] for row in rows] == [[250, 0, 0], [750, 1000, 0]]
    assert rows[1][0] == Rect(1040, 2000, 80, 750)


def test_stacked_bars_grow_to_the_right() -> None:
    chart = on(sample.bar_chart(), 1200, 600)
    one = chart.series[0]
    two = one._replace(values=(3, 3, 1.5))
    rows = bars(chart._replace(series=(one, two), grouping="stacked", overlap=100))
    assert rows[1] == (
        Rect(1000, 2050, 300, 100),
        Rect(1750, 2250, 300, 100),
        Rect(2050, 2450, 150, 100),
    )


def test_points_stand_where_their_two_numbers_say() -> None:
    chart = on(sample.scatter_chart(), 400, 800)
    # x from 0 to 10, y from -4 to 4.
    assert points(chart) == ((Point(1000, 2400), Point(1200, 2200), Point(1400, 2800)),)
    assert zero(chart) == Point(1000, 2400)
    axis = chart.category_axis._replace(minimum=5.0)
    assert points(chart._replace(category_axis=axis))[0][:2] == (
        Point(1000, 2400),
        Point(1000, 2200),
    )


def test_slices_follow_each_other_clockwise_from_the_top() -> None:
    chart = on(sample.doughnut_chart(), 800, 1000)
    assert slices(chart) == (Slice(0, 0.5), Slice(0.5, 0.75), None, Slice(0.75, 1))
    around = ring(chart)
    assert (around.middle, around.outer, around.inner) == (Point(1400, 2500), 400, 200)
    assert around.at(0, 400) == Point(1400, 2100)
    assert around.at(slices(chart)[0].middle, 300) == Point(1700, 2500)  # type: ignore[union-attr]
