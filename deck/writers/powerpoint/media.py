"""Pictures of a deck: each content once, under a name of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from deck.solved import Group, Picture, Shape

#: Extension and content type by the bytes that a file begins with.
_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (b"\xff\xd8\xff", "jpeg", "image/jpeg"),
    (b"GIF8", "gif", "image/gif"),
)


class Media:
    """The media parts of a package.

    `names` maps the files of pictures to the names of their parts, `files` the other way;
    files with the same content share a part.
    """

    def __init__(self, stem: str = "image") -> None:
        """Begin without pictures; `stem` is what the names of parts begin with."""
        self.names: dict[str, str] = {}
        self.files: dict[str, str] = {}
        self.types: dict[str, str] = {}
        self._stem = stem
        self._known: dict[bytes, str] = {}

    def take(self, file: str) -> None:
        """Give a picture's file a part, unless it has one.

        Raises `ValueError` for what is neither PNG, JPEG nor GIF and `OSError` for a file
        that cannot be read; layout has measured every picture, so neither is expected.
        """
        if file in self.names:
            return
        content = Path(file).read_bytes()
        digest = sha256(content).digest()
        name = self._known.get(digest)
        if name is None:
            extension, content_type = _kind(content, file)
            name = f"{self._stem}{len(self._known) + 1}.{extension}"
            self._known[digest] = name
            self.files[name] = file
            self.types[extension] = content_type
        self.names[file] = name


def _kind(content: bytes, file: str) -> tuple[str, str]:
    for start, extension, content_type in _KINDS:
        if content.startswith(start):
            return extension, content_type
    raise ValueError(f"{file} is not a PNG, JPEG or GIF image")


def pictures(shapes: Iterable[Shape]) -> Iterator[Picture]:
    """The pictures among shapes, also those in groups.

    A placeholder of a slide layout has no file yet, and is none.
    """
    for shape in shapes:
        if isinstance(shape, Picture) and shape.file:
            yield shape
        elif isinstance(shape, Group):
            yield from pictures(shape.shapes)
