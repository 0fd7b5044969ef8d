"""Where things that are slow to make are kept between runs.

Nothing here is needed for a build: a missing, damaged or unwritable cache costs time only.

The files are the program's own, in a folder of the user's own, and some are read with `pickle`
and `marshal`: they are trusted as Python's bytecode is, and who may write to the folder may
run code as the user. So `DECK_CACHE` must not name a folder that others can write to. The
checksum in every file is there for accidents, not against malice.
"""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

_CHECKSUM = 4
#: The packages that shape, expand, draw and pack what is kept.
_LIBRARIES = (
    "uharfbuzz", "jinja2", "markupsafe", "lucide", "fontTools", "pptx", "lxml", "xlsxwriter",
    "pyphen", "budoux", "brotli",
)  # fmt: skip


@cache
def cache_folder() -> Path:
    """The program's cache folder: `DECK_CACHE`, else the user's folder for caches."""
    chosen = os.environ.get("DECK_CACHE")
    if chosen:
        return Path(chosen)
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home())
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "deckwright"


def load(path: Path) -> bytes | None:
    """What `save` wrote to `path`; None if it is not there, cut off, changed or foreign."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    data = content[_CHECKSUM:]
    return data if zlib.crc32(data).to_bytes(_CHECKSUM, "big") == content[:_CHECKSUM] else None


def save(path: Path, data: bytes, others: str = "", most: int = 4) -> None:
    """Write a file for `load`; failing is no matter.

    A reader sees all of it or nothing. Of the files in its folder that match the pattern
    `others`, this one among them, the `most` newest stay.
    """
    scratch = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            scratch.write_bytes(zlib.crc32(data).to_bytes(_CHECKSUM, "big") + data)
            scratch.replace(path)
        except BaseException:
            scratch.unlink(missing_ok=True)
            raise
        if others:
            forget(path.parent, others, most)


def forget(folder: Path, pattern: str, most: int) -> None:
    """Delete all but the `most` newest of the files in `folder` that match `pattern`."""
    found = []
    for path in folder.glob(pattern):
        with suppress(OSError):  # another build may forget the same file
            found.append((path.stat().st_mtime_ns, path))
    for _, path in sorted(found)[: max(0, len(found) - most)]:
        with suppress(OSError):
            path.unlink()


@cache
def program_stamp() -> str:
    """What tells this program from any other that might have left things in the cache.

    It is made from the names, sizes and times of all files of the program, those of the
    libraries that have a part in what is kept, and Python's version. No content is read.
    """
    from hashlib import sha256  # costs milliseconds to import
    from importlib.util import find_spec  # likewise

    libraries: list[object] = []
    for name in _LIBRARIES:
        spec = find_spec(name)
        libraries.append((name, spec and spec.origin and file_stamp(spec.origin)))
    program = sorted(_files(str(Path(__file__).parent)))
    return sha256(repr((sys.version_info, libraries, program)).encode()).hexdigest()


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    """Path, size and time of the files below a folder, without bytecode and assets."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_file():
                status = entry.stat()
                yield entry.path, status.st_size, status.st_mtime_ns
            elif not entry.name.startswith("_"):
                yield from _files(entry.path)


def file_stamp(file: str | Path) -> tuple[int, int]:
    """Size and time of change of a file; zeros if it cannot be looked at."""
    try:
        status = Path(file).stat()
    except OSError:
        return (0, 0)
    return (status.st_size, status.st_mtime_ns)
