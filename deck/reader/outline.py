"""What slides say of the deck as a whole: the sections of an agenda, the number of a section."""

from __future__ import annotations

from deck import model
from deck.reader.context import Context


def with_outline(sections: tuple[model.Section, ...], ctx: Context) -> tuple[model.Section, ...]:
    """The sections, with the agendas and dividers among their slides filled in.

    Their slides have ids. An agenda lists each section that a presentation shows, except one
    that has nothing but covers and agendas, and leads to the first slide of it that is shown.
    """
    numbers: dict[int, int] = {}
    entries: list[model.AgendaEntry] = []
    for order, section in enumerate(sections):
        shown = [slide for slide in section.slides if not slide.hidden]
        numbers[order] = len(entries) + 1
        if any(not isinstance(slide.content, (model.Cover, model.Agenda)) for slide in shown):
            number = numbers[order]
            entries.append(model.AgendaEntry(section.title, shown[0].id, number, order))
    return tuple(
        section._replace(
            slides=tuple(_filled(slide, numbers[order], entries, ctx) for slide in section.slides)
        )
        for order, section in enumerate(sections)
    )


def _filled(
    slide: model.Slide, number: int, entries: list[model.AgendaEntry], ctx: Context
) -> model.Slide:
    content = slide.content
    if isinstance(content, model.Divider):
        return slide._replace(content=content._replace(number=number))
    if not isinstance(content, model.Agenda):
        return slide
    if not entries and not slide.hidden:
        ctx.error(
            "this agenda has nothing to list",
            slide.span,
            "it lists the sections that have other slides than covers and agendas",
        )
    # Each agenda has texts of its own, so that it can be told whether all of them are shown.
    own = tuple(entry._replace(title=entry.title._replace(key=ctx.key())) for entry in entries)
    return slide._replace(content=content._replace(entries=own))
