"""Solved slides and slide layouts of earlier builds, so that only what has changed is made anew.

A value is kept under what it was made from, together with a fingerprint of everything else
that it depends on: the program, the theme, the fonts, the names that every slide shows.
"""

from __future__ import annotations

import hashlib
import pickle
from typing import Any

from deck import cache, model
from deck.text import machine_stamp
from deck.theme import Theme


def fingerprint(deck: model.Deck, theme: Theme) -> str:
    """What the slides of a deck depend on beside their own content.

    Program and fonts count by the sizes and times of their files, the theme by what its files
    say.
    """
    files = [path for face in theme.faces.values() for path in face.files]
    fonts = [(str(path), *cache.file_stamp(path)) for path in files]
    # Templates are given the whole deck; a slide's own content is part of its key.
    names = [(section.name, section.title, section.short) for section in deck.sections]
    head = deck._replace(sections=(), theme_span=None)
    parts = (cache.program_stamp(), theme.name, theme.fingerprint, head, names, fonts)
    text = repr(parts)
    return hashlib.sha256((text + machine_stamp(text)).encode()).hexdigest()[:32]


class Kept:
    """Values of one kind under one fingerprint, in a file of the cache folder.

    The file is a pickle, which can run code when it is read: `deck.cache` says whom it trusts.
    """

    def __init__(self, kind: str, stamp: str) -> None:
        self._kind = kind
        self._path = cache.cache_folder() / f"{kind}-{stamp}.pickle"
        self._used: dict[str, Any] = {}
        self._changed = False
        self._known: dict[str, Any] = {}
        try:
            found = pickle.loads(cache.load(self._path) or b"")
            self._known = found if isinstance(found, dict) else {}
        except Exception:  # what is no pickle of ours may fail in any way
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
        """Write what this build has used; what it has not is forgotten, and so are old files."""
        if self._changed:
            data = pickle.dumps(self._used, pickle.HIGHEST_PROTOCOL)
            cache.save(self._path, data, others=f"{self._kind}-*")
