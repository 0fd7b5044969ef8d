"""The typesetter: what layout asks about text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from pathlib import Path
from typing import NamedTuple

from deck import solved
from deck.scripts import USUAL_FACES, scheme_fonts
from deck.scripts import is_right_to_left as is_right_to_left_language
from deck.text.direction import directed
from deck.text.fallback import Stretch
from deck.text.frames import BrokenWord, Frame, break_frame, em_of, lines_of, torn_texts
from deck.text.hyphens import Hyphenator, softened, with_hyphens, with_word_ends
from deck.text.measure import Measure, StyleKey
from deck.text.measured import Measured, Texts
from deck.text.phrases import reading_breaks
from deck.theme import Face, FaceName

#: Frames are typeset anew when so many others have been: what is left as it was while other text
#: is set smaller, and what stands on many slides, is not.
_MOST = 2_000

#: Scripts that are no letters: a few signs, taken to be wide enough, do not make text uncertain.
_SIGNS = frozenset(("Zsye", "Zsym", "Zmth"))


class Lacking(NamedTuple):
    """Characters that a face has no glyphs for, each once, and the script whose face stands in.

    With `native` that is the script of the deck's language, which its theme font stands for.
    """

    face: FaceName
    characters: str
    script: str
    native: bool


class Typeset(NamedTuple):
    """Paragraphs with their lines, in the faces that show them.

    `slack` is what to add to the frame's right inset, so that a renderer that wraps at what
    remains makes the same lines. In a frame with centred text put half of it on either side,
    in one with text to the right all of it on the left. It is 0 where widths are guessed: such
    a frame has all the room that its box has, since what was guessed is on the safe side.
    """

    paragraphs: tuple[solved.Paragraph, ...]
    slack: int
    broken: tuple[BrokenWord, ...]


class Typesetter:
    """Measures paragraphs and breaks them into lines, with the faces they are shown in.

    Every method raises MissingFaceError if it has to open a font file that is not there.
    """

    def __init__(
        self, faces: Mapping[FaceName, Face], lang: str, scripts: Mapping[str, str] = USUAL_FACES
    ) -> None:
        """Typeset with `faces`; no file is opened before it is needed. `lang` is a BCP 47 tag.

        `scripts` are families of the system for characters that the faces lack.
        """
        self._measure = Measure(faces, lang, scripts)
        self._hyphens = Hyphenator(lang, self._measure.words)
        self._texts = Texts(self._measure)
        self._typeset: dict[tuple[object, ...], Typeset] = {}
        self._native = scheme_fonts(lang)
        #: Whether the deck runs from right to left.
        self.right_to_left = is_right_to_left_language(lang)

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
        pieces = self._texts.of(paragraph).prepared.pieces()
        widest = used = 0.0
        for total, visible, hard in zip(pieces.totals, pieces.visibles, pieces.hards, strict=True):
            widest = max(widest, used + visible)
            used = 0.0 if hard else used + total
        return _whole(widest * em_of(paragraph)) + paragraph.indent

    def narrowest(self, paragraph: solved.Paragraph) -> int:
        """The min-content width in EMU, with the indent: that of the widest unbreakable piece."""
        widest = self._texts.of(paragraph).prepared.pieces().widest
        return _whole(widest * em_of(paragraph)) + paragraph.indent

    def typeset(
        self,
        paragraphs: Sequence[solved.Paragraph],
        width: int,
        *,
        balance: bool = False,
        headings: bool = False,
    ) -> Typeset:
        """Break the paragraphs of one frame, whose inner width is `width` EMU, into lines.

        With `balance`, for titles, the lines become as even as their number allows. With
        `headings` bold paragraphs are such, and hyphenated only in words that have no room.
        """
        key = (*paragraphs, width, balance, headings)
        known = self._typeset.get(key)
        if known is None:
            if len(self._typeset) >= _MOST:
                self._typeset.clear()
            known = self._typeset[key] = self._broken(paragraphs, width, balance, headings)
        return known

    def _broken(
        self, paragraphs: Sequence[solved.Paragraph], width: int, balance: bool, headings: bool
    ) -> Typeset:
        if not paragraphs:
            return Typeset((), 0, ())
        given = [directed(paragraph, deck=self.right_to_left) for paragraph in paragraphs]
        texts = list(map(self._texts.of, given))
        guessed = any([text.guessed and not text.guessed <= _SIGNS for text in texts])
        shown, told = list(given), list[BrokenWord]()
        for at, paragraph in enumerate(given):
            whole = balance or (headings and _is_bold(paragraph))
            shown[at], words = self._hyphens.hyphenated(
                paragraph, texts[at].prepared, width, self._texts.prepared, whole=whole
            )
            if shown[at] is not paragraph:
                texts[at] = self._texts.of(shown[at])
            told += words
        even = balance and not guessed
        frame = self._frame(given, texts, width, even)
        if even and not frame.broken:
            if any(breaks := _reading_breaks(frame, width)):
                shown = [softened(*pair, "\n") for pair in zip(shown, breaks, strict=True)]
                texts = list(map(self._texts.of, shown))
                frame = self._frame(given, texts, width, even)
            told += torn_texts(given, frame.settings, frame.solution, width)
        slack = 0 if frame.broken or guessed else int(width - frame.solution.width)
        return Typeset(self._filled(shown, texts, frame), slack, (*told, *frame.broken))

    def _frame(
        self,
        given: Sequence[solved.Paragraph],
        texts: Sequence[Measured],
        width: int,
        balance: bool,
    ) -> Frame:
        """The lines of texts; words that are told are told as parts of the paragraphs `given`."""
        prepared = [text.prepared for text in texts]
        return break_frame(given, prepared, width, self._measure.lang, balance=balance)

    def _filled(
        self, shown: Sequence[solved.Paragraph], texts: Sequence[Measured], frame: Frame
    ) -> tuple[solved.Paragraph, ...]:
        """The paragraphs with their lines, in the faces that show them."""
        filled = []
        for paragraph, text, setting, broken in zip(
            shown, texts, frame.settings, frame.solution.paragraphs, strict=True
        ):
            lines = lines_of(setting, broken)
            made = self._in_faces(paragraph, text).with_lines(lines)
            filled.append(with_word_ends(with_hyphens(made)) if len(lines) > 1 else made)
        return tuple(filled)

    def _in_faces(self, paragraph: solved.Paragraph, text: Measured) -> solved.Paragraph:
        """The paragraph with runs of their own for what other faces show.

        The script of the deck's language is shown by the theme's own font for it.
        """
        if not any(text.parts):
            return paragraph
        runs: list[solved.Run] = []
        for run, parts in zip(paragraph.runs, text.parts, strict=True):
            pieces: list[solved.Run] = []
            for part in parts or [Stretch(run.text, "", "")]:
                script = None if part.script in self._native else part.script
                if pieces and pieces[-1].script == script:
                    pieces[-1] = pieces[-1]._replace(text=pieces[-1].text + part.text)
                else:
                    pieces.append(run._replace(text=part.text, script=script))
            runs += pieces
        return paragraph._replace(runs=tuple(runs))

    def height(self, paragraphs: Sequence[solved.Paragraph]) -> float:
        """The height of typeset paragraphs in points: their lines, and the space between them."""
        total = sum([len(paragraph.lines) * paragraph.leading for paragraph in paragraphs])
        return total + sum([paragraph.before for paragraph in paragraphs[1:]])

    def missing(self, paragraph: solved.Paragraph) -> tuple[Lacking, ...]:
        """The characters that the paragraph's faces have no glyphs for, in order, each once."""
        found: dict[tuple[FaceName, str], str] = {}
        stretches = self._texts.of(paragraph).parts
        if not any(stretches):
            return ()
        for run, parts in zip(paragraph.runs, stretches, strict=True):
            for part in parts:
                known = found.get((run.face, part.script), "")
                new = dict.fromkeys(part.lacking)
                found[run.face, part.script] = known + "".join(c for c in new if c not in known)
        return tuple(
            Lacking(face, characters, script, script in self._native)
            for (face, script), characters in found.items()
            if characters
        )

    def is_guessed(self, paragraph: solved.Paragraph) -> bool:
        """Whether some of its letters are of a face that is not installed here.

        How wide they are is a guess then, but for ideographs, which are as wide in every face.
        """
        return bool(self._texts.of(paragraph).guessed)

    def ascent(self, face: FaceName, size: float) -> float:
        """The height of the regular face above its baseline in points, at `size` points."""
        return self._measure.files[f"{face}/0"].metrics.ascent * size

    def descent(self, face: FaceName, size: float) -> float:
        """The depth of the regular face below its baseline in points, positive."""
        return self._measure.files[f"{face}/0"].metrics.descent * size


def _reading_breaks(frame: Frame, width: int) -> list[list[int]]:
    """The offsets in each paragraph where lines should end for its phrases to be whole."""
    return [
        reading_breaks(setting, lines, width)
        for setting, lines in zip(frame.settings, frame.solution.paragraphs, strict=True)
    ]


def _is_bold(paragraph: solved.Paragraph) -> bool:
    return all([run.bold for run in paragraph.runs])


def _whole(length: float) -> int:
    """The length rounded up to whole EMU, but not for the inexactness of floats."""
    return ceil(length - 0.001)
