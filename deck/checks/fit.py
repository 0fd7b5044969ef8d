"""Fit: content that is larger than its box, at the smallest size the theme allows."""

from __future__ import annotations

from collections.abc import Sequence

from deck import solved
from deck.diagnostics import Diagnostic, error, warning
from deck.geometry import from_points, to_px
from deck.source import Span

#: How many missing characters a message names.
_NAMED = 3
_STAND_IN = "where that face is not installed either, another one stands in, or an empty box"
_STAND_INS = {"Zsye": "emoji look different on every system; an icon looks the same everywhere"}
_CURE = "shorten it, move part of it to another slide, or use --draft to see it as it is"


def culprit(texts: Sequence[solved.Paragraph]) -> solved.Paragraph | None:
    """Of the texts that do not fit together, the one of the content that takes most room."""
    written = [text for text in texts if any(run.key >= 0 for run in text.runs)]
    return max(
        written, key=lambda text: (len(text.lines) * text.leading, len(text.text)), default=None
    )


def overflow_diagnostic(
    texts: Sequence[solved.Paragraph], excess: int, room: int, slide: Span
) -> Diagnostic:
    """The error for content that is `excess` EMU too high for its `room`.

    It stands at the line of the text that takes most room, and says how many lines of it are
    too many; content without any such text is told at the slide.
    """
    text = culprit(texts)
    needed = to_px(room + excess)
    if text is None:
        return error(
            f"the slide's content does not fit: it needs {needed:.0f} px in height "
            f"and has {to_px(room):.0f}",
            slide,
            "leave something out, or use --draft to see it as it is",
        )
    lines = len(text.lines)
    over = min(lines, -(-excess // from_points(text.leading)))
    fits = lines - over
    size = max((run.size for run in text.runs), default=0.0)
    whole = f"it takes {lines} {_lines(lines)} at its smallest size, {size:g} pt"
    there = f"there is room for {fits}" if fits else "with what is beside it there is no room"
    return error(
        f"the text does not fit: {over} {_lines(over)} too long; {whole}, and {there} "
        f"({to_px(excess):.0f} px too high for {to_px(room):.0f} px)",
        text.span or slide,
        _CURE,
    )


#: What a text of a chart is called, and what helps if it does not fit.
_CHART_PARTS = {
    "label": (
        "the label",
        'shorten it; without "labels" the numbers go to an axis where they have no room',
    ),
    "category": (
        "the name",
        "shorten it, with a space or hyphen where it may break, or show fewer categories",
    ),
    "row": (
        "the name",
        "show fewer categories, or leave out what stands above or below the chart",
    ),
    "series": ("the legend's name", "shorten it, or show fewer series"),
    "point": ("the point's name", "shorten it, or leave out the names of points in a crowd"),
    "slices": (
        "the longest of the names at one side",
        "shorten the names, or put the smallest slices together",
    ),
    "center": ("the text in the hole", "shorten it"),
    "mark": ("the axis's numbers", 'show them in a shorter "format", such as thousands'),
}


def chart_text_diagnostic(
    part: str, text: solved.Paragraph | None, needed: int, room: int, slide: Span, *, across: bool
) -> Diagnostic:
    """The error for a text of a chart that needs more than its room, both in EMU.

    `part` is what it is in the chart (see `_CHART_PARTS`); with `across` it is too wide, else
    too high. Without a text it is told at the slide.
    """
    called, cure = _CHART_PARTS[part]
    extent = "wide" if across else "high"
    length, free = round(to_px(needed)), round(to_px(room))
    if length == free:  # a fraction of a px is lacking
        free -= 1
    there = f"there is room for {free}"
    if text is None:
        return error(f"{called} do not fit: {length} px {extent}, and {there}", slide, cure)
    size = max(run.size for run in text.runs)
    return error(
        f'{called} "{_short(text.text)}" does not fit: it is {length} px {extent} '
        f"at its smallest size, {size:g} pt, and {there}",
        text.span or slide,
        cure,
    )


def crowded_table_diagnostic(
    texts: Sequence[solved.Paragraph], columns: int, needed: int, room: int, slide: Span
) -> Diagnostic:
    """The error for a table that needs more width than there is, both in EMU.

    It stands at the first text of the table.
    """
    first = next((text.span for text in texts if text.span), None)
    return error(
        f"the table is too wide: its {columns} columns need {to_px(needed):.0f} px at their "
        f"smallest size, and there are {to_px(room):.0f}",
        first or slide,
        f"about {max(1, columns * room // needed)} columns of this kind fit; leave some out, "
        "shorten their longest words, or divide the table",
    )


def broken_word_diagnostic(word: str, text: solved.Paragraph, room: int, slide: Span) -> Diagnostic:
    """The warning for a word of `text` that is wider than its line of `room` EMU and was broken."""
    return warning(
        f'"{_short(word)}" is wider than its line of {to_px(room):.0f} px and was broken',
        text.span or slide,
        "a shorter word, or a space or hyphen inside it, avoids the break",
    )


def missing_glyphs_diagnostic(
    characters: str, family: str, at: Span, script: str, stand_in: str
) -> Diagnostic:
    """The warning for characters that the face `family` has no glyphs for.

    They are of a script (an ISO 15924 code) for which the theme names the face `stand_in`.
    """
    shown = ", ".join(map(_named, characters[:_NAMED]))
    more = f" and {len(characters) - _NAMED} more" if len(characters) > _NAMED else ""
    return warning(
        f"the face {family} lacks {shown}{more}; {stand_in} stands in",
        at,
        _STAND_INS.get(script, _STAND_IN),
    )


def _named(character: str) -> str:
    """A character with its code, and its name if that says more than the code."""
    from unicodedata import name  # only where some character is missing

    code = f"{ord(character):04X}"
    words = name(character, code)
    return f'"{character}" (U+{code}{"" if words.endswith(code) else f", {words.lower()}"})'


def _lines(count: int) -> str:
    return "line" if count == 1 else "lines"


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
