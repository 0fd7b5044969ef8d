from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import toyfont
from renderers import require

from deck.cache import cache_folder
from deck.theme import Face, FaceName

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="write the golden files of tests/cases anew, for `git diff` to review",
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What opens a browser looks at what is rendered."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("rendered")


@pytest.fixture(scope="session", autouse=True)
def _no_cache_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The session has a cache folder of its own, which begins empty.

    Nor do the fonts of the machine count, which would make decks differ between machines.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DECK_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("DECK_FONTS", "")
        cache_folder.cache_clear()
        yield
    cache_folder.cache_clear()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, without a window."""
    chromium = require("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        if os.environ.get("DECK_REQUIRE_RENDERERS"):
            raise
        pytest.skip("playwright is not installed")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache folder for one test, which begins empty."""
    folder = tmp_path / "deck-cache"
    monkeypatch.setenv("DECK_CACHE", str(folder))
    cache_folder.cache_clear()
    yield folder
    cache_folder.cache_clear()


@pytest.fixture
def as_nobody() -> Iterator[Path]:
    """A folder, and a user who may write there only as the modes say, even if root tests."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        root = os.geteuid() == 0
        if root:
            os.chown(folder, 65534, 65534)
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(0o700)


@pytest.fixture
def content(tmp_path: Path) -> Callable[..., Path]:
    """Writes a content folder with one section of the slides given; `head` adds to deck.yaml."""

    def write(slides: str, head: str = "", name: str = "content") -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        (folder / "deck.yaml").write_text(_DECK + head, encoding="utf-8")
        (folder / "only.yaml").write_text(f"{_SECTION}{slides}", encoding="utf-8")
        return folder

    return write


_DECK = """\
title: A small deck
slug: small
lang: en
theme: terminal
sections: [only]
"""
_SECTION = """\
title: The only section
short: only
slides:
"""


@pytest.fixture(scope="session")
def toy_faces(tmp_path_factory: pytest.TempPathFactory) -> Mapping[FaceName, Face]:
    """Both faces of a theme in a font whose widths can be computed by hand; see `toyfont`."""
    return toyfont.faces(tmp_path_factory.mktemp("toyfont"))
