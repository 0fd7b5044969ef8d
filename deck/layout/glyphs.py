"""Characters that a slide shows and that the faces of its text do not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from deck import boxes, model, solved
from deck.layout.nodes import Context, Node
from deck.source import Span
from deck.theme import FaceName


class Missing(NamedTuple):
    """Characters of a text that its face has no glyphs for; `family` is that of the face.

    `script` is the one that they are taken for, and `stand_in` the family that the theme has
    for it.
    """

    characters: str
    family: str
    span: Span | None
    script: str
    stand_in: str


def missing_glyphs(root: Node, context: Context) -> tuple[Missing, ...]:
    """What the faces lack of a slide's texts, bullets and charts; each text once."""
    theme = context.sizes.theme
    found: dict[Missing, None] = {}
    for node in root.walk():
        for paragraph in _paragraphs(node, context):
            for face, characters, script, native in context.typesetter.missing(paragraph):
                # A theme that names a face for the deck's language means it to be used.
                if not native:
                    family, stand_in = theme.faces[face].family, theme.scripts[script]
                    found[Missing(characters, family, paragraph.span, script, stand_in)] = None
    return tuple(found)


def _paragraphs(node: Node, context: Context) -> Iterator[solved.Paragraph]:
    box = node.box
    yield from node.own_paragraphs()
    if isinstance(box, boxes.TextBox):
        for written, paragraph in zip(box.paragraphs, node.paragraphs, strict=True):
            bullet = paragraph.bullet
            if bullet:
                yield _paragraph(bullet.text, bullet.face, False, bullet.color, written.at)
    elif isinstance(box, boxes.ChartBox):
        for text, span, style in _chart_texts(box):
            named = context.sizes.theme.styles[style]
            color = context.sizes.theme.colors[named.color]
            yield _paragraph(text, named.face, named.bold, color, span)


def _chart_texts(box: boxes.ChartBox) -> Iterator[tuple[str, Span, str]]:
    """The texts inside a chart, where they are written, and their text styles."""
    chart = box.chart
    names: list[model.Text] = [*chart.categories, *(series.name for series in chart.series)]
    for text in names:
        yield text.plain, text.span, box.label_style
    for series in chart.series:
        for label in series.labels:
            yield label.plain, label.span, box.value_style
    yield chart.number_format, chart.span, box.value_style
    if chart.x:
        yield chart.x.axis.plain, chart.x.axis.span, box.tick_style
        yield chart.x.number_format, chart.x.span, box.tick_style
    if chart.center:
        yield chart.center.plain, chart.center.span, box.center_style or box.value_style


def _paragraph(
    text: str, face: FaceName, bold: bool, color: solved.Color, span: Span
) -> solved.Paragraph:
    run = solved.Run(text, face, 1.0, bold, False, color)
    return solved.Paragraph((run,), "left", 1.0, 0.0, 0, 0, None, "", span=span)
