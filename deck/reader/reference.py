"""The reference of the content format, docs/content.md, written from the schema.

python -m deck.reader.reference > docs/content.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from deck.reader.chart_reference import CHARTS
from deck.reader.charts import CHART, SERIES, X_AXIS
from deck.reader.content import DECK, SECTION, SOURCE
from deck.reader.entries import (
    CARD,
    ITEM,
    LEADER,
    METHOD,
    PART,
    POINT,
    SIDE,
    STATE,
    TAKEAWAY,
)
from deck.reader.layouts import LAYOUTS, SLIDE_FIELDS
from deck.reader.pictures import PICTURE, PORTRAIT
from deck.reader.schema import Field, Record, a
from deck.reader.tables import COLUMN

_HEAD = """\
# Writing content

<!-- Written by `python -m deck.reader.reference`; change the schema in deck/reader instead. -->

A deck is a folder of YAML files (UTF-8): `deck.yaml`, a file for each section, and, if
slides cite anything, `sources.yaml`. Content says what a slide is, never where something
stands, how large it is or which colour it has: that is the theme's business.

- **Text is text.** A text field holds what is written there: `no`, `3.10`, `12:30` and
  `2026-01-02` need no quotes. A text that starts with one of ``* & ! @ ` % [ { | > " ' #``
  or has `: ` or ` #` in it does: `title: "Bread: bought or baked"`. Where quotes are
  missing, the error message shows the line as it has to be. A comment stands on a line of
  its own: behind a text it is warned about, since it may be meant as part of the text.
- **Prose** takes `**bold**`, `*italic*`, `` `code` `` and `[links](https://example.org)`,
  also to slides: `[see there](#the-id-of-a-slide)`. A backslash before a mark makes it a
  character: `5\\*`. Line ends in prose are spaces. **Unmarked prose** stands where there is
  no bold, italic, code or link, such as in a chart: marks there are errors.
- **Nothing is dropped in silence.** Unknown keys, roles, sources and icons are errors, and
  there is no field that its slide would not show. YAML's tags and merge keys are not
  supported; a value can be repeated with `&name` and `*name`, a hundred times in a file.
- **Lists of records** start each item with a dash: `- heading: Flour`.
"""
_SOURCES = """\
## `sources.yaml`

A list of sources. Slides cite them by their ids, and show their titles. A slide with the
layout `sources` lists all of them in full.
"""
_ROOM = """\
## How much goes on a slide

Text that does not fit is set smaller, down to the smallest size that the theme allows. What
does not fit even then continues on further slides of the same title, numbered 1/2, 2/2 and so
on; or it is an error, which names the line to shorten. The numbers are those of the theme
`terminal`.

| layout | on one slide | what is beyond that |
| --- | --- | --- |
| `cover` | 4 parts | is an error |
| `agenda` | 16 sections, if they fit | continues |
| `quote` | what fits | is an error |
| `points` | 12 short points in two columns, or 8, if they fit | continues |
| `cards` | 6 cards, if they fit | continues |
| `versus` | 6 points on each side, if they fit | is an error |
| `tier` | 5 points and 5 rows, if they fit | points continue; rows are an error |
| `comparison` | 4 takeaways, if they fit | continues, without the chart |
| `picture` | what fits beside the picture | is an error |
| `leaders` | 6 cards, if they fit | continues |
| `table` | the rows that fit | continues, under the same head |
| `sources` | the methods and sources that fit | sources continue; methods are an error |

- A **title** has two lines, about 80 characters and never more than 86; a **kicker** has one
  line of 80. Both keep their size. On `cover`, `divider` and `questions` a title has three
  lines, on `statement` four, and it is set smaller.
- A **chart** has at most 8 series. It has as many categories as there is room for their
  names: of `type: bar` 30, if the title, the `lead`, and the `note` with the source take one line
  each. Numbers that have no room at their points stand on the axis; an author's own labels and
  the names of points must have room. A doughnut has at most 8 slices.
- Of a slide that continues, only the first part has the `lead`, the `note`, the panel and the
  speaker notes.
"""
SECTION_EXAMPLE = """\
title: Sourdough
short: sour
slides:
  - layout: questions
    title: What would you like to know?
"""
DECK_EXAMPLE = """\
title: What makes a good loaf?
slug: good-loaf
lang: en
theme: terminal
author: A. Speaker
roles:
  yeast: Yeast
  sourdough: Sourdough
sections: [dough, sourdough]
"""
SOURCES_EXAMPLE = """\
- id: survey
  title: A survey of sourdough starters
  author: A. Researcher and others
  date: June 2025
  link: https://example.org/survey
"""
DATA_EXAMPLE = """\
layout: table
title: What a flour is good for
data: flours.csv
columns:
  - {heading: Bread, align: center}
"""
_RECORDS = (
    PART, ITEM, CARD, SIDE, POINT, STATE, TAKEAWAY, LEADER, METHOD,
    CHART, SERIES, X_AXIS, PICTURE, PORTRAIT, COLUMN,
)  # fmt: skip


def reference() -> str:
    """The text of docs/content.md."""
    return "\n".join(_parts())


def _parts() -> Iterator[str]:
    yield _HEAD
    yield "## `deck.yaml`\n"
    yield _fields(DECK.fields)
    yield _example(DECK_EXAMPLE)
    yield _SOURCES
    yield _fields(SOURCE.fields)
    yield _example(SOURCES_EXAMPLE)
    yield "## Section files\n\n`NAME.yaml` for each name in `sections`.\n"
    yield _fields(SECTION.fields)
    yield _example(SECTION_EXAMPLE)
    yield "## Slides\n\nEvery slide has these fields, and those of its layout.\n"
    yield _fields(SLIDE_FIELDS)
    for layout in LAYOUTS:
        yield f"### `{layout.name}`\n\n{layout.doc}\n"
        yield _fields(layout.some + layout.fields)
        yield _example(layout.example)
        if layout.with_data:
            yield "The same table from a file:\n"
            yield _example(DATA_EXAMPLE)
    yield CHARTS
    yield _ROOM
    yield "## Records\n"
    for record in _RECORDS:
        yield f"### {a(record.label).capitalize()}\n"
        yield _fields(record.fields)


def _fields(fields: tuple[Field, ...]) -> str:
    rows = ["| field | type | | what it is |", "| --- | --- | --- | --- |"]
    for field in fields:
        need = "required" if field.required else ""
        rows.append(f"| `{field.name}` | {_linked(field.type.label)} | {need} | {field.doc} |")
    return "\n".join(rows) + "\n"


def _linked(label: str) -> str:
    """A type's label with a link to the record that it names."""
    words = label.replace(",", " ,").split(" ")
    known: dict[str, Record] = {record.label: record for record in _RECORDS}
    linked = (
        f"[{word}](#{a(word).replace(' ', '-')})" if word in known else word for word in words
    )
    return " ".join(linked).replace(" ,", ",")


def _example(text: str) -> str:
    return f"```yaml\n{text}```\n"


if __name__ == "__main__":
    sys.stdout.write(reference())
