"""The slide layouts that content can ask for: their fields, and an example of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from deck import model
from deck.reader.charts import CHART
from deck.reader.context import Context
from deck.reader.entries import CARD, LEADER, METHOD, PART, POINT, STATE, TAKEAWAY
from deck.reader.names import ROLE, SOURCE, SlideId
from deck.reader.nodes import Mapping, Node
from deck.reader.scalars import FLAG, PROSE, Notes, Word
from deck.reader.schema import Field, ListOf, Values
from deck.reader.tables import DATA_FIELDS, TABLE_FIELDS, check_table, table

#: The fields that a slide of any layout has.
SLIDE_FIELDS = (
    Field("layout", Word("layout", ".+", ""), "the name of its slide layout", required=True),
    Field("title", PROSE, "what the slide says, in a sentence", required=True),
    Field("kicker", PROSE, "a few words above the title"),
    Field("notes", Notes(), "what the speaker says", default=()),
    Field("hidden", FLAG, "whether a presentation skips it; no if not given", default=False),
    Field("id", SlideId(), "a name to link to; made from the title if not given"),
)
#: Fields of a slide that only some layouts show.
SHOWN_BY_SOME = (
    Field("role", ROLE, "the role that colours the slide"),
    Field("source", SOURCE, "where what it says comes from"),
)

_COLOURED = SHOWN_BY_SOME[:1]
_CHARTED = (
    *_COLOURED,
    Field("source", SOURCE, "where its figures come from; the chart may say so instead"),
)
_NOTE = Field("note", PROSE, "a remark at the foot of the slide")
_LEAD = Field("lead", PROSE, "a sentence that leads in")


class Layout(NamedTuple):
    """A slide layout: what it is for, its own fields, an example, how its content is made.

    `some` are those of `SHOWN_BY_SOME` that it shows; `with_data` are its own fields on a
    slide that has the key `data`, where they differ.
    """

    name: str
    doc: str
    some: tuple[Field, ...]
    fields: tuple[Field, ...]
    example: str
    build: Callable[[Values, Node, Context], model.Content]
    check: Callable[[Values, Mapping, Context], None] | None = None
    with_data: tuple[Field, ...] | None = None


def _source_list(values: Values, node: Node, ctx: Context) -> model.SourceList:
    sources = tuple((ctx.sources or {}).values())
    return model.SourceList(values["methods"], sources, values["note"])


def _table_slide(values: Values, node: Node, ctx: Context) -> model.TableSlide:
    return model.TableSlide(table(values, node, ctx), values["note"])


def _check_source(values: Values, node: Mapping, ctx: Context) -> None:
    """Note that both the slide and its chart name a source, and not the same."""
    chart, source = values["chart"], values["source"]
    if chart and source and chart.source and chart.source != source:
        ctx.error(
            'this slide has a "source", and its chart another one',
            ctx.span(node.entries["source"].value),
            "a slide with a chart shows one source",
        )


_COVER = """\
layout: cover
title: What makes a good loaf?
subtitle: Two ways to raise a dough
parts:
  - heading: Yeast
    text: You bake tonight.
  - heading: Sourdough
    text: You bake tomorrow.
"""
_CARDS = """\
layout: cards
title: A dough has three parts that you can choose
lead: Everything else is time and heat.
cards:
  - heading: Flour
    text: The grain, and how much of the bran is *left in*.
    icon: wheat
  - heading: Leaven
    text: What makes the dough rise.
    icon: bubbles
    footer: Can I grow it at home?
"""
_TIER = """\
layout: tier
kicker: Bread from the shop
title: You eat what somebody else has baked
number: 01
points:
  - heading: No choice of flour
    text: Every loaf relies on **one mill**.
    icon: wheat
status:
  - {label: Flour, state: Unknown, icon: lock}
  - {label: Crust, state: Fresh, icon: croissant, given: yes}
"""
_COMPARISON = """\
layout: comparison
title: A loaf from your own oven costs a third
chart:
  type: bar
  axis: Euros for a kilogram
  categories: [Oven, Bakery]
  series:
    - name: Price
      values: [1.6, 4.8]
      labels: ["1.60", 4.50–5.20]
takeaways:
  - heading: Three times
    text: lies between the two.
"""
_CHART = """\
layout: chart
title: A sourdough takes its time
chart:
  type: line
  categories: [After 1 hour, After 2 hours, After 3 hours]
  series:
    - {name: Yeast, values: [30, 70, 100]}
    - {name: Sourdough, values: [~, 10, 25]}
  format: 0"%"
  min: 0
  max: 100
note: Growth of the dough; the sourdough was not measured after the first hour.
"""
_LEADERS = """\
layout: leaders
title: Two flours lead their class
cards:
  - label: A mill
    heading: Flour One
    specs: ["Comes in bags of 1,000 grams", Ground between stones]
  - label: Another mill
    heading: Flour Two
    specs:
      - Good for *one* kind of bread
"""
_TABLE = """\
layout: table
title: What a flour is good for
columns:
  - Flour
  - {heading: Bread, align: center}
rows:
  - [Wheat, yes]
  - ["[Spelt](https://example.org/spelt)", yes]
"""
_SOURCES = """\
layout: sources
title: Where the figures come from
methods:
  - heading: Prices
    text: Shop prices on the day of the talk.
"""
_QUESTIONS = """\
layout: questions
title: What would you like to know?
subtitle: The slides are online.
"""

#: Every slide layout, in the order of the reference.
LAYOUTS = (
    Layout(
        "cover",
        "The first slide: what the talk is called and what it is made of.",
        (),
        (
            Field("subtitle", PROSE, "a line below the title"),
            Field("parts", ListOf(PART, 0, 4), "what the talk is made of", default=()),
        ),
        _COVER,
        lambda values, node, ctx: model.Cover(**values),
    ),
    Layout(
        "cards",
        "Definitions side by side.",
        SHOWN_BY_SOME,
        (_LEAD, Field("cards", ListOf(CARD, 1), "the definitions", True, ())),
        _CARDS,
        lambda values, node, ctx: model.Cards(**values),
    ),
    Layout(
        "tier",
        "A part of the talk under its number: points, and a panel of what is handed over.",
        SHOWN_BY_SOME,
        (
            Field("number", PROSE, "the number of the part"),
            _LEAD,
            Field("points", ListOf(POINT, 1), "what there is to say", True, ()),
            Field("status", ListOf(STATE, 1, 5), "the rows of the panel", True, ()),
        ),
        _TIER,
        lambda values, node, ctx: model.Tier(**values),
    ),
    Layout(
        "comparison",
        "A chart and what to take away from it.",
        _CHARTED,
        (
            Field("chart", CHART, "the chart", required=True),
            Field("takeaways", ListOf(TAKEAWAY, 1), "what it shows", True, ()),
            _NOTE,
        ),
        _COMPARISON,
        lambda values, node, ctx: model.Comparison(**values),
        _check_source,
    ),
    Layout(
        "chart",
        "A chart that fills the slide.",
        _CHARTED,
        (Field("chart", CHART, "the chart", required=True), _LEAD, _NOTE),
        _CHART,
        lambda values, node, ctx: model.ChartSlide(**values),
        _check_source,
    ),
    Layout(
        "leaders",
        "Product cards side by side.",
        SHOWN_BY_SOME,
        (Field("cards", ListOf(LEADER, 1), "the products", True, ()), _NOTE),
        _LEADERS,
        lambda values, node, ctx: model.Leaders(**values),
    ),
    Layout(
        "table",
        "A table that fills the slide, written out or read from a CSV file.",
        SHOWN_BY_SOME,
        (*TABLE_FIELDS, _NOTE),
        _TABLE,
        _table_slide,
        check_table,
        (*DATA_FIELDS, _NOTE),
    ),
    Layout(
        "sources",
        "Methods in a sentence each, then all sources of the deck.",
        _COLOURED,
        (Field("methods", ListOf(METHOD), "how figures were made", default=()), _NOTE),
        _SOURCES,
        _source_list,
    ),
    Layout(
        "questions",
        "The last slide: an invitation to ask.",
        _COLOURED,
        (Field("subtitle", PROSE, "a line below the title"),),
        _QUESTIONS,
        lambda values, node, ctx: model.Questions(**values),
    ),
)
