r"""Inline markup: `**bold**`, `*italic*`, `` `code` ``, `[text](target)`; `\` escapes a mark.

A subset of CommonMark, with one difference: a mark that is opened and never closed is a
mistake and not a character. Marks with white space at both sides are characters, so that
"2 * 3" needs no escape.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from deck.model import Run

#: Whether a text has anything in it that could be markup.
has_marks = re.compile(r"[\\*`\[]").search

_MARK = re.compile(r"\\(?=[!-/:-@\[-`{-~])|\*+|`+|\[")
# Not compiled here: many decks have no link.
_LINK = r"\[((?:[^\[\]\\]|\\.)*)\]\(((?:[^()\s]|\([^()\s]*\))*)\)"
_LINK_START = r"\[(?:[^\[\]\\]|\\.)*\]\("


class Fault(NamedTuple):
    """A mistake in markup: what is wrong, and the `length` characters from `start` it is in."""

    message: str
    start: int
    length: int


class Link(NamedTuple):
    """A link's target and where it stands in the text."""

    target: str
    start: int
    length: int


class Marked(NamedTuple):
    """A text taken apart: its runs, the links in it, and the first mistake, if any."""

    runs: tuple[Run, ...]
    links: tuple[Link, ...]
    fault: Fault | None


class _Open(NamedTuple):
    """A mark that waits for its end; `run` is where the asterisks that it is of begin."""

    mark: str
    start: int
    run: int


def parse(text: str) -> Marked:
    """Take a text apart. Never raises."""
    parser = _Parser(text)
    parser.read(0, len(text), None)
    return Marked(tuple(parser.runs), tuple(parser.links), parser.fault)


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.runs: list[Run] = []
        self.links: list[Link] = []
        self.fault: Fault | None = None
        self._open: list[_Open] = []

    def read(self, at: int, stop: int, link: str | None) -> None:
        """Read the text from `at` to `stop`, all of it inside `link`."""
        outside = len(self._open)
        while at < stop:
            match = _MARK.search(self.text, at, stop)
            if match is None:
                self._add(self.text[at:stop], link)
                break
            self._add(self.text[at : match.start()], link)
            at = self._mark(match, stop, link, outside)
        for mark in self._open[outside:]:
            self._wrong(f"this {mark.mark} is never closed", mark.start, len(mark.mark))
        del self._open[outside:]

    def _mark(self, match: re.Match[str], stop: int, link: str | None, outside: int) -> int:
        """Read one mark; returns where to go on."""
        sign, start, end = match[0][0], match.start(), match.end()
        if sign == "\\":
            self._add(self.text[end], link)
            return end + 1
        if sign == "*":
            self._stars(start, end, stop, link, outside)
            return end
        if sign == "`":
            return self._code(match[0], end, stop, link)
        return self._link(start, stop, link)

    def _stars(self, start: int, end: int, stop: int, link: str | None, outside: int) -> None:
        before = self.text[start - 1 : start] if start else ""
        after = self.text[end : end + 1] if end < stop else ""
        closes, opens = bool(before.strip()), bool(after.strip())
        at = start
        while at < end:
            left = end - at
            top = self._open[-1] if len(self._open) > outside else None
            matches = top and top.run != start and len(top.mark) <= left
            # In "*a **b**" the first pair opens, although one of its stars could close.
            if top and closes and matches and not (top.mark == "*" and left == 2 and opens):
                self._open.pop()
                at += len(top.mark)
                continue
            mark = "**" if left > 1 else "*"
            if opens:
                self._open.append(_Open(mark, at, start))
            else:
                if closes and mark == "**":
                    self._wrong("this ** closes nothing", at, 2)
                self._add(mark, link)
            at += len(mark)

    def _code(self, ticks: str, start: int, stop: int, link: str | None) -> int:
        for match in re.finditer("`+", self.text[start:stop]):
            if len(match[0]) == len(ticks):
                code = self.text[start : start + match.start()]
                if len(ticks) > 1 and code.strip() and code[0] == code[-1] == " ":
                    code = code[1:-1]  # as in CommonMark, so that code can begin with a backtick
                self._add(code, link, code=True)
                return start + match.end()
        self._wrong(f"this {ticks} is never closed", start - len(ticks), len(ticks))
        self._add(ticks, link)
        return start

    def _link(self, start: int, stop: int, link: str | None) -> int:
        rest = self.text[start:stop]
        match = re.match(_LINK, rest)
        if match and link is None:
            if not match[1].strip():
                self._wrong("this link has no text", start, len(match[0]))
            self.links.append(Link(match[2], start, len(match[0])))
            self.read(start + 1, start + match.end(1), match[2])
            return start + match.end()
        if match is None and re.match(_LINK_START, rest):
            self._wrong("this link has no end, or white space in its target", start, 1)
        self._add("[", link)
        return start + 1

    def _add(self, text: str, link: str | None, code: bool = False) -> None:
        if not text:
            return
        bold = any(mark.mark == "**" for mark in self._open)
        italic = any(mark.mark == "*" for mark in self._open)
        run = Run(text, bold, italic, code, link)
        if self.runs and self.runs[-1][1:] == run[1:]:
            run = run._replace(text=self.runs.pop().text + text)
        self.runs.append(run)

    def _wrong(self, message: str, start: int, length: int) -> None:
        if self.fault is None:
            self.fault = Fault(message, start, length)
