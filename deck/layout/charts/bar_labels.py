"""Labels at the ends of bars and columns."""

from __future__ import annotations

from collections.abc import Iterator

from deck import chart_places, solved
from deck.geometry import Rect
from deck.layout.charts.labels import Clash, Label, Letters, PlacedLabels, leaves, overlap


def place_bar_labels(
    chart: solved.ChartFrame, area: Rect, letters: Letters, *, hurried: bool = False
) -> PlacedLabels:
    """The labels, and those that run into each other or into other bars, or leave `area`.

    If `hurried`, one of them is enough, since smaller ones will be tried.
    """
    bars = chart_places.bars(chart)
    labels = list(_labels(chart, bars, letters))
    lying = chart.kind == "bar"
    found = [clash for clash in (leaves(area, label) for label in labels) if clash]
    extent = max((one.rect.height if lying else one.rect.width for one in labels), default=0)
    # What is further away than this is out of any label's reach.
    reach = 2 + int(extent / max(1.0, chart_places.pitch(chart)))
    for at, label in enumerate(labels):
        if hurried and found:
            break
        rect, beside = letters.padded(label.rect), letters.padded(label.rect, above=lying)
        first, last = max(0, label.point - reach), label.point + reach + 1
        for order, row in enumerate(bars):
            for index, bar in enumerate(row[first:last], first):
                if bar and (order, index) != (label.series, label.point):
                    found += _clash(label, beside, bar, chart)
        for other in labels[at + 1 :]:
            if first <= other.point < last:
                wider = max(label, other, key=lambda one: one.rect.width)
                found += _clash(wider, rect, other.rect, chart)
    return PlacedLabels(labels, found)


def _labels(
    chart: solved.ChartFrame, bars: tuple[tuple[Rect | None, ...], ...], letters: Letters
) -> Iterator[Label]:
    for order, series in enumerate(chart.series):
        for index, text in enumerate(series.labels):
            bar, value = bars[order][index], series.values[index]
            if text is not None and bar is not None and value is not None:
                rect = letters.at_bar(text, chart.kind, bar, value < 0)
                yield Label(order, index, text, rect)


def _clash(label: Label, rect: Rect, other: Rect, chart: solved.ChartFrame) -> list[Clash]:
    """Labels of bars are above each other, so what they lack is height; those of columns width."""
    across, down = overlap(rect, other)
    if across <= 0 or down <= 0 or not other.width or not other.height:
        return []
    lying = chart.kind == "bar"
    return [Clash(label, down if lying else across, not lying)]
