"""Where the letters of labels stand, as the applications place them, and what they run into."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from deck import solved
from deck.chart_places import Point
from deck.geometry import EMU_PER_PX, Rect
from deck.layout.charts.texts import Style, Texts

#: The distance of a label from the end of its bar, and from the edge of its marker.
_FROM_BAR, _FROM_MARKER = 4 * EMU_PER_PX, 3 * EMU_PER_PX
#: How high the letters of a label reach above its baseline and below, in multiples of the size;
#: most labels are numbers, which have nothing below.
_RISE, _FALL, _FLAT = 0.76, 0.2, 0.03
_FLAT_LETTERS = frozenset("0123456789.+-–−% ≤≥~<>:")
#: The room around a label that makes it a word of its own, in multiples of its size.
_ASIDE, _ABOVE = 0.15, 0.18
#: A marker or label that is nearer than this, in multiples of its size, seems to belong to it.
_NEAR = 0.5

#: As many labels that do not fit are told of a chart.
_TOLD = 3


class Label(NamedTuple):
    """The label of a value: its series, its place in it, its text, where its letters stand."""

    series: int
    point: int
    text: str
    rect: Rect


class Clash(NamedTuple):
    """A label that runs into something, by how much, and whether across its width."""

    label: Label
    depth: int
    across: bool


class PlacedLabels(NamedTuple):
    """Labels where they stand, and what they run into.

    `sides` are those that each series' labels stand on, for lines only.
    """

    labels: list[Label]
    clashes: list[Clash]
    sides: tuple[tuple[solved.LabelSide, ...], ...] = ()

    def on(self, series: tuple[solved.ChartSeries, ...]) -> tuple[solved.ChartSeries, ...]:
        """The series with their labels placed."""
        rects = {label[:2]: label.rect for label in self.labels}
        return tuple(
            one._replace(
                label_sides=self.sides[order] if self.sides else (),
                label_rects=tuple(rects.get((order, at)) for at in range(len(one.labels))),
            )
            if one.labels
            else one
            for order, one in enumerate(series)
        )


class Letters:
    """Where the letters of labels in a style stand. A label's box is as high as its face."""

    def __init__(self, style: Style, texts: Texts) -> None:
        self._style = style
        self._texts = texts
        self._ascent = texts.ascent(style)
        self._box = self._ascent + texts.descent(style)

    @property
    def height(self) -> int:
        """The height of a label's box with its distance from a bar."""
        return self._box + _FROM_BAR

    def width(self, text: str) -> int:
        """The width of a label."""
        return self._texts.width(text, self._style)

    def at_bar(self, text: str, kind: str, bar: Rect, negative: bool) -> Rect:
        """The letters of a label beyond the end of a bar or column."""
        width = self.width(text)
        if kind == "bar":
            x = bar.x - _FROM_BAR - width if negative else bar.right + _FROM_BAR
            return self._letters(text, x, bar.y + (bar.height - self._box) // 2, width)
        y = bar.bottom + _FROM_BAR if negative else bar.y - _FROM_BAR - self._box
        return self._letters(text, bar.x + (bar.width - width) // 2, y, width)

    def in_bar(self, text: str, bar: Rect) -> Rect:
        """The letters of a label in the middle of a bar or column."""
        width = self.width(text)
        x, y = bar.x + (bar.width - width) // 2, bar.y + (bar.height - self._box) // 2
        return self._letters(text, x, y, width)

    def at_point(self, text: str, side: solved.LabelSide, point: Point, marker: int) -> Rect:
        """The letters of a label at one side of a point, whose marker has this radius."""
        width = self.width(text)
        away = marker + _FROM_MARKER
        x, y = point.x - width // 2, point.y - self._box // 2
        if side == "t":
            y = point.y - away - self._box
        elif side == "b":
            y = point.y + away
        else:
            x = point.x + away if side == "r" else point.x - away - width
        return self._letters(text, x, y, width)

    def _letters(self, text: str, x: int, y: int, width: int) -> Rect:
        """The letters of a label whose box has its top left corner here."""
        em = self._style.em
        top = y + self._ascent - round(_RISE * em)
        fall = _FLAT if _FLAT_LETTERS.issuperset(text) else _FALL
        return Rect(x, top, width, round((_RISE + fall) * em))

    def padded(self, rect: Rect, *, above: bool = True) -> Rect:
        """The letters of a label with the room that keeps them apart from others.

        Not `above` them, if the others are the tops of columns and not letters.
        """
        aside = round(_ASIDE * self._style.em)
        over = round(_ABOVE * self._style.em) if above else 0
        return Rect(rect.x - aside, rect.y - over, rect.width + 2 * aside, rect.height + 2 * over)

    def surroundings(self, rect: Rect) -> Rect:
        """The letters of a label with the room where what else stands seems to belong to it."""
        near = round(_NEAR * self._style.em)
        return Rect(rect.x - near, rect.y - near, rect.width + 2 * near, rect.height + 2 * near)


def worst_of(clashes: Iterable[Clash]) -> list[Clash]:
    """What is told of clashes: of each label the worst, of few labels only."""
    worst: dict[tuple[int, int], Clash] = {}
    for clash in clashes:
        key = clash.label[:2]
        if key not in worst or clash.depth > worst[key].depth:
            worst[key] = clash
    return sorted(worst.values(), key=lambda clash: -clash.depth)[:_TOLD]


def overlap(one: Rect, other: Rect) -> tuple[int, int]:
    """How far two rectangles overlap across and down; they do if both are positive."""
    return (
        min(one.right, other.right) - max(one.x, other.x),
        min(one.bottom, other.bottom) - max(one.y, other.y),
    )


def leaves(area: Rect, label: Label) -> Clash | None:
    """The clash of a label that reaches beyond an area."""
    rect = label.rect
    across = max(area.x - rect.x, rect.right - area.right)
    down = max(area.y - rect.y, rect.bottom - area.bottom)
    if max(across, down) <= 0:
        return None
    return Clash(label, max(across, down), across >= down)
