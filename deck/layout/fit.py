"""Fitting: the largest sizes at which a slide's content stays inside its boxes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from deck.boxes import SlideTree
from deck.layout.nodes import Context, Node, Overflow, build
from deck.layout.shapes import Placed, shapes_of
from deck.layout.slots import Slots
from deck.layout.solver import line_limit_overflows, solve
from deck.layout.styles import Sizes
from deck.text import Typesetter
from deck.theme import Theme


class Laid(NamedTuple):
    """A laid out slide: its shapes, what does not fit, and the step of each text style.

    `columns` are the widths of the columns of its first table, if it has one.
    """

    shapes: tuple[Placed, ...]
    overflows: tuple[Overflow, ...]
    steps: Mapping[str, int]
    columns: tuple[int, ...] = ()


class Layout:
    """The layout pass for one theme and one typesetter."""

    def __init__(self, theme: Theme, typesetter: Typesetter) -> None:
        self._theme = theme
        self._typesetter = typesetter

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
        smallest, it stays in `overflows`, and the shapes show it at that size.
        """
        sizes = Sizes(self._theme, steps)
        while True:
            context = Context(sizes, self._typesetter, columns)
            root, overflows = self._solve(tree, context)
            shrinking = frozenset(
                style
                for overflow in overflows
                for style in overflow.styles
                if sizes.can_shrink(style)
            )
            if not shrinking:
                break
            sizes = sizes.shrunk(shrinking)
        shapes = shapes_of(root, context, slots)
        tables = [node.table.columns for node in root.walk() if node.table]
        return Laid(shapes, tuple(overflows), sizes.steps, tables[0] if tables else ())

    def _solve(self, tree: SlideTree, context: Context) -> tuple[Node, list[Overflow]]:
        root = build(tree.root, context)
        overflows = solve(root, self._theme.width, self._theme.height, context)
        return root, [*overflows, *line_limit_overflows(root, context)]
