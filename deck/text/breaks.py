"""Where a line may end: a subset of UAX #14, tuned to what several renderers do alike.

A break opportunity has a strength, because text is broken by programs that disagree:

* `HARD` a line must end here, at a line feed.
* `USUAL` LibreOffice and Chromium both break here, and it reads well.
* `UGLY` both break here, but it reads badly: `9–|12`, `GPT-|4`, `-|>`, `5 |%`.
* `DOUBTFUL` one of them breaks here and the other does not: `C+|+`, `a |) b`.

Lines are ended at hard and usual opportunities. The others matter because a renderer left to
itself takes them: a width is only safe if no piece up to one of them would still fit.

The names LB… are the rules of UAX #14 (https://www.unicode.org/reports/tr14/).
Thai and its like, which need a dictionary, are the matter of `deck.text.unspaced`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal
from unicodedata import category

from deck.text.unspaced import UNSPACED, unspaced_breaks

HARD: Final = 0
USUAL: Final = 1
UGLY: Final = 2
DOUBTFUL: Final = 3
Strength = Literal[0, 1, 2, 3]

# LB12, LB11: no break on either side of glue: no-break spaces, word joiner, no-break hyphen.
_GLUE = "\u00a0\u202f\u2007\u2060\ufeff\u2011"
#: Spaces a line may end at; they hang over its edge. U+200B has no width and is not among them.
SPACES = " \t\n\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
_SPACES = frozenset(SPACES)
# LB9: marks belong to the character before them.
_JOINERS = frozenset("\u200d\ufe0e\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")

_ASCII_CLOSING = frozenset(")]},.:;!?/")
_OPENING = frozenset("([{")
_QUOTES = frozenset("\"'“”‘’„‚«»‹›")
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
#: Hyphens, stops and word separators of other scripts, after which a line may end (LB21 BA).
_SEPARATORS = "\u058a\u0964\u0965\u0f0b\u1361\u1362\u17d4"
_SIGNS = "-‐–—…?!|/+\\\\\u00ad\u200b\u05be" + _SEPARATORS
_CANDIDATE = re.compile(f"\n|[{_SPACE_CLASS}]+|(?=—)|[{_SIGNS}]")
_NEVER_AFTER_DASH = frozenset(")]},.:;!?-")
_BEGINS_WORD = _SPACES | _OPENING | frozenset("-‐–—")
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
    if after in _SPACES or after == "\u200b" or after in _GLUE:  # LB6, LB7, LB11, LB12
        return None
    if before in _SPACES:
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
    if after == "—" and before not in _AFTER:  # LB17: B2
        return UGLY if before not in _OPENING else None
    rule = _AFTER.get(before)
    strength = rule(text, at, after) if rule else None
    return UGLY if strength == USUAL and _slash_follows(text, at) else strength


def _slash_follows(text: str, at: int) -> bool:
    """Whether the word has a slash further on.

    If what follows that no longer fits, LibreOffice takes the whole word to the next line
    although it has a hyphen.
    """
    slash = text.find("/", at)
    return slash > 0 and not any(character in _SPACES for character in text[at:slash])


def attaches(character: str) -> bool:
    """Whether `character` is drawn on the one before it: a mark, joiner or variation (LB9)."""
    return character in _JOINERS or (character > "\u02ff" and category(character)[0] == "M")


def _after_space(text: str, at: int, after: str) -> Strength:
    """LB18 with the exceptions that LibreOffice makes and those that typography asks for."""
    end = at - 1
    while end and text[end - 1] in _SPACES and text[end - 1] != "\n":
        end -= 1
    last = text[end - 1 : end]
    if last.isalpha() and after.isalpha():
        return USUAL
    if not last or last == "\n":
        return DOUBTFUL
    if after in _ASCII_CLOSING or last in _OPENING:  # LB13, LB14
        return DOUBTFUL
    if after > "\u2fff" and (after in _NO_START or after in _SELDOM_START):
        return DOUBTFUL
    if after in "»–—" and (at + 1 == len(text) or text[at + 1] in _SPACES):
        return UGLY
    if last == "«" and (end < 2 or text[end - 2] in _SPACES):
        return UGLY
    word = text[at : at + 6].split()[0].rstrip(".,;:!?)")
    if word in _MEASURES and (last.isalnum() or last == "."):
        return UGLY
    if last.isdigit() and word in _UNITS:
        return UGLY
    return USUAL


def _after_hyphen(text: str, at: int, after: str) -> Strength | None:
    """LB21 (HY, BA), but renderers break before a digit too; not so a sign or an option."""
    if after in _QUOTES or after in ")]},.:;!?–":
        return None
    before = text[at - 2 : at - 1]
    if after in "-‐/…$€£¥" or "\u05d0" <= before <= "\u05ea":  # LB21a: after a Hebrew letter
        return DOUBTFUL
    if after.isdigit() and not (before.isascii() and before.isalnum()):
        return DOUBTFUL  # Chromium sees a minus sign
    return USUAL if _inside(before, after) and not _short_piece(text, at) else UGLY


def _after_en_dash(text: str, at: int, after: str) -> Strength | None:
    """LB21 (BA)."""
    if after in _QUOTES or after in _NEVER_AFTER_DASH:
        return None
    before = text[at - 2 : at - 1]
    if before.isdigit() and after.isdigit():
        return UGLY
    return USUAL if _inside(before, after) else DOUBTFUL


def _after_em_dash(text: str, at: int, after: str) -> Strength | None:
    """LB17 (B2)."""
    if after in _QUOTES or after in _NEVER_AFTER_DASH or after == "—":
        return None
    return USUAL if _inside(text[at - 2 : at - 1], after) else DOUBTFUL


def _after_ellipsis(text: str, at: int, after: str) -> Strength | None:
    """LB22 (IN)."""
    if after in _QUOTES or after in _NEVER_AFTER_DASH or after == "…":
        return None
    return USUAL if _inside(text[at - 2 : at - 1], after) else DOUBTFUL


def _after_question(text: str, at: int, after: str) -> Strength | None:
    """LB13 (EX): in an address, before what is asked for."""
    if after in _QUOTES or after in _NEVER_AFTER_DASH or after == "/":
        return None
    return USUAL if after.isalnum() and text[at - 2 : at - 1].isalnum() else DOUBTFUL


def _after_sign(text: str, at: int, after: str) -> Strength | None:
    """`!`, `|` and backslash, where LibreOffice alone breaks."""
    return None if after in _QUOTES or after in _NEVER_AFTER_DASH else DOUBTFUL


def _after_plus(text: str, at: int, after: str) -> Strength | None:
    """`C++`, where LibreOffice alone breaks."""
    return DOUBTFUL if after == "+" else None


def _after_slash(text: str, at: int, after: str) -> Strength | None:
    """LB13 (SY): LibreOffice breaks after one that begins a word, Chromium before `é`."""
    if after in _QUOTES or after in _NEVER_AFTER_DASH:
        return None
    before = text[at - 2 : at - 1]
    if not before or before in _SPACES or (after > "\x7f" and after.isalpha()):
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
    return bool(before) and before not in _BEGINS_WORD and (after.isalnum() or after in _OPENING)


_AFTER = {
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
    **dict.fromkeys(_SEPARATORS, _after_separator),
}


def _short_piece(text: str, at: int) -> bool:
    """Whether what follows a hyphen is too little to begin a line with: `GPT-|4`, `2-|3`."""
    first, second = text[at : at + 1], text[at + 1 : at + 2]
    if first in _OPENING:
        return False
    return not second.isalnum() or (first.isdigit() and text[at - 2 : at - 1].isdigit())


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
    if (before in _QUOTES and before not in "”’") or after in "\"'":
        return DOUBTFUL
    if _pattern(_HANGUL).search(before + after):
        return DOUBTFUL
    return USUAL


def _beside_emoji(before: str, after: str) -> Strength | None:
    """Renderers know different sets of pictographs, so none of these breaks is relied on."""
    closing = after in _NO_START or after in _QUOTES
    return None if closing or before in _NO_END or before in _QUOTES else DOUBTFUL
