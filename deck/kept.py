"""Solved slides and slide layouts of earlier builds, so that only what has changed is made anew.

A value is kept under what it was made from, together with a fingerprint of everything else
that it depends on: the program, the theme, the fonts, the names that every slide shows.
"""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path
from typing import Any

from deck import __version__, model
from deck.cache import cache_folder, write_atomically
from deck.expand import icons_stamp
from deck.theme import Theme

_PROGRAM = Path(__file__).parent
#: The modules that decide how a slide comes out.
_DECIDING = ("*.py", "expand/*.py", "layout/*.py", "text/*.py", "prompts.yaml")
#: More entries than this are not worth the time to load them.
_MOST = 400


def fingerprint(deck: model.Deck, theme: Theme) -> str:
    """What the slides of a deck depend on beside their own content.

    Program and fonts count by the times of their files, the theme by what its files say.
    """
    code = [
        (path.name, path.stat().st_mtime_ns)
        for pattern in _DECIDING
        for path in sorted(_PROGRAM.glob(pattern))
    ]
    fonts = [
        (str(path), path.stat().st_mtime_ns if path.exists() else 0)
        for face in theme.faces.values()
        for path in face.files
    ]
    # Templates are given the whole deck; a slide's own content is part of its key.
    names = [(section.name, section.title, section.short) for section in deck.sections]
    head = deck._replace(sections=(), theme_span=None)
    parts = (__version__, theme.name, theme.fingerprint, head, names, code, fonts, icons_stamp())
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


class Kept:
    """Values of one kind under one fingerprint, in a file of the cache folder.

    The file is a pickle: it is the program's own, in the user's own folder, and no less
    trusted than the program's bytecode.
    """

    def __init__(self, kind: str, stamp: str) -> None:
        self._path = cache_folder() / f"{kind}-{stamp}.pickle"
        self._used: dict[str, Any] = {}
        self._changed = False
        self._known: dict[str, Any] = {}
        try:
            found = pickle.loads(self._path.read_bytes())
            self._known = found if isinstance(found, dict) else {}
        except Exception:  # a damaged or outdated file may fail in any way
            pass

    def get(self, key: str) -> Any:
        """The value kept under a key, or None."""
        value = self._known.get(key)
        if value is not None:
            self._used[key] = value
        return value

    def put(self, key: str, value: Any) -> None:
        """Keep a value."""
        self._used[key] = value
        self._changed = True

    def save(self) -> None:
        """Write what this build has used; what it has not is forgotten."""
        if self._changed and len(self._used) <= _MOST:
            write_atomically(self._path, pickle.dumps(self._used, pickle.HIGHEST_PROTOCOL))
