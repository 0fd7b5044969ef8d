"""Charts: what is shown, but hardly as it was meant."""

from __future__ import annotations

from collections.abc import Iterator

from deck import solved
from deck.diagnostics import Diagnostic, warning

#: How much of a chart's height names may take before it is told.
_MOST = 0.33


def check_charts(slide: solved.Slide) -> Iterator[Diagnostic]:
    """Warnings for charts whose names, turned for want of room, leave the plot little height."""
    for shape in slide.shapes:
        if isinstance(shape, solved.ChartFrame) and shape.category_axis.turned:
            share = (shape.rect.bottom - shape.plot.bottom) / shape.rect.height
            if share > _MOST:
                bars = ', or write "type: bar": bars have room for them at their side'
                yield warning(
                    f"the names are turned and take {share:.0%} of the chart's height",
                    shape.span,
                    f"shorten them{bars if shape.kind == 'column' else ''}",
                )
