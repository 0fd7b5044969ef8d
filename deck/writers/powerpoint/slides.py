"""Slides with what hangs on them: relationships, notes slides, charts and their workbooks."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from deck.solved import ChartFrame, Deck, Slide
from deck.writers.powerpoint.archive import Packed, pack
from deck.writers.powerpoint.markup import DECLARATION, NAMESPACES
from deck.writers.powerpoint.media import Media, pictures
from deck.writers.powerpoint.notes import notes_part
from deck.writers.powerpoint.placeholders import slots_of
from deck.writers.powerpoint.relationships import Relationships
from deck.writers.powerpoint.shapes import ShapeWriter
from deck.writers.powerpoint.text import TextWriter, hyperlink

_JUMP = "ppaction://hlinksldjump"
#: Of how many charts the workbooks are kept; with more, importing XlsxWriter is no matter.
_KEPT_WORKBOOKS = 32
_TAIL = "</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"


def slide_name(number: int) -> str:
    """The name of the part of a slide, counted from 1."""
    return f"ppt/slides/slide{number}.xml"


def notes_name(number: int) -> str:
    """The name of the part with the notes of a slide, counted from 1."""
    return f"ppt/notesSlides/notesSlide{number}.xml"


def chart_name(number: int) -> str:
    """The name of the part of a chart, counted from 1 through the deck."""
    return f"ppt/charts/chart{number}.xml"


def relationships_name(number: int) -> str:
    """The name of the part with the relationships of a slide, counted from 1."""
    return f"ppt/slides/_rels/slide{number}.xml.rels"


def in_utc(timestamp: datetime) -> datetime:
    """The moment in UTC, without saying so; without a time zone it is taken as that."""
    return timestamp.astimezone(UTC).replace(tzinfo=None) if timestamp.tzinfo else timestamp


class SlideParts(NamedTuple):
    """A slide as the parts of a package, and what the deck has to know of it.

    `entries` are the parts by name, packed. `linked` are its relationships where one of them
    leads to another slide, by that slide's id behind "#"; else they are among the entries.
    `charts` counts them, `pictures` are the files shown, by the names of their media parts.
    """

    id: str
    title: str
    hidden: bool
    noted: bool
    charts: int
    entries: tuple[tuple[str, Packed], ...]
    linked: tuple[tuple[str, str, str, bool], ...]
    pictures: tuple[tuple[str, str], ...]


class SlideWriter:
    """Writes slides of a deck, one at a time and each without knowledge of the others."""

    def __init__(
        self,
        deck: Deck,
        ids: Container[str],
        timestamp: datetime,
        cache: Path | None = None,
    ) -> None:
        """Prepare what slides share.

        Only the head of the deck counts; `ids` are those of all its slides. `timestamp`
        dates the workbooks, of which some are kept in `cache`.
        """
        self._cache = cache
        self._timestamp = in_utc(timestamp)
        self._lang = deck.lang
        self._text = TextWriter(deck.lang, deck.theme.scripts)
        self._ids = ids
        self._slots = [slots_of(layout) for layout in deck.layouts]
        self._media = Media()
        self._plain_relationships: dict[int, Packed] = {}

    def write(self, slide: Slide, number: int, charts: int) -> SlideParts:
        """The parts of a slide, whose `number` is from 1; `charts` are on slides before it."""
        relationships = Relationships()
        relationships.add("slideLayout", f"../slideLayouts/slideLayout{slide.layout + 1}.xml")
        shown = {picture.file: self._media.take(picture.file) for picture in pictures(slide.shapes)}
        entries: list[tuple[str, Packed]] = []
        before = charts

        def link(target: str) -> str:
            return self._link(target, relationships)

        def chart(frame: ChartFrame) -> str:
            nonlocal charts
            charts += 1
            entries.extend(self._chart(frame, charts))
            return relationships.add("chart", f"../{chart_name(charts).removeprefix('ppt/')}")

        slots = self._slots[slide.layout]
        writer = ShapeWriter(self._text, relationships, shown, link, chart, slots)
        tree = writer.tree(slide.shapes)
        hidden = ' show="0"' if slide.hidden else ""
        xml = f"{DECLARATION}<p:sld {NAMESPACES}{hidden}><p:cSld>{tree}{_TAIL}"
        if slide.notes:
            relationships.add("notesSlide", f"../notesSlides/notesSlide{number}.xml")
            entries += self._notes(slide, number)
        entries.append((slide_name(number), pack(xml.encode())))
        linked = relationships.items()
        if not any(target.startswith("#") for _, _, target, _ in linked):
            entries.append((relationships_name(number), self._packed(relationships, slide.layout)))
            linked = []
        return SlideParts(
            slide.id,
            slide.title,
            slide.hidden,
            bool(slide.notes),
            charts - before,
            tuple(entries),
            tuple(linked),
            tuple(shown.items()),
        )

    def _packed(self, relationships: Relationships, layout: int) -> Packed:
        """The relationships of a slide; many have but the one to their slide layout."""
        if len(relationships) > 1:
            return pack(relationships.xml().encode())
        packed = self._plain_relationships.get(layout)
        if packed is None:
            packed = self._plain_relationships[layout] = pack(relationships.xml().encode())
        return packed

    def _link(self, target: str, relationships: Relationships) -> str:
        """A link to a URL or to a slide of this deck; one to no slide of it leads nowhere."""
        if not target.startswith("#"):
            return hyperlink(relationships.add("hyperlink", target, external=True))
        if target[1:] not in self._ids:
            return ""
        return hyperlink(relationships.add("slide", target), _JUMP)

    def _notes(self, slide: Slide, number: int) -> Iterator[tuple[str, Packed]]:
        relationships = Relationships()
        relationships.add("notesMaster", "../notesMasters/notesMaster1.xml")
        relationships.add("slide", f"../slides/slide{number}.xml")
        yield notes_name(number), pack(notes_part(slide.notes, self._text).encode())
        name = f"ppt/notesSlides/_rels/notesSlide{number}.xml.rels"
        yield name, pack(relationships.xml().encode())

    def _chart(self, frame: ChartFrame, number: int) -> Iterator[tuple[str, Packed]]:
        # Many decks have no chart.
        from deck.writers.powerpoint.charts import chart_part
        from deck.writers.powerpoint.workbook import kept_workbook

        relationships = Relationships()
        relationships.add("package", f"../embeddings/workbook{number}.xlsx")
        yield chart_name(number), pack(chart_part(frame, self._lang).encode())
        yield f"ppt/charts/_rels/chart{number}.xml.rels", pack(relationships.xml().encode())
        keep = self._cache if number <= _KEPT_WORKBOOKS else None
        book = kept_workbook(frame, self._timestamp, keep)
        # It is compressed already, and small.
        yield f"ppt/embeddings/workbook{number}.xlsx", pack(book, level=0)
