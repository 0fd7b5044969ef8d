"""Faults that only the deck as a whole shows: links, icons, titles, sources."""

from __future__ import annotations

from collections.abc import Iterable

from deck import model
from deck.diagnostics import did_you_mean
from deck.reader.context import Context
from deck.reader.icons import icon_names, unknown_icons
from deck.reader.markup import parse
from deck.reader.slides import slug


def check_references(ctx: Context, slides: Iterable[model.Slide]) -> None:
    """Note links to slides that do not exist, and icons that do not."""
    known = {slide.id for slide in slides} | ctx.ids.keys()
    if ctx.errors and ctx.links:
        # Slides with a fault in them are there nevertheless.
        known.update(map(_id_of_title, ctx.titles))
    for target, span in () if ctx.incomplete else ctx.links:
        if target not in known:
            near = did_you_mean(target, sorted(known))
            ctx.error(f'no slide has the id "{target}"', span, near)
    missing = unknown_icons(name for name, _ in ctx.icons)
    for name, span in ctx.icons if missing else ():
        if name in missing:
            near = did_you_mean(name, sorted(icon_names()))
            ctx.error(f'unknown icon "{name}"', span, near, "icons are listed at lucide.dev/icons")


def _id_of_title(title: str) -> str:
    """The id that is made from a title as written: without its marks and targets of links."""
    return slug("".join(run.text for run in parse(title).runs))


def check_titles(ctx: Context, slides: Iterable[model.Slide]) -> None:
    """Warn of titles that another slide has, be its letters large or small."""
    first: dict[str, model.Text] = {}
    for slide in slides:
        known = first.setdefault(slide.title.plain.casefold(), slide.title)
        if known is not slide.title:
            ctx.warning(
                "another slide has the same title",
                slide.title.span,
                f"it is first given at {known.span}",
                "PowerPoint's outline and screen readers can't tell them apart",
            )


def check_sources(
    ctx: Context, slides: tuple[model.Slide, ...], sources: tuple[model.Source, ...]
) -> None:
    """Note a slide that has nothing to list, and warn of what no slide says of the sources.

    A slide that cites a source shows its title; the slide layout `sources` shows the rest.
    """
    listed = False
    for slide in slides:
        if isinstance(slide.content, model.SourceList):
            listed = True
            if ctx.sources is not None and not sources and not slide.content.methods:
                ctx.error(
                    "this slide has nothing to list",
                    slide.span,
                    'add "methods" to it, or the talk\'s sources to sources.yaml',
                )
    if listed or ctx.errors or not sources:
        return
    cited = {source for slide in slides for source, _ in model.citations(slide, slide.span)}
    for source in sources:
        if source not in cited or source.author or source.date or source.link:
            what = "all of this source" if source in cited else "this source"
            ctx.warning(f"no slide shows {what}", source.span, 'add a slide with "layout: sources"')
            return
