"""The unsolved tree: what a theme template makes of a slide, before anything is measured.

Colours and text styles are still the theme's tokens; lengths are EMU. `at` is the line of
the theme template that a box was written on.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from deck import model
from deck.geometry import Insets, Path
from deck.source import Span

#: Where a box stands along the cross axis of its container.
Cross = Literal["start", "center", "end", "stretch"]
#: Where boxes that do not fill their container stand along its main axis.
Main = Literal["start", "center", "end", "between"]
Anchor = Literal["top", "middle", "bottom"]
Align = Literal["left", "center", "right"]


class Slot(NamedTuple):
    """A placeholder asked for: its type in the markup and its name on the slide layout."""

    type: str
    name: str


class Frame(NamedTuple):
    """What every box has.

    `width` and `height` are fixed sizes or None; `grow` is the share of spare room along the
    main axis of the container; `columns` the number of grid tracks spanned. A box `fixed` to
    the slide layout is drawn there and not on each slide.
    """

    at: Span
    name: str = ""
    width: int | None = None
    height: int | None = None
    min_height: int = 0
    grow: float = 0.0
    columns: int = 1
    slot: Slot | None = None
    fixed: bool = False
    alt: str = ""


class Edge(NamedTuple):
    """A coloured strip along one side of a painted container."""

    side: Literal["left", "top"]
    color: str
    width: int


class Paint(NamedTuple):
    """How a container is drawn: colours by token; without any of them it is invisible."""

    fill: str | None = None
    line: str | None = None
    radius: int = 0
    edge: Edge | None = None


class Run(NamedTuple):
    """Characters of one manner; None and False leave the paragraph's style as it is."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    color: str | None = None
    link: str | None = None
    key: int = -1
    field: Literal["slidenum"] | None = None


class Paragraph(NamedTuple):
    """A paragraph in a text style; `before` overrides the style's space above, in EMU.

    `indent` is the room for its bullet, in EMU, if the usual one is not meant.
    `span` is the place in the content, where the text comes from there. Paragraphs that
    share a `line_up` in cards side by side start at the same height.
    """

    runs: tuple[Run, ...]
    style: str
    color: str | None
    align: Align
    before: int | None
    level: int
    bullet: str
    bullet_color: str | None
    at: Span
    span: Span | None = None
    line_up: bool = False
    indent: int | None = None

    def with_runs(self, runs: tuple[Run, ...], span: Span | None) -> Paragraph:
        """The same with a slide's own text; `_replace` takes three times as long."""
        _, style, color, align, before, level, bullet, bullet_color, at, _, line_up, indent = self
        return Paragraph(
            runs,
            style,
            color,
            align,
            before,
            level,
            bullet,
            bullet_color,
            at,
            span,
            line_up,
            indent,
        )


class EndMark(NamedTuple):
    """A block after the last character of a text; its size is in multiples of the text's."""

    color: str
    width: float
    height: float


class TextBox(NamedTuple):
    """A text frame. With `balance` its lines come out about equally long.

    With `spread` the points of a list stand apart as far as there is room. `link` is where a
    click on the frame leads.
    """

    frame: Frame
    paragraphs: tuple[Paragraph, ...]
    anchor: Anchor = "top"
    balance: bool = False
    end_mark: EndMark | None = None
    spread: bool = False
    link: str = ""


class Container(NamedTuple):
    """Boxes in a row, a column, a grid or on top of each other.

    `tracks` are the relative widths of a grid's columns. A `card` becomes a group. The items
    of `continues`, a field of the slide's content, may go on to further slides, `most` of
    them on one.
    """

    frame: Frame
    kind: Literal["row", "column", "grid", "stack"]
    children: tuple[Box, ...]
    pad: Insets = Insets()
    gap: int = 0
    align: Cross = "stretch"
    justify: Main = "start"
    tracks: tuple[float, ...] = ()
    paint: Paint = Paint()
    card: bool = False
    continues: str | None = None
    most: int = 0


class Cell(NamedTuple):
    """A table cell. `rule` is the colour and width of the line below it."""

    paragraph: Paragraph
    fill: str | None
    rule: tuple[str, int] | None
    anchor: Anchor


class TableBox(NamedTuple):
    """A table; each column is `tracks` wide, a share, or as its text asks where that is 0.

    Cells have `margins`; if it is `flush`, they have none at the table's left and right side.
    """

    frame: Frame
    rows: tuple[tuple[Cell, ...], ...]
    tracks: tuple[float, ...]
    margins: Insets
    header: bool
    continues: str | None = None
    most: int = 0
    flush: bool = False

    def cell_margins(self, column: int) -> Insets:
        """The margins of the cells in a column."""
        left, top, right, bottom = self.margins
        if self.flush and column == 0:
            left = 0
        if self.flush and column == len(self.tracks) - 1:
            right = 0
        return Insets(left, top, right, bottom)


class ChartBox(NamedTuple):
    """A chart, with the text styles of its labels and the tokens of its colours.

    There is at least one of `colors`, which series wear in turn. Where categories wear the
    colours of their roles, what has no role wears `neutral`, the first series the first of
    them; without any it takes from `colors`. The text in the hole of a doughnut is in
    `center_style`, or in `value_style` if that is empty.
    """

    frame: Frame
    chart: model.Chart
    label_style: str
    value_style: str
    tick_style: str
    line: str
    colors: tuple[str, ...]
    neutral: tuple[str, ...] = ()
    center_style: str = ""


class IconBox(NamedTuple):
    """An icon drawn in strokes of one colour."""

    frame: Frame
    path: Path
    color: str
    stroke: int


class PictureBox(NamedTuple):
    """A picture, seen through a rectangle, one with round corners of `radius`, or an ellipse.

    `align` and `anchor` are where one stands that is shown whole and does not fill its box;
    `fit` is the picture's own unless the template has another.
    """

    frame: Frame
    picture: model.Picture
    fit: model.PictureFit
    align: Align = "center"
    anchor: Anchor = "middle"
    radius: int = 0
    ellipse: bool = False


class RuleBox(NamedTuple):
    """A straight line or a filled strip as thick as its frame says."""

    frame: Frame
    color: str


class Space(NamedTuple):
    """Nothing, with a size."""

    frame: Frame


Box = Container | TextBox | TableBox | ChartBox | PictureBox | IconBox | RuleBox | Space


class SlideTree(NamedTuple):
    """The boxes of one slide, under the root that is as large as the canvas.

    `layout` is the slide layout that it takes, if it is not the one that the slide names.
    """

    root: Container
    layout: str = ""
