"""Charts: everything that an application would otherwise choose by itself is chosen here.

Plot area, ends and marks of the axes, texts and sides of labels, breaks of names: so a chart
looks the same wherever it is opened, and no text of it runs into another.
"""

from __future__ import annotations

from deck import boxes
from deck.layout.nodes import Context, Node, Overflow


def lay_out_charts(root: Node, context: Context) -> list[Overflow]:
    """Solve the charts of a placed tree; the list tells which texts of theirs do not fit."""
    found = []
    for node in root.walk():
        if isinstance(node.box, boxes.ChartBox):
            from deck.layout.charts.frames import chart_frame  # most slides have no chart

            node.chart, overflows = chart_frame(node.rect, node.box, context)
            found += overflows
    return found
