"""Charts as LibreOffice shows them: every text is there, whole, and clear of all others."""

from __future__ import annotations

import os
import re
import subprocess
from collections import Counter
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest
from renderers import require

from deck import assets, solved
from deck.geometry import to_px
from deck.number_format import format_number
from deck.pipeline import prepare, write_powerpoint

THEME = str(Path(__file__).resolve().parent.parent / "themes" / "terminal")
MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
UNEVEN = [63, 28, 87, 12, 45, 99, 71, 34, 58, 90, 21, 76]
LONG = ["A model with a long name (open weight)", "One with a name that is even longer", "Short"]

_CONFIGURATION = (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
    "<dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>"
)
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


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Shown]:
    """The charts as solved and as rendered."""
    soffice, pdftotext = require("soffice"), require("pdftotext")
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
    pages = rendered(folder, soffice, pdftotext)
    frames = [
        shape
        for slide in outcome.deck.slides
        for shape in slide.shapes
        if isinstance(shape, solved.ChartFrame)
    ]
    return {
        name: Shown(frame, [word for word in words if inside(word, frame)])
        for name, frame, words in zip([*CHARTS, *COMPARED], frames, pages, strict=True)
    }


def rendered(folder: Path, soffice: str, pdftotext: str) -> list[list[Word]]:
    """The words of every slide as LibreOffice shows it."""
    fonts = folder / "fonts.conf"
    fonts.write_text(_CONFIGURATION.format(fonts=assets.fonts_folder(), cache=folder / "cache"))
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder)),
            str(folder / "charts.pptx"),
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        check=True,
        capture_output=True,
        timeout=180,
    )
    text = subprocess.run(
        [pdftotext, "-bbox", str(folder / "charts.pdf"), "-"],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    ).stdout
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
    if frame.legend:
        texts += [one.name for one in frame.series]
    axis = frame.value_axis
    if axis.look:
        low, high, step = axis.minimum or 0.0, axis.maximum or 0.0, axis.step or 1.0
        count = int((high - low) / step + 1e-9)
        texts += [format_number(low + at * step, axis.number_format) for at in range(count + 1)]
    return Counter(word for text in texts for word in text.split())


NAMES = [*CHARTS, *COMPARED]


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_shown_whole(shown: dict[str, Shown], name: str) -> None:
    frame, words = shown[name]
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
    frame, words = shown[name]
    for series in frame.series:
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
    frame, words = shown[name]
    assert frame.legend
    em = frame.legend.look.size / 0.75
    # A third of the size is LibreOffice's own distance; the key of a line is 30 px long.
    key = 30.2 + 0.24 * em if frame.kind == "line" else 0.87 * em
    first = min(word.left for word in words if word.text == "Series")
    assert first - key - to_px(frame.rect.x) == pytest.approx(em / 3, abs=2.5)
