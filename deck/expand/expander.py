"""One slide at a time: from the model, through the theme's template, to boxes."""

from __future__ import annotations

from typing import NamedTuple

from deck import model
from deck.boxes import SlideTree
from deck.diagnostics import Diagnostic, error
from deck.expand.markup import parse
from deck.expand.parts import Part
from deck.expand.templates import Templates
from deck.theme import SlideTemplate, Theme

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
        self._templates = Templates(theme.master.path.parent)
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

    def expand_master(
        self, slide: model.Slide
    ) -> tuple[SlideTree | None, tuple[Diagnostic, ...]]:
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
        markup, diagnostics = self._templates.render(template.path.name, context)
        if markup is None:
            return None, diagnostics
        return parse(markup, self._templates.references, self._theme, template.path.name)
