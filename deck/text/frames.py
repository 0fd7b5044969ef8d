"""The lines of a frame: all of its paragraphs broken at one width."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from deck import solved
from deck.geometry import EMU_PER_POINT
from deck.text import lines
from deck.text.lines import Setting, Solution
from deck.text.pieces import Prepared
from deck.text.unspaced import phrase_ends


class BrokenWord(NamedTuple):
    """A word that is longer than its line and was broken inside; `room` is the line's width.

    What was `parted` as one may is no fault, but smaller text may be better: a word at hyphens
    of its language, or a text whose lines do not all end between phrases.
    """

    text: str
    paragraph: solved.Paragraph
    room: int
    parted: Literal["", "hyphen", "phrase"] = ""


class Frame(NamedTuple):
    """Paragraphs broken into lines, and the words that had to be broken for want of room."""

    settings: list[Setting]
    solution: Solution
    broken: tuple[BrokenWord, ...]


def break_frame(
    paragraphs: Sequence[solved.Paragraph],
    texts: Sequence[Prepared],
    width: int,
    lang: str,
    *,
    balance: bool,
) -> Frame:
    """Break paragraphs, with their texts as measured, in a frame of `width` EMU.

    `lang` is the language of what is written without spaces, for lines that are balanced.
    """
    settings, broken = settings_of(paragraphs, texts, width)
    if balance:
        for at, setting in enumerate(settings):
            phrases = phrase_ends(setting.text, lang)
            if phrases is not None:
                settings[at] = setting._replace(phrases=phrases)
    # No search follows where words are broken: made a little narrower, lines are no more elsewhere.
    solution = lines.natural(settings, int(width * (1 - lines.FRAGILE)) if broken else width)
    if not broken and not _is_done(solution, width, balance):
        solution = _search(settings, solution, width, balance)
        if solution.margin < lines.FRAGILE * width:
            settings, solution = _with_ugly_breaks(paragraphs, texts, settings, solution, width)
    return Frame(settings, solution, broken)


def em_of(paragraph: solved.Paragraph) -> float:
    """The size of the paragraph's first run in EMU."""
    return (paragraph.runs[0].size if paragraph.runs else 1.0) * EMU_PER_POINT


def settings_of(
    paragraphs: Sequence[solved.Paragraph],
    prepared: Sequence[Prepared],
    width: int,
    *,
    ugly: bool = False,
) -> tuple[list[Setting], tuple[BrokenWord, ...]]:
    """The paragraphs ready to be broken at `width`, and the words that are too long for it."""
    settings = []
    broken: list[BrokenWord] = []
    for paragraph, text in zip(paragraphs, prepared, strict=True):
        em = em_of(paragraph)
        limit = lines.word_room(width, paragraph.indent) / em
        pieces = text.pieces(ugly=ugly)
        if pieces.widest > limit:
            pieces = text.pieces(ugly=True)
            if pieces.widest > limit:
                pieces, words = text.broken(limit)
                room = max(0, width - paragraph.indent)
                broken += [BrokenWord(word, paragraph, room) for word in words]
        settings.append(Setting(text.text, pieces, paragraph.indent, em))
    return settings, tuple(broken)


def _is_done(solution: Solution, width: int, balance: bool) -> bool:
    """Whether the natural lines are good as they are."""
    if solution.lines == len(solution.paragraphs):
        return solution.margin >= lines.FRAGILE * width
    return not balance and lines.is_stable(solution, width)


def _search(settings: Sequence[Setting], first: Solution, width: int, balance: bool) -> Solution:
    """The best lines; balanced ones have more lines than the natural ones only if fragile."""
    if not balance:
        return lines.best_near(settings, first, width)
    even = lines.best_balanced(settings, first, width)
    if even.margin < lines.FRAGILE * width:
        near = lines.best_near(settings, first, width)
        if near.margin >= lines.FRAGILE * width:
            return lines.best_balanced(settings, near, width)
    return even


def _with_ugly_breaks(
    paragraphs: Sequence[solved.Paragraph],
    prepared: Sequence[Prepared],
    settings: list[Setting],
    solution: Solution,
    width: int,
) -> tuple[list[Setting], Solution]:
    """The same with ugly breaks, if they make fragile lines stable; else what it was."""
    others, _ = settings_of(paragraphs, prepared, width, ugly=True)
    other = lines.best_near(others, lines.natural(others, width), width)
    fewer = other.lines <= solution.lines or solution.margin < 0
    if fewer and other.margin > max(solution.margin, 0):
        return others, other
    return settings, solution


def lines_of(setting: Setting, broken: lines.Broken) -> tuple[solved.Line, ...]:
    """The lines of a paragraph, in EMU."""
    ends = setting.pieces.ends
    start = 0
    rows = []
    for last, width in zip(broken.ends, broken.widths, strict=True):
        end = ends[last - 1]
        rows.append(solved.Line(start, end, round(width * setting.em)))
        start = end
    return tuple(rows)


def torn_texts(
    paragraphs: Sequence[solved.Paragraph],
    settings: Sequence[Setting],
    solution: Solution,
    width: int,
) -> tuple[BrokenWord, ...]:
    """Every paragraph that has lines ending inside a phrase, told as a whole."""
    if not solution.torn:
        return ()
    return tuple(
        BrokenWord(paragraph.text, paragraph, width - paragraph.indent, "phrase")
        for paragraph, setting, broken in zip(
            paragraphs, settings, solution.paragraphs, strict=True
        )
        if lines.torn(setting, broken)
    )
