"""A deck from its content folder to what is written, or to what is wrong with it."""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple

from deck import assets, model, solved
from deck.cache import cache_folder
from deck.checks import check_picture_files
from deck.diagnostics import Diagnostic, error, has_errors
from deck.expand import Expander
from deck.pipeline.batches import Maker, unpacked, written
from deck.pipeline.kept import Kept, fingerprint
from deck.pipeline.processes import usual_processes
from deck.pipeline.prompts import Layouts, solved_layouts
from deck.pipeline.reading import Content, is_large, read_content
from deck.pipeline.solving import Solver, first_told
from deck.reader import find_theme, read_theme
from deck.text import MissingFaceError, Typesetter
from deck.theme import Theme
from deck.writers import Assembly, Finished, SlideWriter

#: What a deck may be written as.
Format = Literal["pptx", "html"]


class Outcome(NamedTuple):
    """What a build has come to.

    `deck` is what `prepare` solves and `files` what `build` writes, by format; where the content
    is at fault there is neither. `sources` are the texts that the diagnostics point into; `fonts`
    the files to install where the deck is shown, with their `licences`. Who has used the files
    closes them.
    """

    deck: solved.Deck | None
    diagnostics: tuple[Diagnostic, ...]
    sources: dict[str, str]
    slug: str | None
    fonts: tuple[Path, ...]
    licences: tuple[Path, ...]
    timestamp: datetime.datetime
    files: tuple[tuple[Format, Finished], ...] = ()
    slides: int = 0

    @property
    def package(self) -> Finished | None:
        """The PowerPoint package, if there is one."""
        return dict(self.files).get("pptx")

    def close(self) -> None:
        """Give back what holds the files."""
        for _, file in self.files:
            file.close()


class _Output(NamedTuple):
    """A format that is being written."""

    format: Format
    writer: SlideWriter
    assembly: Assembly
    body: BinaryIO


class _Job(NamedTuple):
    """Content and theme, read, and what solves the slides."""

    content: Content
    theme: Theme
    typesetter: Typesetter
    draft: bool
    kept: Kept | None
    layouts: Layouts

    def solver(self) -> Solver:
        return Solver(
            self.content.head,
            self.theme,
            self.typesetter,
            self.layouts,
            draft=self.draft,
            kept=self.kept,
        )


def prepare(
    folder: Path, *, theme: str | None, draft: bool, timestamp: datetime.datetime
) -> Outcome:
    """Read, expand, lay out and check the deck in `folder`; the whole of it stays in memory.

    `theme` overrules the deck's own. With `draft` the deck is there even if text does not
    fit; the diagnostics tell.
    """
    job, outcome = _read(folder, theme, draft, timestamp)
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
    job, outcome = _read(folder, theme, draft, timestamp)
    return _written(job, outcome, formats, notes, processes, link) if job else outcome


def write_powerpoint(outcome: Outcome, stream: BinaryIO) -> None:
    """Write the deck that `prepare` has solved as a PowerPoint file.

    Raises ValueError where there is no deck to write.
    """
    if outcome.deck is None:
        raise ValueError("there is no deck to write")
    from deck.writers.powerpoint import write

    write(outcome.deck, stream, outcome.timestamp, cache_folder())


def _read(
    folder: Path, theme: str | None, draft: bool, timestamp: datetime.datetime
) -> tuple[_Job | None, Outcome]:
    """Content, theme and slide layouts; no job where one of them is at fault."""
    content, diagnostics, sources = read_content(folder)
    slug = content.head.slug if content else None
    outcome = Outcome(None, diagnostics, sources, slug, (), (), timestamp)
    if content is None:
        return None, outcome
    bases = assets.themes_folders(folder)
    span = None if theme else content.head.theme_span
    place, found = find_theme(theme or content.head.theme, bases, span)
    if place is None:
        return None, outcome._replace(diagnostics=(*diagnostics, *found))
    look, problems, texts = read_theme(place, assets.assets_folder(), bases)
    outcome = outcome._replace(diagnostics=(*diagnostics, *problems), sources={**sources, **texts})
    if look is None:
        return None, outcome
    fonts = tuple(dict.fromkeys(path for face in look.faces.values() for path in face.files))
    licences = tuple(dict.fromkeys(_licences(fonts)))
    outcome = outcome._replace(fonts=fonts, licences=licences)
    return _started(content, look, outcome, draft=draft, keep=not is_large(folder))


def _started(
    content: Content, look: Theme, outcome: Outcome, *, draft: bool, keep: bool
) -> tuple[_Job | None, Outcome]:
    """The slide layouts, solved. A template at fault is told here, and not for every slide."""
    typesetter = Typesetter(look.faces, content.head.lang, look.scripts)
    typesetter.load_cache(_measures())
    stamp = fingerprint(content.head, look)
    try:
        layouts, problems = solved_layouts(content.head, look, typesetter, stamp)
    except MissingFaceError as missing:
        return None, _with(outcome, [error(str(missing), look.span)])
    if has_errors(problems):
        return None, _with(outcome, problems, Expander(look, content.head).sources)
    # Loading many slides takes longer than making half of them, as several processes do.
    kept = Kept("slides", stamp) if keep else None
    return _Job(content, look, typesetter, draft, kept, layouts), outcome


def _solved(job: _Job, outcome: Outcome) -> Outcome:
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
        return _with(outcome, [error(str(missing), job.theme.span)])
    outcome = _ended(job, outcome, found, pictures)
    if lost or (has_errors(outcome.diagnostics) and not job.draft):
        return outcome
    deck = solver.head._replace(slides=tuple(slides), sections=_sections(job.content.head, places))
    return outcome._replace(deck=deck, slides=len(slides))


def _written(
    job: _Job,
    outcome: Outcome,
    formats: Sequence[Format],
    notes: bool,
    processes: int | None,
    link: str | None,
) -> Outcome:
    """The outcome with the files."""
    solver = job.solver()
    if processes is None:
        processes = 1 if job.kept else usual_processes()
    outputs = [_output(name, job, solver.head, outcome, link) for name in formats]
    maker = Maker(solver, [output.writer for output in outputs], draft=job.draft, notes=notes)
    told: set[Hashable] = set()
    found: list[Diagnostic] = []
    places: list[int] = []
    pictures: list[solved.Picture] = []
    complete = True
    try:
        for batch in written(maker, job.content.batches, processes):
            found += first_told(batch.problems, told)
            pictures += batch.pictures
            places += batch.sections
            complete = complete and len(batch.parts) == batch.slides
            for slide in batch.parts if complete else ():
                for output, part in zip(outputs, slide, strict=True):
                    output.assembly.add(part)
    except MissingFaceError as missing:
        return _with(_abandoned(outputs, outcome), [error(str(missing), job.theme.span)])
    outcome = _ended(job, outcome, found, pictures)
    if not complete or (has_errors(outcome.diagnostics) and not job.draft):
        return _abandoned(outputs, outcome)
    sections = _sections(job.content.head, places)
    files = tuple([(output.format, output.assembly.close(sections)) for output in outputs])
    return outcome._replace(files=files, slides=len(places))


def _output(
    name: Format, job: _Job, head: solved.Deck, outcome: Outcome, link: str | None
) -> _Output:
    """What writes a format. Whose content is at fault, or who wants another, needs none of it."""
    body, ids, cache = _body(job), job.content.ids, cache_folder()
    if name == "pptx":
        from deck.writers import powerpoint

        date = outcome.timestamp
        parts = powerpoint.SlideWriter(head, ids, date, cache)
        return _Output(name, parts, powerpoint.Package(head, body, date, cache), body)
    from deck.writers import reveal

    page = reveal.Page(head, body, cache, link)
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


def _body(job: _Job) -> BinaryIO:
    """Where a file goes while it is made: to memory, or if it is large to disk."""
    if job.kept:
        return BytesIO()
    from tempfile import TemporaryFile  # seldom needed

    return TemporaryFile()


def _measures() -> Path:
    return cache_folder() / "measures"


def _ended(
    job: _Job, outcome: Outcome, found: list[Diagnostic], pictures: list[solved.Picture]
) -> Outcome:
    """The outcome with what was found; what this build has learnt is kept for the next one."""
    job.typesetter.save_cache(_measures())
    if job.kept:
        job.kept.save()
    if not has_errors(found):
        found += check_picture_files(pictures)
    return _with(outcome, found, Expander(job.theme, job.content.head).sources if found else {})


def _with(
    outcome: Outcome, found: Iterable[Diagnostic], texts: dict[str, str] | None = None
) -> Outcome:
    """The outcome with diagnostics, and the texts that they point into."""
    return outcome._replace(
        diagnostics=(*outcome.diagnostics, *found), sources={**(texts or {}), **outcome.sources}
    )


def _licences(fonts: tuple[Path, ...]) -> Iterator[Path]:
    for font in fonts:
        licence = assets.licence(font)
        if licence:
            yield licence
