"""Legends: above the plot, as wide as makes their entries start at the frame's left edge."""

from __future__ import annotations

from collections.abc import Sequence

from deck import model, solved
from deck.geometry import Rect
from deck.layout.charts.texts import Texts
from deck.layout.nodes import Overflow

# What LibreOffice puts around names, in multiples of the type size: the key with its distance
# from the name (a line's is always as long, in EMU), the edges, the distance of two entries.
# A legend that is wider than its entries spreads them, so that they no longer start at its
# edge; in one that is narrower they stand closer, or in more rows.
_SQUARE, _LINE, _TO_NAME = 0.63, 288000, 0.24
_EDGE, _BETWEEN = 0.33, 0.66
#: What one measure of the whole may differ from another.
_SAFETY = 0.1
_ROW = 1.625
#: How much of the frame's height a legend may take.
_MOST = 0.34


def place_legend(
    rect: Rect, chart: model.Chart, texts: Texts
) -> tuple[solved.Legend, list[Overflow]]:
    """The legend at the top left of a frame, in as many rows as its entries need."""
    style = texts.name
    names = [series.name for series in chart.series]
    widths = [texts.width(name.plain, style) for name in names]
    columns = len(names)
    while columns > 1 and _width(widths, columns, chart.kind, style.em) > rect.width:
        columns -= 1
    width = _width(widths, columns, chart.kind, style.em)
    height = round(style.em * _ROW) * -(-len(names) // columns)
    overflows = []
    longest = names[widths.index(max(widths))]
    if width > rect.width:
        over = texts.overflow("series", style, width, rect.width, [longest], across=True)
        overflows.append(over)
    if height > rect.height * _MOST:
        room = int(rect.height * _MOST)
        over = texts.overflow("series", style, height, room, [longest], across=False)
        overflows.append(over)
    place = Rect(rect.x, rect.y, min(width, rect.width), min(height, rect.height // 2))
    return solved.Legend(place, style.look, columns, tuple(widths)), overflows


def _width(widths: Sequence[int], columns: int, kind: model.ChartKind, em: int) -> int:
    """The width at which entries in so many columns stand at their natural distances."""
    names = sum(max(widths[column::columns]) for column in range(columns))
    key = (_LINE if kind == "line" else _SQUARE * em) + _TO_NAME * em
    around = 2 * _EDGE + (columns - 1) * _BETWEEN + _SAFETY
    return round(names + columns * key + around * em)
