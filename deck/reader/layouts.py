"""The slide layouts that content can ask for: their fields, and an example of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from deck import model
from deck.reader.charts import CHART
from deck.reader.context import Context
from deck.reader.names import ICON, ROLE, SOURCE, SlideId
from deck.reader.nodes import Mapping, Node
from deck.reader.scalars import FLAG, PROSE, Notes, Word
from deck.reader.schema import Field, ListOf, Record, Values, into
from deck.reader.tables import DATA_FIELDS, TABLE_FIELDS, check_table, table

ENTRY = Record(
    "entry",
    (
        Field("heading", PROSE, "a word or a short sentence", required=True),
        Field("text", PROSE, "a sentence about it"),
        Field("icon", ICON, "a Lucide icon to stand beside it"),
        Field("footer", PROSE, "a remark below it"),
        Field("role", ROLE, "the role that colours it"),
        Field("source", SOURCE, "where it comes from"),
    ),
    into(model.Entry),
)
STATE = Record(
    "state",
    (
        Field("label", PROSE, "what is handed over or withheld", required=True),
        Field("state", PROSE, "a word for how things are", required=True),
        Field("icon", ICON, "a Lucide icon for that word"),
        Field("given", FLAG, "whether it is handed over; no if not given", default=False),
    ),
    into(model.State),
)
LEADER = Record(
    "leader",
    (
        Field("label", PROSE, "who makes it"),
        Field("heading", PROSE, "what it is called", required=True),
        Field("specs", ListOf(PROSE, 1), "facts, a line each", required=True, default=()),
        Field("role", ROLE, "the role that colours it"),
        Field("source", SOURCE, "where the facts come from"),
    ),
    into(model.Leader),
)

#: The fields that a slide of any layout has.
SLIDE_FIELDS = (
    Field("layout", Word("layout", ".+", ""), "the name of its slide layout", required=True),
    Field("title", PROSE, "what the slide says, in a sentence", required=True),
    Field("kicker", PROSE, "a few words above the title"),
    Field("role", ROLE, "the role that colours the slide"),
    Field("source", SOURCE, "where what it says comes from"),
    Field("notes", Notes(), "what the speaker says", default=()),
    Field("hidden", FLAG, "whether a presentation skips it; no if not given", default=False),
    Field("id", SlideId(), "a name to link to; made from the title if not given"),
)

_NOTE = Field("note", PROSE, "a remark at the foot of the slide")
_LEAD = Field("lead", PROSE, "a sentence that leads in")


class Layout(NamedTuple):
    """A slide layout: what it is for, its own fields, an example, how its content is made.

    `with_data` are its fields on a slide that has the key `data`, where they differ.
    """

    name: str
    doc: str
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


_COVER = """\
layout: cover
title: How open is your model?
subtitle: Three kinds of language model
parts:
  - heading: Closed
    text: You rent it.
  - heading: Open
    text: You can rebuild it.
"""
_CARDS = """\
layout: cards
title: A model has three parts that can be open
lead: Today a model is a network that predicts the next token.
cards:
  - heading: Recipe
    text: The training code, the architecture and the data.
    icon: book-open
  - heading: Weights
    text: The numbers that hold what it *learned*.
    icon: scale
    footer: Often all that is shared
"""
_TIER = """\
layout: tier
kicker: Closed models
title: You rent a model that you cannot see
number: 01
points:
  - heading: Total dependency
    text: Every feature relies on **one provider**.
    icon: link
status:
  - {label: Recipe, state: Secret, icon: lock}
  - {label: Inference, state: Local, icon: laptop, given: yes}
"""
_COMPARISON = """\
layout: comparison
title: The cheapest model costs a tenth
chart:
  type: bar
  axis: US dollars for a million tokens
  categories: [Small, Large]
  series:
    - name: Price
      values: [0.3, 3.0]
      labels: ["0.30", 2.50–3.50]
takeaways:
  - heading: Ten times
    text: lies between the two.
"""
_CHART = """\
layout: chart
title: The gap has closed in two years
chart:
  type: line
  categories: ["2023", "2024", "2025"]
  series:
    - {name: Closed, values: [60, 72, 80]}
    - {name: Open, values: [~, 61, 78]}
  format: 0"%"
  min: 0
  max: 100
note: Shares of tasks solved; no open model was tested in 2023.
"""
_LEADERS = """\
layout: leaders
title: Two models lead their class
cards:
  - label: A maker
    heading: Model One
    specs: ["Context of 128,000 tokens", Sees images]
  - label: Another maker
    heading: Model Two
    specs:
      - Runs on *one* GPU
"""
_TABLE = """\
layout: table
title: What a licence lets you do
columns:
  - Licence
  - {heading: Sell, align: center}
rows:
  - [MIT, yes]
  - ["[Apache 2.0](https://www.apache.org/licenses/LICENSE-2.0)", yes]
"""
_SOURCES = """\
layout: sources
title: Where the figures come from
methods:
  - heading: Prices
    text: List prices on the day of the talk.
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
        (
            Field("subtitle", PROSE, "a line below the title"),
            Field("parts", ListOf(ENTRY, 0, 4), "what the talk is made of", default=()),
        ),
        _COVER,
        lambda values, node, ctx: model.Cover(**values),
    ),
    Layout(
        "cards",
        "Definitions side by side.",
        (_LEAD, Field("cards", ListOf(ENTRY, 1), "the definitions", True, ())),
        _CARDS,
        lambda values, node, ctx: model.Cards(**values),
    ),
    Layout(
        "tier",
        "A part of the talk under its number: points, and a panel of what is handed over.",
        (
            Field("number", PROSE, "the number of the part"),
            _LEAD,
            Field("points", ListOf(ENTRY, 1), "what there is to say", True, ()),
            Field("status", ListOf(STATE, 1, 5), "the rows of the panel", True, ()),
        ),
        _TIER,
        lambda values, node, ctx: model.Tier(**values),
    ),
    Layout(
        "comparison",
        "A chart and what to take away from it.",
        (
            Field("chart", CHART, "the chart", required=True),
            Field("takeaways", ListOf(ENTRY, 1), "what it shows", True, ()),
            _NOTE,
        ),
        _COMPARISON,
        lambda values, node, ctx: model.Comparison(**values),
    ),
    Layout(
        "chart",
        "A chart that fills the slide.",
        (Field("chart", CHART, "the chart", required=True), _LEAD, _NOTE),
        _CHART,
        lambda values, node, ctx: model.ChartSlide(**values),
    ),
    Layout(
        "leaders",
        "Product cards side by side.",
        (Field("cards", ListOf(LEADER, 1), "the products", True, ()), _NOTE),
        _LEADERS,
        lambda values, node, ctx: model.Leaders(**values),
    ),
    Layout(
        "table",
        "A table that fills the slide, written out or read from a CSV file.",
        (*TABLE_FIELDS, _NOTE),
        _TABLE,
        _table_slide,
        check_table,
        (*DATA_FIELDS, _NOTE),
    ),
    Layout(
        "sources",
        "Methods in a sentence each, then all sources of the deck.",
        (Field("methods", ListOf(ENTRY), "how figures were made", default=()), _NOTE),
        _SOURCES,
        _source_list,
    ),
    Layout(
        "questions",
        "The last slide: an invitation to ask.",
        (Field("subtitle", PROSE, "a line below the title"),),
        _QUESTIONS,
        lambda values, node, ctx: model.Questions(**values),
    ),
)
