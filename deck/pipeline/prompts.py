"""The slide layouts: every theme template expanded once with prompt texts, and solved.

They change with the theme, the language and the names of the sections only, so they are
kept between builds.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from deck import boxes, model, solved
from deck.checks import check_faces
from deck.diagnostics import Diagnostic
from deck.expand import Expander
from deck.layout import Layout, Slots, running_right_to_left
from deck.pipeline.kept import Kept
from deck.text import Typesetter
from deck.theme import Theme

#: The slides that show what an empty placeholder asks for.
PROMPTS = Path(__file__).with_name("prompts.yaml")
#: The most sections that the slide layout of an agenda shows.
_ENTRIES = 12


class Layouts(NamedTuple):
    """The slide master, the slide layouts in the theme's order, their placeholders by name."""

    master: solved.SlideLayout
    layouts: tuple[solved.SlideLayout, ...]
    slots: Mapping[str, Slots]


def solved_layouts(
    deck: model.Deck, theme: Theme, typesetter: Typesetter, fingerprint: str
) -> tuple[Layouts, tuple[Diagnostic, ...]]:
    """The solved slide layouts of a theme, from the cache where nothing has changed.

    `fingerprint` stands for all that they depend on.
    """
    kept = Kept("layouts", fingerprint)
    found = kept.get("layouts")
    if isinstance(found, Layouts):
        return found, ()
    layouts, problems = _solve(deck, theme, typesetter)
    problems += check_faces(theme)
    if not problems:
        kept.put("layouts", layouts)
        kept.save()
    return layouts, problems


def _solve(
    deck: model.Deck, theme: Theme, typesetter: Typesetter
) -> tuple[Layouts, tuple[Diagnostic, ...]]:
    from deck.reader import read_slides

    prompts, problems = read_slides(PROMPTS)
    expander = Expander(theme, deck)
    layout = Layout(theme, typesetter)
    # Of two prompts for one kind of slide, the second one is for the layout that its id names.
    by_layout = {slide.id: slide for slide in prompts}
    by_layout.update({slide.layout: slide for slide in reversed(prompts)})
    layouts = []
    slots: dict[str, Slots] = {}
    for template in theme.layouts.values():
        prompt = by_layout.get(template.name)
        if prompt and isinstance(prompt.content, model.Agenda):
            prompt = prompt._replace(content=prompt.content._replace(entries=_sections(deck)))
        named = prompt and prompt._replace(layout=template.name)
        tree, found = expander.expand(named, 0, 1) if named else (None, ())
        problems += found
        names = Slots()
        shapes = _shapes(tree, names, layout)
        slots[template.name] = names.close()
        layouts.append(solved.SlideLayout(template.name, template.title, shapes))
    for known in slots.values():
        known.others = slots
    tree, found = expander.expand_master(prompts[-1]) if prompts else (None, ())
    problems += found
    master = solved.SlideLayout(theme.master.name, theme.title, _shapes(tree, Slots(), layout))
    # Slide layouts share templates; a fault in one of those is told once.
    return Layouts(master, tuple(layouts), slots), tuple(dict.fromkeys(problems))


def _sections(deck: model.Deck) -> tuple[model.AgendaEntry, ...]:
    """What the slide layout of an agenda shows: the deck's sections, as many as a slide has."""
    return tuple(
        model.AgendaEntry(section.title, "", order + 1, order)
        for order, section in enumerate(deck.sections[:_ENTRIES])
    )


def _shapes(tree: boxes.SlideTree | None, slots: Slots, layout: Layout) -> tuple[solved.Shape, ...]:
    """What of a solved tree belongs to the slide layout: fixed shapes and placeholders."""
    if tree is None:
        return ()
    laid = layout.lay_out(tree, slots)
    turn = running_right_to_left if layout.right_to_left else (lambda shape: shape)
    return tuple(
        turn(placed.shape)
        for placed in laid.shapes
        if placed.fixed or getattr(placed.shape, "placeholder", None)
    )
