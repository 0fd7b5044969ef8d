"""The texts of a chart, measured at the sizes that fitting has come to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from deck import boxes, model, solved
from deck.geometry import EMU_PER_PX, from_points
from deck.layout.nodes import ChartPart, Context, Overflow

#: Room between names, or the longest bar's label, and the plot or the edge beyond them.
GAP = 16 * EMU_PER_PX
TIGHT = 8 * EMU_PER_PX
#: From baseline to baseline, as a multiple of the size.
_LEADING = 1.25


class Style(NamedTuple):
    """A text style of the theme, as text of a chart in it looks."""

    name: str
    look: solved.TextLook

    @property
    def em(self) -> int:
        """The size in EMU."""
        return from_points(self.look.size)

    @property
    def leading(self) -> int:
        """The height of a line in EMU."""
        return from_points(self.look.size * _LEADING)


class Texts:
    """The text styles of a chart, and how much room texts in them take, in EMU."""

    def __init__(self, box: boxes.ChartBox, context: Context) -> None:
        self._context = context
        self.name = self._style(box.label_style)
        self.value = self._style(box.value_style)
        self.mark = self._style(box.tick_style)
        self.center = self._style(box.center_style or box.value_style)

    def _style(self, name: str) -> Style:
        sizes = self._context.sizes
        style = sizes.theme.styles[name]
        color = sizes.theme.colors[style.color]
        return Style(name, solved.TextLook(style.face, sizes.size(style), style.bold, color))

    def can_shrink(self, style: Style) -> bool:
        """Whether the theme allows the style a smaller size."""
        return self._context.sizes.can_shrink(style.name)

    def smallest_share(self, style: Style) -> float:
        """The smallest size that the theme allows the style, as a share of its size now."""
        return self._context.sizes.theme.styles[style.name].minimum / style.look.size

    def width(self, text: str, style: Style) -> int:
        """The width of a text on one line."""
        return self._context.typesetter.widest(_paragraph(text, style))

    def widest_word(self, text: str, style: Style) -> int:
        """The width of the longest part of a text that stays on one line."""
        return self._context.typesetter.narrowest(_paragraph(text, style))

    def lines(self, text: str, style: Style, width: int) -> tuple[tuple[str, ...], int]:
        """A text broken into lines of at most `width`, and the width of the widest."""
        typeset = self._context.typesetter.typeset((_paragraph(text, style),), max(1, width))
        shown = typeset.paragraphs[0]
        lines = shown.lines
        # Not those of `text`: a line that ends inside a word has got a hyphen.
        broken = tuple(shown.text[line.start : line.end].strip() for line in lines)
        return broken, max((line.width for line in lines), default=0)

    def ascent(self, style: Style) -> int:
        """The height of a line's box above its baseline, as the applications draw labels."""
        return from_points(self._context.typesetter.ascent(style.look.face, style.look.size))

    def descent(self, style: Style) -> int:
        """The depth of a line's box below its baseline."""
        return from_points(self._context.typesetter.descent(style.look.face, style.look.size))

    def overflow(
        self,
        part: ChartPart,
        style: Style,
        needed: int,
        room: int,
        texts: Sequence[model.Text],
        *,
        across: bool,
    ) -> Overflow:
        """What is told of texts that need more than their room: widths if `across`."""
        paragraphs = tuple(_paragraph(text.plain, style, text) for text in texts)
        room = max(0, min(room, needed - 1))
        styles = frozenset((style.name,))
        return Overflow(needed - room, room, styles, paragraphs, part=part, across=across)


def _paragraph(text: str, style: Style, origin: model.Text | None = None) -> solved.Paragraph:
    look = style.look
    key = origin.key if origin else -1
    run = solved.Run(text, look.face, look.size, look.bold, False, look.color, key=key)
    return solved.Paragraph(
        runs=(run,),
        align="left",
        leading=look.size * _LEADING,
        before=0.0,
        level=0,
        indent=0,
        bullet=None,
        style=style.name,
        span=origin.span if origin else None,
    )
