"""The slide layouts of figures: charts, pictures and tables."""

from __future__ import annotations

from deck import model
from deck.reader.charts import CHART
from deck.reader.context import Context
from deck.reader.entries import TAKEAWAY
from deck.reader.layouts.base import COLOURED, LEAD, NOTE, SHOWN_BY_SOME, Layout
from deck.reader.names import SOURCE
from deck.reader.nodes import Mapping, Node
from deck.reader.pictures import PICTURE
from deck.reader.scalars import PROSE
from deck.reader.schema import Field, ListOf, Values
from deck.reader.tables import DATA_FIELDS, TABLE_FIELDS, check_table, table

_CHARTED = (
    *COLOURED,
    Field("source", SOURCE, "where its figures come from; the chart may say so instead"),
)


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


COMPARISON_SLIDE = Layout(
    "comparison",
    "A chart and what to take away from it.",
    _CHARTED,
    (
        Field("chart", CHART, "the chart", required=True),
        Field("takeaways", ListOf(TAKEAWAY, 1), "what it shows", True, ()),
        NOTE,
    ),
    """\
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
""",
    lambda values, node, ctx: model.Comparison(**values),
    _check_source,
)

CHART_SLIDE = Layout(
    "chart",
    "A chart that fills the slide.",
    _CHARTED,
    (Field("chart", CHART, "the chart", required=True), LEAD, NOTE),
    """\
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
""",
    lambda values, node, ctx: model.ChartSlide(**values),
    _check_source,
)

PICTURE_SLIDE = Layout(
    "picture",
    "A picture that fills the slide, or stands beside a text.",
    SHOWN_BY_SOME,
    (
        Field("picture", PICTURE, "the picture", required=True),
        Field("caption", PROSE, "a line below it"),
        Field("text", PROSE, "what there is to say about it, beside it"),
    ),
    """\
layout: picture
title: After three hours the dough has doubled
picture:
  file: dough.png
  alt: A bowl of dough that has risen over its rim
  fit: cover
  focus: [50%, 30%]
caption: The kitchen had 26 degrees.
""",
    lambda values, node, ctx: model.PictureSlide(**values),
)

TABLE_SLIDE = Layout(
    "table",
    "A table that fills the slide, written out or read from a CSV file.",
    SHOWN_BY_SOME,
    (*TABLE_FIELDS, NOTE),
    """\
layout: table
title: What a flour is good for
columns:
  - Flour
  - {heading: Bread, align: center}
rows:
  - [Wheat, yes]
  - ["[Spelt](https://example.org/spelt)", yes]
""",
    _table_slide,
    check_table,
    (*DATA_FIELDS, NOTE),
)
