from __future__ import annotations

from writers.powerpoint import sample

from deck.chart_places import Point, bars, pitch, points
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
