"""Elements of box markup that are still open: what has been found inside them so far."""

from __future__ import annotations

from typing import NamedTuple

from deck.boxes import Align, Box, Cell, Frame, Paragraph, Run, SlideTree, Slot
from deck.expand.attributes import Attributes
from deck.source import Span
from deck.theme import Theme

_ALIGN: tuple[Align, ...] = ("left", "center", "right")
#: How deep lists go (`ST_TextIndentLevelType`, ECMA-376 Part 1, 20.1.10.70).
_DEEPEST = 8

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
    """An element that is still open: its attributes and what has been found inside it.

    A `lost` one has been reported, because there is no such element or none may stand where
    it does; what it holds is not looked at, so that one mistake is one diagnostic.
    `problems_before` is how many problems the markup had where it begins.
    """

    def __init__(
        self, tag: str, attributes: Attributes, theme: Theme, *, lost: bool = False
    ) -> None:
        self.tag = tag
        self.attributes = attributes
        self.theme = theme
        self.lost = lost
        self.problems_before = 0
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
        """Add characters of the template itself, in which white space is one space already.

        As in CSS (white-space: normal) a line starts without a space, and a space after
        another one is none, wherever tags stand between them.
        """
        if not self.runs or self.runs[-1].text.endswith((" ", "\n")):
            text = text.removeprefix(" ")
        if text:
            bold, italic, code, color, link = manner
            self.runs.append(Run(text, bold, italic, code, color, link))

    def add_break(self) -> None:
        """Begin a new line; the one before it ends without a space."""
        _trim(self.runs)
        self.runs.append(Run("\n"))

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
            columns=max(1, a.whole("columns", 1)),
            slot=Slot(kind, name) if kind else None,
            fixed=a.choice("on", ("slide", "layout")) == "layout",
            alt=a.text("alt"),
        )

    def paragraph(self, style: str, bullet: str = "") -> Paragraph:
        """The paragraph that the element's characters make."""
        a = self.attributes
        bullet = a.text("bullet", bullet)
        _trim(self.runs)
        return Paragraph(
            runs=tuple(run for run in self.runs if run.text),
            style=self.style(style),
            color=a.color("color"),
            align=a.choice("align", _ALIGN),
            before=a.length("before"),
            level=a.whole("level", most=_DEEPEST),
            bullet="" if bullet == "none" else bullet,
            bullet_color=a.color("bullet-color"),
            at=a.at,
            span=self.span,
            line_up=a.flag("line-up"),
        )


def _trim(runs: list[Run]) -> None:
    """Take the template's own space from the end of a line. The content's stays as it is."""
    while runs and runs[-1].key < 0 and runs[-1].field is None:
        text = runs[-1].text.removesuffix(" ")
        if text:
            runs[-1] = runs[-1]._replace(text=text)
            return
        runs.pop()
