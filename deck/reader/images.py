"""What a picture's file says of itself: the size of a PNG or JPEG, from its first bytes.

No pixel is decoded. What is looked at is enough to know that programs which show pictures will
show this one, whole and upright.
"""

from __future__ import annotations

import zlib
from struct import Struct, error
from typing import BinaryIO, NamedTuple

#: How other formats begin, and what they are called.
_OTHERS = (
    (0, b"GIF8", "GIF"),
    (0, b"BM", "BMP"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (8, b"WEBP", "WebP"),
    (4, b"ftypavif", "AVIF"),
    (4, b"ftypheic", "HEIC"),
    (4, b"ftypmif1", "HEIC"),
    (0, b"%PDF", "PDF"),
    (0, b"<svg", "SVG"),
    (0, b"<?xml", "SVG"),
)
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
#: What stands at the end of a file is looked for in so many bytes; some programs add their own.
_TAIL = 1 << 16
_CHUNK = Struct(">I4s")
_HEADER = Struct(">II5BI")
_SEGMENT = Struct(">H")
_FRAME = Struct(">BHHB")
#: The most chunks or segments before the pixels, and bytes put before a marker.
_MOST = 5_000
#: JPEG markers (ITU-T T.81, table B.1): frames by kind, and those without a segment.
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_SHOWN_FRAMES = (0xC0, 0xC1, 0xC2)
_BARE = frozenset({0x01, *range(0xD0, 0xD8)})
_SCAN = 0xDA
_END = 0xD9
_APP1 = 0xE1
_EXIF = b"Exif\0\0"
_ORIENTATION = 0x0112
_ANEW = "save it anew as PNG or JPEG"


class Image(NamedTuple):
    """The size of a stored picture in pixels; `orientation` is that of EXIF, 1 to 8."""

    width: int
    height: int
    orientation: int = 1


class UnreadableImageError(Exception):
    """A file is no picture that every program shows; `hints` say what to do."""

    def __init__(self, message: str, *hints: str) -> None:
        """With what it is instead."""
        super().__init__(message)
        self.hints = hints


def read_image(stream: BinaryIO) -> Image:
    """The size of the PNG or JPEG in a seekable stream that stands at its beginning.

    Raises `UnreadableImageError` for anything else, and for one that is not whole.
    """
    start = stream.read(32)
    try:
        if start.startswith(_PNG):
            return _png(stream)
        if start.startswith(_JPEG):
            return _jpeg(stream)
    except error:
        raise _not_whole("picture") from None
    if not start:
        raise UnreadableImageError("the file is empty")
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    for at, mark, name in _OTHERS:
        if (start if at else text)[at:].startswith(mark):
            hint = f"pictures are PNG or JPEG; {_ANEW}"
            raise UnreadableImageError(f"it is in the format {name}", hint)
    raise UnreadableImageError("it is neither a PNG nor a JPEG picture", _ANEW)


def _not_whole(kind: str) -> UnreadableImageError:
    return UnreadableImageError(f"the {kind} is not whole: its end is missing", _ANEW)


def _png(stream: BinaryIO) -> Image:
    """PNG (W3C, third edition), 5: chunks of length, type, data and checksum."""
    stream.seek(len(_PNG))
    length, kind = _CHUNK.unpack(stream.read(8))
    header = stream.read(_HEADER.size)
    width, height, *_, checksum = _HEADER.unpack(header)
    whole = kind == b"IHDR" and length == 13 and zlib.crc32(kind + header[:-4]) == checksum
    if not whole or not width or not height:
        raise UnreadableImageError("its PNG header is damaged", _ANEW)
    orientation = 1
    for _ in range(_MOST):
        length, kind = _CHUNK.unpack(stream.read(8))
        if kind == b"IDAT":
            break
        exif = stream.read(min(length, _TAIL)) if kind == b"eXIf" else b""
        orientation = _orientation(exif) if exif else orientation
        stream.seek(length - len(exif) + 4, 1)
    else:
        raise UnreadableImageError("its PNG header is damaged", _ANEW)
    if b"IEND\xaeB`\x82" not in _tail(stream):
        raise _not_whole("PNG")
    return Image(width, height, orientation)


def _jpeg(stream: BinaryIO) -> Image:
    """JPEG (ITU-T T.81), annex B: markers with segments, up to the first scan."""
    stream.seek(2)
    size, orientation = None, 1
    for _ in range(_MOST):
        marker = _marker(stream)
        if marker in (_SCAN, _END):
            break
        if marker in _BARE:
            continue
        (length,) = _SEGMENT.unpack(stream.read(2))
        data = stream.read(max(0, length - 2))
        if marker in _FRAMES:
            size = _frame(marker, data)
        elif marker == _APP1 and data.startswith(_EXIF):
            orientation = _orientation(data[len(_EXIF) :])
    if size is None:
        raise UnreadableImageError("there is no picture in this JPEG", _ANEW)
    if bytes((0xFF, _END)) not in _tail(stream):
        raise _not_whole("JPEG")
    return Image(*size, orientation)


def _marker(stream: BinaryIO) -> int:
    """The next marker; bytes 0xFF may be put before it."""
    byte = stream.read(1)
    if byte not in (b"\xff", b""):
        raise UnreadableImageError("its JPEG header is damaged", _ANEW)
    for _ in range(_MOST):
        if byte != b"\xff":
            break
        byte = stream.read(1)
    if byte == b"\xff":
        raise UnreadableImageError("its JPEG header is damaged", _ANEW)
    if not byte:
        raise _not_whole("JPEG")
    return byte[0]


def _frame(marker: int, data: bytes) -> tuple[int, int]:
    """Width and height of a frame (B.2.2), if it is of a kind that programs show."""
    precision, height, width, _ = _FRAME.unpack(data[: _FRAME.size])
    if marker not in _SHOWN_FRAMES or precision != 8:
        raise UnreadableImageError("it is a kind of JPEG that few programs show", _ANEW)
    if not width or not height:
        raise UnreadableImageError("its JPEG header is damaged", _ANEW)
    return width, height


def _tail(stream: BinaryIO) -> bytes:
    """The end of a file, but nothing that has been read."""
    here = stream.tell()
    stream.seek(max(here, stream.seek(0, 2) - _TAIL))
    return stream.read()


def _orientation(exif: bytes) -> int:
    """The tag Orientation of EXIF data (CIPA DC-008, 4.6.5); 1, upright, where there is none."""
    order = ">" if exif.startswith(b"MM") else "<"
    entry = Struct(f"{order}HHIH")
    try:
        (start,) = Struct(f"{order}I").unpack_from(exif, 4)
        (count,) = Struct(f"{order}H").unpack_from(exif, start)
        for number in range(count):
            tag, _, _, value = entry.unpack_from(exif, start + 2 + 12 * number)
            if tag == _ORIENTATION:
                return value if 1 <= value <= 8 else 1
    except error:  # EXIF that nobody can read turns nothing
        pass
    return 1
