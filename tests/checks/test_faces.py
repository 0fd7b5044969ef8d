"""Families that a theme names, against those that its font files are of."""

from __future__ import annotations

from pathlib import Path

import pytest

from deck import assets
from deck.checks import check_faces
from deck.reader import read_theme
from deck.theme import Theme

THEMES = Path(__file__).parents[2] / "themes"

pytestmark = pytest.mark.skipif(assets.missing() is not None, reason="the fonts are not installed")


def house(folder: Path, text: str) -> Theme:
    """A theme that extends `plain`."""
    (folder / "theme.yaml").write_text(f"extends: plain\n{text}\n")
    theme, problems, _ = read_theme(folder, assets.assets_folder(), [THEMES])
    assert problems == ()
    assert theme
    return theme


@pytest.mark.parametrize("name", ["plain", "terminal"])
def test_the_shipped_themes_name_the_families_of_their_files(name: str) -> None:
    theme, _, _ = read_theme(THEMES / name, assets.assets_folder())
    assert theme
    assert check_faces(theme) == ()


def test_a_family_without_its_files_is_told(tmp_path: Path) -> None:
    (problem,) = check_faces(house(tmp_path, "faces: {body: {family: Arial}}"))
    assert problem.severity == "error"
    assert problem.message == (
        'the font file Inter_400Regular.ttf is of the family "Inter", not "Arial"'
    )
    assert problem.span
    assert (problem.span.line, problem.span.column, problem.span.length) == (2, 24, 5)
    assert problem.hints[-1] == 'name the files of "Arial", or the family "Inter"'


def test_one_file_of_another_family_is_told(tmp_path: Path) -> None:
    mono = "jetbrains-mono/JetBrainsMono_700Bold.ttf"
    files = ["inter/Inter_400Regular.ttf", mono, *["inter/Inter_400Regular_Italic.ttf"] * 2]
    text = f"faces: {{heading: {{family: inter, files: [{', '.join(files)}]}}}}"
    (problem,) = check_faces(house(tmp_path, text))
    assert problem.message == (
        'the font file JetBrainsMono_700Bold.ttf is of the family "JetBrains Mono", not "inter"'
    )


def test_families_of_the_same_widths_stand_for_each_other(tmp_path: Path) -> None:
    file = next(Path("/usr/share/fonts").rglob("LiberationSans-Regular.ttf"), None)
    if file is None:
        pytest.skip("Liberation Sans is not installed")
    regular, bold, italic, both = (
        file.with_name(f"LiberationSans-{style}.ttf")
        for style in ("Regular", "Bold", "Italic", "BoldItalic")
    )
    theme = house(tmp_path, "faces: {body: {family: Arial}}")
    faces = {
        name: face._replace(family=family, files=(regular, bold, italic, both))
        for (name, face), family in zip(theme.faces.items(), ("Arial", "Verdana"), strict=True)
    }
    (problem,) = check_faces(theme._replace(faces=faces))
    assert problem.message.endswith('is of the family "Liberation Sans", not "Verdana"')


REGULAR, BOLD, ITALIC, BOTH = (
    f"inter/Inter_{style}.ttf"
    for style in ("400Regular", "700Bold", "400Regular_Italic", "700Bold_Italic")
)


@pytest.mark.parametrize(
    ("files", "places"),
    [
        ([REGULAR, REGULAR, BOLD, ITALIC], ["regular bold", "bold italic", "italic bold italic"]),
        ([REGULAR, ITALIC, BOLD, BOTH], ["italic bold", "bold italic"]),
        ([REGULAR, BOLD, BOLD, BOTH], ["bold italic"]),
        ([ITALIC, BOLD, ITALIC, BOTH], ["italic regular"]),
        ([REGULAR, REGULAR, REGULAR, REGULAR], ["regular bold", "regular bold italic"]),
        # Without an italic one applications slant the upright one.
        ([REGULAR, BOLD, REGULAR, BOLD], []),
        ([REGULAR, BOLD, ITALIC, BOTH], []),
    ],
)
def test_files_of_other_styles_are_told(
    tmp_path: Path, files: list[str], places: list[str]
) -> None:
    theme = house(tmp_path, f"faces: {{heading: {{files: [{', '.join(files)}]}}}}")
    problems = check_faces(theme)
    told = [
        problem.message.split(" is ", 1)[1]
        .replace(", and stands where the", "")
        .replace(" one belongs", "")
        for problem in problems
    ]
    assert told == places
    assert all(
        problem.hints == ("the order is: regular, bold, italic, bold italic",)
        for problem in problems
    )


def test_a_file_of_another_style_is_told_at_its_name(tmp_path: Path) -> None:
    files = [REGULAR, REGULAR, ITALIC, BOTH]
    (problem,) = check_faces(
        house(tmp_path, f"faces: {{heading: {{files: [{', '.join(files)}]}}}}")
    )
    assert problem.message == (
        "the font file Inter_400Regular.ttf is regular, and stands where the bold one belongs"
    )
    assert problem.span
    start = len("faces: {heading: {files: [") + len(REGULAR) + len(", ")
    assert (problem.span.line, problem.span.column) == (2, start + 1)
