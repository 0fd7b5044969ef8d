"""The slide layouts that hold a talk together: first and last slide, agenda, dividers, sources."""

from __future__ import annotations

from deck import model
from deck.reader.context import Context
from deck.reader.entries import METHOD, PART
from deck.reader.layouts.base import COLOURED, LEAD, NOTE, Layout
from deck.reader.nodes import Node
from deck.reader.scalars import PROSE
from deck.reader.schema import Field, ListOf, Values


def _source_list(values: Values, node: Node, ctx: Context) -> model.SourceList:
    sources = tuple((ctx.sources or {}).values())
    return model.SourceList(values["methods"], sources, values["note"])


COVER_SLIDE = Layout(
    "cover",
    "The first slide: what the talk is called and what it is made of.",
    (),
    (
        Field("subtitle", PROSE, "a line below the title"),
        Field("parts", ListOf(PART, 0, 4), "what the talk is made of", default=()),
    ),
    """\
layout: cover
title: What makes a good loaf?
subtitle: Two ways to raise a dough
parts:
  - heading: Yeast
    text: You bake tonight.
  - heading: Sourdough
    text: You bake tomorrow.
""",
    lambda values, node, ctx: model.Cover(**values),
)

AGENDA_SLIDE = Layout(
    "agenda",
    "The sections of the deck, which the program lists; each leads to the section's first slide.",
    COLOURED,
    (LEAD,),
    """\
layout: agenda
title: From flour to loaf
""",
    lambda values, node, ctx: model.Agenda(**values, entries=()),
)

DIVIDER_SLIDE = Layout(
    "divider",
    "The slide that begins a section. It shows the section's number.",
    COLOURED,
    (Field("text", PROSE, "a sentence about the section"),),
    """\
layout: divider
title: Sourdough
text: Flour, water, and time
""",
    lambda values, node, ctx: model.Divider(**values, number=0),
)

SOURCES_SLIDE = Layout(
    "sources",
    "Methods in a sentence each, then all sources of the deck.",
    COLOURED,
    (Field("methods", ListOf(METHOD), "how figures were made", default=()), NOTE),
    """\
layout: sources
title: Where the figures come from
methods:
  - heading: Prices
    text: Shop prices on the day of the talk.
""",
    _source_list,
)

QUESTIONS_SLIDE = Layout(
    "questions",
    "The last slide: an invitation to ask.",
    COLOURED,
    (Field("subtitle", PROSE, "a line below the title"),),
    """\
layout: questions
title: What would you like to know?
subtitle: The slides are online.
""",
    lambda values, node, ctx: model.Questions(**values),
)
