"""Which way a paragraph runs (UAX #9)."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from unicodedata import bidirectional

from deck import solved

#: All that is written from right to left is among these, and some digits and marks.
_SUSPECTS = (
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
#: Left-to-right mark: unseen, and what stands beside it runs from left to right.
_MARK = "\u200e"
_ISOLATES = ("LRI", "RLI", "FSI")
#: The sign of a number that begins a text or follows a space or a bracket.
_SIGN = r"(?<![^\s(\[{«“])[-+\u2212](?=[.,]?[0-9])"


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
    end keeps the full stop of a foreign sentence where it belongs. A mark before the sign of a
    number keeps it at the left of its digits, where Arabic and Hebrew have it too (CLDR).
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
    return _with_signs(paragraph)._replace(rtl=True)


def _with_signs(paragraph: solved.Paragraph) -> solved.Paragraph:
    """The paragraph with a mark before the sign of each number."""
    text = paragraph.text
    if not any(sign in text for sign in "-+\u2212"):
        return paragraph
    places = [match.start() for match in re.finditer(_SIGN, text)]
    runs, start = [], 0
    for run in paragraph.runs:
        inner = [at - start for at in places if start <= at < start + len(run.text)]
        cuts = [0, *inner, len(run.text)]
        runs.append(run._replace(text=_MARK.join(run.text[a:b] for a, b in pairwise(cuts))))
        start += len(run.text)
    return paragraph._replace(runs=tuple(runs))
