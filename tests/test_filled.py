"""A talk with every field of every slide layout filled: all of it is on its slide.

The content is made from the schema, so that a field that is added and shown nowhere fails here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count, cycle
from pathlib import Path
from typing import Any

import pytest
import yaml
from chart_kinds import fields_of, is_chart, is_series
from pictures import png

from deck import assets, solved
from deck.diagnostics import render
from deck.pipeline import prepare
from deck.reader.charts import NumberFormat
from deck.reader.entries import ITEM
from deck.reader.layouts import LAYOUTS, SLIDE_FIELDS
from deck.reader.names import Declared, Icon, SlideId
from deck.reader.pictures import Focus, PictureFile
from deck.reader.scalars import Choice, Flag, Notes, Number, Plain, Prose
from deck.reader.schema import Field, ListOf, Record

ROOT = Path(__file__).resolve().parent.parent
THEMES = sorted(file.parent for file in (ROOT / "themes").glob("*/theme.yaml"))
ICONS = ("anchor", "bell", "book-open", "circle", "cloud", "file", "house", "leaf", "lock", "map",
         "star", "sun", "truck", "wheat")  # fmt: skip
#: How many items some lists have: they must agree with others, or there is room for no more.
SIZES = {"categories": 3, "values": 3, "labels": 3, "roles": 3, "series": 2, "points": 3,
         "columns": 3, "specs": 2, "status": 3, "methods": 4}  # fmt: skip

pytestmark = pytest.mark.skipif(assets.missing() is not None, reason="the fonts are not installed")


class Filled:
    """Content that fills all fields, and what must be seen of it on each slide."""

    def __init__(self, items: int, *, by_category: bool) -> None:
        """Lists have `items` items; charts are coloured `by_category` or by series."""
        self.items, self.by_category = items, by_category
        self.words = (f"q{number}z" for number in count())
        self.numbers = cycle(range(10, 90))
        self.icons: list[str] = []
        self.roles: list[int] = []
        self.cited = 0
        self.kinds = cycle(("bar", "scatter", "doughnut") if items % 2 else ("doughnut", "scatter"))
        self.kind = ""
        self.sources: list[str] = []
        self.seen: list[tuple[dict[str, Any], list[str], list[int]]] = []
        self.slides = [self.slide(layout.name, (*SLIDE_FIELDS[1:], *layout.some, *layout.fields))
                       for layout in LAYOUTS]  # fmt: skip

    def slide(self, name: str, fields: tuple[Field, ...]) -> dict[str, Any]:
        self.icons, self.roles, self.cited = [], [], 0
        slide = {"layout": name, **self.record(fields)}
        slide.pop("data", None)  # what it would bring stands in the slide
        if "chart" in slide and "source" in slide:
            slide["source"] = slide["chart"]["source"]
        self.seen.append((slide, self.icons, self.roles))
        return slide

    def record(self, fields: tuple[Field, ...]) -> dict[str, Any]:
        if is_chart(fields):
            self.kind = next(self.kinds)
        charted = is_chart(fields) or is_series(fields)
        chosen = {one.name: one for one in (fields_of(self.kind, fields) if charted else fields)}
        chosen.pop("stacked", None)  # labels of the author that have no room are errors there
        by_category = self.kind == "doughnut" or (self.by_category and self.kind == "bar")
        if "series" in chosen and not by_category:
            chosen.pop("roles", None)
        if ("values" in chosen or ("points" in chosen and "role" in chosen)) and by_category:
            del chosen["role"]
        chosen.pop("decorative", None)  # such a picture has no alt
        return {name: self.value(name, field.type) for name, field in chosen.items()}

    def value(self, name: str, type_: Any) -> Any:
        if isinstance(type_, Record):
            return self.record(type_.fields)
        if name == "type":
            return self.kind
        if name == "x":
            return {"axis": next(self.words), "format": "0.0", "min": 0, "max": 100}
        if type_.label == "`[x, y]`":
            x = next(self.numbers)
            return [x, x * 37 % 90 + 5, next(self.words)]  # not in a crowd
        if name == "series" and self.kind == "doughnut":
            return [self.value("", type_.item)]
        if isinstance(type_, ListOf):
            most = min(type_.most or 99, SIZES.get(name, self.items))
            return [self.value("", type_.item) for _ in range(max(most, type_.least))]
        if isinstance(type_, Icon):
            self.icons.append(ICONS[len(self.icons) % len(ICONS)])
            return self.icons[-1]
        if isinstance(type_, Declared):
            return self.role() if type_.kind == "role" else self.source()
        if type_.label == "prose or column":
            return {"heading": next(self.words), "role": self.role(), "align": "right"}
        if type_.label == "item or prose":
            return self.record(ITEM.fields)
        if type_.label == "list of prose":
            return [next(self.words) for _ in range(SIZES["columns"])]
        if name == "fit":
            return "cover"  # only then a picture has a focus
        made = {
            Prose: lambda: next(self.words),
            Plain: lambda: next(self.words),
            Notes: lambda: f"{next(self.words)}\n\n{next(self.words)}",
            SlideId: lambda: next(self.words),
            Number: lambda: {"min": 0, "max": 100}.get(name, next(self.numbers)),
            NumberFormat: lambda: "0.0",
            Flag: lambda: True,
            Choice: lambda: type_.words[0],
            PictureFile: lambda: "photo.png",
            Focus: lambda: [30, 70],
        }
        return made[type(type_)]() if type(type_) in made else None

    def role(self) -> str:
        self.roles.append(len(self.roles) % 6)
        return f"role-{self.roles[-1]}"

    def source(self) -> str:
        """One of two for each slide: more would leave no room for anything else."""
        self.cited += 1
        name = f"source-{len(self.seen)}{self.cited % 2}"
        self.sources += [] if name in self.sources else [name]
        return name

    def write(self, folder: Path) -> None:
        cited = [
            {"id": name, "title": f"{name}-title", "author": f"{name}-author",
             "date": f"{name}-date", "link": f"https://example.org/{name}"}
            for name in self.sources
        ]  # fmt: skip
        roles = {f"role-{number}": f"role-{number}-label" for number in range(6)}
        head = {"title": "T", "slug": "t", "lang": "en", "theme": "t", "roles": roles}
        section = {"title": "Section", "slides": self.slides}
        texts = {"deck": {**head, "sections": ["only"]}, "sources": cited, "only": section}
        (folder / "photo.png").write_bytes(png(1300, 900))
        for name, data in texts.items():
            text = yaml.safe_dump(
                data, sort_keys=False, default_style='"' if data is cited else None
            )
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def shown(value: Any) -> Iterator[str]:
    """All strings anywhere in solved shapes."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from shown(inner)


def icons(shapes: tuple[solved.Shape, ...]) -> int:
    found = 0
    for shape in shapes:
        if isinstance(shape, solved.Group):
            found += icons(shape.shapes)
        elif isinstance(shape, solved.AutoShape):
            found += shape.name == "Icon"
    return found


@pytest.mark.parametrize("theme", THEMES, ids=lambda folder: folder.name)
@pytest.mark.parametrize("by_category", [False, True])
@pytest.mark.parametrize("items", [1, 2, 3, 4, 5, 7])
def test_all_of_a_filled_talk_is_shown(
    tmp_path: Path, theme: Path, items: int, by_category: bool
) -> None:
    filled = Filled(items, by_category=by_category)
    filled.write(tmp_path)
    date = datetime(2026, 1, 2, tzinfo=UTC)
    outcome = prepare(tmp_path, theme=str(theme), draft=False, timestamp=date)
    assert [render(item, outcome.sources) for item in outcome.diagnostics] == []
    assert outcome.deck
    for slide, given_icons, roles in filled.seen:
        parts = [one for one in outcome.deck.slides if one.id.split(".")[0] == slide["id"]]
        assert parts
        text = " ".join(item for part in parts for item in shown(part.shapes)).lower()
        text = " ".join([text, *parts[0].notes])
        written = yaml.safe_dump({**slide, "id": None})
        missing = {word for word in re.findall(r"q\d+z", written) if word not in text.split()}
        cited = {f"{name}-title" for name in re.findall(r"source-\d+", written)}
        assert missing | {title for title in cited if title not in text} == set(), slide["layout"]
        assert sum(icons(part.shapes) for part in parts) == len(given_icons), slide["layout"]
        for role in roles:
            assert f"accent{role + 1}" in text, (slide["layout"], role)
        if slide["layout"] == "sources":
            for name in filled.sources:
                wanted = (f"{name}-author", f"{name}-date", f"https://example.org/{name}")
                assert all(word in text for word in wanted)


def test_every_type_of_field_is_filled() -> None:
    filled = Filled(2, by_category=True)
    for slide, layout in zip(filled.slides, LAYOUTS, strict=True):
        assert None not in slide.values(), layout.name
    assert len(filled.sources) >= len(LAYOUTS)
