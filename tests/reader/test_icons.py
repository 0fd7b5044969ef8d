from __future__ import annotations

from importlib.resources import files
from zipfile import ZipFile

from deck.reader.icons import icon_names, unknown_icons


def test_the_names_are_those_in_the_archive() -> None:
    with ZipFile(str(files("lucide") / "lucide.zip")) as archive:
        assert icon_names() == {name.removesuffix(".svg") for name in archive.namelist()}


def test_unknown_icons_are_told_from_known_ones() -> None:
    assert unknown_icons(["lock", "lcok", "lock", "Lock"]) == {"lcok", "Lock"}
    assert unknown_icons([]) == frozenset()
