"""Fitting: the largest sizes at which a slide's content stays inside its boxes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from deck.boxes import SlideTree
from deck.layout.charts import lay_out_charts
from deck.layout.glyphs import Missing, missing_glyphs
from deck.layout.mirror import mirrored
from deck.layout.nodes import Context, Node, Overflow, build
from deck.layout.shapes import Placed, shapes_of
from deck.layout.slots import Slots
from deck.layout.solver import line_limit_overflows, solve
from deck.layout.spread import spread_lists
from deck.layout.styles import Sizes
from deck.source import Span
from deck.text import Typesetter
from deck.theme import Theme

#: How many steps smaller a title becomes at most so that no phrase in it is torn.
_FOR_PHRASES = 3
#: A word that is wider than its line, the text that it stands in, and where that is written.
_Word = tuple[str, str, Span | None]


class Laid(NamedTuple):
    """A laid out slide: its shapes, what does not fit, and the step of each text style.

    `columns` are the widths of the columns of its first table, if it has one; `missing` are
    the characters that its faces do not have; `layout` is that of the tree.
    """

    shapes: tuple[Placed, ...]
    overflows: tuple[Overflow, ...]
    steps: Mapping[str, int]
    columns: tuple[int, ...] = ()
    missing: tuple[Missing, ...] = ()
    layout: str = ""


class _Tried(NamedTuple):
    """A placed tree at the sizes of its context, what does not fit, and the styles to blame."""

    root: Node
    context: Context
    overflows: list[Overflow]
    styles: frozenset[str]


class Layout:
    """The layout pass for one theme and one typesetter."""

    def __init__(self, theme: Theme, typesetter: Typesetter) -> None:
        self._theme = theme
        self._typesetter = typesetter
        #: Whether the deck runs from right to left.
        self.right_to_left = typesetter.right_to_left

    def lay_out(
        self,
        tree: SlideTree,
        slots: Slots,
        steps: Mapping[str, int] | None = None,
        columns: tuple[int, ...] = (),
    ) -> Laid:
        """Lay out a slide, setting text smaller as far as needed and as the theme allows.

        `steps` are sizes to start from and `columns` the widths of a table's columns, such as
        those of the other parts of a slide that continues. Where text does not fit at its
        smallest, it stays in `overflows`, and the shapes show it at that size. A word that is
        broken at every size stays there too, but the sizes are those that the rest needs. One
        with hyphens is treated alike, but does not stay there.
        """
        start = Context(Sizes(self._theme, steps), self._typesetter, columns)
        fitted = self._fit(tree, start, frozenset())
        words = frozenset(map(_word, _that_count(fitted.overflows)))
        if words and None not in words:
            other = self._fit(tree, start, words)
            if words.issuperset(map(_word, _that_count(other.overflows))):
                fitted = other
        root, context, overflows, _ = self._with_whole_phrases(tree, fitted, words)
        spread_lists(root)
        tables = [node.table.columns for node in root.walk() if node.table]
        return Laid(
            shapes=self._shapes(root, context, slots.of(tree.layout)),
            overflows=tuple([one for one in overflows if not one.parted]),
            steps=context.sizes.steps,
            columns=tables[0] if tables else (),
            missing=missing_glyphs(root, context),
            layout=tree.layout,
        )

    def _fit(self, tree: SlideTree, context: Context, words: frozenset[_Word | None]) -> _Tried:
        """Shrink what does not fit as far as it may; `words` are left as large as they are."""
        tried = self._try(tree, context, words)
        while True:
            sizes = tried.context.sizes
            styles = frozenset(filter(sizes.can_shrink, tried.styles))
            if not styles:
                return tried
            tried = self._smaller(tree, tried, styles, words)

    def _with_whole_phrases(
        self, tree: SlideTree, fitted: _Tried, words: frozenset[_Word | None]
    ) -> _Tried:
        """A little smaller if no line of a title in Chinese or Japanese tears a phrase then."""
        count = len(_that_count(fitted.overflows))
        torn = [one.styles for one in fitted.overflows if one.parted == "phrase"]
        sizes = fitted.context.sizes
        styles = frozenset().union(*torn)
        most = min([_FOR_PHRASES, *map(sizes.steps_left, styles)]) if styles else 0
        for steps in range(1, most + 1):
            context = fitted.context._replace(sizes=sizes.shrunk(styles, steps))
            tried = self._try(tree, context, words)
            if len(tried.overflows) == count:
                return tried
        return fitted

    def _smaller(
        self, tree: SlideTree, tried: _Tried, styles: frozenset[str], words: frozenset[_Word | None]
    ) -> _Tried:
        """With `styles` as few steps smaller as it takes until one of them fits or has no more.

        They do not fit as they have been tried. What is right is found between a step that is
        too few and the next one, and looked for from where it should be by how much is missing.
        """

        def at(step: int) -> _Tried:
            return self._try(tree, context._replace(sizes=sizes.shrunk(styles, step)), words)

        context, sizes = tried.context, tried.context.sizes
        most = min(map(sizes.steps_left, styles))
        first = step = min(most, _steps_missing(tried.overflows, styles, sizes))
        found = at(step)
        while step < most and styles <= found.styles:
            step += 1
            found = at(step)
        while 1 < step <= first and not styles <= found.styles:
            fewer = at(step - 1)
            if styles <= fewer.styles:
                break
            step -= 1
            found = fewer
        return found

    def _try(self, tree: SlideTree, context: Context, words: frozenset[_Word | None]) -> _Tried:
        root = build(tree.root, context)
        overflows = solve(root, self._theme.width, self._theme.height, context)
        overflows += line_limit_overflows(root, context)
        overflows += lay_out_charts(root, context)
        styles = [one.styles for one in _that_count(overflows) if _word(one) not in words]
        return _Tried(root, context, overflows, frozenset().union(*styles))

    def _shapes(self, root: Node, context: Context, slots: Slots) -> tuple[Placed, ...]:
        """The shapes of a placed tree, turned over in a deck that runs from right to left."""
        shapes = shapes_of(root, context, slots)
        if not self.right_to_left:
            return shapes
        width = self._theme.width
        return tuple(one._replace(shape=mirrored(one.shape, width)) for one in shapes)


def _steps_missing(overflows: Sequence[Overflow], styles: frozenset[str], sizes: Sizes) -> int:
    """About how many steps, at least 1, make room for the first of `styles` to fit.

    Text is taken to become lower as its size does; where its lines become fewer too, fewer
    steps are needed.
    """
    needed = dict.fromkeys(styles, 1.0)
    for overflow in overflows:
        own = styles & overflow.styles
        if own and overflow.excess > 0:
            missing = overflow.excess / (max(0, overflow.room) + overflow.excess)
            steps = missing * len(own) / sum(map(sizes.step_share, own))
            needed.update({style: max(needed[style], steps) for style in own})
    return max(1, round(min(needed.values())))


def _that_count(overflows: Sequence[Overflow]) -> list[Overflow]:
    """What makes text smaller until it fits: all but torn phrases."""
    return [one for one in overflows if one.parted != "phrase"]


def _word(overflow: Overflow) -> _Word | None:
    """The word that is too wide, told from others by where it stands; None for other content."""
    if not overflow.word:
        return None
    (text,) = overflow.texts
    return overflow.word, text.text, text.span
