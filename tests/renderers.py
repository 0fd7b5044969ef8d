"""The programs and fonts that tests render slides with, where they are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from deck import assets
from deck.text import installed

#: The machine's own fonts, and those of some folders. `fonts.dtd` is fontconfig's own.
_FONTS = (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
    "{machine}{folders}<cachedir>{cache}</cachedir></fontconfig>"
)
_MACHINE = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'


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


def to_pdf(
    *decks: Path, machine: bool = True, fonts: Iterable[Path] = (), target: str = "pdf"
) -> list[Path]:
    """Convert presentations, all in one folder, to PDF there: one call of LibreOffice.

    It has the program's own fonts, those of the `machine` unless that is turned off, and those
    in the folders `fonts`. `target` may name a filter with options. Skips as `require` does.
    """
    folder = decks[0].parent
    configuration = folder / "fonts.conf"
    configuration.write_text(
        _FONTS.format(
            machine=_MACHINE if machine else "",
            folders="".join(f"<dir>{place}</dir>" for place in (assets.fonts_folder(), *fonts)),
            cache=folder / "cache",
        ),
        encoding="utf-8",
    )
    subprocess.run(
        [
            require("soffice"),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--convert-to", target, "--outdir", str(folder)),
            *map(str, decks),
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(configuration)},
        check=True,
        capture_output=True,
        timeout=600,
    )
    return [deck.with_suffix(".pdf") for deck in decks]


def said_by(program: str, *arguments: str | Path) -> str:
    """What a program prints. Skips as `require` does."""
    command = [require(program), *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, timeout=60)
    return done.stdout.decode("utf-8")


def forget_fonts() -> None:
    """Look for the fonts of the machine again: `DECK_FONTS` has changed."""
    installed.installed_stamp.cache_clear()
    installed._installed.cache_clear()
