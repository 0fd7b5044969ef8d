"""Where things that are slow to make are kept between runs.

Nothing here is needed for a build: a missing, damaged or unwritable cache costs time only.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from pathlib import Path


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


def write_atomically(path: Path, data: bytes) -> None:
    """Write a cache file so that a reader sees all of it or nothing; failing is no matter."""
    scratch = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch.write_bytes(data)
        scratch.replace(path)
