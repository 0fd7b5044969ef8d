"""The solved chart: part of the solved deck, in a module of its own for its size."""

from __future__ import annotations

from typing import Literal, NamedTuple

from deck.geometry import Rect
from deck.solved_parts import Border, Placeholder
from deck.source import Span
from deck.theme import Color, FaceName

#: Where a label stands at its point (ECMA-376 Part 1, 21.2.3.10).
LabelSide = Literal["outEnd", "inEnd", "ctr", "t", "r", "b", "l"]


class TextLook(NamedTuple):
    """How the text of a chart's labels looks."""

    face: FaceName
    size: float
    bold: bool
    color: Color


class ChartText(NamedTuple):
    """A text of a chart that stands by itself: its lines, and where they stand."""

    lines: tuple[str, ...]
    rect: Rect
    look: TextLook


class Axis(NamedTuple):
    """An axis of a chart. Without `look` its labels are off; without `line` it is not drawn.

    `minimum`, `maximum` and `step` are set on a value axis and None on a category axis.
    The labels of a `turned` axis read from bottom to top. `title` says what its values are.
    """

    look: TextLook | None
    line: Border | None
    gridlines: Border | None
    number_format: str = "General"
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None
    reverse: bool = False
    turned: bool = False
    title: ChartText | None = None


#: The shape of a marker (ECMA-376 Part 1, 21.2.3.27).
Marker = Literal["circle", "diamond", "square", "triangle"]
#: How the bars of a category stand (21.2.3.17): beside each other, on each other, or on each
#: other as shares of their whole.
Grouping = Literal["clustered", "stacked", "percentStacked"]


class LabelText(NamedTuple):
    """The label of a slice, beside the ring: its name and its value.

    `lines` are all that is shown; between the name and the value stands `separator`, a line
    end or a space. `by` is the way in EMU, across and down, from the middle of the slice to
    that of the label.
    """

    lines: tuple[str, ...]
    separator: str
    by: tuple[int, int]


class ChartSeries(NamedTuple):
    """A series of a chart.

    `point_colors` is empty or has a colour for each value. `labels` is empty (no labels) or
    has for each value the text to show, None for no label; `label_colors` likewise. A label
    equal to the number in `number_format` is written as a value, any other as its text.
    `label_sides` is empty, which means `label_position` for all, or has the side of each.
    `label_rects` has the place of the letters of each label, as far as it can be told.
    `marker_size` is in points. `across` are the places of the points of a scatter chart on
    the x axis. Of the slices of a doughnut, `label_texts` are their whole labels, and `shares`
    tells that labels show the values as shares of the whole, in `label_format`; where that is
    empty, labels have the `number_format` of the values.
    """

    name: str
    values: tuple[float | None, ...]
    color: Color
    point_colors: tuple[Color, ...]
    labels: tuple[str | None, ...]
    label_look: TextLook
    label_colors: tuple[Color, ...]
    label_position: LabelSide
    number_format: str
    line_width: int = 0
    marker_size: int = 0
    dashed: bool = False
    label_sides: tuple[LabelSide, ...] = ()
    label_rects: tuple[Rect | None, ...] = ()
    across: tuple[float, ...] = ()
    marker: Marker = "circle"
    label_texts: tuple[LabelText | None, ...] = ()
    shares: bool = False
    label_format: str = ""


class Legend(NamedTuple):
    """A legend and where it stands."""

    rect: Rect
    look: TextLook


class ChartFrame(NamedTuple):
    """A native chart. `plot` is the inner plot area, on the slide.

    Of a scatter chart, `category_axis` is the x axis; a doughnut fills its plot and has no
    axes, and `center` is the text in its hole. `edge` is drawn around bars that stand on each
    other, around slices and markers.

    `gap` is the space between bars as a percentage of a bar's width and `overlap` that of
    bars of one category (ECMA-376 Part 1, 21.2.2.75 and .131). `category_lines` are the
    categories as they are broken into lines. `keys` are those of the model's texts that the
    chart shows.
    """

    name: str
    rect: Rect
    kind: Literal["bar", "column", "line", "scatter", "doughnut"]
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    plot: Rect
    category_axis: Axis
    value_axis: Axis
    gap: int
    overlap: int
    legend: Legend | None
    alt: str
    keys: tuple[int, ...] = ()
    placeholder: Placeholder | None = None
    span: Span | None = None
    category_lines: tuple[tuple[str, ...], ...] = ()
    grouping: Grouping = "clustered"
    center: ChartText | None = None
    edge: Border | None = None
