"""XML as text: escaping, and the names that every part begins with.

Parts that exist once per slide are written as text rather than as trees: that is a
hundredth of the time, and the XML in the code is the XML in the file.
"""

from __future__ import annotations

from hashlib import sha1
from itertools import pairwise

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
#: The namespace declarations of a PresentationML part.
NAMESPACES = f'xmlns:a="{DRAWING}" xmlns:r="{RELATIONSHIPS}" xmlns:p="{PRESENTATION}"'

# Characters that XML 1.0 (section 2.2) cannot hold. A file with one of them does not open,
# so whatever let it through, the reader of the slide sees that something was there.
_ILLEGAL = {
    code: "\ufffd"
    for codes in (range(9), (11, 12), range(14, 32), range(0xD800, 0xE000), (0xFFFE, 0xFFFF))
    for code in codes
}


def escape(text: str) -> str:
    """Text as character data."""
    if not text.isprintable():
        text = text.translate(_ILLEGAL)
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def attribute(text: str) -> str:
    """Text as the value of an attribute in double quotes; line ends survive parsing."""
    text = escape(text)
    if '"' in text:
        text = text.replace('"', "&quot;")
    if not text.isprintable():
        text = text.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    return text


def guid(name: str) -> str:
    """A GUID in braces that is always the same for a name (RFC 9562, version 5)."""
    # The module uuid does this too, and takes longer to import than a deck to write.
    digest = bytearray(sha1(name.encode(), usedforsecurity=False).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    digits = digest.hex().upper()
    cuts = (0, 8, 12, 16, 20, 32)
    return "{" + "-".join(digits[a:b] for a, b in pairwise(cuts)) + "}"
