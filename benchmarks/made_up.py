"""Talks of any size to measure with: the same made-up slides as YAML, as Markdown, as JSON.

The words mean nothing and are the same in every run. Every fifth slide is a chart; the others
are cards, points with a status panel, leader cards and tables in turn.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

_WORDS = (
    "river", "stone", "harbour", "window", "garden", "bridge", "letter", "market", "winter",
    "silver", "candle", "thunder", "meadow", "copper", "lantern", "orchard", "velvet", "compass",
    "marble", "cedar", "willow", "anchor", "feather", "granite", "saddle", "ribbon", "timber",
    "puzzle", "mirror", "basket", "engine", "tunnel", "valley", "summit", "canyon", "desert",
    "island", "forest", "prairie", "glacier", "monsoon", "drizzle", "breeze",
)  # fmt: skip
#: How many slides a section has.
_SECTION = 50

Slide = dict[str, Any]


def slides(count: int) -> list[Slide]:
    """That many slides, each as the mapping that stands in a section's file."""
    random = Random(count)
    makers = (_cards, _leaders, _tier, _table, _chart)
    return [
        {
            "layout": makers[order % 5].__name__.removeprefix("_"),
            # Titles are unique, as screen readers want them.
            "title": f"{_words(random, 3, 6)} {order + 1}",
            **makers[order % 5](random),
            "notes": _words(random, 20, 40) + ".",
        }
        for order in range(count)
    ]


def _words(random: Random, least: int, most: int) -> str:
    text = " ".join(random.choice(_WORDS) for _ in range(random.randint(least, most)))
    return text[0].upper() + text[1:]


def _cards(random: Random) -> Slide:
    cards = [
        {"heading": _words(random, 1, 2), "text": _words(random, 6, 14) + "."}
        for _ in range(random.randint(2, 6))
    ]
    return {"cards": cards}


def _leaders(random: Random) -> Slide:
    cards = [
        {
            "label": _words(random, 1, 1),
            "heading": _words(random, 1, 2),
            "specs": [_words(random, 2, 5) for _ in range(3)],
        }
        for _ in range(random.randint(2, 5))
    ]
    return {"cards": cards}


def _tier(random: Random) -> Slide:
    points = [
        {"heading": _words(random, 1, 3), "text": _words(random, 6, 14) + "."} for _ in range(3)
    ]
    status = [
        {"label": _words(random, 1, 1), "state": random.choice(_WORDS), "given": order > 0}
        for order in range(3)
    ]
    return {"points": points, "status": status}


def _table(random: Random) -> Slide:
    rows = [[_words(random, 1, 2), _words(random, 1, 3), _words(random, 1, 3)] for _ in range(5)]
    return {"columns": ["Name", "First", "Second"], "rows": rows}


def _chart(random: Random) -> Slide:
    series = [
        {"name": name, "values": [random.randint(1, 99) for _ in range(5)]}
        for name in ("First", "Second")
    ]
    categories = [word.capitalize() for word in random.sample(_WORDS, 5)]
    kind = random.choice(("bar", "column", "line"))
    return {"chart": {"type": kind, "categories": categories, "series": series}}


def write_content(made: list[Slide], folder: Path) -> None:
    """Write the slides as a talk of this program. JSON is YAML, and quoted without surprise."""
    folder.mkdir(parents=True)
    sections = []
    for first in range(0, len(made), _SECTION):
        name = f"part-{first // _SECTION + 1}"
        sections.append(name)
        head = f"title: {name.capitalize()}\nshort: {name}\nslides:\n"
        body = "".join(f"  - {json.dumps(one)}\n" for one in made[first : first + _SECTION])
        (folder / f"{name}.yaml").write_text(head + body, encoding="utf-8")
    deck = {"title": "Made up", "slug": "made-up", "lang": "en", "theme": "terminal"}
    (folder / "deck.yaml").write_text(json.dumps({**deck, "sections": sections}), encoding="utf-8")


def markdown(made: list[Slide]) -> Iterator[str]:
    """The lines of the same text as pandoc's Markdown; charts are tables, for it has none."""
    for slide in made:
        yield f"\n## {slide['title']}\n"
        if "chart" in slide:
            chart = slide["chart"]
            columns = [one["values"] for one in chart["series"]]
            head = ["", *(one["name"] for one in chart["series"])]
            yield from _pipe_table(
                head, [list(row) for row in zip(chart["categories"], *columns, strict=True)]
            )
        elif "rows" in slide:
            yield from _pipe_table(slide["columns"], slide["rows"])
        else:
            yield from (f"- {text}" for text in lines(slide))
        yield f"\n::: notes\n{slide['notes']}\n:::\n"


def _pipe_table(head: list[str], rows: list[list[Any]]) -> Iterator[str]:
    for row in (head, ["---"] * len(head), *rows):
        yield "| " + " | ".join(map(str, row)) + " |"


def lines(slide: Slide) -> list[str]:
    """The texts of a slide of cards or points, in the order they are read."""
    texts: list[str] = []
    for entry in (*slide.get("cards", ()), *slide.get("points", ()), *slide.get("status", ())):
        for key in ("label", "heading", "text", "state"):
            if key in entry:
                texts.append(entry[key])
        texts += entry.get("specs", ())
    return texts
