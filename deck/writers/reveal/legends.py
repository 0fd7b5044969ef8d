"""Legends of charts: entries in columns, with the distances that LibreOffice gives them."""

from __future__ import annotations

from collections.abc import Iterator

from deck.chart_places import Point
from deck.geometry import EMU_PER_POINT, Rect
from deck.solved import Border, ChartFrame, ChartSeries, Legend
from deck.writers.reveal import drawing
from deck.writers.reveal.chart_texts import ChartTexts
from deck.writers.reveal.lengths import color
from deck.writers.reveal.markers import marker_shape
from deck.writers.reveal.markup import Markup, element

#: In multiples of the type size: a key's square or marker, its distance from the name, the
#: legend's edges, the distance of two columns. The line of a key is always as long, in EMU.
_KEY, _TO_NAME, _EDGE, _BETWEEN = 0.6, 0.22, 0.33, 0.66
_LINE = 288_000


def legend(chart: ChartFrame, place: Legend, texts: ChartTexts) -> Iterator[Markup]:
    """The entries of a legend, row by row; what they leave of its width is around them."""
    em = round(place.look.size * EMU_PER_POINT)
    columns = max(1, place.columns)
    key = _LINE if chart.kind == "line" else round(_KEY * em)
    widths = [max(place.widths[column::columns], default=0) for column in range(columns)]
    taken = sum(widths) + columns * (key + round(_TO_NAME * em))
    taken += round((2 * _EDGE + (columns - 1) * _BETWEEN) * em)
    spare = max(0, place.rect.width - taken) // (columns + 1)
    rows = -(-len(chart.series) // columns)
    x = place.rect.x + round(_EDGE * em) + spare
    for column, width in enumerate(widths):
        for row, series in enumerate(chart.series[column::columns]):
            middle = place.rect.y + round((row + 0.5) * place.rect.height / rows)
            yield from _key(chart, series, Point(x, middle), key, em)
            name = Point(x + key + round(_TO_NAME * em), middle)
            yield from texts.block((series.name,), place.look, name, "start")
        x += key + round((_TO_NAME + _BETWEEN) * em) + width + spare


def _key(
    chart: ChartFrame, series: ChartSeries, start: Point, width: int, em: int
) -> Iterator[Markup]:
    """The key of a series in a place that begins at `start` and is so wide."""
    size = round(_KEY * em)
    middle = Point(start.x + width // 2, start.y)
    paint = {"fill": color(series.color), **drawing.stroke(chart.edge)}
    if chart.kind == "line":
        border = Border(series.color, series.line_width, round=True)
        yield drawing.line(start.x, start.y, start.x + width, start.y, border)
        if series.marker_size:
            yield marker_shape(series.marker, middle, size, paint)
    elif chart.kind == "scatter":
        yield marker_shape(series.marker, middle, size, paint)
    else:
        half = size // 2
        square = Rect(middle.x - half, middle.y - half, size, size)
        yield element("rect", {**drawing.box(square), **paint})
