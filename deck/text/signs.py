"""Where a line may end after a dash, a slash and the like, and how good such an end is.

A break opportunity has a strength, because text is broken by programs that disagree:

* `HARD` a line must end here, at a line feed.
* `USUAL` LibreOffice and Chromium both break here, and it reads well.
* `UGLY` both break here, but it reads badly: `9–|12`, `GPT-|4`, `-|>`, `5 |%`.
* `DOUBTFUL` one of them breaks here and the other does not: `C+|+`, `a |) b`.

The names LB… are the rules of UAX #14 (https://www.unicode.org/reports/tr14/).
"""

from __future__ import annotations

from typing import Final, Literal

HARD: Final = 0
USUAL: Final = 1
UGLY: Final = 2
DOUBTFUL: Final = 3
Strength = Literal[0, 1, 2, 3]

#: Spaces a line may end at; they hang over its edge. U+200B has no width and is not among them.
SPACES = " \t\n\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
SPACE_SIGNS = frozenset(SPACES)
OPENING = frozenset("([{")
QUOTES = frozenset("\"'“”‘’„‚«»‹›")
#: Hyphens, stops and word separators of other scripts, after which a line may end (LB21 BA).
SEPARATORS = "\u058a\u0964\u0965\u0f0b\u1361\u1362\u17d4"
_NEVER_AFTER_DASH = frozenset(")]},.:;!?-")
_BEGINS_WORD = SPACE_SIGNS | OPENING | frozenset("-‐–—")


def _after_hyphen(text: str, at: int, after: str) -> Strength | None:
    """LB21 (HY, BA), but renderers break before a digit too; not so a sign or an option."""
    if after in QUOTES or after in ")]},.:;!?–":
        return None
    before = text[at - 2 : at - 1]
    if after in "-‐/…$€£¥" or "\u05d0" <= before <= "\u05ea":  # LB21a: after a Hebrew letter
        return DOUBTFUL
    if after.isdigit() and not (before.isascii() and before.isalnum()):
        return DOUBTFUL  # Chromium sees a minus sign
    return USUAL if _inside(before, after) and not _short_piece(text, at) else UGLY


def _after_en_dash(text: str, at: int, after: str) -> Strength | None:
    """LB21 (BA)."""
    if after in QUOTES or after in _NEVER_AFTER_DASH:
        return None
    before = text[at - 2 : at - 1]
    if before.isdigit() and after.isdigit():
        return UGLY
    return USUAL if _inside(before, after) else DOUBTFUL


def _after_em_dash(text: str, at: int, after: str) -> Strength | None:
    """LB17 (B2)."""
    if after in QUOTES or after in _NEVER_AFTER_DASH or after == "—":
        return None
    return USUAL if _inside(text[at - 2 : at - 1], after) else DOUBTFUL


def _after_ellipsis(text: str, at: int, after: str) -> Strength | None:
    """LB22 (IN)."""
    if after in QUOTES or after in _NEVER_AFTER_DASH or after == "…":
        return None
    return USUAL if _inside(text[at - 2 : at - 1], after) else DOUBTFUL


def _after_question(text: str, at: int, after: str) -> Strength | None:
    """LB13 (EX): in an address, before what is asked for."""
    if after in QUOTES or after in _NEVER_AFTER_DASH or after == "/":
        return None
    return USUAL if after.isalnum() and text[at - 2 : at - 1].isalnum() else DOUBTFUL


def _after_sign(text: str, at: int, after: str) -> Strength | None:
    """`!`, `|` and backslash, where LibreOffice alone breaks."""
    return None if after in QUOTES or after in _NEVER_AFTER_DASH else DOUBTFUL


def _after_plus(text: str, at: int, after: str) -> Strength | None:
    """`C++`, where LibreOffice alone breaks."""
    return DOUBTFUL if after == "+" else None


def _after_slash(text: str, at: int, after: str) -> Strength | None:
    """LB13 (SY): LibreOffice breaks after one that begins a word, Chromium before `é`."""
    if after in QUOTES or after in _NEVER_AFTER_DASH:
        return None
    before = text[at - 2 : at - 1]
    if not before or before in SPACE_SIGNS or (after > "\x7f" and after.isalpha()):
        return DOUBTFUL
    return None


def _after_separator(text: str, at: int, after: str) -> Strength | None:
    """LB21 (BA): a syllable sign of Tibetan, a word separator of Ethiopic, a danda."""
    return USUAL if after.isalnum() else None


def _after_maqaf(text: str, at: int, after: str) -> Strength | None:
    """LB21 (BA), LB21a: the hyphen of Hebrew, after which renderers differ."""
    return DOUBTFUL if after.isalpha() else None


def _inside(before: str, after: str) -> bool:
    """Whether a dash between these stands inside a word or between two words."""
    return bool(before) and before not in _BEGINS_WORD and (after.isalnum() or after in OPENING)


#: The rules for what stands before a break: of the text, the place and the sign after it.
AFTER = {
    "-": _after_hyphen,
    "‐": _after_hyphen,
    "–": _after_en_dash,
    "—": _after_em_dash,
    "…": _after_ellipsis,
    "?": _after_question,
    "!": _after_sign,
    "|": _after_sign,
    "\\": _after_sign,
    "+": _after_plus,
    "/": _after_slash,
    "\u05be": _after_maqaf,
    **dict.fromkeys(SEPARATORS, _after_separator),
}


def _short_piece(text: str, at: int) -> bool:
    """Whether what follows a hyphen is too little to begin a line with: `GPT-|4`, `2-|3`."""
    first, second = text[at : at + 1], text[at + 1 : at + 2]
    if first in OPENING:
        return False
    return not second.isalnum() or (first.isdigit() and text[at - 2 : at - 1].isdigit())
