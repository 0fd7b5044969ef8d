"""The fonts of the page: of each face that is shown the letters that are, and no others."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path

from deck import cache
from deck.theme import Face, FaceName
from deck.writers.reveal.looks import FontStyle, font_face


def font_faces(
    faces: Mapping[FaceName, Face],
    shown: Mapping[FontStyle, frozenset[str]],
    folder: Path | None,
) -> str:
    """The `@font-face` rules for what is shown, with the fonts in them.

    Two faces of a theme may be one family, of which each file is written once. `folder` is
    where subsets of earlier builds are kept. Raises OSError if a file cannot be read.
    """
    needed: dict[tuple[Path, str, int], set[str]] = {}
    for (name, style), letters in shown.items():
        face = faces[name]
        needed.setdefault((face.files[style], face.family, style), set()).update(letters)
    rules = []
    for (file, family, style), signs in sorted(needed.items()):
        font = _kept_subset(file, "".join(sorted(signs)), folder) if signs else b""
        if font:
            rules.append(font_face(family, style, _data_url(font)))
    return "\n".join(rules)


def _data_url(font: bytes) -> str:
    return f"data:font/woff2;base64,{b64encode(font).decode('ascii')}"


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
