"""What a font file says of itself: what kind of file it is, its style, what it looks like."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO, NamedTuple

from deck.text.installed import table_places

#: Files that are measured, and that can be installed (OpenType 1.9, "Table Directory").
_FONTS = (b"\0\1\0\0", b"true", b"OTTO")
_OTHERS = {b"wOFF": "WOFF", b"wOF2": "WOFF2", b"ttcf": "collection"}

#: Bits of macStyle (`head`) and of fsSelection (`OS/2`): bold, italic; the latter has oblique too.
_MAC_BOLD, _MAC_ITALIC = 1 << 0, 1 << 1
_BOLD, _ITALIC = 1 << 5, 1 << 0 | 1 << 9

#: Pitch and family (ECMA-376 Part 1, 21.1.2.3.7): the pitch below, the family in the upper half.
_FIXED, _VARIABLE = 1, 2
_ROMAN, _SWISS, _MODERN = 0x10, 0x20, 0x30
#: In a PANOSE number of Latin text the second byte is the kind of serifs, the fourth the widths.
_LATIN_TEXT, _SERIFS, _MONOSPACED = 2, range(2, 11), 9
#: Classes of sFamilyClass that have serifs.
_SERIF_CLASSES = (1, 2, 3, 4, 5, 7)


class FontLook(NamedTuple):
    """What a substitute is found by: PANOSE as 20 hex digits, and pitch and family."""

    panose: str
    pitch_family: int


def font_kind(file: Path) -> str:
    """What a file is: "font", or "WOFF", "WOFF2", "collection"; "" if none of these."""
    try:
        with file.open("rb") as opened:
            start = opened.read(4)
    except OSError:
        return ""
    return "font" if start in _FONTS else _OTHERS.get(start, "")


def font_style(file: Path) -> int | None:
    """The style of a font, 0 to 3: regular, bold, italic, bold italic; None if it is none."""
    try:
        with file.open("rb") as opened:
            tables = table_places(opened, 0)
            (mac,) = struct.unpack(">H", _at(opened, tables["head"][0] + 44, 2))
            selection = 0
            if "OS/2" in tables:
                (selection,) = struct.unpack(">H", _at(opened, tables["OS/2"][0] + 62, 2))
    except (OSError, struct.error, KeyError):
        return None
    bold = bool(mac & _MAC_BOLD or selection & _BOLD)
    italic = bool(mac & _MAC_ITALIC or selection & _ITALIC)
    return bold + 2 * italic


def font_look(file: Path) -> FontLook:
    """What the font says that it looks like; nothing if the file is none or does not say."""
    try:
        with file.open("rb") as opened:
            tables = table_places(opened, 0)
            start = tables["OS/2"][0]
            (family,) = struct.unpack(">H", _at(opened, start + 30, 2))
            panose = _at(opened, start + 32, 10)
            (fixed,) = struct.unpack(">L", _at(opened, tables["post"][0] + 12, 4))
    except (OSError, struct.error, KeyError):
        return FontLook("", 0)
    text = panose[0] == _LATIN_TEXT
    if fixed or (text and panose[3] == _MONOSPACED):
        return FontLook(panose.hex().upper(), _MODERN | _FIXED)
    serifs = text and panose[1] in _SERIFS
    serifs = serifs or (not (text and panose[1]) and family >> 8 in _SERIF_CLASSES)
    return FontLook(panose.hex().upper(), (_ROMAN if serifs else _SWISS) | _VARIABLE)


def _at(file: BinaryIO, place: int, length: int) -> bytes:
    file.seek(place)
    data = file.read(length)
    if len(data) < length:
        raise struct.error("the file ends before the table does")
    return data
