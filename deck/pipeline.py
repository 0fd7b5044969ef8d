"""The stages in order: read, expand, lay out, check, write. Only this module calls them.

1 read      content/*.yaml and the theme's files to typed values
2 expand    each slide through its theme template to boxes
3 lay out   boxes to solved shapes, text fitted with real font metrics
4 write     the solved deck to a file
5 check     fit, conservation, contrast
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from deck import assets, model, solved
from deck.build import build_deck
from deck.cache import cache_folder
from deck.diagnostics import Diagnostic, error, has_errors
from deck.expand import Expander
from deck.reader import find_theme, read_deck, read_theme
from deck.text import MissingFaceError, Typesetter
from deck.theme import Theme


class Outcome(NamedTuple):
    """What a build has come to: the solved deck, or None where the content is at fault.

    `sources` are the texts that the diagnostics point into; `fonts` the files to install
    where the deck is shown, with their `licences`. `draft` tells that some text does not fit
    and the deck shows it nevertheless.
    """

    deck: solved.Deck | None
    diagnostics: tuple[Diagnostic, ...]
    sources: dict[str, str]
    slug: str | None
    fonts: tuple[Path, ...]
    licences: tuple[Path, ...]
    timestamp: datetime.datetime


def prepare(
    folder: Path, *, theme: str | None, draft: bool, timestamp: datetime.datetime
) -> Outcome:
    """Read, expand, lay out and check the deck in `folder`.

    `theme` overrules the deck's own. With `draft` the deck is there even if text does not
    fit; the diagnostics tell.
    """
    content, diagnostics, sources = read_deck(folder)
    slug = content.slug if content else None
    outcome = Outcome(None, diagnostics, sources, slug, (), (), timestamp)
    if content is None:
        return outcome
    bases = assets.themes_folders(folder)
    span = None if theme else content.theme_span
    place, found = find_theme(theme or content.theme, bases, span)
    if place is None:
        return outcome._replace(diagnostics=(*diagnostics, *found))
    look, problems, texts = read_theme(place, assets.assets_folder(), bases)
    outcome = outcome._replace(diagnostics=(*diagnostics, *problems), sources={**sources, **texts})
    if look is None:
        return outcome
    return _solve(content, look, outcome, draft)


def _solve(content: model.Deck, look: Theme, outcome: Outcome, draft: bool) -> Outcome:
    """Expand, lay out and check a deck that has been read, as `outcome` tells."""
    typesetter = Typesetter(look.faces, content.lang, look.scripts)
    measures = cache_folder() / "measures"
    typesetter.load_cache(measures)
    try:
        deck, found = build_deck(content, look, typesetter, draft=draft)
    except MissingFaceError as missing:
        return outcome._replace(diagnostics=(*outcome.diagnostics, error(str(missing), look.span)))
    typesetter.save_cache(measures)
    if found:
        # Some of them may be about lines of the templates.
        texts = Expander(look, content).sources
        outcome = outcome._replace(sources={**texts, **outcome.sources})
    everything = (*outcome.diagnostics, *found)
    fonts = tuple(dict.fromkeys(path for face in look.faces.values() for path in face.files))
    return outcome._replace(
        deck=None if has_errors(everything) and not draft else deck,
        diagnostics=everything,
        fonts=fonts,
        licences=tuple(dict.fromkeys(_licences(fonts))),
    )


def write_powerpoint(outcome: Outcome, stream: BinaryIO) -> None:
    """Write the solved deck as a PowerPoint file.

    Raises ValueError where there is no deck to write.
    """
    if outcome.deck is None:
        raise ValueError("there is no deck to write")
    from deck.writers.powerpoint import write  # the readers of a faulty deck do not need it

    write(outcome.deck, stream, outcome.timestamp, cache_folder())


def _licences(fonts: tuple[Path, ...]) -> Iterator[Path]:
    for font in fonts:
        licence = assets.licence(font)
        if licence:
            yield licence
