"""One slide at a time: from the model, through the theme's template, to boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deck import model
from deck.boxes import SlideTree
from deck.diagnostics import Diagnostic, error
from deck.expand.markup import parse
from deck.expand.parts import Part
from deck.theme import SlideTemplate, Theme

if TYPE_CHECKING:
    from deck.expand.templates import Templates

#: A slide that does not continue.
_WHOLE = Part()


class SectionName(NamedTuple):
    """What a template may show of a section: its short name and its place, from 0."""

    short: model.Text
    order: int


class Expander:
    """Expands the slides of one deck with the templates of one theme."""

    def __init__(self, theme: Theme, deck: model.Deck) -> None:
        self._theme = theme
        self._deck = deck
        self._templates: Templates | None = None
        self._sections = tuple(
            SectionName(section.short, order) for order, section in enumerate(deck.sections)
        )

    def expand(
        self, slide: model.Slide, section: int, number: int, part: Part = _WHOLE
    ) -> tuple[SlideTree | None, tuple[Diagnostic, ...]]:
        """The boxes of a slide.

        `section` is the index of its section, `number` that of the slide in the deck, from
        1. The tree is None when the theme has no template for the slide or the template is
        at fault.
        """
        template = self._theme.layouts.get(slide.layout)
        if template is None:
            known = ", ".join(self._theme.layouts)
            return None, (
                error(
                    f'the theme {self._theme.name} has no slide layout "{slide.layout}"',
                    slide.span,
                    f"its slide layouts: {known}",
                ),
            )
        return self._expand(template, slide, section, number, part)

    def expand_master(self, slide: model.Slide) -> tuple[SlideTree | None, tuple[Diagnostic, ...]]:
        """The boxes of the slide master, with the prompt texts of `slide`."""
        return self._expand(self._theme.master, slide, 0, 1, _WHOLE)

    def _expand(
        self, template: SlideTemplate, slide: model.Slide, section: int, number: int, part: Part
    ) -> tuple[SlideTree | None, tuple[Diagnostic, ...]]:
        context = {
            "slide": slide,
            "content": slide.content,
            "deck": self._deck,
            "sections": self._sections,
            "section": section,
            "number": number,
            "part": part.number,
            "parts": part.total,
        }
        templates = self._loaded()
        markup, diagnostics = templates.render(template.path.name, context)
        if markup is None:
            return None, diagnostics
        return parse(markup, templates.references, self._theme, template.path.name)

    def _loaded(self) -> Templates:
        """The theme's templates. Jinja2 is slow to import, and often nothing has changed."""
        if self._templates is None:
            from deck.expand.templates import Templates

            self._templates = Templates(self._theme.master.path.parent)
        return self._templates
