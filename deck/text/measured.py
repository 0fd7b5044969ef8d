"""Texts of paragraphs measured, each once for all sizes and colours it is shown in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from deck import solved
from deck.scripts import SCRIPTS
from deck.text.fallback import Stretch
from deck.text.measure import Measure
from deck.text.pieces import Look, Prepared

#: Texts are measured anew when so many others have been; those of some hundred slides.
_MOST = 6_000


class Measured(NamedTuple):
    """The text of a paragraph measured, and for each run how it is parted by faces, if it is.

    `guessed` are the scripts in it whose faces cannot be measured here.
    """

    prepared: Prepared
    parts: tuple[list[Stretch], ...]
    guessed: frozenset[str]


class Texts:
    """The texts of paragraphs, as they were measured."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._by_runs: dict[tuple[solved.Run, ...], Measured] = {}
        self._known: dict[tuple[object, ...], Measured] = {}

    def of(self, paragraph: solved.Paragraph) -> Measured:
        """The paragraph's text, measured; sizes and tracking count relative to the first run."""
        runs = paragraph.runs
        found = self._by_runs.get(runs)
        if found is None:
            if len(self._by_runs) >= _MOST:
                self._by_runs.clear()
            found = self._by_runs[runs] = self._alike(runs)
        return found

    def prepared(self, paragraph: solved.Paragraph) -> Prepared:
        """The same, as it is broken into lines."""
        return self.of(paragraph).prepared

    def _alike(self, runs: tuple[solved.Run, ...]) -> Measured:
        """The same text measured at another size, or in another colour, if it has been."""
        size = runs[0].size if runs else 1.0
        key: tuple[tuple[object, ...], ...] = tuple(
            [(run.text, run.face, run.bold, run.italic, *_relative(run, size)) for run in runs]
        )
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            whole = "".join([run.text for run in runs])
            parts = tuple([self._measure.stretches(run, whole) for run in runs])
            scales = [_relative(run, size) for run in runs]
            prepared = self._prepared(runs, parts, scales)
            known = self._known[key] = Measured(prepared, parts, self._guessed(runs, parts))
        return known

    def _prepared(
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


def _relative(run: solved.Run, size: float) -> tuple[float, float]:
    """The size of a run and its tracking as multiples of a size, alike where they nearly are."""
    tracking = round(run.tracking / size, 6) if run.tracking else 0.0
    return 1.0 if run.size == size else round(run.size / size, 6), tracking
