"""Chart parts (ECMA-376 Part 1, 21.2): native charts with everything said that may be said."""

from __future__ import annotations

from collections.abc import Sequence

from deck.chart_places import HOLE
from deck.geometry import EMU_PER_PX, Rect
from deck.solved import Axis, Border, ChartFrame, ChartSeries, ChartText, LabelSide, Legend
from deck.writers.powerpoint.drawing import fill_element, line_element
from deck.writers.powerpoint.labels import data_labels, rich_text, text_properties
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
#: How far inside of its box the letters of a title begin: between what LibreOffice leaves (5 and
#: 12 px, of an axis's 3 and 5) and the usual insets of a text body, which PowerPoint takes.
_TITLE_INSET, _AXIS_INSET = (6 * EMU_PER_PX, 8 * EMU_PER_PX), (4 * EMU_PER_PX, 5 * EMU_PER_PX)
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
        f"{_title(frame.center, frame.rect, lang, _TITLE_INSET)}{no_title}<c:plotArea>"
        f"{_layout(frame.plot, frame.rect, inner=True)}{_plot(frame, series)}"
        f"{_axes(frame, lang)}{_NO_FILL}</c:plotArea>"
        f"{_legend(frame.legend, frame.rect, lang) if frame.legend else ''}"
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{_NO_FILL}'
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
    axes = f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'
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


def _axes(frame: ChartFrame, lang: str) -> str:
    if frame.kind == "doughnut":
        return ""
    if frame.kind == "scatter":
        return _x_axis(frame, lang) + _value_axis(frame, lang)
    return _category_axis(frame, lang) + _value_axis(frame, lang)


def _title(
    text: ChartText | None, frame: Rect, lang: str, inset: tuple[int, int] = _AXIS_INSET
) -> str:
    """`c:title` (21.2.2.210) of a chart or an axis, where it was placed."""
    if text is None:
        return ""
    across, down = inset
    place = text.rect._replace(x=text.rect.x - across, y=text.rect.y - down)
    return (
        f"<c:title>{rich_text(text.lines, text.look, lang)}{_layout(place, frame, sized=False)}"
        f'<c:overlay val="1"/>{_NO_FILL}</c:title>'
    )


def column_name(position: int) -> str:
    """The name of a sheet's column, counted from 0: A to Z, AA and so on."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _layout(rect: Rect, frame: Rect, inner: bool = False, sized: bool = True) -> str:
    """`c:layout` (21.2.2.88): a place in the chart's frame, in shares of it.

    Titles are as large as their text: they have a place and are not `sized`.
    """
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    shares = zip(
        ("x", "y", "w", "h") if sized else ("x", "y"),
        (rect.x - frame.x, rect.y - frame.y, rect.width, rect.height),
        (frame.width, frame.height) * 2,
        strict=False,
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


def _category_axis(frame: ChartFrame, lang: str) -> str:
    """`c:catAx` (21.2.2.25): all names, on the low side even of bars that go below zero."""
    side = "l" if frame.kind == "bar" else "b"
    start = _axis(frame.category_axis, _CATEGORY_AXIS, side, "low", frame.rect, lang)
    return (
        f"<c:catAx>{start}"
        f'<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _x_axis(frame: ChartFrame, lang: str) -> str:
    """The `c:valAx` below points; its numbers stay there even if the axes cross higher up."""
    axis = frame.category_axis
    return (
        f"<c:valAx>{_axis(axis, _CATEGORY_AXIS, 'b', 'low', frame.rect, lang)}"
        f'<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/>'
        f'<c:crossBetween val="midCat"/>{_step(axis)}</c:valAx>'
    )


def _step(axis: Axis) -> str:
    return f'<c:majorUnit val="{plain_number(axis.step)}"/>' if axis.step else ""


def _value_axis(frame: ChartFrame, lang: str) -> str:
    """`c:valAx` (21.2.2.226).

    It crosses the category axis where the first category is; of a reversed axis that is the
    far side, so there it crosses at the last one.
    """
    axis = frame.value_axis
    side = "b" if frame.kind == "bar" else "l"
    crosses = "max" if frame.category_axis.reverse else "autoZero"
    labels, between = ("low", "midCat") if frame.kind == "scatter" else ("nextTo", "between")
    return (
        f"<c:valAx>{_axis(axis, _VALUE_AXIS, side, labels, frame.rect, lang)}"
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="{crosses}"/>'
        f'<c:crossBetween val="{between}"/>{_step(axis)}</c:valAx>'
    )


def _axis(axis: Axis, id_: int, side: str, labels: str, frame: Rect, lang: str) -> str:
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
        f'<c:axPos val="{side}"/>{grid}{_title(axis.title, frame, lang)}'
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
