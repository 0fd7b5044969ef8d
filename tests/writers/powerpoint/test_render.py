from __future__ import annotations

import re

import pytest
from renderers import said_by, to_pdf
from writers.powerpoint import sample

from deck import assets

pytestmark = pytest.mark.rendered

#: Left, top, right and bottom of the first word of its kind, by page and text.
Words = dict[tuple[int, str], tuple[float, ...]]
_WORD = re.compile(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<')


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Words:
    """Where words stand in LibreOffice's rendering, in points, by page and text."""
    if assets.missing():
        pytest.skip("the fonts are not installed")
    folder = tmp_path_factory.mktemp("render")
    (folder / "sample.pptx").write_bytes(sample.written(sample.deck()))
    (pdf,) = to_pdf(folder / "sample.pptx")
    text = said_by("pdftotext", "-bbox", pdf, "-")
    found: Words = {}
    for page, content in enumerate(text.split("<page ")[1:], start=1):
        for match in _WORD.finditer(content):
            found.setdefault((page, match[5]), tuple(map(float, match.groups()[:4])))
    return found


def test_the_hidden_slide_is_not_shown(
    words: Words,
) -> None:
    assert max(page for page, _ in words) == 6


def test_texts_begin_where_their_frames_do(
    words: Words,
) -> None:
    lefts = {
        "Heading": 64,
        "Round": 64 + 24,
        "models": 64,
        "An": 820 + 32,
    }
    for word, left in lefts.items():
        assert words[2, word][0] == pytest.approx(left * 0.75, abs=0.05), word


def test_inherited_text_has_the_size_of_its_style(
    words: Words,
) -> None:
    # JetBrains Mono is 0.6 em wide; a word of eight letters at 33 points, one of six at 12.
    left, _, right, _ = words[2, "inherits"]
    assert right - left == pytest.approx(8 * 0.6 * 33, abs=0.1)
    left, _, right, _ = words[2, "models"]
    assert right - left == pytest.approx(6 * 0.6 * 12, abs=0.1)


def test_the_leading_holds_in_a_title_and_in_the_footer(
    words: Words,
) -> None:
    first, second = words[1, "How"], words[1, "your"]
    assert second[1] - first[1] == pytest.approx(33 * 1.227, abs=0.05)
    # LibreOffice sets the first baseline a fifth of an em above the end of the line.
    title = 76 * 0.75 + 33 * (1.227 - 0.2)
    ascent = (title - words[2, "inherits"][1]) / 33
    footer = 690 * 0.75 + 12 * (1.33 - 0.2)
    assert words[2, "models"][1] + 12 * ascent == pytest.approx(footer, abs=0.1)


def test_bars_are_listed_from_top_to_bottom(
    words: Words,
) -> None:
    tops = [words[3, word][1] for word in ("Closed", "weight", "source", "12")]
    assert tops == sorted(tops)
    assert words[3, "6–9"][0] > words[3, "weight"][2]
