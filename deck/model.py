"""What the author said: the deck as typed, frozen values, before any theme is applied.

The values are named tuples: as immutable as frozen dataclasses, and eight times quicker to
define, which counts in a program that is started anew for every build.

Nothing here knows a position, a size or a colour. A role is a name that content gives to a
part of the talk; a theme decides what it looks like.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from deck.model_parts import AgendaEntry as AgendaEntry
from deck.model_parts import Chart as Chart
from deck.model_parts import ChartKind as ChartKind
from deck.model_parts import Entry as Entry
from deck.model_parts import Item as Item
from deck.model_parts import Leader as Leader
from deck.model_parts import Picture as Picture
from deck.model_parts import PictureFit as PictureFit
from deck.model_parts import Role as Role
from deck.model_parts import Run as Run
from deck.model_parts import Series as Series
from deck.model_parts import Side as Side
from deck.model_parts import Source as Source
from deck.model_parts import Stacked as Stacked
from deck.model_parts import State as State
from deck.model_parts import Table as Table
from deck.model_parts import TableColumn as TableColumn
from deck.model_parts import TableRow as TableRow
from deck.model_parts import Text as Text
from deck.model_parts import XAxis as XAxis
from deck.source import Span


class Cover(NamedTuple):
    """The first slide: what the talk is called and what it is made of."""

    subtitle: Text | None
    parts: tuple[Entry, ...]


class Agenda(NamedTuple):
    """The sections of the deck, which the program lists itself."""

    lead: Text | None
    entries: tuple[AgendaEntry, ...]


class Divider(NamedTuple):
    """The slide that begins a section; `number` is that of the section, as in an agenda."""

    text: Text | None
    number: int


class Statement(NamedTuple):
    """A slide that says one thing, which is its title."""

    text: Text | None


class Quote(NamedTuple):
    """What somebody has said."""

    quote: Text
    by: Text
    about: Text | None
    portrait: Picture | None


class BigNumber(NamedTuple):
    """A number that fills the slide, and what it means."""

    number: Text
    unit: Text | None
    text: Text | None


class Points(NamedTuple):
    """A list of points, in two levels."""

    lead: Text | None
    points: tuple[Item, ...]


class Versus(NamedTuple):
    """Two things side by side."""

    sides: tuple[Side, ...]
    note: Text | None


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


class PictureSlide(NamedTuple):
    """A picture that fills the slide, or shares it with a text."""

    picture: Picture
    caption: Text | None
    text: Text | None


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
    Cover
    | Agenda
    | Divider
    | Statement
    | Quote
    | BigNumber
    | Points
    | Cards
    | Versus
    | Tier
    | Comparison
    | ChartSlide
    | PictureSlide
    | Leaders
    | TableSlide
    | SourceList
    | Questions
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
    elif isinstance(value, tuple) and not isinstance(value, _WITHOUT_TEXTS):
        for inner in value:
            if isinstance(inner, tuple):
                yield from texts_of(inner)


_WITHOUT_TEXTS = (Role, Source, Span)


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
