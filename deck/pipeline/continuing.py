"""A slide over as many slides as its content needs.

A slide whose content does not fit even at the smallest sizes continues on further slides
where its template names a field that may be divided; else it is an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from deck import boxes, model
from deck.diagnostics import Diagnostic
from deck.expand import Expander, Part, field_length, take_part
from deck.geometry import from_points
from deck.layout import Laid, Layout, Overflow, Slots


class Parts(NamedTuple):
    """The parts of a slide; None, with what is wrong, where its template is at fault.

    `numbered` tells that the template has asked for the slide's number, so that all of this
    may be different under another one.
    """

    laid: list[Laid] | None
    problems: tuple[Diagnostic, ...] = ()
    numbered: bool = False


class _Continues(NamedTuple):
    """What a tree says of continuation: the field, and how many items go on one slide."""

    field: str
    most: int


class _FaultError(Exception):
    """The template of a slide is at fault."""

    def __init__(self, problems: tuple[Diagnostic, ...]) -> None:
        super().__init__()
        self.problems = problems


class Continuing:
    """Expands and lays out slides, each over as few slides as it fits on."""

    def __init__(self, expander: Expander, layout: Layout) -> None:
        self._expander = expander
        self._layout = layout

    def parts(self, slide: model.Slide, section: int, number: int, slots: Slots) -> Parts:
        """The parts of a slide.

        `section` is the index of its section, `number` that of its first part in the deck,
        `slots` are the placeholders of its slide layout.
        """
        self._expander.numbered = False
        try:
            laid = self._parts(slide, section, number, slots)
        except _FaultError as fault:
            return Parts(None, fault.problems)
        return Parts(laid, numbered=self._expander.numbered)

    def _parts(self, slide: model.Slide, section: int, number: int, slots: Slots) -> list[Laid]:
        """As few as fit; all at the same sizes."""
        trees = [self._tree(slide, section, number, Part())]
        continues = next(_continued(trees[0].root), None)
        length = field_length(slide, continues.field) if continues else 1
        most = continues.most if continues and continues.most else length
        total = max(1, -(-length // most))
        while True:
            if total > 1 and continues:
                trees = list(self._divided(slide, section, number, total, continues.field))
            laid: list[Laid] = []
            excess = 0.0
            for tree in trees:
                laid.append(self._layout.lay_out(tree, slots))
                if continues and laid[-1].overflows:
                    excess = _excess(laid[-1].overflows, slide, continues)
                if excess and total < length:
                    break  # the others have as many items, and need not be looked at
            if not excess or total >= length:
                return self._alike(trees, laid, slots)
            total = min(length, max(total + 1, int(total * excess * 0.9)))

    def _divided(
        self, slide: model.Slide, section: int, number: int, total: int, field: str
    ) -> Iterator[boxes.SlideTree]:
        fullest = -(-field_length(slide, field) // total)
        for order in range(total):
            part = Part(order + 1, total, fullest)
            yield self._tree(take_part(slide, field, part), section, number + order, part)

    def _tree(self, slide: model.Slide, section: int, number: int, part: Part) -> boxes.SlideTree:
        tree, problems = self._expander.expand(slide, section, number, part)
        if tree is None:
            raise _FaultError(problems)
        return tree

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
        laid = [
            part if part.steps == steps else self._layout.lay_out(tree, slots, steps)
            for part, tree in zip(laid, trees, strict=True)
        ]
        columns = _common([part.columns for part in laid])
        if not columns:
            return laid
        again = [self._layout.lay_out(tree, slots, steps, columns) for tree in trees]
        # A word too wide for its column is broken at any width; it does not speak against these.
        worse = any(not overflow.word for part in again for overflow in part.overflows)
        return laid if worse else again


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


def _excess(overflows: Sequence[Overflow], slide: model.Slide, continues: _Continues) -> float:
    """How many times too large for its room the content is; 0 where dividing does not help.

    A word that is too wide does not become narrower on a slide of its own, and a title that
    is too long not shorter: what can be divided must take at least the room that is missing.
    """
    largest = 0.0
    divisible = _keys(slide, continues.field)
    for overflow in overflows:
        height = sum(
            len(text.lines) * from_points(text.leading)
            for text in overflow.texts
            if any(run.key in divisible for run in text.runs)
        )
        if height >= overflow.excess and not overflow.word and not overflow.columns:
            largest = max(largest, (overflow.room + overflow.excess) / max(1, overflow.room))
    return largest
