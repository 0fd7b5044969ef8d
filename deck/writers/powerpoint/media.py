"""Pictures of a deck: each content once, under a name of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from errno import EINVAL
from hashlib import sha256
from pathlib import Path

from deck.solved import Group, Picture, Shape

#: Extensions by the bytes that a file begins with, and content types by extension.
_EXTENSIONS = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF8", "gif"))
_TYPES = {"png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif"}


class Media:
    """The media parts of a package.

    `names` maps the files of pictures to the names of their parts, `files` the other way;
    files with the same content share a part. A part is named after its content, so that who
    writes one slide need not know the pictures of the others.
    """

    def __init__(self, stem: str = "image") -> None:
        """Begin without pictures; `stem` is what the names of parts begin with."""
        self.names: dict[str, str] = {}
        self.files: dict[str, str] = {}
        self._stem = stem

    def take(self, file: str) -> str:
        """The name of the part with the content of a file.

        Raises `OSError` for a file that cannot be read, or is no picture any more: layout has
        measured every one, but files may change while a deck is built.
        """
        name = self.names.get(file)
        if name is None:
            content = Path(file).read_bytes()
            digest = sha256(content).hexdigest()
            name = self.names[file] = f"{self._stem}-{digest[:16]}.{_extension(content, file)}"
            self.files.setdefault(name, file)
        return name


def content_type(name: str) -> tuple[str, str]:
    """The extension of a media part, and the content type that goes with it."""
    extension = name.rpartition(".")[2]
    return extension, _TYPES[extension]


def _extension(content: bytes, file: str) -> str:
    for start, extension in _EXTENSIONS:
        if content.startswith(start):
            return extension
    raise OSError(EINVAL, "this is no PNG, JPEG or GIF any more; build again", file)


def pictures(shapes: Iterable[Shape]) -> Iterator[Picture]:
    """The pictures among shapes, also those in groups.

    A placeholder of a slide layout has no file yet, and is none.
    """
    for shape in shapes:
        if isinstance(shape, Picture) and shape.file:
            yield shape
        elif isinstance(shape, Group):
            yield from pictures(shape.shapes)
