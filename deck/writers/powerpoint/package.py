"""The package as a whole: slides are added to it, then what lists them is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, NamedTuple

from deck.solved import Deck, Section
from deck.writers.finished import Finished
from deck.writers.powerpoint.archive import Archive, Packed, pack
from deck.writers.powerpoint.media import content_type
from deck.writers.powerpoint.prepared import Frame, prepared_frame
from deck.writers.powerpoint.presentation import (
    CHART_TYPE,
    NOTES_TYPE,
    SLIDE_TYPE,
    WORKBOOK_TYPE,
    app_part,
    core_part,
    default,
    override,
    presentation_part,
)
from deck.writers.powerpoint.relationships import (
    RELATIONSHIP_END,
    relationship,
    relationships_part,
)
from deck.writers.powerpoint.slides import (
    SlideParts,
    chart_name,
    in_utc,
    notes_name,
    relationships_name,
    slide_name,
)


class _Listed(NamedTuple):
    """What is kept of a slide that has been added."""

    title: str
    hidden: bool
    noted: bool


class Package:
    """A PowerPoint package in the making.

    Only the head of the solved deck counts: its slides are added as parts, in their order,
    and none of them stays in memory.
    """

    def __init__(
        self, deck: Deck, body: BinaryIO, timestamp: datetime, cache: Path | None = None
    ) -> None:
        """Begin a package.

        `body` is an empty stream that can be read back; it holds what is finished.
        `timestamp` is the only date in the package: the same deck and timestamp give the same
        bytes; without a time zone it is taken as UTC. `cache` is a folder for what decks of
        one theme share; without it that is made anew.
        """
        self._deck = deck
        self._timestamp = in_utc(timestamp)
        self._cache = cache
        self._archive = Archive(body)
        self._listed: list[_Listed] = []
        self._charts = 0
        self._numbers: dict[str, int] = {}
        self._linked: list[tuple[int, SlideParts]] = []
        self._media: dict[str, str] = {}

    def add(self, slide: SlideParts) -> None:
        """Add the next slide. Raises `OSError` if the body cannot be written."""
        self._listed.append(_Listed(slide.title, slide.hidden, slide.noted))
        number = self._numbers[slide.id] = len(self._listed)
        self._charts += slide.charts
        for file, name in slide.pictures:
            self._media.setdefault(name, file)
        for name, packed in slide.entries:
            self._archive.add_packed(name, packed)
        if slide.linked:
            self._linked.append((number, slide._replace(entries=())))

    def close(self, sections: Sequence[Section]) -> Finished:
        """The finished package. Raises `OSError` if the body or a picture fails."""
        for number, slide in self._linked:
            part = relationships_part(map(self._resolved, slide.linked))
            self._archive.add(relationships_name(number), part)
        for name, file in self._media.items():
            self._archive.add_packed(f"ppt/media/{name}", pack(Path(file).read_bytes(), level=0))
        return self._archive.close(self._first(sections))

    @cached_property
    def _frame(self) -> Frame:
        return prepared_frame(self._deck, self._cache)

    def _resolved(self, item: tuple[str, str, str, bool]) -> tuple[str, str, str, bool]:
        """A relationship of a slide with the name of the slide that it leads to."""
        id_, kind, target, external = item
        if target.startswith("#"):
            target = f"slide{self._numbers[target[1:]]}.xml"
        return id_, kind, target, external

    def _first(self, sections: Sequence[Section]) -> Iterator[tuple[str, Packed]]:
        """The parts about the deck as a whole, which come first in the archive."""
        deck, frame, count = self._deck, self._frame, len(self._listed)
        yield "[Content_Types].xml", pack(self._content_types().encode())
        yield from frame.entries
        yield "docProps/core.xml", pack(core_part(deck, self._timestamp).encode())
        yield "docProps/app.xml", pack(self._properties().encode())
        ids = [f"rId{frame.related + position}" for position in range(1, count + 1)]
        rows = [
            relationship(id_, "slide", f"slides/slide{number}.xml")
            for number, id_ in enumerate(ids, start=1)
        ]
        part = f"{frame.relationships}{''.join(rows)}{RELATIONSHIP_END}"
        yield "ppt/_rels/presentation.xml.rels", pack(part.encode())
        presentation = presentation_part(deck, frame, ids, sections)
        yield "ppt/presentation.xml", pack(presentation.encode())

    def _properties(self) -> str:
        noted = sum(slide.noted for slide in self._listed)
        hidden = sum(slide.hidden for slide in self._listed)
        return app_part(self._deck, [slide.title for slide in self._listed], noted, hidden)

    def _content_types(self) -> str:
        """The list of content types: the frame's, and the deck's own parts."""
        known = self._frame.content_types
        extensions = dict(map(content_type, self._media))
        if self._charts:
            extensions["xlsx"] = WORKBOOK_TYPE
        # The frame lists the types of pictures in slide layouts.
        rows = [
            default(extension, kind)
            for extension, kind in extensions.items()
            if f'Extension="{extension}"' not in known
        ]
        numbered = list(enumerate(self._listed, start=1))
        rows += [override(slide_name(number), SLIDE_TYPE) for number, _ in numbered]
        rows += [override(notes_name(number), NOTES_TYPE) for number, one in numbered if one.noted]
        charts = range(1, self._charts + 1)
        rows += [override(chart_name(number), CHART_TYPE) for number in charts]
        return f"{known}{''.join(rows)}</Types>"
