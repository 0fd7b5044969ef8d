from __future__ import annotations

import pytest
from checks.making import chart, color, rect, slide

from deck import solved
from deck.checks import check_charts


def turned(kind: str, below: int) -> solved.ChartFrame:
    """A chart 300 px high whose names take so many."""
    made = chart(0)
    axis = made.category_axis._replace(turned=True)
    return made._replace(
        kind=kind, rect=rect(0, 0, 400, 300), plot=rect(0, 0, 400, 300 - below), category_axis=axis
    )


@pytest.mark.parametrize(
    ("kind", "hint"),
    [
        (
            "column",
            'shorten them, or write "type: bar": bars have room for them at their side',
        ),
        ("line", "shorten them"),
    ],
)
def test_turned_names_that_take_much_of_a_chart_are_told(kind: str, hint: str) -> None:
    (problem,) = check_charts(slide(turned(kind, 120)))
    assert problem.severity == "warning"
    assert problem.message == "the names are turned and take 40% of the chart's height"
    assert problem.hints == (hint,)


def test_others_are_not() -> None:
    assert list(check_charts(slide(turned("column", 90)))) == []
    upright = turned("column", 120)
    axis = upright.category_axis._replace(turned=False)
    assert list(check_charts(slide(upright._replace(category_axis=axis)))) == []


def bars(kind: str, grouping: solved.Grouping, count: int, length: int) -> solved.ChartFrame:
    """A chart of `count` series in four categories, its plot so many px long and high."""
    look = solved.TextLook("body", 12.0, False, color("000000"))
    values = (1.0, 2.0, 3.0, 4.0)
    series = solved.ChartSeries("s", values, color("AA0000"), (), (), look, (), "outEnd", "General")
    return chart(0)._replace(
        kind=kind,
        grouping=grouping,
        categories=("a", "b", "c", "d"),
        series=(series,) * count,
        plot=rect(0, 0, length, length),
        gap=60,
        overlap=0 if grouping == "clustered" else 100,
    )


@pytest.mark.parametrize(
    ("kind", "grouping", "length", "told", "cure"),
    [
        # Four categories, in each 8.6 times the breadth of a bar; 1.6 times if they are stacked.
        ("bar", "clustered", 86, "the bars are 2.5 px high",
         'show fewer categories or series, or write "stacked: yes"'),
        ("column", "clustered", 102, "the columns are 2.9 px wide",
         'show fewer categories or series, or write "stacked: yes"'),
        ("bar", "percentStacked", 16, "the bars are 2.5 px high", "show fewer categories"),
    ],
)  # fmt: skip
def test_hairlines_are_told(
    kind: str, grouping: solved.Grouping, length: int, told: str, cure: str
) -> None:
    (problem,) = check_charts(slide(bars(kind, grouping, 8, length)))
    assert problem.severity == "warning"
    assert problem.message == f"{told}: hardly anybody will see them"
    assert problem.hints == (cure,)


def test_bars_of_three_px_are_not_told() -> None:
    assert list(check_charts(slide(bars("bar", "clustered", 8, 104)))) == []
    assert list(check_charts(slide(bars("line", "clustered", 8, 10)))) == []
