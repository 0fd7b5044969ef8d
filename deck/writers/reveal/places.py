"""Where what a page consists of goes: into the page itself, or to files in a folder beside it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from deck.writers.reveal.markup import escaped
from deck.writers.reveal.pictures import media_type
from deck.writers.reveal.policy import policy

#: How many hexadecimal digits of a content's SHA-256 stand in its file's name.
_DIGITS = 16


class Place(Protocol):
    """Takes what a page consists of, and tells how the page gets at it."""

    @property
    def files(self) -> dict[str, bytes | Path]:
        """The files to write, by name: their content, or where that can be read."""

    def script(self, name: str, text: str) -> str:
        """The element that runs a script."""

    def sheet(self, text: str) -> str:
        """The element with the style sheet."""

    def font(self, name: str, data: bytes) -> str:
        """The address of a WOFF2 file, for the style sheet."""

    def picture(self, file: Path) -> str:
        """The address of a picture, for the style sheet. Raises OSError if it cannot be read."""

    def licences(self, texts: dict[str, str]) -> str:
        """What the page says of licences; `texts` are theirs by name."""

    def policy(self, inherited: Iterable[str]) -> str:
        """The Content-Security-Policy, once all scripts are here.

        `inherited` are those that run in windows which have their policy from the page.
        """


class InPage:
    """The page has everything in itself, and needs no other file."""

    def __init__(self) -> None:
        self.files: dict[str, bytes | Path] = {}
        self._scripts: list[str] = []

    def script(self, name: str, text: str) -> str:
        """The script itself, in an element."""
        self._scripts.append(text)
        return f"<script>{text}</script>"

    def sheet(self, text: str) -> str:
        """The style sheet itself, in an element."""
        return f"<style>{text}</style>"

    def font(self, name: str, data: bytes) -> str:
        """The font as a `data:` URL."""
        return _data_url("font/woff2", data)

    def picture(self, file: Path) -> str:
        """The picture as a `data:` URL."""
        data = file.read_bytes()
        return _data_url(media_type(data, file), data)

    def licences(self, texts: dict[str, str]) -> str:
        """The licences themselves; two hyphens would end a comment before it ends."""
        whole = "\n\n".join(texts.values())
        return whole.replace("--", "- -").replace("--", "- -")  # twice, for runs of hyphens

    def policy(self, inherited: Iterable[str]) -> str:
        """Scripts are told by their hashes, and nothing is fetched."""
        return policy([*self._scripts, *inherited])


class InFolder:
    """Everything but the slides is in files, named after what they are and their content.

    So a file never changes, and one that several pages need is there once.
    """

    def __init__(self, link: str) -> None:
        """`link` is the folder's address as seen from the page, which ends in a slash or is ""."""
        self.files: dict[str, bytes | Path] = {}
        self._link = link

    def script(self, name: str, text: str) -> str:
        """A script in a file."""
        return f'<script src="{self._linked(name, "js", text.encode())}"></script>'

    def sheet(self, text: str) -> str:
        """The style sheet in a file."""
        return f'<link rel="stylesheet" href="{self._linked("style", "css", text.encode())}">'

    def font(self, name: str, data: bytes) -> str:
        """The name of the font's file: addresses in a style sheet begin where that is."""
        return self._named(name, "woff2", data)

    def picture(self, file: Path) -> str:
        """The name of a copy of the picture."""
        data = file.read_bytes()
        kind = media_type(data, file).removeprefix("image/").replace("jpeg", "jpg")
        name = self._named("picture", kind, data)
        self.files[name] = file  # pictures may be large, so they are not kept here
        return name

    def licences(self, texts: dict[str, str]) -> str:
        """The addresses of the licences."""
        return "\n".join(
            self._linked(f"{name}-licence", "txt", f"{text}\n".encode())
            for name, text in texts.items()
        )

    def policy(self, inherited: Iterable[str]) -> str:
        """What is fetched comes from where the page comes from."""
        return policy(inherited, files=True)

    def _linked(self, name: str, ending: str, data: bytes) -> str:
        return escaped(self._link + self._named(name, ending, data))

    def _named(self, name: str, ending: str, data: bytes) -> str:
        stem = "".join(char if char.isascii() and char.isalnum() else "-" for char in name.lower())
        file = f"{stem}-{sha256(data).hexdigest()[:_DIGITS]}.{ending}"
        self.files[file] = data
        return file


def _data_url(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{b64encode(data).decode('ascii')}"
