"""What is told of charts whose texts have no room, and where."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from deck import assets, solved
from deck.pipeline import Outcome, prepare

THEME = str(Path(__file__).resolve().parent.parent / "themes" / "terminal")
Content = Callable[..., Path]

pytestmark = pytest.mark.skipif(assets.missing() is not None, reason="the fonts are not installed")


def built(folder: Path) -> Outcome:
    return prepare(folder, theme=THEME, draft=False, timestamp=datetime(2026, 1, 2, tzinfo=UTC))


def chart(categories: str, labels: str = "", values: str = "") -> str:
    values = values or ", ".join(["5"] * len(categories.split(",")))
    return f"""\
  - layout: chart
    title: A chart
    chart:
      type: column
      categories: [{categories}]
      series:
        - name: s
          values: [{values}]
          labels: [{labels}]
"""


def test_a_label_without_room_is_told_at_its_place(content: Content) -> None:
    labels = '"", a label that is much too long for this, ' + ", ".join(['""'] * 10)
    slide = chart(
        "a, b, c, d, e, f, g, h, i, j, k, l", labels, "1, 1, 9, 1, 1, 1, 1, 1, 1, 1, 1, 1"
    )
    (problem,) = built(content(slide)).diagnostics
    assert problem.severity == "error"
    assert problem.message.startswith('the label "a label that is much too long for this" does not')
    assert "at its smallest size, 12 pt" in problem.message
    assert problem.span
    assert (problem.span.line, problem.span.column) == (12, 24)


def test_names_without_room_are_told_at_the_longest(content: Content) -> None:
    names = [f"Name{at}" + "x" * 30 * (at == 9) for at in range(30)]
    (problem,) = built(content(chart(", ".join(names)))).diagnostics
    assert problem.message.startswith(f'the name "{names[9]}" does not fit: it is ')
    assert problem.span
    assert (problem.span.line, problem.span.length) == (8, len(names[9]))


def test_numbers_without_room_go_to_the_axis(content: Content) -> None:
    values = ", ".join(str(1234567 + at) for at in range(20))
    outcome = built(content(chart(", ".join("abcdefghijklmnopqrst"), "", values)))
    assert outcome.diagnostics == ()
    assert outcome.deck
    (frame,) = (one for one in outcome.deck.slides[0].shapes if isinstance(one, solved.ChartFrame))
    assert frame.series[0].labels == ()
    assert frame.value_axis.look
    assert frame.value_axis.look.size == 12


def test_a_name_that_is_hyphenated_in_a_draft_has_all_its_letters(content: Content) -> None:
    name = "Genehmigungsverfahrensordnung Osten"
    folder = content(
        "  - layout: comparison\n    title: Ring\n    takeaways: [{heading: Erstens}]\n"
        f"    chart: {{type: doughnut, categories: [Erste, Zweite, {name}],"
        " series: [{name: A, values: [1, 2, 3]}]}\n"
    )
    deck = (folder / "deck.yaml").read_text(encoding="utf-8")
    (folder / "deck.yaml").write_text(deck.replace("lang: en", "lang: de"), encoding="utf-8")
    date = datetime(2026, 1, 2, tzinfo=UTC)
    outcome = prepare(folder, theme=THEME, draft=True, timestamp=date)
    assert outcome.deck
    (frame,) = (one for one in outcome.deck.slides[0].shapes if isinstance(one, solved.ChartFrame))
    label = frame.series[0].label_texts[2]
    assert label
    assert label.lines == ("Genehmigungsverfahrensord-", "nung Osten 3")
