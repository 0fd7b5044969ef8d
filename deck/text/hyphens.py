"""Marks that let lines end inside words: hyphens, and zero width spaces where no space is.

Where a word may be hyphenated is looked up in the dictionaries of pyphen.

Words are hyphenated where that is usual, in narrow columns, and not where one would rather
leave a line a little short. A hyphen goes into the text only where a line ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from deck import solved
from deck.scripts import script_of_language
from deck.text.frames import BrokenWord, em_of, settings_of
from deck.text.lines import Setting, word_room
from deck.text.pieces import Pieces, Prepared
from deck.text.unspaced import is_between_words

SOFT_HYPHEN: Final = "\u00ad"
#: A column is narrow below this width in em; about twenty letters go into it.
NARROW: Final = 11.0
#: Letters that stay together at either end of a word.
_ENDS = 3
#: A line that is short by less than this part of its width is left so.
_ZONE = 0.3
#: Words of letters only: no address, no name of a file, nothing with digits.
_WORD = r"(?<![\w./@:\\])[^\W\d_]{8,}(?![\w/@\\\u00ad]|[.:]\w)"
_SCRIPTS = ("Latn", "Grek", "Cyrl")
_WORD_END = "\u200b"
_NONE: tuple[int, ...] = ()


class Hyphenator:
    """Hyphenates words of one language; `known` is where what was found is kept."""

    def __init__(self, lang: str, known: dict[str, Any]) -> None:
        """Hyphenate in the language of a BCP 47 tag, if there is a dictionary for it."""
        self._lang = lang
        self._known = known
        self._dictionary: Any = None
        #: Whether narrow columns are hyphenated; English words are short enough without.
        self.is_usual = lang.lower().split("-")[0] != "en"

    def hyphenated(
        self,
        paragraph: solved.Paragraph,
        text: Prepared,
        width: int,
        prepare: Callable[[solved.Paragraph], Prepared],
        *,
        whole: bool,
    ) -> tuple[solved.Paragraph, tuple[BrokenWord, ...]]:
        """The paragraph with soft hyphens where lines should end inside words; else itself.

        `text` is its own, measured, and `prepare` measures others. Where that is usual only in
        narrow columns, elsewhere, and in paragraphs that are to have `whole` words, only in
        words that are longer than their line; these are told, because text that is set smaller
        may have room for them.
        """
        em = em_of(paragraph)
        column = word_room(width, paragraph.indent) / em
        narrow = self.is_usual and not whole and column < NARROW
        if not narrow and text.pieces().widest <= column:
            return paragraph, ()
        points = self.points(paragraph.text)
        if not narrow:
            points = [point for point in points if text.is_within(point, column)]
        if not points:
            return paragraph, ()
        every = prepare(softened(paragraph, points))
        if every.pieces().widest > column:
            return paragraph, ()
        setting = Setting(every.text, every.pieces(), paragraph.indent, em)
        words = () if narrow else settings_of([paragraph], [text], width)[1]
        return softened(paragraph, chosen(setting, points, width)), tuple(
            [word._replace(parted="hyphen") for word in words]
        )

    def points(self, text: str) -> list[int]:
        """The offsets in a text before which a soft hyphen may stand."""
        if script_of_language(self._lang) not in _SCRIPTS:
            return []
        return [
            match.start() + at
            for match in re.finditer(_WORD, text)
            for at in self._positions(match.group())
        ]

    def _positions(self, word: str) -> tuple[int, ...]:
        found: tuple[int, ...] | None = self._known.get(word)
        if found is None:
            found = self._known[word] = self._look_up(word)
        return found

    def _look_up(self, word: str) -> tuple[int, ...]:
        if self._dictionary is None:
            self._dictionary = _dictionary(self._lang)
        if not self._dictionary:
            return _NONE
        # Positions with data change the word's spelling, which a soft hyphen cannot.
        return tuple(
            int(at) for at in self._dictionary.positions(word) if not getattr(at, "data", None)
        )


def _dictionary(lang: str) -> Any:
    """The dictionary of a language, False if there is none."""
    import pyphen  # 17 ms, and up to half a second for a dictionary

    name = pyphen.language_fallback(lang.replace("-", "_"))
    return pyphen.Pyphen(lang=name, left=_ENDS, right=_ENDS) if name else False


def softened(
    paragraph: solved.Paragraph, points: Sequence[int], mark: str = SOFT_HYPHEN
) -> solved.Paragraph:
    """The paragraph with a soft hyphen, or another mark, before each of the offsets."""
    runs = []
    start = 0
    for run in paragraph.runs:
        inner = [at - start for at in points if start < at <= start + len(run.text)]
        cuts = [0, *inner, len(run.text)]
        parts = [run.text[a:b] for a, b in pairwise(cuts)]
        runs.append(run._replace(text=mark.join(parts)))
        start += len(run.text)
    return paragraph._replace(runs=tuple(runs))


def with_word_ends(paragraph: solved.Paragraph) -> solved.Paragraph:
    """The paragraph with zero width spaces at the ends of lines between words no space parts.

    Programs have other dictionaries of Thai; so told, each can make these lines.
    """
    text = paragraph.text
    ends = [line.end for line in paragraph.lines[:-1] if is_between_words(text, line.end)]
    if not ends:
        return paragraph
    lines = tuple(
        line._replace(start=line.start + bisect_left(ends, line.start + 1),
                      end=line.end + bisect_left(ends, line.end + 1))
        for line in paragraph.lines
    )  # fmt: skip
    return softened(paragraph, ends, _WORD_END)._replace(lines=lines)


def with_hyphens(paragraph: solved.Paragraph) -> solved.Paragraph:
    """The paragraph with a hyphen for each soft hyphen that a line ends at.

    Programs end lines at soft hyphens, but not all of them show one there: LibreOffice 7.4 does
    not. Who makes the text wrap otherwise has hyphens to take out.
    """
    text = paragraph.text
    ends = {line.end - 1 for line in paragraph.lines[:-1] if text[line.end - 1] == SOFT_HYPHEN}
    if not ends:
        return paragraph
    runs = []
    start = 0
    for run in paragraph.runs:
        stop = start + len(run.text)
        shown = "".join(
            "-" if at in ends else character for at, character in enumerate(run.text, start)
        )
        runs.append(run._replace(text=shown))
        start = stop
    return paragraph._replace(runs=tuple(runs))


def chosen(setting: Setting, points: Sequence[int], width: int) -> list[int]:
    """Those of the points at which lines end when text that has them all is broken.

    `points` count in the text without the soft hyphens that `setting` has at each of them.
    """
    marks = {at + number + 1: at for number, at in enumerate(points)}
    pieces, ends = setting.pieces, setting.pieces.ends
    limit = (width - setting.indent + 0.5) / setting.em
    found = []
    start = 0
    while start < len(ends):
        stop = _filled(pieces, start, limit)
        if stop < len(ends) and ends[stop - 1] in marks:
            whole = _whole_words(ends, marks, start, stop)
            if whole > start and limit - _width(pieces, start, whole) < _ZONE * limit:
                stop = whole
            else:
                found.append(marks[ends[stop - 1]])
        start = stop
    return found


def _filled(pieces: Pieces, start: int, limit: float) -> int:
    """The piece that the line from `start` ends before."""
    used = 0.0
    for index in range(start, len(pieces.ends)):
        if used + pieces.visibles[index] > limit and index > start:
            return index
        if pieces.hards[index]:
            return index + 1
        used += pieces.totals[index]
    return len(pieces.ends)


def _whole_words(ends: Sequence[int], marks: Mapping[int, int], start: int, stop: int) -> int:
    """The last piece up to `stop` that a word begins with, `start` if there is none."""
    while stop > start and ends[stop - 1] in marks:
        stop -= 1
    return stop


def _width(pieces: Pieces, start: int, stop: int) -> float:
    return sum(pieces.totals[start : stop - 1]) + pieces.visibles[stop - 1]
