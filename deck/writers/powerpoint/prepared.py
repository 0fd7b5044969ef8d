"""The frame of a package, kept between runs: loading it spares python-pptx and lxml."""

from __future__ import annotations

import marshal
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from deck.cache import load, program_stamp, save
from deck.solved import Deck
from deck.writers.powerpoint.archive import Packed, pack
from deck.writers.powerpoint.layouts import LayoutParts, layout_parts


class Frame(NamedTuple):
    """The parts that all decks of a theme share, and what the deck's own parts add to.

    `content_types` and `relationships` are the list of content types and the relationships
    of the presentation, each without its closing tag; the latter has `related` entries.
    `master_id` and `notes_id` are two of them. `text_style` has the levels of the default
    text style.
    """

    entries: tuple[tuple[str, Packed], ...]
    content_types: str
    relationships: str
    related: int
    master_id: str
    notes_id: str
    text_style: str


def prepared_frame(deck: Deck, cache: Path | None) -> Frame:
    """The frame of a deck's package, from the folder `cache` if it is there.

    A cache that is missing or damaged is made anew; one that cannot be written is no matter.
    """
    layouts = layout_parts(deck)
    path = cache / f"powerpoint-{_key(deck, layouts)}.bin" if cache else None
    frame = _load(path) if path else None
    if frame is None:
        from deck.writers.powerpoint.frame import build_frame  # imports python-pptx: 100 ms

        frame = build_frame(deck, layouts)
        if path:
            _save(path, frame)
    own = {name: pack(part.xml.encode()) for name, part in layouts.parts.items()}
    return frame._replace(
        entries=tuple([(name, own.get(name, packed)) for name, packed in frame.entries])
    )


def _key(deck: Deck, layouts: LayoutParts) -> str:
    """Changes with everything that a frame is made of, and with the code that makes it."""
    parts = (
        program_stamp(),
        deck.theme.fingerprint,
        [(face.panose, face.pitch_family) for face in deck.theme.faces.values()],
        deck.theme.width,
        deck.theme.height,
        deck.lang,
        [(name, part.relationships.items()) for name, part in layouts.parts.items()],
        [*layouts.media],  # named after their contents
    )
    return sha256(repr(parts).encode()).hexdigest()[:32]


def _load(path: Path) -> Frame | None:
    try:
        entries, *rest = marshal.loads(load(path) or b"")
        return Frame(tuple((name, Packed(*packed)) for name, packed in entries), *rest)
    except (EOFError, TypeError, ValueError):  # not there, or not ours
        return None


def _save(path: Path, frame: Frame) -> None:
    # marshal knows plain tuples only.
    entries = [(name, (*packed,)) for name, packed in frame.entries]
    save(path, marshal.dumps([entries, *frame[1:]]), others="powerpoint-*")
