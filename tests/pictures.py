"""Pictures made in the tests: PNG and JPEG files of any size, as few bytes as can be."""

from __future__ import annotations

import struct
import zlib

Color = tuple[int, int, int]
BLUE = (90, 140, 200)


def png(
    width: int, height: int, color: Color = (90, 140, 200), *more: tuple[bytes, bytes]
) -> bytes:
    """A PNG of one colour, framed and crossed in white; `more` chunks before the pixels."""
    rows = bytearray()
    edge = max(1, min(width, height) // 40)
    plain, white = bytes(color), b"\xff\xff\xff"
    for y in range(height):
        row = bytearray(plain * width)
        if y < edge or y >= height - edge:
            row = bytearray(white * width)
        row[: 3 * edge] = white * edge
        row[3 * (width - edge) :] = white * edge
        at = y * width // height
        row[3 * at : 3 * (at + edge)] = white * len(range(at, min(width, at + edge)))
        rows += b"\0" + row[: 3 * width]
    header = struct.pack(">II5B", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), *more, (b"IDAT", zlib.compress(bytes(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, data) for kind, data in parts)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def exif(orientation: int, order: str = "<") -> bytes:
    """EXIF data that says nothing but the orientation."""
    mark = b"II" if order == "<" else b"MM"
    return mark + struct.pack(f"{order}HIHHHIHHI", 42, 8, 1, 0x0112, 3, 1, orientation, 0, 0)


def jpeg(width: int, height: int, *before: bytes, frame: int = 0xC0, precision: int = 8) -> bytes:
    """A JPEG that is grey all over: every block has the difference 0 and no more."""
    quantization = segment(0xDB, b"\0" + b"\x01" * 64)
    size = struct.pack(">BHHB", precision, height, width, 1) + b"\x01\x11\0"
    # One code of one bit each: difference 0 for DC, end of block for AC.
    tables = b"".join(segment(0xC4, bytes((kind, 1, *(0,) * 15, 0))) for kind in (0x00, 0x10))
    scan = segment(0xDA, b"\x01\x01\0\0\x3f\0")
    blocks = -(-width // 8) * -(-height // 8)
    bits = -(-2 * blocks // 8)
    return b"\xff\xd8" + b"".join(
        (*before, quantization, segment(frame, size), tables, scan, b"\0" * bits, b"\xff\xd9")
    )
