"""A font whose widths can be added up in one's head.

Every character is 0.5 em wide, 0.6 em in the bold styles; the spaces are 0.25 em and `W` is
1 em wide in all of them. It rises 0.8 em above the baseline and falls 0.2 em below.
"""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.ttLib.tables._g_l_y_f import Glyph

from deck.theme import Face, FaceName

FAMILY = "Toy"
STYLES = ("Regular", "Bold", "Italic", "Bold Italic")
EM = 1000
SPACES = " \u00a0"
#: Printable ASCII and Latin-1, and the punctuation that slides use.
COVERED = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)])) + "–—‘’“”„…•€→−×"


def build(path: Path, style: str) -> Path:
    """Write the style of the font to `path`: with CFF outlines if that ends in "otf"."""
    letter = 600 if "Bold" in style else 500
    names = {ord(character): f"u{ord(character):04X}" for character in COVERED}
    widths = {".notdef": 500}
    for code, name in names.items():
        character = chr(code)
        widths[name] = 250 if character in SPACES else 1000 if character == "W" else letter
    cff = path.suffix == ".otf"
    builder = FontBuilder(EM, isTTF=not cff)
    builder.setupGlyphOrder(list(widths))
    builder.setupCharacterMap(names)
    if cff:
        programs = {
            name: T2CharString(program=[width, "endchar"]) for name, width in widths.items()
        }
        builder.setupCFF(f"{FAMILY}-{style.replace(' ', '')}", {}, programs, {})
    else:
        builder.setupGlyf({name: Glyph() for name in widths})
    builder.setupHorizontalMetrics({name: (width, 0) for name, width in widths.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": FAMILY, "styleName": style})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.save(path)
    return path


def faces(folder: Path) -> dict[FaceName, Face]:
    """The font as both faces of a theme, its files written to `folder`."""
    regular, bold, italic, both = (
        build(folder / f"Toy-{style.replace(' ', '')}.ttf", style) for style in STYLES
    )
    files = (regular, bold, italic, both)
    names: tuple[FaceName, FaceName] = ("heading", "body")
    return {name: Face(name, FAMILY, files, "", 34) for name in names}
