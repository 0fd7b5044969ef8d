"""The typesetter: what layout asks about text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from pathlib import Path
from typing import NamedTuple

from deck import solved
from deck.scripts import SCRIPTS, USUAL_FACES, scheme_fonts
from deck.scripts import is_right_to_left as is_right_to_left_language
from deck.text.direction import directed
from deck.text.fallback import Stretch
from deck.text.frames import BrokenWord, break_frame, em_of, lines_of, torn_texts
from deck.text.hyphens import Hyphenator, softened, with_hyphens, with_word_ends
from deck.text.measure import Measure, StyleKey
from deck.text.phrases import reading_breaks
from deck.text.pieces import Look, Prepared
from deck.theme import Face, FaceName

#: Texts are measured anew when so many others have been; those of some hundred slides.
_MOST_PREPARED = 2_000
#: Likewise for frames: what is left as it was while other text is set smaller, and what stands
#: on many slides.
_MOST_TYPESET = 500

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


class _Text(NamedTuple):
    """The text of a paragraph measured, and for each run how it is parted by faces, if it is.

    `guessed` are the scripts in it whose faces cannot be measured here.
    """

    prepared: Prepared
    parts: tuple[list[Stretch], ...]
    guessed: frozenset[str]


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
        self._by_runs: dict[tuple[solved.Run, ...], _Text] = {}
        self._prepared: dict[tuple[object, ...], _Text] = {}
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
        pieces = self._prepare(paragraph).prepared.pieces()
        widest = used = 0.0
        for total, visible, hard in zip(pieces.totals, pieces.visibles, pieces.hards, strict=True):
            widest = max(widest, used + visible)
            used = 0.0 if hard else used + total
        return _whole(widest * em_of(paragraph)) + paragraph.indent

    def narrowest(self, paragraph: solved.Paragraph) -> int:
        """The min-content width in EMU, with the indent: that of the widest unbreakable piece."""
        widest = self._prepare(paragraph).prepared.pieces().widest
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
            if len(self._typeset) >= _MOST_TYPESET:
                self._typeset.clear()
            known = self._typeset[key] = self._broken(paragraphs, width, balance, headings)
        return known

    def _broken(
        self, paragraphs: Sequence[solved.Paragraph], width: int, balance: bool, headings: bool
    ) -> Typeset:
        if not paragraphs:
            return Typeset((), 0, ())
        given = [directed(paragraph, deck=self.right_to_left) for paragraph in paragraphs]
        texts = [self._prepare(paragraph) for paragraph in given]
        guessed = any([text.guessed and not text.guessed <= _SIGNS for text in texts])
        shown, told = list(given), list[BrokenWord]()
        for at, (paragraph, text) in enumerate(zip(given, texts, strict=True)):
            whole = balance or (headings and _is_bold(paragraph))
            shown[at], words = self._hyphens.hyphenated(
                paragraph, text.prepared, width, self._prepared_text, whole=whole
            )
            told += words
        texts = [
            text if one is paragraph else self._prepare(one)
            for one, paragraph, text in zip(shown, given, texts, strict=True)
        ]
        balance = balance and not guessed
        prepared = [text.prepared for text in texts]
        settings, solution, broken = break_frame(
            given, prepared, width, self._measure.lang, balance=balance
        )
        if balance and not broken:
            breaks = [
                reading_breaks(setting, lines, width)
                for setting, lines in zip(settings, solution.paragraphs, strict=True)
            ]
            if any(breaks):
                shown = [softened(*pair, "\n") for pair in zip(shown, breaks, strict=True)]
                texts = [self._prepare(paragraph) for paragraph in shown]
                prepared = [text.prepared for text in texts]
                settings, solution, broken = break_frame(
                    given, prepared, width, self._measure.lang, balance=balance
                )
            told += torn_texts(given, settings, solution, width)
        filled = tuple(
            [
                self._filled(paragraph, text, lines_of(setting, lines))
                for paragraph, text, setting, lines in zip(
                    shown, texts, settings, solution.paragraphs, strict=True
                )
            ]
        )
        slack = 0 if broken or guessed else int(width - solution.width)
        return Typeset(filled, slack, (*told, *broken))

    def _filled(
        self, paragraph: solved.Paragraph, text: _Text, lines: tuple[solved.Line, ...]
    ) -> solved.Paragraph:
        """The paragraph with its lines, in the faces that show it."""
        filled = self._in_faces(paragraph, text)._replace(lines=lines)
        return with_word_ends(with_hyphens(filled)) if len(lines) > 1 else filled

    def _in_faces(self, paragraph: solved.Paragraph, text: _Text) -> solved.Paragraph:
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
        stretches = self._prepare(paragraph).parts
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
        return bool(self._prepare(paragraph).guessed)

    def _guessed(
        self, runs: Sequence[solved.Run], stretches: Sequence[Sequence[Stretch]]
    ) -> frozenset[str]:
        style = self._measure.style
        return frozenset(
            part.script
            for run, parts in zip(runs, stretches, strict=True)
            for part in parts
            if part.lacking
            and SCRIPTS[part.script].slot != "ea"
            and self._measure.stand_in(style(run, part.script)) is None
        )

    def ascent(self, face: FaceName, size: float) -> float:
        """The height of the regular face above its baseline in points, at `size` points."""
        return self._measure.files[f"{face}/0"].metrics.ascent * size

    def descent(self, face: FaceName, size: float) -> float:
        """The depth of the regular face below its baseline in points, positive."""
        return self._measure.files[f"{face}/0"].metrics.descent * size

    def _prepare(self, paragraph: solved.Paragraph) -> _Text:
        """The paragraph's text, measured; sizes and tracking count relative to the first run."""
        runs = paragraph.runs
        found = self._by_runs.get(runs)
        if found is None:
            if len(self._by_runs) >= _MOST_PREPARED:
                self._by_runs.clear()
            found = self._by_runs[runs] = self._alike(runs)
        return found

    def _prepared_text(self, paragraph: solved.Paragraph) -> Prepared:
        return self._prepare(paragraph).prepared

    def _alike(self, runs: tuple[solved.Run, ...]) -> _Text:
        """The same text measured at another size, or in another colour, if it has been."""
        size = runs[0].size if runs else 1.0
        key: tuple[tuple[object, ...], ...] = tuple(
            [(run.text, run.face, run.bold, run.italic, *_relative(run, size)) for run in runs]
        )
        known = self._prepared.get(key)
        if known is None:
            if len(self._prepared) >= _MOST_PREPARED:
                self._prepared.clear()
            whole = "".join([run.text for run in runs])
            parts = tuple([self._measure.stretches(run, whole) for run in runs])
            scales = [_relative(run, size) for run in runs]
            guessed = self._guessed(runs, parts)
            prepared = self._measured(runs, parts, scales)
            known = self._prepared[key] = _Text(prepared, parts, guessed)
        return known

    def _measured(
        self,
        runs: Sequence[solved.Run],
        parts: Sequence[Sequence[Stretch]],
        scales: Sequence[tuple[float, float]],
    ) -> Prepared:
        style = self._measure.style
        texts: list[str] = []
        looks: list[Look] = []
        for run, inner, (size, tracking) in zip(runs, parts, scales, strict=True):
            for part in inner or [Stretch(run.text, "", "")]:
                texts.append(part.text)
                looks.append((style(run, part.script), size, tracking))
        return Prepared(self._measure, texts, looks)


def _is_bold(paragraph: solved.Paragraph) -> bool:
    return all([run.bold for run in paragraph.runs])


def _relative(run: solved.Run, size: float) -> tuple[float, float]:
    """The size of a run and its tracking as multiples of a size, alike where they nearly are."""
    tracking = round(run.tracking / size, 6) if run.tracking else 0.0
    return 1.0 if run.size == size else round(run.size / size, 6), tracking


def _whole(length: float) -> int:
    """The length rounded up to whole EMU, but not for the inexactness of floats."""
    return ceil(length - 0.001)
