"""A paragraph cut into the pieces that lines are made of, measured."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from deck.text.autospace import GAP, gaps
from deck.text.breaks import KEPT_WITH_WORD, attaches, opportunities
from deck.text.measure import Measure, StyleKey, letters
from deck.text.signs import HARD, SPACES, UGLY, USUAL, Strength

#: A run as it is measured: style, size and tracking, the latter two relative to the first run.
Look = tuple[StyleKey, float, float]


class Pieces(NamedTuple):
    """The pieces between the breaks that may be used, as columns; widths in em of the first run.

    `ends` are offsets in the text. `totals` are widths with the white space at the end,
    `visibles` without it. `firsts` are the widths up to the first break inside a piece that a
    renderer might use although we do not. `hards` tells after which pieces a line must end.
    """

    ends: list[int]
    totals: list[float]
    visibles: list[float]
    firsts: list[float]
    hards: list[bool]
    widest: float


class Prepared:
    """The text of a paragraph, independent of its size: one object serves a whole fit search."""

    def __init__(self, measure: Measure, texts: Sequence[str], looks: Sequence[Look]) -> None:
        """Take the texts of the runs and how each looks."""
        self.text = "".join(texts)
        self._measure = measure
        self._looks = looks
        self._borders: list[int] = []
        border = 0
        for text in texts:
            border += len(text)
            self._borders.append(border)
        self._breaks = opportunities(self.text)
        self._gaps = gaps(self.text)
        self._pieces: dict[bool, Pieces] = {}

    def pieces(self, *, ugly: bool = False) -> Pieces:
        """The pieces between hard and usual breaks, and between ugly ones where asked for."""
        known = self._pieces.get(ugly)
        if known is None:
            if ugly and all(strength != UGLY for _, strength in self._breaks):
                known = self.pieces()
            else:
                known = self._cut(UGLY if ugly else USUAL)
            self._pieces[ugly] = known
        return known

    def _cut(self, worst: Strength) -> Pieces:
        pieces = ends, totals, visibles, firsts, hards, _ = Pieces([], [], [], [], [], 0.0)
        start = inner = 0
        for at, strength in self._breaks:
            if strength <= worst:
                self._add(pieces, start, inner, at, strength == HARD)
                start = inner = at
            elif inner == start:
                inner = at
        self._add(pieces, start, inner, len(self.text), False)
        return Pieces(ends, totals, visibles, firsts, hards, max(visibles))

    def _add(self, pieces: Pieces, start: int, inner: int, end: int, hard: bool) -> None:
        total, visible = self.width(start, end)
        pieces.ends.append(end)
        pieces.totals.append(total)
        pieces.visibles.append(visible)
        pieces.firsts.append(self.width(start, inner)[1] if inner > start else visible)
        pieces.hards.append(hard)

    def width(self, start: int, end: int) -> tuple[float, float]:
        """The widths of a part of the text: of all of it, and of its visible part."""
        if start == end:
            return 0.0, 0.0
        total, visible = self._advances(start, end)
        if not self._gaps:
            return total, visible
        seen = start + len(self.text[start:end].rstrip(SPACES))
        for at in self._gaps:
            if start < at <= end:
                gap = GAP * self._looks[bisect_left(self._borders, at)][1]
                total += gap
                visible += gap if at <= seen else 0.0
        return total, visible

    def _advances(self, start: int, end: int) -> tuple[float, float]:
        """The same without the spaces between scripts."""
        if len(self._looks) == 1 and not self._looks[0][2]:
            return self._measure.advance(self.text[start:end], self._looks[0][0])
        total = visible = 0.0
        position = start
        for border, (style, scale, tracking) in zip(self._borders, self._looks, strict=True):
            if border <= position:
                continue
            until = border if border < end else end
            text = self.text[position:until]
            advance, seen = self._measure.advance(text, style)
            if seen:
                visible = total + seen * scale
            total += advance * scale
            if tracking:
                total += letters(text) * tracking
                if seen:
                    visible += letters(text.rstrip(SPACES)) * tracking
            position = until
            if position == end:
                break
        return total, visible

    def broken(self, limit: float) -> tuple[Pieces, tuple[str, ...]]:
        """The pieces with none wider than `limit`, and the words that had to be broken inside."""
        whole = self.pieces(ugly=True)
        pieces = Pieces([], [], [], [], [], limit)
        words = []
        start = 0
        for end, visible, hard in zip(whole.ends, whole.visibles, whole.hards, strict=True):
            if visible > limit:
                words.append(self.text[start:end].strip(SPACES).replace("\u00ad", ""))
                for cut in self._cuts(start, end, limit):
                    self._add(pieces, start, start, cut, False)
                    start = cut
            self._add(pieces, start, start, end, hard)
            start = end
        return pieces, tuple(words)

    def is_within(self, offset: int, limit: float) -> bool:
        """Whether the offset is inside a piece that is wider than `limit`."""
        pieces = self.pieces(ugly=True)
        at = bisect_right(pieces.ends, offset)
        return pieces.visibles[at] > limit

    def _cuts(self, start: int, end: int, limit: float) -> Iterator[int]:
        """Where to cut a word: a renderer that may end a line in it does, then between letters."""
        doubtful = [
            at
            for at, _ in self._breaks
            if start < at < end and not self._is_kept(self.text[start:at])
        ]
        for stop in (*doubtful, end):
            yield from self._chop(start, stop, limit)
            if stop < end:
                yield stop
            start = stop

    @staticmethod
    def _is_kept(before: str) -> bool:
        """Whether LibreOffice keeps the sign that a text ends with at the word behind it.

        It does so only where a line may end before the sign: not where nothing else stands.
        """
        return before[-1] in KEPT_WITH_WORD and any(one not in KEPT_WITH_WORD for one in before)

    def _chop(self, start: int, end: int, limit: float) -> list[int]:
        """Where to cut a word so that its parts are as long as possible: between letters."""
        cuts = []
        for at in range(start + 1, end):
            if attaches(self.text[at]) or self.text[at] in SPACES:
                continue
            following = at + 1
            while following < end and attaches(self.text[following]):
                following += 1
            if self.width(start, following)[1] > limit:
                cuts.append(at)
                start = at
        return cuts
