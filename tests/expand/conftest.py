from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from expand.making import Workshop

from deck.cache import cache_folder
from deck.expand import icons


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache folder of the test's own, empty."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("DECK_CACHE", str(folder))
    monkeypatch.setattr(icons, "_known", {})
    cache_folder.cache_clear()
    yield folder
    cache_folder.cache_clear()


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    folder = tmp_path / "layouts"
    folder.mkdir()
    return Workshop(folder)
