"""Conservation: every text of the content is on the slides, and only once.

Each text of the model has a key that its runs carry to the solved shapes, so the check
counts keys instead of words, and costs next to nothing. What may stand more than once is
listed by the caller: the titles and the heads of tables that continue, cited sources.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from deck import model, solved
from deck.diagnostics import Diagnostic, error


def check_conservation(
    deck: model.Deck, slides: Iterable[solved.Slide], repeatable: Collection[int]
) -> tuple[Diagnostic, ...]:
    """Errors for the texts that are missing from the slides or stand there twice.

    The characters are compared too: a text's runs on the slides must be the text.
    """
    shown: Counter[int] = Counter()
    length: Counter[int] = Counter()
    for slide in slides:
        for shape in slide.shapes:
            _count(shape, shown, length)
    problems = []
    for text in _texts(deck):
        if text.key < 0:
            continue
        times = shown[text.key]
        if times == 0:
            problems.append(
                error(
                    f'"{_short(text.plain)}" does not appear on any slide',
                    text.span,
                    "the theme's template for this slide layout leaves the field out",
                )
            )
        elif times > 1 and text.key not in repeatable:
            problems.append(error(f'"{_short(text.plain)}" appears {times} times', text.span))
        elif length[text.key] not in (0, times * len(text.plain)):
            problems.append(error(f'"{_short(text.plain)}" is not shown whole', text.span))
    return tuple(problems)


def _count(shape: solved.Shape, shown: Counter[int], length: Counter[int]) -> None:
    if isinstance(shape, solved.Group):
        for inner in shape.shapes:
            _count(inner, shown, length)
    elif isinstance(shape, solved.ChartFrame):
        shown.update(key for key in shape.keys if key >= 0)
    elif isinstance(shape, solved.TableFrame):
        for row in shape.rows:
            for cell in row.cells:
                _count_frame(cell.text, shown, length)
    elif isinstance(shape, solved.AutoShape) and shape.text:
        _count_frame(shape.text, shown, length)


def _count_frame(frame: solved.TextFrame, shown: Counter[int], length: Counter[int]) -> None:
    for paragraph in frame.paragraphs:
        last = -1
        for run in paragraph.runs:
            if run.key >= 0:
                length[run.key] += len(run.text)
                if run.key != last:
                    shown[run.key] += 1
            last = run.key


def _texts(value: Any) -> Iterator[model.Text]:
    """All texts of a value of the model, in reading order."""
    if isinstance(value, model.Text):
        yield value
    elif isinstance(value, tuple) and not isinstance(value, (model.Role, model.Source)):
        for inner in value:
            yield from _texts(inner)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
