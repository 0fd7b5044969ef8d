"""Fitting: the largest sizes at which a slide's content stays inside its boxes."""

from __future__ import annotations

from collections.abc import Mapping
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


class _Fitted(NamedTuple):
    """A placed tree at the sizes of its context, and what does not fit at any smaller ones."""

    root: Node
    context: Context
    overflows: list[Overflow]


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
        broken at every size stays there too, but the sizes are those that the rest needs.
        """
        start = Context(Sizes(self._theme, steps), self._typesetter, columns)
        fitted = self._fit(tree, start, frozenset())
        words = frozenset(map(_word, fitted.overflows))
        if words and None not in words:
            other = self._fit(tree, start, words)
            if words.issuperset(map(_word, other.overflows)):
                fitted = other
        root, context, overflows = fitted
        spread_lists(root)
        tables = [node.table.columns for node in root.walk() if node.table]
        return Laid(
            shapes=self._shapes(root, context, slots.of(tree.layout)),
            overflows=tuple(overflows),
            steps=context.sizes.steps,
            columns=tables[0] if tables else (),
            missing=missing_glyphs(root, context),
            layout=tree.layout,
        )

    def _fit(self, tree: SlideTree, context: Context, words: frozenset[_Word | None]) -> _Fitted:
        """Shrink what does not fit as far as it may; `words` are left as large as they are."""
        while True:
            root, overflows = self._solve(tree, context)
            sizes = context.sizes
            shrinking = frozenset(
                style
                for overflow in overflows
                if _word(overflow) not in words
                for style in overflow.styles
                if sizes.can_shrink(style)
            )
            if not shrinking:
                return _Fitted(root, context, overflows)
            context = context._replace(sizes=sizes.shrunk(shrinking))

    def _shapes(self, root: Node, context: Context, slots: Slots) -> tuple[Placed, ...]:
        """The shapes of a placed tree, turned over in a deck that runs from right to left."""
        shapes = shapes_of(root, context, slots)
        if not self.right_to_left:
            return shapes
        width = self._theme.width
        return tuple(one._replace(shape=mirrored(one.shape, width)) for one in shapes)

    def _solve(self, tree: SlideTree, context: Context) -> tuple[Node, list[Overflow]]:
        root = build(tree.root, context)
        overflows = solve(root, self._theme.width, self._theme.height, context)
        overflows += line_limit_overflows(root, context)
        return root, [*overflows, *lay_out_charts(root, context)]


def _word(overflow: Overflow) -> _Word | None:
    """The word that is too wide, told from others by where it stands; None for other content."""
    if not overflow.word:
        return None
    (text,) = overflow.texts
    return overflow.word, text.text, text.span
