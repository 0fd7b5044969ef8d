"""Forms: trees of boxes whose values are still to be filled in.

Slides of one kind with as many items have the same markup: what differs stands behind
references. Such markup is read once, to a form, and the form is filled for each slide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import is_
from typing import NamedTuple, cast

from deck import boxes, model
from deck.boxes import Run
from deck.source import Span

#: A reference to a value of the content: its number between two noncharacters.
REFERENCE = re.compile("\ufdd0(\\d+)\ufdd1")
_MARK = "\ufdd0"


class Values(NamedTuple):
    """What the markup of a slide refers to: values of the content, and the slide's number."""

    references: Sequence[object]
    number: int

    def plain(self, text: str) -> str:
        """The text with each reference replaced by the plain text it stands for."""
        if _MARK not in text:
            return text
        return REFERENCE.sub(lambda match: str(self.references[int(match[1])]), text)


class Manner(NamedTuple):
    """How the characters between the tags of a `<span>` differ from their paragraph."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    color: str | None = None
    link: str | None = None


class Literal(NamedTuple):
    """Characters of the template itself, in which white space is one space already."""

    text: str
    manner: Manner


class Reference(NamedTuple):
    """A value of the content, by its number: a text, or plain characters."""

    number: int
    manner: Manner


class Break(NamedTuple):
    """A new line begins."""


class Number(NamedTuple):
    """The number of the slide."""

    manner: Manner


Piece = Literal | Reference | Break | Number


class Pieces(tuple[Piece, ...]):
    """What stands in a form in the place of a paragraph's runs."""

    __slots__ = ()


class Hole(NamedTuple):
    """What stands in a form in the place of a chart or a picture: the number of its reference."""

    number: int


def signature(references: Sequence[object]) -> tuple[object, ...]:
    """What of the values counts when markup is read; with another one it is another form."""
    return tuple([_signature(value) for value in references])


def _signature(value: object) -> object:
    if isinstance(value, model.Chart):
        roles = (*value.roles, *(series.role for series in value.series))
        return model.Chart, frozenset(roles)
    return (model.Picture, value.fit) if isinstance(value, model.Picture) else type(value)


def runs_of(pieces: Sequence[Piece], values: Values) -> tuple[tuple[Run, ...], Span | None]:
    """The runs that the pieces of a paragraph make, and where the first text is written.

    As in CSS (white-space: normal) a line starts without the template's own space and ends
    without, and a space after another one is none, wherever tags stand between them.
    """
    runs: list[Run] = []
    span = None
    for piece in pieces:
        if isinstance(piece, Literal):
            text = piece.text
            if not runs or runs[-1].text.endswith((" ", "\n")):
                text = text.removeprefix(" ")
            if text:
                runs.append(_run(text, piece.manner, values))
        elif isinstance(piece, Reference):
            value = values.references[piece.number]
            if isinstance(value, model.Text):
                span = span or value.span
                runs += _text_runs(value, piece.manner, values)
            else:
                runs.append(_run(cast(str, value), piece.manner, values))
        elif isinstance(piece, Break):
            _trim(runs)
            runs.append(Run("\n"))
        else:
            bold, _, _, color, _ = piece.manner
            runs.append(Run(str(values.number), bold, color=color, field="slidenum"))
    _trim(runs)
    return tuple([run for run in runs if run.text]), span


def _run(text: str, manner: Manner, values: Values) -> Run:
    bold, italic, code, color, link = manner
    return Run(text, bold, italic, code, color, values.plain(link) if link else None)


def _text_runs(text: model.Text, manner: Manner, values: Values) -> list[Run]:
    bold, italic, code, color, link = manner
    outer = values.plain(link) if link else None
    return [
        Run(
            run.text,
            run.bold or bold,
            run.italic or italic,
            run.code or code,
            color,
            run.link or outer,
            text.key,
        )
        for run in text.runs
    ]


def _trim(runs: list[Run]) -> None:
    """Take the template's own space from the end of a line. The content's stays as it is."""
    while runs and runs[-1].key < 0 and runs[-1].field is None:
        text = runs[-1].text.removesuffix(" ")
        if text:
            runs[-1] = runs[-1]._replace(text=text)
            return
        runs.pop()


def filled(form: boxes.SlideTree, values: Values) -> boxes.SlideTree:
    """The tree of a slide: a form with the slide's own values."""
    return boxes.SlideTree(cast(boxes.Container, _filled(form.root, values)))


def _filled(box: boxes.Box, values: Values) -> boxes.Box:
    frame = box.frame
    if _MARK in frame.name or _MARK in frame.alt:
        frame = frame._replace(name=values.plain(frame.name), alt=values.plain(frame.alt))
        box = box._replace(frame=frame)
    if isinstance(box, boxes.Container):
        children = tuple([_filled(child, values) for child in box.children])
        return box if _same(children, box.children) else box._replace(children=children)
    if isinstance(box, boxes.TextBox):
        paragraphs = tuple([_paragraph(paragraph, values) for paragraph in box.paragraphs])
        if _same(paragraphs, box.paragraphs) and _MARK not in box.link:
            return box
        return box._replace(paragraphs=paragraphs, link=values.plain(box.link))
    if isinstance(box, boxes.TableBox):
        return box._replace(
            rows=tuple([tuple([_cell(cell, values) for cell in row]) for row in box.rows])
        )
    if isinstance(box, boxes.ChartBox) and isinstance(box.chart, Hole):
        return box._replace(chart=cast(model.Chart, values.references[box.chart.number]))
    if isinstance(box, boxes.PictureBox) and isinstance(box.picture, Hole):
        return box._replace(picture=cast(model.Picture, values.references[box.picture.number]))
    return box


def _same(filled: Sequence[object], form: Sequence[object]) -> bool:
    """Whether nothing in a part of a form had to be filled in."""
    return all(map(is_, filled, form))


def _cell(cell: boxes.Cell, values: Values) -> boxes.Cell:
    return boxes.Cell(_paragraph(cell.paragraph, values), cell.fill, cell.rule, cell.anchor)


def _paragraph(paragraph: boxes.Paragraph, values: Values) -> boxes.Paragraph:
    pieces = paragraph.runs
    if not isinstance(pieces, Pieces):
        return paragraph
    runs, span = runs_of(pieces, values)
    return paragraph.with_runs(runs, span)
