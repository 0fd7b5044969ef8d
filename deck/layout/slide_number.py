"""The number of a slide that has been laid out under another one."""

from __future__ import annotations

from deck import solved
from deck.geometry import Insets
from deck.layout.shapes import with_slack
from deck.text import Typesetter


def renumbered(
    shapes: tuple[solved.Shape, ...], number: int, typesetter: Typesetter
) -> tuple[solved.Shape, ...] | None:
    """The shapes of a slide with its number in the place of the one that they show.

    None where that takes more than the lines of a text frame of its own: the number may have
    had a part in where other things are.
    """
    made: list[solved.Shape] = []
    for shape in shapes:
        if not _shows_number(shape):
            made.append(shape)
            continue
        changed = _renumbered(shape, number, typesetter)
        if changed is None:
            return None
        made.append(changed)
    return tuple(made)


def _shows_number(shape: solved.Shape) -> bool:
    if isinstance(shape, solved.Group):
        return any(map(_shows_number, shape.shapes))
    if isinstance(shape, solved.TableFrame):
        cells = (cell for row in shape.rows for cell in row.cells)
        return any(_has_field(cell.text) for cell in cells)
    return isinstance(shape, solved.AutoShape) and shape.text is not None and _has_field(shape.text)


def _has_field(frame: solved.TextFrame) -> bool:
    return any(run.field for paragraph in frame.paragraphs for run in paragraph.runs)


def _renumbered(shape: solved.Shape, number: int, typesetter: Typesetter) -> solved.Shape | None:
    frame = shape.text if isinstance(shape, solved.AutoShape) else None
    if frame is None or not isinstance(shape, solved.AutoShape) or shape.placeholder is None:
        return None
    if frame.insets.bottom or any(len(one.lines) > 1 for one in frame.paragraphs):
        return None
    paragraphs = [_with_number(paragraph, number) for paragraph in frame.paragraphs]
    typeset = typesetter.typeset(paragraphs, shape.rect.width)
    if typeset.broken or any(len(one.lines) > 1 for one in typeset.paragraphs):
        return None
    insets = with_slack(Insets(top=frame.insets.top), typeset.slack, paragraphs[0].align)
    return shape._replace(text=frame._replace(paragraphs=typeset.paragraphs, insets=insets))


def _with_number(paragraph: solved.Paragraph, number: int) -> solved.Paragraph:
    runs = tuple(run._replace(text=str(number)) if run.field else run for run in paragraph.runs)
    return paragraph._replace(runs=runs, lines=())
