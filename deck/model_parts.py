"""What slides are made of: texts, roles, sources, charts, tables, and the records they list.

They are values of the model, and `deck.model` has them too: import them from there.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from deck.source import Span


class Run(NamedTuple):
    """A stretch of text in one manner; `link` is a URL or `#` and a slide's id."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str | None = None


class Text(NamedTuple):
    """Text of one field, with inline markup resolved into runs.

    `key` numbers the texts of a deck: it follows the text to the solved slide, so that the
    build can tell that every text is shown exactly once. A text that the program made
    itself, or that is declared to be repeated, has the key -1.
    """

    runs: tuple[Run, ...]
    span: Span
    key: int = -1

    @property
    def plain(self) -> str:
        """The text without its markup."""
        return "".join(run.text for run in self.runs)

    def __str__(self) -> str:
        """The text without its markup, for templates that put texts together."""
        return self.plain


class Role(NamedTuple):
    """A named part of the talk, coloured by its place in the order (`order` from 0)."""

    name: str
    label: Text
    order: int


class Source(NamedTuple):
    """A work that the talk cites, from `sources.yaml`."""

    id: str
    title: Text
    author: Text | None
    date: Text | None
    link: str | None
    span: Span


class Series(NamedTuple):
    """A row of values of a chart; None is a missing value. `labels` replaces shown numbers.

    Of a scatter chart, `across` are the places of the points on the x axis, `values` those on
    the y axis, and `labels` their names; they are empty texts where points have none.
    """

    name: Text
    values: tuple[float | None, ...]
    labels: tuple[Text, ...]
    role: Role | None
    span: Span
    across: tuple[float, ...] = ()


class XAxis(NamedTuple):
    """The x axis of a scatter chart: what its values are, how they are shown, its ends."""

    axis: Text
    number_format: str
    minimum: float | None
    maximum: float | None
    span: Span


ChartKind = Literal["bar", "column", "line", "scatter", "doughnut"]
#: Whether the bars of a category stand on each other, and are shares of their whole.
Stacked = Literal["no", "yes", "percent"]


class Chart(NamedTuple):
    """A native chart: bars (horizontal), columns, lines or slices of categories, or points.

    `roles` colours the categories of a chart with one series; `minimum` and `maximum` bound
    the value axis; `number_format` is a format code (ECMA-376 Part 1, 18.8.31). `x` is the
    x axis of a scatter chart. Of a doughnut, `shares` tells that its slices show their shares
    of the whole and not their values, and `center` is the text in its hole.
    """

    kind: ChartKind
    axis: Text | None
    categories: tuple[Text, ...]
    roles: tuple[Role | None, ...]
    series: tuple[Series, ...]
    number_format: str
    minimum: float | None
    maximum: float | None
    alt: str | None
    source: Source | None
    span: Span
    stacked: Stacked = "no"
    x: XAxis | None = None
    shares: bool = False
    center: Text | None = None


PictureFit = Literal["contain", "cover"]


class Picture(NamedTuple):
    """A picture from a file beside the content; an empty `alt` marks it decorative.

    `width` and `height` are in pixels; they are 0, and `file` is empty, for the picture of a
    prompt, which is none yet. `contain` shows all of it, `cover` fills its place; `focus` is
    the point that then stays in sight, in percent from the left and from the top.
    """

    file: str
    width: int
    height: int
    alt: str
    fit: PictureFit
    focus: tuple[float, float]
    span: Span

    @property
    def aspect(self) -> float:
        """Width by height; 1.5, as of most photographs, where nobody knows."""
        return self.width / self.height if self.height else 1.5


class TableColumn(NamedTuple):
    """A column of a table: its heading and, where it stands for a role, the role."""

    heading: Text
    role: Role | None
    align: Literal["left", "center", "right"]


class TableRow(NamedTuple):
    """A row of a table; as many cells as the table has columns."""

    cells: tuple[Text, ...]
    span: Span


class Table(NamedTuple):
    """A table; `data` is the name of the CSV file it was read from, if it was."""

    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    data: str | None
    span: Span


class Entry(NamedTuple):
    """A heading with a sentence: a point, a takeaway, a definition, a part of the cover.

    Which of the other fields it may have depends on which of these it is.
    """

    heading: Text
    text: Text | None
    icon: str | None
    footer: Text | None
    role: Role | None
    source: Source | None
    span: Span


class State(NamedTuple):
    """A row of a status panel. `given` says whether the thing is handed over or withheld."""

    label: Text
    state: Text
    icon: str | None
    given: bool
    span: Span


class Leader(NamedTuple):
    """A product card: who makes it, what it is called, its specs."""

    label: Text | None
    heading: Text
    specs: tuple[Text, ...]
    role: Role | None
    source: Source | None
    span: Span


class Item(NamedTuple):
    """A point of a list, and the points below it."""

    text: Text
    points: tuple[Text, ...]
    span: Span


class Side(NamedTuple):
    """One of two things that are compared: what it is called, and what is to be said of it."""

    heading: Text
    icon: str | None
    role: Role | None
    points: tuple[Text, ...]
    span: Span


class AgendaEntry(NamedTuple):
    """A section in an agenda: its title, and the id of the slide to jump to.

    `number` counts the sections of the agenda from 1; `order` is the section's place in the
    deck, from 0.
    """

    title: Text
    slide: str
    number: int
    order: int
