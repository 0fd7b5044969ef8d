"""Scripts whose words are not parted by spaces (UAX #14, class SA): where lines may end.

Thai words are found with BudouX, which learned them from text; its breaks are fewer than
those of a dictionary, so that a program with one makes no more lines. Lao, Khmer and Burmese
lines may end between syllables, roughly; programs with a dictionary know better.

Chinese and Japanese lines may end nearly anywhere (`deck.text.breaks`), but titles read best
when they end between phrases; these too are BudouX's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, Final

from deck.scripts import script_of_language

#: Thai, Lao, Burmese and Khmer; nothing else in these blocks stands in running text.
UNSPACED: Final = "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ede\u1000-\u103f\u1050-\u109f\u1780-\u17d3"
_KANA = "\u3041-\u30fa"
_IDEOGRAPHS = _KANA + "\u3400-\u9fff"
#: Vowels that are written before the consonant that they follow.
_LEADING = frozenset("เแโใไເແໂໃໄ")
#: Signs that join the consonant after them to the one before.
_JOINING = frozenset("\u17d2\u1039")
#: What ends a syllable and cannot begin a line: repetition and abbreviation signs.
_TRAILING = frozenset("ๆฯໆຯៗ")


@cache
def _pattern(characters: str) -> re.Pattern[str]:
    """Some of `characters`. Compiled when there is such text: that takes a millisecond."""
    return re.compile(f"[{characters}]+")


def unspaced_breaks(text: str) -> Iterator[tuple[int, bool]]:
    """The offsets in a text at which lines may end in such scripts; True where a word ends."""
    for stretch in _pattern(UNSPACED).finditer(text):
        word, start = stretch.group(), stretch.start()
        thai = word[0] <= "\u0e7f"
        for at in _thai(word) if thai else range(1, len(word)):
            if _is_between_syllables(word, at):
                yield start + at, thai


def is_between_words(text: str, at: int) -> bool:
    """Whether an offset is inside Thai text, between two of its letters."""
    return 0 < at < len(text) and all(
        "\u0e01" <= side <= "\u0e4e" for side in text[at - 1 : at + 1]
    )


def _thai(text: str) -> Iterator[int]:
    at = 0
    for word in _parser("Thai").parse(text)[:-1]:
        at += len(word)
        yield at


@lru_cache(1024)
def phrase_ends(text: str, lang: str) -> frozenset[int] | None:
    """The offsets at which phrases end in text with ideographs or kana, None in other text."""
    if text.isascii() or max(text) < "\u3040" or not _pattern(_IDEOGRAPHS).search(text):
        return None
    native = script_of_language(lang)
    if _pattern(_KANA).search(text):
        native = "Jpan"
    ends, at = [], 0
    for phrase in _parser(native if native in ("Jpan", "Hant") else "Hans").parse(text):
        at += len(phrase)
        ends.append(at)
    return frozenset(ends)


@cache
def _parser(script: str) -> Any:
    import budoux  # 10 ms, only where there is such text

    load = {
        "Thai": budoux.load_default_thai_parser,
        "Jpan": budoux.load_default_japanese_parser,
        "Hans": budoux.load_default_simplified_chinese_parser,
        "Hant": budoux.load_default_traditional_chinese_parser,
    }
    return load[script]()


def _is_between_syllables(text: str, at: int) -> bool:
    """Whether what stands before and after an offset may be on different lines."""
    from unicodedata import category  # only where there is such text

    before, after = text[at - 1], text[at]
    following = text[at + 1] if at + 1 < len(text) else ""
    return not (
        category(after)[0] == "M"
        or after in _TRAILING
        or "\u0e30" <= after <= "\u0e33"  # Thai vowels that are written after
        or "\u0eb0" <= after <= "\u0eb3"
        or before in _LEADING
        or before in _JOINING
        or following == "\u103a"  # a Burmese consonant that ends its syllable
        or following in _JOINING
    )
