"""From the model to solved slides, one at a time: expanded, laid out, checked.

No slide needs another one but for its number, which is that of the slides before it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple

from deck import model, solved
from deck.checks import (
    broken_word_diagnostic,
    chart_text_diagnostic,
    check_charts,
    check_conservation,
    check_contrast,
    check_pictures,
    crowded_table_diagnostic,
    missing_glyphs_diagnostic,
    overflow_diagnostic,
    pictures_of,
)
from deck.diagnostics import Diagnostic, has_errors
from deck.expand import Expander
from deck.layout import Laid, Layout, Missing, Overflow, draft_mark, renumbered
from deck.pipeline.continuing import Continuing, Parts
from deck.pipeline.kept import Kept
from deck.pipeline.prompts import Layouts
from deck.scripts import SCRIPTS
from deck.source import Span
from deck.text import Typesetter, machine_stamp
from deck.theme import Theme

#: A diagnostic, and what it is about: of those about the same, the first one is told.
Problem = tuple[Hashable, Diagnostic]


class Solution(NamedTuple):
    """What a slide of the model has come to: the parts it is shown on, and what is wrong.

    Without parts its template is at fault. `numbered` tells that the template has asked for
    the slide's number; `pictures` are those that it shows.
    """

    slide: model.Slide
    section: int
    parts: tuple[solved.Slide, ...]
    problems: tuple[Problem, ...]
    numbered: bool
    pictures: tuple[solved.Picture, ...] = ()


class Solver:
    """Solves the slides of one deck, given its slide layouts."""

    def __init__(
        self,
        deck: model.Deck,
        theme: Theme,
        typesetter: Typesetter,
        layouts: Layouts,
        *,
        draft: bool,
        kept: Kept | None = None,
    ) -> None:
        """Prepare what slides share; a slide that is in `kept` is taken from there."""
        #: The solved deck as it is before any of its slides.
        self.head = solved.Deck(
            title=deck.title.plain,
            lang=deck.lang,
            subject=deck.subtitle or "",
            author=deck.author or "",
            keywords=deck.keywords or "",
            theme=theme,
            background=theme.colors["ground"],
            master=layouts.master,
            layouts=layouts.layouts,
            slides=(),
            sections=(),
        )
        self._deck = deck
        self._theme = theme
        self._typesetter = typesetter
        self._draft = draft
        self._kept = kept
        self._slots = layouts.slots
        self._order = {name: order for order, name in enumerate(theme.layouts)}
        self._continuing = Continuing(Expander(theme, deck), Layout(theme, typesetter))
        #: Sources are cited on slides and listed once more at the end.
        self._sources = frozenset(source.title.key for source in deck.sources)

    def solve(self, slide: model.Slide, section: int, number: int) -> Solution:
        """A slide, over as many slides as it needs.

        `section` is the index of its section, `number` that of the slide, or of its first
        part, in the deck.
        """
        laid, faults, numbered = self._laid(slide, section, number)
        if laid is None:
            return Solution(slide, section, (), tuple((fault, fault) for fault in faults), False)
        parts = tuple(
            self._part(slide, order, len(laid), part) for order, part in enumerate(laid, start=1)
        )
        problems = [problem for part in laid for problem in _told(part, slide.span)]
        if not has_errors(diagnostic for _, diagnostic in problems):
            problems += self._checked(slide, parts)
        pictures = tuple([one for part in parts for one in pictures_of(part.shapes)])
        return Solution(slide, section, parts, tuple(problems), numbered, pictures)

    def renumber(self, solution: Solution, old: int, new: int) -> Solution:
        """The same slide where it has the number `new` and not `old`, which it was solved with."""
        if old == new or not solution.parts:
            return solution
        parts = []
        for order, part in enumerate(solution.parts):
            shapes = renumbered(part.shapes, new + order, self._typesetter)
            if solution.numbered or shapes is None:
                return self.solve(solution.slide, solution.section, new)
            parts.append(part._replace(shapes=shapes))
        return solution._replace(parts=tuple(parts))

    def _laid(self, slide: model.Slide, section: int, number: int) -> Parts:
        """The parts of a slide, from an earlier build if it was the same there."""
        slots = self._slots[slide.layout]
        if self._kept is None:
            return self._continuing.parts(slide, section, number, slots)
        key = repr((slide, section, number))
        key += machine_stamp(key)
        parts: Parts | None = self._kept.get(key)
        if parts is None:
            parts = self._continuing.parts(slide, section, number, slots)
            if parts.laid is not None:
                self._kept.put(key, parts)
        return parts

    def _part(self, slide: model.Slide, order: int, total: int, laid: Laid) -> solved.Slide:
        shapes = tuple([placed.shape for placed in laid.shapes if not placed.fixed])
        if self._draft and any(not overflow.word for overflow in laid.overflows):
            shapes = (*shapes, draft_mark(self._theme))
        suffix = f" {order}/{total}" if total > 1 else ""
        return solved.Slide(
            layout=self._order[laid.layout or slide.layout],
            # A dot is in no slide's own id, so that a part's never is another slide's.
            id=slide.id if order == 1 else f"{slide.id}.{order}",
            title=slide.title.plain + suffix,
            shapes=shapes,
            notes=slide.notes if order == 1 else (),
            hidden=slide.hidden,
            span=slide.span,
        )

    def _checked(self, slide: model.Slide, parts: tuple[solved.Slide, ...]) -> Iterator[Problem]:
        section = self._deck.sections[0]._replace(slides=(slide,))
        alone = self._deck._replace(sections=(section,))
        repeatable = {*self._sources, *(_repeated(slide) if len(parts) > 1 else ())}
        found = (*check_conservation(alone, parts, repeatable), *check_pictures(alone, parts))
        yield from ((problem, problem) for problem in found)
        for part in parts:
            yield from ((problem, problem) for problem in check_charts(part))
            yield from check_contrast(self.head, part)


def first_told(problems: Iterable[Problem], told: set[Hashable]) -> Iterator[Diagnostic]:
    """Of the problems about the same the first, and none about what is in `told` already."""
    for about, diagnostic in problems:
        if about not in told:
            told.add(about)
            yield diagnostic


def _repeated(slide: model.Slide) -> Iterator[int]:
    """The keys of titles, kickers, numbers and the heads of tables, which are on every part."""
    texts = [slide.title, slide.kicker, getattr(slide.content, "number", None)]
    for field in slide.content:
        if isinstance(field, model.Table):
            texts += [column.heading for column in field.columns]
    return (text.key for text in texts if text)


def _told(laid: Laid, slide: Span) -> Iterator[Problem]:
    """What does not fit on a part of a slide, and what its faces lack.

    What stands on several parts of a slide is told once; the characters of a script that has
    a face, once for the deck.
    """
    for overflow in laid.overflows:
        diagnostic, about = _overflow_diagnostic(overflow, slide)
        yield (diagnostic.span, about), diagnostic
    for missing in laid.missing:
        yield _missing_problem(missing, slide)


def _missing_problem(missing: Missing, slide: Span) -> Problem:
    characters, family, span, script, stand_in = missing
    found = missing_glyphs_diagnostic(characters, family, span or slide, script, stand_in)
    listed = script in SCRIPTS and SCRIPTS[script].listed
    return (family, script) if listed else (found.span, characters), found


def _overflow_diagnostic(overflow: Overflow, slide: Span) -> tuple[Diagnostic, str]:
    """The error or warning for an overflow, and what in its place it is about."""
    texts, room, word, part = overflow.texts, overflow.room, overflow.word, overflow.part
    needed = room + overflow.excess
    if word:
        return broken_word_diagnostic(word, texts[0], room, slide), word
    if overflow.columns:
        return crowded_table_diagnostic(texts, overflow.columns, needed, room, slide), ""
    if part:
        text = texts[0] if texts else None
        across = overflow.across
        return chart_text_diagnostic(part, text, needed, room, slide, across=across), part
    return overflow_diagnostic(texts, overflow.excess, room, slide), ""
