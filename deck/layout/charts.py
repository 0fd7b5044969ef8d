"""Charts: where the plot stands, what the axes show, which labels and colours there are.

Everything a renderer would otherwise choose by itself is chosen here, so that the chart
looks the same wherever it is opened: plot area, ends and marks of the axes, texts of labels.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from deck import boxes, model, solved
from deck.geometry import EMU_PER_PX, Insets, Rect, from_points
from deck.layout.nodes import Context, Node
from deck.layout.numbers import Scale, nice_scale
from deck.number_format import format_number

_GAP = 16 * EMU_PER_PX
_TIGHT = 8 * EMU_PER_PX
#: Room that PowerPoint and LibreOffice leave around a category's label, in EMU.
_MARKER = 9
_LINE = 3 * EMU_PER_PX
#: With more series than this, values stand on the axis and no longer at the points.
_LABELLED = 2


class _Looks(NamedTuple):
    """The text looks of a chart: names of categories, values, marks of the axis."""

    label: solved.TextLook
    value: solved.TextLook
    tick: solved.TextLook


def chart_frame(node: Node, box: boxes.ChartBox, context: Context) -> solved.ChartFrame:
    """The solved chart of a placed box."""
    chart = box.chart
    looks = _Looks(
        _look(box.label_style, context),
        _look(box.value_style, context),
        _look(box.tick_style, context),
    )
    scale = nice_scale(_values(chart), chart.minimum, chart.maximum)
    series = tuple(_series(chart, order, box, looks, context) for order in range(len(chart.series)))
    legend = _legend(node.rect, chart, looks.label, context) if len(series) > 1 else None
    plot = _plot(node.rect, chart, series, legend, scale, looks, context)
    line = solved.Border(context.sizes.theme.colors[box.line], EMU_PER_PX)
    labelled = any(one.labels for one in series)
    return solved.ChartFrame(
        name=box.frame.name or "Chart",
        rect=node.rect,
        kind=chart.kind,
        categories=tuple(category.plain for category in chart.categories),
        series=series,
        plot=plot,
        category_axis=solved.Axis(looks.label, line, None, reverse=chart.kind == "bar"),
        value_axis=solved.Axis(
            look=None if labelled else looks.tick,
            line=None,
            gridlines=None if labelled and chart.kind != "line" else line,
            number_format=chart.number_format,
            minimum=scale.minimum,
            maximum=scale.maximum,
            step=scale.step,
        ),
        gap=112 if len(series) == 1 else 60,
        overlap=0 if len(series) == 1 else -8,
        legend=legend,
        alt=chart.alt or describe(chart),
        keys=_keys(chart),
        span=chart.span,
    )


def describe(chart: model.Chart) -> str:
    """A description of a chart for those who cannot see it, made from its data."""
    kind = {"bar": "Bar chart", "column": "Column chart", "line": "Line chart"}[chart.kind]
    subject = f"{kind}: {chart.axis.plain}." if chart.axis else f"{kind}."
    rows = []
    for series in chart.series:
        points = [
            f"{category.plain} {label}"
            for category, label in zip(chart.categories, _label_texts(series, chart), strict=True)
            if label is not None
        ]
        rows.append(f"{series.name.plain}: {', '.join(points)}.")
    return " ".join([subject, *rows])


def _values(chart: model.Chart) -> list[float]:
    return [value for series in chart.series for value in series.values if value is not None]


def _keys(chart: model.Chart) -> tuple[int, ...]:
    """The texts that the chart itself shows; its axis title stands beside it."""
    texts = [*chart.categories, *(series.name for series in chart.series)]
    texts += [label for series in chart.series for label in series.labels]
    return tuple(text.key for text in texts)


def _look(style_name: str, context: Context) -> solved.TextLook:
    style = context.sizes.theme.styles[style_name]
    color = context.sizes.theme.colors[style.color]
    return solved.TextLook(style.face, context.sizes.size(style), style.bold, color)


def _label_texts(series: model.Series, chart: model.Chart) -> tuple[str | None, ...]:
    """What stands at each point: the author's label, else the value in its format."""
    if series.labels:
        return tuple(label.plain or None for label in series.labels)
    return tuple(
        None if value is None else format_number(value, chart.number_format)
        for value in series.values
    )


def _series(
    chart: model.Chart, order: int, box: boxes.ChartBox, looks: _Looks, context: Context
) -> solved.ChartSeries:
    series = chart.series[order]
    colors = context.sizes.theme.colors
    color, points, labels = _colors(chart, order, box, colors)
    labelled = len(chart.series) <= _LABELLED or bool(series.labels)
    return solved.ChartSeries(
        name=series.name.plain,
        values=series.values,
        color=color,
        point_colors=points,
        labels=_label_texts(series, chart) if labelled else (),
        label_look=looks.value,
        label_colors=labels,
        label_position=_position(chart, order),
        number_format=chart.number_format,
        line_width=_LINE if chart.kind == "line" else 0,
        marker_size=_MARKER if chart.kind == "line" else 0,
    )


_Colors = tuple[solved.Color, tuple[solved.Color, ...], tuple[solved.Color, ...]]


def _colors(
    chart: model.Chart, order: int, box: boxes.ChartBox, colors: Mapping[str, solved.Color]
) -> _Colors:
    """The colour of a series, of each of its points, and of each label.

    Where categories have roles, every bar wears its role's colour; a second series is the
    dimmer one, and the legend shows the same two strengths in neutral colours.
    """
    series = chart.series[order]
    if not any(chart.roles):
        own = f"role{series.role.order + 1}" if series.role else box.colors[order % len(box.colors)]
        return colors[own], (), (colors[own],) * len(series.values)
    neutrals = box.neutral or box.colors
    neutral = neutrals[order % len(neutrals)]
    names = [f"role{role.order + 1}" if role else neutral for role in chart.roles]
    dimmed = [f"{name}-dim" if order % 2 and f"{name}-dim" in colors else name for name in names]
    return (
        colors[neutral],
        tuple(colors[name] for name in dimmed),
        tuple(colors[name] for name in names),
    )


def _position(chart: model.Chart, order: int) -> Literal["outEnd", "t", "b"]:
    """Above or below a line, whichever keeps clear of the other line; outside a bar's end."""
    if chart.kind != "line":
        return "outEnd"
    if len(chart.series) == 1:
        return "t"
    means = []
    for series in chart.series:
        known = [value for value in series.values if value is not None]
        means.append(sum(known) / len(known) if known else 0.0)
    return "t" if means[order] >= max(means) else "b"


def _text_width(text: str, look: solved.TextLook, context: Context) -> int:
    run = solved.Run(text, look.face, look.size, look.bold, False, look.color)
    paragraph = solved.Paragraph((run,), "left", look.size, 0.0, 0, 0, None, "")
    return context.typesetter.widest(paragraph)


def _text_lines(text: str, look: solved.TextLook, width: int, context: Context) -> int:
    run = solved.Run(text, look.face, look.size, look.bold, False, look.color)
    paragraph = solved.Paragraph((run,), "left", look.size, 0.0, 0, 0, None, "")
    return len(context.typesetter.typeset((paragraph,), width).paragraphs[0].lines)


def _line_height(look: solved.TextLook) -> int:
    return from_points(look.size * 1.25)


def _legend(
    rect: Rect, chart: model.Chart, look: solved.TextLook, context: Context
) -> solved.Legend:
    """A legend above the plot, from the left edge, in as many rows as its entries need."""
    names = [_text_width(series.name.plain, look, context) for series in chart.series]
    # The key symbol and the distances around it, as the applications draw them.
    symbol = from_points(look.size * 3)
    entries = [round(name * 1.06) + symbol for name in names]
    width = min(rect.width, sum(entries) + _GAP)
    # The applications set the entries in columns as wide as the widest one.
    columns = max(1, (width - _GAP) // max(entries)) if sum(entries) > width - _GAP else len(names)
    rows = -(-len(names) // columns)
    height = min(rect.height // 2, round(_line_height(look) * 1.3) * rows)
    return solved.Legend(Rect(rect.x, rect.y, width, height), look)


def _plot(
    rect: Rect,
    chart: model.Chart,
    series: tuple[solved.ChartSeries, ...],
    legend: solved.Legend | None,
    scale: Scale,
    looks: _Looks,
    context: Context,
) -> Rect:
    """The inner plot area: what axes' labels, values and the legend leave of the frame."""
    top = legend.rect.height + _TIGHT if legend else 0
    values = [
        _text_width(label, looks.value, context)
        for one in series
        for label in one.labels
        if label is not None
    ]
    if chart.kind == "bar":
        names = [_text_width(name.plain, looks.label, context) for name in chart.categories]
        left = min(max(names, default=0), rect.width // 2) + _GAP
        right = _bar_reserve(chart, scale, rect.width - left, max(values, default=0) + _GAP)
        return _less(rect, Insets(left, top, right, 0))
    left = 0
    if values:
        top += _line_height(looks.value) + _TIGHT
    else:
        marks = [format_number(end, chart.number_format) for end in (scale.minimum, scale.maximum)]
        left = max(_text_width(mark, looks.tick, context) for mark in marks) + _GAP
    each = _less(rect, Insets(left)).width * 9 // (10 * max(1, len(chart.categories)))
    lines = [
        _text_lines(name.plain, looks.label, max(EMU_PER_PX, each), context)
        for name in chart.categories
    ]
    bottom = _line_height(looks.label) * max(lines, default=1) + _GAP
    return _less(rect, Insets(left, top, 0, bottom))


def _less(rect: Rect, reserved: Insets) -> Rect:
    """A rectangle without what is reserved, which is at most three quarters of each side.

    In a frame that is too small for its labels they rather run into the plot than turn it
    inside out.
    """
    across = min(1.0, rect.width * 0.75 / max(1, reserved.horizontal))
    down = min(1.0, rect.height * 0.75 / max(1, reserved.vertical))
    return rect.inset(
        Insets(
            round(reserved.left * across),
            round(reserved.top * down),
            round(reserved.right * across),
            round(reserved.bottom * down),
        )
    )


def _bar_reserve(chart: model.Chart, scale: Scale, width: int, label: int) -> int:
    """The room right of the axis's end that the labels of the longest bars need.

    A bar of value v ends at (v - minimum) / (maximum - minimum) of the plot, so a label at a
    shorter bar already has room.
    """
    longest = max(_values(chart), default=scale.maximum)
    share = (longest - scale.minimum) / (scale.maximum - scale.minimum)
    if share <= 0:
        return 0
    return max(0, round(width - (width - label) / share)) if share < 1 else label
