"""The tree that the layout pass works on: a box, its place so far, its text as typeset."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from deck import boxes, solved
from deck.geometry import Rect, from_points
from deck.layout.pictures import picture_width
from deck.layout.styles import Sizes
from deck.text import BrokenWord, Typesetter

#: The distance of an end mark from its text, as a multiple of the type size.
END_MARK_DISTANCE = 0.12


#: The texts of a chart: a label at a value, a category's name, a series' name, a mark of an axis,
#: the name of a point, all names of one side of a doughnut, the text in its hole.
ChartPart = Literal["label", "category", "row", "series", "mark", "point", "slices", "center"]


class Overflow(NamedTuple):
    """Content that is larger than its box.

    `excess` and `room` are heights in EMU. `styles` are the text styles inside, `texts` the
    paragraphs. If `word` is not empty, a word that is wider than its line is what is wrong:
    `room` is the width of the line and the only text the paragraph that the word stands in;
    what was `parted` as one may is no fault (`BrokenWord`).
    Of a text in a chart, `part` says what it is; `excess` and `room` are widths if `across`.
    They are widths too if `columns` is not 0: a table has that many, more than fit side by side.
    """

    excess: int
    room: int
    styles: frozenset[str]
    texts: tuple[solved.Paragraph, ...]
    word: str = ""
    part: ChartPart | None = None
    across: bool = False
    columns: int = 0
    parted: Literal["", "hyphen", "phrase"] = ""


class Node:
    """A box during the pass: natural and final sizes in EMU, the place once it is known.

    `top` is room above the first paragraph, which has no space before of its own: some
    applications leave that out at the top of a frame, others do not.
    """

    __slots__ = (
        "box",
        "chart",
        "children",
        "height",
        "max_width",
        "min_width",
        "paragraphs",
        "slack",
        "table",
        "top",
        "width",
        "words",
        "x",
        "y",
    )

    def __init__(self, box: boxes.Box, children: list[Node]) -> None:
        self.box = box
        self.children = children
        self.x = self.y = self.width = self.height = 0
        self.max_width: int | None = None
        self.min_width: int | None = None
        self.paragraphs: tuple[solved.Paragraph, ...] = ()
        self.slack = 0
        self.top = 0
        self.words: tuple[BrokenWord, ...] = ()
        self.table: TableMeasure | None = None
        self.chart: solved.ChartFrame | None = None

    @property
    def rect(self) -> Rect:
        """Where the box stands, once it has been placed."""
        return Rect(self.x, self.y, self.width, self.height)

    @property
    def text_height(self) -> int:
        """The height of the typeset paragraphs, with the room above the first."""
        points = sum(
            len(paragraph.lines) * paragraph.leading + paragraph.before
            for paragraph in self.paragraphs
        )
        return self.top + from_points(points)

    @property
    def end_mark(self) -> boxes.EndMark | None:
        """The end mark of a text; text aligned right ends at its frame's edge and has none."""
        box = self.box
        if not isinstance(box, boxes.TextBox) or not self.paragraphs:
            return None
        return None if self.paragraphs[-1].align == "right" else box.end_mark

    @property
    def end_mark_reserve(self) -> int:
        """The width that the lines of a text leave free for its end mark."""
        mark = self.end_mark
        return from_points(self.last_size * (END_MARK_DISTANCE + mark.width)) if mark else 0

    @property
    def last_size(self) -> float:
        """The type size of a text's last paragraph, in points."""
        return max((run.size for run in self.paragraphs[-1].runs), default=0.0)

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def own_paragraphs(self) -> Iterator[solved.Paragraph]:
        """The paragraphs of this node alone, those of a table's cells included."""
        yield from self.paragraphs
        if self.table:
            for row in self.table.cells:
                yield from row

    def all_paragraphs(self) -> Iterator[solved.Paragraph]:
        """The paragraphs of this node and of all below it."""
        for node in self.walk():
            yield from node.own_paragraphs()


class TableMeasure(NamedTuple):
    """A table's paragraphs, the slack of each, and the sizes of its columns and rows.

    `crowded` is the least width at which no word is broken, of a table of three columns or more
    that has broken words in more than half of them; else 0.
    """

    cells: tuple[tuple[solved.Paragraph, ...], ...]
    slacks: tuple[tuple[int, ...], ...]
    columns: tuple[int, ...]
    rows: tuple[int, ...]
    crowded: int = 0


class Context(NamedTuple):
    """What the pass needs beside the tree; `columns` are given widths of table columns."""

    sizes: Sizes
    typesetter: Typesetter
    columns: tuple[int, ...] = ()


def build(box: boxes.Box, context: Context) -> Node:
    """The working tree of a box, with its paragraphs at their sizes."""
    children: list[Node] = []
    if isinstance(box, boxes.Container):
        children = [build(child, context) for child in box.children]
    node = Node(box, children)
    if isinstance(box, boxes.TextBox):
        node.paragraphs = context.sizes.paragraphs(box.paragraphs)
    return node


def max_width(node: Node, context: Context) -> int:
    """The width a box takes if nothing limits it (CSS Sizing 3, max-content)."""
    if node.max_width is None:
        node.max_width = _content_width(node, context, widest=True)
    return node.max_width


def min_width(node: Node, context: Context) -> int:
    """The least width at which no word is broken (CSS Sizing 3, min-content)."""
    if node.min_width is None:
        node.min_width = _content_width(node, context, widest=False)
    return node.min_width


def _content_width(node: Node, context: Context, widest: bool) -> int:
    box = node.box
    if box.frame.width is not None:
        return box.frame.width
    if isinstance(box, boxes.TextBox):
        measure = context.typesetter.widest if widest else context.typesetter.narrowest
        # Frames on a slide are whole px wide and a little wider than their text, or the
        # next renderer's rounding would break its last word onto a line of its own.
        widths = [round(measure(paragraph) * 1.01) for paragraph in node.paragraphs]
        return max(widths, default=0) + node.end_mark_reserve
    if isinstance(box, boxes.PictureBox):
        return picture_width(box)
    if not isinstance(box, boxes.Container):
        return 0
    inner = [_content_width(child, context, widest) for child in node.children]
    if box.kind == "row":
        return box.pad.horizontal + sum(inner) + box.gap * max(0, len(inner) - 1)
    if box.kind == "grid":
        count = len(box.tracks)
        return box.pad.horizontal + max(inner, default=0) * count + box.gap * (count - 1)
    return box.pad.horizontal + max(inner, default=0)
