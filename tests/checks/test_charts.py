from __future__ import annotations

import pytest
from checks.making import chart, rect, slide

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
