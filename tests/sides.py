"""The two outputs of a deck side by side: the words and the pictures of each of their slides.

The PowerPoint file is shown by LibreOffice, the page by Chromium; nothing here asks the program
where it thinks that a word is. All places are in px of a slide 1280 px wide.
"""

from __future__ import annotations

import ctypes
import io
import math
import os
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PIL import Image
from renderers import require

from deck import assets

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WIDTH, HEIGHT = 1280, 720
#: The type sizes of a gap that begins another word, though no space is written there.
_GAP = 0.2
_CONFIGURATION = (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
    '<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{fonts}</dir>'
    "<cachedir>{cache}</cachedir></fontconfig>"
)
#: The letters of the current slide in their order: what they are, where their baseline begins
#: and ends, their size and whether they read upwards. The box of a letter ends at its baseline,
#: since the page's fonts have no descent.
_LETTERS = """() => {
  const found = [], range = document.createRange();
  const walker = document.createTreeWalker(Reveal.getCurrentSlide(), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const holder = node.parentElement;
    if (holder.closest('aside, .v')) continue;
    const turned = holder.hasAttribute('transform');
    const size = parseFloat(getComputedStyle(holder).fontSize);
    let at = 0;
    for (const letter of node.data) {
      range.setStart(node, at);
      range.setEnd(node, (at += letter.length));
      const box = [...range.getClientRects()].pop();
      if (box === undefined) continue;
      found.push(turned ? [letter, -box.bottom, -box.top, box.right, size, true]
        : [letter, box.left, box.right, box.bottom, size, false]);
    }
  }
  return found;
}"""


class Letter(NamedTuple):
    """A character: where it begins and ends on its baseline, and how far down that is.

    Text that reads upwards is measured with the slide turned over its top left corner, so that
    it runs to the right.
    """

    text: str
    start: float
    end: float
    baseline: float
    size: float
    turned: bool


class Word(NamedTuple):
    """A word without the signs around it, and where it begins on its baseline."""

    text: str
    x: float
    y: float
    turned: bool


class Side(NamedTuple):
    """A slide as one program shows it."""

    words: list[Word]
    picture: Image.Image


class Compared(NamedTuple):
    """Two sides of a slide: what only one has, and how far apart words are that both have."""

    only_first: list[str]
    only_second: list[str]
    apart: list[tuple[float, str]]
    likeness: float


def compared(first: Side, second: Side) -> Compared:
    """What differs between two sides of a slide."""
    ours, theirs = (_by_text(side.words) for side in (first, second))
    missing: tuple[list[str], list[str]] = ([], [])
    apart = []
    for key in sorted(ours.keys() | theirs.keys()):
        here, there = ours.get(key, []), theirs.get(key, [])
        pairs = sorted(
            (math.hypot(one.x - other.x, one.y - other.y), i, j)
            for i, one in enumerate(here)
            for j, other in enumerate(there)
        )
        left, right = set(range(len(here))), set(range(len(there)))
        for distance, i, j in pairs:
            if i in left and j in right:
                left.remove(i)
                right.remove(j)
                apart.append((distance, key[0]))
        missing[0].extend([key[0]] * len(left))
        missing[1].extend([key[0]] * len(right))
    return Compared(*missing, apart, likeness(first.picture, second.picture))


def _by_text(words: Iterable[Word]) -> Mapping[tuple[str, bool], list[Word]]:
    found = defaultdict(list)
    for word in words:
        found[word.text, word.turned].append(word)
    return found


def share(values: Iterable[float], part: float) -> float:
    """The value that this part of all values does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(part * len(ordered)) - 1)]


def words(letters: Iterable[Letter]) -> list[Word]:
    """The words that letters form: what stands on a line without white space in between."""
    found: list[list[Letter]] = [[]]
    last: Letter | None = None
    for letter in letters:
        if last is None or letter.text.isspace() or _is_away(last, letter):
            found.append([])
        if not letter.text.isspace():
            found[-1].append(letter)
        last = letter
    return [word for word in map(_word, found) if word]


def _is_away(last: Letter, letter: Letter) -> bool:
    gap = letter.start - last.end
    moved = abs(letter.baseline - last.baseline) > 1 or letter.turned != last.turned
    return moved or abs(gap) > _GAP * letter.size


def _word(letters: list[Letter]) -> Word | None:
    """Without signs at both ends: renderers show hyphens, bullets and the like differently."""
    text = "".join(letter.text for letter in letters)
    core = re.search(r"[^\W_].*[^\W_]|[^\W_]", text)
    if core is None:
        return None
    first = letters[core.start()]
    return Word(core.group(), first.start, first.baseline, first.turned)


# ---- pictures


def likeness(first: Image.Image, second: Image.Image) -> float:
    """The structural similarity (Wang et al., 2004) of two pictures in squares of 8 px."""
    from PIL import ImageMath

    a, b = (one.convert("L").convert("F") for one in (first, second))

    def mean(one: Image.Image, other: Image.Image | None = None) -> Image.Image:
        if other is not None:
            one = ImageMath.lambda_eval(lambda args: args["a"] * args["b"], a=one, b=other)
        return one.reduce(8)

    parts = {"ma": mean(a), "mb": mean(b), "aa": mean(a, a), "bb": mean(b, b), "ab": mean(a, b)}
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2

    def similarity(args: Any) -> Any:
        ma, mb = args["ma"], args["mb"]
        va, vb = args["aa"] - ma * ma, args["bb"] - mb * mb
        both = args["ab"] - ma * mb
        above = (ma * mb * 2 + c1) * (both * 2 + c2)
        return above / ((ma * ma + mb * mb + c1) * (va + vb + c2))

    squares = ImageMath.lambda_eval(similarity, **parts)
    return float(squares.reduce(squares.size).getpixel((0, 0)))


# ---- LibreOffice


def in_libreoffice(decks: Iterable[Path], folder: Path) -> dict[Path, list[Side]]:
    """The slides of PowerPoint files as LibreOffice shows them, in one call of it."""
    soffice = require("soffice")
    decks = list(decks)
    fonts = folder / "fonts.conf"
    fonts.write_text(_CONFIGURATION.format(fonts=assets.fonts_folder(), cache=folder / "cache"))
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder)),
            *map(str, decks),
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {deck: _pages(folder / f"{deck.stem}.pdf") for deck in decks}


def _pages(file: Path) -> list[Side]:
    import pypdfium2

    document = pypdfium2.PdfDocument(file)
    try:
        found = []
        for page in document:
            width, height = page.get_size()
            picture = page.render(scale=WIDTH / width).to_pil().convert("RGB")
            text = page.get_textpage()
            letters = list(_pdf_letters(text, height, WIDTH / width))
            text.close()
            found.append(Side(words(letters), picture.resize((WIDTH, HEIGHT))))
        return found
    finally:
        document.close()


def _pdf_letters(text: Any, height: float, scale: float) -> Iterator[Letter]:
    import pypdfium2.raw as raw

    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    for at in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        letter = chr(raw.FPDFText_GetUnicode(text, at))
        raw.FPDFText_GetCharOrigin(text, at, ctypes.byref(x), ctypes.byref(y))
        raw.FPDFText_GetLooseCharBox(text, at, ctypes.byref(box))
        turned = abs(raw.FPDFText_GetCharAngle(text, at) - 1.5 * math.pi) < 0.1
        size = raw.FPDFText_GetFontSize(text, at) * scale
        left, down = x.value * scale, (height - y.value) * scale
        if turned:
            end = -(height - box.top) * scale
            yield Letter(letter, -down, end, left, size, turned)
        else:
            yield Letter(letter, left, box.right * scale, down, size, turned)


# ---- Chromium


def in_chromium(browser: Browser, file: Path) -> list[Side]:
    """The slides of a page as Chromium shows them."""
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, offline=True)
    try:
        page = context.new_page()
        page.goto(file.as_uri())
        page.wait_for_function("() => window.Reveal && Reveal.isReady()")
        page.evaluate("() => document.fonts.ready.then(() => true)")
        found = []
        for index in range(page.evaluate("() => Reveal.getTotalSlides()")):
            page.evaluate("index => Reveal.slide(index)", index)
            letters = [Letter(*one) for one in page.evaluate(_LETTERS)]
            picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            found.append(Side(words(letters), picture))
        return found
    finally:
        context.close()
