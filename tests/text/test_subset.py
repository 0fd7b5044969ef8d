from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
import toyfont
from fontTools.ttLib import TTFont

from deck.text.subset import subset


@pytest.mark.parametrize(("ending", "table"), [("ttf", "glyf"), ("otf", "CFF ")])
def test_a_subset_has_its_characters_with_their_widths(
    tmp_path: Path, ending: str, table: str
) -> None:
    file = toyfont.build(tmp_path / f"toy.{ending}", "Regular")
    made = subset(file, "W a\ufffd")
    assert made == subset(file, "aW ")
    with TTFont(BytesIO(made)) as font:
        assert font.flavor == "woff2"
        assert table in font
        assert sorted(map(chr, font.getBestCmap())) == [" ", "W", "a"]
        widths = font["hmtx"].metrics
        assert {chr(code): widths[name][0] for code, name in font.getBestCmap().items()} == {
            " ": 250, "W": 1000, "a": 500,
        }  # fmt: skip


def test_of_characters_that_it_lacks_there_is_none(tmp_path: Path) -> None:
    file = toyfont.build(tmp_path / "toy.ttf", "Regular")
    assert subset(file, "Ж") == b""


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"none\.ttf"):
        subset(tmp_path / "none.ttf", "a")
