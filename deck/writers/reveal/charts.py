"""Charts as SVG, drawn to the numbers of the native chart, and their data as a table.

The table is for those who do not see the chart; it is there, but not seen.
"""

from __future__ import annotations

from collections.abc import Iterator

from deck import chart_places
from deck.chart_places import Point
from deck.geometry import EMU_PER_POINT
from deck.solved import Border, ChartFrame, ChartSeries, Color, TextLook
from deck.writers.reveal import drawing
from deck.writers.reveal.axes import axes
from deck.writers.reveal.chart_data import data_table
from deck.writers.reveal.chart_texts import ChartTexts
from deck.writers.reveal.legends import legend
from deck.writers.reveal.lengths import color, place, px
from deck.writers.reveal.markers import marker_shape
from deck.writers.reveal.markup import Markup, element

#: The letters of a label that has a place begin so far above its baseline, in em.
_RISE = 0.76


def chart_element(chart: ChartFrame, texts: ChartTexts) -> Markup:
    """A chart in its place: the drawing, and the data behind it."""
    x, y, width, height = map(px, chart.rect)
    attributes = {"viewBox": f"{x} {y} {width} {height}", "aria-hidden": "true", "class": "s"}
    parts = [*axes(chart, texts), *_series(chart), *_labels(chart, texts)]
    if chart.legend:
        parts += legend(chart, chart.legend, texts)
    return element(
        "figure",
        {"class": "t", "style": place(chart.rect), "aria-label": chart.alt or chart.name},
        element("svg", attributes, *parts),
        element("div", {"class": "v"}, data_table(chart)),
    )


def _series(chart: ChartFrame) -> Iterator[Markup]:
    if chart.kind == "doughnut":
        yield from _slices(chart)
    elif chart.kind in ("line", "scatter"):
        for series, points in zip(chart.series, chart_places.points(chart), strict=True):
            if chart.kind == "line":
                yield _line(series, points)
            for at, point in enumerate(points):
                if point is not None and series.marker_size:
                    yield _marker(series, point, _shade(series, at), chart.edge)
    else:
        for series, bars in zip(chart.series, chart_places.bars(chart), strict=True):
            for at, bar in enumerate(bars):
                if bar is not None:
                    paint = {"fill": color(_shade(series, at)), **drawing.stroke(chart.edge)}
                    yield element("rect", {**drawing.box(bar), **paint})


def _shade(series: ChartSeries, at: int) -> Color:
    return series.point_colors[at] if series.point_colors else series.color


def _line(series: ChartSeries, points: tuple[Point | None, ...]) -> Markup:
    """The line through the points; where one is missing, there is a gap (`dispBlanksAs`)."""
    steps = []
    move = True
    for point in points:
        if point is not None:
            steps.append(f"{'M' if move else 'L'}{px(point.x)} {px(point.y)}")
        move = point is None
    if not steps or not series.line_width:
        return Markup()
    # `sysDash` is three widths of the line long, and one to the next (20.1.10.49).
    width = series.line_width
    dashes = f"{px(3 * width)} {px(width)}" if series.dashed else None
    line = drawing.stroke(Border(series.color, width, round=True))
    return element(
        "path", {"d": "".join(steps), "fill": "none", **line, "stroke-dasharray": dashes}
    )


def _marker(series: ChartSeries, point: Point, shade: Color, edge: Border | None) -> Markup:
    size = series.marker_size * EMU_PER_POINT
    return marker_shape(series.marker, point, size, {"fill": color(shade), **drawing.stroke(edge)})


def _slices(chart: ChartFrame) -> Iterator[Markup]:
    ring = chart_places.ring(chart)
    for at, part in enumerate(chart_places.slices(chart)):
        if part is not None:
            data = _slice_data(ring, part)
            paint = {"fill": color(_shade(chart.series[0], at)), **drawing.stroke(chart.edge)}
            yield element("path", {"d": data, "fill-rule": "evenodd", **paint})


def _slice_data(ring: chart_places.Ring, part: chart_places.Slice) -> str:
    if part.end - part.start > 1 - 1e-9:
        return _circle(ring, ring.outer) + _circle(ring, ring.inner)
    large = int(part.end - part.start > 0.5)
    ends = [
        ring.at(turn, radius)
        for turn, radius in (
            (part.start, ring.outer),
            (part.end, ring.outer),
            (part.end, ring.inner),
            (part.start, ring.inner),
        )
    ]
    places = [f"{px(point.x)} {px(point.y)}" for point in ends]
    outer, inner = px(ring.outer), px(ring.inner)
    return (
        f"M{places[0]}A{outer} {outer} 0 {large} 1 {places[1]}L{places[2]}"
        f"A{inner} {inner} 0 {large} 0 {places[3]}Z"
    )


def _circle(ring: chart_places.Ring, radius: float) -> str:
    x, y = ring.middle
    arc = f"A{px(radius)} {px(radius)} 0 1 0"
    return f"M{px(x - radius)} {px(y)}{arc} {px(x + radius)} {px(y)}{arc} {px(x - radius)} {px(y)}Z"


def _labels(chart: ChartFrame, texts: ChartTexts) -> Iterator[Markup]:
    """The labels of values where they were placed, those of slices, and the text in a hole."""
    for series in chart.series:
        if series.label_texts:
            yield from _slice_labels(chart, series, texts)
            continue
        for at, (text, rect) in enumerate(zip(series.labels, series.label_rects, strict=False)):
            if text is not None and rect is not None:
                look = _label_look(series, at)
                baseline = rect.y + round(_RISE * look.size * EMU_PER_POINT)
                yield texts.line(text, look, rect.x + rect.width // 2, baseline, "middle")
    if chart.center:
        x, y, width, height = chart.center.rect
        middle = Point(x + width // 2, y + height // 2)
        yield from texts.block(chart.center.lines, chart.center.look, middle)


def _slice_labels(chart: ChartFrame, series: ChartSeries, texts: ChartTexts) -> Iterator[Markup]:
    """The labels of slices, each on its way from the middle of its slice."""
    ring = chart_places.ring(chart)
    parts = chart_places.slices(chart)
    for at, (label, part) in enumerate(zip(series.label_texts, parts, strict=True)):
        if label is not None and part is not None:
            point = ring.at(part.middle, (ring.outer + ring.inner) / 2)
            middle = Point(point.x + label.by[0], point.y + label.by[1])
            yield from texts.block(label.lines, _label_look(series, at), middle)


def _label_look(series: ChartSeries, at: int) -> TextLook:
    color = series.label_colors[at] if series.label_colors else series.label_look.color
    return series.label_look._replace(color=color)
