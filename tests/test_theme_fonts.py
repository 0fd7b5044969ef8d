"""A theme that brings its own fonts, from its folder to both files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from fontTools.ttLib import TTFont

from deck import assets, outputs
from deck.diagnostics import Diagnostic
from deck.pipeline import Outcome, build
from deck.reader import read_theme
from deck.reader.files import shown_name

THEMES = Path(__file__).resolve().parent.parent / "themes"
SLIDES = """\
  - layout: statement
    title: Said in a face of *our own* and **loud**
"""
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
FILES = [f"fonts/House-{style}.ttf" for style in STYLES]
SHIPPED = ["400Regular", "700Bold", "400Regular_Italic", "700Bold_Italic"]

pytestmark = pytest.mark.skipif(assets.missing() is not None, reason="the fonts are not installed")


def theme_text(files: list[str], extends: str = "plain", more: str = "") -> str:
    face = f"{{family: Inter, files: [{', '.join(files)}]{more}}}"
    return f"extends: {extends}\ntitle: House\nfaces:\n  heading: {face}\n"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A theme with the four files of a family in its folder."""
    folder = tmp_path / "themes" / "house"
    (folder / "fonts").mkdir(parents=True)
    for style, name in zip(STYLES, SHIPPED, strict=True):
        file = assets.fonts_folder() / "inter" / f"Inter_{name}.ttf"
        shutil.copyfile(file, folder / "fonts" / f"House-{style}.ttf")
    (folder / "theme.yaml").write_text(theme_text(FILES), encoding="utf-8")
    return folder


def built(folder: Path, theme: Path) -> Outcome:
    date = datetime(2026, 1, 2, tzinfo=UTC)
    return build(folder, theme=str(theme), draft=False, timestamp=date, formats=("pptx", "html"))


def told(content: Callable[..., Path], theme: Path) -> Diagnostic:
    """The only problem that a build with the theme tells."""
    outcome = built(content(SLIDES), theme)
    assert outcome.files == ()
    (problem,) = outcome.diagnostics
    return problem


def latin_fonts(outcome: Outcome) -> list[str]:
    data = b"".join(dict(outcome.files)["pptx"])
    text = ZipFile(BytesIO(data)).read("ppt/theme/theme1.xml").decode()
    return [part.split("/>")[0] for part in text.split("<a:latin ")[1:3]]


def test_the_deck_takes_them(content: Callable[..., Path], house: Path) -> None:
    outcome = built(content(SLIDES), house)
    assert outcome.diagnostics == ()
    own = [path for path in outcome.fonts if path.is_relative_to(house)]
    assert [path.relative_to(house).as_posix() for path in own] == FILES
    assert latin_fonts(outcome)[0].startswith('typeface="Inter" panose="02000503000000020004"')


def test_a_change_of_one_counts(content: Callable[..., Path], house: Path) -> None:
    folder = content(SLIDES)
    before = b"".join(dict(built(folder, house).files)["pptx"])
    file = house / FILES[1]
    with TTFont(file) as font:
        for name, (advance, side) in font["hmtx"].metrics.items():
            font["hmtx"].metrics[name] = (advance + 200, side)
        font.save(file)
    assert b"".join(dict(built(folder, house).files)["pptx"]) != before


def test_a_theme_that_extends_it_has_them(content: Callable[..., Path], house: Path) -> None:
    other = house.parent / "other"
    other.mkdir()
    (other / "theme.yaml").write_text("extends: house\ntitle: Other\n", encoding="utf-8")
    heading = [path for path in built(content(SLIDES), other).fonts if "House" in path.name]
    assert heading == [house / file for file in FILES]
    # One that names them too finds them there, but first in its own folder.
    (other / "fonts").mkdir()
    shutil.copyfile(house / FILES[0], other / FILES[0])
    (other / "theme.yaml").write_text(theme_text(FILES, "house"), encoding="utf-8")
    heading = [path for path in built(content(SLIDES), other).fonts if "House" in path.name]
    assert heading == [other / FILES[0], *(house / file for file in FILES[1:])]


@pytest.mark.parametrize("name", ["{folder}/fonts/a.ttf", "../elsewhere.ttf", "fonts/../../a.ttf"])
def test_none_is_taken_from_elsewhere(content: Callable[..., Path], house: Path, name: str) -> None:
    shutil.copyfile(house / FILES[0], house.parent / "elsewhere.ttf")
    name = name.format(folder=house)
    (house / "theme.yaml").write_text(theme_text([name, *FILES[1:]]), encoding="utf-8")
    problem = told(content, house)
    assert problem.message == f'"{name}" is not a path in the theme\'s folder'
    assert problem.hints[0].startswith("copy it into that folder, or name one of those in ")
    assert problem.hints[0].endswith(shown_name(assets.fonts_folder()))


def test_a_link_out_of_the_folder_leads_nowhere(content: Callable[..., Path], house: Path) -> None:
    outside = shutil.move(house / FILES[0], house.parent / "elsewhere.ttf")
    try:
        (house / FILES[0]).symlink_to(outside)
    except OSError:
        pytest.skip("no links can be made here")
    assert told(content, house).message == f'there is no font file "{FILES[0]}"'


def test_one_that_is_missing_is_told_at_its_name(content: Callable[..., Path], house: Path) -> None:
    (house / "theme.yaml").write_text(
        theme_text([FILES[0], "fonts/House-Blod.ttf", *FILES[2:]]), encoding="utf-8"
    )
    problem = told(content, house)
    assert problem.message == 'there is no font file "fonts/House-Blod.ttf"'
    assert problem.span
    assert (problem.span.line, problem.span.length) == (4, len("fonts/House-Blod.ttf"))
    assert problem.hints[0] == 'did you mean "fonts/House-Bold.ttf"?'
    assert problem.hints[1].endswith(f" and {shown_name(assets.fonts_folder())}")


@pytest.mark.parametrize(
    ("start", "why"),
    [
        (b"wOF2", "it is a WOFF2 file, which no application installs"),
        (b"wOFF", "it is a WOFF file, which no application installs"),
        (b"ttcf", "it is a collection of several fonts"),
        (b"<htm", "it is damaged, or no font"),
    ],
)
def test_what_cannot_be_measured_is_told(
    content: Callable[..., Path], house: Path, start: bytes, why: str
) -> None:
    (house / FILES[1]).write_bytes(start + bytes(100))
    problem = told(content, house)
    assert problem.message == f"the font file House-Bold.ttf cannot be used: {why}"
    assert problem.span
    assert problem.span.line == 4
    assert problem.hints == ("take the TrueType or OpenType file of the same style (.ttf, .otf)",)


def test_what_another_family_looks_like_is_not_taken_over(house: Path) -> None:
    other = house.parent / "other"
    other.mkdir()
    mono = [f"jetbrains-mono/JetBrainsMono_{style}.ttf" for style in SHIPPED]
    text = theme_text(mono, more=", panose: 02000009000000000001").replace(
        "Inter", "JetBrains Mono"
    )
    (other / "theme.yaml").write_text(text, encoding="utf-8")
    theme, _, _ = read_theme(other, assets.assets_folder(), [THEMES])
    assert theme
    # What it says itself holds; of `pitch_family` it says nothing, and that of Inter is no use.
    assert (theme.faces["heading"].panose, theme.faces["heading"].pitch_family) == (
        "02000009000000000001", 0,
    )  # fmt: skip
    assert theme.faces["body"].pitch_family == 34


def test_what_the_theme_does_not_say_the_font_does(
    content: Callable[..., Path], house: Path
) -> None:
    mono = [f"jetbrains-mono/JetBrainsMono_{style}.ttf" for style in SHIPPED]
    text = theme_text(mono).replace("Inter", "JetBrains Mono")
    (house / "theme.yaml").write_text(text, encoding="utf-8")
    assert latin_fonts(built(content(SLIDES), house)) == [
        'typeface="JetBrains Mono" panose="02000009000000000000" pitchFamily="49" charset="0"',
        'typeface="Inter" panose="02000503000000020004" pitchFamily="34" charset="0"',
    ]


def test_files_of_one_name_stand_beside_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    files = []
    for family in ("serif", "sans"):
        (tmp_path / family).mkdir()
        files.append(tmp_path / family / "Regular.ttf")
        files[-1].write_text(family)
        os.utime(files[-1], ns=(1, 1))
    for _ in range(2):
        outputs.copy_fonts(files)
        there = {path.name: path.read_text() for path in (tmp_path / "dist/fonts").iterdir()}
        assert there == {"Regular.ttf": "serif", "sans-Regular.ttf": "sans"}
