"""Charts as LibreOffice shows them: every text is there, whole, and clear of all others."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image
from renderers import require, said_by, to_pdf

from deck import assets, chart_places, solved
from deck.geometry import to_px
from deck.number_format import format_number
from deck.pipeline import prepare, write_powerpoint

THEME = str(Path(__file__).resolve().parent.parent / "themes" / "terminal")
MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
UNEVEN = [63, 28, 87, 12, 45, 99, 71, 34, 58, 90, 21, 76]
LONG = ["A model with a long name (open weight)", "One with a name that is even longer", "Short"]

pytestmark = pytest.mark.rendered

_WORD = re.compile(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<')


def chart(kind: str, categories: list[str], *rows: list[float], **fields: object) -> str:
    """A chart in YAML; further fields of the first series are its labels."""
    labels = fields.pop("labels", None)
    series = [{"name": f"Series {at}", "values": list(row)} for at, row in enumerate(rows, 1)]
    if labels:
        series[0]["labels"] = labels
    return repr({"type": kind, "categories": categories, "series": series, **fields})


CHARTS = {
    "months": chart("column", MONTHS.split(), UNEVEN, UNEVEN[::-1]),
    "lines": chart("line", MONTHS.split(), UNEVEN, UNEVEN[::-1], format="0.0"),
    "crossing": chart("line", list("abcdefgh"), list(range(10, 90, 10)), list(range(80, 0, -10))),
    "turned": chart("column", [f"Country {at}" for at in range(25)], UNEVEN * 2 + [5]),
    "points": chart("line", [f"Day {at}" for at in range(1, 31)], (UNEVEN * 3)[:30]),
    "bars": chart("bar", [f"Country {at}" for at in range(16)], UNEVEN + UNEVEN[:4]),
    "labels": chart("bar", ["a", "b"], [3, 12], labels=["three, if at all", "twelve at most"]),
    "negative bars": chart("bar", LONG, [-1, 5, -10], format="0.0"),
    "negative columns": chart("column", list("abcd"), [-5, 5, -1, 3], [2, -5, 1, -2]),
    "eight": chart("bar", list("abc"), *([at, 50, 99 - at] for at in range(8))),
    "large": chart("bar", list("ab"), *([5e11, 1e12] for _ in range(4)), format="#,##0"),
}
#: Charts whose series YAML says by itself.
KINDS = {
    "stack": chart(
        "column", list("abcd"), [10, 20, 30, 25], [15, 2, 9, 12], [8, 9, 20, 30], stacked="yes"
    ),
    "stack below zero": chart(
        "bar", list("abc"), [10, -20, 30], [15, 12, -9], [8, -9, 20], stacked="yes"
    ),
    "shares": chart("column", list("abc"), [1, 20, 5], [3, 20, 15], stacked="percent"),
    "points": repr(
        {
            "type": "scatter",
            "x": {"axis": "Across", "format": '0" B"'},
            "series": [
                {"name": "Series 1", "points": [[-5, 10, "One"], [20, 41.5, "Two"]]},
                {"name": "Series 2", "points": [[4, -20], [18, 40, "Three"], [11, 3]]},
            ],
        }
    ),
    "ring": repr(
        {
            "type": "doughnut",
            "categories": ["Alpha", "Beta", "Gamma", "Delta"],
            "series": [{"name": "Parts", "values": [9, 6, 4, 1]}],
            "shares": "yes",
            "center": "Twenty",
        }
    ),
    "small slices": repr(
        {
            "type": "doughnut",
            "categories": [f"Slice{at}" for at in range(8)],
            "series": [{"name": "Parts", "values": [80, 1, 2, 1, 2, 3, 1, 4]}],
        }
    ),
}
CHARTS |= {f"new {name}": one for name, one in KINDS.items()}
COMPARED = {
    "pairs": chart("bar", [f"Model {at}" for at in range(8)], UNEVEN[:8], UNEVEN[4:]),
    "long names": chart("bar", LONG, [12, 7, 9]),
    "columns": chart("column", LONG, [12, 7, 9]),
}


class Word(NamedTuple):
    """A word where it is shown, in px from the slide's top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Shown(NamedTuple):
    """A chart, and the words shown in its frame."""

    frame: solved.ChartFrame
    words: list[Word]
    folder: Path


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Shown]:
    """The charts as solved and as rendered."""
    if assets.missing():
        pytest.skip("the fonts are not installed")
    folder = tmp_path_factory.mktemp("charts")
    (folder / "deck.yaml").write_text(
        "{title: t, slug: t, lang: en, theme: terminal, sections: [only]}", encoding="utf-8"
    )
    takeaways = "takeaways: [{heading: First}]"
    rows = [f"- {{layout: chart, title: T, chart: {one}}}\n" for one in CHARTS.values()]
    rows += [
        f"- {{layout: comparison, title: T, chart: {one}, {takeaways}}}\n"
        for one in COMPARED.values()
    ]
    slides = "".join(row.replace("title: T", f"title: T{at}") for at, row in enumerate(rows))
    (folder / "only.yaml").write_text(f"title: t\nshort: t\nslides:\n{slides}", encoding="utf-8")
    date = datetime(2026, 1, 2, tzinfo=UTC)
    outcome = prepare(folder, theme=THEME, draft=False, timestamp=date)
    assert outcome.deck, outcome.diagnostics
    with (folder / "charts.pptx").open("wb") as stream:
        write_powerpoint(outcome, stream)
    pages = rendered(folder / "charts.pptx")
    frames = [
        shape
        for slide in outcome.deck.slides
        for shape in slide.shapes
        if isinstance(shape, solved.ChartFrame)
    ]
    return {
        name: Shown(frame, [word for word in words if inside(word, frame)], folder)
        for name, frame, words in zip([*CHARTS, *COMPARED], frames, pages, strict=True)
    }


def rendered(deck: Path) -> list[list[Word]]:
    """The words of every slide as LibreOffice shows it."""
    (pdf,) = to_pdf(deck, machine=False)
    text = said_by("pdftotext", "-bbox", pdf, "-")
    return [
        [
            Word(match[5], *(float(match[at]) / 0.75 for at in range(1, 5)))
            for match in _WORD.finditer(page)
        ]
        for page in text.split("<page ")[1:]
    ]


def inside(word: Word, frame: solved.ChartFrame) -> bool:
    """Whether the middle of a word is in the frame."""
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    rect = frame.rect
    return (
        to_px(rect.x) <= x <= to_px(rect.right) and to_px(rect.y) - 4 <= y <= to_px(rect.bottom) + 4
    )


def expected(frame: solved.ChartFrame) -> Counter[str]:
    """The words that a chart has to show."""
    texts = list(frame.categories)
    texts += [label for one in frame.series for label in one.labels if label is not None]
    for own in (frame.center, frame.category_axis.title):
        texts += own.lines if own else ()
    if frame.legend:
        texts += [one.name for one in frame.series]
    axes = [frame.value_axis, *([frame.category_axis] if frame.kind == "scatter" else [])]
    for axis in axes if frame.value_axis.look else ():
        low, high, step = axis.minimum or 0.0, axis.maximum or 0.0, axis.step or 1.0
        count = int((high - low) / step + 1e-9)
        texts += [format_number(low + at * step, axis.number_format) for at in range(count + 1)]
    return Counter(word for text in texts for word in text.split())


NAMES = [*CHARTS, *COMPARED]


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_shown_whole(shown: dict[str, Shown], name: str) -> None:
    frame, words, _ = shown[name]
    assert Counter(word.text for word in words) == expected(frame)


@pytest.mark.parametrize("name", NAMES)
def test_no_word_runs_into_another(shown: dict[str, Shown], name: str) -> None:
    # The box of a word is as high as its face: its letters are about seven tenths of that.
    for one, other in combinations(shown[name].words, 2):
        across = min(one.right, other.right) - max(one.left, other.left)
        down = min(one.bottom, other.bottom) - max(one.top, other.top)
        lowest = min(one.bottom - one.top, other.bottom - other.top)
        narrowest = min(one.right - one.left, other.right - other.left)
        turned = shown[name].frame.category_axis.turned
        # Of turned names the narrow side is the height of the face.
        assert across <= (0.3 * narrowest if turned else 0.5) or down <= 0.3 * lowest, (one, other)


@pytest.mark.parametrize("name", NAMES)
def test_labels_are_where_they_were_placed(shown: dict[str, Shown], name: str) -> None:
    frame, words, _ = shown[name]
    for series in () if frame.kind == "doughnut" else frame.series:
        for label, rect in zip(series.labels, series.label_rects, strict=True):
            if rect and label and " " not in label:
                found = min(
                    abs(word.left - to_px(rect.x)) + abs(word.right - to_px(rect.right))
                    for word in words
                    if word.text == label and word.top < to_px(rect.y) + 4 < word.bottom
                )
                assert found < 6


@pytest.mark.parametrize("name", ["months", "lines", "eight", "pairs"])
def test_a_legend_begins_at_the_left_edge(shown: dict[str, Shown], name: str) -> None:
    frame, words, _ = shown[name]
    assert frame.legend
    em = frame.legend.look.size / 0.75
    # A third of the size is LibreOffice's own distance; the key of a line is 30 px long.
    key = 30.2 + 0.24 * em if frame.kind == "line" else 0.87 * em
    first = min(word.left for word in words if word.text == "Series")
    assert first - key - to_px(frame.rect.x) == pytest.approx(em / 3, abs=2.5)


@pytest.mark.parametrize("name", ["new ring", "new small slices"])
def test_labels_of_slices_are_where_they_were_placed(shown: dict[str, Shown], name: str) -> None:
    frame, words, _ = shown[name]
    (series,) = frame.series
    for name_, text, rect in zip(
        frame.categories, series.label_texts, series.label_rects, strict=True
    ):
        assert text
        assert rect
        (first,) = (word for word in words if word.text == name_)
        lines = len(text.lines)
        middle = (first.left + first.right) / 2
        if lines > 1:
            assert middle == pytest.approx(to_px(rect.x + rect.width // 2), abs=3)
        else:
            assert first.left == pytest.approx(to_px(rect.x), abs=4)
        height = to_px(rect.height) / lines
        assert (first.top + first.bottom) / 2 == pytest.approx(to_px(rect.y) + height / 2, abs=4)


def test_titles_are_where_they_were_placed(shown: dict[str, Shown]) -> None:
    frame, words, _ = shown["new ring"]
    assert frame.center
    (word,) = (one for one in words if one.text == "Twenty")
    middle = chart_places.ring(frame).middle
    assert (word.left + word.right) / 2 == pytest.approx(to_px(middle.x), abs=5)
    assert (word.top + word.bottom) / 2 == pytest.approx(to_px(middle.y), abs=6)
    frame, words, _ = shown["new points"]
    title = frame.category_axis.title
    assert title
    (word,) = (one for one in words if one.text == "Across")
    assert word.left == pytest.approx(to_px(title.rect.x), abs=4)
    assert word.bottom <= to_px(frame.rect.bottom) + 1


class TestPlaces:
    """What `chart_places` tells of bars, points and slices, on the pixels of the picture."""

    @pytest.mark.parametrize("name", ["new stack", "new stack below zero", "new shares"])
    def test_of_bars(self, shown: dict[str, Shown], pixels: Pixels, name: str) -> None:
        frame, *_ = shown[name]
        for series, row in zip(frame.series, chart_places.bars(frame), strict=True):
            for bar in row:
                assert bar
                # Inside of the corners, beyond the edge and what is drawn smoothly.
                left, right = to_px(bar.x) + 3, to_px(bar.right) - 3
                top, bottom = to_px(bar.y) + 3, to_px(bar.bottom) - 3
                for x, y in ((left, top), (right, top), (left, bottom), (right, bottom)):
                    assert near(pixels(name, x, y), series.color)
                outside = ((left - 6, top), (right + 6, top))
                if frame.kind == "bar":
                    outside = ((left, top - 6), (left, bottom + 6))
                for x, y in outside:
                    assert not near(pixels(name, x, y), series.color)

    def test_of_points(self, shown: dict[str, Shown], pixels: Pixels) -> None:
        frame, *_ = shown["new points"]
        for series, row in zip(frame.series, chart_places.points(frame), strict=True):
            for point in row:
                assert point
                for by in (-2, 0, 2):
                    place = to_px(point.x) + by, to_px(point.y)
                    assert near(pixels("new points", *place), series.color)
                assert not near(
                    pixels("new points", to_px(point.x), to_px(point.y) + 12), series.color
                )

    @pytest.mark.parametrize("name", ["new ring", "new small slices"])
    def test_of_slices(self, shown: dict[str, Shown], pixels: Pixels, name: str) -> None:
        frame, *_ = shown[name]
        ring = chart_places.ring(frame)
        (series,) = frame.series
        for color, one in zip(series.point_colors, chart_places.slices(frame), strict=True):
            assert one
            for radius in (ring.inner + 5 * 9525, (ring.inner + ring.outer) / 2):
                place = ring.at(one.middle, radius)
                assert near(pixels(name, to_px(place.x), to_px(place.y)), color)
            for turn in (one.start, one.end):
                if one.end - one.start > 0.05:
                    inside = one.middle + (turn - one.middle) * 0.9
                    place = ring.at(inside, ring.outer - 5 * 9525)
                    assert near(pixels(name, to_px(place.x), to_px(place.y)), color)
            for radius in (ring.inner - 5 * 9525, ring.outer + 5 * 9525):
                place = ring.at(one.middle, radius)
                assert not near(pixels(name, to_px(place.x), to_px(place.y)), color)


Pixels = Callable[[str, float, float], tuple[int, ...]]


@pytest.fixture(scope="module")
def pixels(shown: dict[str, Shown]) -> Pixels:
    """The colour of the picture of a chart's slide at a place in px."""
    pdftoppm = require("pdftoppm")
    folder = next(iter(shown.values())).folder

    @cache
    def picture(name: str) -> Image.Image:
        page = str(list(shown).index(name) + 1)
        target = folder / f"page-{page}"
        options = ("-r", "96", "-png", "-singlefile", "-f", page, "-l", page)
        subprocess.run(
            [pdftoppm, *options, str(folder / "charts.pdf"), str(target)], check=True, timeout=60
        )
        with Image.open(target.with_suffix(".png")) as image:
            return image.convert("RGB")

    def at(name: str, x: float, y: float) -> tuple[int, ...]:
        found = picture(name).getpixel((round(x), round(y)))
        assert isinstance(found, tuple)
        return found

    return at


def near(pixel: tuple[int, ...], color: solved.Color) -> bool:
    """Whether a pixel has a colour, as far as smooth drawing leaves it."""
    wanted = (int(color.rgb[at : at + 2], 16) for at in (0, 2, 4))
    return all(abs(one - other) <= 12 for one, other in zip(pixel, wanted, strict=True))
