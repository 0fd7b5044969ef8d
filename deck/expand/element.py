"""Elements of box markup that are still open: what has been found inside them so far."""

from __future__ import annotations

from typing import cast

from deck.boxes import Align, Box, Cell, Frame, Paragraph, Run, SlideTree, Slot
from deck.expand.attributes import Attributes
from deck.expand.forms import (
    REFERENCE,
    Break,
    Hole,
    Literal,
    Manner,
    Piece,
    Pieces,
    Values,
    runs_of,
)
from deck.theme import Theme

_ALIGN: tuple[Align, ...] = ("left", "center", "right")
#: How deep lists go (`ST_TextIndentLevelType`, ECMA-376 Part 1, 20.1.10.70).
_DEEPEST = 8

#: The placeholders of the markup.
PLACEHOLDERS = (
    "title", "center-title", "subtitle", "body", "chart", "table", "picture", "footer", "number",
)  # fmt: skip


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
        #: The value that a chart or a picture shows, and what stands for it in the form.
        self.value: object = None
        self.hole: Hole | None = None
        self.children: list[Box] = []
        self.paragraphs: list[Paragraph] = []
        self.rows: list[tuple[Cell, ...]] = []
        self.cells: list[Cell] = []
        self.pieces: list[Piece] = []
        self.tree: SlideTree | None = None
        self._style: str | None = None

    def style(self, otherwise: str) -> str:
        """The element's text style, which the paragraphs inside it take over."""
        if self._style is None:
            self._style = self.attributes.style("style", otherwise)
        return self._style

    def add_literal(self, text: str, manner: Manner) -> None:
        """Add characters of the template itself; white space at the start of a line is none."""
        last = self.pieces[-1] if self.pieces else None
        if last is None or isinstance(last, Break):
            text = text.removeprefix(" ")
        if text:
            self.pieces.append(Literal(text, manner))

    def frame(self) -> Frame:
        """What every box has, from the attributes that every element takes."""
        a = self.attributes
        if a.are_read:
            return Frame(at=a.at)
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
        if bullet != "none" and len(bullet) > 1:
            # PowerPoint and LibreOffice show the first character of `a:buChar` alone.
            a.complain(f'bullet="{bullet}" is more than one character')
        return Paragraph(
            runs=self._runs(),
            style=self.style(style),
            color=a.color("color"),
            align=a.choice("align", _ALIGN),
            before=a.length("before"),
            level=a.whole("level", most=_DEEPEST),
            bullet="" if bullet == "none" else bullet,
            bullet_color=a.color("bullet-color"),
            at=a.at,
            line_up=a.flag("line-up"),
            indent=a.length("indent"),
        )

    def _runs(self) -> tuple[Run, ...]:
        """The runs of its characters, or where some are the slide's own, the pieces."""
        if all(isinstance(piece, Break) or _is_fixed(piece) for piece in self.pieces):
            return runs_of(self.pieces, Values((), 0))[0]
        return cast("tuple[Run, ...]", Pieces(self.pieces))


def _is_fixed(piece: Piece) -> bool:
    """Whether a piece is the same on every slide."""
    return isinstance(piece, Literal) and not REFERENCE.search(piece.manner.link or "")
