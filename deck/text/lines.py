"""Breaking into lines: greedily, as renderers do, but at a width where they all agree.

Renderers differ in the last thousandths of a width. So what counts besides the lines is the
interval of widths in which greedy breaking gives these same lines: from the widest line, to
the narrowest line together with the piece that follows it. The lines are stable if the width
to wrap at is well inside that interval.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

from deck.geometry import EMU_PER_PX
from deck.text.pieces import Pieces

#: Widths below this part of the frame's are not tried, so that text still fills its frame.
NARROWEST = 0.94
#: The same for texts of few lines of which the last is a lonely word.
_FEW, _NARROWEST_OF_FEW = 8, 0.75
#: A margin on either side that is enough, as parts of the frame's width; below the first the
#: lines are so fragile that one line more is better.
FRAGILE, ENOUGH, NATURAL = 0.003, 0.01, 0.015
_NATURAL_MOST = 10 * EMU_PER_PX
#: The part of a line that a word has to leave free; LibreOffice broke one at 0.0035.
_WORD = 0.005
#: How far below the upper end of the interval the width has to lie at most.
_FAR = 0.03
#: A last line counts as lonely up to this part of the frame's width, and in narrow columns up to
#: so many em, which are two letters of Chinese or Japanese; a single word up to the last part.
_LONELY, _LONELY_EM, _LONELY_WORD = 0.12, 2.1, 0.25
_TRIES = 60


class Setting(NamedTuple):
    """A paragraph to be broken: `indent` and `em`, the size of its first run, in EMU.

    `phrases` are the offsets at which phrases end, where lines may end inside of words too.
    """

    text: str
    pieces: Pieces
    indent: int
    em: float
    phrases: frozenset[int] | None = None


class Broken(NamedTuple):
    """Lines: the number of pieces up to the end of each, and their widths in em.

    They are the same for all widths from `low` to `high` (EMU of the frame, `high` excluded).
    """

    ends: list[int]
    widths: list[float]
    low: float
    high: float


class Solution(NamedTuple):
    """The lines of all paragraphs of a frame for one width.

    `width` is where to wrap and `margin` the distance to the nearest width with other lines;
    negative if a renderer is bound to break otherwise. `ragged` is the difference between the
    widest and the shortest line. All in EMU. `torn` counts the lines that end inside a phrase.
    """

    paragraphs: tuple[Broken, ...]
    width: float
    margin: float
    lines: int
    lonely: int
    ragged: float
    torn: int = 0


def word_room(width: int, indent: int) -> float:
    """The width that a word may have in a frame, in EMU.

    It is a little less than the line: renderers break a word that fills it by their own measure.
    """
    return width * (1 - _WORD) - indent + 0.5


def break_lines(setting: Setting, width: float) -> Broken:
    """Break greedily at `width` EMU. A piece wider than that gets a line of its own."""
    _, pieces, indent, em, _ = setting
    limit = (width - indent + 0.5) / em
    ends: list[int] = []
    widths: list[float] = []
    high = inf
    used = seen = 0.0
    start = 0
    columns = zip(pieces.totals, pieces.visibles, pieces.firsts, pieces.hards, strict=True)
    for index, (total, visible, first, hard) in enumerate(columns):
        if used + visible > limit and index > start:
            ends.append(index)
            widths.append(seen)
            if used + first < high:
                high = used + first
            used = 0.0
            start = index
        seen = used + visible if visible else seen if used else 0.0
        used += total
        if hard:
            ends.append(index + 1)
            widths.append(seen)
            used = seen = 0.0
            start = index + 1
    if start < len(pieces.ends):
        ends.append(len(pieces.ends))
        widths.append(seen)
    return Broken(ends, widths, indent + max(widths) * em, indent + high * em)


def natural(settings: Sequence[Setting], width: int) -> Solution:
    """The lines that breaking at the frame's whole width gives."""
    paragraphs = tuple([break_lines(setting, width) for setting in settings])
    low = max([broken.low for broken in paragraphs])
    high = min([broken.high for broken in paragraphs])
    return _judge(settings, paragraphs, width, width, min(width - low, high - width))


def is_stable(solution: Solution, width: int) -> bool:
    """Whether natural lines need no help: stable on both sides, and no lonely last word."""
    return solution.margin >= min(NATURAL * width, _NATURAL_MOST) and not solution.lonely


def best_near(settings: Sequence[Setting], first: Solution, width: int) -> Solution:
    """The most stable lines for widths from `width` down to 0.94 of it, or a little less.

    The number of lines grows only if otherwise the lines are fragile. Among lines that are
    stable enough, those without lonely last words, then those for the greatest width.
    """
    best, best_key = first, None
    few = first.lonely and first.lines <= _FEW
    floor = (_NARROWEST_OF_FEW if few else NARROWEST) * width
    for candidate in _candidates(settings, first, width, floor, middle=False):
        enough = candidate.margin >= ENOUGH * width
        key = (
            candidate.margin < FRAGILE * width,
            candidate.lines - first.lines,
            candidate.lonely,
            not enough,
            0.0 if enough else -candidate.margin,
        )
        if best_key is None or key < best_key:
            best, best_key = candidate, key
    return best


def best_balanced(settings: Sequence[Setting], first: Solution, width: int) -> Solution:
    """The most even lines among those that are stable enough, no more of them than needed."""
    best, best_key = first, None
    for candidate in _candidates(settings, first, width, 0, middle=True):
        if candidate.lines > first.lines:
            break
        key = (
            candidate.margin < FRAGILE * width,
            candidate.lonely,
            candidate.torn,
            candidate.margin < ENOUGH * width,
            candidate.ragged,
            -candidate.margin,
        )
        if best_key is None or key < best_key:
            best, best_key = candidate, key
    return best


def _candidates(
    settings: Sequence[Setting], first: Solution, width: int, floor: float, *, middle: bool
) -> Iterator[Solution]:
    """All different lines for widths from `width` to `floor`, each at its best width to wrap at.

    Ends where a piece would be wider than its line. With `middle` the width to wrap at is the
    middle of the interval, otherwise no further below its upper end than is of use.
    """
    widest = max(setting.indent + setting.pieces.widest * setting.em for setting in settings)
    floor = max(floor, widest)
    paragraphs = first.paragraphs
    for _ in range(_TRIES):
        low = max([broken.low for broken in paragraphs])
        high = min([broken.high for broken in paragraphs])
        at = (low + high) / 2
        if not middle:
            at = max(at, high - _FAR * width)
        at = min(max(at, low), width)  # all the lines must fit, even if they are not stable
        margin = min(at - low, high - at)
        if high <= low:
            at = width  # renderers break otherwise: with all the room they make no more lines
        yield _judge(settings, paragraphs, width, at, margin)
        narrower = low - 1
        if narrower < floor:
            return
        paragraphs = tuple(
            [
                broken if broken.low <= narrower else break_lines(setting, narrower)
                for setting, broken in zip(settings, paragraphs, strict=True)
            ]
        )


def _judge(
    settings: Sequence[Setting],
    paragraphs: tuple[Broken, ...],
    width: int,
    at: float,
    margin: float,
) -> Solution:
    lines = lonely = parted = 0
    ragged = 0.0
    for setting, broken in zip(settings, paragraphs, strict=True):
        lines += len(broken.ends)
        if len(broken.ends) > 1:
            ragged = max(ragged, (max(broken.widths) - min(broken.widths)) * setting.em)
            lonely += _is_lonely(setting, broken, width)
            parted += torn(setting, broken)
    return Solution(paragraphs, at, margin, lines, lonely, ragged, parted)


def torn(setting: Setting, broken: Broken) -> int:
    """How many lines of a paragraph end inside a phrase."""
    if setting.phrases is None:
        return 0
    ends, hards = setting.pieces.ends, setting.pieces.hards
    return sum(
        ends[end - 1] not in setting.phrases and not hards[end - 1] for end in broken.ends[:-1]
    )


def _is_lonely(setting: Setting, broken: Broken, width: int) -> bool:
    """Whether the last line is a single short word, or hardly anything."""
    wide = broken.widths[-1] * setting.em
    if wide > max(_LONELY_WORD * width, _LONELY_EM * setting.em):
        return False
    start, end = broken.ends[-2], broken.ends[-1]
    if setting.pieces.hards[start - 1]:
        return False
    text, ends = setting.text, setting.pieces.ends
    if len(text[ends[start - 1] : ends[end - 1]].split()) > 1:
        return wide <= _LONELY * width
    most = _LONELY_WORD if text[ends[start - 1] - 1] == " " else _LONELY
    return wide <= max(most * width, _LONELY_EM * setting.em)
