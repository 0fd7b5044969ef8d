"""Where a line may end: a subset of UAX #14, tuned to what several renderers do alike.

A break opportunity has a strength, see `deck.text.signs`, where the rules for dashes and the like
are too.

Lines are ended at hard and usual opportunities. The others matter because a renderer left to
itself takes them: a width is only safe if no piece up to one of them would still fit.

The names LB… are the rules of UAX #14 (https://www.unicode.org/reports/tr14/).
Thai and its like, which need a dictionary, are the matter of `deck.text.unspaced`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final
from unicodedata import category

from deck.text.signs import (
    AFTER,
    DOUBTFUL,
    HARD,
    OPENING,
    QUOTES,
    SEPARATORS,
    SPACE_SIGNS,
    SPACES,
    UGLY,
    USUAL,
    Strength,
)
from deck.text.unspaced import UNSPACED, unspaced_breaks

# LB12, LB11: no break on either side of glue: no-break spaces, word joiner, no-break hyphen.
_GLUE = "\u00a0\u202f\u2007\u2060\ufeff\u2011"
# LB9: marks belong to the character before them.
_JOINERS = frozenset("\u200d\ufe0e\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")

_ASCII_CLOSING = frozenset(")]},.:;!?/")
# JIS X 4051 and GB/T 15834: what must not begin a line (LB13 CL, CP, EX, IS; LB21 NS, CJ) …
_NO_START = frozenset(
    "、。，．：；！？）］｝〉》」』】〕〗〙〛〞｣､｡‼⁇⁈⁉％‰℃°′″々〻ゝゞヽヾ%)]},.:;!?”’»›"
)
# Renderers follow different lists for these.
_SELDOM_START = frozenset(
    "…‥・･ー゛゜〜ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ/-–"
)
# … and what must not end one (LB14 OP, LB25 PR).
_NO_END = frozenset("（［｛〈《「『【〔〖〘〚〝｢￥＄￡([{$€£¥“‘«‹")

# Before a word of letters or digits LibreOffice breaks after these only if none of it fits; else
# it takes them to the next line too, with the ideograph before them.
KEPT_WITH_WORD: Final = frozenset("、。，．）］｝〉》」』】〕〗〙〛｣､｡％”’")

_HANGUL = "\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
_WIDE = (
    "\u2e80-\u2fdf\u2ff0-\u312f\u31a0-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f"
    "\uff01-\uff9f\uffe0-\uffe6\U00020000-\U0003fffd" + _HANGUL
)
_EMOJI = "\u2600-\u2604\u2614\u2615\u26a1\U0001f000-\U0001faff"
_SPACE_CLASS = SPACES.replace("\n", "")
_SIGNS = "-‐–—…?!|/+\\\\\u00ad\u200b\u05be" + SEPARATORS
_CANDIDATE = re.compile(f"\n|[{_SPACE_CLASS}]+|(?=—)|[{_SIGNS}]")
# Units (SI brochure 5.4.3): kept with their number although renderers part them.
_UNITS = frozenset(
    {"%", "‰", "€", "£", "$", "°C", "°F", "K", "B", "kB", "MB", "GB", "TB", "PB", "KiB", "MiB"}
    | {"GiB", "TiB", "Hz", "kHz", "MHz", "GHz", "W", "kW", "MW", "GW", "Wh", "kWh", "MWh", "GWh"}
    | {"m", "km", "cm", "mm", "µm", "nm", "g", "kg", "mg", "t", "l", "ml", "s", "ms", "µs", "ns"}
    | {"h", "min", "V", "A", "px", "pt", "em", "×"}
    | {"Mio", "Mrd", "Tsd", "Mill", "mln", "mld", "млн", "млрд", "тыс"}
)
#: Signs that stay with what they measure, be it `12` or `12 Mio.`.
_MEASURES = frozenset("€$£¥₽₹%‰")


@cache
def _pattern(characters: str) -> re.Pattern[str]:
    """Any of `characters`. Compiled when text needs it: the wide ones take milliseconds."""
    return re.compile(f"[{characters}]")


@cache
def _wide_candidate() -> re.Pattern[str]:
    wide = _WIDE + _EMOJI
    return re.compile(f"\n|[{_SPACE_CLASS}]+|(?=[—{wide}])|[{_SIGNS}{wide}]")


def opportunities(text: str) -> list[tuple[int, Strength]]:
    """Where lines of `text` may end, in order: offsets after the break's spaces, and strengths.

    The end of the text is not among them.
    """
    found: list[tuple[int, Strength]] = []
    last = 0
    size = len(text)
    # Below these, only "⌚" and its like are wide, and they are no text.
    highest = "" if text.isascii() else max(text)
    wide = highest >= "\u2600"
    for match in (_wide_candidate() if wide else _CANDIDATE).finditer(text):
        at = match.end()
        if at <= last:
            continue
        before = text[at - 1]
        if before == "\n":
            strength: Strength | None = HARD
        elif at >= size:
            break
        elif before == " " and text[at].isalpha() and text[at - 2].isalpha() and at > 1:
            strength = USUAL  # as `_strength` says, but most breaks are these
        else:
            strength = _strength(text, at, before, text[at])
        if strength is not None:
            found.append((at, strength))
            last = at
    if highest < "\u0e01" or not _pattern(UNSPACED).search(text):
        return found
    return _with_words(found, text)


def _with_words(found: list[tuple[int, Strength]], text: str) -> list[tuple[int, Strength]]:
    """The breaks with those between words that no space parts; where that is a guess, ugly."""
    between: dict[int, Strength] = {
        at: USUAL if word else UGLY for at, word in unspaced_breaks(text)
    }
    return sorted({**between, **dict(found)}.items())


def _strength(text: str, at: int, before: str, after: str) -> Strength | None:
    """How good a break between `before` and `after` is, None if there must be none."""
    if after in SPACE_SIGNS or after == "\u200b" or after in _GLUE:  # LB6, LB7, LB11, LB12
        return None
    if before in SPACE_SIGNS:
        return _after_space(text, at, after)
    if before in "\u200b\u00ad":  # LB8; a soft hyphen, LB21
        return USUAL
    if after == "\u00ad" or attaches(after):  # LB9, LB21
        return None
    if (before if before > after else after) >= "\u2600":
        pair = before + after
        if _pattern(_EMOJI).search(pair):
            return _beside_emoji(before, after)
        if _pattern(_WIDE).search(pair):
            return _beside_wide(before, after)
    if after == "—" and before not in AFTER:  # LB17: B2
        return UGLY if before not in OPENING else None
    rule = AFTER.get(before)
    strength = rule(text, at, after) if rule else None
    return UGLY if strength == USUAL and _slash_follows(text, at) else strength


def _slash_follows(text: str, at: int) -> bool:
    """Whether the word has a slash further on.

    If what follows that no longer fits, LibreOffice takes the whole word to the next line
    although it has a hyphen.
    """
    slash = text.find("/", at)
    return slash > 0 and not any(character in SPACE_SIGNS for character in text[at:slash])


def attaches(character: str) -> bool:
    """Whether `character` is drawn on the one before it: a mark, joiner or variation (LB9)."""
    return character in _JOINERS or (character > "\u02ff" and category(character)[0] == "M")


def _after_space(text: str, at: int, after: str) -> Strength:
    """LB18 with the exceptions that LibreOffice makes and those that typography asks for."""
    end = at - 1
    while end and text[end - 1] in SPACE_SIGNS and text[end - 1] != "\n":
        end -= 1
    last = text[end - 1 : end]
    if last.isalpha() and after.isalpha():
        return USUAL
    if not last or last == "\n":
        return DOUBTFUL
    if after in _ASCII_CLOSING or last in OPENING:  # LB13, LB14
        return DOUBTFUL
    if after > "\u2fff" and (after in _NO_START or after in _SELDOM_START):
        return DOUBTFUL
    if after in "»–—" and (at + 1 == len(text) or text[at + 1] in SPACE_SIGNS):
        return UGLY
    if last == "«" and (end < 2 or text[end - 2] in SPACE_SIGNS):
        return UGLY
    word = text[at : at + 6].split()[0].rstrip(".,;:!?)")
    if word in _MEASURES and (last.isalnum() or last == "."):
        return UGLY
    if last.isdigit() and word in _UNITS:
        return UGLY
    return USUAL


def _beside_wide(before: str, after: str) -> Strength | None:
    """LB30a, LB31 for ideographs and kana with kinsoku shori; Hangul words are kept whole."""
    if after in _NO_START or before in _NO_END:
        return None
    if after in _SELDOM_START:
        return DOUBTFUL
    if before in "—…‥/-–" or after == "—":
        return UGLY
    if before in KEPT_WITH_WORD and after < "\u2e80" and after.isalnum():
        return DOUBTFUL
    if (before in QUOTES and before not in "”’") or after in "\"'":
        return DOUBTFUL
    if _pattern(_HANGUL).search(before + after):
        return DOUBTFUL
    return USUAL


def _beside_emoji(before: str, after: str) -> Strength | None:
    """Renderers know different sets of pictographs, so none of these breaks is relied on."""
    closing = after in _NO_START or after in QUOTES
    return None if closing or before in _NO_END or before in QUOTES else DOUBTFUL
