"""The solved chart of a box: with labels at its values if they have room, else with an axis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from deck import boxes, model, solved
from deck.geometry import EMU_PER_PX, Rect
from deck.layout.charts.bar_labels import place_bar_labels
from deck.layout.charts.colors import readable_on, series_colors
from deck.layout.charts.contents import describe, keys, label_texts
from deck.layout.charts.doughnuts import doughnut_frame
from deck.layout.charts.labels import Clash, Letters, worst_of
from deck.layout.charts.legends import place_legend
from deck.layout.charts.line_labels import place_line_labels
from deck.layout.charts.marks import measure
from deck.layout.charts.plots import Need, Plan, plan_lying, plan_upright
from deck.layout.charts.scatters import scatter_frame
from deck.layout.charts.stack_labels import place_stack_labels, without_hidden
from deck.layout.charts.texts import GAP, TIGHT, Texts
from deck.layout.nodes import Context, Overflow

#: The diameter of markers in points, and the width of lines.
_MARKER = 9
_LINE = 3 * EMU_PER_PX
#: Between bars that stand on each other.
_EDGE = EMU_PER_PX
#: How broad a bar and how wide a column is at most, and the widest gap that there is
#: (ECMA-376 Part 1, 21.2.3.14).
_BROAD, _WIDE, _WIDEST_GAP = 104 * EMU_PER_PX, 240 * EMU_PER_PX, 500
_GROUPINGS: dict[model.Stacked, solved.Grouping] = {
    "no": "clustered",
    "yes": "stacked",
    "percent": "percentStacked",
}
#: With more series than this, values stand on the axis and not at the points.
_LABELLED = 3

#: Which series have labels at their values.
_Shown = tuple[bool, ...]


class _Try(NamedTuple):
    """A chart with labels at some series, and what is wrong with it."""

    frame: solved.ChartFrame
    clashes: list[Clash]
    overflows: list[Overflow]


def chart_frame(
    rect: Rect, box: boxes.ChartBox, context: Context
) -> tuple[solved.ChartFrame, list[Overflow]]:
    """The solved chart in a place, at the sizes of the context, and what does not fit there.

    Values stand at their bars and points if they have room there at the smallest size; else
    marks of an axis tell them. The labels that an author has written must have room.
    """
    chart = box.chart
    if chart.kind == "scatter":
        return scatter_frame(rect, box, context)
    if chart.kind == "doughnut":
        return doughnut_frame(rect, box, context)
    solver = _Solver(rect, box, context)
    if chart.stacked != "no":
        tried = solver.stacked()
        return tried.frame, [
            *tried.overflows,
            *_label_overflows(tried.clashes, chart, solver.texts),
        ]
    for shown in _choices(chart):
        tried = solver.attempt(shown)
        if not tried.clashes or solver.texts.can_shrink(solver.texts.value):
            break
    return tried.frame, [*tried.overflows, *_label_overflows(tried.clashes, chart, solver.texts)]


def _choices(chart: model.Chart) -> list[_Shown]:
    """Which series may have labels, best first; the last choice is taken as it is."""
    own = tuple(bool(series.labels) for series in chart.series)
    every = (True,) * len(chart.series)
    return [every, own] if len(chart.series) <= _LABELLED and own != every else [own]


def _label_overflows(clashes: Sequence[Clash], chart: model.Chart, texts: Texts) -> list[Overflow]:
    """What is told of labels that clash: of each the worst, of few labels only."""
    found = []
    for label, depth, across in worst_of(clashes):
        own = chart.series[label.series].labels
        needed = label.rect.width if across else label.rect.height
        found.append(
            texts.overflow(
                "label",
                texts.value,
                needed,
                needed - depth,
                [own[label.point]] if own else [],
                across=across,
            )
        )
    return found


class _Solver:
    """Makes the chart of a box in a place."""

    def __init__(self, rect: Rect, box: boxes.ChartBox, context: Context) -> None:
        self._rect = rect
        self._box = box
        self._colors = context.sizes.theme.colors
        self.texts = Texts(box, context)
        self._letters = Letters(self.texts.value, self.texts)
        self._legend: solved.Legend | None = None
        self._overflows: list[Overflow] = []
        if len(box.chart.series) > 1:
            self._legend, self._overflows = place_legend(rect, box.chart, self.texts)

    def attempt(self, shown: _Shown) -> _Try:
        """The chart with labels at the series that are `shown`."""
        chart, rect = self._box.chart, self._rect
        series = tuple(self._series(order, labelled) for order, labelled in enumerate(shown))
        top = self._legend.rect.height + TIGHT if self._legend else 0
        axis = not all(shown)
        plan = plan_lying if chart.kind == "bar" else plan_upright
        planned = plan(rect, top, chart, self._needs(series), axis, self.texts)
        frame = self._frame(series, planned, axis)
        frame, clashes = self._with_labels(frame, top)
        return _Try(frame, clashes, [*self._overflows, *planned.overflows])

    def stacked(self) -> _Try:
        """The chart with labels in the bars that have room, and an axis if others have none."""
        chart, rect = self._box.chart, self._rect
        percent = chart.stacked == "percent"
        shown = tuple(map(self._in_bars, range(len(chart.series))))
        own = tuple(bool(one.labels) for one in chart.series)
        top = self._legend.rect.height + TIGHT if self._legend else 0
        plan = plan_lying if chart.kind == "bar" else plan_upright
        last = not self.texts.can_shrink(self.texts.value)
        for axis in (True,) if percent else (False, True):
            planned = plan(rect, top, chart, (), axis, self.texts)
            frame = self._frame(shown, planned, axis)
            found = place_stack_labels(frame, self._letters, own, last=last)
            if not found.hidden:
                break
        frame = frame._replace(series=found.placed.on(without_hidden(frame, found.placed)))
        return _Try(frame, found.placed.clashes, [*self._overflows, *planned.overflows])

    def _in_bars(self, order: int) -> solved.ChartSeries:
        """A series with its labels in its bars, in colours that can be read there."""
        one = self._series(order, labelled=True)
        ground, text = (self._colors[name] for name in ("ground", "text"))
        fills = one.point_colors or (one.color,) * len(one.values)
        colors = tuple(readable_on(fill, ground, text) for fill in fills)
        return one._replace(label_position="ctr", label_colors=colors)

    def _with_labels(
        self, frame: solved.ChartFrame, top: int
    ) -> tuple[solved.ChartFrame, list[Clash]]:
        """The chart with the sides of its labels, and those that clash."""
        area, plot = self._rect, frame.plot
        if frame.kind == "bar":
            area = Rect(plot.x, area.y, area.right - plot.x, area.height)
        else:
            area = Rect(area.x, area.y + top, area.width, plot.bottom - area.y - top)
        place = place_line_labels if frame.kind == "line" else place_bar_labels
        hurried = self.texts.can_shrink(self.texts.value)
        placed = place(frame, area, self._letters, hurried=hurried)
        return frame._replace(series=placed.on(frame.series)), placed.clashes

    def _needs(self, series: Sequence[solved.ChartSeries]) -> list[Need]:
        """The room that labels need beyond their values, along the value axis."""
        kind = self._box.chart.kind
        needs = []
        for one in series:
            for value, text in zip(one.values, one.labels, strict=False):
                if value is None or text is None:
                    continue
                if kind == "bar":
                    room = self.texts.width(text, self.texts.value) + GAP
                else:
                    room = self._letters.height + TIGHT
                needs.append(Need(value, room, value >= 0 or kind == "line"))
        return needs

    def _series(self, order: int, labelled: bool) -> solved.ChartSeries:
        chart = self._box.chart
        series = chart.series[order]
        own = series_colors(self._box, order, self._colors)
        line = chart.kind == "line"
        return solved.ChartSeries(
            name=series.name.plain,
            values=series.values,
            color=own.series,
            point_colors=own.points,
            labels=label_texts(series, chart) if labelled else (),
            label_look=self.texts.value.look,
            label_colors=own.labels,
            label_position="t" if line else "outEnd",
            number_format=chart.number_format,
            line_width=_LINE if line else 0,
            marker_size=_MARKER if line else 0,
        )

    def _frame(
        self, series: tuple[solved.ChartSeries, ...], plan: Plan, axis: bool
    ) -> solved.ChartFrame:
        box, chart = self._box, self._box.chart
        line = solved.Border(self._colors[box.line], EMU_PER_PX)
        stacked = chart.stacked != "no"
        # A label would be struck through by gridlines.
        gridlines = axis and (stacked or not any(one.labels for one in series))
        return solved.ChartFrame(
            name=box.frame.name or "Chart",
            rect=self._rect,
            kind=chart.kind,
            categories=tuple(category.plain for category in chart.categories),
            series=series,
            plot=plan.plot,
            category_axis=solved.Axis(
                look=self.texts.name.look,
                line=line,
                gridlines=None,
                reverse=chart.kind == "bar",
                turned=plan.names.turned,
            ),
            value_axis=solved.Axis(
                look=self.texts.mark.look if axis else None,
                line=None,
                gridlines=line if gridlines else None,
                number_format=measure(chart).number_format,
                minimum=plan.scale.minimum,
                maximum=plan.scale.maximum,
                step=plan.scale.step,
            ),
            gap=_gap(plan.plot, chart),
            overlap=100 if stacked else -8 if len(series) > 1 else 0,
            legend=self._legend,
            alt=chart.alt or describe(chart),
            keys=keys(chart),
            span=chart.span,
            category_lines=plan.names.lines,
            grouping=_GROUPINGS[chart.stacked],
            edge=solved.Border(self._colors["ground"], _EDGE) if stacked else None,
        )


def _gap(plot: Rect, chart: model.Chart) -> int:
    """The room between the bars of two categories, in percent of a bar's breadth.

    Where bars are few, there is more of it rather than that bars become slabs.
    """
    count = len(chart.series) if chart.stacked == "no" else 1
    usual = 60 if len(chart.series) > 1 else 112
    length, most = (plot.height, _BROAD) if chart.kind == "bar" else (plot.width, _WIDE)
    pitch = length / len(chart.categories)
    return max(usual, min(_WIDEST_GAP, round((pitch / most - count) * 100)))
