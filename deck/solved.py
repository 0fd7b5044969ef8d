"""The solved deck: every shape with its place, size, colour and lines. The writers' only input.

All lengths are EMU, type sizes points, unless said otherwise. Nothing is left to decide: two
writers that serialise the same solved deck show the same slides.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from deck.geometry import Command as Command
from deck.geometry import Insets, Rect
from deck.geometry import Path as Path
from deck.source import Span
from deck.theme import Color as Color
from deck.theme import FaceName, Theme

Align = Literal["left", "center", "right"]
Anchor = Literal["top", "middle", "bottom"]


class Border(NamedTuple):
    """A stroke: its colour and width. `round` gives round caps and joins."""

    color: Color
    width: int
    round: bool = False


class Run(NamedTuple):
    """Characters that look the same. `tracking` is in points; `link` a URL or `#slide-id`.

    `key` is that of the model's text the run comes from, -1 if it comes from none.
    """

    text: str
    face: FaceName
    size: float
    bold: bool
    italic: bool
    color: Color
    tracking: float = 0.0
    link: str | None = None
    key: int = -1
    field: Literal["slidenum"] | None = None


class Bullet(NamedTuple):
    """A list marker in the hanging indent of its paragraph."""

    text: str
    color: Color
    face: FaceName


class Line(NamedTuple):
    """A measured row of a paragraph: characters `start` to `end` of its text, and its width.

    White space at a break belongs to the line before it and does not count in the width.
    """

    start: int
    end: int
    width: int


class Paragraph(NamedTuple):
    """A paragraph, typeset once `lines` is not empty.

    `leading` is from baseline to baseline and `before` the space above, in points. `level`
    is the list depth from 0. `indent` is the distance of the text from the frame's inner
    edge; a bullet stands in it.
    """

    runs: tuple[Run, ...]
    align: Align
    leading: float
    before: float
    level: int
    indent: int
    bullet: Bullet | None
    style: str
    lines: tuple[Line, ...] = ()
    span: Span | None = None

    @property
    def text(self) -> str:
        """The characters of all runs."""
        return "".join(run.text for run in self.runs)


class TextFrame(NamedTuple):
    """The text body of a shape. The right inset holds the slack that keeps breaks robust."""

    paragraphs: tuple[Paragraph, ...]
    insets: Insets
    anchor: Anchor


PlaceholderType = Literal[
    "title", "ctrTitle", "subTitle", "body", "chart", "tbl", "pic", "ftr", "sldNum"
]


class Placeholder(NamedTuple):
    """What ties a shape to the one of its slide layout (ECMA-376 Part 1, 19.3.1.36)."""

    type: PlaceholderType
    idx: int
    name: str


class Geometry(NamedTuple):
    """The outline of a shape: a rectangle, one with round corners of `radius`, or a path."""

    kind: Literal["rect", "roundRect", "path"] = "rect"
    radius: int = 0
    path: Path | None = None


class AutoShape(NamedTuple):
    """A drawn shape, with or without text. An empty `alt` without text marks it decorative."""

    name: str
    rect: Rect
    geometry: Geometry = Geometry()
    fill: Color | None = None
    line: Border | None = None
    text: TextFrame | None = None
    placeholder: Placeholder | None = None
    alt: str = ""
    span: Span | None = None


class Cell(NamedTuple):
    """A table cell; its text frame's insets are the cell's margins."""

    text: TextFrame
    fill: Color | None = None
    bottom: Border | None = None
    top: Border | None = None


class TableRow(NamedTuple):
    """A table row of a given height."""

    height: int
    cells: tuple[Cell, ...]


class TableFrame(NamedTuple):
    """A native table; `columns` are widths. The frame is as high as its rows together."""

    name: str
    rect: Rect
    columns: tuple[int, ...]
    rows: tuple[TableRow, ...]
    header_row: bool
    header_column: bool
    placeholder: Placeholder | None = None
    alt: str = ""
    span: Span | None = None


class TextLook(NamedTuple):
    """How the text of a chart's labels looks."""

    face: FaceName
    size: float
    bold: bool
    color: Color


class Axis(NamedTuple):
    """An axis of a chart. Without `look` its labels are off; without `line` it is not drawn.

    `minimum`, `maximum` and `step` are set on a value axis and None on a category axis.
    """

    look: TextLook | None
    line: Border | None
    gridlines: Border | None
    number_format: str = "General"
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None
    reverse: bool = False


class ChartSeries(NamedTuple):
    """A series of a chart.

    `point_colors` is empty or has a colour for each value. `labels` is empty (no labels) or
    has for each value the text to show, None for no label; `label_colors` likewise. A label
    equal to the number in `number_format` is written as a value, any other as its text.
    `marker_size` is in points.
    """

    name: str
    values: tuple[float | None, ...]
    color: Color
    point_colors: tuple[Color, ...]
    labels: tuple[str | None, ...]
    label_look: TextLook
    label_colors: tuple[Color, ...]
    label_position: Literal["outEnd", "inEnd", "ctr", "t", "r", "b"]
    number_format: str
    line_width: int = 0
    marker_size: int = 0
    dashed: bool = False


class Legend(NamedTuple):
    """A legend and where it stands."""

    rect: Rect
    look: TextLook


class ChartFrame(NamedTuple):
    """A native chart. `plot` is the inner plot area, on the slide.

    `gap` is the space between bars as a percentage of a bar's width and `overlap` that of
    bars of one category (ECMA-376 Part 1, 21.2.2.75 and .131). `keys` are those of the
    model's texts that the chart shows.
    """

    name: str
    rect: Rect
    kind: Literal["bar", "column", "line"]
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


class Picture(NamedTuple):
    """An image; `crop` is the part cut off at each side, in thousandths of a percent."""

    name: str
    rect: Rect
    file: str
    crop: Insets
    alt: str
    placeholder: Placeholder | None = None
    span: Span | None = None


class Group(NamedTuple):
    """Shapes that belong together, in reading order, in slide coordinates."""

    name: str
    rect: Rect
    shapes: tuple[Shape, ...]
    alt: str = ""


Shape = AutoShape | TableFrame | ChartFrame | Picture | Group


class SlideLayout(NamedTuple):
    """A slide layout or the slide master: its placeholders and its fixed shapes, in order.

    `name` is that of the theme template, `title` what PowerPoint shows.
    """

    name: str
    title: str
    shapes: tuple[Shape, ...]


class Slide(NamedTuple):
    """A solved slide: `layout` is an index into the deck's layouts; shapes in reading order.

    The slide number is a field in a run, and its text the number.
    """

    layout: int
    id: str
    title: str
    shapes: tuple[Shape, ...]
    notes: tuple[str, ...]
    hidden: bool
    span: Span


class Section(NamedTuple):
    """A named run of slides, by index."""

    name: str
    slides: tuple[int, ...]


class Deck(NamedTuple):
    """Everything that a writer needs."""

    title: str
    lang: str
    subject: str
    author: str
    keywords: str
    theme: Theme
    background: Color
    master: SlideLayout
    layouts: tuple[SlideLayout, ...]
    slides: tuple[Slide, ...]
    sections: tuple[Section, ...]
