"""The colours of charts in the shipped themes: what a role owns means nothing else."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from deck import assets, solved
from deck.pipeline import prepare

pytestmark = pytest.mark.skipif(assets.missing() is not None, reason="the fonts are not installed")

THEMES = Path(__file__).resolve().parent.parent / "themes"
DECK = "title: T\nslug: t\nlang: en\ntheme: plain\nsections: [only]\nroles: {%s}\n"
SERIES = """\
title: Only
slides:
  - layout: %s
    title: A chart
    chart:
      type: line
      categories: [a, b]
      series:
%s"""


def slots(folder: Path, theme: str, layout: str, roles: int, *own: str) -> list[str]:
    """The slots of the theme that the series wear, the first ones of the roles `own`."""
    names = ", ".join(f"r{at}: Role {at}" for at in range(1, roles + 1))
    wearing = [f", role: {name}" for name in own] + [""] * (6 - len(own))
    rows = [
        f"        - {{name: s{at}, values: [{at}, {at}]{role}}}\n"
        for at, role in enumerate(wearing)
    ]
    takeaways = "    takeaways:\n      - heading: Lines\n" if layout == "comparison" else ""
    (folder / "deck.yaml").write_text(DECK % names, encoding="utf-8")
    (folder / "only.yaml").write_text(SERIES % (layout, "".join(rows)) + takeaways, "utf-8")
    outcome = prepare(
        folder, theme=str(THEMES / theme), draft=True, timestamp=datetime(2026, 1, 2, tzinfo=UTC)
    )
    assert outcome.deck, outcome.diagnostics
    shapes = outcome.deck.slides[0].shapes
    (chart,) = (shape for shape in shapes if isinstance(shape, solved.ChartFrame))
    return [series.color.slot for series in chart.series]


@pytest.mark.parametrize("theme", ["terminal", "plain"])
@pytest.mark.parametrize("layout", ["chart", "comparison"])
def test_colours_of_roles_come_last(tmp_path: Path, theme: str, layout: str) -> None:
    few = slots(tmp_path, theme, layout, 3)
    assert few[:3] == ["accent4", "accent5", "accent6"]
    assert few[-1] == "accent2"
    many = slots(tmp_path, theme, layout, 4)
    assert many[:2] == ["accent5", "accent6"]
    assert not {"accent1", "accent2", "accent3", "accent4"} & set(many[:4])


@pytest.mark.parametrize("theme", ["terminal", "plain"])
def test_series_without_a_role_begin_with_the_first_colour(tmp_path: Path, theme: str) -> None:
    worn = slots(tmp_path, theme, "chart", 3, "r2", "r1")
    assert worn[:5] == ["accent2", "accent1", "accent4", "accent5", "accent6"]
    assert len(set(worn)) == 6
