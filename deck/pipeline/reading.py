"""The content of a deck as slides are made of it: what they share, and they in batches.

What reading takes in memory is several times what it leaves. A huge deck is read by another
process, with which that goes, and its batches stay packed until they are made.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from deck import model
from deck.diagnostics import Diagnostic
from deck.pipeline.batches import Batch, batches_of, packed
from deck.pipeline.processes import elsewhere, usual_processes
from deck.reader import read_deck

#: A talk of more YAML than this, in bytes, is large: it has some 400 slides and more.
_LARGE = 300_000
#: One of more than this has some thousands.
_HUGE = 3_000_000


class Content(NamedTuple):
    """A deck as it has been read: `head` without its slides, which are in `batches`.

    `ids` are those of all slides.
    """

    head: model.Deck
    batches: list[Batch | bytes]
    ids: frozenset[str]


#: Content if there is no error; what is wrong; the texts of the files by name.
Read = tuple[Content | None, tuple[Diagnostic, ...], dict[str, str]]


def is_large(folder: Path) -> bool:
    """Whether the deck in `folder` has so many slides that several processes make it sooner."""
    return _size(folder) > _LARGE


def read_content(folder: Path) -> Read:
    """Read the deck in `folder`."""
    huge = _size(folder) > _HUGE
    read = partial(_read, folder, pack=huge)
    return elsewhere(read) if huge and usual_processes() > 1 else read()


def _read(folder: Path, *, pack: bool) -> Read:
    deck, diagnostics, sources = read_deck(folder)
    if deck is None:
        return None, diagnostics, sources
    ids = frozenset(slide.id for section in deck.sections for slide in section.slides)
    batches = batches_of(deck)
    head = deck._replace(sections=tuple(one._replace(slides=()) for one in deck.sections))
    listed = [packed(batch) if pack else batch for batch in batches]
    return Content(head, listed, ids), diagnostics, sources


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.glob("*.yaml"))
