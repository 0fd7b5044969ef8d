"""Slides solved and written in batches, in this process or over several at once.

A batch is solved under the numbers that its slides have if none before them continues on a
further one, which is seldom wrong, and gets its right numbers before it is written. So no
batch waits for another to be solved, and however many processes there are, the outcome is the
same to the byte.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from deck import model, solved
from deck.diagnostics import has_errors
from deck.solving import Problem, Solution, Solver
from deck.writers.powerpoint import SlideParts, SlideWriter

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

#: How many slides a batch has.
_SIZE = 32
#: After how many batches what they have left behind is cleared away.
_TIDY = 6
#: More processes than this do not help: this one has to put together what they write.
_MOST = 8


class Batch(NamedTuple):
    """Slides one after the other, each with the index of its section.

    `number` is that of the first one in the deck, from 1, if no slide before it continues.
    """

    number: int
    slides: tuple[tuple[model.Slide, int], ...]


class Written(NamedTuple):
    """What a batch has come to: the slides as parts of the package, in order.

    `sections` are the indexes of their sections. The parts are missing where some slide has
    no solution, or an error and the deck is no draft; `slides` tells how many there are.
    """

    parts: tuple[SlideParts, ...]
    sections: tuple[int, ...]
    problems: tuple[Problem, ...]
    slides: int


class _Before(NamedTuple):
    """How many slides and charts there are before a batch."""

    slides: int = 0
    charts: int = 0


class Maker:
    """Solves the batches of one deck and writes them."""

    def __init__(self, solver: Solver, writer: SlideWriter, *, draft: bool) -> None:
        """A `draft` is written whatever errors there are."""
        self._solver = solver
        self._writer = writer
        self._draft = draft
        self._untidy = 0

    def solve(self, batch: Batch, shift: int = 0) -> list[Solution]:
        """The batch, under numbers that are higher by `shift` than those it has on its own."""
        self._untidy += 1
        if self._untidy == _TIDY and not gc.isenabled():
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

    def write(self, solutions: Sequence[Solution], shown: int, before: _Before) -> Written:
        """The batch under its right numbers, solved with `shown` as the number of its first."""
        problems = tuple(problem for solution in solutions for problem in solution.problems)
        slides = sum(len(solution.parts) for solution in solutions)
        failed = has_errors(diagnostic for _, diagnostic in problems)
        lost = not all(solution.parts for solution in solutions)
        if lost or (failed and not self._draft):
            return Written((), (), problems, slides)
        number, charts = before.slides + 1, before.charts
        parts: list[SlideParts] = []
        sections = []
        for solution in solutions:
            right = self._solver.renumber(solution, shown, number)
            shown += len(solution.parts)
            for part in right.parts:
                parts.append(self._writer.write(part, number, charts))
                sections.append(right.section)
                number += 1
                charts += parts[-1].charts
        return Written(tuple(parts), tuple(sections), problems, slides)


def batches_of(deck: model.Deck) -> list[Batch]:
    """All slides of a deck in batches."""
    slides = [
        (slide, order) for order, section in enumerate(deck.sections) for slide in section.slides
    ]
    return [
        Batch(first + 1, tuple(slides[first : first + _SIZE]))
        for first in range(0, len(slides), _SIZE)
    ]


def written(maker: Maker, batches: list[Batch], processes: int) -> Iterator[Written]:
    """The batches in order, made by as many processes; 1 is this one alone.

    Takes them out of the list, so that they need not stay in memory. Raises what making them
    raises.
    """
    before = _Before()
    for batch in _taken(batches):
        shown = before.slides + 1
        solutions = maker.solve(batch, shown - batch.number)
        yield maker.write(solutions, shown, before)
        before = _after(before, solutions)
        del batch, solutions
        if processes > 1 and batches:
            # What the first batch has brought into memory serves all of them.
            yield from _elsewhere(maker, batches, min(processes, len(batches)), before)


def usual_processes() -> int:
    """As many processes as there are processors for this one.

    Only Linux forks a process safely; elsewhere each would have to read the deck anew.
    """
    if sys.platform != "linux":
        return 1
    return min(_MOST, len(os.sched_getaffinity(0)))


def _after(before: _Before, solutions: Sequence[Solution]) -> _Before:
    parts = [part for solution in solutions for part in solution.parts]
    charts = sum(_count_charts(part.shapes) for part in parts)
    return _Before(before.slides + len(parts), before.charts + charts)


def _count_charts(shapes: Sequence[solved.Shape]) -> int:
    return sum(
        1 if isinstance(shape, solved.ChartFrame) else _count_charts(shape.shapes)
        for shape in shapes
        if isinstance(shape, (solved.ChartFrame, solved.Group))
    )


def _taken(batches: list[Batch]) -> Iterator[Batch]:
    while batches:
        yield batches.pop(0)


def _elsewhere(
    maker: Maker, batches: list[Batch], processes: int, before: _Before
) -> Iterator[Written]:
    """The batches, dealt out to new processes in turn.

    Of each batch a process first tells how many slides and charts it has, and is told how many
    there are before it; then it sends what it has written.
    """
    # Both cost some 20 ms to import.
    import pickle
    from multiprocessing import get_context

    # A value that is looked at is written to, for it counts its references: processes that
    # share the slides would soon have a copy of them each.
    packed = [pickle.dumps(batch, pickle.HIGHEST_PROTOCOL) for batch in _taken(batches)]
    if not gc.isenabled():
        gc.freeze()
    context = get_context("fork")
    running, ends = [], []
    try:
        for first in range(processes):
            end, other = context.Pipe()
            process = context.Process(
                target=_work, args=(maker, packed[first::processes], other), daemon=True
            )
            process.start()
            other.close()
            running.append(process)
            ends.append(end)
        for turn in range(len(packed) + processes):
            end = ends[turn % processes]
            if turn >= processes:
                yield _received(end)
            if turn < len(packed):
                own = _received(end)
                end.send(before)
                before = _Before(before.slides + own.slides, before.charts + own.charts)
    finally:
        for process in running:
            process.terminate()
            process.join()


def _received(end: Connection) -> Any:
    """What a process sends. Raises what it has raised there."""
    try:
        message = end.recv()
    except EOFError:
        raise OSError("a process of the build was stopped, perhaps for want of memory") from None
    if isinstance(message, BaseException):
        raise message
    return message


def _work(maker: Maker, packed: Sequence[bytes], end: Connection) -> None:
    """Make batches in a process of their own."""
    import pickle
    import signal

    # Who interrupts the build means the whole of it: the first process ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        shift = 0
        for data in packed:
            batch: Batch = pickle.loads(data)
            shown = batch.number + shift
            solutions = maker.solve(batch, shift)
            end.send(_after(_Before(), solutions))
            before: _Before = end.recv()
            end.send(maker.write(solutions, shown, before))
            # The slides from here to the next batch seldom continue either.
            shift = before.slides + 1 - batch.number
    except EOFError:  # the first process has gone
        pass
    except BaseException as problem:
        end.send(problem)
