"""The frame of a package, kept between runs: loading it spares python-pptx and lxml."""

from __future__ import annotations

import marshal
import os
import sys
import zlib
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from deck.cache import write_atomically
from deck.solved import Deck
from deck.writers.powerpoint.archive import Packed

_CHECKSUM = 4


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
    path = cache / f"powerpoint-{_key(deck)}.bin" if cache else None
    if path:
        known = _load(path)
        if known:
            return known
    from deck.writers.powerpoint.frame import build_frame  # imports python-pptx: 150 ms

    frame = build_frame(deck)
    if path:
        _save(path, frame)
    return frame


def _key(deck: Deck) -> str:
    """Changes with everything that a frame is made of, and with the code that makes it."""
    parts = (
        deck.theme.fingerprint,
        deck.theme.width,
        deck.theme.height,
        deck.lang,
        deck.background,
        deck.master,
        deck.layouts,
        sys.version_info[:2],
        _code_version(),
    )
    return sha256(repr(parts).encode()).hexdigest()[:32]


def _code_version() -> list[tuple[str, int, int]]:
    with os.scandir(Path(__file__).parent) as files:
        stats = [(file.name, file.stat()) for file in files if file.name.endswith(".py")]
    return sorted((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)


def _load(path: Path) -> Frame | None:
    try:
        data = path.read_bytes()
    except OSError:
        return None
    # marshal trusts what it reads; the checksum keeps a damaged file from it.
    if zlib.crc32(data[_CHECKSUM:]).to_bytes(_CHECKSUM, "big") != data[:_CHECKSUM]:
        return None
    entries, *rest = marshal.loads(data[_CHECKSUM:])
    return Frame(tuple((name, Packed(*packed)) for name, packed in entries), *rest)


def _save(path: Path, frame: Frame) -> None:
    # marshal knows plain tuples only.
    entries = [(name, (*packed,)) for name, packed in frame.entries]
    data = marshal.dumps([entries, *frame[1:]])
    write_atomically(path, zlib.crc32(data).to_bytes(_CHECKSUM, "big") + data)
