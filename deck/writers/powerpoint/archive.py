"""The zip container of a package (ECMA-376 Part 2, annex B), written front to back.

The standard library's zipfile takes 20 ms to import and cannot take over entries that are
compressed already; this writer does only what a package needs. It keeps one entry in memory
and the directory, and its bytes depend on nothing but names and contents.
"""

from __future__ import annotations

import zlib
from struct import Struct
from typing import BinaryIO, NamedTuple

#: Twice as fast as zlib's default, for files that are a tenth larger.
LEVEL = 4
_VERSION = 20
_DEFLATE = 8
_DATE = 1 << 5 | 1  # 1980-01-01, where the format's dates begin
_LOCAL = Struct("<4sHHHHHIIIHH")
_ENTRY = Struct("<4sHHHHHHIIIHHHHHII")
_END = Struct("<4sHHHHIIH")
_END64 = Struct("<4sQHHIIQQQQ")
_LOCATOR64 = Struct("<4sIQI")
_SHORT = 0xFFFF
_LONG = 0xFFFFFFFF


class Packed(NamedTuple):
    """Compressed content: checksum and size of what it was, and the DEFLATE stream."""

    checksum: int
    size: int
    stream: bytes


def pack(content: bytes, level: int = LEVEL) -> Packed:
    """Compress the content of an entry; level 0 keeps what is compressed as it is."""
    return Packed(zlib.crc32(content), len(content), zlib.compress(content, level, -15))


class Archive:
    """A zip file being written to a stream, which need not be seekable."""

    def __init__(self, stream: BinaryIO) -> None:
        """Begin an archive at the stream's present position."""
        self._stream = stream
        self._offset = 0
        self._directory: list[bytes] = []

    def add(self, name: str, content: bytes | str) -> None:
        """Compress and append an entry."""
        self.add_packed(name, pack(content.encode() if isinstance(content, str) else content))

    def add_packed(self, name: str, packed: Packed) -> None:
        """Append an entry that is compressed already."""
        encoded = name.encode("ascii")
        checksum, size, stream = packed
        common = (_VERSION, 0, _DEFLATE, 0, _DATE, checksum, len(stream), size, len(encoded), 0)
        self._directory.append(
            _ENTRY.pack(b"PK\1\2", _VERSION, *common, 0, 0, 0, 0, self._offset) + encoded
        )
        self._stream.write(_LOCAL.pack(b"PK\3\4", *common) + encoded)
        self._stream.write(stream)
        self._offset += _LOCAL.size + len(encoded) + len(stream)

    def close(self) -> None:
        """Write the directory; the stream stays open."""
        directory = b"".join(self._directory)
        count, size, start = len(self._directory), len(directory), self._offset
        self._stream.write(directory)
        if count >= _SHORT or start + size >= _LONG:
            # Zip64 (APPNOTE 4.3.14 and 4.3.15): more than 65,534 parts, as of 16,000 slides.
            record = _END64.pack(b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, start)
            self._stream.write(record + _LOCATOR64.pack(b"PK\6\7", 0, start + size, 1))
            count, size, start = min(count, _SHORT), min(size, _LONG), min(start, _LONG)
        self._stream.write(_END.pack(b"PK\5\6", 0, 0, count, count, size, start, 0))
