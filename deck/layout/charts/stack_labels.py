"""Labels in the bars and columns that stand on each other."""

from __future__ import annotations

from typing import NamedTuple

from deck import chart_places, solved
from deck.geometry import Rect
from deck.layout.charts.labels import Clash, Label, Letters, PlacedLabels


class StackLabels(NamedTuple):
    """The labels that have room in their bars, and whether any has none.

    A bar that is too short for its label has none. A label that is broader than the bars
    clashes, since smaller type may help it; at the `last` size it is hidden too. Where most
    are hidden, the others would look like an accident: then all are.
    """

    placed: PlacedLabels
    hidden: bool


def place_stack_labels(
    chart: solved.ChartFrame, letters: Letters, own: tuple[bool, ...], *, last: bool
) -> StackLabels:
    """The labels in the middle of their bars; those that are `own` must have room there.

    Zeros and empty texts have no label and miss none.
    """
    lying = chart.kind == "bar"
    labels, clashes, hidden = [], [], 0
    for order, row in enumerate(chart_places.bars(chart)):
        series = chart.series[order]
        for index, bar in enumerate(row):
            text = series.labels[index] if series.labels else None
            if text is None or bar is None:
                continue
            rect = letters.in_bar(text, bar)
            needed = letters.padded(rect)
            label = Label(order, index, text, rect)
            short = _lacks(needed, bar, across=lying)
            narrow = _lacks(needed, bar, across=not lying)
            if not own[order] and (short > 0 or (narrow > 0 and last)):
                hidden += bool(series.values[index])
            elif short > 0 or narrow > 0:
                clashes.append(Clash(label, *max((short, lying), (narrow, not lying))))
            else:
                labels.append(label)
    if hidden > len(labels) - sum(own[label.series] for label in labels):
        labels = [label for label in labels if own[label.series]]
    return StackLabels(PlacedLabels(labels, clashes), hidden > 0)


def _lacks(label: Rect, bar: Rect, *, across: bool) -> int:
    """How much a label is wider or higher than its bar."""
    return label.width - bar.width if across else label.height - bar.height


def without_hidden(
    chart: solved.ChartFrame, placed: PlacedLabels
) -> tuple[solved.ChartSeries, ...]:
    """The series with the labels that have room alone."""
    kept = {label[:2] for label in placed.labels}
    return tuple(
        one._replace(
            labels=tuple(
                text if (order, at) in kept else None for at, text in enumerate(one.labels)
            )
        )
        for order, one in enumerate(chart.series)
    )
