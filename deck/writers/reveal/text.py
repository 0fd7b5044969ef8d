"""Text frames as HTML: headings, paragraphs and lists, with the lines that were solved.

Every line is an element of its own, at its place whatever the browser would make of the text:
its height is the leading, and an empty box in it, as high as its baseline is deep, holds the
text there. Nothing depends on a browser's own idea of a font's height.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple
from unicodedata import bidirectional

from deck.geometry import Rect, from_points
from deck.solved import Paragraph, Run, TextFrame
from deck.writers.reveal.baselines import Baselines
from deck.writers.reveal.lengths import place, points, px
from deck.writers.reveal.looks import Looks, Sheet
from deck.writers.reveal.markup import Markup, element, joined

#: The attributes of a link to a target, None for one that leads nowhere.
LinkWriter = Callable[[str], dict[str, str | None] | None]

_SOFT_HYPHEN = "\u00ad"
#: What may stand at the end of a line and is not seen there.
_WHITE = " \t\n\r\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
_SIDES = {"left": "", "center": " c", "right": " e"}


class TextBlock(NamedTuple):
    """What a text frame has come to: markup, and the place that its lines take."""

    markup: Markup
    rect: Rect


class _Piece(NamedTuple):
    """A part of a run that stands on one line."""

    run: Run
    text: str


class TextWriter:
    """Writes the text frames of one slide."""

    def __init__(
        self, sheet: Sheet, baselines: Baselines, looks: Looks, link: LinkWriter, *, rtl: bool
    ) -> None:
        """Collect classes and letters in `looks`; `rtl` tells which way the deck runs."""
        self._sheet = sheet
        self._baselines = baselines
        self._looks = looks
        self._link = link
        self._rtl = rtl

    def block(
        self, frame: TextFrame, rect: Rect, tag: str = "p", *, cell: bool = False
    ) -> TextBlock | None:
        """The text of a shape or table cell that takes `rect`, or None if there is none.

        `tag` is the element for its paragraphs that are not in a list.
        """
        paragraphs = [one for one in frame.paragraphs if one.lines]
        if not any(one.text.strip(_WHITE) for one in paragraphs):
            return None
        inner = rect.inset(frame.insets)
        height = sum(len(one.lines) * one.leading for one in paragraphs)
        height += sum(one.before for one in paragraphs[1:])
        spare = inner.height - from_points(height)
        top = inner.y + {"top": 0, "middle": spare // 2, "bottom": spare}[frame.anchor]
        where = Rect(inner.x, top, inner.width, from_points(height))
        return TextBlock(joined(self._paragraphs(paragraphs, tag, cell)), where)

    def placed(self, frame: TextFrame, rect: Rect, tag: str = "p") -> Markup:
        """The text of a shape at its place on the slide."""
        block = self.block(frame, rect, tag)
        if block is None:
            return Markup()
        return element("div", {"class": "t", "style": place(block.rect)}, block.markup)

    def _paragraphs(
        self, paragraphs: Sequence[Paragraph], tag: str, cell: bool
    ) -> Iterator[Markup]:
        """Paragraphs one after the other, those with bullets in lists."""
        at = 0
        while at < len(paragraphs):
            end = at
            while end < len(paragraphs) and paragraphs[end].bullet:
                end += 1
            if end > at:
                yield self._list(paragraphs, at, end, cell)
                at = end
            else:
                yield self._paragraph(paragraphs[at], tag, cell, first=at == 0)
                at += 1

    def _list(self, paragraphs: Sequence[Paragraph], start: int, end: int, cell: bool) -> Markup:
        """The items from `start` to `end`; deeper ones are in a list inside the item above."""
        items = []
        level = min(one.level for one in paragraphs[start:end])
        at = start
        while at < end:
            after = at + 1
            while after < end and paragraphs[after].level > level:
                after += 1
            own = [self._paragraph(paragraphs[at], "div", cell, first=at == 0)]
            deeper = at + (paragraphs[at].level == level)
            if deeper == at:
                own = []
            if after > deeper:
                own.append(self._list(paragraphs, deeper, after, cell))
            items.append(element("li", {}, *own))
            at = after
        # Without bullets of its own a list is none to Safari, unless it is told so.
        return element("ul", {"role": "list"}, *items)

    def _paragraph(self, paragraph: Paragraph, tag: str, cell: bool, *, first: bool) -> Markup:
        rows = [list(row) for row in _rows(paragraph)]
        baselines = [
            self._baselines.of_line(paragraph.leading, [one.run for one in row], cell=cell)
            for row in rows
        ]
        usual = baselines[0]
        longest = max(paragraph.runs, key=lambda run: len(run.text), default=None)
        main = self._looks.run(longest, "") if longest else ""
        names = f"{main} {self._looks.lines(paragraph.leading, usual)}{_SIDES[paragraph.align]}"
        above = 0.0 if first else paragraph.before
        style = f"margin-top:{points(above)}px;" if above else ""
        if paragraph.indent:
            style += f"padding-inline-start:{px(paragraph.indent)}px"
        content: list[str] = []
        mark = ""
        for order, row in enumerate(rows):
            before, mark = mark, _mark(paragraph, paragraph.lines[order].end)
            line, hyphen = self._line(row, main)
            if before or mark:
                line = joined((before, line, mark))
            if order == 0 and paragraph.bullet:
                line = joined((self._bullet(paragraph), line))
            own = baselines[order]
            shifted = f"--b:{points(own)}px" if own != usual else None
            last = order == len(rows) - 1
            attributes = {"class": "l h" if hyphen and not last else "l", "style": shifted}
            content.append(element("span", attributes, line))
            if not (hyphen or last):
                content.append("\n")  # for who reads or copies the text
        direction = ("rtl" if paragraph.rtl else "ltr") if paragraph.rtl != self._rtl else None
        attributes = {"class": names, "style": style.rstrip(";") or None, "dir": direction}
        return element(tag, attributes, *content)

    def _line(self, row: list[_Piece], main: str) -> tuple[Markup, bool]:
        """A line without the white space at its end, and whether it ends with a hyphen."""
        text = "".join(one.text for one in row)
        rest = len(text.rstrip(_WHITE))
        hyphen = text[:rest].endswith(_SOFT_HYPHEN)
        if hyphen:
            self._looks.run(row[-1].run, "-")
        parts: list[Markup] = []
        for run, piece in row:
            part, rest = piece[:rest], rest - len(piece[:rest])
            if part:
                parts.append(self._run(run, part.translate(_SPACES), main))
        return joined(parts), hyphen

    def _run(self, run: Run, text: str, main: str) -> Markup:
        name = self._looks.run(run, text)
        link = self._link(run.link) if run.link else None
        language = self._sheet.language(run.script)
        if link:
            attributes = {**link, "class": f"u {name}", "lang": language}
            return element("a", attributes, text)
        if name == main and not language:
            return joined((text,))
        return element("span", {"class": name, "lang": language}, text)

    def _bullet(self, paragraph: Paragraph) -> Markup:
        bullet, run = paragraph.bullet, paragraph.runs[0]
        assert bullet
        name = self._looks.text(bullet.face, run.size, run.bold, bullet.color, bullet.text)
        hang = px(bullet.hang or paragraph.indent)
        style = f"width:{hang}px;margin-inline-start:-{hang}px"
        attributes = {"class": f"m {name}", "style": style, "aria-hidden": "true"}
        return element("span", attributes, bullet.text)


def _mark(paragraph: Paragraph, end: int) -> str:
    """What to put on both sides of a line's end: a mark of direction, or nothing.

    UAX #9 looks at whole paragraphs, a browser at each of our lines alone. Signs at the end of
    a line that stand inside of text of the other direction would fall out of that.
    """
    text = paragraph.text
    if end >= len(text) or (text.isascii() and not paragraph.rtl):
        return ""
    before = next(filter(None, map(_direction, reversed(text[:end]))), "")
    after = next(filter(None, map(_direction, text[end:])), "")
    usual = "R" if paragraph.rtl else "L"
    return _MARKS[before] if before == after and before not in ("", usual) else ""


def _direction(character: str) -> str:
    """The direction of a letter, "" for signs and digits."""
    kind = bidirectional(character)
    return "R" if kind in ("R", "AL") else "L" if kind == "L" else ""


#: Unseen, and what stands beside it runs its way.
_MARKS = {"L": "\u200e", "R": "\u200f"}
#: Renderers show a space for these, as they were measured.
_SPACES = {ord("\t"): " ", ord("\n"): " "}


def _rows(paragraph: Paragraph) -> Iterator[Iterator[_Piece]]:
    """The lines of a paragraph, each as the parts of runs that stand on it."""
    for line in paragraph.lines:
        yield _pieces(paragraph.runs, line.start, line.end)


def _pieces(runs: Sequence[Run], start: int, end: int) -> Iterator[_Piece]:
    at = 0
    for run in runs:
        first, last = max(start - at, 0), min(end - at, len(run.text))
        if first < last:
            yield _Piece(run, run.text[first:last])
        at += len(run.text)
