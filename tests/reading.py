"""What a program that knows nothing of this one reads in a written deck: python-pptx."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pptx
from pptx.shapes.group import GroupShape

from deck import model, solved
from deck.number_format import format_number
from deck.reader import read_deck

_A_T = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_RICH = "{http://schemas.openxmlformats.org/drawingml/2006/chart}rich"
_FORMAT = "{http://schemas.openxmlformats.org/drawingml/2006/chart}formatCode"


def unread(folder: Path, deck: solved.Deck, data: bytes) -> Iterator[str]:
    """The texts of a content folder that cannot be read on their slides in the file.

    A slide that continues counts as one with its other parts.
    """
    content, _, _ = read_deck(folder)
    assert content
    read = pptx.Presentation(BytesIO(data))
    assert len(read.slides) == len(deck.slides)
    assert read.core_properties.title == content.title.plain
    found: dict[object, list[str]] = {}
    for solution, slide in zip(deck.slides, read.slides, strict=True):
        found.setdefault(solution.span, []).extend(_texts(slide))
    for section in content.sections:
        for slide in section.slides:
            # Letters of one text follow each other, whatever stands between its lines.
            shown = "\n".join(letters(text) for text in found[slide.span])
            for text in _said(slide):
                if letters(text) not in shown:
                    yield f"{slide.id}: {text!r} is not among {found[slide.span]}"


def letters(text: str) -> str:
    """The letters and digits of a text, however they are composed, all of them capital."""
    composed = unicodedata.normalize("NFKD", text.upper()).upper()
    return "".join(letter for letter in composed if letter.isalnum())


def _said(slide: model.Slide) -> Iterator[str]:
    unseen = set(_without_slices(slide))
    yield from (text.plain for text in model.texts_of(slide) if text.key not in unseen)
    yield from slide.notes
    for source, _ in model.citations(slide, slide.span):
        yield source.title.plain


def _without_slices(slide: model.Slide) -> Iterator[int]:
    """The keys of labels in a doughnut at what has no slice, of which a warning tells."""
    for chart in slide.content:
        if isinstance(chart, model.Chart) and chart.kind == "doughnut":
            for series in chart.series:
                labelled = zip(series.values, series.labels, strict=False)
                yield from (label.key for value, label in labelled if not value)


def _texts(slide: Any) -> Iterator[str]:
    yield from _shape_texts(slide.shapes)
    if slide.has_notes_slide:
        yield from (one.text for one in slide.notes_slide.notes_text_frame.paragraphs)


def _shape_texts(shapes: Iterable[Any]) -> Iterator[str]:
    for shape in shapes:
        if isinstance(shape, GroupShape):
            yield from _shape_texts(shape.shapes)
        elif getattr(shape, "has_chart", False):
            plot = shape.chart.plots[0]
            yield from (str(name) for name in plot.categories)
            yield from (series.name for series in plot.series)
            # The lines of a text may be paragraphs of their own.
            yield "".join(shape.chart._chartSpace.itertext(_A_T))
            for text in shape.chart._chartSpace.iter(_RICH):
                yield " ".join(text.itertext(_A_T))
            # A label that is the number itself is there as a value and its format.
            code = next(shape.chart._chartSpace.itertext(_FORMAT), "General")
            for series in plot.series:
                yield from (format_number(one, code) for one in series.values if one is not None)
        elif getattr(shape, "has_table", False):
            yield from (cell.text for row in shape.table.rows for cell in row.cells)
        elif shape.has_text_frame:
            yield from (paragraph.text for paragraph in shape.text_frame.paragraphs)
