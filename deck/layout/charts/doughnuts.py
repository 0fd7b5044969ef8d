"""Doughnuts: a ring of slices, with the name and the value of each beside it.

All labels stand at the left and the right of the ring, each as near to its slice as its
neighbours allow. So the ring is as high as the frame, and no legend has to be read.
"""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

from deck import boxes, chart_places, model, solved
from deck.geometry import EMU_PER_PX, Rect
from deck.layout.charts.colors import slice_colors
from deck.layout.charts.contents import describe, keys, label_format, label_texts
from deck.layout.charts.texts import GAP, TIGHT, Texts
from deck.layout.nodes import Context, Overflow
from deck.number_format import GENERAL

#: The sizes that a ring may have, best first: the number of lines that names are broken into at
#: most, and the share of the frame's lesser side.
_SIZES = (
    *((1, share) for share in (1.0, 0.94, 0.88, 0.82)),
    *((2, share) for share in (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.62)),
)
#: How much of the hole's width a text may fill, and how many lines it may have.
_FILLED, _MOST_LINES = 0.76, 3
#: The distance of two labels of one side, in multiples of their size.
_APART = 0.35
_EDGE = 2 * EMU_PER_PX


class _Block(NamedTuple):
    """The name and the value of a slice, as they stand beside the ring."""

    at: int
    lines: tuple[str, ...]
    width: int
    height: int
    turn: float

    @property
    def right(self) -> bool:
        """Whether it stands at the right of the ring."""
        return self.turn < 0.5


def doughnut_frame(
    rect: Rect, box: boxes.ChartBox, context: Context
) -> tuple[solved.ChartFrame, list[Overflow]]:
    """The solved doughnut in a place, and what does not fit there."""
    return _Doughnut(rect, box, context).solve()


class _Doughnut:
    def __init__(self, rect: Rect, box: boxes.ChartBox, context: Context) -> None:
        self._rect = rect
        self._box = box
        self._chart: model.Chart = box.chart
        self._theme = context.sizes.theme
        self._texts = Texts(box, context)

    def solve(self) -> tuple[solved.ChartFrame, list[Overflow]]:
        """The doughnut; values stand below their names, or beside them if that is too high."""
        values = label_texts(self._chart.series[0], self._chart)
        for separator in "\n ":
            self._overflows: list[Overflow] = []
            texts = self._label_texts(values, separator)
            frame = self._frame(self._plot(texts))
            ring = chart_places.ring(frame)
            blocks = self._blocks(frame, texts)
            places: dict[int, Rect] = {}
            for right in (False, True):
                side = [block for block in blocks if block.right == right]
                places.update(self._column(side, ring, right))
            if not self._overflows:
                break
        labelled = self._labelled(frame, blocks, places, values, separator)
        return frame._replace(series=(labelled,), center=self._center(ring)), self._overflows

    def _label_texts(self, values: tuple[str | None, ...], separator: str) -> list[str | None]:
        """The whole label of each slice, None where there is no slice."""
        chart = self._chart
        named = zip(chart.categories, chart.series[0].values, values, strict=True)
        return [
            f"{name.plain}{separator}{label or ''}".rstrip() if value else None
            for name, value, label in named
        ]

    def _plot(self, labels: list[str | None]) -> Rect:
        """The ring's place: the middle of the frame, as large as the labels beside it allow.

        It is smaller rather than that names are broken, and much smaller rather than that
        they are broken into more than two lines.
        """
        rect = self._rect
        most = min(rect.height, rect.width)
        parts = [part for label in labels if label for part in label.split("\n")]
        for lines, share in _SIZES:
            size = round(most * share)
            if self._have_room(parts, (rect.width - size) // 2 - GAP, lines):
                break
        x, y = rect.x + (rect.width - size) // 2, rect.y + (rect.height - size) // 2
        return Rect(x, y, size, size)

    def _have_room(self, parts: list[str], room: int, most: int) -> bool:
        """Whether names and values beside the ring take so many lines at most."""
        texts, style = self._texts, self._texts.name
        return room > 0 and all(
            texts.width(part, style) <= room
            or (
                most > 1
                and texts.widest_word(part, style) <= room
                and len(texts.lines(part, style, room)[0]) <= most
            )
            for part in parts
        )

    def _frame(self, plot: Rect) -> solved.ChartFrame:
        chart, colors = self._chart, slice_colors(self._box, self._theme.colors)
        series = chart.series[0]
        own = solved.ChartSeries(
            name=series.name.plain,
            values=series.values,
            color=colors[0],
            point_colors=colors,
            labels=(),
            label_look=self._texts.name.look,
            label_colors=colors,
            label_position="ctr",
            # Of shares, the format is theirs and not that of the values.
            number_format=GENERAL if chart.shares else chart.number_format,
            shares=chart.shares,
            label_format=label_format(chart),
        )
        none = solved.Axis(None, None, None)
        return solved.ChartFrame(
            name=self._box.frame.name or "Chart",
            rect=self._rect,
            kind="doughnut",
            categories=tuple(category.plain for category in chart.categories),
            series=(own,),
            plot=plot,
            category_axis=none,
            value_axis=none,
            gap=0,
            overlap=0,
            legend=None,
            alt=chart.alt or describe(chart),
            keys=keys(chart),
            span=chart.span,
            # A slice that is the whole has no neighbour.
            edge=solved.Border(self._theme.colors["ground"], _EDGE)
            if sum(bool(value) for value in series.values) > 1
            else None,
        )

    def _blocks(self, frame: solved.ChartFrame, labels: list[str | None]) -> list[_Block]:
        """The labels of the slices, broken into lines beside the ring."""
        texts, style = self._texts, self._texts.name
        room = max(1, (self._rect.width - frame.plot.width) // 2 - GAP)
        blocks = []
        for at, slice_ in enumerate(chart_places.slices(frame)):
            label = labels[at]
            if slice_ is None or label is None:
                continue
            broken = [texts.lines(part, style, room) for part in label.split("\n")]
            word = max(texts.widest_word(part, style) for part in label.split("\n"))
            if word > room:
                name = self._chart.categories[at]
                over = texts.overflow("category", style, word, room, [name], across=True)
                self._overflows.append(over)
            lines = tuple(line for part, _ in broken for line in part)
            width = max(widest for _, widest in broken)
            blocks.append(_Block(at, lines, width, len(lines) * style.leading, slice_.middle))
        return blocks

    def _column(
        self, blocks: list[_Block], ring: chart_places.Ring, right: bool
    ) -> dict[int, Rect]:
        """The places of the labels of one side, none above another's place in the order."""
        rect, style = self._rect, self._texts.name
        blocks = sorted(blocks, key=lambda block: ring.at(block.turn, 1e6).y)
        apart = round(_APART * style.em)
        needed = sum(block.height for block in blocks) + apart * max(0, len(blocks) - 1)
        if needed > rect.height:
            names = [max(blocks, key=lambda block: block.height)]
            text = self._chart.categories[names[0].at]
            over = self._texts.overflow("slices", style, needed, rect.height, [text], across=False)
            self._overflows.append(over)
        tops = [ring.at(block.turn, ring.outer).y - block.height // 2 for block in blocks]
        tops = spread([block.height + apart for block in blocks], tops, rect.y, rect.bottom + apart)
        places = {}
        for block, top in zip(blocks, tops, strict=True):
            away = _beside(ring, top, block.height)
            x = ring.middle.x + away if right else ring.middle.x - away - block.width
            places[block.at] = Rect(x, top, block.width, block.height)
        return places

    def _labelled(
        self,
        frame: solved.ChartFrame,
        blocks: list[_Block],
        places: dict[int, Rect],
        values: tuple[str | None, ...],
        separator: str,
    ) -> solved.ChartSeries:
        """The series with its labels, and how far each is moved from the middle of its slice."""
        ring = chart_places.ring(frame)
        texts: list[solved.LabelText | None] = [None] * len(values)
        for block in blocks:
            place, middle = places[block.at], ring.at(block.turn, (ring.outer + ring.inner) / 2)
            by = (
                place.x + place.width // 2 - middle.x,
                place.y + place.height // 2 - middle.y,
            )
            texts[block.at] = solved.LabelText(block.lines, separator, by)
        shown = zip(values, texts, strict=True)
        return frame.series[0]._replace(
            labels=tuple((value or "") if text else None for value, text in shown),
            label_texts=tuple(texts),
            label_rects=tuple(places.get(at) for at in range(len(values))),
        )

    def _center(self, ring: chart_places.Ring) -> solved.ChartText | None:
        """The text in the hole."""
        text, style = self._chart.center, self._texts.center
        if text is None:
            return None
        room = round(2 * ring.inner * _FILLED)
        lines, width = self._texts.lines(text.plain, style, room)
        word = self._texts.widest_word(text.plain, style)
        if word > room or len(lines) > _MOST_LINES:
            needed = max(word, round(room * len(lines) / _MOST_LINES))
            over = self._texts.overflow("center", style, needed, room, [text], across=True)
            self._overflows.append(over)
        # Titles have no leading of their own: the face's height counts.
        height = len(lines) * (self._texts.ascent(style) + self._texts.descent(style))
        x, y = ring.middle
        return solved.ChartText(
            lines, Rect(x - width // 2, y - height // 2, width, height), style.look
        )


def spread(heights: list[int], tops: list[int], least: int, most: int) -> list[int]:
    """Places in order that are as near as can be to where they are wanted, and do not overlap.

    Those that meet become a group about the mean of their wishes, inside of `least` to `most`.
    """
    groups: list[tuple[list[int], float]] = []
    for at in range(len(heights)):
        members, top = [at], float(tops[at])
        while True:
            length = sum(heights[member] for member in members)
            top = max(float(least), min(top, float(most - length)))
            if not groups:
                break
            above, above_top = groups[-1]
            if above_top + sum(heights[member] for member in above) <= top:
                break
            groups.pop()
            members = above + members
            # Where the first of them would stand if each had its wish.
            before, wishes = 0, 0.0
            for member in members:
                wishes += tops[member] - before
                before += heights[member]
            top = wishes / len(members)
        groups.append((members, top))
    placed = [0] * len(heights)
    for members, top in groups:
        below = top
        for member in members:
            placed[member] = round(below)
            below += heights[member]
    return placed


def _beside(ring: chart_places.Ring, top: int, height: int) -> int:
    """How far from the ring's middle a label begins that stands from `top` down beside it."""
    middle = ring.middle.y
    nearest = (
        0 if top <= middle <= top + height else min(abs(top - middle), abs(top + height - middle))
    )
    reach = ring.outer + TIGHT
    return round(sqrt(max(0.0, reach * reach - nearest * nearest))) + TIGHT // 2
