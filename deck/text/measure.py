"""How wide pieces of text are, in em, remembered from run to run.

The caches hold nothing that depends on a size, so fitting text costs no shaping.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from deck.cache import load, program_stamp, save
from deck.scripts import SCRIPTS, USUAL_FACES, is_right_to_left
from deck.solved import Run
from deck.text.breaks import attaches
from deck.text.faces import FontFile
from deck.text.fallback import Stretch, estimated, stretches
from deck.text.installed import find_face, installed_stamp
from deck.text.signs import SPACES
from deck.theme import Face, FaceName

#: A face and a style of it: regular, bold, italic and bold italic are 0 to 3. The face is one
#: of the theme's, or that of a script.
StyleKey = str
_BOUND = 50_000


class Measure:
    """The advances of pieces of text, and which characters each face has.

    `cache` has, for a piece and its style, the advance of all of it and that of its visible
    part, without the white space at its end. `words` has what others found out about words
    and want to keep with it.
    """

    def __init__(
        self, faces: Mapping[FaceName, Face], lang: str, scripts: Mapping[str, str] = USUAL_FACES
    ) -> None:
        """Measure with `faces`, and those of `scripts` for what they lack.

        `lang` is a BCP 47 tag and selects forms of letters.
        """
        self.lang = lang
        self._right_to_left = is_right_to_left(lang)
        self.scripts = scripts
        self.cache: dict[tuple[str, StyleKey], tuple[float, float]] = {}
        self.words: dict[str, Any] = {}
        self.files: dict[StyleKey, FontFile] = {}
        self._covered: dict[StyleKey, set[str]] = {}
        self._lacking: dict[StyleKey, dict[str, str]] = {}
        self._others: dict[StyleKey, FontFile | None] = {}
        self._keys: dict[tuple[FaceName, bool, bool], StyleKey] = {}
        self._persisted = (0, 0)
        for name, face in faces.items():
            for index, path in enumerate(face.files):
                key = f"{name}/{index}"
                self.files[key] = FontFile(path)
                self._keys[name, bool(index & 1), bool(index & 2)] = key

    def style(self, run: Run, script: str = "") -> StyleKey:
        """The key of the face and style of a run, or of a script's face in that style."""
        return f"{script}/{run.bold + 2 * run.italic}" if script else self._key(run)

    def _key(self, run: Run) -> StyleKey:
        return self._keys[run.face, run.bold, run.italic]

    def stretches(self, run: Run, paragraph: str) -> list[Stretch]:
        """The parts of a run by the faces that show them; `paragraph` is the text around it.

        There are none if the run's own face shows all of it.
        """
        key = self._key(run)
        covered = self._covered.setdefault(key, set()).issuperset(run.text)
        if covered and not self._right_to_left:
            return []
        found = stretches(run.text, lambda cluster: self._lacks(cluster, key), paragraph, self.lang)
        return found if any(stretch.script for stretch in found) else []

    def _lacks(self, cluster: str, key: StyleKey) -> str:
        covered, known = self._covered[key], self._lacking.setdefault(key, {})
        if covered.issuperset(cluster):
            return ""
        lacking = known.get(cluster)
        if lacking is None:
            lacking = self.files[key].lacks(cluster)
            if lacking or len(cluster) > 1:
                known[cluster] = lacking
            else:
                covered.add(cluster)
        return lacking

    def advance(self, text: str, style: StyleKey) -> tuple[float, float]:
        """The advances of a piece of text: of all of it, and of its visible part."""
        known = self.cache.get((text, style))
        return self._shape(text, style) if known is None else known

    def _shape(self, text: str, style: StyleKey) -> tuple[float, float]:
        end = len(text.rstrip(SPACES))
        total = visible = 0.0
        for cluster, advance in self._advances(text, style):
            if text[cluster] == "\n":
                continue
            total += advance
            if cluster < end:
                visible += advance
        if text.endswith("\u00ad"):  # seen as a hyphen only where the line ends
            visible = total + self.advance("-", style)[1]
        self.cache[text, style] = result = (total, visible)
        return result

    def _advances(self, text: str, style: StyleKey) -> Iterable[tuple[int, float]]:
        """The index of the first character and the advance of every glyph."""
        file = self.files.get(style) or self.stand_in(style)
        script, _, index = style.partition("/")
        if file:
            east_asian = script in SCRIPTS and SCRIPTS[script].slot == "ea"
            glyphs = file.shape(text, self.lang, east_asian=east_asian)
            return zip(glyphs.clusters, glyphs.advances, strict=True)
        return enumerate(estimated(text, script, bold=index in "13"))

    def stand_in(self, style: StyleKey) -> FontFile | None:
        """The file of a script's face if it is installed here."""
        if style not in self._others:
            script, _, index = style.partition("/")
            found = find_face(self.scripts.get(script, ""), int(index))
            self._others[style] = FontFile(found.path, found.number) if found else None
        return self._others[style]

    def fingerprint(self) -> tuple[object, ...]:
        """What the remembered advances depend on: the program, the language, the font files."""
        files = ((key, *file.fingerprint) for key, file in sorted(self.files.items()))
        return (program_stamp(), self.lang, *sorted(self.scripts.items()), *files)

    def load_cache(self, path: Path) -> None:
        """Add what `save_cache` wrote to `path`, if it was measured with the same font files.

        A missing, foreign or damaged file is no error: the text is measured again.
        """
        try:
            fingerprint, stamp, advances, covered, lacking, words = marshal.loads(load(path) or b"")
        except (EOFError, ValueError, TypeError):  # not there, or not ours
            return
        if fingerprint != self.fingerprint() or stamp not in (None, installed_stamp()):
            return
        self.cache.update(advances)
        self._covered.update(covered)
        self._lacking.update(lacking)
        self.words.update(words)
        self._persisted = self._size()

    def save_cache(self, path: Path) -> None:
        """Write the advances to `path`, if any were added since `load_cache`.

        Of more than 50,000 the ones measured last are kept.
        """
        if self._size() == self._persisted:
            return
        advances = self.cache
        if len(advances) > _BOUND:
            advances = dict(list(advances.items())[-_BOUND:])
        # Faces of the machine count only for decks that have text in them.
        others = any(style.partition("/")[0] in SCRIPTS for _, style in advances)
        stamp = installed_stamp() if others else None
        content: Any = (
            self.fingerprint(), stamp, advances, self._covered, self._lacking, self.words,
        )  # fmt: skip
        save(path, marshal.dumps(content))
        self._persisted = self._size()

    def _size(self) -> tuple[int, int]:
        return len(self.cache), len(self.words)


def letters(text: str) -> int:
    """How many letters tracking is added after: marks and the like are part of the one before."""
    if text.isascii():
        return len(text) - text.count("\n")
    unseen = "\n\u00ad\u200b\u2060\ufeff"
    return sum(1 for character in text if character not in unseen and not attaches(character))
