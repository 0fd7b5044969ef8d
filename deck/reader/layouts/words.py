"""The slide layouts of words: definitions, points, cards of products."""

from __future__ import annotations

from deck import model
from deck.reader.entries import CARD, LEADER, POINT, STATE
from deck.reader.layouts.base import LEAD, NOTE, SHOWN_BY_SOME, Layout
from deck.reader.scalars import PROSE
from deck.reader.schema import Field, ListOf

CARDS_SLIDE = Layout(
    "cards",
    "Definitions side by side.",
    SHOWN_BY_SOME,
    (LEAD, Field("cards", ListOf(CARD, 1), "the definitions", True, ())),
    """\
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
""",
    lambda values, node, ctx: model.Cards(**values),
)

TIER_SLIDE = Layout(
    "tier",
    "A part of the talk under its number: points, and a panel of what is handed over.",
    SHOWN_BY_SOME,
    (
        Field("number", PROSE, "the number of the part"),
        LEAD,
        Field("points", ListOf(POINT, 1), "what there is to say", True, ()),
        Field("status", ListOf(STATE, 1, 5), "the rows of the panel", True, ()),
    ),
    """\
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
""",
    lambda values, node, ctx: model.Tier(**values),
)

LEADERS_SLIDE = Layout(
    "leaders",
    "Product cards side by side.",
    SHOWN_BY_SOME,
    (Field("cards", ListOf(LEADER, 1), "the products", True, ()), NOTE),
    """\
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
""",
    lambda values, node, ctx: model.Leaders(**values),
)
