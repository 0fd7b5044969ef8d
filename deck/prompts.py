"""The slide layouts: every theme template expanded once with prompt texts, and solved.

They change with the theme, the language and the names of the sections only, so they are
kept between builds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from deck import __version__, boxes, model, solved
from deck.cache import cache_folder, write_atomically
from deck.diagnostics import Diagnostic
from deck.expand import Expander
from deck.layout import Layout, Slots
from deck.text import Typesetter
from deck.theme import Theme

_PROMPTS = Path(__file__).with_name("prompts.yaml")


class Layouts(NamedTuple):
    """The slide master, the slide layouts in the theme's order, their placeholders by name."""

    master: solved.SlideLayout
    layouts: tuple[solved.SlideLayout, ...]
    slots: Mapping[str, Slots]


def solved_layouts(
    deck: model.Deck, theme: Theme, typesetter: Typesetter
) -> tuple[Layouts, tuple[Diagnostic, ...]]:
    """The solved slide layouts of a theme, from the cache where nothing has changed."""
    import pickle  # the cache folder is as much the user's own as the program's bytecode

    kept = cache_folder() / f"layouts-{_fingerprint(deck, theme)}.pickle"
    try:
        found = pickle.loads(kept.read_bytes())
        if isinstance(found, Layouts):
            return found, ()
    except Exception:  # a damaged or outdated entry may fail in any way; it is made anew
        pass
    layouts, problems = _solve(deck, theme, typesetter)
    if not problems:
        write_atomically(kept, pickle.dumps(layouts))
    return layouts, problems


def _fingerprint(deck: model.Deck, theme: Theme) -> str:
    """What the layouts depend on; the program's own files by their times."""
    code = [
        (path.name, path.stat().st_mtime_ns)
        for folder in ("", "expand", "layout", "text")
        for path in sorted((_PROMPTS.parent / folder).glob("*.py"))
    ]
    fonts = [
        (path.name, path.stat().st_mtime_ns if path.exists() else 0)
        for face in theme.faces.values()
        for path in face.files
    ]
    names = [section.short.plain for section in deck.sections]
    parts = (
        __version__,
        theme.name,
        theme.fingerprint,
        deck.slug,
        deck.lang,
        [role.label.plain for role in deck.roles],
        names,
        code,
        fonts,
        _PROMPTS.stat().st_mtime_ns,
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


def _solve(
    deck: model.Deck, theme: Theme, typesetter: Typesetter
) -> tuple[Layouts, tuple[Diagnostic, ...]]:
    from deck.reader import read_slides

    prompts, problems = read_slides(_PROMPTS)
    expander = Expander(theme, deck)
    layout = Layout(theme, typesetter)
    by_layout = {slide.layout: slide for slide in prompts}
    layouts = []
    slots: dict[str, Slots] = {}
    for template in theme.layouts.values():
        prompt = by_layout.get(template.name)
        tree, found = expander.expand(prompt, 0, 1) if prompt else (None, ())
        problems += found
        names = Slots()
        shapes = _shapes(tree, names, layout)
        slots[template.name] = names.close()
        layouts.append(solved.SlideLayout(template.name, template.title, shapes))
    tree, found = expander.expand_master(prompts[-1]) if prompts else (None, ())
    problems += found
    master = solved.SlideLayout(theme.master.name, theme.title, _shapes(tree, Slots(), layout))
    return Layouts(master, tuple(layouts), slots), problems


def _shapes(tree: boxes.SlideTree | None, slots: Slots, layout: Layout) -> tuple[solved.Shape, ...]:
    """What of a solved tree belongs to the slide layout: fixed shapes and placeholders."""
    if tree is None:
        return ()
    laid = layout.lay_out(tree, slots)
    return tuple(
        placed.shape
        for placed in laid.shapes
        if placed.fixed or getattr(placed.shape, "placeholder", None)
    )
