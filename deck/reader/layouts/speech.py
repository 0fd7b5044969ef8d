"""The slide layouts of a few large words: a statement, a quote, a number, a list, two sides."""

from __future__ import annotations

from deck import model
from deck.reader.entries import ITEM_OR_PROSE, SIDE
from deck.reader.layouts.base import LEAD, NOTE, SHOWN_BY_SOME, Layout
from deck.reader.pictures import PORTRAIT
from deck.reader.scalars import PROSE
from deck.reader.schema import Field, ListOf

STATEMENT_SLIDE = Layout(
    "statement",
    "One thing, said large. It is the slide's title.",
    SHOWN_BY_SOME,
    (Field("text", PROSE, "a sentence about it"),),
    """\
layout: statement
title: Good bread is mostly waiting
text: The baker works for an hour; the dough works all night.
""",
    lambda values, node, ctx: model.Statement(**values),
)

QUOTE_SLIDE = Layout(
    "quote",
    "What somebody has said. The title, which is set small, says what it is about.",
    SHOWN_BY_SOME,
    (
        Field("quote", PROSE, "the words, without quotation marks", required=True),
        Field("by", PROSE, "who said them", required=True),
        Field("about", PROSE, "what to know of that person, or of the occasion"),
        Field("portrait", PORTRAIT, "a picture of that person"),
    ),
    """\
layout: quote
title: Why recipes disagree
quote: The flour is different, the water is different, and so are you.
by: A miller
about: asked for her recipe
""",
    lambda values, node, ctx: model.Quote(**values),
)

NUMBER_SLIDE = Layout(
    "number",
    "One number that fills the slide, and what it means.",
    SHOWN_BY_SOME,
    (
        Field("number", PROSE, "the number as it is to be shown", required=True),
        Field("unit", PROSE, "what it counts, in a word or two"),
        Field("text", PROSE, "what it means"),
    ),
    """\
layout: number
title: A sourdough needs most of a day
number: 18
unit: hours
text: from the first stir to the oven, and of these the baker works **one**.
""",
    lambda values, node, ctx: model.BigNumber(**values),
)

POINTS_SLIDE = Layout(
    "points",
    "A list of points, in one or two columns and one or two levels.",
    SHOWN_BY_SOME,
    (LEAD, Field("points", ListOf(ITEM_OR_PROSE, 1, 12), "what there is to say", True, ())),
    """\
layout: points
title: Three things spoil a loaf
points:
  - The oven was *not yet hot*
  - text: The dough was not ready
    points:
      - Too cold a kitchen
      - Too old a leaven
  - Somebody opened the door
""",
    lambda values, node, ctx: model.Points(**values),
)

VERSUS_SLIDE = Layout(
    "versus",
    "Two things side by side.",
    SHOWN_BY_SOME,
    (Field("sides", ListOf(SIDE, 2, 2), "the two things", True, ()), NOTE),
    """\
layout: versus
title: Yeast is quick, sourdough keeps
sides:
  - heading: Yeast
    icon: zap
    points: [Rises in an hour, "Tastes of flour"]
  - heading: Sourdough
    icon: hourglass
    points: [Rises overnight, Stays fresh for a week]
""",
    lambda values, node, ctx: model.Versus(**values),
)
