"""The colours of series, points and labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import cycle
from typing import NamedTuple

from deck import boxes, model, solved


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
        own = colors[_in_turn(box, [one.role for one in box.chart.series])[order]]
        return SeriesColors(own, (), (own,) * len(series.values))
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


def slice_colors(
    box: boxes.ChartBox, colors: Mapping[str, solved.Color]
) -> tuple[solved.Color, ...]:
    """The colour of each slice of a doughnut: that of its role, or the next one."""
    roles = box.chart.roles or (None,) * len(box.chart.categories)
    return tuple(colors[name] for name in _in_turn(box, roles))


def _in_turn(box: boxes.ChartBox, roles: Sequence[model.Role | None]) -> list[str]:
    """The colour of each role; what has none takes the next one that nothing else has."""
    used = {f"role{role.order + 1}" for role in roles if role}
    free = [name for name in box.colors if name not in used] or box.colors
    others = cycle(free)
    return [f"role{role.order + 1}" if role else next(others) for role in roles]


@lru_cache(maxsize=64)
def readable_on(fill: solved.Color, ground: solved.Color, text: solved.Color) -> solved.Color:
    """Of the colours of ground and text the one with more contrast on a filled place.

    By the contrast of WCAG 2.2, 1.4.3; what is not opaque shows the ground.
    """
    share = fill.alpha / 100
    mixed = tuple(
        top * share + below * (1 - share)
        for top, below in zip(_channels(fill), _channels(ground), strict=True)
    )
    behind = _luminance(mixed) + 0.05

    def contrast(color: solved.Color) -> float:
        own = _luminance(_channels(color)) + 0.05
        return max(own, behind) / min(own, behind)

    return max((ground, text), key=contrast)


def _channels(color: solved.Color) -> tuple[float, ...]:
    return tuple(int(color.rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))


def _luminance(channels: tuple[float, ...]) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
