"""The names of categories: broken at words, turned where they are too close, beside bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from deck import model
from deck.layout.charts.texts import GAP, Style, Texts
from deck.layout.nodes import ChartPart, Overflow

#: How much of the room of a category its name may fill for its lines to be reckoned with, and
#: where LibreOffice wraps it; PowerPoint may do so earlier, for which there is room.
_FILLED, _WRAPPED = 0.9, 0.95
#: The least distance of two names side by side, as a multiple of their size.
_APART = 0.5
_MOST_LINES = 3
#: As many lines have names that else were turned, if they take no more of the frame's height.
_MORE_LINES, _UPRIGHT = 5, 0.3
#: How high letters are from the tops of the tallest to the tails, as a multiple of the size.
_LETTERS = 1.0
#: How much of the frame's height names that are turned may take.
_TURNED = 0.45
#: Up to how many points names are turned that would not stand upright at any smaller size; of the
#: frame's height they then take no more than names that stand upright.
_TURNED_SIZE = 12.5


class Names(NamedTuple):
    """The names as they stand: how much room they take at their side of the plot, in EMU.

    `turned` names read from bottom to top. `lines` are those of each name.
    """

    room: int
    turned: bool
    lines: tuple[tuple[str, ...], ...]
    overflow: Overflow | None = None


def names_below(names: Sequence[model.Text], pitch: float, height: int, texts: Texts) -> Names:
    """The names below columns or points that are `pitch` apart, in a frame of this height.

    They stand upright if every word fits, broken into three lines at most. Else they are set
    as small as the theme allows, then broken into a few more lines; only if a word is too long
    even then, all of them are turned, no smaller than need be.
    """
    style = texts.name
    width = int(min(pitch * _FILLED, pitch - style.em * _APART))
    most = _MOST_LINES
    if not texts.can_shrink(style):
        most = max(most, min(_MORE_LINES, int(height * _UPRIGHT / style.leading)))
    upright = _upright(names, width, round(pitch * _WRAPPED), most, texts)
    if upright:
        return upright
    widths = [texts.width(name.plain, style) for name in names]
    longest = max(range(len(names)), key=widths.__getitem__)
    lines = tuple((name.plain,) for name in names)
    turned = Names(widths[longest], True, lines)
    if texts.can_shrink(style):
        if _stay_turned(turned, names, pitch, height, texts):
            return turned
        needed, room, across = widths[longest], width, True
    elif style.leading > pitch:
        needed, room, across = style.leading, int(pitch), False
    elif widths[longest] > height * _TURNED:
        needed, room, across = widths[longest], int(height * _TURNED), True
    else:
        return turned
    over = texts.overflow("category", style, needed, room, [names[longest]], across=across)
    return turned._replace(overflow=over)


def _stay_turned(
    turned: Names, names: Sequence[model.Text], pitch: float, height: int, texts: Texts
) -> bool:
    """Whether turned names have room at this size, and upright ones have none at any."""
    style = texts.name
    if style.look.size > _TURNED_SIZE or style.leading > pitch or turned.room > height * _UPRIGHT:
        return False
    # Words become narrower as their size does, but for fractions of a point.
    smallest = texts.smallest_share(style) * 0.98
    return any(texts.widest_word(name.plain, style) * smallest > pitch * _FILLED for name in names)


def _upright(
    names: Sequence[model.Text], width: int, shown: int, most: int, texts: Texts
) -> Names | None:
    """The names in lines of the width `shown`, with room for those of a lesser one.

    None if a word or a name is too long for that.
    """
    if any(texts.widest_word(name.plain, texts.name) > width for name in names):
        return None
    highest = max(len(texts.lines(name.plain, texts.name, width)[0]) for name in names)
    if highest > most:
        return None
    lines = tuple(texts.lines(name.plain, texts.name, shown)[0] for name in names)
    return Names(highest * texts.name.leading, False, lines)


def names_beside(names: Sequence[model.Text], pitch: float, width: int, texts: Texts) -> Names:
    """The names to the left of bars that are `pitch` apart, in a frame of this width.

    They take half of the width at most, and each as many lines as its category has room for.
    """
    style = texts.name
    most = max(1, width // 2 - GAP)
    over = None
    lines = []
    room = 0
    for name in names:
        broken, widest = texts.lines(name.plain, style, most)
        lines.append(broken)
        room = max(room, widest)
        over = over or _misfit(name, len(broken), pitch, most, style, texts)
    return Names(min(most, room), False, tuple(lines), over)


def _misfit(
    name: model.Text, lines: int, pitch: float, width: int, style: Style, texts: Texts
) -> Overflow | None:
    word = texts.widest_word(name.plain, style)
    if word > width:
        return texts.overflow("category", style, word, width, [name], across=True)
    # Of one line only the letters count: those of the next name may come close to them.
    height = lines * style.leading if lines > 1 else round(style.em * _LETTERS)
    if height > pitch:
        part: ChartPart = "category" if lines > 1 else "row"
        return texts.overflow(part, style, height, int(pitch), [name], across=False)
    return None
