"""One slide at a time: from the model, through the theme's template, to boxes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from deck import model
from deck.boxes import Box, Container, SlideTree, TableBox
from deck.diagnostics import Diagnostic, did_you_mean, error
from deck.expand.forms import Values
from deck.expand.known_forms import KnownForms
from deck.expand.parts import Part, divisible_fields, field_length
from deck.expand.sections import SectionLine, section_name
from deck.source import Span
from deck.theme import SlideTemplate, Theme

if TYPE_CHECKING:
    from deck.expand.alike import Renderer

#: A slide that does not continue.
_WHOLE = Part()


class Expander:
    """Expands the slides of one deck with the templates of one theme."""

    def __init__(self, theme: Theme, deck: model.Deck) -> None:
        self._theme = theme
        self._deck = deck
        self._ready: tuple[Renderer, KnownForms] | None = None
        self._sections = tuple(
            section_name(section.short, order) for order, section in enumerate(deck.sections)
        )
        self._section_line = SectionLine(self._sections)
        #: Set when a template looks at the number of its slide, beside showing it.
        self.numbered = False

    @property
    def sources(self) -> dict[str, str]:
        """The texts of the theme's templates, by the names that spans give them.

        They are read each time: ask for them when there are diagnostics to show.
        """
        texts = {}
        for folder, shown in self._theme.templates:
            for file in sorted(folder.rglob("*.j2")):
                name = file.relative_to(folder).as_posix()
                with suppress(OSError):
                    texts[f"{shown}{name}"] = file.read_text("utf-8", "replace")
        return texts

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
            "near_sections": partial(self._section_line.near, section),
            "number": number,
            "part": part.number,
            "parts": part.total,
            "fullest": part.fullest,
        }
        renderer, forms = self._loaded()
        file = template.path.name
        around = section, part
        rendered = renderer.render(file, context, around)
        self.numbered = self.numbered or rendered.numbered
        if rendered.markup is None:
            return None, rendered.diagnostics
        tree, faults = forms.tree(rendered.markup, Values(rendered.references, number), file)
        if tree and "continues" in rendered.markup:
            faults = _without_items(tree, slide)
        return (None if faults else tree), faults

    def _loaded(self) -> tuple[Renderer, KnownForms]:
        """The theme's templates, and the forms of what they emit.

        Jinja2 is slow to import, and often nothing has changed.
        """
        if self._ready is None:
            from deck.expand.alike import Renderer
            from deck.expand.templates import Templates

            templates = Templates(self._theme.templates)
            self._ready = Renderer(templates), KnownForms(self._theme, templates.shown)
        return self._ready


def _without_items(tree: SlideTree, slide: model.Slide) -> tuple[Diagnostic, ...]:
    """Errors for the boxes that continue a field which the slide's content does not have."""
    problems = []
    for at, field in _continued(tree.root):
        try:
            field_length(slide, field)
        except ValueError as problem:
            near = did_you_mean(field, divisible_fields(slide))
            hints = [near] if near else []
            problems.append(error(f'continues="{field}": {problem}', at, *hints))
    return tuple(problems)


def _continued(box: Box) -> Iterator[tuple[Span, str]]:
    if isinstance(box, (Container, TableBox)) and box.continues:
        yield box.frame.at, box.continues
    if isinstance(box, Container):
        for child in box.children:
            yield from _continued(child)
