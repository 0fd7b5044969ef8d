"""The fonts of the page: of each face that is shown the letters that are, and no others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from deck import cache
from deck.theme import Face, FaceName
from deck.writers.reveal.looks import FontStyle, font_face
from deck.writers.reveal.places import Place


class Subset(NamedTuple):
    """The part of the font in `file` that is shown; `style` is 0 to 3, as in `FontStyle`."""

    file: Path
    family: str
    style: int
    font: bytes


def font_faces(subsets: Iterable[Subset], place: Place) -> str:
    """The `@font-face` rules for fonts, which go to a place."""
    return "\n".join(
        font_face(one.family, one.style, place.font(one.file.stem, one.font)) for one in subsets
    )


def font_subsets(
    faces: Mapping[FaceName, Face],
    shown: Mapping[FontStyle, frozenset[str]],
    folder: Path | None,
) -> list[Subset]:
    """What is shown of the fonts of a theme.

    Two faces may be one family, of which each file is there once. `folder` is where subsets of
    earlier builds are kept. Raises OSError if a file cannot be read.
    """
    needed: dict[tuple[Path, str, int], set[str]] = {}
    for (name, style), letters in shown.items():
        face = faces[name]
        if face.files[style] == face.files[style & 1]:
            style &= 1  # the browser slants the upright one
        needed.setdefault((face.files[style], face.family, style), set()).update(letters)
    found = []
    for (file, family, style), signs in sorted(needed.items()):
        font = _kept_subset(file, "".join(sorted(signs)), folder) if signs else b""
        if font:
            found.append(Subset(file, family, style, font))
    return found


def _kept_subset(file: Path, characters: str, folder: Path | None) -> bytes:
    """A subset from an earlier build, if there is one of the same file and letters."""
    from deck.text import subset

    if folder is None:
        return subset(file, characters)
    key = repr((str(file), cache.file_stamp(file), cache.program_stamp(), characters))
    path = folder / f"font-{hashlib.sha256(key.encode()).hexdigest()[:32]}.woff2"
    found = cache.load(path)
    if found is None:
        found = subset(file, characters)
        cache.save(path, found, others="font-*.woff2", most=_MOST_KEPT)
    return found


#: Subsets of some decks with eight faces each.
_MOST_KEPT = 64
