"""Charts: what is shown, but hardly as it was meant."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from deck import chart_places, solved
from deck.diagnostics import Diagnostic, warning
from deck.geometry import EMU_PER_PX

#: How much of a chart's height names may take before it is told.
_MOST = 0.33
#: How many px a bar has at least; one that is thinner is a hairline from the back of a room.
_LEAST = 3


def check_charts(slide: solved.Slide) -> Iterator[Diagnostic]:
    """Warnings for charts whose plot or whose bars the names and series leave little room."""
    for shape in slide.shapes:
        if isinstance(shape, solved.ChartFrame):
            yield from _names(shape)
            yield from _bars(shape)


def _names(chart: solved.ChartFrame) -> Iterator[Diagnostic]:
    """A warning where names that are turned for want of room take much of the height."""
    share = (chart.rect.bottom - chart.plot.bottom) / chart.rect.height
    if chart.category_axis.turned and share > _MOST:
        bars = ', or write "type: bar": bars have room for them at their side'
        yield warning(
            f"the names are turned and take {share:.0%} of the chart's height",
            chart.span,
            f"shorten them{bars if chart.kind == 'column' else ''}",
        )


def _bars(chart: solved.ChartFrame) -> Iterator[Diagnostic]:
    """A warning where bars or columns are too thin to be told from each other."""
    if chart.kind not in ("bar", "column"):
        return
    breadth = chart_places.bar_breadth(chart) / EMU_PER_PX
    if breadth < _LEAST:
        lying = chart.kind == "bar"
        several = chart.grouping == "clustered" and len(chart.series) > 1
        stacked = ', or write "stacked: yes"' if several else ""
        yield warning(
            f"the {'bars' if lying else 'columns'} are {floor(breadth * 10) / 10:g} px "
            f"{'high' if lying else 'wide'}: hardly anybody will see them",
            chart.span,
            f"show fewer categories{' or series' if several else ''}{stacked}",
        )
