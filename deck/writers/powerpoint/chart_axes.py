"""Axes of charts, and where a chart's parts stand in its frame (ECMA-376 Part 1, 21.2)."""

from __future__ import annotations

from deck.geometry import EMU_PER_PX, Rect
from deck.solved import Axis, ChartFrame, ChartText
from deck.writers.powerpoint.drawing import line_element
from deck.writers.powerpoint.labels import rich_text, text_properties
from deck.writers.powerpoint.markup import attribute
from deck.writers.powerpoint.values import plain_number

#: The ids of a chart's axes, which name each other.
CATEGORY_AXIS = 111111111
VALUE_AXIS = 222222222
NO_FILL = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
#: How far inside of its box the letters of an axis's title begin: between what LibreOffice leaves,
#: 3 and 5 px, and the usual insets of a text body, which PowerPoint takes.
_INSET = (4 * EMU_PER_PX, 5 * EMU_PER_PX)


def axes(frame: ChartFrame, lang: str) -> str:
    """The axes that a kind of chart has."""
    if frame.kind == "doughnut":
        return ""
    if frame.kind == "scatter":
        return _x_axis(frame, lang) + _value_axis(frame, lang)
    return _category_axis(frame, lang) + _value_axis(frame, lang)


def title(text: ChartText | None, frame: Rect, lang: str, inset: tuple[int, int] = _INSET) -> str:
    """`c:title` (21.2.2.210) of a chart or an axis, where it was placed."""
    if text is None:
        return ""
    across, down = inset
    place = text.rect._replace(x=text.rect.x - across, y=text.rect.y - down)
    return (
        f"<c:title>{rich_text(text.lines, text.look, lang)}{layout(place, frame, sized=False)}"
        f'<c:overlay val="1"/>{NO_FILL}</c:title>'
    )


def layout(rect: Rect, frame: Rect, inner: bool = False, sized: bool = True) -> str:
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


def _category_axis(frame: ChartFrame, lang: str) -> str:
    """`c:catAx` (21.2.2.25): all names, on the low side even of bars that go below zero."""
    side = "l" if frame.kind == "bar" else "b"
    start = _axis(frame.category_axis, CATEGORY_AXIS, side, "low", frame.rect, lang)
    return (
        f"<c:catAx>{start}"
        f'<c:crossAx val="{VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _x_axis(frame: ChartFrame, lang: str) -> str:
    """The `c:valAx` below points; its numbers stay there even if the axes cross higher up."""
    axis = frame.category_axis
    return (
        f"<c:valAx>{_axis(axis, CATEGORY_AXIS, 'b', 'low', frame.rect, lang)}"
        f'<c:crossAx val="{VALUE_AXIS}"/><c:crosses val="autoZero"/>'
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
        f"<c:valAx>{_axis(axis, VALUE_AXIS, side, labels, frame.rect, lang)}"
        f'<c:crossAx val="{CATEGORY_AXIS}"/><c:crosses val="{crosses}"/>'
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
        f'<c:axPos val="{side}"/>{grid}{title(axis.title, frame, lang)}'
        f'<c:numFmt formatCode="{attribute(axis.number_format)}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="{labels if axis.look else "none"}"/>'
        f"<c:spPr><a:noFill/>{line_element(axis.line)}</c:spPr>"
        f"{text_properties(axis.look, lang, turned=axis.turned)}"
    )
