"""Problems as values: every stage returns them beside its result, nothing prints them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from deck.source import Sources, Span, snippet

Severity = Literal["error", "warning"]


class Diagnostic(NamedTuple):
    """One problem: what is wrong (`message`), where (`span`), and what would be right (`hints`)."""

    severity: Severity
    message: str
    span: Span | None = None
    hints: tuple[str, ...] = ()


def error(message: str, span: Span | None = None, *hints: str) -> Diagnostic:
    """A problem that keeps the deck from being written."""
    return Diagnostic("error", message, span, hints)


def warning(message: str, span: Span | None = None, *hints: str) -> Diagnostic:
    """A problem that the deck can live with."""
    return Diagnostic("warning", message, span, hints)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of `diagnostics` is an error."""
    return any(item.severity == "error" for item in diagnostics)


def in_source_order(
    diagnostics: Iterable[Diagnostic], files: Iterable[str] = ()
) -> list[Diagnostic]:
    """Diagnostics sorted by file, line and column; those without a place come last.

    Files come in the order of `files`, others behind them by their names.
    """
    places = {file: place for place, file in enumerate(files)}

    def key(item: Diagnostic) -> tuple[bool, int, Span, str]:
        span = item.span or Span("", 0, 0)
        return item.span is None, places.get(span.file, len(places)), span, item.message

    return sorted(diagnostics, key=key)


def render(diagnostic: Diagnostic, sources: Sources) -> str:
    """A diagnostic as text for a terminal: place, message, the line with a marker, hints."""
    place = f"{diagnostic.span}: " if diagnostic.span else ""
    rows = [f"{place}{diagnostic.severity}: {diagnostic.message}"]
    shown = snippet(diagnostic.span, sources) if diagnostic.span else None
    if shown:
        rows.append(shown)
    rows.extend(f"      = {hint}" for hint in diagnostic.hints)
    return "\n".join(rows)


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The hint that names the known word nearest to `word`, or None when none is near."""
    from difflib import get_close_matches  # only needed once something is wrong

    near = get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else None
