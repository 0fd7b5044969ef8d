"""Conservation: every text of the content is on the slides, and only once.

Each text of the model has a key that its runs carry to the solved shapes, so the check
looks up keys instead of searching words, and costs next to nothing. What may stand more than
once is listed by the caller: the titles and the heads of tables that continue, cited sources.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import Any

from deck import model, solved
from deck.diagnostics import Diagnostic, error

#: What the slides show of each text, by its key: every unbroken stretch of characters, None
#: for a chart, which shows its texts whole.
_Shown = dict[int, list[str | None]]


def check_conservation(
    deck: model.Deck, slides: Iterable[solved.Slide], repeatable: Collection[int]
) -> tuple[Diagnostic, ...]:
    """Errors for the texts that are missing from the slides or stand there twice.

    The characters are compared too: a text's runs on the slides must be the text. Capitals
    count as the small letters that a style has set in capitals.
    """
    shown: _Shown = defaultdict(list)
    for slide in slides:
        for shape in slide.shapes:
            _collect(shape, shown)
    problems = []
    for text in _texts(deck):
        plain = text.plain
        if text.key < 0 or not plain:
            continue
        stretches = shown.get(text.key, ())
        times = sum(_times(plain, stretch) for stretch in stretches)
        if not stretches:
            problems.append(
                error(
                    f'"{_short(plain)}" does not appear on any slide',
                    text.span,
                    "the theme's template for this slide layout leaves the field out",
                )
            )
        elif max(times, len(stretches)) > 1 and text.key not in repeatable:
            problems.append(
                error(f'"{_short(plain)}" appears {max(times, len(stretches))} times', text.span)
            )
        elif not all(_times(plain, stretch) for stretch in stretches):
            problems.append(error(f'"{_short(plain)}" is not shown whole', text.span))
    return tuple(problems)


def _times(text: str, stretch: str | None) -> int:
    """How often a text stands in a stretch that is nothing else; 0 if it is something else."""
    if stretch is None or stretch == text:
        return 1
    # Capitals stay the same when set in capitals; "ı" does not stay the same in small letters.
    text, stretch = text.upper(), stretch.upper()
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


def _texts(value: Any) -> Iterator[model.Text]:
    """All texts of a value of the model, in reading order."""
    if isinstance(value, model.Text):
        yield value
    elif isinstance(value, tuple) and not isinstance(value, (model.Role, model.Source)):
        for inner in value:
            yield from _texts(inner)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
