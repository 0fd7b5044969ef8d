"""Slides as HTML: what stands on each, in reading order, at its place."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import NamedTuple

from deck.scripts import is_right_to_left
from deck.solved import (
    AutoShape,
    ChartFrame,
    Deck,
    Group,
    Picture,
    Shape,
    Slide,
    SlideLayout,
    TableFrame,
)
from deck.writers.reveal import drawing
from deck.writers.reveal.baselines import Baselines
from deck.writers.reveal.chart_texts import ChartTexts
from deck.writers.reveal.lengths import place
from deck.writers.reveal.looks import FontStyle, Looks, Sheet
from deck.writers.reveal.markup import Markup, element, joined
from deck.writers.reveal.pictures import Media, picture_element
from deck.writers.reveal.tables import table_element, table_paint
from deck.writers.reveal.text import LinkWriter, TextWriter

_TAGS = {"title": "h2", "ctrTitle": "h1"}
#: Placeholders that are the frame of a slide rather than its content; a search leaves them out.
_FRAME = ("ftr", "sldNum")


class SlideHtml(NamedTuple):
    """A slide as HTML, and what the page has to know of it.

    `rules` are declarations by class, `shown` the characters in each font, and `pictures` the
    files by class.
    """

    html: str
    rules: dict[str, str]
    shown: dict[FontStyle, str]
    pictures: dict[str, str]


class SlideWriter:
    """Writes slides of a deck, one at a time and each without knowledge of the others."""

    def __init__(self, deck: Deck, ids: Container[str]) -> None:
        """Prepare what slides share. Only the head of the deck counts; `ids` are all slides'."""
        self._width, self._height = deck.theme.width, deck.theme.height
        self._layouts = deck.layouts
        self._sheet = Sheet(deck.theme.faces, deck.lang, deck.theme.scripts)
        self._baselines = Baselines(deck.theme.faces)
        self._ids = ids
        self._rtl = is_right_to_left(deck.lang)
        self._media = Media()

    def write(self, slide: Slide, number: int, charts: int) -> SlideHtml:
        """The HTML of a slide, whose `number` is from 1; `charts` are on slides before it."""
        looks = Looks(self._sheet)
        canvas = _Canvas(self, looks)
        canvas.add(_fixed(self._layouts[slide.layout]))
        canvas.add(slide.shapes)
        notes = [element("p", {}, *_with_breaks(one)) for one in slide.notes]
        attributes = {
            "id": slide.id,
            "data-number": str(number),
            "data-visibility": "hidden" if slide.hidden else None,
        }
        html = element(
            "section",
            attributes,
            canvas.close(),
            element("aside", {"class": "notes"}, *notes) if notes else Markup(),
        )
        shown = {style: "".join(sorted(letters)) for style, letters in looks.shown.items()}
        return SlideHtml(html, looks.rules, shown, canvas.pictures)

    def text(self, looks: Looks) -> TextWriter:
        """A writer of the text of one slide."""
        return TextWriter(self._sheet, self._baselines, looks, self.link, rtl=self._rtl)

    def chart_texts(self, looks: Looks) -> ChartTexts:
        """A writer of the texts of charts of one slide."""
        return ChartTexts(looks, self._baselines)

    def link(self, target: str) -> dict[str, str | None] | None:
        """The attributes of a link to a URL or a slide; None for one to no slide of this deck."""
        if not target.startswith("#"):
            return {"href": target, "target": "_blank", "rel": "noopener noreferrer"}
        return {"href": f"#/{target[1:]}"} if target[1:] in self._ids else None

    def layer(self, paint: Markup, label: str = "") -> Markup:
        """Drawings as a layer over the slide; without a label they say nothing."""
        return drawing.svg(paint, self._width, self._height, label)

    def picture(self, file: str) -> str:
        """The class that shows the picture in a file."""
        return self._media.take(file)

    @property
    def right_to_left(self) -> bool:
        """Whether the deck runs from right to left."""
        return self._rtl


class _Canvas:
    """One slide in the making: drawings that follow each other share a layer."""

    def __init__(self, writer: SlideWriter, looks: Looks) -> None:
        self._writer = writer
        self._looks = looks
        self._text = writer.text(looks)
        self._link: LinkWriter = writer.link
        self._content: list[Markup] = []
        self._paint: list[Markup] = []
        self.pictures: dict[str, str] = {}

    def add(self, shapes: Iterable[Shape]) -> None:
        """Add shapes in their order, which is also back to front."""
        for shape in shapes:
            if isinstance(shape, Group):
                self._group(shape)
            elif isinstance(shape, AutoShape):
                self._auto_shape(shape)
            elif isinstance(shape, TableFrame):
                self._paint.append(table_paint(shape))
                rtl = self._writer.right_to_left
                self._put(table_element(shape, self._text, rtl=rtl))
            elif isinstance(shape, ChartFrame):
                self._chart(shape)
            elif shape.file:
                self._picture(shape)

    def close(self) -> Markup:
        """All that was added."""
        self._flush()
        return joined(self._content)

    def _put(self, markup: Markup) -> None:
        if markup:
            self._flush()
            self._content.append(markup)

    def _flush(self) -> None:
        paint = joined(self._paint)
        if paint:
            self._content.append(self._writer.layer(paint))
        self._paint = []

    def _group(self, group: Group) -> None:
        if not group.alt:
            self.add(group.shapes)
            return
        self._flush()
        before, self._content = self._content, []
        self.add(group.shapes)
        self._flush()
        attributes = {"role": "group", "aria-label": group.alt}
        self._content = [*before, element("div", attributes, *self._content)]

    def _auto_shape(self, shape: AutoShape) -> None:
        painted = drawing.drawn(shape)
        if painted and shape.alt and not shape.text:
            self._put(self._writer.layer(painted, shape.alt))
        elif painted:
            self._paint.append(painted)
        tag = _TAGS.get(shape.placeholder.type, "p") if shape.placeholder else "p"
        link = self._link(shape.link) if shape.link else None
        if link is None:
            block = self._text.block(shape.text, shape.rect, tag) if shape.text else None
            if block:
                framing = shape.placeholder and shape.placeholder.type in _FRAME
                names = "t f" if framing else "t"
                placed = {"class": names, "style": place(block.rect)}
                self._put(element("div", placed, block.markup))
            return
        attributes = {**link, "class": "t", "style": place(shape.rect)}
        block = self._text.block(shape.text, shape.rect, tag) if shape.text else None
        if block is None:
            self._put(element("a", {**attributes, "aria-label": shape.alt or shape.name}))
            return
        moved = block.rect._replace(x=block.rect.x - shape.rect.x, y=block.rect.y - shape.rect.y)
        inner = element("div", {"class": "t", "style": place(moved)}, block.markup)
        self._put(element("a", attributes, inner))

    def _chart(self, chart: ChartFrame) -> None:
        # Many decks have no chart.
        from deck.writers.reveal.charts import chart_element

        self._put(chart_element(chart, self._writer.chart_texts(self._looks)))

    def _picture(self, picture: Picture) -> None:
        name = self._writer.picture(picture.file)
        self.pictures[name] = picture.file
        self._put(picture_element(picture, name))


def _fixed(layout: SlideLayout) -> list[Shape]:
    """The shapes that a slide layout shows behind those of its slides."""
    return [shape for shape in layout.shapes if not getattr(shape, "placeholder", None)]


def _with_breaks(text: str) -> list[str]:
    """Text with a line break for each line end."""
    parts: list[str] = []
    for order, line in enumerate(text.split("\n")):
        parts += [element("br", {}), line] if order else [line]
    return parts
