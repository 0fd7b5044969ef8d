"""Contrast: text against what stands behind it, by the ratio of WCAG 2.2, 1.4.3."""

from __future__ import annotations

from collections.abc import Iterator

from deck import solved
from deck.diagnostics import Diagnostic, warning
from deck.geometry import Rect
from deck.theme import Color

#: The least ratio for text, and for large text: 18 pt, or 14 pt bold.
_NORMAL = 4.5
_LARGE = 3.0

_Ground = tuple[Rect, tuple[float, float, float]]


def check_contrast(deck: solved.Deck) -> tuple[Diagnostic, ...]:
    """Warnings for runs that are hard to read, once for each pair of colours."""
    seen: set[tuple[str, tuple[float, float, float]]] = set()
    problems = []
    for slide in deck.slides:
        base = _channels(deck.background.rgb)
        fixed = deck.layouts[slide.layout].shapes
        grounds: list[_Ground] = [(Rect(0, 0, deck.theme.width, deck.theme.height), base)]
        for run, rect in _runs((*fixed, *slide.shapes), grounds):
            behind = _behind(rect, grounds)
            if (run.color.rgb, behind) in seen:
                continue
            ratio = contrast(_over(run.color, behind), behind)
            large = run.size >= 18 or (run.bold and run.size >= 14)
            if ratio < (_LARGE if large else _NORMAL):
                seen.add((run.color.rgb, behind))
                problems.append(
                    warning(
                        f'"{run.text.strip()[:40]}" has a contrast of {ratio:.1f} to 1 against '
                        f"what is behind it; {_LARGE if large else _NORMAL:g} is the least",
                        slide.span,
                    )
                )
    return tuple(problems)


def contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """The contrast ratio of two sRGB colours with channels from 0 to 1 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: tuple[float, float, float]) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in color
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(rgb: str) -> tuple[float, float, float]:
    red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _over(color: Color, ground: tuple[float, float, float]) -> tuple[float, float, float]:
    share = color.alpha / 100
    red, green, blue = (
        top * share + below * (1 - share)
        for top, below in zip(_channels(color.rgb), ground, strict=True)
    )
    return red, green, blue


def _behind(rect: Rect, grounds: list[_Ground]) -> tuple[float, float, float]:
    """The colour of the topmost painted shape at the middle of a text."""
    x, y = rect.x + rect.width // 2, rect.y + rect.height // 2
    found = grounds[0][1]
    for area, color in grounds:
        if area.x <= x < area.right and area.y <= y < area.bottom:
            found = color
    return found


def _runs(
    shapes: tuple[solved.Shape, ...], grounds: list[_Ground]
) -> Iterator[tuple[solved.Run, Rect]]:
    """Runs with the rectangle of their text, noting painted shapes on the way."""
    for shape in shapes:
        if isinstance(shape, solved.Group):
            yield from _runs(shape.shapes, grounds)
        elif isinstance(shape, solved.AutoShape):
            if shape.fill:
                behind = _behind(shape.rect, grounds)
                grounds.append((shape.rect, _over(shape.fill, behind)))
            if shape.text:
                inner = shape.rect.inset(shape.text.insets)
                for paragraph in shape.text.paragraphs:
                    for run in paragraph.runs:
                        yield run, inner
        elif isinstance(shape, solved.TableFrame):
            yield from _table_runs(shape, grounds)


def _table_runs(
    table: solved.TableFrame, grounds: list[_Ground]
) -> Iterator[tuple[solved.Run, Rect]]:
    y = table.rect.y
    for row in table.rows:
        x = table.rect.x
        for cell, width in zip(row.cells, table.columns, strict=True):
            rect = Rect(x, y, width, row.height)
            if cell.fill:
                grounds.append((rect, _over(cell.fill, _behind(rect, grounds))))
            for paragraph in cell.text.paragraphs:
                for run in paragraph.runs:
                    yield run, rect
            x += width
        y += row.height
