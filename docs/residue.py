"""Measures how far the PowerPoint file and the page are apart; makes the pictures in docs/residue.

    .venv/bin/python docs/residue.py

Builds the talk and the gallery in both themes, has LibreOffice show the files and Chromium the
pages, and prints the table of docs/two-outputs.md. The pictures show what is left: a place in
both, four times as large, and the difference. Needs the extra `test`, `soffice` and `chromium`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageChops

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

import sides
from renderers import require

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "residue"
FOLDERS = {"talk": ROOT / "content", "gallery": ROOT / "examples" / "gallery"}
THEMES = ("terminal", "plain")
#: The size of a place in px of the slide, and how much larger it is shown.
WIDTH, HEIGHT = 96, 36
SCALE = 4
GAP = 12
COLORS = 48


class Place(NamedTuple):
    """A place to show: it begins so many px left of a word on a slide of a deck."""

    name: str
    deck: str
    slide: int
    word: str
    before: int


PLACES = (
    Place("letters", "talk-plain", 2, "Training", 4),
    Place("advances", "gallery-plain", 3, "neighbours", 4),
    Place("number", "talk-terminal", 2, "2", 60),
    Place("bullet", "gallery-terminal", 28, "Rises", 40),
    Place("markers", "gallery-plain", 56, "Spelt", 24),
    Place("title", "gallery-terminal", 54, "dough", 30),
)


def main() -> int:
    """Measure, print and draw."""
    from playwright.sync_api import sync_playwright

    chromium = require("chromium")
    shown: dict[str, tuple[list[sides.Side], list[sides.Side]]] = {}
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        files = [build(kind, theme, folder) for kind in FOLDERS for theme in THEMES]
        first = sides.in_libreoffice(files, folder)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for file in files:
            shown[file.stem] = first[file], sides.in_chromium(browser, file.with_suffix(".html"))
        browser.close()
    for deck, (paper, screen) in shown.items():
        print(row(deck, [sides.compared(*pair) for pair in zip(paper, screen, strict=True)]))
    TARGET.mkdir(exist_ok=True)
    for place in PLACES:
        one, other = (side[place.slide - 1] for side in shown[place.deck])
        residue(place, one, other).save(TARGET / f"{place.name}.png", optimize=True)
    total = sum(file.stat().st_size for file in TARGET.glob("*.png"))
    print(f"docs/residue: {total // 1000} kB")
    return 0


def build(kind: str, theme: str, folder: Path) -> Path:
    """Write the PowerPoint file of a deck, and the page beside it."""
    file = folder / f"{kind}-{theme}.pptx"
    command = [sys.executable, str(ROOT / "build.py"), str(FOLDERS[kind]), "-o", str(file)]
    subprocess.run([*command, "--html", "--theme", theme], check=True, stdout=subprocess.DEVNULL)
    return file


def row(deck: str, slides: list[sides.Compared]) -> str:
    """A row of the table: slides, words, words that only one has, distances, likeness."""
    apart = [distance for slide in slides for distance, _ in slide.apart]
    single = sum(len(slide.only_first) + len(slide.only_second) for slide in slides)
    alike = [slide.likeness for slide in slides]
    cells = [
        deck.replace("-", ", "), len(slides), len(apart), single,
        *(f"{sides.share(apart, part):.1f}" for part in (0.5, 0.95, 1)),
        f"{sum(alike) / len(alike):.2f}", f"{min(alike):.2f}",
    ]  # fmt: skip
    return f"| {' | '.join(map(str, cells))} |"


def residue(place: Place, paper: sides.Side, screen: sides.Side) -> Image.Image:
    """The place in the PowerPoint file and in the page, and what differs."""
    word = where(place.word, paper.words)
    left = max(0, min(round(word.x) - place.before, sides.WIDTH - WIDTH))
    top = max(0, min(round(word.y) - HEIGHT * 2 // 3, sides.HEIGHT - HEIGHT))
    box = (left, top, left + WIDTH, top + HEIGHT)
    one, other = (side.picture.crop(box) for side in (paper, screen))
    panels = [one, other, ImageChops.invert(ImageChops.difference(one, other))]
    sheet = Image.new("RGB", (3 * WIDTH * SCALE + 2 * GAP, HEIGHT * SCALE), "white")
    for position, panel in enumerate(panels):
        large = panel.resize((WIDTH * SCALE, HEIGHT * SCALE), Image.Resampling.NEAREST)
        sheet.paste(large, (position * (WIDTH * SCALE + GAP), 0))
    return sheet.quantize(COLORS, dither=Image.Dither.NONE)


def where(text: str, words: Iterable[sides.Word]) -> sides.Word:
    """The last word with this text. Raises StopIteration if there is none."""
    return next(word for word in reversed([*words]) if word.text == text)


if __name__ == "__main__":
    sys.exit(main())
