"""The axes of charts: their lines, marks and names, as LibreOffice and PowerPoint draw them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deck import chart_places
from deck.chart_places import Point
from deck.number_format import format_number
from deck.solved import Axis, Border, ChartFrame
from deck.writers.reveal import drawing
from deck.writers.reveal.chart_texts import ChartTexts
from deck.writers.reveal.markup import Markup

#: From an axis to its names, and to marks that stand below or beside the plot wherever the axis
#: crosses it (`tickLblPos` is `low`): 2.5 mm. Marks next to their axis stand 1 mm from it.
_AWAY, _NEXT = 90_000, 36_000
#: A value that is this share of a step beyond the axis's end is still on it.
_SLACK = 1e-6
#: More marks than this nobody reads; an author's ends and step may ask for any number.
_MOST = 1000


def axes(chart: ChartFrame, texts: ChartTexts) -> Iterator[Markup]:
    """The grid, the lines of the axes, and what stands beside them."""
    if chart.kind == "doughnut":
        return
    yield from _grid(chart)
    yield from _lines(chart)
    if chart.kind == "scatter":
        yield from _marks_below(chart, chart.category_axis, texts)
        yield from _marks_beside(chart, texts)
        yield from _title(chart, texts)
        return
    yield from _names(chart, texts)
    if chart.kind == "bar":
        yield from _marks_below(chart, chart.value_axis, texts)
    else:
        yield from _marks_beside(chart, texts)


def _values(axis: Axis) -> list[float]:
    """The values that have marks, from the axis's beginning on."""
    if axis.minimum is None or axis.maximum is None or not axis.step:
        return []
    count = int((axis.maximum - axis.minimum) / axis.step + _SLACK)
    return [axis.minimum + at * axis.step for at in range(min(count, _MOST) + 1)]


def _grid(chart: ChartFrame) -> Iterator[Markup]:
    border = chart.value_axis.gridlines
    for value in _values(chart.value_axis) if border else ():
        at = chart_places.mark(chart, value)
        yield _across(chart, at, border) if chart.kind != "bar" else _down(chart, at, border)
    border = chart.category_axis.gridlines
    for value in _values(chart.category_axis) if border else ():
        yield _down(chart, chart_places.mark_across(chart, value), border)


def _lines(chart: ChartFrame) -> Iterator[Markup]:
    """The lines of the axes, each where the other one is zero or nearest to it."""
    category, value = chart.category_axis.line, chart.value_axis.line
    if chart.kind == "scatter":
        crossing = chart_places.zero(chart)
        yield _across(chart, crossing.y, category)
        yield _down(chart, crossing.x, value)
    elif chart.kind == "bar":
        yield _down(chart, chart_places.mark(chart, 0.0), category)
        yield _across(chart, chart.plot.bottom, value)
    else:
        yield _across(chart, chart_places.mark(chart, 0.0), category)
        yield _down(chart, chart.plot.x, value)


def _across(chart: ChartFrame, y: int, border: Border | None) -> Markup:
    plot = chart.plot
    return drawing.line(plot.x, y, plot.right, y, border) if border else Markup()


def _down(chart: ChartFrame, x: int, border: Border | None) -> Markup:
    plot = chart.plot
    return drawing.line(x, plot.y, x, plot.bottom, border) if border else Markup()


def _names(chart: ChartFrame, texts: ChartTexts) -> Iterator[Markup]:
    """The names of categories, on the low side whatever their values are."""
    axis, plot, pitch = chart.category_axis, chart.plot, chart_places.pitch(chart)
    look = axis.look
    if look is None:
        return
    for at, lines in enumerate(_category_lines(chart)):
        middle = round((at + 0.5) * pitch)
        if chart.kind == "bar":
            place = Point(plot.x - _AWAY, plot.y + middle)
            yield from texts.block(lines, look, place, "end")
        elif axis.turned:
            x = plot.x + middle + texts.ascent(look) - texts.height(look) // 2
            yield texts.line(" ".join(lines), look, x, plot.bottom + _AWAY, "end", turned=True)
        else:
            yield from texts.below(lines, look, plot.x + middle, plot.bottom + _AWAY)


def _category_lines(chart: ChartFrame) -> Sequence[Sequence[str]]:
    return chart.category_lines or [(name,) for name in chart.categories]


def _marks_below(chart: ChartFrame, axis: Axis, texts: ChartTexts) -> Iterator[Markup]:
    if axis.look is None:
        return
    place = chart_places.mark if chart.kind == "bar" else chart_places.mark_across
    for value in _values(axis):
        text = format_number(value, axis.number_format)
        top = chart.plot.bottom + (_AWAY if chart.kind == "scatter" else _NEXT)
        yield from texts.below((text,), axis.look, place(chart, value), top)


def _marks_beside(chart: ChartFrame, texts: ChartTexts) -> Iterator[Markup]:
    axis = chart.value_axis
    if axis.look is None:
        return
    for value in _values(axis):
        text = format_number(value, axis.number_format)
        away = _AWAY if chart.kind == "scatter" else _NEXT
        place = Point(chart.plot.x - away, chart_places.mark(chart, value))
        yield from texts.block((text,), axis.look, place, "end")


def _title(chart: ChartFrame, texts: ChartTexts) -> Iterator[Markup]:
    title = chart.category_axis.title
    if title and len(title.lines) == 1:
        yield from texts.below(title.lines, title.look, title.rect.x, title.rect.y, "start")
    elif title:
        middle = title.rect.x + title.rect.width // 2
        yield from texts.below(title.lines, title.look, middle, title.rect.y)
