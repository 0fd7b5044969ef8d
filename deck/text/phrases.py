"""Titles in Chinese and Japanese, with line breaks between phrases.

Their lines can end at nearly any letter, and a line that wraps takes as many letters as it has
room for. So narrowing the frame can make a first line as long as the second one or longer, but
never shorter. Where phrases ask for that, the line gets a break, as an author would make it.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, combinations, pairwise
from math import comb, inf

from deck.text.lines import ENOUGH, Broken, Setting, torn

#: A line that is shorter than this part of the longest one looks worse than a torn phrase.
_LEAST = 0.3
#: A last line is short up to this part of the longest one.
_SHORT = 0.5
#: Longer texts are no titles.
_MOST = 10_000


def ends_short(setting: Setting, broken: Broken) -> bool:
    """Whether the last line of a title in such a language is much shorter than the longest."""
    if setting.phrases is None or len(broken.ends) == 1:
        return False
    return broken.widths[-1] <= _SHORT * max(broken.widths)


def reading_breaks(setting: Setting, broken: Broken, width: float) -> list[int]:
    """The offsets at which to break a title whose lines as they wrap do not read well.

    They tear phrases, or leave little for the last line.
    """
    if torn(setting, broken) or ends_short(setting, broken):
        return phrase_breaks(setting, broken, width)
    return []


def phrase_breaks(setting: Setting, broken: Broken, width: float) -> list[int]:
    """The offsets at which to break a title of `broken` lines into as many of whole phrases.

    The lines are as even as they can be, and none is wider than `width` EMU. The list is empty
    where that cannot be done, or where the lines are these already.
    """
    pieces, phrases, count = setting.pieces, setting.phrases or frozenset(), len(broken.ends)
    ends = [at for at in pieces.ends[:-1] if at in phrases]
    if any(pieces.hards) or comb(len(ends), count - 1) > _MOST:
        return []
    limit = (width * (1 - ENOUGH) - setting.indent) / setting.em
    before = [0.0, *accumulate(pieces.totals)]
    best: tuple[int, ...] = ()
    ragged = inf
    for chosen in combinations(ends, count - 1):
        cuts = [0, *(bisect_left(pieces.ends, at) + 1 for at in chosen), len(pieces.ends)]
        widths = [
            before[stop - 1] - before[start] + pieces.visibles[stop - 1]
            for start, stop in pairwise(cuts)
        ]
        most, least = max(widths), min(widths)
        if most <= limit and least >= _LEAST * most and most - least < ragged:
            best, ragged = chosen, most - least
    known = [pieces.ends[end - 1] for end in broken.ends[:-1]]
    return [] if list(best) == known else list(best)
