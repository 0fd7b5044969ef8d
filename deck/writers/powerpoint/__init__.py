"""The PowerPoint writer: a solved deck as a `.pptx` package (ECMA-376).

What all decks of a theme share (slide master, slide layouts, themes, properties) is made by
python-pptx once and kept. Slides, notes, charts and workbooks are written as text straight
into the package, one at a time, so that a slide costs the same in any deck.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from deck.solved import Deck
from deck.writers.powerpoint.archive import Archive, pack
from deck.writers.powerpoint.media import Media, pictures
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
from deck.writers.powerpoint.relationships import RELATIONSHIP_END, relationship
from deck.writers.powerpoint.slides import (
    SlideWriter,
    chart_name,
    count_charts,
    notes_name,
    slide_name,
)


def write(deck: Deck, stream: BinaryIO, timestamp: datetime, cache: Path | None = None) -> None:
    """Write a solved deck as a PowerPoint package.

    `stream` is written front to back and left open. `timestamp` is the only date in the
    package: the same deck and timestamp give the same bytes. A timestamp without a time zone
    is taken as UTC. `cache` is a folder for what decks of one theme share; without it every
    run makes that anew. Raises `OSError` if the stream or a picture fails.
    """
    if timestamp.tzinfo is not None:
        timestamp = timestamp.astimezone(UTC).replace(tzinfo=None)
    frame = prepared_frame(deck, cache)
    media = Media()
    for slide in deck.slides:
        for picture in pictures(slide.shapes):
            media.take(picture.file)
    archive = Archive(stream)
    archive.add("[Content_Types].xml", _content_types(deck, frame, media))
    for name, packed in frame.entries:
        archive.add_packed(name, packed)
    archive.add("docProps/core.xml", core_part(deck, timestamp))
    archive.add("docProps/app.xml", app_part(deck))
    _add_presentation(deck, frame, archive)
    for name, file in media.files.items():
        archive.add_packed(f"ppt/media/{name}", pack(Path(file).read_bytes(), level=0))
    slides = SlideWriter(deck, archive, media, timestamp, cache)
    for number, slide in enumerate(deck.slides, start=1):
        slides.write(number, slide)
    archive.close()


def _add_presentation(deck: Deck, frame: Frame, archive: Archive) -> None:
    first = frame.related + 1
    ids = [f"rId{first + position}" for position in range(len(deck.slides))]
    rows = [
        relationship(id_, "slide", f"slides/slide{number}.xml")
        for number, id_ in enumerate(ids, start=1)
    ]
    archive.add(
        "ppt/_rels/presentation.xml.rels",
        f"{frame.relationships}{''.join(rows)}{RELATIONSHIP_END}",
    )
    presentation = presentation_part(deck, frame, ids)
    archive.add("ppt/presentation.xml", presentation)


def _content_types(deck: Deck, frame: Frame, media: Media) -> str:
    """The list of content types: the frame's, and the deck's own parts."""
    charts = sum(count_charts(slide.shapes) for slide in deck.slides)
    extensions = dict(media.types)
    if charts:
        extensions["xlsx"] = WORKBOOK_TYPE
    # The frame lists the types of pictures in slide layouts.
    rows = [
        default(extension, content_type)
        for extension, content_type in extensions.items()
        if f'Extension="{extension}"' not in frame.content_types
    ]
    numbers = range(1, len(deck.slides) + 1)
    rows += [override(slide_name(number), SLIDE_TYPE) for number in numbers]
    rows += [
        override(notes_name(number), NOTES_TYPE)
        for number, slide in zip(numbers, deck.slides, strict=True)
        if slide.notes
    ]
    rows += [override(chart_name(number), CHART_TYPE) for number in range(1, charts + 1)]
    return f"{frame.content_types}{''.join(rows)}</Types>"
