"""Where something was written: spans, and the texts that they point into."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Span(NamedTuple):
    """A place in a source file. Line and column count from 1; `length` is in characters."""

    file: str
    line: int
    column: int
    length: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


#: The texts of the files that were read, by the name that spans give them.
Sources = Mapping[str, str]


#: How much of a long line a snippet shows, in characters.
_WIDTH = 96


def _window(line: str, start: int) -> tuple[str, int]:
    """The part of a long line around `start`, with an ellipsis where it is cut."""
    if len(line) <= _WIDTH:
        return line, start
    first = max(0, start - _WIDTH // 3) if start > _WIDTH * 2 // 3 else 0
    first = min(first, len(line) - _WIDTH)
    shown = line[first : first + _WIDTH]
    if first:
        shown = f"…{shown[1:]}"
    if first + _WIDTH < len(line):
        shown = f"{shown[:-1]}…"
    return shown, start - first


def snippet(span: Span, sources: Sources) -> str | None:
    """The source line of `span` with a marker below it, or None if the text is not at hand.

    Tabs in the line are shown as one space each so that the marker stands where it should.
    """
    text = sources.get(span.file)
    if text is None:
        return None
    lines = text.splitlines()
    if not 0 < span.line <= len(lines):
        return None
    line = lines[span.line - 1].replace("\t", " ")
    start = max(0, span.column - 1)
    length = max(1, min(span.length, len(line) - start))
    line, start = _window(line, start)
    length = min(length, max(1, len(line) - start))
    gutter = f"{span.line:>5} | "
    blank = " " * (len(gutter) - 2) + "| "
    return f"{gutter}{line}\n{blank}{' ' * start}{'^' * length}"
