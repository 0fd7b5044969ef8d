"""The typesetter: what layout asks about text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from pathlib import Path
from typing import NamedTuple

from deck import solved
from deck.geometry import EMU_PER_POINT
from deck.text import lines
from deck.text.lines import Setting, Solution
from deck.text.measure import Measure, StyleKey
from deck.text.pieces import Prepared
from deck.theme import Face, FaceName


class BrokenWord(NamedTuple):
    """A word that is longer than its line and was broken inside; `room` is the line's width."""

    text: str
    paragraph: solved.Paragraph
    room: int


class Typeset(NamedTuple):
    """Paragraphs with their lines.

    `slack` is what to add to the frame's right inset, so that a renderer that wraps at what
    remains makes the same lines. In a frame with centred text put half of it on either side,
    in one with text to the right all of it on the left.
    """

    paragraphs: tuple[solved.Paragraph, ...]
    slack: int
    broken: tuple[BrokenWord, ...]


class Typesetter:
    """Measures paragraphs and breaks them into lines, with the faces they are shown in.

    Every method raises MissingFaceError if it has to open a font file that is not there.
    """

    def __init__(self, faces: Mapping[FaceName, Face], lang: str) -> None:
        """Typeset with `faces`; no file is opened before it is needed. `lang` is a BCP 47 tag."""
        self._measure = Measure(faces, lang)
        self._prepared: dict[tuple[object, ...], Prepared] = {}

    @property
    def cache(self) -> dict[tuple[str, StyleKey], tuple[float, float]]:
        """The advances measured so far, in em: of a piece of text and of its visible part."""
        return self._measure.cache

    def load_cache(self, path: Path) -> None:
        """Take over the advances that an earlier run saved, if the font files are the same."""
        self._measure.load_cache(path)

    def save_cache(self, path: Path) -> None:
        """Save the advances for the next run, atomically, at most 50,000 of them."""
        self._measure.save_cache(path)

    def widest(self, paragraph: solved.Paragraph) -> int:
        """The max-content width in EMU, with the indent: every line only ends where it must.

        A frame of exactly this width is too narrow for some renderers: LibreOffice breaks one
        line in eight there, and one in fifteen with 0.1 % to spare. Allow for 1 %.
        """
        pieces = self._prepare(paragraph).pieces()
        widest = used = 0.0
        for total, visible, hard in zip(pieces.totals, pieces.visibles, pieces.hards, strict=True):
            widest = max(widest, used + visible)
            used = 0.0 if hard else used + total
        return _whole(widest * _em(paragraph)) + paragraph.indent

    def narrowest(self, paragraph: solved.Paragraph) -> int:
        """The min-content width in EMU, with the indent: that of the widest unbreakable piece."""
        widest = self._prepare(paragraph).pieces().widest
        return _whole(widest * _em(paragraph)) + paragraph.indent

    def typeset(
        self, paragraphs: Sequence[solved.Paragraph], width: int, *, balance: bool = False
    ) -> Typeset:
        """Break the paragraphs of one frame, whose inner width is `width` EMU, into lines.

        With `balance`, for titles, the lines become as even as their number allows.
        """
        if not paragraphs:
            return Typeset((), 0, ())
        prepared = [self._prepare(paragraph) for paragraph in paragraphs]
        settings, broken = _settings(paragraphs, prepared, width)
        solution = lines.natural(settings, width)
        if not broken and not _is_done(solution, paragraphs, width, balance):
            solution = _search(settings, solution, width, balance)
            if solution.margin < lines.FRAGILE * width:
                settings, solution = _with_ugly_breaks(
                    paragraphs, prepared, settings, solution, width
                )
        filled = tuple(
            [
                paragraph._replace(lines=_lines(setting, lines_))
                for paragraph, setting, lines_ in zip(
                    paragraphs, settings, solution.paragraphs, strict=True
                )
            ]
        )
        return Typeset(filled, 0 if broken else int(width - solution.width), broken)

    def height(self, paragraphs: Sequence[solved.Paragraph]) -> float:
        """The height of typeset paragraphs in points: their lines, and the space between them."""
        total = sum([len(paragraph.lines) * paragraph.leading for paragraph in paragraphs])
        return total + sum([paragraph.before for paragraph in paragraphs[1:]])

    def missing(self, paragraph: solved.Paragraph) -> dict[FaceName, str]:
        """The characters that the paragraph's faces have no glyphs for, in order, each once."""
        self._prepare(paragraph).pieces()
        found: dict[FaceName, str] = {}
        for run in paragraph.runs:
            lacking = self._measure.lacking.get(self._measure.style(run), "")
            for character in _composed(run.text) if lacking else "":
                if character in lacking and character not in found.get(run.face, ""):
                    found[run.face] = found.get(run.face, "") + character
        return found

    def ascent(self, face: FaceName, size: float) -> float:
        """The height of the regular face above its baseline in points, at `size` points."""
        return self._measure.files[f"{face}/0"].metrics.ascent * size

    def descent(self, face: FaceName, size: float) -> float:
        """The depth of the regular face below its baseline in points, positive."""
        return self._measure.files[f"{face}/0"].metrics.descent * size

    def _prepare(self, paragraph: solved.Paragraph) -> Prepared:
        """The paragraph's text, measured; sizes and tracking count relative to the first run."""
        runs = paragraph.runs
        size = runs[0].size if runs else 1.0
        key = tuple(
            [
                (
                    run.text,
                    run.face,
                    run.bold,
                    run.italic,
                    round(run.size / size, 6),
                    round(run.tracking / size, 6),
                )
                for run in runs
            ]
        )
        prepared = self._prepared.get(key)
        if prepared is None:
            style = self._measure.style
            looks = [(style(run), row[4], row[5]) for run, row in zip(runs, key, strict=True)]
            prepared = Prepared(self._measure, [run.text for run in runs], looks)
            self._prepared[key] = prepared
        return prepared


def _composed(text: str) -> str:
    """The text with letters and marks in one, where there is a character for both (UAX #15)."""
    if text.isascii():
        return text
    from unicodedata import normalize  # only where some character is missing

    return normalize("NFC", text)


def _em(paragraph: solved.Paragraph) -> float:
    """The size of the paragraph's first run in EMU."""
    return (paragraph.runs[0].size if paragraph.runs else 1.0) * EMU_PER_POINT


def _whole(length: float) -> int:
    """The length rounded up to whole EMU, but not for the inexactness of floats."""
    return ceil(length - 0.001)


def _settings(
    paragraphs: Sequence[solved.Paragraph],
    prepared: Sequence[Prepared],
    width: int,
    *,
    ugly: bool = False,
) -> tuple[list[Setting], tuple[BrokenWord, ...]]:
    """The paragraphs ready to be broken at `width`, and the words that are too long for it."""
    settings = []
    broken: list[BrokenWord] = []
    for paragraph, text in zip(paragraphs, prepared, strict=True):
        em = _em(paragraph)
        limit = (width - paragraph.indent + 0.5) / em
        pieces = text.pieces(ugly=ugly)
        if pieces.widest > limit:
            pieces = text.pieces(ugly=True)
            if pieces.widest > limit:
                pieces, words = text.broken(limit)
                room = max(0, width - paragraph.indent)
                broken += [BrokenWord(word, paragraph, room) for word in words]
        settings.append(Setting(text.text, pieces, paragraph.indent, em))
    return settings, tuple(broken)


def _is_done(
    solution: Solution, paragraphs: Sequence[solved.Paragraph], width: int, balance: bool
) -> bool:
    """Whether the natural lines are good as they are."""
    if solution.lines == len(paragraphs):
        # A frame made as wide as its text: narrowing could only add lines.
        return -1 < solution.margin < 2 or solution.margin >= lines.FRAGILE * width
    return not balance and lines.is_stable(solution, width)


def _search(settings: Sequence[Setting], first: Solution, width: int, balance: bool) -> Solution:
    """The best lines; balanced ones have more lines than the natural ones only if fragile."""
    if not balance:
        return lines.best_near(settings, first, width)
    even = lines.best_balanced(settings, first, width)
    if even.margin < lines.FRAGILE * width:
        near = lines.best_near(settings, first, width)
        if near.margin >= lines.FRAGILE * width:
            return lines.best_balanced(settings, near, width)
    return even


def _with_ugly_breaks(
    paragraphs: Sequence[solved.Paragraph],
    prepared: Sequence[Prepared],
    settings: list[Setting],
    solution: Solution,
    width: int,
) -> tuple[list[Setting], Solution]:
    """The same with ugly breaks, if they make fragile lines stable; else what it was."""
    others, _ = _settings(paragraphs, prepared, width, ugly=True)
    other = lines.best_near(others, lines.natural(others, width), width)
    fewer = other.lines <= solution.lines or solution.margin < 0
    if fewer and other.margin > max(solution.margin, 0):
        return others, other
    return settings, solution


def _lines(setting: Setting, broken: lines.Broken) -> tuple[solved.Line, ...]:
    ends = setting.pieces.ends
    start = 0
    rows = []
    for last, width in zip(broken.ends, broken.widths, strict=True):
        end = ends[last - 1]
        rows.append(solved.Line(start, end, round(width * setting.em)))
        start = end
    return tuple(rows)
