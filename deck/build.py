"""From the model to the solved deck: every slide expanded and laid out, then checked.

A slide whose content does not fit even at the smallest sizes continues on further slides
where its template names a field that may be divided; else it is an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import NamedTuple

from deck import boxes, model, solved
from deck.checks import (
    broken_word_diagnostic,
    chart_text_diagnostic,
    check_conservation,
    check_contrast,
    check_pictures,
    crowded_table_diagnostic,
    missing_glyphs_diagnostic,
    overflow_diagnostic,
)
from deck.diagnostics import Diagnostic, has_errors
from deck.expand import Expander, Part, field_length, take_part
from deck.geometry import from_points
from deck.kept import Kept, fingerprint
from deck.layout import Laid, Layout, Missing, Overflow, Slots, draft_mark
from deck.prompts import Layouts, solved_layouts
from deck.scripts import SCRIPTS
from deck.source import Span
from deck.text import Typesetter, machine_stamp
from deck.theme import Theme


class _Continues(NamedTuple):
    """What a tree says of continuation: the field, and how many items go on one slide."""

    field: str
    most: int


def build_deck(
    deck: model.Deck, theme: Theme, typesetter: Typesetter, *, draft: bool
) -> tuple[solved.Deck | None, tuple[Diagnostic, ...]]:
    """Solve a whole deck.

    With errors among the diagnostics it is fit for a draft at most; None if slides are
    missing from it.
    """
    builder = _Builder(deck, theme, typesetter, draft=draft)
    stamp = fingerprint(deck, theme)
    layouts, problems = solved_layouts(deck, theme, typesetter, stamp)
    builder.use_layouts(layouts, Kept("slides", stamp))
    builder.diagnostics += problems
    if has_errors(problems):
        # A template at fault would be told again for every slide.
        return None, tuple(builder.diagnostics)
    for order, section in enumerate(deck.sections):
        for slide in section.slides:
            builder.add(slide, order)
    builder.kept.save()
    if builder.lost:
        return None, tuple(builder.diagnostics)
    result = builder.result()
    if not has_errors(builder.diagnostics):
        builder.diagnostics += check_conservation(deck, result.slides, builder.repeatable)
        builder.diagnostics += check_contrast(result)
        builder.diagnostics += check_pictures(deck, result.slides)
    return result, tuple(builder.diagnostics)


class _Builder:
    """Solves one slide after the other; a slide's number is how many have been solved."""

    def __init__(
        self, deck: model.Deck, theme: Theme, typesetter: Typesetter, *, draft: bool
    ) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.repeatable: set[int] = set()
        self.lost = False
        self._told: set[tuple[Span | None, str]] = set()
        self._deck = deck
        self._theme = theme
        self._draft = draft
        self._expander = Expander(theme, deck)
        self._layout = Layout(theme, typesetter)
        self._slots: Mapping[str, Slots] = {}
        self._layouts: tuple[solved.SlideLayout, ...] = ()
        self._master = solved.SlideLayout(theme.master.name, theme.title, ())
        self._slides: list[solved.Slide] = []
        self._sections: list[list[int]] = [[] for _ in deck.sections]
        self._order = {name: order for order, name in enumerate(theme.layouts)}
        self._repeat(deck)

    def _repeat(self, deck: model.Deck) -> None:
        """Sources are cited on slides and listed once more at the end."""
        self.repeatable.update(source.title.key for source in deck.sources)

    def use_layouts(self, layouts: Layouts, kept: Kept) -> None:
        """Take over the slide master, the slide layouts, and slides solved with them."""
        self._master = layouts.master
        self._layouts = layouts.layouts
        self._slots = layouts.slots
        self.kept = kept

    def add(self, slide: model.Slide, section: int) -> None:
        """Solve a slide, over as many slides as its content needs."""
        key = repr((slide, section, len(self._slides)))
        key += machine_stamp(key)
        laid: list[Laid] | None = self.kept.get(key)
        if laid is None:
            trees = self._expand(slide, section, 1)
            laid = self._lay_out(slide, section, trees) if trees else None
            if laid is None:
                return
            self.kept.put(key, laid)
        if len(laid) > 1:
            self._allow_repeats(slide)
        for number, part in enumerate(laid, start=1):
            self._keep(slide, section, part, Part(number, len(laid)))

    def _lay_out(
        self, slide: model.Slide, section: int, trees: list[boxes.SlideTree]
    ) -> list[Laid] | None:
        """The parts of a slide, as few as fit; all parts at the same sizes."""
        slots = self._slots[slide.layout]
        continues = next(_continued(trees[0].root), None)
        length = field_length(slide, continues.field) if continues else 1
        most = continues.most if continues and continues.most else length
        total = max(1, -(-length // most))
        divisible = _keys(slide, continues.field) if continues else frozenset()
        while True:
            if total > 1:
                divided = self._expand(slide, section, total, continues)
                if divided is None:
                    return None
                trees = divided
            laid = [self._layout.lay_out(tree, slots) for tree in trees]
            excess = max(_excess(part.overflows, divisible) for part in laid)
            if not excess or total >= length:
                break
            total = min(length, max(total + 1, int(total * excess * 0.9)))
        return self._alike(trees, laid, slots)

    def _alike(self, trees: list[boxes.SlideTree], laid: list[Laid], slots: Slots) -> list[Laid]:
        """The parts once more, so that they look alike.

        Each style is at the smallest size that a part has needed, and the columns of a table
        are as wide as on the part where they need most.
        """
        if len(laid) == 1:
            return laid
        steps: dict[str, int] = {}
        for part in laid:
            for style, step in part.steps.items():
                steps[style] = max(step, steps.get(style, 0))
        if steps:
            laid = [self._layout.lay_out(tree, slots, steps) for tree in trees]
        columns = _common([part.columns for part in laid])
        if not columns:
            return laid
        again = [self._layout.lay_out(tree, slots, steps, columns) for tree in trees]
        # A word too wide for its column is broken at any width; it does not speak against these.
        worse = any(not overflow.word for part in again for overflow in part.overflows)
        return laid if worse else again

    def _expand(
        self,
        slide: model.Slide,
        section: int,
        total: int,
        continues: _Continues | None = None,
    ) -> list[boxes.SlideTree] | None:
        trees = []
        fullest = -(-field_length(slide, continues.field) // total) if continues else 0
        for number in range(1, total + 1):
            part = Part(number, total, fullest)
            taken = take_part(slide, continues.field, part) if continues else slide
            at = len(self._slides) + number
            tree, problems = self._expander.expand(taken, section, at, part)
            if tree is None:
                self.diagnostics += problems
                self.lost = True
                return None
            trees.append(tree)
        return trees

    def _keep(self, slide: model.Slide, section: int, laid: Laid, part: Part) -> None:
        for overflow in laid.overflows:
            self._tell_overflow(overflow, slide.span)
        for missing in laid.missing:
            self._tell_missing(missing, slide.span)
        shapes = tuple(placed.shape for placed in laid.shapes if not placed.fixed)
        if self._draft and any(not overflow.word for overflow in laid.overflows):
            shapes = (*shapes, draft_mark(self._theme))
        suffix = f" {part.number}/{part.total}" if part.total > 1 else ""
        self._sections[section].append(len(self._slides))
        self._slides.append(
            solved.Slide(
                layout=self._order[slide.layout],
                # A dot is in no slide's own id, so that a part's never is another slide's.
                id=slide.id if part.number == 1 else f"{slide.id}.{part.number}",
                title=slide.title.plain + suffix,
                shapes=shapes,
                notes=slide.notes if part.number == 1 else (),
                hidden=slide.hidden,
                span=slide.span,
            )
        )

    def _tell_overflow(self, overflow: Overflow, slide: Span) -> None:
        texts, room, word = overflow.texts, overflow.room, overflow.word
        if word:
            self._tell(broken_word_diagnostic(word, texts[0], room, slide), word)
        elif overflow.columns:
            needed = room + overflow.excess
            self._tell(crowded_table_diagnostic(texts, overflow.columns, needed, room, slide), "")
        elif overflow.part:
            needed = room + overflow.excess
            text = texts[0] if texts else None
            problem = chart_text_diagnostic(
                overflow.part, text, needed, room, slide, across=overflow.across
            )
            self._tell(problem, overflow.part)
        else:
            self._tell(overflow_diagnostic(texts, overflow.excess, room, slide), "")

    def _tell_missing(self, missing: Missing, slide: Span) -> None:
        """Report characters that a face lacks; of a script that has a face, once for the deck."""
        characters, family, span, script, stand_in = missing
        problem = missing_glyphs_diagnostic(characters, family, span or slide, script, stand_in)
        listed = script in SCRIPTS and SCRIPTS[script].listed
        self._tell(problem, f"{family} {script}" if listed else characters, anywhere=listed)

    def _tell(self, problem: Diagnostic, about: str, *, anywhere: bool = False) -> None:
        """Report a problem of a slide; what stands on several parts of it is told once.

        So is, with `anywhere`, what stands anywhere in the deck.
        """
        key = (None if anywhere else problem.span, about)
        if key not in self._told:
            self._told.add(key)
            self.diagnostics.append(problem)

    def _allow_repeats(self, slide: model.Slide) -> None:
        """Titles, kickers, numbers and the heads of tables stand on every part."""
        texts = [slide.title, slide.kicker, getattr(slide.content, "number", None)]
        for field in slide.content:
            if isinstance(field, model.Table):
                texts += [column.heading for column in field.columns]
        self.repeatable.update(text.key for text in texts if text)

    def result(self) -> solved.Deck:
        """The solved deck as far as it has come."""
        deck = self._deck
        return solved.Deck(
            title=deck.title.plain,
            lang=deck.lang,
            subject=deck.subtitle or "",
            author=deck.author or "",
            keywords=deck.keywords or "",
            theme=self._theme,
            background=self._theme.colors["ground"],
            master=self._master,
            layouts=self._layouts,
            slides=tuple(self._slides),
            sections=tuple(
                solved.Section(section.title.plain, tuple(slides))
                for section, slides in zip(deck.sections, self._sections, strict=True)
            ),
        )


def _continued(box: boxes.Box) -> Iterator[_Continues]:
    if isinstance(box, (boxes.Container, boxes.TableBox)) and box.continues:
        yield _Continues(box.continues, box.most)
    if isinstance(box, boxes.Container):
        for child in box.children:
            yield from _continued(child)


def _common(parts: list[tuple[int, ...]]) -> tuple[int, ...]:
    """Column widths for all parts of a table, of the same total; none where they agree.

    Every column gets the most that a part has given it; the widest one makes up for that.
    """
    if len(set(parts)) == 1 or len({len(columns) for columns in parts}) != 1:
        return ()
    columns = [max(widths) for widths in zip(*parts, strict=True)]
    widest = columns.index(max(columns))
    columns[widest] -= sum(columns) - sum(parts[0])
    return tuple(columns)


def _keys(slide: model.Slide, field: str) -> frozenset[int]:
    """The keys of the texts in a field of the slide's content."""
    # A source that is listed, unlike one that is cited, brings its own texts.
    items = (
        tuple(item) if isinstance(item, model.Source) else item
        for item in attrgetter(field)(slide.content)
    )
    return frozenset(text.key for item in items for text in model.texts_of(item))


def _excess(overflows: tuple[Overflow, ...], divisible: frozenset[int]) -> float:
    """How many times too large for its room the content is; 0 where dividing does not help.

    A word that is too wide does not become narrower on a slide of its own, and a title that
    is too long not shorter: what can be divided must take at least the room that is missing.
    """
    largest = 0.0
    for overflow in overflows:
        height = sum(
            len(text.lines) * from_points(text.leading)
            for text in overflow.texts
            if any(run.key in divisible for run in text.runs)
        )
        if height >= overflow.excess and not overflow.word and not overflow.columns:
            largest = max(largest, (overflow.room + overflow.excess) / max(1, overflow.room))
    return largest
