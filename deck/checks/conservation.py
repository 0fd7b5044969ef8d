"""Conservation: every text of the content is on the slides, and only once.

Each text of the model has a key that its runs carry to the solved shapes, so the check
looks up keys instead of searching words, and costs next to nothing. What may stand more than
once is listed by the caller: the titles and the heads of tables that continue. A source is
another matter: its title stands on each slide that cites it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby

from deck import model, solved
from deck.diagnostics import Diagnostic, error
from deck.source import Span

#: What the slides show of each text, by its key: every unbroken stretch of characters, None
#: for a chart, which shows its texts whole.
_Shown = dict[int, list[str | None]]

_ADDED = dict.fromkeys(map(ord, "-\n\u00ad\u200b\u200e"))


def check_conservation(
    deck: model.Deck, slides: Iterable[solved.Slide], repeatable: Collection[int]
) -> tuple[Diagnostic, ...]:
    """Errors for the texts that are missing from the slides or stand there twice.

    The characters are compared too: a text's runs on the slides must be the text. Capitals
    count as the small letters that a style has set in capitals. The parts of a slide that
    continues have its span.
    """
    shown: _Shown = defaultdict(list)
    by_slide: dict[Span, _Shown] = {}
    for slide in slides:
        own = by_slide.setdefault(slide.span, defaultdict(list))
        for shape in slide.shapes:
            _collect(shape, own)
    for own in by_slide.values():
        for key, stretches in own.items():
            shown[key] += stretches
    return (*_check_texts(deck, shown, repeatable), *_check_sources(deck, by_slide))


def _check_texts(
    deck: model.Deck, shown: _Shown, repeatable: Collection[int]
) -> Iterator[Diagnostic]:
    slides = (slide for section in deck.sections for slide in section.slides)
    for text in (text for slide in slides for text in model.texts_of(slide)):
        plain = text.plain
        if text.key < 0 or not plain:
            continue
        stretches = shown.get(text.key, ())
        times = sum(_times(plain, stretch) for stretch in stretches)
        if not stretches:
            yield error(
                f'"{_short(plain)}" does not appear on any slide',
                text.span,
                "the theme's template for this slide layout leaves the field out",
            )
        elif max(times, len(stretches)) > 1 and text.key not in repeatable:
            yield error(f'"{_short(plain)}" appears {max(times, len(stretches))} times', text.span)
        elif not all(_times(plain, stretch) for stretch in stretches):
            yield error(f'"{_short(plain)}" is not shown whole', text.span)


def _check_sources(deck: model.Deck, by_slide: Mapping[Span, _Shown]) -> Iterator[Diagnostic]:
    """Errors for sources that a slide cites and does not name, or does not list in full."""
    for section in deck.sections if deck.sources else ():
        for slide in section.slides:
            shown = by_slide.get(slide.span, {})
            for source, span in model.citations(slide, slide.span):
                for text in _to_be_shown(source, slide):
                    if text.key not in shown:
                        yield error(
                            f'"{_short(text.plain)}" is not on the slide that cites "{source.id}"',
                            span,
                            f'the theme\'s template for "{slide.layout}" leaves it out',
                        )
                    elif not all(_times(text.plain, stretch) for stretch in shown[text.key]):
                        yield error(f'"{_short(text.plain)}" is not shown whole', span)


def _to_be_shown(source: model.Source, slide: model.Slide) -> Iterator[model.Text]:
    """The title of a source that a slide cites, all texts of one that it lists."""
    texts = (source.title, source.author, source.date)
    listed = isinstance(slide.content, model.SourceList)
    return (text for text in texts[: 3 if listed else 1] if text and text.key >= 0)


def _times(text: str, stretch: str | None) -> int:
    """How often a text stands in a stretch that is nothing else; 0 if it is something else.

    Hyphens, line breaks and the like may be more or less: typesetting adds them where lines end.
    """
    if stretch is None or stretch == text:
        return 1
    text, stretch = text.translate(_ADDED), stretch.translate(_ADDED)
    # Capitals stay the same when set in capitals; "ı" does not stay the same in small letters.
    text, stretch = text.upper(), stretch.upper()
    if not text:
        return 0
    times, rest = divmod(len(stretch), len(text))
    return times if not rest and stretch == text * times else 0


def _collect(shape: solved.Shape, shown: _Shown) -> None:
    if isinstance(shape, solved.Group):
        for inner in shape.shapes:
            _collect(inner, shown)
    elif isinstance(shape, solved.ChartFrame):
        for key in shape.keys:
            shown[key].append(None)
    elif isinstance(shape, solved.TableFrame):
        for row in shape.rows:
            for cell in row.cells:
                _collect_frame(cell.text, shown)
    elif isinstance(shape, solved.AutoShape) and shape.text:
        _collect_frame(shape.text, shown)


def _collect_frame(frame: solved.TextFrame, shown: _Shown) -> None:
    for paragraph in frame.paragraphs:
        for key, runs in groupby(paragraph.runs, lambda run: run.key):
            if key >= 0:
                shown[key].append("".join(run.text for run in runs))


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
