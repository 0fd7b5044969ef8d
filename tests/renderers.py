"""The programs and fonts that tests render slides with, where they are installed."""

from __future__ import annotations

import os
import shutil

import pytest

from deck.text import installed


def require(program: str) -> str:
    """The path of `program`; skips the test if it is missing.

    With `DECK_REQUIRE_RENDERERS` in the environment, as in CI, the test fails instead.
    """
    path = shutil.which(program)
    if path is not None:
        return path
    reason = f"{program} is not installed"
    if os.environ.get("DECK_REQUIRE_RENDERERS"):
        pytest.fail(reason)
    pytest.skip(reason)


def forget_fonts() -> None:
    """Look for the fonts of the machine again: `DECK_FONTS` has changed."""
    installed.installed_stamp.cache_clear()
    installed._installed.cache_clear()
