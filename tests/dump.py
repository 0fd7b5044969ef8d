"""Solved decks and XML parts as text that can be read, compared and reviewed.

Lengths are px, sizes and leadings points. A line of text stands as it was broken. Where looks
change in a paragraph, they are numbered above its lines, and `{2}` is where the second begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from lxml import etree

from deck import solved
from deck.geometry import Insets, Rect, to_px
from deck.theme import Color

#: A piece of XML that is no longer than this stays on one line.
_SHORT = 100
_STEP = "  "
#: Characters that an editor would not show, or would show as something else.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)


def show_deck(deck: solved.Deck) -> str:
    """Every slide of a deck, shape by shape in reading order."""
    return "\n".join(
        [
            row
            for number, slide in enumerate(deck.slides, start=1)
            for row in [*_slide(number, slide, deck), ""]
        ]
    )


def _slide(number: int, slide: solved.Slide, deck: solved.Deck) -> Iterator[str]:
    hidden = ", hidden" if slide.hidden else ""
    yield f"slide {number}: {deck.layouts[slide.layout].name} #{slide.id}{hidden}"
    yield f"{_STEP}named {seen(slide.title)}"
    for paragraph in slide.notes:
        yield f"{_STEP}notes: {seen(paragraph)}"
    for shape in slide.shapes:
        yield from _shape(shape, _STEP)


def _shape(shape: solved.Shape, margin: str) -> Iterator[str]:
    head = f'{margin}{_KINDS[type(shape)]} "{seen(shape.name)}" {_rect(shape.rect)}'
    placeholder = None if isinstance(shape, solved.Group) else shape.placeholder
    if placeholder:
        head += f" = {placeholder.type} {placeholder.idx}"
    if isinstance(shape, solved.AutoShape):
        head += _look(shape)
    yield head
    inner = margin + _STEP
    if isinstance(shape, solved.AutoShape) and shape.link:
        yield f"{inner}leads to {seen(shape.link)}"
    if shape.alt:
        yield f"{inner}alt: {seen(shape.alt)}"
    if isinstance(shape, solved.Group):
        for child in shape.shapes:
            yield from _shape(child, inner)
    elif isinstance(shape, solved.TableFrame):
        yield from _table(shape, inner)
    elif isinstance(shape, solved.ChartFrame):
        yield from _chart(shape, inner)
    elif isinstance(shape, solved.Picture):
        yield f"{inner}{_picture(shape)}"
    elif isinstance(shape, solved.AutoShape) and shape.text:
        if any(shape.text.insets):
            yield f"{inner}inside {_insets(shape.text.insets)}"
        yield from _frame(shape.text, inner)


_KINDS = {
    solved.AutoShape: "shape",
    solved.TableFrame: "table",
    solved.ChartFrame: "chart",
    solved.Picture: "picture",
    solved.Group: "group",
}


def _picture(picture: solved.Picture) -> str:
    width, height = picture.pixels
    parts = [f"{PurePath(picture.file).name} {width}×{height}", *_outline(picture.geometry)]
    if any(picture.crop):
        parts.append("without " + " ".join(f"{share / 1000:g}%" for share in picture.crop))
    return ", ".join(parts)


def _outline(geometry: solved.Geometry) -> list[str]:
    if geometry.kind == "roundRect":
        return [f"round {_px(geometry.radius)}"]
    return [] if geometry.kind == "rect" else [geometry.kind]


def _look(shape: solved.AutoShape) -> str:
    """Outline, fill and border, as far as there are any. Drawings change with the icon set."""
    parts = _outline(shape.geometry)
    if shape.fill:
        parts.append(f"fill {_color(shape.fill)}")
    if shape.line:
        parts.append(f"line {_color(shape.line.color)} {_px(shape.line.width)}")
    return "".join(f", {part}" for part in parts)


def _frame(frame: solved.TextFrame, margin: str) -> Iterator[str]:
    for paragraph in frame.paragraphs:
        looks = list(dict.fromkeys(map(_run, paragraph.runs)))
        yield margin + _paragraph_head(paragraph, frame.anchor, looks)
        if len(looks) > 1:
            yield from (f"{margin}{number}: {look}" for number, look in enumerate(looks, start=1))
        for line in paragraph.lines:
            yield f"{margin}| {_line(paragraph, line, looks)}"


def _paragraph_head(paragraph: solved.Paragraph, anchor: solved.Anchor, looks: list[str]) -> str:
    parts = [paragraph.style or "no style", f"leading {_points(paragraph.leading)}"]
    if len(looks) == 1:
        parts += looks
    if paragraph.align != "left":
        parts.append(paragraph.align)
    if paragraph.rtl:
        parts.append("right to left")
    if anchor != "top":
        parts.append(f"at the {anchor}")
    if paragraph.before:
        parts.append(f"before {_points(paragraph.before)}")
    if paragraph.level:
        parts.append(f"level {paragraph.level}")
    if paragraph.indent or paragraph.bullet:
        parts.append(f"indent {_px(paragraph.indent)}")
    if paragraph.bullet:
        mark = paragraph.bullet
        parts.append(f'bullet "{mark.text}" {mark.face} {_color(mark.color)}')
    return ", ".join(parts)


def _run(run: solved.Run) -> str:
    parts = [_points(run.size), f"{run.face} for {run.script}" if run.script else run.face]
    parts += [name for name in ("bold", "italic") if getattr(run, name)]
    parts.append(_color(run.color))
    if run.tracking:
        parts.append(f"tracking {_points(run.tracking)}")
    if run.field:
        parts.append(f"field {run.field}")
    if run.link:
        parts.append(f"link {run.link}")
    return " ".join(parts)


def _line(paragraph: solved.Paragraph, line: solved.Line, looks: list[str]) -> str:
    shown = ""
    start = last = 0
    for run in paragraph.runs:
        end = start + len(run.text)
        piece = paragraph.text[max(start, line.start) : min(end, line.end)]
        number = looks.index(_run(run)) + 1
        if piece and start < line.end:
            shown += f"{{{number}}}" if number != last and len(looks) > 1 else ""
            shown += seen(piece)
            last = number
        start = end
    return shown.rstrip(" ")


def _table(table: solved.TableFrame, margin: str) -> Iterator[str]:
    yield f"{margin}columns {' '.join(_px(width) for width in table.columns)}"
    marks = [name for name in ("header_row", "header_column", "rtl") if getattr(table, name)]
    yield f"{margin}{' '.join(marks) or 'no headers'}"
    looks: dict[int, str] = {}
    for row in table.rows:
        texts = []
        for column, cell in enumerate(row.cells, start=1):
            # What the cells of a column share is said where it changes.
            rows = [*_cell_head(cell), *_frame(cell.text, "")]
            look = "; ".join(item for item in rows if not item.startswith("| "))
            if look != looks.get(column):
                looks[column] = look
                yield f"{margin}column {column}: {look}"
            texts.append(" / ".join(item[2:] for item in rows if item.startswith("| ")))
        yield f"{margin}row {_px(row.height)}: {' | '.join(texts)}"


def _cell_head(cell: solved.Cell) -> Iterator[str]:
    # The right inset holds slack, another for each cell.
    insets = cell.text.insets
    parts = [f"cell inside {_px(insets.left)} {_px(insets.top)} … {_px(insets.bottom)}"]
    if cell.fill:
        parts.append(f"fill {_color(cell.fill)}")
    for side, border in (("top", cell.top), ("bottom", cell.bottom)):
        if border:
            parts.append(f"{side} {_color(border.color)} {_px(border.width)}")
    yield ", ".join(parts)


def _chart(chart: solved.ChartFrame, margin: str) -> Iterator[str]:
    gaps = f"gap {chart.gap}, overlap {chart.overlap}"
    grouping = "" if chart.grouping == "clustered" else f" {chart.grouping},"
    yield f"{margin}{chart.kind}s,{grouping} plot {_rect(chart.plot)}, {gaps}"
    names = (" / ".join(map(seen, lines)) for lines in _names(chart))
    if chart.categories:
        yield f"{margin}categories {' | '.join(names)}"
    if chart.edge:
        yield f"{margin}edges {_color(chart.edge.color)} {_px(chart.edge.width)}"
    if chart.center:
        yield f"{margin}center {_chart_text(chart.center)}"
    for name, axis in (("category", chart.category_axis), ("value", chart.value_axis)):
        if chart.kind != "doughnut":
            yield f"{margin}{name} axis: {_axis(axis)}"
    if chart.legend:
        yield f"{margin}legend {_rect(chart.legend.rect)} {_text_look(chart.legend.look)}"
    for series in chart.series:
        yield f'{margin}series "{seen(series.name)}" {_color(series.color)}'
        inner = margin + _STEP
        if series.across:
            yield f"{inner}x {' '.join(map(_value, series.across))}"
        yield f"{inner}values {' '.join(_value(value) for value in series.values)}"
        if series.point_colors:
            yield f"{inner}points {' '.join(map(_color, series.point_colors))}"
        if series.labels:
            shown = " | ".join("none" if label is None else seen(label) for label in series.labels)
            sides = "".join(series.label_sides) or series.label_position
            code = f", {series.label_format}" if series.label_format else ""
            yield f"{inner}labels {sides}, {_text_look(series.label_look)}{code}: {shown}"
        if series.label_colors:
            yield f"{inner}label colours {' '.join(map(_color, series.label_colors))}"
        for text, rect in zip(series.label_texts, series.label_rects, strict=False):
            if text and rect:
                by = f"{_px(text.by[0])} {_px(text.by[1])}"
                yield f"{inner}slice {_rect(rect)} by {by}: {' / '.join(map(seen, text.lines))}"
        if series.marker_size and not series.line_width:
            yield f"{inner}marker {series.marker} {series.marker_size}"
        if series.line_width:
            dashed = ", dashed" if series.dashed else ""
            yield f"{inner}line {_px(series.line_width)}, marker {series.marker_size}{dashed}"


def _names(chart: solved.ChartFrame) -> tuple[tuple[str, ...], ...]:
    return chart.category_lines or tuple((name,) for name in chart.categories)


def _chart_text(text: solved.ChartText) -> str:
    return f"{_rect(text.rect)} {_text_look(text.look)}: {' / '.join(map(seen, text.lines))}"


def _axis(axis: solved.Axis) -> str:
    parts = [_text_look(axis.look) if axis.look else "no labels", axis.number_format]
    if axis.minimum is not None or axis.maximum is not None:
        bounds = (_value(axis.minimum), _value(axis.maximum), _value(axis.step))
        parts.append("{} to {} by {}".format(*bounds))
    for name, border in (("line", axis.line), ("gridlines", axis.gridlines)):
        if border:
            parts.append(f"{name} {_color(border.color)} {_px(border.width)}")
    if axis.title:
        parts.append(f"title {_chart_text(axis.title)}")
    if axis.reverse:
        parts.append("reverse")
    if axis.turned:
        parts.append("turned")
    return ", ".join(parts)


def _text_look(look: solved.TextLook) -> str:
    bold = " bold" if look.bold else ""
    return f"{_points(look.size)} {look.face}{bold} {_color(look.color)}"


def _value(value: float | None) -> str:
    return "none" if value is None else f"{value:g}"


def _color(color: Color) -> str:
    bent = (("mod", color.lum_mod, 100), ("off", color.lum_off, 0), ("alpha", color.alpha, 100))
    return color.slot + "".join(f"/{name}{now}" for name, now, plain in bent if now != plain)


def _rect(rect: Rect) -> str:
    return f"{_px(rect.x)},{_px(rect.y)} {_px(rect.width)}×{_px(rect.height)}"


def _insets(insets: Insets) -> str:
    return " ".join(map(_px, (insets.left, insets.top, insets.right, insets.bottom)))


def _px(length: int) -> str:
    return f"{to_px(length):.1f}".removesuffix(".0")


def _points(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".")


def seen(text: str) -> str:
    """The text with characters that nobody would see written as what they are."""
    return _UNSEEN.sub(lambda match: f"<{ord(match[0]):04X}>", text)


def pretty(xml: bytes) -> str:
    """An XML part with a line for each element that is too long for one.

    Of the drawing of an icon only its size stays: the icon set has its own releases.
    """
    root = etree.fromstring(xml)
    for drawing in root.iter("{*}path"):
        for command in list(drawing):
            drawing.remove(command)
    return "\n".join(_element(root, "", {})) + "\n"


def _element(element: etree._Element, margin: str, known: dict[str | None, str]) -> Iterator[str]:
    start, end = _tags(element, known)
    inner = {**known, **element.nsmap}
    whole = _whole(element, known)
    has_text = bool((element.text or "").strip())
    if len(margin) + len(whole) <= _SHORT or has_text or not len(element):
        yield margin + whole
        return
    yield margin + start
    for child in element:
        yield from _element(child, margin + _STEP, inner)
    yield margin + end


def _whole(element: etree._Element, known: dict[str | None, str]) -> str:
    start, end = _tags(element, known)
    if not len(element) and not element.text:
        return start[:-1] + "/>"
    inner = {**known, **element.nsmap}
    content = _escaped(element.text or "") + "".join(_whole(child, inner) for child in element)
    return start + content + end


def _tags(element: etree._Element, known: dict[str | None, str]) -> tuple[str, str]:
    """Start and end tag; namespaces that are known already are not declared once more."""
    name = _name(element.tag, element.nsmap)
    attributes = "".join(
        f' {_name(key, element.nsmap)}="{_escaped(value).replace(chr(34), "&quot;")}"'
        for key, value in element.attrib.items()
    )
    declared = "".join(
        f' xmlns{":" + prefix if prefix else ""}="{uri}"'
        for prefix, uri in sorted(element.nsmap.items(), key=lambda item: item[0] or "")
        if known.get(prefix) != uri
    )
    return f"<{name}{attributes}{declared}>", f"</{name}>"


def _name(tag: str, names: dict[str | None, str]) -> str:
    qualified = etree.QName(tag)
    if not qualified.namespace:
        return qualified.localname
    if qualified.namespace == "http://www.w3.org/XML/1998/namespace":
        return f"xml:{qualified.localname}"
    prefixes = [prefix for prefix, uri in names.items() if uri == qualified.namespace]
    prefix = next((prefix for prefix in prefixes if prefix), None)
    return f"{prefix}:{qualified.localname}" if prefix else qualified.localname


def _escaped(text: str) -> str:
    marked = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _UNSEEN.sub(lambda match: f"&#x{ord(match[0]):X};", marked)
