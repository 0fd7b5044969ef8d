"""The elements of box markup: what each one takes, and the box it becomes."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from deck import model
from deck.boxes import (
    Align,
    Anchor,
    Box,
    Cell,
    ChartBox,
    Container,
    Edge,
    Frame,
    IconBox,
    Main,
    Paint,
    Paragraph,
    RuleBox,
    Run,
    SlideTree,
    Slot,
    Space,
    TableBox,
    TextBox,
)
from deck.boxes import Cross as CrossAlign
from deck.expand.attributes import Attributes
from deck.expand.icons import icon_path, known_icons
from deck.geometry import EMU_PER_PX, Insets
from deck.source import Span
from deck.theme import Theme

_ALIGN: tuple[Align, ...] = ("left", "center", "right")
_ANCHOR: tuple[Anchor, ...] = ("top", "middle", "bottom")
_CELL_ANCHOR: tuple[Anchor, ...] = ("middle", "top", "bottom")
_CROSS: tuple[CrossAlign, ...] = ("stretch", "start", "center", "end")
_MAIN: tuple[Main, ...] = ("start", "center", "end", "between")

#: The placeholders of the markup.
PLACEHOLDERS = (
    "title", "center-title", "subtitle", "body", "chart", "table", "picture", "footer", "number",
)  # fmt: skip


class Manner(NamedTuple):
    """How the characters between the tags of a `<span>` differ from their paragraph."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    color: str | None = None
    link: str | None = None


class Element:
    """An element that is still open: its attributes and what has been found inside it."""

    def __init__(self, tag: str, attributes: Attributes, theme: Theme) -> None:
        self.tag = tag
        self.attributes = attributes
        self.theme = theme
        self.value: object = None
        self.children: list[Box] = []
        self.paragraphs: list[Paragraph] = []
        self.rows: list[tuple[Cell, ...]] = []
        self.cells: list[Cell] = []
        self.runs: list[Run] = []
        self.span: Span | None = None
        self.tree: SlideTree | None = None
        self._style: str | None = None

    def style(self, otherwise: str) -> str:
        """The element's text style, which the paragraphs inside it take over."""
        if self._style is None:
            self._style = self.attributes.style("style", otherwise)
        return self._style

    def add_literal(self, text: str, manner: Manner) -> None:
        """Add characters of the template itself; a line starts without a space."""
        if text == " " and not self.runs:
            return
        if not self.runs:
            text = text.lstrip(" ")
        if text:
            bold, italic, code, color, link = manner
            self.runs.append(Run(text, bold, italic, code, color, link))

    def frame(self) -> Frame:
        """What every box has, from the attributes that every element takes."""
        a = self.attributes
        kind = a.text("placeholder")
        name = a.text("slot", kind)
        if kind and kind not in PLACEHOLDERS:
            a.complain(f'there is no placeholder "{kind}"', kind, PLACEHOLDERS)
        return Frame(
            at=a.at,
            name=a.text("name"),
            width=a.length("width"),
            height=a.length("height"),
            min_height=a.length("min-height") or 0,
            grow=a.number("grow"),
            columns=max(1, int(a.number("columns", 1))),
            slot=Slot(kind, name) if kind else None,
            fixed=a.choice("on", ("slide", "layout")) == "layout",
            alt=a.text("alt"),
        )


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """The runs without literal white space at the end and without empty ones."""
    while runs and runs[-1].key < 0 and runs[-1].field is None and not runs[-1].text.strip(" "):
        runs.pop()
    if runs and runs[-1].key < 0:
        runs[-1] = runs[-1]._replace(text=runs[-1].text.rstrip(" "))
    return tuple(run for run in runs if run.text)


def _paragraph(element: Element, style: str, bullet: str = "") -> Paragraph:
    a = element.attributes
    bullet = a.text("bullet", bullet)
    return Paragraph(
        runs=_trimmed(element.runs),
        style=element.style(style),
        color=a.color("color"),
        align=a.choice("align", _ALIGN),
        before=a.length("before"),
        level=int(a.number("level")),
        bullet="" if bullet == "none" else bullet,
        bullet_color=a.color("bullet-color"),
        at=a.at,
        span=element.span,
        line_up=a.flag("line-up"),
    )


def _text(element: Element, parent: Element) -> None:
    a = element.attributes
    style = element.style("body")
    if not element.paragraphs or element.runs:
        if element.paragraphs:
            a.complain("has both text and <p>; put the text into a <p> too")
        element.paragraphs.append(_paragraph(element, style))
    box = TextBox(
        element.frame(), tuple(element.paragraphs), a.choice("anchor", _ANCHOR), a.flag("balance")
    )
    parent.children.append(box)


def _p(element: Element, parent: Element) -> None:
    if parent.tag not in ("text", "list"):
        element.attributes.complain("stands only inside <text> or <list>")
    bullet = "•" if element.tag == "item" else ""
    parent.paragraphs.append(_paragraph(element, parent.style("body"), bullet))


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
        kind=kind,  # type: ignore[arg-type]  # one of the four
        children=tuple(element.children),
        pad=a.insets("pad"),
        gap=a.length("gap") or 0,
        align=a.choice("align", _CROSS),
        justify=a.choice("justify", _MAIN),
        tracks=tracks,
        paint=paint,
        card=element.tag == "card",
        continues=a.text("continues") or None,
        most=int(a.number("most")),
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
    path = icon_path(name)
    if path is None:
        a.complain(f'there is no icon "{name}"', name, known_icons())
        return
    frame = element.frame()._replace(width=size, height=size)
    color = a.color("color") or "text"
    # Lucide draws on a grid of 24 units with strokes of 2.
    parent.children.append(IconBox(frame, path, color, round(size * 2 / 24)))


def _rule(element: Element, parent: Element) -> None:
    a = element.attributes
    thickness = a.length("size") or EMU_PER_PX
    upright = a.flag("upright")
    frame = element.frame()
    frame = frame._replace(width=thickness) if upright else frame._replace(height=thickness)
    parent.children.append(RuleBox(frame, a.color("color") or "text"))


def _space(element: Element, parent: Element) -> None:
    parent.children.append(Space(element.frame()))


def _chart(element: Element, parent: Element) -> None:
    a = element.attributes
    a.text("of")
    chart = element.value
    label = a.style("label-style", "body")
    box = ChartBox(
        frame=element.frame(),
        chart=chart,  # type: ignore[arg-type]  # checked below
        label_style=label,
        value_style=a.style("value-style", label),
        tick_style=a.style("tick-style", label),
        line=a.color("line") or "text",
        colors=tuple(a.text("colors").split()),
    )
    for color in box.colors:
        if color not in element.theme.colors:
            a.complain(f'the theme has no colour "{color}"', color, list(element.theme.colors))
    if not isinstance(chart, model.Chart):
        a.complain('needs a chart: of="{{ content.chart }}"')
        return
    parent.children.append(box)


def _table(element: Element, parent: Element) -> None:
    a = element.attributes
    if not element.rows or len({len(row) for row in element.rows}) != 1:
        a.complain("needs rows that all have the same number of cells")
        return
    tracks = a.numbers("tracks") or (0.0,) * len(element.rows[0])
    if len(tracks) != len(element.rows[0]):
        a.complain(f"has {len(element.rows[0])} columns, but tracks names {len(tracks)}")
        return
    box = TableBox(
        frame=element.frame(),
        rows=tuple(element.rows),
        tracks=tracks,
        margins=a.insets("pad"),
        header=a.flag("header"),
        continues=a.text("continues") or None,
        most=int(a.number("most")),
    )
    parent.children.append(box)


def _tr(element: Element, parent: Element) -> None:
    if parent.tag != "table":
        element.attributes.complain("stands only inside <table>")
    parent.rows.append(tuple(element.cells))


def _cell(element: Element, parent: Element) -> None:
    a = element.attributes
    if parent.tag != "tr":
        a.complain("stands only inside <tr>")
    color = a.color("rule")
    size = a.length("rule-size") or EMU_PER_PX
    rule = (color, size) if color else None
    anchor = a.choice("anchor", _CELL_ANCHOR)
    fill = a.color("fill")
    parent.cells.append(Cell(_paragraph(element, "body"), fill, rule, anchor))


def _slide(element: Element, parent: Element) -> None:
    a = element.attributes
    theme = element.theme
    frame = Frame(at=a.at, width=theme.width, height=theme.height)
    root = Container(frame, "stack", tuple(element.children), Insets())
    element.tree = SlideTree(root, a.color("fill") or "ground")


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
    "table": _table,
    "tr": _tr,
    "td": _cell,
}
#: Elements that stand among the characters of a paragraph.
INLINE = ("span", "number", "br")
#: Elements that hold characters.
TEXT_PARENTS = ("text", "p", "item", "td")
