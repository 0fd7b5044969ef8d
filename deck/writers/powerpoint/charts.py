"""Chart parts (ECMA-376 Part 1, 21.2): native charts with everything said that may be said."""

from __future__ import annotations

from collections.abc import Sequence

from deck.chart_places import HOLE
from deck.geometry import EMU_PER_PX, Rect
from deck.solved import Border, ChartFrame, ChartSeries, LabelSide, Legend
from deck.writers.powerpoint.chart_axes import (
    CATEGORY_AXIS,
    NO_FILL,
    VALUE_AXIS,
    axes,
    layout,
    title,
)
from deck.writers.powerpoint.drawing import fill_element, line_element
from deck.writers.powerpoint.labels import data_labels, text_properties
from deck.writers.powerpoint.markup import (
    CHART,
    DECLARATION,
    DRAWING,
    RELATIONSHIPS,
    attribute,
    escape,
)
from deck.writers.powerpoint.values import plain_number

#: The sheet of the workbook that the chart's references name.
SHEET = "Sheet1"
#: How far inside of its box the letters of the title begin, see `chart_axes.title`.
_TITLE_INSET = (6 * EMU_PER_PX, 8 * EMU_PER_PX)
#: Sizes that a marker may have, in points (ST_MarkerSize, 21.2.3.24).
_MARKERS = (2, 72)


def chart_part(frame: ChartFrame, lang: str) -> str:
    """`c:chartSpace` (21.2.2.29); its workbook is the relationship rId1."""
    if frame.kind == "scatter":
        frame = frame._replace(series=_in_one_table(frame.series))
    series = "".join(
        _series(frame, one, position, lang) for position, one in enumerate(frame.series)
    )
    looks = frame.category_axis.look or frame.value_axis.look or frame.series[0].label_look
    no_title = f'<c:autoTitleDeleted val="{frame.center is None:d}"/>'
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}"'
        f' xmlns:r="{RELATIONSHIPS}"><c:date1904 val="0"/><c:lang val="{attribute(lang)}"/>'
        '<c:roundedCorners val="0"/><c:chart>'
        f"{title(frame.center, frame.rect, lang, _TITLE_INSET)}{no_title}<c:plotArea>"
        f"{layout(frame.plot, frame.rect, inner=True)}{_plot(frame, series)}"
        f"{axes(frame, lang)}{NO_FILL}</c:plotArea>"
        f"{_legend(frame.legend, frame.rect, lang) if frame.legend else ''}"
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{NO_FILL}'
        f"{text_properties(looks, lang)}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _in_one_table(series: Sequence[ChartSeries]) -> tuple[ChartSeries, ...]:
    """The points of each series in the rows of a table that all share, below each other.

    So the data is one range, as an author would have it; and LibreOffice does not draw a
    series that has fewer rows than a later one.
    """
    across = tuple(x for one in series for x in one.across)
    found, before = [], 0
    for one in series:
        after = len(across) - before - len(one.values)
        sides: tuple[LabelSide, ...] = one.label_sides
        color = one.label_colors[0] if one.label_colors else one.label_look.color
        if sides:
            sides = (*sides[:1] * before, *sides, *sides[:1] * after)
        found.append(
            one._replace(
                across=across,
                values=(None,) * before + one.values + (None,) * after,
                labels=one.labels and (None,) * before + one.labels + (None,) * after,
                label_colors=(),
                label_sides=sides,
                label_look=one.label_look._replace(color=color),
            )
        )
        before += len(one.values)
    return tuple(found)


def _plot(frame: ChartFrame, series: str) -> str:
    """The series in the element of their kind of chart."""
    axes = f'<c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/>'
    if frame.kind == "line":
        return (
            '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
            f'{series}<c:marker val="1"/>{axes}</c:lineChart>'
        )
    if frame.kind == "scatter":
        return (
            '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
            f"{series}{axes}</c:scatterChart>"
        )
    if frame.kind == "doughnut":
        return (
            f'<c:doughnutChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/>'
            f'<c:holeSize val="{round(HOLE * 100)}"/></c:doughnutChart>'
        )
    direction = "bar" if frame.kind == "bar" else "col"
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{frame.grouping}"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="{frame.gap}"/>'
        f'<c:overlap val="{frame.overlap}"/>{axes}</c:barChart>'
    )


def column_name(position: int) -> str:
    """The name of a sheet's column, counted from 0: A to Z, AA and so on."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _series(frame: ChartFrame, series: ChartSeries, position: int, lang: str) -> str:
    """`c:ser`: name, look, labels and data of a row of values."""
    column = column_name(position + 1)
    name = (
        f"<c:tx><c:strRef><c:f>{SHEET}!${column}$1</c:f>{_texts([series.name])}</c:strRef></c:tx>"
    )
    head = f'<c:idx val="{position}"/><c:order val="{position}"/>{name}'
    labels, data = data_labels(series, frame, lang), _data(frame, position)
    if frame.kind == "line":
        return (
            f"<c:ser>{head}{_line_look(series)}{_line_points(series)}{labels}{data}"
            '<c:smooth val="0"/></c:ser>'
        )
    if frame.kind == "scatter":
        look = f"<c:spPr>{line_element(None)}</c:spPr>"
        marker = _marker(series, fill_element(series.color), frame.edge)
        return f'<c:ser>{head}{look}{marker}{labels}{data}<c:smooth val="0"/></c:ser>'
    edge = line_element(frame.edge)
    bar = f"<c:spPr>{fill_element(series.color)}{edge}</c:spPr>"
    slices = frame.kind == "doughnut"
    not_inverted = "" if slices else '<c:invertIfNegative val="0"/>'
    points = "".join(
        f'<c:dPt><c:idx val="{index}"/>{not_inverted}<c:bubble3D val="0"/>'
        f"<c:spPr>{fill_element(color)}{edge}</c:spPr></c:dPt>"
        for index, color in enumerate(series.point_colors)
        if slices or color != series.color
    )
    if slices:
        return f"<c:ser>{head}{bar}{points}{labels}{data}</c:ser>"
    return f'<c:ser>{head}{bar}<c:invertIfNegative val="0"/>{points}{labels}{data}</c:ser>'


def _data(frame: ChartFrame, position: int) -> str:
    """The values of a series and what they stand over: names, or the x of points."""
    series, column = frame.series[position], column_name(position + 1)
    if frame.kind == "scatter":
        rows = 2, len(series.values) + 1
        across = _numbers("A", rows, series.across, frame.category_axis.number_format)
        values = _numbers(column, rows, series.values, series.number_format)
        return f"<c:xVal>{across}</c:xVal><c:yVal>{values}</c:yVal>"
    last = len(frame.categories) + 1
    values = _numbers(column, (2, last), series.values, series.number_format)
    return (
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f>{_texts(frame.categories)}"
        f"</c:strRef></c:cat><c:val>{values}</c:val>"
    )


def _line_look(series: ChartSeries) -> str:
    border = Border(series.color, series.line_width, round=True) if series.line_width else None
    line = line_element(border, "a:ln", "sysDash" if series.dashed else "")
    return f"<c:spPr>{line}</c:spPr>{_marker(series, fill_element(series.color))}"


def _marker(series: ChartSeries, fill: str, edge: Border | None = None) -> str:
    if not series.marker_size:
        return '<c:marker><c:symbol val="none"/></c:marker>'
    size = min(max(series.marker_size, _MARKERS[0]), _MARKERS[1])
    return (
        f'<c:marker><c:symbol val="{series.marker}"/><c:size val="{size}"/>'
        f"<c:spPr>{fill}{line_element(edge)}</c:spPr></c:marker>"
    )


def _line_points(series: ChartSeries) -> str:
    """Markers in colours of their own; the line keeps the colour of the series."""
    if not series.marker_size:
        return ""
    return "".join(
        f'<c:dPt><c:idx val="{index}"/>{_marker(series, fill_element(color))}'
        '<c:bubble3D val="0"/></c:dPt>'
        for index, color in enumerate(series.point_colors)
        if color != series.color
    )


def _texts(texts: Sequence[str]) -> str:
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{escape(text)}</c:v></c:pt>' for index, text in enumerate(texts)
    )
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'


def _numbers(column: str, rows: tuple[int, int], values: Sequence[float | None], code: str) -> str:
    """`c:numRef` (21.2.2.123): values as the workbook has them; a missing one has no point."""
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{plain_number(value)}</c:v></c:pt>'
        for index, value in enumerate(values)
        if value is not None
    )
    first, last = rows
    return (
        f"<c:numRef><c:f>{SHEET}!${column}${first}:${column}${last}</c:f>"
        f"<c:numCache><c:formatCode>{escape(code)}</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )


def _legend(legend: Legend, frame: Rect, lang: str) -> str:
    """`c:legend` (21.2.2.93).

    The application orders the entries. PowerPoint does so as the bars stand: the axis of lying
    bars is reversed, so the first series comes first in both. LibreOffice lists those of bars
    that stand beside each other backwards, whichever way the axis runs; nothing in the file
    tells it otherwise, and what would suit it would be wrong in PowerPoint.
    """
    return (
        f'<c:legend><c:legendPos val="t"/>{layout(legend.rect, frame)}<c:overlay val="0"/>'
        f"{NO_FILL}{text_properties(legend.look, lang)}</c:legend>"
    )
