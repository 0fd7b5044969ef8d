from __future__ import annotations

from pathlib import Path

import pytest

from deck import assets
from deck.reader import read_theme
from deck.text import font_kind, font_look, font_style

THEMES = Path(__file__).parents[2] / "themes"

needs_fonts = pytest.mark.skipif(assets.missing() is not None, reason="the fonts are not installed")


@needs_fonts
def test_the_shipped_fonts_say_what_the_shipped_theme_says() -> None:
    theme, _, _ = read_theme(THEMES / "terminal", assets.assets_folder())
    assert theme
    assert [face.panose for face in theme.faces.values()] == [
        "02000009000000000000",
        "02000503000000020004",
    ]
    for face in theme.faces.values():
        assert font_look(face.files[0]) == (face.panose, face.pitch_family)
        assert list(map(font_style, face.files)) == [0, 1, 2, 3]
        assert set(map(font_kind, face.files)) == {"font"}


@pytest.mark.parametrize(
    ("name", "panose", "pitch_family"),
    [
        ("LiberationSerif-Regular.ttf", "02020603050405020304", 18),
        ("LiberationSans-Regular.ttf", "020B0604020202020204", 34),
        ("LiberationMono-Regular.ttf", "02070409020205020404", 49),
    ],
)
def test_what_a_font_looks_like(name: str, panose: str, pitch_family: int) -> None:
    file = next(Path("/usr/share/fonts").rglob(name), None)
    if file is None:
        pytest.skip(f"{name} is not installed")
    assert font_look(file) == (panose, pitch_family)


@pytest.mark.parametrize("data", [b"", b"\0\1\0\0", b"\0\1\0\0\0\1" + bytes(30), b"PK\3\4" * 9])
def test_what_is_no_font_says_nothing(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a.ttf"
    file.write_bytes(data)
    assert font_style(file) is None
    assert font_look(file) == ("", 0)
    assert font_kind(tmp_path / "none.ttf") == ""
