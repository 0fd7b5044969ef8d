"""The colours of series, points and labels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from deck import boxes, solved


class SeriesColors(NamedTuple):
    """The colour of a series, of each of its points (none if all have it), of each label."""

    series: solved.Color
    points: tuple[solved.Color, ...]
    labels: tuple[solved.Color, ...]


def series_colors(
    box: boxes.ChartBox, order: int, colors: Mapping[str, solved.Color]
) -> SeriesColors:
    """What the series at place `order` wears.

    Where categories have roles, every bar wears its role's colour; a second series is the
    dimmer one, and the legend shows the same two strengths in neutral colours.
    """
    series = box.chart.series[order]
    roles = box.chart.roles
    if not any(roles):
        own = f"role{series.role.order + 1}" if series.role else box.colors[order % len(box.colors)]
        return SeriesColors(colors[own], (), (colors[own],) * len(series.values))
    neutrals = box.neutral or box.colors
    neutral = neutrals[order % len(neutrals)]
    full = [f"role{role.order + 1}" if role else neutrals[0] for role in roles]
    points = [name if role else neutral for name, role in zip(full, roles, strict=True)]
    if order % 2:
        points = [f"{name}-dim" if f"{name}-dim" in colors else name for name in points]
    return SeriesColors(
        colors[neutral],
        tuple(colors[name] for name in points),
        tuple(colors[name] for name in full),
    )
