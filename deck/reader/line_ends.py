"""Line ends in Chinese and Japanese text, which has no spaces for them to stand for.

A line end between two ideographs or kana disappears, and no other does (CSS Text 3, 4.1.3).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from deck.scripts import script_of

# Few decks need these patterns: `re` compiles them in time.
_LINE_END = r"[ \t]*[\n\r\x85\u2028\u2029][ \t\n\r\x85\u2028\u2029]*"
_FOLDED = r"(?<=(.)) (?=(.))"


def without_line_ends(text: str) -> str:
    """A text of several lines without the line ends between such characters."""
    return re.sub(_LINE_END, lambda found: "" if _is_between(found) else found.group(), text)


def unfolded(text: str, lines: Sequence[str]) -> str:
    """A text in which YAML has made line ends into spaces, without those of them.

    `lines` are where it is written: spaces that stand there between such characters stay.
    """
    written = [line.strip() for line in lines]
    ends = {
        before[-1] + after[0]
        for before, after in pairwise(written)
        if before and after and _is_wide(before[-1]) and _is_wide(after[0])
    }
    if not ends:
        return text
    return re.sub(_FOLDED, lambda found: "" if found[1] + found[2] in ends else " ", text)


def _is_between(found: re.Match[str]) -> bool:
    text, start, end = found.string, found.start(), found.end()
    return start > 0 and end < len(text) and _is_wide(text[start - 1]) and _is_wide(text[end])


def _is_wide(character: str) -> bool:
    """Whether a character is East Asian full-width, wide or half-width (UAX #11), no Hangul."""
    if character < "\u1100":
        return False
    from unicodedata import east_asian_width  # only for characters of such scripts, mostly

    return east_asian_width(character) in "FWH" and script_of(character) != "Hang"
