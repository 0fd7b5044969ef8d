"""The solved deck: every shape with its place, size, colour and lines. The writers' only input.

All lengths are EMU, type sizes points, unless said otherwise. Nothing is left to decide: two
writers that serialise the same solved deck show the same slides.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from deck.geometry import Command as Command
from deck.geometry import Insets, Rect
from deck.geometry import Path as Path
from deck.solved_charts import Axis as Axis
from deck.solved_charts import ChartFrame as ChartFrame
from deck.solved_charts import ChartSeries as ChartSeries
from deck.solved_charts import ChartText as ChartText
from deck.solved_charts import Grouping as Grouping
from deck.solved_charts import LabelSide as LabelSide
from deck.solved_charts import LabelText as LabelText
from deck.solved_charts import Legend as Legend
from deck.solved_charts import Marker as Marker
from deck.solved_charts import TextLook as TextLook
from deck.solved_parts import Border as Border
from deck.solved_parts import Placeholder as Placeholder
from deck.solved_parts import PlaceholderType as PlaceholderType
from deck.source import Span
from deck.theme import Color as Color
from deck.theme import FaceName, Theme

Align = Literal["left", "center", "right"]
Anchor = Literal["top", "middle", "bottom"]


class Run(NamedTuple):
    """Characters that look the same. `tracking` is in points; `link` a URL or `#slide-id`.

    `key` is that of the model's text the run comes from, -1 if it comes from none. `script`
    is the code of the script whose face of the theme shows the run, None for `face`.
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
    script: str | None = None


class Bullet(NamedTuple):
    """A list marker in the hanging indent of its paragraph.

    It stands `hang` EMU left of the text; 0 is the whole indent.
    """

    text: str
    color: Color
    face: FaceName
    hang: int = 0


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
    edge; a bullet stands in it. `rtl` tells that it runs from right to left: the indent is at
    the right then, and `align` is the side that is seen all the same.
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
    rtl: bool = False

    def with_lines(self, lines: tuple[Line, ...]) -> Paragraph:
        """The same, typeset; `_replace` takes three times as long, and all text comes by here."""
        runs, align, leading, before, level, indent, bullet, style, _, span, rtl = self
        return Paragraph(
            runs, align, leading, before, level, indent, bullet, style, lines, span, rtl
        )

    @property
    def text(self) -> str:
        """The characters of all runs."""
        runs = self.runs
        return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])


class TextFrame(NamedTuple):
    """The text body of a shape. The right inset holds the slack that keeps breaks robust."""

    paragraphs: tuple[Paragraph, ...]
    insets: Insets
    anchor: Anchor


class Geometry(NamedTuple):
    """The outline of a shape: a rectangle, one with round corners of `radius`, or a path.

    An ellipse fills the shape's rectangle.
    """

    kind: Literal["rect", "roundRect", "ellipse", "path"] = "rect"
    radius: int = 0
    path: Path | None = None


class AutoShape(NamedTuple):
    """A drawn shape, with or without text. An empty `alt` without text marks it decorative.

    A click on it leads to `link`, a URL or `#slide-id`; unlike the link of a run it does not
    underline the text.
    """

    name: str
    rect: Rect
    geometry: Geometry = Geometry()
    fill: Color | None = None
    line: Border | None = None
    text: TextFrame | None = None
    placeholder: Placeholder | None = None
    alt: str = ""
    span: Span | None = None
    link: str | None = None


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
    """A native table; `columns` are widths. The frame is as high as its rows together.

    The first column is the left one, or with `rtl` the right one.
    """

    name: str
    rect: Rect
    columns: tuple[int, ...]
    rows: tuple[TableRow, ...]
    header_row: bool
    header_column: bool
    placeholder: Placeholder | None = None
    alt: str = ""
    span: Span | None = None
    rtl: bool = False


class Picture(NamedTuple):
    """An image; `crop` is the part cut off at each side, in thousandths of a percent.

    It is seen through `geometry`. An empty `alt` marks it decorative. `pixels` are width and
    height of the whole image, zeros where nobody knows.
    """

    name: str
    rect: Rect
    file: str
    crop: Insets
    alt: str
    placeholder: Placeholder | None = None
    span: Span | None = None
    geometry: Geometry = Geometry()
    pixels: tuple[int, int] = (0, 0)


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
