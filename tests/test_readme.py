"""What the README says is so."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from PIL import Image

from deck import assets
from deck.reader import read_deck

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8"))
    missing = [
        target
        for target in targets
        if not target.startswith("http") and not (page.parent / target).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_named_files_exist(page: Path) -> None:
    names = set(re.findall(r"`((?:deck|docs|tests|benchmarks|content|themes)/[\w./-]*)`",
                           page.read_text(encoding="utf-8")))  # fmt: skip
    assert [name for name in sorted(names) if not (ROOT / name).exists()] == []


MISTAKES = [
    {"icon: plug-zap": "icon: plugzap", "heading: Opaque": "headin: Opaque"},
    {
        "You rent it, and the landlord decides": "You rent it from a landlord who decides "
        "what you get, what you pay and when it changes"
    },
]


@pytest.mark.skipif(assets.missing() is not None, reason="the fonts are not installed")
@pytest.mark.parametrize("number", range(len(MISTAKES)))
def test_the_errors_shown_are_those_that_are_told(number: int, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    section = tmp_path / "content" / "closed.yaml"
    text = section.read_text(encoding="utf-8")
    for right, wrong in MISTAKES[number].items():
        assert right in text
        text = text.replace(right, wrong)
    section.write_text(text, encoding="utf-8")
    command = [sys.executable, str(ROOT / "build.py"), "content", "-o", "deck.pptx"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 1
    shown = re.findall(r"^```text\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    assert len(shown) == len(MISTAKES)
    assert done.stderr == shown[number]


def test_the_example_of_a_slide_is_read(tmp_path: Path) -> None:
    example = README.split("```yaml\n")[1].split("```")[0]
    (tmp_path / "deck.yaml").write_text(
        "{title: T, slug: t, lang: en, theme: terminal, sections: [one]}", encoding="utf-8"
    )
    (tmp_path / "one.yaml").write_text(f"title: One\nslides:\n{example}", encoding="utf-8")
    deck, diagnostics, _ = read_deck(tmp_path)
    assert diagnostics == ()
    assert deck
    assert deck.sections[0].slides[0].layout == "cards"


def test_every_option_of_the_command_line_is_named() -> None:
    command = [sys.executable, str(ROOT / "build.py"), "build", "--help"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    options = set(re.findall(r"--[a-z]+", text)) - {"--help", "--version"}
    assert options >= {"--theme", "--strict", "--draft", "--force", "--path"}
    assert [option for option in sorted(options) if option not in README] == []


@pytest.mark.skipif(assets.missing() is not None, reason="the fonts are not installed")
def test_the_picture_shows_the_talk_as_it_is_built(tmp_path: Path) -> None:
    """If this fails, the slides have changed: `python docs/pictures.py` makes the picture anew."""
    spec = spec_from_file_location("pictures", ROOT / "docs" / "pictures.py")
    assert spec is not None
    assert spec.loader is not None
    pictures = module_from_spec(spec)
    spec.loader.exec_module(pictures)
    talk = tmp_path / "talk.pptx"
    subprocess.run([sys.executable, ROOT / "build.py", "-o", talk], check=True, cwd=tmp_path)
    with Image.open(ROOT / "docs" / "slides.png") as picture:
        assert picture.info[pictures.DIGEST] == pictures.digest(talk)
