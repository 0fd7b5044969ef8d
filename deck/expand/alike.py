"""Slides of one kind: with the same fields and other texts in them, their markup is the same.

A template writes references to texts, not their characters, so what it makes of a slide seldom
depends on them. It is given a slide with stand-ins for them, and the markup serves for every
slide of the kind. Where it looks at a stand-in, say to see how long a text is, it is rendered
for each slide of the kind.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any, NamedTuple

from deck import model
from deck.diagnostics import Diagnostic
from deck.expand.stand_ins import Watch, kind_of
from deck.expand.templates import Templates

#: Of how many kinds the markup is kept. Slides of one kind are in one section.
_MOST = 200


class Rendered(NamedTuple):
    """The markup of a slide and what it refers to; None, and what is wrong in the template."""

    markup: str | None
    references: list[object]
    diagnostics: tuple[Diagnostic, ...] = ()
    #: Whether the template has looked at the number of the slide.
    numbered: bool = False


class _Shared(NamedTuple):
    """The markup of a kind, and what it refers to: values, or by their indexes, leaves."""

    markup: str
    references: tuple[object, ...]
    leaves: tuple[int | None, ...]

    def with_leaves(self, leaves: list[object]) -> Rendered:
        """The markup for a slide that has these leaves."""
        pairs = zip(self.leaves, self.references, strict=True)
        return Rendered(self.markup, [value if at is None else leaves[at] for at, value in pairs])


class Renderer:
    """Renders slides, those of one kind together."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self._known: dict[Hashable, _Shared | None] = {}

    def render(self, file: str, context: Mapping[str, Any], around: Hashable) -> Rendered:
        """The markup of a slide, which is among what the template is given.

        The rest of `context`, but for the slide's number, is the same wherever `around` is.
        """
        leaves: list[object] = []
        kind = file, around, kind_of(context["slide"], leaves)
        if kind not in self._known:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[kind] = self._shared(file, context)
        shared = self._known[kind]
        return shared.with_leaves(leaves) if shared else self._alone(file, context)

    def _shared(self, file: str, context: Mapping[str, Any]) -> _Shared | None:
        """The markup of all slides of the kind; None if each has its own."""
        watch = Watch()
        slide: model.Slide = watch.stand_in(context["slide"])
        rendered = self._alone(file, {**context, "slide": slide, "content": slide.content})
        if rendered.markup is None or rendered.numbered or watch.looked:
            return None
        order = {id(leaf): at for at, leaf in enumerate(watch.leaves)}
        references = rendered.references
        leaves = tuple([order.get(id(value)) for value in references])
        return _Shared(rendered.markup, tuple(references), leaves)

    def _alone(self, file: str, context: Mapping[str, Any]) -> Rendered:
        templates = self._templates
        markup, diagnostics = templates.render(file, context)
        return Rendered(markup, templates.references, diagnostics, templates.numbered)
