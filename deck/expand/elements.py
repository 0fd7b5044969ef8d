"""The elements of box markup: what each one takes, and the box it becomes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, cast

from deck import model
from deck.boxes import (
    Align,
    Anchor,
    Cell,
    ChartBox,
    Container,
    Edge,
    EndMark,
    Frame,
    IconBox,
    Main,
    Paint,
    PictureBox,
    RuleBox,
    SlideTree,
    Space,
    TableBox,
    TextBox,
)
from deck.boxes import Cross as CrossAlign
from deck.expand.attributes import positive
from deck.expand.element import Element
from deck.expand.icons import icon_path, known_icons
from deck.geometry import EMU_PER_PX, Insets

_ANCHOR: tuple[Anchor, ...] = ("top", "middle", "bottom")
_CELL_ANCHOR: tuple[Anchor, ...] = ("middle", "top", "bottom")
_PICTURE_ALIGN: tuple[Align, ...] = ("center", "left", "right")
_CROSS: tuple[CrossAlign, ...] = ("stretch", "start", "center", "end")
_MAIN: tuple[Main, ...] = ("start", "center", "end", "between")
_Kind = Literal["row", "column", "grid", "stack"]


def _text(element: Element, parent: Element) -> None:
    a = element.attributes
    style = element.style("body")
    if not element.paragraphs or element.pieces:
        if element.paragraphs:
            a.complain("has both text and <p>; put the text into a <p> too")
        element.paragraphs.append(element.paragraph(style))
    box = TextBox(
        frame=element.frame(),
        paragraphs=tuple(element.paragraphs),
        anchor=a.choice("anchor", _ANCHOR),
        balance=a.flag("balance"),
        end_mark=_end_mark(element, a.text("end-mark").split()),
        spread=a.flag("spread"),
        link=a.text("link"),
    )
    parent.children.append(box)


def _end_mark(element: Element, words: list[str]) -> EndMark | None:
    """`end-mark="text 0.5 1"`: colour, width and height as multiples of the type size."""
    if not words:
        return None
    sizes = [positive(word) for word in words[1:]]
    match words[0] in element.theme.colors, sizes:
        case True, [float(width), float(height)]:
            return EndMark(words[0], width, height)
    element.attributes.complain("end-mark is a colour and two multiples of the type size")
    return None


def _p(element: Element, parent: Element) -> None:
    bullet = "•" if element.tag == "item" else ""
    parent.paragraphs.append(element.paragraph(parent.style("body"), bullet))


def _container(element: Element, parent: Element) -> None:
    a = element.attributes
    kind = "column" if element.tag == "card" else element.tag
    tracks = a.numbers("tracks") if element.tag == "grid" else ()
    if element.tag == "grid" and not tracks:
        a.complain('needs tracks, such as tracks="1 1 1"')
        tracks = (1.0,)
    edge = a.text("edge").split()
    paint = Paint(a.color("fill"), a.color("line"), a.length("radius") or 0, _edge(element, edge))
    box = Container(
        frame=element.frame(),
        kind=cast(_Kind, kind),
        children=tuple(element.children),
        pad=a.insets("pad"),
        gap=a.length("gap") or 0,
        align=a.choice("align", _CROSS),
        justify=a.choice("justify", _MAIN),
        tracks=tracks,
        paint=paint,
        card=element.tag == "card",
        continues=a.text("continues") or None,
        most=a.whole("most"),
    )
    parent.children.append(box)


def _edge(element: Element, words: list[str]) -> Edge | None:
    """`edge="left role1 edge"`: side, colour, width."""
    if not words:
        return None
    theme = element.theme
    match words:
        case [("left" | "top") as side, color, width] if (
            color in theme.colors and width in theme.spaces
        ):
            return Edge(side, color, theme.spaces[width])
    element.attributes.complain("edge is a side (left, top), a colour and a space of the theme")
    return None


def _icon(element: Element, parent: Element) -> None:
    a = element.attributes
    size = a.length("size")
    if size is None:
        a.complain("needs a size")
        size = 0
    name = a.text("of")
    frame = element.frame()._replace(width=size, height=size)
    color = a.paint("color", "text")
    path = icon_path(name)
    if path is None:
        a.complain(f'there is no icon "{name}"', name, known_icons())
        return
    # Lucide draws on a grid of 24 units with strokes of 2.
    parent.children.append(IconBox(frame, path, color, round(size * 2 / 24)))


def _rule(element: Element, parent: Element) -> None:
    a = element.attributes
    thickness = a.length("size") or EMU_PER_PX
    upright = a.flag("upright")
    frame = element.frame()
    frame = frame._replace(width=thickness) if upright else frame._replace(height=thickness)
    parent.children.append(RuleBox(frame, a.paint("color", "text")))


def _space(element: Element, parent: Element) -> None:
    parent.children.append(Space(element.frame()))


def _chart(element: Element, parent: Element) -> None:
    a = element.attributes
    a.text("of")  # its value is no text, and has been looked up already
    chart = element.value
    label = a.style("label-style", "body")
    frame = element.frame()
    value, tick = a.style("value-style", label), a.style("tick-style", label)
    line = a.paint("line", "text")
    colors, neutral = a.colors("colors", "role1 role2"), a.colors("neutral")
    center = a.style("center-style", value)
    if not isinstance(chart, model.Chart):
        a.complain('needs a chart: of="{{ content.chart }}"')
        return
    for role in dict.fromkeys((*chart.roles, *(series.role for series in chart.series))):
        if role and f"role{role.order + 1}" not in element.theme.colors:
            a.complain(f'the theme has no colour "role{role.order + 1}" for "{role.name}"')
    hole = cast(model.Chart, element.hole)
    box = ChartBox(frame, hole, label, value, tick, line, colors, neutral, center)
    parent.children.append(box)


def _picture(element: Element, parent: Element) -> None:
    a = element.attributes
    a.text("of")  # as of a chart
    picture = element.value
    frame = element.frame()
    fit = a.choice("fit", ("own", "contain", "cover"))
    align, anchor = a.choice("align", _PICTURE_ALIGN), a.choice("anchor", _CELL_ANCHOR)
    radius, ellipse = a.length("radius") or 0, a.choice("shape", ("box", "ellipse")) == "ellipse"
    if not isinstance(picture, model.Picture):
        a.complain('needs a picture: of="{{ content.picture }}"')
        return
    if ellipse and radius:
        a.complain("an ellipse has no radius")
    way = picture.fit if fit == "own" else cast(model.PictureFit, fit)
    hole = cast(model.Picture, element.hole)
    parent.children.append(PictureBox(frame, hole, way, align, anchor, radius, ellipse))


def _table(element: Element, parent: Element) -> None:
    a = element.attributes
    columns = len(element.rows[0]) if element.rows else 0
    tracks = a.numbers("tracks")
    box = TableBox(
        frame=element.frame(),
        rows=tuple(element.rows),
        tracks=tracks or (0.0,) * columns,
        margins=a.insets("pad"),
        header=a.flag("header"),
        continues=a.text("continues") or None,
        most=a.whole("most"),
        flush=a.flag("flush"),
    )
    if not columns or any(len(row) != columns for row in element.rows):
        a.complain("needs rows that all have the same number of cells")
    elif len(box.tracks) != columns:
        a.complain(f"has {columns} columns, but tracks names {len(tracks)}")
    else:
        parent.children.append(box)


def _tr(element: Element, parent: Element) -> None:
    parent.rows.append(tuple(element.cells))


def _cell(element: Element, parent: Element) -> None:
    a = element.attributes
    color = a.color("rule")
    size = a.length("rule-size") or EMU_PER_PX
    rule = (color, size) if color else None
    anchor = a.choice("anchor", _CELL_ANCHOR)
    fill = a.color("fill")
    parent.cells.append(Cell(element.paragraph("body"), fill, rule, anchor))


def _slide(element: Element, parent: Element) -> None:
    a = element.attributes
    theme = element.theme
    frame = Frame(at=a.at, width=theme.width, height=theme.height)
    root = Container(frame, "stack", tuple(element.children), Insets())
    layout = a.text("layout")
    if layout and layout not in theme.layouts:
        a.complain(f'the theme has no slide layout "{layout}"', layout, list(theme.layouts))
    element.tree = SlideTree(root, layout)


#: What turns each element into a box when its end tag is met.
BUILDERS: dict[str, Callable[[Element, Element], None]] = {
    "slide": _slide,
    "row": _container,
    "column": _container,
    "grid": _container,
    "stack": _container,
    "card": _container,
    "text": _text,
    "list": _text,
    "p": _p,
    "item": _p,
    "icon": _icon,
    "rule": _rule,
    "space": _space,
    "chart": _chart,
    "picture": _picture,
    "table": _table,
    "tr": _tr,
    "td": _cell,
}
_CONTAINERS = ("slide", "row", "column", "grid", "stack", "card")
#: Where elements may stand that are no boxes; boxes stand in containers.
_PLACES = {"p": ("text", "list"), "item": ("text", "list"), "tr": ("table",), "td": ("tr",)}
#: Elements that stand among the characters of a paragraph.
INLINE = ("span", "number", "br")
#: Elements that hold characters.
TEXT_PARENTS = ("text", "p", "item", "td")


def places(tag: str) -> tuple[str, ...]:
    """The elements that one of the `BUILDERS` may stand in."""
    return _PLACES.get(tag, _CONTAINERS)
