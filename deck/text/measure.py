"""How wide pieces of text are, in em, remembered from run to run.

The caches hold nothing that depends on a size, so fitting text costs no shaping.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from deck.cache import load, program_stamp, save
from deck.solved import Run
from deck.text.breaks import SPACES, attaches
from deck.text.faces import FontFile
from deck.theme import Face, FaceName

#: A face and a style of it: regular, bold, italic and bold italic are 0 to 3.
StyleKey = str
_BOUND = 50_000


class Measure:
    """The advances of pieces of text.

    `cache` has, for a piece and its style, the advance of all of it and that of its visible
    part, without the white space at its end. `lacking` has the characters of a face that were
    met and have no glyph.
    """

    def __init__(self, faces: Mapping[FaceName, Face], lang: str) -> None:
        """Measure with `faces`; `lang` is a BCP 47 tag and selects forms of letters."""
        self.lang = lang
        self.cache: dict[tuple[str, StyleKey], tuple[float, float]] = {}
        self.lacking: dict[StyleKey, str] = {}
        self.files: dict[StyleKey, FontFile] = {}
        self._keys: dict[tuple[FaceName, bool, bool], StyleKey] = {}
        self._persisted = 0
        for name, face in faces.items():
            for index, path in enumerate(face.files):
                key = f"{name}/{index}"
                self.files[key] = FontFile(path)
                self._keys[name, bool(index & 1), bool(index & 2)] = key

    def style(self, run: Run) -> StyleKey:
        """The key of the face and style of a run."""
        return self._keys[run.face, run.bold, run.italic]

    def advance(self, text: str, style: StyleKey) -> tuple[float, float]:
        """The advances of a piece of text: of all of it, and of its visible part."""
        known = self.cache.get((text, style))
        return self._shape(text, style) if known is None else known

    def _shape(self, text: str, style: StyleKey) -> tuple[float, float]:
        glyphs = self.files[style].shape(text, self.lang)
        end = len(text.rstrip(SPACES))
        total = visible = 0.0
        for cluster, advance in zip(glyphs.clusters, glyphs.advances, strict=True):
            if text[cluster] == "\n":
                continue
            total += advance
            if cluster < end:
                visible += advance
        if text.endswith("\u00ad"):  # seen as a hyphen only where the line ends
            visible = total + self.advance("-", style)[1]
        for cluster in glyphs.lacking:
            seen = self.lacking.get(style, "")
            if text[cluster] not in seen and text[cluster] != "\n":
                self.lacking[style] = seen + text[cluster]
        self.cache[text, style] = result = (total, visible)
        return result

    def fingerprint(self) -> tuple[object, ...]:
        """What the remembered advances depend on: the program, the language, the font files."""
        files = ((key, *file.fingerprint) for key, file in sorted(self.files.items()))
        return (program_stamp(), self.lang, *files)

    def load_cache(self, path: Path) -> None:
        """Add what `save_cache` wrote to `path`, if it was measured with the same font files.

        A missing, foreign or damaged file is no error: the text is measured again.
        """
        try:
            fingerprint, advances, lacking = marshal.loads(load(path) or b"")
        except (EOFError, ValueError, TypeError):  # not there, or not ours
            return
        if fingerprint != self.fingerprint():
            return
        self.cache.update(advances)
        self.lacking.update(lacking)
        self._persisted = len(self.cache)

    def save_cache(self, path: Path) -> None:
        """Write the advances to `path`, if any were added since `load_cache`.

        Of more than 50,000 the ones measured last are kept.
        """
        if len(self.cache) == self._persisted:
            return
        advances = self.cache
        if len(advances) > _BOUND:
            advances = dict(list(advances.items())[-_BOUND:])
        content: Any = (self.fingerprint(), advances, self.lacking)
        save(path, marshal.dumps(content))
        self._persisted = len(self.cache)


def letters(text: str) -> int:
    """How many letters tracking is added after: marks and the like are part of the one before."""
    if text.isascii():
        return len(text) - text.count("\n")
    unseen = "\n\u00ad\u200b\u2060\ufeff"
    return sum(1 for character in text if character not in unseen and not attaches(character))
