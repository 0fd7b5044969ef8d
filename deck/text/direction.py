"""Which way a paragraph runs (UAX #9)."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import bidirectional

from deck import solved

#: All that is written from right to left is among these, and some digits and marks.
_SUSPECTS = (
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
#: Left-to-right mark: unseen, and what stands beside it runs from left to right.
_MARK = "\u200e"
_ISOLATES = ("LRI", "RLI", "FSI")


@cache
def _suspects() -> re.Pattern[str]:
    return re.compile(_SUSPECTS)  # takes half a millisecond


def is_right_to_left(text: str, *, deck: bool = False) -> bool:
    """Whether a paragraph runs from right to left.

    It does if its first strong character does (UAX #9, P2 and P3). In a deck that does itself,
    a paragraph does too that has any such character, or no letter at all: a sentence there
    often begins with a foreign name.
    """
    if text.isascii() or not _suspects().search(text):
        return deck and not any(bidirectional(character) == "L" for character in text)
    depth = 0
    for character in text:
        kind = bidirectional(character)
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif not depth and kind in ("R", "AL"):
            return True
        elif not depth and kind == "L" and not deck:
            return False
    return deck and not any(bidirectional(character) == "L" for character in text)


def directed(paragraph: solved.Paragraph, *, deck: bool) -> solved.Paragraph:
    """The paragraph with its direction, and in a deck from left to right on its side.

    `deck` tells that the deck runs from right to left; all of its slides are mirrored later.
    The items of a list turn with the deck, so that their bullets are in line; a mark at the
    end keeps the full stop of a foreign sentence where it belongs.
    """
    if not is_right_to_left(paragraph.text, deck=deck):
        if not (deck and paragraph.bullet and paragraph.runs):
            return paragraph
        last = paragraph.runs[-1]
        if not last.text.endswith(_MARK):
            runs = (*paragraph.runs[:-1], last._replace(text=last.text + _MARK))
            paragraph = paragraph._replace(runs=runs)
    elif paragraph.align == "left" and not deck:
        paragraph = paragraph._replace(align="right")
    return paragraph._replace(rtl=True)
