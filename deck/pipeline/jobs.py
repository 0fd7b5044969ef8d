"""What a build begins with: content, theme and slide layouts, and what is wrong with them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from deck import assets, solved
from deck.cache import cache_folder
from deck.checks import check_faces
from deck.diagnostics import Diagnostic, error, has_errors
from deck.expand import Expander
from deck.pipeline.kept import Kept, fingerprint
from deck.pipeline.prompts import Layouts, solved_layouts
from deck.pipeline.reading import Content, is_large, read_content
from deck.pipeline.solving import Solver
from deck.reader import find_theme, read_theme
from deck.text import MissingFaceError, Typesetter, font_look
from deck.theme import Face, Theme
from deck.writers import Finished

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


class Job(NamedTuple):
    """Content and theme, read, and what solves the slides."""

    content: Content
    theme: Theme
    typesetter: Typesetter
    draft: bool
    kept: Kept | None
    layouts: Layouts

    def solver(self) -> Solver:
        """What solves the slides of the deck."""
        return Solver(
            self.content.head,
            self.theme,
            self.typesetter,
            self.layouts,
            draft=self.draft,
            kept=self.kept,
        )

    def keep(self) -> None:
        """Keep what this build has learnt for the next one."""
        self.typesetter.save_cache(_measures())
        if self.kept:
            self.kept.save()


def read_job(
    folder: Path, theme: str | None, draft: bool, timestamp: datetime.datetime
) -> tuple[Job | None, Outcome]:
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
    look = look._replace(faces={name: _described(face) for name, face in look.faces.items()})
    fonts = tuple(dict.fromkeys(path for face in look.faces.values() for path in face.files))
    licences = tuple(dict.fromkeys(_licences(fonts)))
    outcome = outcome._replace(fonts=fonts, licences=licences)
    return _started(content, look, outcome, draft=draft, keep=not is_large(folder))


def _started(
    content: Content, look: Theme, outcome: Outcome, *, draft: bool, keep: bool
) -> tuple[Job | None, Outcome]:
    """The slide layouts, solved. A template at fault is told here, and not for every slide."""
    typesetter = Typesetter(look.faces, content.head.lang, look.scripts)
    typesetter.load_cache(_measures())
    stamp = fingerprint(content.head, look)
    try:
        layouts, problems = solved_layouts(content.head, look, typesetter, stamp)
    except MissingFaceError as missing:
        found = check_faces(look) or [error(str(missing), look.span)]
        return None, with_found(outcome, found)
    if has_errors(problems):
        return None, with_found(outcome, problems, Expander(look, content.head).sources)
    # Loading many slides takes longer than making half of them, as several processes do.
    kept = Kept("slides", stamp) if keep else None
    return Job(content, look, typesetter, draft, kept, layouts), outcome


def with_found(
    outcome: Outcome, found: Iterable[Diagnostic], texts: dict[str, str] | None = None
) -> Outcome:
    """The outcome with diagnostics, and the texts that they point into."""
    # The talk's own files come first, in its order.
    sources = {**outcome.sources, **(texts or {}), **outcome.sources}
    return outcome._replace(diagnostics=(*outcome.diagnostics, *found), sources=sources)


def _described(face: Face) -> Face:
    """A face with what its theme does not say of its look as its regular font says it."""
    if face.panose and face.pitch_family:
        return face
    look = font_look(face.files[0])
    return face._replace(
        panose=face.panose or look.panose, pitch_family=face.pitch_family or look.pitch_family
    )


def _licences(fonts: tuple[Path, ...]) -> Iterator[Path]:
    for font in fonts:
        licence = assets.licence(font)
        if licence:
            yield licence


def _measures() -> Path:
    return cache_folder() / "measures"
