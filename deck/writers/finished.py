"""What a writer has come to: the bytes of a file, which may be many, and files that go with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

#: How much of the body is in memory at a time when it is read back.
_CHUNK = 1 << 20


class Finished:
    """A finished file: an iterable of its bytes, which can be gone through again.

    `files` are those that it refers to, by name: their content, or where that can be read.
    """

    def __init__(
        self,
        start: bytes,
        body: BinaryIO,
        end: bytes,
        files: Mapping[str, bytes | Path] | None = None,
    ) -> None:
        self._start, self._body, self._end = start, body, end
        self.files = files or {}

    def __iter__(self) -> Iterator[bytes]:
        yield self._start
        self._body.seek(0)
        while chunk := self._body.read(_CHUNK):
            yield chunk
        yield self._end

    def close(self) -> None:
        """Give back what holds the body; the bytes are gone with it."""
        self._body.close()
