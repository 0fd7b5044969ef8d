"""Fonts for the page: WOFF2 files with the characters that it shows, and nothing else."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

#: What browsers turn on by themselves (CSS Fonts 4, 7.1), so that text is as wide as measured.
_FEATURES = (
    "ccmp", "locl", "rlig", "calt", "clig", "liga", "kern", "mark", "mkmk", "curs",
    "init", "medi", "fina", "isol", "rclt", "rvrn",
)  # fmt: skip


def subset(file: Path, characters: str) -> bytes:
    """The font in `file` with glyphs for `characters` only, as WOFF2; nothing if it has none.

    Names and licence stay in it. The same characters give the same bytes. Raises OSError if
    the file cannot be read.
    """
    # Both take a tenth of a second, and what they make is kept.
    from fontTools import subset as subsetting
    from fontTools.ttLib import TTFont

    # Tables that it does not know are left out, as they should be.
    subsetting.log.setLevel("ERROR")
    options = subsetting.Options()
    options.layout_features = list(_FEATURES)
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 13, 14]
    options.drop_tables += ["DSIG"]
    options.flavor = "woff2"
    with TTFont(file, lazy=True, recalcTimestamp=False) as font:
        wanted = set(map(ord, characters)) & set(font.getBestCmap())
        if not wanted:
            return b""  # no browser takes a font without characters
        subsetter = subsetting.Subsetter(options)
        subsetter.populate(unicodes=sorted(wanted))
        subsetter.subset(font)
        font.flavor = "woff2"
        stream = BytesIO()
        font.save(stream)
    return stream.getvalue()
