"""Every deck that there is, read part by part and by programs that know nothing of this one.

These are all golden cases, the gallery and the talk under every theme. The packages are sound
and valid, python-pptx gives their words back, and LibreOffice shows all of them in their places.
"""

from __future__ import annotations

import tomllib
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import glyphs
import pytest
from reading import unread
from test_cases import CASES, DATE, THEMES, with_pictures
from writers.powerpoint import gate

from deck import assets, solved
from deck.pipeline import prepare, write_powerpoint

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.skipif(assets.missing() is not None, reason="the fonts are not installed")


class Written(NamedTuple):
    """A deck: the folder of its content, what was solved, its file; whether it overflows."""

    folder: Path
    deck: solved.Deck
    data: bytes
    draft: bool


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Written]:
    """The decks by name; a case whose content is at fault has none."""
    found = {}
    for theme in THEMES:
        for folder in (ROOT / "examples" / "gallery", ROOT / "content"):
            found[f"{folder.name}-{theme.name}"] = write(folder, theme, draft=False)
        for case in CASES:
            setting = tomllib.loads((case / "case.toml").read_text(encoding="utf-8"))
            folder = with_pictures(case, setting, tmp_path_factory.mktemp(case.name))
            found[f"{case.name}-{theme.name}"] = write(
                folder, theme, draft=setting.get("draft", False)
            )
    return {name: one for name, one in found.items() if one}


def write(folder: Path, theme: Path, *, draft: bool) -> Written | None:
    outcome = prepare(folder, theme=str(theme), draft=draft, timestamp=DATE)
    if outcome.deck is None:
        return None
    stream = BytesIO()
    write_powerpoint(outcome, stream)
    return Written(folder, outcome.deck, stream.getvalue(), draft)


def test_nearly_every_case_gives_a_deck(written: dict[str, Written]) -> None:
    assert len(written) >= len(THEMES) * (len(CASES) + 2) - 4


def test_the_packages_are_sound(written: dict[str, Written]) -> None:
    assert {name: found for name, one in written.items() if (found := gate.faults(one.data))} == {}


def test_the_packages_are_valid(written: dict[str, Written]) -> None:
    assert {name: found for name, one in written.items() if (found := gate.errors(one.data))} == {}


def test_python_pptx_reads_every_word(written: dict[str, Written]) -> None:
    found = {name: list(unread(one.folder, one.deck, one.data)) for name, one in written.items()}
    assert {name: texts for name, texts in found.items() if texts} == {}


@pytest.fixture(scope="module")
def shown(
    written: dict[str, Written], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, glyphs.Shown]:
    """The decks as LibreOffice shows them, all in one call."""
    folder = tmp_path_factory.mktemp("shown")
    return glyphs.render({name: one.data for name, one in written.items()}, folder)


@pytest.mark.rendered
def test_libreoffice_shows_every_slide(
    written: dict[str, Written], shown: dict[str, glyphs.Shown]
) -> None:
    counts = {name: len(one.pages) for name, one in shown.items()}
    assert counts == {name: len(one.deck.slides) for name, one in written.items()}


@pytest.mark.rendered
def test_libreoffice_shows_every_word_in_its_place(
    written: dict[str, Written], shown: dict[str, glyphs.Shown]
) -> None:
    faults = [
        f"{name}, {one.deck.slides[number].id}: {fault}"
        for name, one in written.items()
        if not one.draft
        for number, fault in glyphs.faults(shown[name], is_foreign)
    ]
    assert faults == []


def is_foreign(text: str) -> bool:
    """Whether a text is in a script that the shipped faces lack; no other face counts here."""
    return any("\u058f" < character < "\u1e00" or character > "\u2e7f" for character in text)
