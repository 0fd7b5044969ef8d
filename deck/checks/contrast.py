"""Contrast: text against what stands behind it, by the ratio of WCAG 2.2, 1.4.3."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from deck import solved
from deck.diagnostics import Diagnostic, warning
from deck.geometry import Rect
from deck.theme import Color

#: The least ratio for text, and for large text: 18 pt, or 14 pt bold.
_NORMAL = 4.5
_LARGE = 3.0

_Channels = tuple[float, float, float]
_Ground = tuple[Rect, _Channels]
#: The colours of a text and of what is behind it.
ColorPair = tuple[_Channels, _Channels]


class _Seen(NamedTuple):
    """Text as the eye meets it: where it stands, and the bar it stands on, if it does."""

    text: str
    size: float
    bold: bool
    color: Color
    rect: Rect
    on: Color | None = None


def check_contrast(
    deck: solved.Deck, slide: solved.Slide
) -> Iterator[tuple[ColorPair, Diagnostic]]:
    """Warnings for texts of a slide that are hard to read, with the colours of each.

    `deck` has the slide's layout and background. Of a pair of colours who tells the warnings
    needs one only.
    """
    base = _channels(deck.background.rgb)
    grounds: list[_Ground] = [(Rect(0, 0, deck.theme.width, deck.theme.height), base)]
    # The slide layout's placeholders are not shown: the slide has its own in their place.
    fixed = [
        shape
        for shape in deck.layouts[slide.layout].shapes
        if getattr(shape, "placeholder", None) is None
    ]
    for seen in _texts((*fixed, *slide.shapes), grounds):
        behind = _behind(seen.rect, grounds)
        behind = _over(seen.on, behind) if seen.on else behind
        color = _over(seen.color, behind)
        large = seen.size >= 18 or (seen.bold and seen.size >= 14)
        least = _LARGE if large else _NORMAL
        ratio = contrast(color, behind)
        if ratio < least:
            # Rounded down, so that a ratio just below the least one is not shown as that.
            shown = math.floor(ratio * 100) / 100
            yield (
                (color, behind),
                warning(
                    f'"{seen.text.strip()[:40]}" has a contrast of {shown:.2f} to 1 against '
                    f"what is behind it; {least:g} is the least",
                    slide.span,
                ),
            )


@cache
def contrast(one: _Channels, other: _Channels) -> float:
    """The contrast ratio of two sRGB colours with channels from 0 to 1 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: _Channels) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in color
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def _channels(rgb: str) -> _Channels:
    red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _over(color: Color, ground: _Channels) -> _Channels:
    if color.alpha == 100:
        return _channels(color.rgb)
    share = color.alpha / 100
    red, green, blue = (
        top * share + below * (1 - share)
        for top, below in zip(_channels(color.rgb), ground, strict=True)
    )
    return red, green, blue


def _behind(rect: Rect, grounds: list[_Ground]) -> _Channels:
    """The colour of the topmost painted shape at the middle of a text."""
    x, y = rect.x + rect.width // 2, rect.y + rect.height // 2
    found = grounds[0][1]
    for area, color in grounds:
        if area.x <= x < area.right and area.y <= y < area.bottom:
            found = color
    return found


def _texts(shapes: Iterable[solved.Shape], grounds: list[_Ground]) -> Iterator[_Seen]:
    """All texts in order, noting painted shapes on the way."""
    for shape in shapes:
        if isinstance(shape, solved.Group):
            yield from _texts(shape.shapes, grounds)
        elif isinstance(shape, solved.AutoShape):
            if shape.fill:
                behind = _behind(shape.rect, grounds)
                grounds.append((shape.rect, _over(shape.fill, behind)))
            if shape.text:
                yield from _frame_texts(shape.text, shape.rect.inset(shape.text.insets))
        elif isinstance(shape, solved.TableFrame):
            yield from _table_texts(shape, grounds)
        elif isinstance(shape, solved.ChartFrame):
            yield from _chart_texts(shape)


def _frame_texts(frame: solved.TextFrame, rect: Rect) -> Iterator[_Seen]:
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            yield _Seen(run.text, run.size, run.bold, run.color, rect)


def _table_texts(table: solved.TableFrame, grounds: list[_Ground]) -> Iterator[_Seen]:
    y = table.rect.y
    for row in table.rows:
        x = table.rect.x
        for cell, width in zip(row.cells, table.columns, strict=True):
            rect = Rect(x, y, width, row.height)
            if cell.fill:
                grounds.append((rect, _over(cell.fill, _behind(rect, grounds))))
            yield from _frame_texts(cell.text, rect)
            x += width
        y += row.height


def _chart_texts(chart: solved.ChartFrame) -> Iterator[_Seen]:
    """Names of categories, marks of the value axis, the legend, labels at the points."""
    axis = chart.value_axis
    ends = [f"{end:g}" for end in (axis.minimum, axis.maximum) if end is not None]
    names = [series.name for series in chart.series]
    for look, shown, rect in (
        (chart.category_axis.look, chart.categories[:1], chart.rect),
        (axis.look, ends[-1:], chart.rect),
        *([(chart.center.look, chart.center.lines[:1], chart.rect)] if chart.center else []),
        *([(chart.legend.look, names[:1], chart.legend.rect)] if chart.legend else []),
    ):
        if look:
            for text in shown:
                yield _Seen(text, look.size, look.bold, look.color, rect)
    for series in chart.series:
        yield from _label_texts(series, chart.plot)


def _label_texts(series: solved.ChartSeries, plot: Rect) -> Iterator[_Seen]:
    look = series.label_look
    # The labels of slices stand beside them.
    inside = series.label_position in ("inEnd", "ctr") and not series.label_texts
    for index, text in enumerate(series.labels):
        if text is None:
            continue
        color = series.label_colors[index] if series.label_colors else look.color
        point = series.point_colors[index] if series.point_colors else series.color
        yield _Seen(text, look.size, look.bold, color, plot, point if inside else None)
