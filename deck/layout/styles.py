"""Text styles at the sizes that fitting has come to: unsolved paragraphs to sized ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from deck import boxes, solved
from deck.geometry import EMU_PER_POINT, from_points
from deck.theme import TextStyle, Theme

#: How many steps lead from a style's size to its minimum.
STEPS = 8
#: The hanging indent of a list item, as a multiple of its size.
_INDENT = 1.1


class Sizes:
    """The text styles of a theme, each at a step of its own between its size and its minimum.

    All text of one style on a slide is at the same step, so that siblings never differ.
    """

    def __init__(self, theme: Theme, steps: Mapping[str, int] | None = None) -> None:
        self.theme = theme
        self.steps = dict(steps or {})
        self._sizes: dict[str, float] = {}

    def size(self, style: TextStyle) -> float:
        """The size of a style in points, a multiple of half a point."""
        size = self._sizes.get(style.name)
        if size is None:
            size = self._sizes[style.name] = self._stepped(style)
        return size

    def _stepped(self, style: TextStyle) -> float:
        step = self.steps.get(style.name, 0)
        if step >= STEPS:
            return min(style.size, style.minimum)
        exact = style.size - (style.size - style.minimum) * step / STEPS
        return min(style.size, max(style.minimum, round(exact * 2) / 2))

    def can_shrink(self, style: str) -> bool:
        """Whether the style has a smaller size left."""
        return self.steps_left(style) > 0

    def steps_left(self, style: str) -> int:
        """How many steps smaller the style may become."""
        named = self.theme.styles[style]
        return STEPS - self.steps.get(style, 0) if named.minimum < named.size else 0

    def step_share(self, style: str) -> float:
        """What share of the style's size now one step takes away."""
        named = self.theme.styles[style]
        return (named.size - named.minimum) / STEPS / self.size(named)

    def shrunk(self, styles: frozenset[str], steps: int = 1) -> Sizes:
        """The same sizes with these styles so many steps smaller."""
        smaller = Sizes(self.theme, self.steps)
        for style in styles:
            smaller.steps[style] = self.steps.get(style, 0) + steps
        return smaller

    def paragraph(self, paragraph: boxes.Paragraph, first: bool) -> solved.Paragraph:
        """A paragraph of a template with its style resolved; not yet broken into lines."""
        style = self.theme.styles[paragraph.style]
        size = self.size(style)
        before = style.before if paragraph.before is None else paragraph.before
        leading = round(size * style.leading, 1)
        color = paragraph.color or style.color
        bullet = None
        # Without a bullet a text stands below that of the level above it.
        own = paragraph.indent
        step = from_points(size * _INDENT) if own is None else own
        indent = step * paragraph.level
        if paragraph.bullet:
            indent += step
            bullet = solved.Bullet(
                paragraph.bullet, self.theme.colors[paragraph.bullet_color or color], "heading"
            )
        return solved.Paragraph(
            runs=tuple([self._run(run, style, size, color) for run in paragraph.runs]),
            align=paragraph.align,
            leading=leading,
            before=0.0 if first else round(before / EMU_PER_POINT, 2),
            level=paragraph.level,
            indent=indent,
            bullet=bullet,
            style=paragraph.style,
            span=paragraph.span or paragraph.at,
        )

    def paragraphs(self, paragraphs: Sequence[boxes.Paragraph]) -> tuple[solved.Paragraph, ...]:
        """The paragraphs of a text; each stands below the text of the level above it."""
        made: list[solved.Paragraph] = []
        for paragraph in paragraphs:
            sized = self.paragraph(paragraph, first=not made)
            if sized.level:
                sized = _below(sized, made)
            made.append(sized)
        return tuple(made)

    def _run(self, run: boxes.Run, style: TextStyle, size: float, color: str) -> solved.Run:
        code = self.theme.styles.get("code") if run.code else None
        token = run.color or (code.color if code else color)
        return solved.Run(
            text=run.text.upper() if style.caps else run.text,
            face=code.face if code else style.face,
            size=size,
            bold=style.bold or run.bold,
            italic=style.italic or run.italic,
            color=self.theme.colors[token],
            tracking=style.tracking,
            link=run.link,
            key=run.key,
            field=run.field,
        )


def _below(paragraph: solved.Paragraph, made: Sequence[solved.Paragraph]) -> solved.Paragraph:
    """A paragraph of a deeper level below the text above it, which may be larger or smaller."""
    bullet = paragraph.bullet
    step = paragraph.indent // (paragraph.level + (1 if bullet else 0))
    above = next((one for one in reversed(made) if one.level < paragraph.level), None)
    if bullet:
        indent = (above.indent if above else paragraph.indent - step) + step
        return paragraph._replace(indent=indent, bullet=bullet._replace(hang=step))
    if above is None:
        return paragraph
    deeper = paragraph.level - above.level - (1 if above.bullet else 0)
    return paragraph._replace(indent=above.indent + deeper * step)
