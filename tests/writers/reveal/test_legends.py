"""Legends of charts: where keys and names stand. The type is 20 px large."""

from __future__ import annotations

import re

import pytest
from writers.powerpoint import sample
from writers.reveal.making import Flat, px, sheet

from deck.solved import ChartFrame, Legend
from deck.writers.reveal.chart_texts import ChartTexts
from deck.writers.reveal.legends import legend
from deck.writers.reveal.looks import Looks

#: Names that are 50 px and 70 px wide.
WIDTHS = (px(0, 0, 50, 0).width, px(0, 0, 70, 0).width)
NEXT = Legend(px(64, 216, 360, 32), sample.LABEL, columns=2, widths=WIDTHS)
BELOW = Legend(px(64, 216, 200, 64), sample.LABEL, columns=1, widths=WIDTHS)


def numbers(chart: ChartFrame, place: Legend, tag: str, *names: str) -> list[list[float]]:
    """Attributes of each element of a kind in a legend, in its order."""
    texts = ChartTexts(Looks(sheet()), Flat(sample.THEME.faces))
    found = re.findall(rf"<{tag} ([^>]*)>", "".join(legend(chart, place, texts)))
    assert found
    read = [dict(re.findall(r'([\w-]+)="([^"]*)"', one)) for one in found]
    return [[float(one[name]) for name in names] for one in read]


def near(*rows: tuple[float, ...]) -> list[object]:
    return [pytest.approx(row, abs=0.02) for row in rows]


def test_entries_next_to_each_other_share_what_is_left_of_the_width() -> None:
    # Edges of 6.6 px; key 12, then 4.4 to the name; 13.2 between columns. So 180.8 px are left,
    # a third of it, 60.27, before, between and behind the entries.
    chart = sample.column_chart()
    assert numbers(chart, NEXT, "rect", "x", "y", "width", "height") == near(
        (130.87, 226, 12, 12), (270.73, 226, 12, 12)
    )
    # Half a line, 10 px, above the middle begin letters that reach 15 px above their baseline.
    assert numbers(chart, NEXT, "text", "x", "y") == near((147.27, 237), (287.13, 237))


def test_entries_below_each_other_begin_at_one_place() -> None:
    # The longer name, its key and the edges take 99.6 px of 200.
    chart = sample.column_chart()
    assert numbers(chart, BELOW, "rect", "x", "y") == near((120.8, 226), (120.8, 258))
    assert numbers(chart, BELOW, "text", "x", "y") == near((137.2, 237), (137.2, 269))


def test_the_key_of_a_line_is_8_mm_long_with_its_marker_in_the_middle() -> None:
    # 30.24 px, whatever the size of the type: 48.11 px are left on each side.
    chart = sample.line_chart()._replace(series=sample.line_chart().series[:1])
    place = NEXT._replace(columns=1, widths=WIDTHS[:1], rect=px(64, 216, 194.06, 32))
    assert numbers(chart, place, "line", "x1", "x2", "y1", "y2") == near((118.71, 148.95, 232, 232))
    assert numbers(chart, place, "circle", "cx", "cy", "r") == near((133.83, 232, 6))
    assert numbers(chart, place, "text", "x", "y") == near((153.35, 237))


def test_the_key_of_points_is_their_marker() -> None:
    chart = sample.scatter_chart()._replace(
        series=(sample.scatter_chart().series[0]._replace(marker="square"),)
    )
    place = NEXT._replace(columns=1, widths=WIDTHS[:1])
    assert numbers(chart, place, "rect", "x", "y", "width", "height") == near((210.8, 226, 12, 12))
    assert numbers(chart, place, "text", "x") == near((227.2,))


def test_a_legend_that_is_too_narrow_has_no_room_to_share() -> None:
    narrow = NEXT._replace(rect=px(64, 216, 100, 32))
    assert numbers(sample.column_chart(), narrow, "text", "x") == near((87,), (166.6,))
