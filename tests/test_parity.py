"""The PowerPoint file and the page show the same slides, as LibreOffice and Chromium draw them.

The bounds are loose: fonts are drawn otherwise from one version of a program to the next. What
the two were apart when it was last measured is in docs/two-outputs.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sides
from PIL import Image

from deck import assets
from deck.pipeline import build

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = {"talk": ROOT / "content", "gallery": ROOT / "examples" / "gallery"}
DECKS = [f"{name}-{theme}" for name in FOLDERS for theme in ("terminal", "plain")]
DATE = datetime(2026, 1, 2, tzinfo=UTC)
#: Words may be so far apart: the median, and what 95 of 100 words keep to, in px.
MEDIAN, MOST = 1.0, 4.0
#: The least likeness of the pictures of a slide, and the mean of all.
LEAST, MEAN = 0.85, 0.93

pytestmark = [
    pytest.mark.rendered,
    pytest.mark.skipif(assets.missing() is not None, reason="the fonts are not installed"),
]

Slides = dict[str, list[sides.Compared]]


@pytest.fixture(scope="module")
def slides(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Slides:
    """Each slide of each deck, the PowerPoint file's compared with the page's."""
    folder = tmp_path_factory.mktemp("sides")
    files = [folder / f"{deck}.pptx" for deck in DECKS]
    for file in files:
        name, theme = file.stem.split("-")
        write(FOLDERS[name], theme, file)
    first = sides.in_libreoffice(files, folder)
    found = {}
    for file in files:
        second = sides.in_chromium(browser, file.with_suffix(".html"))
        assert len(first[file]) == len(second)
        found[file.stem] = list(map(sides.compared, first[file], second))
    return found


def write(folder: Path, theme: str, file: Path) -> None:
    """Write the PowerPoint file of a talk, and the page beside it."""
    outcome = build(folder, theme=theme, draft=False, timestamp=DATE, formats=("pptx", "html"))
    with closing(outcome):
        for form, parts in outcome.files:
            file.with_suffix(f".{form}").write_bytes(b"".join(parts))


@pytest.mark.parametrize("deck", DECKS)
def test_both_have_the_same_words(slides: Slides, deck: str) -> None:
    assert len(slides[deck]) == {"talk": 14, "gallery": 63}[deck.split("-")[0]]
    assert sum(len(slide.apart) for slide in slides[deck]) > 900
    for number, slide in enumerate(slides[deck], 1):
        assert (slide.only_first, slide.only_second) == ([], []), number


@pytest.mark.parametrize("deck", DECKS)
def test_words_stand_at_the_same_places(slides: Slides, deck: str) -> None:
    every = [apart for slide in slides[deck] for apart, _ in slide.apart]
    assert sides.share(every, 0.5) < MEDIAN
    assert sides.share(every, 0.95) < MOST
    # No word is on another line, nor is a whole slide off.
    assert max(every) < 14
    for number, slide in enumerate(slides[deck], 1):
        assert sides.share((apart for apart, _ in slide.apart), 0.5) < 2 * MEDIAN, number


@pytest.mark.parametrize("deck", DECKS)
def test_pictures_are_alike(slides: Slides, deck: str) -> None:
    values = [slide.likeness for slide in slides[deck]]
    assert sum(values) / len(values) > MEAN
    assert min(values) > LEAST, values.index(min(values)) + 1


def test_labels_of_charts_are_not_kerned(slides: Slides) -> None:
    # With kerning, which LibreOffice has not in charts, "7.7" of Inter is 7 px narrower.
    labels = [one for slide in slides["gallery-plain"] for one in slide.apart if one[1] == "7.7"]
    assert [apart < 2 for apart, _ in labels] == [True]


def test_titles_of_decks_from_right_to_left_keep_their_face(
    browser: Browser, content: Callable[..., Path], tmp_path: Path
) -> None:
    # reveal.css gives headings of such decks another one, in which this title has no room.
    folder = content(
        "  - {layout: points, title: ثلاثة أسباب لاستخدام GPT-4o (mini), points: [a]}\n"
    )
    head = folder / "deck.yaml"
    head.write_text(head.read_text().replace("lang: en", "lang: ar"))
    write(folder, "terminal", tmp_path / "arabic.pptx")
    (shown,) = sides.in_chromium(browser, tmp_path / "arabic.html")
    name, word = (
        next(one for one in shown.words if one.text == text) for text in ("GPT-4o", "mini")
    )
    # A mono face: from the G to the m are 8 letters of 0.6 em at 44 px.
    assert word.x - name.x == pytest.approx(8 * 0.6 * 44, abs=0.1)


class TestMeasuring:
    """The measure itself, on slides made up here."""

    def test_words_end_at_spaces_and_at_gaps(self) -> None:
        letters = list(row("“ab c” de", 10, 50)) + list(row("f", 200, 50))
        found = sides.words(letters)
        assert [(word.text, word.x) for word in found] == [
            ("ab", 20), ("c", 50), ("de", 80), ("f", 200),
        ]  # fmt: skip

    def test_equal_words_are_paired_with_the_nearest(self) -> None:
        blank = Image.new("RGB", (16, 16))
        first = sides.Side(sides.words([*row("a b", 0, 10), *row("a", 0, 90)]), blank)
        second = sides.Side(sides.words([*row("a c", 0, 91), *row("a", 3, 14)]), blank)
        slide = sides.compared(first, second)
        assert (slide.only_first, slide.only_second) == (["b"], ["c"])
        assert sorted(slide.apart) == [(1, "a"), (5, "a")]

    def test_likeness(self) -> None:
        grey, white = (Image.new("RGB", (64, 64), shade) for shade in ("gray", "white"))
        lines = Image.new("RGB", (64, 64), "gray")
        lines.paste("black", (0, 0, 64, 4))
        assert sides.likeness(lines, lines) == pytest.approx(1)
        # A block of eight rows has the line of four, the seven below it are the same.
        assert sides.likeness(lines, grey) == pytest.approx(7 / 8, abs=0.02)
        assert sides.likeness(grey, white) < 0.9

    def test_shares(self) -> None:
        assert [sides.share(range(1, 101), part) for part in (0.5, 0.95, 1)] == [50, 95, 100]


def row(text: str, start: float, baseline: float) -> Iterator[sides.Letter]:
    """Letters 10 px wide."""
    for at, letter in enumerate(text):
        left = start + 10 * at
        yield sides.Letter(letter, left, left + 10, baseline, 20, False)
