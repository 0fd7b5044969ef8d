"""Font files: their metrics, and the advances of text shaped with them.

HarfBuzz is imported when the first text is shaped, because that takes longer than all else
that a build without new text does.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from deck.text.breaks import attaches

if TYPE_CHECKING:
    import uharfbuzz

#: Variation Selectors and their Supplement (UTS #37).
_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
#: Substituted before shaping: fonts have no glyphs for these, renderers show a space.
_AS_SPACE = str.maketrans("\t\n", "  ")


class MissingFaceError(Exception):
    """A font file that a theme names is not there, or is not a font; `path` is the file."""

    def __init__(self, path: Path) -> None:
        """Remember `path`."""
        super().__init__(f"the font file {path} is missing or damaged")
        self.path = path


class Metrics(NamedTuple):
    """Height above and depth below the baseline in em, both positive."""

    ascent: float
    descent: float


class Glyphs(NamedTuple):
    """Shaped text: for each glyph the index of its first character, and its advance in em."""

    clusters: tuple[int, ...]
    advances: tuple[float, ...]


class FontFile:
    """A face in a TrueType or OpenType file, opened when it is first needed."""

    def __init__(self, path: Path, index: int = 0) -> None:
        """Take the file at `path`, of a collection the face `index`; nothing is read yet."""
        self.path = path
        self._index = index
        self._font: uharfbuzz.Font | None = None
        self._metrics: Metrics | None = None
        self._blank = 0.0

    @property
    def fingerprint(self) -> tuple[int, int]:
        """Size and time of last change of the file; (0, 0) if it is not there."""
        try:
            stat = self.path.stat()
        except OSError:
            return (0, 0)
        return (stat.st_size, stat.st_mtime_ns)

    def shape(self, text: str, lang: str, *, east_asian: bool = False) -> Glyphs:
        """Shape `text`, with the features that browsers turn on: kern, liga, calt and the like.

        With `east_asian`, dashes and the like without a letter are those between ideographs.

        A character without a glyph counts 1 em if it is East Asian wide or full-width (UAX #11),
        since the renderer will take it from such a face; else as much as the glyph .notdef, or
        0.6 em if that has no width. Raises MissingFaceError.
        """
        import uharfbuzz  # 20 ms

        font = self._font or self._open()
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text.translate(_AS_SPACE))
        buffer.guess_segment_properties()
        buffer.language = lang
        if east_asian and not any(map(str.isalpha, text)):
            buffer.script = "Hani"
        if attaches(text[0]):  # a mark without its letter gets a dotted circle
            buffer.flags = uharfbuzz.BufferFlags.BOT
        uharfbuzz.shape(font, buffer)
        em = 1 / font.face.upem
        clusters, advances = [], []
        for glyph, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            clusters.append(glyph.cluster)
            if glyph.codepoint:
                advances.append(position.x_advance * em)
            else:
                advances.append(1.0 if is_wide(text[glyph.cluster]) else self._blank)
        return Glyphs(tuple(clusters), tuple(advances))

    def lacks(self, cluster: str) -> str:
        """Of a letter with its marks, the characters that the face has no glyphs for.

        A letter and its marks count as one character where there is one for both (UAX #15).
        What is never seen, such as a variation selector, is not missed. Raises
        MissingFaceError.
        """
        font = self._font or self._open()
        if all(font.get_nominal_glyph(ord(character)) for character in cluster):
            return ""
        from unicodedata import normalize  # only for characters that the face may lack

        return "".join(
            character
            for character in normalize("NFC", cluster)
            if not (font.get_nominal_glyph(ord(character)) or is_unseen(character))
        )

    def _open(self) -> uharfbuzz.Font:
        import uharfbuzz

        if not self.path.is_file():
            raise MissingFaceError(self.path)
        blob = uharfbuzz.Blob.from_file_path(str(self.path))
        face = uharfbuzz.Face(blob, self._index)
        if not face.glyph_count:
            raise MissingFaceError(self.path)
        self._font = font = uharfbuzz.Font(face)
        self._blank = font.get_glyph_h_advance(0) / face.upem or 0.6
        return font

    @property
    def metrics(self) -> Metrics:
        """The face's own line metrics, chosen as browsers choose them. Raises MissingFaceError.

        Those of `hhea`, or those of `OS/2` if it says so (bit 7 of fsSelection, USE_TYPO_METRICS)
        or if `hhea` has none. Browsers round both to whole px at the size shown; this does not.
        """
        if self._metrics is None:
            try:
                self._metrics = _read_metrics(self.path.read_bytes())
            except (OSError, struct.error, KeyError, ZeroDivisionError) as error:
                raise MissingFaceError(self.path) from error
        return self._metrics


def face_metrics(file: Path) -> Metrics:
    """The metrics of the font in a file, as `FontFile.metrics` chooses them."""
    return FontFile(file).metrics


def is_unseen(character: str) -> bool:
    """Whether a character is never drawn: line ends, joiners, marks of direction, selectors."""
    from unicodedata import category  # only for characters that a face may lack

    return category(character) in ("Cf", "Cc", "Zl", "Zp") or character in _SELECTORS


def is_wide(character: str) -> bool:
    """Whether a character is as wide as an ideograph (UAX #11)."""
    from unicodedata import east_asian_width  # only for characters that a face may lack

    return east_asian_width(character) in "WF"


def _read_metrics(data: bytes) -> Metrics:
    tables = dict(_tables(data))
    (em,) = struct.unpack_from(">H", data, tables["head"] + 18)
    ascent, descent = struct.unpack_from(">hh", data, tables["hhea"] + 4)
    if "OS/2" in tables:
        start = tables["OS/2"]
        (selection,) = struct.unpack_from(">H", data, start + 62)
        if selection & 1 << 7 or not (ascent or descent):
            ascent, descent = struct.unpack_from(">hh", data, start + 68)
    return Metrics(ascent / em, -descent / em)


def _tables(data: bytes) -> Iterator[tuple[str, int]]:
    """Tags and offsets of the tables (OpenType 1.9, "Organization of an OpenType Font")."""
    (count,) = struct.unpack_from(">H", data, 4)
    for index in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * index)
        yield tag.decode("latin-1"), offset
