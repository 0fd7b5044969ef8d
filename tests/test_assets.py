from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from deck import assets

ROOT = Path(__file__).resolve().parent.parent


def test_every_family_has_four_styles_under_one_name() -> None:
    styles: dict[str, set[str]] = {}
    for file in assets.fonts():
        with TTFont(file, lazy=True) as font:
            name = font["name"]
            styles.setdefault(name.getDebugName(1), set()).add(name.getDebugName(2))
    four = {"Regular", "Bold", "Italic", "Bold Italic"}
    assert styles == {"Inter": four, "JetBrains Mono": four}


def test_every_font_has_its_licence() -> None:
    licences = {assets.licence(font) for font in assets.fonts()}
    assert {file.name for file in licences if file} == {
        "inter-licence.txt",
        "jetbrains-mono-licence.txt",
    }
    assert None not in licences
    for file in licences:
        assert file is not None
        assert "SIL OPEN FONT LICENSE" in file.read_text(encoding="utf-8").upper()


def test_a_font_from_elsewhere_has_no_licence_here(tmp_path: Path) -> None:
    assert assets.licence(tmp_path / "Inter_400Regular.ttf") is None


def test_the_shipped_themes_and_those_near_the_talk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    talk = tmp_path / "talks" / "one"
    (shipped,) = assets.themes_folders(talk)
    assert (shipped / "terminal" / "theme.yaml").is_file()
    places = (talk / "themes", talk.parent / "themes", tmp_path / "here" / "themes")
    for place in places:
        place.mkdir(parents=True)
    assert assets.themes_folders(talk) == (*places, shipped)
    monkeypatch.chdir(talk)
    assert assets.themes_folders(Path()) == (*places[:2], shipped)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the program as a work tree, with its assets."""
    shutil.copytree(ROOT / "deck", tmp_path / "deck", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("build.py", "hatch_build.py", "package.json", "package-lock.json"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def fonts_verb(tree: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "build.py", "fonts", "--path"],
        cwd=tree, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_fonts_folder_lies_in_the_work_tree(tree: Path) -> None:
    run = fonts_verb(tree)
    assert (run.returncode, run.stderr) == (0, "")
    assert Path(run.stdout.strip()) == tree.resolve() / "deck" / "_assets" / "fonts"


def test_missing_assets_are_told_with_the_cure(tree: Path) -> None:
    shutil.rmtree(tree / "deck" / "_assets")
    run = fonts_verb(tree)
    assert (run.returncode, run.stdout) == (2, "")
    assert "the fonts are not installed" in run.stderr
    cure = run.stderr.split("cure: ")[1]
    assert " install " in cure
    assert f'"{tree.resolve()}"' in cure


def test_a_damaged_font_is_told(tree: Path) -> None:
    font = tree / "deck" / "_assets" / "fonts" / "inter" / "Inter_400Regular.ttf"
    font.write_bytes(font.read_bytes()[:1000])
    run = fonts_verb(tree)
    assert run.returncode == 2
    assert f"missing or damaged: {font.resolve()}" in run.stderr


def test_an_installation_without_reveal_is_told_who_wants_a_page(tree: Path) -> None:
    shutil.rmtree(tree / "deck" / "_assets" / "reveal")
    manifest = tree / "deck" / "_assets" / "manifest.txt"
    rows = manifest.read_text(encoding="utf-8").splitlines()
    manifest.write_text("\n".join(row for row in rows if " reveal/" not in row), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "build.py", str(ROOT / "content"), "--html"],
        cwd=tree, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (run.returncode, run.stdout) == (2, "")
    assert "reveal.js is not installed" in run.stderr
    assert "cure: " in run.stderr
    assert fonts_verb(tree).returncode == 0


def test_the_lock_file_names_no_host_and_pins_every_package() -> None:
    import json

    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    pinned = {name: entry for name, entry in packages.items() if name}
    assert set(pinned) == {
        "node_modules/@expo-google-fonts/inter",
        "node_modules/@expo-google-fonts/jetbrains-mono",
        "node_modules/reveal.js",
    }
    for entry in pinned.values():
        assert entry["integrity"].startswith("sha512-")
        assert "resolved" not in entry


def test_the_readme_has_the_command_that_ci_runs() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    marked = text.split("<!-- .ci/run runs", 1)[1].split("```sh\n", 1)[1].split("\n```", 1)[0]
    assert marked.endswith("-m pytest")
    assert "\n" not in marked
