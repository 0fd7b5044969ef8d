"""Slides solved and written in batches, in this process or over several at once.

A batch is solved under the numbers that its slides have if none before them continues on a
further one, which is seldom wrong, and gets its right numbers before it is written. So no
batch waits for another to be solved, and however many processes there are, the outcome is the
same to the byte.
"""

from __future__ import annotations

import gc
import zlib
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from deck import model, solved
from deck.diagnostics import has_errors
from deck.pipeline.processes import workers
from deck.pipeline.solving import Problem, Solution, Solver
from deck.writers import SlideWriter

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

#: How many slides a batch has at most. As few as `_FEW` have the first one, which has no other
#: beside it, and the last ones, so that no process waits long for another.
_MOST, _FEW = 64, 8
#: How many a batch has at least, if it is to end with its section: slides of one section share
#: more than others do.
_LEAST = 32
#: After how many slides what they have left behind is cleared away.
_TIDY = 1_000


class MisnumberedError(Exception):
    """A slide is not what it was said to be before its right number was known.

    It is on more slides or fewer, or something else is wrong with it, which other processes
    have counted on. One process alone knows the right numbers from the start.
    """


class Batch(NamedTuple):
    """Slides one after the other, each with the index of its section.

    `number` is that of the first one in the deck, from 1, if no slide before it continues.
    """

    number: int
    slides: tuple[tuple[model.Slide, int], ...]


class Written(NamedTuple):
    """What a batch has come to: the slides in order, each as every format's writer has written it.

    `sections` are the indexes of their sections. The parts are missing where some slide has
    no solution, or an error and the deck is no draft; `slides` tells how many there are.
    `pictures` are those shown.
    """

    parts: tuple[tuple[Any, ...], ...]
    sections: tuple[int, ...]
    problems: tuple[Problem, ...]
    slides: int
    pictures: tuple[solved.Picture, ...]


class _Counts(NamedTuple):
    """How many slides and charts there are in a batch, or before it."""

    slides: int = 0
    charts: int = 0

    def plus(self, more: _Counts) -> _Counts:
        """These and more."""
        return _Counts(self.slides + more.slides, self.charts + more.charts)


class Maker:
    """Solves the batches of one deck and writes them."""

    def __init__(
        self, solver: Solver, writers: Sequence[SlideWriter], *, draft: bool, notes: bool = True
    ) -> None:
        """Write with one writer for each format, with or without the speaker's `notes`.

        A `draft` is written whatever errors there are.
        """
        self._solver = solver
        self._notes = notes
        self._writers = writers
        self._draft = draft
        self._untidy = 0

    def solve(self, batch: Batch, shift: int = 0) -> list[Solution]:
        """The batch, under numbers that are higher by `shift` than those it has on its own."""
        self._untidy += len(batch.slides)
        if self._untidy >= _TIDY and not gc.isenabled():
            # Templates and workbooks leave cycles behind, which add up over thousands of slides.
            gc.collect(0)
            self._untidy = 0
        number = batch.number + shift
        solutions = []
        for slide, section in batch.slides:
            solution = self._solver.solve(slide, section, number)
            solutions.append(solution)
            number += len(solution.parts)
        return solutions

    def write(self, solutions: Sequence[Solution], shown: int, before: _Counts) -> Written:
        """The batch under its right numbers, solved with `shown` as the number of its first.

        Raises `MisnumberedError` if a template makes something else of these.
        """
        problems = tuple(problem for solution in solutions for problem in solution.problems)
        pictures = tuple(picture for solution in solutions for picture in solution.pictures)
        slides = sum(len(solution.parts) for solution in solutions)
        failed = has_errors(diagnostic for _, diagnostic in problems)
        lost = not all(solution.parts for solution in solutions)
        if lost or (failed and not self._draft):
            return Written((), (), problems, slides, pictures)
        number, charts = before.slides + 1, before.charts
        parts: list[tuple[Any, ...]] = []
        sections = []
        for solution in solutions:
            right = self._solver.renumber(solution, shown, number)
            if right is not solution and _told(right) != _told(solution):
                raise MisnumberedError
            shown += len(solution.parts)
            for part in right.parts:
                if not self._notes:
                    part = part._replace(notes=())
                parts.append(
                    tuple([writer.write(part, number, charts) for writer in self._writers])
                )
                sections.append(right.section)
                number += 1
                charts += _count_charts(part.shapes)
        return Written(tuple(parts), tuple(sections), problems, slides, pictures)


def batches_of(deck: model.Deck) -> list[Batch]:
    """All slides of a deck in batches."""
    found: list[Batch] = []
    slides: list[tuple[model.Slide, int]] = []
    number, left = 1, sum(len(section.slides) for section in deck.sections)
    for order, section in enumerate(deck.sections):
        for at, slide in enumerate(section.slides, start=1):
            slides.append((slide, order))
            ended = at == len(section.slides) and (
                len(slides) >= _LEAST or order == len(deck.sections) - 1
            )
            if ended or len(slides) >= (max(_FEW, min(_MOST, left // 4)) if found else _FEW):
                found.append(Batch(number, tuple(slides)))
                number += len(slides)
                left -= len(slides)
                slides = []
    return found


def packed(batch: Batch) -> bytes:
    """A batch as it takes a twentieth of the memory."""
    import pickle

    return zlib.compress(pickle.dumps(batch, pickle.HIGHEST_PROTOCOL), 1)


def unpacked(batch: Batch | bytes) -> Batch:
    """A batch that may be packed."""
    if isinstance(batch, Batch):
        return batch
    import pickle

    found: Batch = pickle.loads(zlib.decompress(batch))
    return found


def written(maker: Maker, batches: Sequence[Batch | bytes], processes: int) -> Iterator[Written]:
    """The batches in order, made by as many processes; 1 is this one alone.

    Raises what making them raises, with several processes also `MisnumberedError`.
    """
    if not gc.isenabled():
        gc.freeze()  # what has been read stays to the end, and need not be looked through
    before = _Counts()
    for turn, batch in enumerate(map(unpacked, batches), start=1):
        shown = before.slides + 1
        solutions = maker.solve(batch, shown - batch.number)
        yield maker.write(solutions, shown, before)
        before = before.plus(_counts(solutions))
        if processes > 1 and turn < len(batches):
            # What the first batch has brought into memory serves all of them.
            yield from _written_elsewhere(maker, batches[turn:], processes, before)
            return


def _told(solution: Solution) -> tuple[object, ...]:
    """What is told of a slide before its number is sure."""
    return _counts([solution]), solution.problems, solution.pictures


def _counts(solutions: Sequence[Solution]) -> _Counts:
    parts = [part for solution in solutions for part in solution.parts]
    return _Counts(len(parts), sum(_count_charts(part.shapes) for part in parts))


def _count_charts(shapes: Sequence[solved.Shape]) -> int:
    return sum(
        1 if isinstance(shape, solved.ChartFrame) else _count_charts(shape.shapes)
        for shape in shapes
        if isinstance(shape, (solved.ChartFrame, solved.Group))
    )


def _written_elsewhere(
    maker: Maker, batches: Sequence[Batch | bytes], processes: int, before: _Counts
) -> Iterator[Written]:
    """The batches, dealt out to new processes in turn.

    Of each batch a process first tells how many slides and charts it has, and is told how many
    there are before it; then it sends what it has written.
    """
    count = min(processes, len(batches))
    works = [partial(_work, maker, batches[first::count]) for first in range(count)]
    with workers(works) as running:
        for turn in range(len(batches) + count):
            worker = running[turn % count]
            if turn >= count:
                yield worker.receive()
            if turn < len(batches):
                own: _Counts = worker.receive()
                worker.send(before)
                before = before.plus(own)


def _work(maker: Maker, batches: Sequence[Batch | bytes], end: Connection) -> None:
    """Make batches in a process of their own."""
    shift = 0
    for batch in map(unpacked, batches):
        shown = batch.number + shift
        solutions = maker.solve(batch, shift)
        end.send(_counts(solutions))
        before: _Counts = end.recv()
        end.send(maker.write(solutions, shown, before))
        # The slides from here to the next batch seldom continue either.
        shift = before.slides + 1 - batch.number
