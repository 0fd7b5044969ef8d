"""What docs/content.md says about the kinds of charts, and its examples."""

from __future__ import annotations

#: The examples by what they show, each a slide.
CHART_EXAMPLES = {
    "stacked": """\
layout: chart
title: In winter the shop sells more dark bread
chart:
  type: column
  stacked: yes
  axis: Loaves a day
  categories: [Summer, Autumn, Winter]
  series:
    - {name: Wheat, values: [70, 55, 41]}
    - {name: Rye, values: [15, 31, 48]}
""",
    "scatter": """\
layout: chart
title: Longer in the oven is not better
chart:
  type: scatter
  axis: Marks from 1 to 10
  x: {axis: Minutes in the oven, min: 0}
  series:
    - name: Sourdough
      points: [[38, 7.1, Light rye], [45, 8.6, House loaf], [64, 6.3]]
    - name: Yeast
      points: [[22, 6.8, Rolls], [31, 7.4]]
""",
    "doughnut": """\
layout: chart
title: A third of a loaf is labour
chart:
  type: doughnut
  axis: What a loaf costs
  categories: [Labour, Flour, Oven, Shop]
  series: [{name: Euros, values: [1.6, 0.9, 0.5, 1.8]}]
  shares: yes
  center: 4.80 €
""",
    "from a file": """\
layout: chart
title: Wheat costs more every year
chart:
  type: line
  data: prices.csv
  series: [{name: Wheat, role: yeast}]
""",
}
CHARTS = f"""\
## Kinds of charts

`bar`, `column` and `line` compare categories. With `stacked: yes` the bars of a category stand
on each other, those of negative values below zero; with `stacked: percent` each category fills
100 %, and the labels still are the values. A bar that is too short for its label has none, and
then an axis tells the values; where most labels have no room, no bar has one. A missing value
leaves a gap in a line, and adds nothing to a stack.

```yaml
{CHART_EXAMPLES["stacked"]}```

`scatter` has points with an x and a y, which may have names. Its x axis says what it is, its y
axis is the `axis` of the chart. The axes begin near the points if zero is far away, and cross
at zero if both sides of it are shown. A name stands at the side of its point where it has room;
one that has room at no side is an error.

```yaml
{CHART_EXAMPLES["scatter"]}```

`doughnut` shows one series as at most eight slices of a ring, from the top clockwise, each with
its name and its value, or with `shares: yes` its share of the whole. Negative values are errors.
A missing value or a 0 has no slice, which is warned about.

```yaml
{CHART_EXAMPLES["doughnut"]}```

Of all kinds but `scatter` the categories and values may come from a CSV file in the content folder:

```text
Year,Wheat,Rye
2023,310,255
2024,335,
```

The first column names the categories, each other column is a series with its head as the name; the
head of the first is not shown. An empty cell is a missing value. `series` then says which columns
are shown, in which order, and what else there is to say about them; without it all are.

```yaml
{CHART_EXAMPLES["from a file"]}```

A series or slice without a role takes the next colour that no role of the chart has.
"""
