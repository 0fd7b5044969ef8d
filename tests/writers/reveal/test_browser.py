"""The page as Chromium shows it: nothing fetched, nothing told, every text at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from writers.reveal.browsing import DATE, GALLERY, INSTALLED, TALK, Opened, page_of, violations

from deck import solved
from deck.geometry import Rect, to_px
from deck.pipeline import prepare

#: What a text may be off its place by: a browser reckons in 64ths of a px, line after line.
NEAR = 0.3

pytestmark = INSTALLED

#: The lines of the current slide: text, left, right, baseline and the box that they stand in, and
#: where the text after a bullet begins.
LINES = """() => [...Reveal.getCurrentSlide().querySelectorAll('.l')]
    .filter(line => !line.closest('table')).map(line => {
  const range = document.createRange();
  range.selectNodeContents(line);
  const seen = [...range.getClientRects()].filter(rect => rect.width);
  const box = line.closest('.t').getBoundingClientRect();
  const bullet = line.querySelector('.m');
  if (bullet) range.setStartAfter(bullet);
  const own = [...range.getClientRects()].filter(rect => rect.width);
  return { text: line.textContent, left: Math.min(...seen.map(rect => rect.left)),
    right: Math.max(...seen.map(rect => rect.right)),
    base: Math.max(...seen.map(rect => rect.bottom)),
    start: Math.min(...own.map(rect => rect.left)),
    box: [box.left, box.top, box.right, box.bottom] };
})"""


@pytest.mark.parametrize("theme", ["terminal", "plain"])
@pytest.mark.parametrize("folder", [TALK, GALLERY], ids=["talk", "gallery"])
def test_every_line_stands_where_it_was_solved(
    opened: Callable[..., Opened], folder: Path, theme: str
) -> None:
    deck = prepare(folder, theme=theme, draft=False, timestamp=DATE).deck
    assert deck
    shown = opened(folder, theme)
    for index in shown.slides():
        expected = list(lines(deck.slides[index].shapes))
        found = [as_told(line) for line in shown.page.evaluate(LINES)]
        assert sorted(line[0] for line in found) == sorted(line[0] for line in expected)
        for line in expected:
            one = nearest(line, found)
            assert one[1:] == pytest.approx(line[1:], abs=NEAR), (index + 1, line.text)
    assert shown.told == []
    assert shown.asked == [shown.address]


class Told(NamedTuple):
    """A line: its text, its baseline, where it begins, and how far it leaves its box."""

    text: str
    base: float
    start: float
    outside: float = 0.0


def as_told(line: dict[str, Any]) -> Told:
    """A line of the page; it has to stay on the slide, too."""
    left, _, right, bottom = line["box"]
    outside = max(
        left - line["left"], line["right"] - right, line["base"] - bottom, -line["left"],
        line["right"] - 1280, line["base"] - 720, 0.0,
    )  # fmt: skip
    text = line["text"].strip("•→>–-/ \u00ad")
    return Told(text, line["base"], line["start"], outside)


def nearest(line: Told, found: list[Told]) -> Told:
    """The line of the same text that is nearest, which is taken out of those found."""
    same = [one for one in found if one.text == line.text]
    one = min(same, key=lambda one: abs(one.base - line.base) + abs(one.start - line.start))
    found.remove(one)
    return one


def lines(shapes: tuple[solved.Shape, ...]) -> Iterator[Told]:
    """Each line of text in shapes, as it was solved."""
    for shape in shapes:
        if isinstance(shape, solved.Group):
            yield from lines(shape.shapes)
        elif isinstance(shape, solved.AutoShape) and shape.text:
            yield from frame_lines(shape.text, shape.rect.inset(shape.text.insets))


def frame_lines(frame: solved.TextFrame, inner: Rect) -> Iterator[Told]:
    height = sum(len(one.lines) * one.leading for one in frame.paragraphs) * 4 / 3
    height += sum(one.before for one in frame.paragraphs[1:]) * 4 / 3
    above = to_px(inner.height) - height
    y = to_px(inner.y) + {"top": 0, "middle": above / 2, "bottom": above}[frame.anchor]
    for order, paragraph in enumerate(frame.paragraphs):
        y += paragraph.before * 4 / 3 if order else 0
        for line in paragraph.lines:
            y += paragraph.leading * 4 / 3
            text = paragraph.text[line.start : line.end]
            size = max((run.size for run in paragraph.runs), default=0)
            spare = to_px(inner.width - paragraph.indent - line.width)
            start = to_px(inner.x + (0 if paragraph.rtl else paragraph.indent))
            start += {"left": 0, "center": spare / 2, "right": spare}[paragraph.align]
            text = text.strip("•→>–-/ \u00ad\n")
            yield Told(text, y - size * 0.2 * 4 / 3, start)


def test_content_is_never_markup(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    evil = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
    slides = (
        f"  - layout: points\n    title: '{evil}'\n    points: ['{evil}']\n    notes: '{evil}'\n"
        f"  - layout: table\n    title: Two\n    columns: [Name, '{evil}']\n"
        f"    rows: [['{evil}', b]]\n"
        "  - layout: chart\n    title: Three\n    chart: {type: bar, categories: ['"
        f"{evil}', b], series: [{{name: '{evil}', values: [1, 2]}}]}}\n"
    )
    folder = content(slides)
    deck = folder / "deck.yaml"
    deck.write_text(deck.read_text().replace("A small deck", f"'{evil}'"))
    shown = opened(folder)
    for _ in shown.slides():
        found = shown.page.evaluate(
            "() => [document.images.length, document.querySelectorAll('[onerror]').length]"
        )
        assert found == [0, 0]
    assert shown.page.title() == evil
    assert shown.told == []
    # Even a script that got in would not run.
    shown.page.evaluate(
        "() => { const script = document.createElement('script');"
        " script.textContent = 'window.foreign = 1'; document.body.append(script); }"
    )
    assert shown.page.evaluate("() => window.foreign") is None


def test_a_chart_is_a_figure_with_its_data(opened: Callable[..., Opened]) -> None:
    shown = opened(TALK, suffix="#/in-code-an-open-weight-model-leads")
    figure = shown.page.get_by_role("figure")
    label = figure.get_attribute("aria-label") or ""
    assert label.startswith("Column chart: Score, per cent.")
    cells = figure.get_by_role("cell").all_inner_texts()
    assert cells[:4] == ["", "92.7", "90.1", "92.0"]
    assert figure.get_by_role("columnheader").all_inner_texts() == ["HumanEval", "MBPP"]


@pytest.mark.parametrize("theme", ["terminal", "plain"])
@pytest.mark.parametrize("folder", [TALK, GALLERY], ids=["talk", "gallery"])
def test_no_slide_breaks_a_rule_of_accessibility(
    opened: Callable[..., Opened], folder: Path, theme: str
) -> None:
    shown = opened(folder, theme)
    for index in shown.slides():
        # The frame around the slides is the same for all.
        found = violations(shown.page, "section.present" if index else None)
        assert found == [], index + 1


def test_the_talks_page_is_small_and_names_its_licences() -> None:
    page = page_of(TALK)
    assert len(page) < 600_000
    assert b"Hakim El Hattab, http://hakim.se, and reveal.js contributors" in page
    assert b"THE SOFTWARE IS PROVIDED" in page


def test_the_same_content_gives_the_same_bytes(content: Callable[..., Path]) -> None:
    folder = content("  - {layout: points, title: One, points: [a, b]}\n")
    assert page_of(folder) == page_of(folder)
