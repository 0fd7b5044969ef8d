"""Fit: content that is larger than its box, at the smallest size the theme allows."""

from __future__ import annotations

from collections.abc import Sequence

from deck import solved
from deck.diagnostics import Diagnostic, error, warning
from deck.geometry import from_points, to_px
from deck.source import Span


def overflow_diagnostics(
    texts: Sequence[solved.Paragraph], excess: int, room: int, word: str, slide: Span
) -> Diagnostic:
    """The diagnostic for one overflow, at the line of the text that weighs most.

    `excess` is by how much the content is too high for its `room`, both in EMU; `word`, if
    there is one, was too wide for its line and has been broken instead.
    """
    span = _heaviest(texts, slide)
    if word:
        return warning(
            f'"{_short(word)}" is wider than its line of {to_px(room):.0f} px and was broken',
            span,
            "a shorter word, or a space or hyphen inside it, avoids the break",
        )
    leading = max((from_points(text.leading) for text in texts), default=1)
    lines = -(-excess // leading)
    fits = max(0, room // leading)
    size = min((run.size for text in texts for run in text.runs), default=0.0)
    return error(
        f"the text does not fit: {lines} {_lines(lines)} too long "
        f"({to_px(excess):.0f} px), with room for {fits} {_lines(fits)} ({to_px(room):.0f} px) "
        f"at the smallest size of {size:g} pt",
        span,
        "shorten it, move part of it to another slide, or use --draft to see it as it is",
    )


def _heaviest(texts: Sequence[solved.Paragraph], slide: Span) -> Span:
    """Where the longest text was written; the slide, if it is the template's own."""
    written = [text for text in texts if text.span and any(run.key >= 0 for run in text.runs)]
    if not written:
        return slide
    longest = max(written, key=lambda text: (len(text.lines), len(text.text)))
    return longest.span or slide


def _lines(count: int) -> str:
    return "line" if count == 1 else "lines"


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
