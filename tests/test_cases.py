"""Golden cases: small decks whose every slide is compared with what has been looked at before.

Each folder of `cases` holds content and a `case.toml`: what the case is about, the package
parts to compare, whether it is built as a draft, the sizes of pictures to be made. What is
expected stands in `expected/THEME/`: `slides.txt`, the solved slides as `dump` shows them;
`diagnostics.txt`, if there are any; and the parts. `pytest --accept` writes all of it anew;
`git diff` shows what has changed.
"""

from __future__ import annotations

import difflib
import shutil
import tomllib
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZipFile

import pptx
import pytest
from dump import pretty, show_deck
from pictures import jpeg, png
from writers.powerpoint import gate

from deck import assets
from deck.diagnostics import in_source_order, render
from deck.pipeline import Outcome, prepare, write_powerpoint

HERE = Path(__file__).resolve().parent
CASES = sorted(file.parent for file in (HERE / "cases").glob("*/case.toml"))
THEMES = sorted(file.parent for file in (HERE.parent / "themes").glob("*/theme.yaml"))
DATE = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

pytestmark = pytest.mark.skipif(assets.missing() is not None, reason="the fonts are not installed")


@pytest.mark.parametrize("theme", THEMES, ids=lambda folder: folder.name)
@pytest.mark.parametrize("case", CASES, ids=lambda folder: folder.name)
def test_case(
    case: Path,
    theme: Path,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    setting = tomllib.loads((case / "case.toml").read_text(encoding="utf-8"))
    # The files are called as somebody who stands there calls them.
    monkeypatch.chdir(with_pictures(case, setting, tmp_path))
    draft = setting.get("draft", False)
    outcome = prepare(Path(), theme=str(theme), draft=draft, timestamp=DATE)
    produced = shown(outcome, setting)
    expected = case / "expected" / theme.name
    if request.config.getoption("--accept"):
        accept(expected, produced)
    found = {file.name: file.read_text(encoding="utf-8") for file in sorted(expected.glob("*"))}
    for name in sorted(produced.keys() | found.keys()):
        before, now = found.get(name, ""), produced.get(name, "")
        if before != now:
            rows = difflib.unified_diff(
                before.splitlines(), now.splitlines(), f"expected/{name}", "produced", lineterm=""
            )
            pytest.fail(
                "\n".join([f"{case.name}: `pytest --accept` takes this over", *rows]),
                pytrace=False,
            )


def with_pictures(case: Path, setting: dict[str, Any], folder: Path) -> Path:
    """The folder of a case; one that has pictures is copied to `folder` and gets them there."""
    if "pictures" not in setting:
        return case
    for file in case.glob("*.yaml"):
        shutil.copy(file, folder)
    for name, (width, height) in setting["pictures"].items():
        make = png if name.endswith(".png") else jpeg
        (folder / name).write_bytes(make(width, height))
    return folder


def shown(outcome: Outcome, setting: dict[str, Any]) -> dict[str, str]:
    """What a build came to, as the texts of files by name."""
    files = {}
    if outcome.diagnostics:
        rendered = (render(item, outcome.sources) for item in in_source_order(outcome.diagnostics))
        files["diagnostics.txt"] = "\n".join(rendered) + "\n"
    if outcome.deck is None:
        assert not setting.get("parts"), files
        return files
    files["slides.txt"] = show_deck(outcome.deck)
    data = written(outcome)
    with ZipFile(BytesIO(data)) as package:
        for part in setting.get("parts", ()):
            files[PurePosixPath(part).name] = pretty(package.read(part))
    return files


def written(outcome: Outcome) -> bytes:
    """The package of a deck; it has to be sound."""
    stream = BytesIO()
    write_powerpoint(outcome, stream)
    data = stream.getvalue()
    assert gate.faults(data) == []
    assert outcome.deck
    assert len(pptx.Presentation(BytesIO(data)).slides) == len(outcome.deck.slides)
    return data


def accept(folder: Path, files: dict[str, str]) -> None:
    """Make the files of `folder` these and no others."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.name not in files:
            old.unlink()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def test_every_slide_layout_has_a_case() -> None:
    from deck.reader.layouts import LAYOUTS

    slides = "".join(
        file.read_text(encoding="utf-8") for case in CASES for file in case.glob("*.yaml")
    )
    assert [one.name for one in LAYOUTS if f"- layout: {one.name}\n" not in slides] == []


def test_nothing_is_expected_of_cases_that_are_gone() -> None:
    themes = {theme.name for theme in THEMES}
    folders = (HERE / "cases").iterdir()
    assert {folder for folder in folders if folder.is_dir()} == set(CASES)
    for case in CASES:
        assert {folder.name for folder in (case / "expected").iterdir()} == themes
