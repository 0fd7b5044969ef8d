"""Chart parts (ECMA-376 Part 1, 21.2): native charts with everything said that may be said."""

from __future__ import annotations

from collections.abc import Sequence

from deck.geometry import Rect
from deck.solved import Axis, Border, ChartFrame, ChartSeries, Legend
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
_CATEGORY_AXIS = 111111111
_VALUE_AXIS = 222222222
_NO_FILL = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
#: Sizes that a marker may have, in points (ST_MarkerSize, 21.2.3.24).
_MARKERS = (2, 72)


def chart_part(frame: ChartFrame, lang: str) -> str:
    """`c:chartSpace` (21.2.2.29); its workbook is the relationship rId1."""
    series = "".join(
        _series(frame, one, position, lang) for position, one in enumerate(frame.series)
    )
    axes = f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'
    if frame.kind == "line":
        plot = (
            '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
            f'{series}<c:marker val="1"/>{axes}</c:lineChart>'
        )
    else:
        direction = "bar" if frame.kind == "bar" else "col"
        plot = (
            f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/>'
            f'<c:varyColors val="0"/>{series}<c:gapWidth val="{frame.gap}"/>'
            f'<c:overlap val="{frame.overlap}"/>{axes}</c:barChart>'
        )
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}"'
        f' xmlns:r="{RELATIONSHIPS}"><c:date1904 val="0"/><c:lang val="{attribute(lang)}"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>'
        f"{_layout(frame.plot, frame.rect, inner=True)}{plot}"
        f"{_category_axis(frame, lang)}{_value_axis(frame, lang)}{_NO_FILL}</c:plotArea>"
        f"{_legend(frame.legend, frame.rect, lang) if frame.legend else ''}"
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{_NO_FILL}'
        f"{text_properties(frame.category_axis.look or frame.value_axis.look, lang)}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def column_name(position: int) -> str:
    """The name of a sheet's column, counted from 0: A to Z, AA and so on."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _layout(rect: Rect, frame: Rect, inner: bool = False) -> str:
    """`c:layout` (21.2.2.88): a place in the chart's frame, in shares of it."""
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    shares = zip(
        ("x", "y", "w", "h"),
        (rect.x - frame.x, rect.y - frame.y, rect.width, rect.height),
        (frame.width, frame.height) * 2,
        strict=True,
    )
    places = "".join(
        f'<c:{name} val="{plain_number(round(length / whole, 6) if whole else 0)}"/>'
        for name, length, whole in shares
    )
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{places}</c:manualLayout></c:layout>"
    )


def _series(frame: ChartFrame, series: ChartSeries, position: int, lang: str) -> str:
    """`c:ser`: name, look, labels and data of a row of values."""
    column = column_name(position + 1)
    name = (
        f"<c:tx><c:strRef><c:f>{SHEET}!${column}$1</c:f>{_texts([series.name])}</c:strRef></c:tx>"
    )
    last = len(frame.categories) + 1
    data = (
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f>{_texts(frame.categories)}"
        f"</c:strRef></c:cat><c:val><c:numRef><c:f>{SHEET}!${column}$2:${column}${last}</c:f>"
        f"{_values(series)}</c:numRef></c:val>"
    )
    head = f'<c:idx val="{position}"/><c:order val="{position}"/>{name}'
    labels = data_labels(series, lang)
    if frame.kind == "line":
        return (
            f"<c:ser>{head}{_line_look(series)}{_line_points(series)}{labels}{data}"
            '<c:smooth val="0"/></c:ser>'
        )
    bar = f"<c:spPr>{fill_element(series.color)}<a:ln><a:noFill/></a:ln></c:spPr>"
    points = "".join(
        f'<c:dPt><c:idx val="{index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{fill_element(color)}<a:ln><a:noFill/></a:ln></c:spPr></c:dPt>"
        for index, color in enumerate(series.point_colors)
        if color != series.color
    )
    return f'<c:ser>{head}{bar}<c:invertIfNegative val="0"/>{points}{labels}{data}</c:ser>'


def _line_look(series: ChartSeries) -> str:
    border = Border(series.color, series.line_width, round=True) if series.line_width else None
    line = line_element(border, "a:ln", "sysDash" if series.dashed else "")
    return f"<c:spPr>{line}</c:spPr>{_marker(series, fill_element(series.color))}"


def _marker(series: ChartSeries, fill: str) -> str:
    if not series.marker_size:
        return '<c:marker><c:symbol val="none"/></c:marker>'
    size = min(max(series.marker_size, _MARKERS[0]), _MARKERS[1])
    return (
        f'<c:marker><c:symbol val="circle"/><c:size val="{size}"/>'
        f"<c:spPr>{fill}<a:ln><a:noFill/></a:ln></c:spPr></c:marker>"
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


def _values(series: ChartSeries) -> str:
    """The values as the workbook has them; a missing one has no point."""
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{plain_number(value)}</c:v></c:pt>'
        for index, value in enumerate(series.values)
        if value is not None
    )
    return (
        f"<c:numCache><c:formatCode>{escape(series.number_format)}</c:formatCode>"
        f'<c:ptCount val="{len(series.values)}"/>{points}</c:numCache>'
    )


def _category_axis(frame: ChartFrame, lang: str) -> str:
    """`c:catAx` (21.2.2.25): all names, on the low side even of bars that go below zero."""
    side = "l" if frame.kind == "bar" else "b"
    return (
        f"<c:catAx>{_axis(frame.category_axis, _CATEGORY_AXIS, side, 'low', lang)}"
        f'<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(frame: ChartFrame, lang: str) -> str:
    """`c:valAx` (21.2.2.226).

    It crosses the category axis where the first category is; of a reversed axis that is the
    far side, so there it crosses at the last one.
    """
    axis = frame.value_axis
    side = "b" if frame.kind == "bar" else "l"
    crosses = "max" if frame.category_axis.reverse else "autoZero"
    step = f'<c:majorUnit val="{plain_number(axis.step)}"/>' if axis.step else ""
    return (
        f"<c:valAx>{_axis(axis, _VALUE_AXIS, side, 'nextTo', lang)}"
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="{crosses}"/>'
        f'<c:crossBetween val="between"/>{step}</c:valAx>'
    )


def _axis(axis: Axis, id_: int, side: str, labels: str, lang: str) -> str:
    """What both kinds of axis begin with."""
    scaling = f'<c:orientation val="{"maxMin" if axis.reverse else "minMax"}"/>'
    if axis.maximum is not None:
        scaling += f'<c:max val="{plain_number(axis.maximum)}"/>'
    if axis.minimum is not None:
        scaling += f'<c:min val="{plain_number(axis.minimum)}"/>'
    grid = ""
    if axis.gridlines:
        line = line_element(axis.gridlines)
        grid = f"<c:majorGridlines><c:spPr>{line}</c:spPr></c:majorGridlines>"
    gone = axis.look is None and axis.line is None
    return (
        f'<c:axId val="{id_}"/><c:scaling>{scaling}</c:scaling><c:delete val="{gone:d}"/>'
        f'<c:axPos val="{side}"/>{grid}'
        f'<c:numFmt formatCode="{attribute(axis.number_format)}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="{labels if axis.look else "none"}"/>'
        f"<c:spPr><a:noFill/>{line_element(axis.line)}</c:spPr>"
        f"{text_properties(axis.look, lang, turned=axis.turned)}"
    )


def _legend(legend: Legend, frame: Rect, lang: str) -> str:
    return (
        f'<c:legend><c:legendPos val="t"/>{_layout(legend.rect, frame)}<c:overlay val="0"/>'
        f"{_NO_FILL}{text_properties(legend.look, lang)}</c:legend>"
    )
