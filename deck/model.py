"""What the author said: the deck as typed, frozen values, before any theme is applied.

The values are named tuples: as immutable as frozen dataclasses, and eight times quicker to
define, which counts in a program that is started anew for every build.

Nothing here knows a position, a size or a colour. A role is a name that content gives to a
part of the talk; a theme decides what it looks like.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    """A row of values of a chart; None is a missing value. `labels` replaces shown numbers."""

    name: Text
    values: tuple[float | None, ...]
    labels: tuple[Text, ...]
    role: Role | None
    span: Span


ChartKind = Literal["bar", "column", "line"]


class Chart(NamedTuple):
    """A native chart: bars (horizontal), columns or lines over categories.

    `roles` colours the categories of a chart with one series; `minimum` and `maximum` bound
    the value axis; `number_format` is a format code (ECMA-376 Part 1, 18.8.31).
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


class Cover(NamedTuple):
    """The first slide: what the talk is called and what it is made of."""

    subtitle: Text | None
    parts: tuple[Entry, ...]


class Cards(NamedTuple):
    """One to six definitions side by side."""

    lead: Text | None
    cards: tuple[Entry, ...]


class Tier(NamedTuple):
    """A part of the talk under its number: points at one side, a status panel at the other."""

    number: Text | None
    lead: Text | None
    points: tuple[Entry, ...]
    status: tuple[State, ...]


class Comparison(NamedTuple):
    """A chart and what to take away from it."""

    chart: Chart
    takeaways: tuple[Entry, ...]
    note: Text | None


class ChartSlide(NamedTuple):
    """A chart that fills the slide."""

    chart: Chart
    lead: Text | None
    note: Text | None


class Leaders(NamedTuple):
    """One to six product cards."""

    cards: tuple[Leader, ...]
    note: Text | None


class TableSlide(NamedTuple):
    """A table that fills the slide."""

    table: Table
    note: Text | None


class SourceList(NamedTuple):
    """Methods in a sentence each, then the deck's sources, which the program lists itself."""

    methods: tuple[Entry, ...]
    sources: tuple[Source, ...]
    note: Text | None


class Questions(NamedTuple):
    """The last slide: an invitation to ask."""

    subtitle: Text | None


Content = (
    Cover | Cards | Tier | Comparison | ChartSlide | Leaders | TableSlide | SourceList | Questions
)


class Slide(NamedTuple):
    """One slide: what every slide has, and the `content` that its slide layout asks for.

    `layout` is the name of the slide layout; `notes` are the paragraphs of the speaker
    notes, plain text; `id` is unique in the deck and made from the title where the author
    gave none.
    """

    layout: str
    id: str
    title: Text
    kicker: Text | None
    role: Role | None
    source: Source | None
    notes: tuple[str, ...]
    hidden: bool
    content: Content
    span: Span


class Section(NamedTuple):
    """One content file. `short` is its name where there is little room."""

    name: str
    title: Text
    short: Text
    slides: tuple[Slide, ...]


class Deck(NamedTuple):
    """The whole work. `slug` names its output files; `lang` is a BCP 47 tag.

    `theme_span` is where the theme is named.
    """

    title: Text
    slug: str
    lang: str
    theme: str
    subtitle: str | None
    author: str | None
    keywords: str | None
    roles: tuple[Role, ...]
    sources: tuple[Source, ...]
    sections: tuple[Section, ...]
    theme_span: Span | None = None


def texts_of(value: object) -> Iterator[Text]:
    """All texts of a value of the model, in reading order; roles and sources are names only."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple) and not isinstance(value, (Role, Source)):
        for inner in value:
            yield from texts_of(inner)


def citations(value: object, span: Span) -> Iterator[tuple[Source, Span]]:
    """All sources that a value of the model names, each with the place of what names it.

    That is the innermost value with a span; `span` is where there is none.
    """
    if isinstance(value, Source):
        yield value, span
    elif isinstance(value, tuple) and not isinstance(value, (Role, Text, Span)):
        span = getattr(value, "span", span)
        for inner in value:
            yield from citations(inner, span)
