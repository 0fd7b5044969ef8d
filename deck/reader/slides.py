"""The slide record: what every slide has, and what the layout that it names asks for."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

from deck import model
from deck.reader.context import Context
from deck.reader.layouts import LAYOUTS, SHOWN_BY_SOME, SLIDE_FIELDS, Layout
from deck.reader.nodes import Mapping, Node, Scalar
from deck.reader.scalars import text_of
from deck.reader.schema import Record, Values

_COMMON = Record("slide", SLIDE_FIELDS[1:] + SHOWN_BY_SOME, lambda values, node, ctx: None)


def _build(layout: Layout) -> Callable[[Values, Node, Context], model.Slide]:
    names = [field.name for field in layout.fields]

    def build(values: Values, node: Node, ctx: Context) -> model.Slide:
        own = {name: values[name] for name in names}
        return model.Slide(
            layout=layout.name,
            id=values["id"] or "",
            title=values["title"],
            kicker=values["kicker"],
            role=values.get("role"),
            source=values.get("source"),
            notes=values["notes"],
            hidden=values["hidden"],
            content=layout.build(own, node, ctx),
            span=ctx.span(node),
        )

    return build


def _records() -> dict[tuple[str, bool], Record]:
    """The record of each layout, without and with the key `data`."""
    return {
        (layout.name, data): Record(
            f"slide with the layout {layout.name}",
            SLIDE_FIELDS + layout.some + ((data and layout.with_data) or layout.fields),
            _build(layout),
            layout.check,
        )
        for layout in LAYOUTS
        for data in (False, True)
    }


class SlideType:
    """A slide. One whose id the author left out comes back with an empty id."""

    label = "slide"

    def __init__(self) -> None:
        """Of any of the layouts."""
        self._records = _records()

    def read(self, node: Node, subject: str, ctx: Context) -> model.Slide | None:
        """The slide, or None if anything in it is wrong."""
        if not isinstance(node, Mapping):
            _COMMON.read(node, subject, ctx)
            return None
        entry = node.entries.get("layout")
        layout = entry.value.text if entry and isinstance(entry.value, Scalar) else ""
        record = self._records.get((layout, "data" in node.entries))
        title = node.entries.get("title")
        if title and isinstance(title.value, Scalar):
            ctx.titles.append(title.value.text)
        if record is None:
            self._without_layout(node, subject, ctx)
            return None
        slide: model.Slide | None = record.read(node, subject, ctx)
        return slide

    def _without_layout(self, node: Mapping, subject: str, ctx: Context) -> None:
        """Note that the layout is missing or unknown, and faults in what it does not decide."""
        names = [layout.name for layout in LAYOUTS]
        entry = node.entries.get("layout")
        if entry is None:
            hint = f"layout: one of {', '.join(names)}"
            ctx.error('a slide needs "layout"', ctx.span(node), hint)
        elif layout := text_of(entry.value, '"layout"', ctx):
            ctx.unknown("layout", layout, ctx.span(entry.value), names)
        elif isinstance(entry.value, Scalar):
            ctx.empty(entry.value, '"layout"')
        common = {field.name for field in _COMMON.fields}
        shared = {key: value for key, value in node.entries.items() if key in common}
        _COMMON.read(node._replace(entries=shared), subject, ctx)


def slug(text: str) -> str:
    """`text` in small ASCII letters and digits, joined by hyphens, and never digits alone.

    Letters of other scripts are left out; for them stands a number that is always the same for
    the same text, so that links lead to a slide wherever it moves.
    """
    others = ""
    if not text.isascii():
        import unicodedata  # only titles with accents need it

        parts = unicodedata.normalize("NFKD", text)
        plain = "".join(part for part in parts if not unicodedata.combining(part))
        if any(part.isalpha() and "LATIN" not in unicodedata.name(part, "") for part in plain):
            others = f"{zlib.crc32(text.encode()):08x}"
        text = plain
    words = re.findall("[a-z0-9]+", text.casefold())
    if not any(word.strip("0123456789") for word in words):
        words = ["slide", *words]
    return "-".join([*words, *([others] if others else [])])


def with_ids(slides: tuple[model.Slide, ...], taken: set[str]) -> tuple[model.Slide, ...]:
    """The slides, those without an id with one made of the title that is not in `taken` yet."""
    done = []
    for slide in slides:
        if not slide.id:
            base = name = slug(slide.title.plain)
            number = 2
            while name in taken:
                name = f"{base}-{number}"
                number += 1
            taken.add(name)
            slide = slide._replace(id=name)
        done.append(slide)
    return tuple(done)
