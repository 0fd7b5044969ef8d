"""Slides with what hangs on them: relationships, notes slides, charts and their workbooks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from deck.solved import ChartFrame, Deck, Group, Shape, Slide
from deck.writers.powerpoint.archive import Archive, Packed, pack
from deck.writers.powerpoint.markup import DECLARATION, NAMESPACES
from deck.writers.powerpoint.media import Media
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


def count_charts(shapes: Iterable[Shape]) -> int:
    """How many of the shapes, also those in groups, are charts."""
    return sum(
        1 if isinstance(shape, ChartFrame) else count_charts(shape.shapes)
        for shape in shapes
        if isinstance(shape, ChartFrame | Group)
    )


class SlideWriter:
    """Writes the slides of a deck into an archive, one at a time."""

    def __init__(
        self,
        deck: Deck,
        archive: Archive,
        media: Media,
        timestamp: datetime,
        cache: Path | None = None,
    ) -> None:
        """Prepare what slides share; `timestamp` dates the workbooks kept in `cache`."""
        self._cache = cache
        self._archive = archive
        self._media = media
        self._timestamp = timestamp
        self._lang = deck.lang
        self._text = TextWriter(deck.lang, deck.theme.scripts)
        self._numbers = {slide.id: number for number, slide in enumerate(deck.slides, start=1)}
        self._slots = [slots_of(layout) for layout in deck.layouts]
        self._plain_relationships: dict[int, Packed] = {}
        self._charts = 0

    def write(self, number: int, slide: Slide) -> None:
        """Write a slide, counted from 1, and the parts that belong to it."""
        relationships = Relationships()
        relationships.add("slideLayout", f"../slideLayouts/slideLayout{slide.layout + 1}.xml")

        def link(target: str) -> str:
            return self._link(target, relationships)

        def chart(frame: ChartFrame) -> str:
            return self._chart(frame, relationships)

        writer = ShapeWriter(
            self._text, relationships, self._media.names, link, chart, self._slots[slide.layout]
        )
        tree = writer.tree(slide.shapes)
        hidden = ' show="0"' if slide.hidden else ""
        xml = f"{DECLARATION}<p:sld {NAMESPACES}{hidden}><p:cSld>{tree}{_TAIL}"
        if slide.notes:
            relationships.add("notesSlide", f"../notesSlides/notesSlide{number}.xml")
            self._notes(number, slide)
        self._archive.add(slide_name(number), xml)
        name = f"ppt/slides/_rels/slide{number}.xml.rels"
        if len(relationships) > 1:
            self._archive.add(name, relationships.xml())
            return
        packed = self._plain_relationships.get(slide.layout)
        if packed is None:
            packed = self._plain_relationships[slide.layout] = pack(relationships.xml().encode())
        self._archive.add_packed(name, packed)

    def _link(self, target: str, relationships: Relationships) -> str:
        """A link to a URL or to a slide of this deck; one to no slide of it leads nowhere."""
        if not target.startswith("#"):
            return hyperlink(relationships.add("hyperlink", target, external=True))
        number = self._numbers.get(target[1:])
        if number is None:
            return ""
        return hyperlink(relationships.add("slide", f"slide{number}.xml"), _JUMP)

    def _notes(self, number: int, slide: Slide) -> None:
        relationships = Relationships()
        relationships.add("notesMaster", "../notesMasters/notesMaster1.xml")
        relationships.add("slide", f"../slides/slide{number}.xml")
        self._archive.add(notes_name(number), notes_part(slide.notes, self._text))
        name = f"ppt/notesSlides/_rels/notesSlide{number}.xml.rels"
        self._archive.add(name, relationships.xml())

    def _chart(self, frame: ChartFrame, slide: Relationships) -> str:
        # Many decks have no chart.
        from deck.writers.powerpoint.charts import chart_part
        from deck.writers.powerpoint.workbook import kept_workbook

        self._charts += 1
        number = self._charts
        relationships = Relationships()
        relationships.add("package", f"../embeddings/workbook{number}.xlsx")
        self._archive.add(chart_name(number), chart_part(frame, self._lang))
        self._archive.add(f"ppt/charts/_rels/chart{number}.xml.rels", relationships.xml())
        keep = self._cache if number <= _KEPT_WORKBOOKS else None
        book = kept_workbook(frame, self._timestamp, keep)
        self._archive.add(f"ppt/embeddings/workbook{number}.xlsx", book)
        return slide.add("chart", f"../charts/chart{number}.xml")
