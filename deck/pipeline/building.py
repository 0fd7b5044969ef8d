"""A deck from its content folder to what is written, or to what is wrong with it."""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from deck import model, solved
from deck.cache import cache_folder
from deck.checks import check_picture_files
from deck.diagnostics import Diagnostic, error, has_errors
from deck.expand import Expander
from deck.pipeline.batches import Maker, MisnumberedError, unpacked, written
from deck.pipeline.jobs import Format, Job, Outcome, read_job, with_found
from deck.pipeline.processes import usual_processes
from deck.pipeline.solving import first_told
from deck.text import MissingFaceError
from deck.writers import Assembly, SlideWriter


class _Output(NamedTuple):
    """A format that is being written."""

    format: Format
    writer: SlideWriter
    assembly: Assembly
    body: BinaryIO


class _Order(NamedTuple):
    """What is asked for: formats, with notes or without, from so many processes.

    `link` is the address of the folder for the page's files, if it has one.
    """

    formats: Sequence[Format]
    notes: bool
    processes: int
    link: str | None


def prepare(
    folder: Path, *, theme: str | None, draft: bool, timestamp: datetime.datetime
) -> Outcome:
    """Read, expand, lay out and check the deck in `folder`; the whole of it stays in memory.

    `theme` overrules the deck's own. With `draft` the deck is there even if text does not
    fit; the diagnostics tell.
    """
    job, outcome = read_job(folder, theme, draft, timestamp)
    return _solved(job, outcome) if job else outcome


def build(
    folder: Path,
    *,
    theme: str | None,
    draft: bool,
    timestamp: datetime.datetime,
    formats: Sequence[Format] = ("pptx",),
    notes: bool = True,
    processes: int | None = None,
    link: str | None = None,
) -> Outcome:
    """The same, but written in `formats`, with one batch of slides in memory at a time.

    Without `notes` those for the speaker are left out. `processes` is how many make it; None
    leaves that to the size of the deck. `link` is the address, as seen from the page, of the
    folder that its files are going to be in; with None they are in the page.
    """
    job, outcome = read_job(folder, theme, draft, timestamp)
    if job is None:
        return outcome
    if processes is None:
        processes = 1 if job.kept else usual_processes()
    order = _Order(formats, notes, processes, link)
    try:
        return _written(job, outcome, order)
    except MisnumberedError:
        return _written(job, outcome, order._replace(processes=1))


def write_powerpoint(outcome: Outcome, stream: BinaryIO) -> None:
    """Write the deck that `prepare` has solved as a PowerPoint file.

    Raises ValueError where there is no deck to write.
    """
    if outcome.deck is None:
        raise ValueError("there is no deck to write")
    from deck.writers.powerpoint import write

    write(outcome.deck, stream, outcome.timestamp, cache_folder())


def _solved(job: Job, outcome: Outcome) -> Outcome:
    """The outcome with the solved deck."""
    solver = job.solver()
    told: set[Hashable] = set()
    found: list[Diagnostic] = []
    slides: list[solved.Slide] = []
    places: list[int] = []
    pictures: list[solved.Picture] = []
    lost = False
    try:
        for slide, section in (
            one for batch in job.content.batches for one in unpacked(batch).slides
        ):
            solution = solver.solve(slide, section, len(slides) + 1)
            found += first_told(solution.problems, told)
            pictures += solution.pictures
            slides += solution.parts
            places += [section] * len(solution.parts)
            lost = lost or not solution.parts
    except MissingFaceError as missing:
        return with_found(outcome, [error(str(missing), job.theme.span)])
    outcome = _ended(job, outcome, found, pictures)
    if lost or (has_errors(outcome.diagnostics) and not job.draft):
        return outcome
    deck = solver.head._replace(slides=tuple(slides), sections=_sections(job.content.head, places))
    return outcome._replace(deck=deck, slides=len(slides))


def _written(job: Job, outcome: Outcome, order: _Order) -> Outcome:
    """The outcome with the files."""
    solver = job.solver()
    outputs = [_output(name, job, solver.head, outcome, order) for name in order.formats]
    writers = [output.writer for output in outputs]
    maker = Maker(solver, writers, draft=job.draft, notes=order.notes)
    told: set[Hashable] = set()
    found: list[Diagnostic] = []
    places: list[int] = []
    pictures: list[solved.Picture] = []
    complete = True
    try:
        for batch in written(maker, job.content.batches, order.processes):
            found += first_told(batch.problems, told)
            pictures += batch.pictures
            places += batch.sections
            complete = complete and len(batch.parts) == batch.slides
            for slide in batch.parts if complete else ():
                for output, part in zip(outputs, slide, strict=True):
                    output.assembly.add(part)
    except MissingFaceError as missing:
        return with_found(_abandoned(outputs, outcome), [error(str(missing), job.theme.span)])
    except MisnumberedError:
        _abandoned(outputs, outcome)
        raise
    outcome = _ended(job, outcome, found, pictures)
    if not complete or (has_errors(outcome.diagnostics) and not job.draft):
        return _abandoned(outputs, outcome)
    sections = _sections(job.content.head, places)
    files = tuple([(output.format, output.assembly.close(sections)) for output in outputs])
    return outcome._replace(files=files, slides=len(places))


def _output(name: Format, job: Job, head: solved.Deck, outcome: Outcome, order: _Order) -> _Output:
    """What writes a format. Whose content is at fault, or who wants another, needs none of it."""
    body, ids, cache = _body(job), job.content.ids, cache_folder()
    if name == "pptx":
        from deck.writers import powerpoint

        date = outcome.timestamp
        parts = powerpoint.SlideWriter(head, ids, date, cache)
        return _Output(name, parts, powerpoint.Package(head, body, date, cache), body)
    from deck.writers import reveal

    page = reveal.Page(head, body, cache, order.link)
    return _Output(name, reveal.SlideWriter(head, ids), page, body)


def _abandoned(outputs: Sequence[_Output], outcome: Outcome) -> Outcome:
    for output in outputs:
        output.body.close()
    return outcome


def _sections(content: model.Deck, places: list[int]) -> tuple[solved.Section, ...]:
    """The sections, each with the indexes of its slides; `places` has the section of each."""
    slides: list[list[int]] = [[] for _ in content.sections]
    for index, place in enumerate(places):
        slides[place].append(index)
    return tuple(
        solved.Section(section.title.plain, tuple(own))
        for section, own in zip(content.sections, slides, strict=True)
    )


def _body(job: Job) -> BinaryIO:
    """Where a file goes while it is made: to memory, or if it is large to disk."""
    if job.kept:
        return BytesIO()
    from tempfile import TemporaryFile  # seldom needed

    return cast(BinaryIO, TemporaryFile())  # on Windows it is a wrapper of one


def _ended(
    job: Job, outcome: Outcome, found: list[Diagnostic], pictures: list[solved.Picture]
) -> Outcome:
    """The outcome with what was found, and what this build has learnt kept for the next one."""
    job.keep()
    if not has_errors(found):
        found += check_picture_files(pictures)
    texts = Expander(job.theme, job.content.head).sources if found else {}
    return with_found(outcome, found, texts)
