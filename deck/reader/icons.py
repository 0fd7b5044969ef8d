"""Which icons there are: the names in the archive of the `lucide` package.

Only the archive's directory is read, which takes a millisecond; `zipfile` would take ten and
the package itself more.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from functools import cache
from pathlib import Path

# The end of central directory record and a file header in it (APPNOTE.TXT 4.3.16, 4.3.12).
_END = struct.Struct("<4s4H2LH")
_HEADER_SIZE = 46
_NAME_LENGTHS = struct.Struct("<3H")


@cache
def icon_names() -> frozenset[str]:
    """The names of all icons; empty if the package is not installed or not as expected."""
    from importlib.util import find_spec  # finds the package without running it

    try:
        spec = find_spec("lucide")
        if spec is None or spec.origin is None:
            return frozenset()
        return frozenset(_archive_names(Path(spec.origin).with_name("lucide.zip")))
    except (OSError, ValueError, struct.error):
        return frozenset()


def unknown_icons(names: Iterable[str]) -> frozenset[str]:
    """Those of `names` that no icon has; none if the icons are not at hand."""
    wanted = frozenset(names)
    known = icon_names() if wanted else frozenset()
    return wanted - known if known else frozenset()


def _archive_names(path: Path) -> list[str]:
    with path.open("rb") as file:
        size = file.seek(0, 2)
        tail = min(size, 1 << 16)
        file.seek(size - tail)
        end = file.read(tail)
        found = _END.unpack_from(end, end.rindex(b"PK\5\6"))
        count, length, start = found[4], found[5], found[6]
        file.seek(start)
        directory = file.read(length)
    names: list[str] = []
    at = 0
    for _ in range(count):
        name, extra, comment = _NAME_LENGTHS.unpack_from(directory, at + 28)
        at += _HEADER_SIZE
        names.append(directory[at : at + name].decode().removesuffix(".svg"))
        at += name + extra + comment
    return names
