"""The space that renderers put between ideographs and other letters.

LibreOffice adds a fifth of the line height of the face where East Asian text meets other text
(editeng, `ImpEditEngine::CreateLines`, for the item `SvxScriptSpace`); a presentation can
neither ask for it nor switch it off. Lines are measured with it, so that they fit there; in a
program without it they are a little shorter.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from deck.scripts import SCRIPTS, script_of
from deck.text.breaks import attaches
from deck.text.signs import SPACES

#: In em: a fifth of the line height of Noto Sans CJK, which is the highest of the usual faces.
GAP: Final = 0.29
_SPACES: Final = SPACES + "\u00a0"
#: The first ideographs and the like; text below has no such space.
_FIRST: Final = "\u1100"


def gaps(text: str) -> tuple[int, ...]:
    """The offsets in a text before which there is such a space."""
    if text.isascii() or max(text) < _FIRST:
        return ()
    return tuple(_gaps(text))


def _gaps(text: str) -> Iterator[int]:
    before: bool | None = None
    for at, character in enumerate(text):
        # Spaces, marks and general punctuation count to what stands before them.
        if character in _SPACES or "\u2000" <= character <= "\u206f" or attaches(character):
            continue
        east_asian = _is_east_asian(character)
        if before is not None and east_asian != before:
            yield at
        before = east_asian


def _is_east_asian(character: str) -> bool:
    code = script_of(character)
    return code == "Hani" or (code in SCRIPTS and SCRIPTS[code].slot == "ea")
