"""What docs/content.md says of how much goes on a slide of the theme `terminal`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from deck import assets
from deck.pipeline import prepare

THEME = str(Path(__file__).resolve().parent.parent / "themes" / "terminal")
Content = Callable[..., Path]

pytestmark = pytest.mark.skipif(assets.missing() is not None, reason="the fonts are not installed")

CHART = "chart: {type: bar, categories: [a], series: [{name: s, values: [1]}]}"


def built(folder: Path) -> tuple[int, list[str]]:
    """How many slides a deck has, and what is said about it."""
    date = datetime(2026, 1, 2, tzinfo=UTC)
    outcome = prepare(folder, theme=THEME, draft=False, timestamp=date)
    messages = [item.message for item in outcome.diagnostics]
    return len(outcome.deck.slides) if outcome.deck else 0, messages


@pytest.mark.parametrize(
    ("fields", "item", "most"),
    [
        ("layout: cards, cards: [{}]", "{heading: h, text: t}", 6),
        ("layout: leaders, cards: [{}]", "{heading: h, specs: [s]}", 6),
        ("layout: tier, status: [{{label: l, state: s}}], points: [{}]", "{heading: h}", 5),
        (f"layout: comparison, {CHART.replace('{', '{{').replace('}', '}}')}, takeaways: [{{}}]",
         "{heading: h}", 4),
    ],
)  # fmt: skip
def test_what_continues(content: Content, fields: str, item: str, most: int) -> None:
    for count, slides in ((most, 1), (most + 1, 2), (2 * most + 1, 3)):
        items = ", ".join([item] * count)
        folder = content(f"  - {{title: t, {fields.format(items)}}}\n")
        assert built(folder) == (slides, [])


@pytest.mark.parametrize(
    ("item", "count", "slides"),
    [("short", 12, 1), ("long " * 12, 8, 1), ("long " * 12, 9, 2), ("long " * 12, 12, 2)],
)
def test_points_continue(content: Content, item: str, count: int, slides: int) -> None:
    items = ", ".join([item.strip()] * count)
    folder = content(f"  - {{layout: points, title: t, points: [{items}]}}\n")
    assert built(folder) == (slides, [])


def test_rows_continue(content: Content) -> None:
    rows = ", ".join(["[x, y]"] * 30)
    count, said = built(
        content(f"  - {{layout: table, title: t, columns: [a, b], rows: [{rows}]}}")
    )
    assert (count, said) == (3, [])


def test_sources_continue(content: Content) -> None:
    folder = content("  - {layout: sources, title: t, methods: [{heading: h}]}\n")
    sources = "".join(f"- {{id: s{n}, title: s, author: a}}\n" for n in range(12))
    (folder / "sources.yaml").write_text(sources, encoding="utf-8")
    assert built(folder) == (2, [])


def test_an_agenda_continues(content: Content) -> None:
    for count, slides in ((16, 17), (17, 19)):
        folder = content("  - {layout: agenda, title: t}\n", name=f"agenda-{count}")
        names = [f"s{number}" for number in range(count)]
        for name in names:
            text = f"title: {name}\nslides: [{{layout: statement, title: {name}}}]\n"
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        deck = folder / "deck.yaml"
        listed = deck.read_text("utf-8").replace("[only]", f"[only, {', '.join(names)}]")
        deck.write_text(listed, encoding="utf-8")
        assert built(folder) == (slides, [])


@pytest.mark.parametrize(
    ("fields", "fits"),
    [
        (f"layout: cards, cards: [{{heading: h}}], title: {'m' * 43} {'m' * 42}", True),
        (f"layout: cards, cards: [{{heading: h}}], title: {'m' * 43} {'m' * 43} m", False),
        (f"layout: cards, cards: [{{heading: h}}], title: t, kicker: {'m' * 80}", True),
        (f"layout: cards, cards: [{{heading: h}}], title: t, kicker: {'m ' * 50}", False),
        (f"layout: cover, title: {'mmmm ' * 18}", True),
        (f"layout: cover, title: {'mmmm ' * 25}", False),
    ],
)
def test_what_keeps_its_lines(content: Content, fields: str, fits: bool) -> None:
    count, said = built(content(f"  - {{{fields}}}\n"))
    assert (count, len(said)) == ((1, 0) if fits else (0, 1))


@pytest.mark.parametrize(("field", "item", "most"), [
    ("layout: cover, parts", "{heading: h}", 4),
    ("layout: tier, points: [{heading: h}], status", "{label: l, state: s}", 5),
])  # fmt: skip
def test_what_has_a_bound(content: Content, field: str, item: str, most: int) -> None:
    items = ", ".join([item] * most)
    assert built(content(f"  - {{title: t, {field}: [{items}]}}\n")) == (1, [])
    _, (said,) = built(content(f"  - {{title: t, {field}: [{items}, {item}]}}\n"))
    assert said.endswith(f"has {most + 1} items, {most} at most")
