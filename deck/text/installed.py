"""Faces that are installed on this machine, found without any library of the system.

Only faces for scripts that a theme's own faces lack are looked for, and only when such text
occurs: a theme's own faces are files of the program.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import BinaryIO, NamedTuple

_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
_COLLECTION = b"ttcf"
_FAMILY = 1
_WINDOWS, _MACINTOSH = 3, 1


class InstalledFace(NamedTuple):
    """A face of a font file: `number` is its place in a collection, `style` 0 to 3.

    Regular, bold, italic and bold italic are 0 to 3.
    """

    path: Path
    number: int
    style: int


def font_folders() -> tuple[Path, ...]:
    """Where fonts are installed: the folders in `DECK_FONTS`, else the system's usual ones.

    `DECK_FONTS` is written as `PATH` is; if it is empty no face counts as installed, so that
    a deck is the same on every machine.
    """
    chosen = os.environ.get("DECK_FONTS")
    if chosen is not None:
        return tuple(Path(part) for part in chosen.split(os.pathsep) if part)
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA") or str(home / "AppData/Local")
        windows = os.environ.get("WINDIR") or "C:/Windows"
        return (Path(windows) / "Fonts", Path(local) / "Microsoft/Windows/Fonts")
    if sys.platform == "darwin":
        office = "/Applications/Microsoft PowerPoint.app/Contents/Resources/DFonts"
        return (
            home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"),
            Path(office),
        )  # fmt: skip
    data = os.environ.get("XDG_DATA_HOME") or str(home / ".local/share")
    return (Path(data) / "fonts", home / ".fonts", Path("/usr/local/share/fonts"),
            Path("/usr/share/fonts"))  # fmt: skip


@cache
def installed_stamp() -> tuple[tuple[str, int], ...]:
    """What tells whether fonts have come or gone: all folders of fonts and their times.

    Measured once in a process; it takes a millisecond or two.
    """
    return tuple(sorted(entry for folder in font_folders() for entry in _times(str(folder))))


def machine_stamp(text: str) -> str:
    """What the look of a text depends on beside the theme: the machine's fonts, or nothing.

    Only text outside of Latin, Greek and Cyrillic is ever measured with them.
    """
    if text.isascii():
        return ""
    foreign = any("\u0530" <= sign <= "\u1dff" or sign >= "\u2300" for sign in set(text))
    return str(installed_stamp()) if foreign else ""


def _times(folder: str) -> Iterator[tuple[str, int]]:
    with suppress(OSError):
        yield folder, Path(folder).stat().st_mtime_ns
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    yield from _times(entry.path)


def find_face(family: str, style: int) -> InstalledFace | None:
    """The installed face of a family in a style (0 to 3), or else the family's regular one.

    A family is called as Office calls it: by name 1 of the OpenType table `name`.
    """
    faces = _installed().get(family.casefold(), {})
    return faces.get(style) or faces.get(style & 1) or faces.get(0)


@cache
def _installed() -> dict[str, dict[int, InstalledFace]]:
    """The installed faces by family and style; of two that are alike the first counts."""
    found: dict[str, dict[int, InstalledFace]] = {}
    for folder in font_folders():
        for path in sorted(file for file in folder.rglob("*") if file.suffix.lower() in _ENDINGS):
            with suppress(OSError, struct.error, UnicodeDecodeError):
                for names, face in _faces(path):
                    for name in {name.casefold() for name in names}:
                        found.setdefault(name, {}).setdefault(face.style, face)
    return found


def families(path: Path) -> tuple[str, ...]:
    """The names of the families that a font file is of, as Office lists them; () if it is none."""
    with suppress(OSError, struct.error, UnicodeDecodeError):
        return tuple(sorted({name for names, _ in _faces(path) for name in names}))
    return ()


def _faces(path: Path) -> Iterator[tuple[set[str], InstalledFace]]:
    """The faces in a file with the names of their families (OpenType 1.9, `name`, `head`)."""
    with path.open("rb") as file:
        start = file.read(12)
        offsets: tuple[int, ...] = (0,)
        if start[:4] == _COLLECTION:
            (count,) = struct.unpack_from(">L", start, 8)
            offsets = struct.unpack(f">{count}L", file.read(4 * count))
        for index, offset in enumerate(offsets):
            tables = table_places(file, offset)
            if "name" in tables and "head" in tables:
                file.seek(tables["head"][0] + 44)
                (style,) = struct.unpack(">H", file.read(2))
                yield _families(file, *tables["name"]), InstalledFace(path, index, style & 3)


def table_places(file: BinaryIO, offset: int) -> dict[str, tuple[int, int]]:
    """Where the tables of the font at `offset` are, and how long, by their tags."""
    file.seek(offset + 4)
    (count,) = struct.unpack_from(">H", file.read(8))
    data = file.read(16 * count)
    return {
        data[at : at + 4].decode("latin-1"): struct.unpack_from(">LL", data, at + 8)
        for at in range(0, 16 * count, 16)
    }


def _families(file: BinaryIO, offset: int, length: int) -> set[str]:
    """The names of a face's family in all languages."""
    file.seek(offset)
    data = file.read(length)
    _, count, strings = struct.unpack_from(">HHH", data)
    families = set()
    for record in range(count):
        platform, _, _, name, size, at = struct.unpack_from(">6H", data, 6 + 12 * record)
        if name != _FAMILY or platform not in (_WINDOWS, _MACINTOSH):
            continue
        encoding = "utf-16-be" if platform == _WINDOWS else "mac-roman"
        text = data[strings + at : strings + at + size].decode(encoding, "replace")
        families.add(text)
    return families
