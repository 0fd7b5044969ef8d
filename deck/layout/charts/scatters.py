"""Scatter charts: points between two axes of numbers, with names where they have some."""

from __future__ import annotations

from typing import NamedTuple

from deck import boxes, model, solved
from deck.geometry import EMU_PER_PX, Insets, Rect
from deck.layout.charts.colors import series_colors
from deck.layout.charts.contents import describe, keys, label_texts
from deck.layout.charts.labels import Clash, Letters, worst_of
from deck.layout.charts.legends import place_legend
from deck.layout.charts.marks import (
    Marks,
    marks_below,
    marks_beside,
    measure,
    measure_across,
    widest_mark,
)
from deck.layout.charts.plots import less
from deck.layout.charts.point_labels import place_point_labels
from deck.layout.charts.texts import GAP, TIGHT, Texts
from deck.layout.nodes import Context, Overflow

#: The diameter of markers in points.
_MARKER = 10
_EDGE = EMU_PER_PX
_TITLE = 1.05
#: How far names may reach below the plot, before they meet the marks there.
_BELOW = TIGHT + TIGHT * 3 // 4
#: How much of the frame's width may be left free at the right for names.
_ASIDE = 0.25
#: The shapes of the markers of the series, in turn: colours alone do not tell all eyes.
_MARKERS: tuple[solved.Marker, ...] = ("circle", "diamond", "square", "triangle")


class _Axes(NamedTuple):
    """The plot and the marks of its two axes, with what stands below it."""

    plot: Rect
    across: Marks
    beside: Marks
    title: solved.ChartText


def scatter_frame(
    rect: Rect, box: boxes.ChartBox, context: Context
) -> tuple[solved.ChartFrame, list[Overflow]]:
    """The solved scatter chart in a place, and what does not fit there."""
    texts = Texts(box, context)
    chart, legend = box.chart, None
    overflows: list[Overflow] = []
    if len(chart.series) > 1:
        legend, overflows = place_legend(rect, chart, texts)
    top = legend.rect.height + TIGHT if legend else 0
    series = tuple(_series(box, order, texts, context) for order in range(len(chart.series)))
    letters = Letters(texts.name, texts)
    for right in _margins(series, rect, letters):
        axes, found = _axes(rect, top, right, chart, texts)
        frame = _frame(rect, box, axes, series, texts, context)._replace(legend=legend)
        area = _area(rect, top, frame.plot)
        placed = place_point_labels(frame, area, letters)
        if not placed.clashes:
            break
    frame = frame._replace(series=placed.on(frame.series))
    return frame, [*overflows, *found, *_told(placed.clashes, chart, texts)]


def _margins(
    series: tuple[solved.ChartSeries, ...], rect: Rect, letters: Letters
) -> tuple[int, ...]:
    """The room at the right of the plot: little, or where names need it, that of a name."""
    widest = max((letters.width(text) for one in series for text in one.labels if text), default=0)
    return (GAP, GAP + min(widest, int(rect.width * _ASIDE))) if widest else (GAP,)


def _area(rect: Rect, top: int, plot: Rect) -> Rect:
    """Where names may stand: above the marks of the x axis, and beside those of the other.

    The names of points on the x axis reach below it by half their height.
    """
    return Rect(plot.x, rect.y + top, rect.right - plot.x, plot.bottom + _BELOW - rect.y - top)


def _axes(
    rect: Rect, top: int, right: int, chart: model.Chart, texts: Texts
) -> tuple[_Axes, list[Overflow]]:
    values, across = measure(chart), measure_across(chart)
    style = texts.mark
    assert chart.x, "a scatter chart without an x axis"
    lines, width = texts.lines(chart.x.axis.plain, style, round(rect.width / _TITLE))
    found = []
    word = texts.widest_word(chart.x.axis.plain, style)
    if word > rect.width:
        over = texts.overflow("mark", style, word, rect.width, [chart.x.axis], across=True)
        found.append(over)
    around = Insets(
        widest_mark(values, texts) + GAP,
        top + style.leading // 2,
        max(right, widest_mark(across, texts) // 2),
        TIGHT + (1 + len(lines)) * style.leading + TIGHT // 2 + TIGHT,
    )
    plot = less(rect, around)
    marks = marks_below(across, plot.width, texts, across=True)
    beside = marks_beside(values, rect.width, plot.height, texts)
    found += [over for over in (marks.overflow, beside.overflow) if over]
    # LibreOffice sets titles in whole pixels, up to a twentieth wider, and moves the plot of
    # one that stands too near to the edge.
    width = min(rect.width, round(width * _TITLE))
    height = len(lines) * style.leading
    place = Rect(max(rect.x, plot.right - width), rect.bottom - TIGHT - height, width, height)
    title = solved.ChartText(lines, place, style.look)
    return _Axes(plot, marks, beside, title), found


def _series(box: boxes.ChartBox, order: int, texts: Texts, context: Context) -> solved.ChartSeries:
    chart = box.chart
    series = chart.series[order]
    color = series_colors(box, order, context.sizes.theme.colors).series
    return solved.ChartSeries(
        name=series.name.plain,
        values=series.values,
        color=color,
        point_colors=(),
        labels=label_texts(series, chart),
        label_look=texts.name.look,
        label_colors=(color,) * len(series.values),
        label_position="r",
        number_format=chart.number_format,
        marker_size=_MARKER,
        across=series.across,
        marker=_MARKERS[order % len(_MARKERS)],
    )


def _frame(
    rect: Rect,
    box: boxes.ChartBox,
    axes: _Axes,
    series: tuple[solved.ChartSeries, ...],
    texts: Texts,
    context: Context,
) -> solved.ChartFrame:
    chart, colors = box.chart, context.sizes.theme.colors
    assert chart.x, "a scatter chart without an x axis"
    grid = solved.Border(colors[box.line], EMU_PER_PX)
    line = solved.Border(texts.mark.look.color, EMU_PER_PX)
    across, beside = axes.across.scale, axes.beside.scale
    return solved.ChartFrame(
        name=box.frame.name or "Chart",
        rect=rect,
        kind="scatter",
        categories=(),
        series=series,
        plot=axes.plot,
        category_axis=solved.Axis(
            texts.mark.look, line, grid, chart.x.number_format, *across, title=axes.title
        ),
        value_axis=solved.Axis(texts.mark.look, line, grid, chart.number_format, *beside),
        gap=0,
        overlap=0,
        legend=None,
        alt=chart.alt or describe(chart),
        keys=keys(chart),
        span=chart.span,
        edge=solved.Border(colors["ground"], _EDGE),
    )


def _told(clashes: list[Clash], chart: model.Chart, texts: Texts) -> list[Overflow]:
    """What is told of names that have no room at any side of their points."""
    found = []
    for label, depth, across in worst_of(clashes):
        name = chart.series[label.series].labels[label.point]
        needed = label.rect.width if across else label.rect.height
        room = needed - depth
        found.append(texts.overflow("point", texts.name, needed, room, [name], across=across))
    return found
