from __future__ import annotations

from pathlib import Path

import pytest
import toyfont

from deck.text.faces import FontFile, MissingFaceError


@pytest.fixture
def regular(tmp_path: Path) -> FontFile:
    return FontFile(toyfont.build(tmp_path / "toy.ttf", "Regular"))


def test_advances_are_in_em(regular: FontFile) -> None:
    glyphs = regular.shape("a W", "en")
    assert glyphs.clusters == (0, 1, 2)
    assert glyphs.advances == pytest.approx((0.5, 0.25, 1.0))


def test_outlines_may_be_cff(tmp_path: Path) -> None:
    font = FontFile(toyfont.build(tmp_path / "toy.otf", "Bold"))
    assert font.shape("a W", "en").advances == pytest.approx((0.6, 0.25, 1.0))
    assert font.metrics == (0.8, 0.2)


def test_a_character_without_a_glyph_is_as_wide_as_notdef_or_an_em_if_east_asian(
    regular: FontFile,
) -> None:
    assert regular.shape("aж日", "en").advances == pytest.approx((0.5, 0.5, 1.0))


def test_what_lacks_is_told_from_what_stands_with_it(regular: FontFile) -> None:
    # With e the mark is é, which is there; selectors and joiners are never seen.
    assert [regular.lacks(cluster) for cluster in ("a", "x\u0301", "e\u0301", "\n", "\u200b")] == [
        "", "\u0301", "", "", "",
    ]  # fmt: skip
    assert regular.lacks("❤\ufe0f") == "❤"
    assert regular.lacks("👩\u200d👧") == "👩👧"


def test_characters_without_width(regular: FontFile) -> None:
    assert sum(regular.shape("a\u200b\u00ada", "en").advances) == pytest.approx(1.0)


def test_metrics_are_those_of_hhea_in_em(regular: FontFile) -> None:
    assert regular.metrics == (0.8, 0.2)


def test_metrics_are_those_of_os2_where_the_font_says_so(tmp_path: Path) -> None:
    from fontTools.ttLib import TTFont

    path = toyfont.build(tmp_path / "toy.ttf", "Regular")
    with TTFont(path) as font:
        font["OS/2"].fsSelection |= 1 << 7
        font["OS/2"].sTypoAscender = 900
        font["OS/2"].sTypoDescender = -300
        font.save(tmp_path / "typo.ttf")
    assert FontFile(tmp_path / "typo.ttf").metrics == (0.9, 0.3)


def test_a_missing_file_is_named_when_it_is_needed(tmp_path: Path) -> None:
    font = FontFile(tmp_path / "none.ttf")
    with pytest.raises(MissingFaceError, match=r"none\.ttf"):
        font.shape("a", "en")
    with pytest.raises(MissingFaceError) as caught:
        _ = font.metrics
    assert caught.value.path == tmp_path / "none.ttf"
    assert font.fingerprint == (0, 0)


def test_a_file_that_is_no_font_counts_as_missing(tmp_path: Path) -> None:
    path = tmp_path / "note.ttf"
    path.write_text("This is not a font. " * 20, encoding="utf-8")
    with pytest.raises(MissingFaceError):
        FontFile(path).shape("a", "en")
    with pytest.raises(MissingFaceError):
        _ = FontFile(path).metrics
