"""Writing systems: which one a character belongs to, and the faces that usually show it.

Scripts have their ISO 15924 codes, as the fonts of a font scheme have (ECMA-376 Part 1,
20.1.4.1.16); `Zsye`, `Zmth` and `Zsym` are emoji, mathematical letters and other symbols.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import Final, Literal, NamedTuple

#: Which of a run's three fonts shows a script: `a:latin`, `a:ea` or `a:cs` (21.1.2.3).
Slot = Literal["latin", "ea", "cs"]


class Script(NamedTuple):
    """A writing system.

    `family` is the face that Windows and Office bring for it. `lang` is the language that its
    text is marked with where the deck's own is written otherwise, "" for the deck's own.
    `advance` is what a letter takes in em, on average in the widest of its usual faces, where
    the face cannot be measured. `listed` tells that a font scheme names a font for it.
    """

    slot: Slot
    family: str
    lang: str
    advance: float
    listed: bool = True


#: The order is that of the fonts in a font scheme.
SCRIPTS: Final[dict[str, Script]] = {
    "Jpan": Script("ea", "Yu Gothic", "ja-JP", 1.0),
    "Hang": Script("ea", "Malgun Gothic", "ko-KR", 1.0),
    "Hans": Script("ea", "Microsoft YaHei", "zh-CN", 1.0),
    "Hant": Script("ea", "Microsoft JhengHei", "zh-TW", 1.0),
    "Yiii": Script("ea", "Microsoft Yi Baiti", "ii-CN", 1.0),
    "Arab": Script("cs", "Arial", "ar-SA", 0.64),
    "Hebr": Script("cs", "Arial", "he-IL", 0.6),
    "Syrc": Script("cs", "Estrangelo Edessa", "syr-SY", 0.65),
    "Thaa": Script("cs", "MV Boli", "dv-MV", 0.62),
    "Thai": Script("cs", "Leelawadee UI", "th-TH", 0.6),
    "Laoo": Script("cs", "Leelawadee UI", "lo-LA", 0.67),
    "Khmr": Script("cs", "Leelawadee UI", "km-KH", 0.8),
    "Mymr": Script("cs", "Myanmar Text", "my-MM", 1.15),
    "Tibt": Script("cs", "Microsoft Himalaya", "bo-CN", 0.55),
    "Deva": Script("cs", "Nirmala UI", "hi-IN", 0.68),
    "Beng": Script("cs", "Nirmala UI", "bn-IN", 0.71),
    "Guru": Script("cs", "Nirmala UI", "pa-IN", 0.71),
    "Gujr": Script("cs", "Nirmala UI", "gu-IN", 0.71),
    "Orya": Script("cs", "Nirmala UI", "or-IN", 0.76),
    "Taml": Script("cs", "Nirmala UI", "ta-IN", 1.08),
    "Telu": Script("cs", "Nirmala UI", "te-IN", 0.82),
    "Knda": Script("cs", "Nirmala UI", "kn-IN", 0.79),
    "Mlym": Script("cs", "Nirmala UI", "ml-IN", 1.12),
    "Sinh": Script("cs", "Nirmala UI", "si-LK", 1.06),
    "Mong": Script("cs", "Mongolian Baiti", "mn-Mong-CN", 0.6),
    "Ethi": Script("latin", "Ebrima", "am-ET", 0.72),
    "Geor": Script("latin", "Sylfaen", "ka-GE", 0.74),
    "Armn": Script("latin", "Sylfaen", "hy-AM", 0.78),
    "Cher": Script("latin", "Plantagenet Cherokee", "chr-Cher-US", 0.87),
    "Cans": Script("latin", "Euphemia", "iu-Cans-CA", 0.79),
    "Latn": Script("latin", "Arial", "", 0.56, listed=False),
    "Grek": Script("latin", "Arial", "", 0.67, listed=False),
    "Cyrl": Script("latin", "Arial", "", 0.66, listed=False),
    "Zsye": Script("latin", "Segoe UI Emoji", "", 1.4, listed=False),
    "Zsym": Script("latin", "Segoe UI Symbol", "", 1.1, listed=False),
    "Zmth": Script("latin", "Cambria Math", "", 0.75, listed=False),
}
#: Scripts that are written from right to left.
RIGHT_TO_LEFT: Final = frozenset(("Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm"))

#: First and last code and script, in order. `Hani` are the characters that Chinese, Japanese
#: and Korean share. A gap belongs to no script of its own.
_RANGES: Final = (
    (0x0041, 0x005A, "Latn"), (0x0061, 0x007A, "Latn"), (0x00C0, 0x02AF, "Latn"),
    (0x0370, 0x03FF, "Grek"), (0x0400, 0x052F, "Cyrl"), (0x0531, 0x058F, "Armn"),
    (0x0590, 0x05FF, "Hebr"), (0x0600, 0x06FF, "Arab"), (0x0700, 0x074F, "Syrc"),
    (0x0750, 0x077F, "Arab"), (0x0780, 0x07BF, "Thaa"), (0x0870, 0x08FF, "Arab"),
    (0x0900, 0x097F, "Deva"), (0x0980, 0x09FF, "Beng"), (0x0A00, 0x0A7F, "Guru"),
    (0x0A80, 0x0AFF, "Gujr"), (0x0B00, 0x0B7F, "Orya"), (0x0B80, 0x0BFF, "Taml"),
    (0x0C00, 0x0C7F, "Telu"), (0x0C80, 0x0CFF, "Knda"), (0x0D00, 0x0D7F, "Mlym"),
    (0x0D80, 0x0DFF, "Sinh"), (0x0E00, 0x0E7F, "Thai"), (0x0E80, 0x0EFF, "Laoo"),
    (0x0F00, 0x0FFF, "Tibt"), (0x1000, 0x109F, "Mymr"), (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Hang"), (0x1200, 0x139F, "Ethi"), (0x13A0, 0x13FF, "Cher"),
    (0x1400, 0x167F, "Cans"), (0x1780, 0x17FF, "Khmr"), (0x1800, 0x18AF, "Mong"),
    (0x19E0, 0x19FF, "Khmr"), (0x1C80, 0x1C8F, "Cyrl"), (0x1C90, 0x1CBF, "Geor"),
    (0x1E00, 0x1EFF, "Latn"), (0x1F00, 0x1FFF, "Grek"), (0x2DE0, 0x2DFF, "Cyrl"),
    (0x2E80, 0x303F, "Hani"), (0x3040, 0x30FF, "Jpan"), (0x3100, 0x312F, "Hant"),
    (0x3130, 0x318F, "Hang"), (0x3190, 0x31EF, "Hani"), (0x31F0, 0x31FF, "Jpan"),
    (0x3200, 0x4DBF, "Hani"), (0x4E00, 0x9FFF, "Hani"), (0xA000, 0xA4CF, "Yiii"),
    (0xA640, 0xA69F, "Cyrl"), (0xA720, 0xA7FF, "Latn"), (0xA960, 0xA97F, "Hang"),
    (0xAC00, 0xD7FF, "Hang"), (0xF900, 0xFAFF, "Hani"), (0xFB00, 0xFB06, "Latn"),
    (0xFB13, 0xFB17, "Armn"), (0xFB1D, 0xFB4F, "Hebr"), (0xFB50, 0xFDFF, "Arab"),
    (0xFE10, 0xFE1F, "Hani"), (0xFE30, 0xFE6F, "Hani"), (0xFE70, 0xFEFE, "Arab"),
    (0xFF00, 0xFF65, "Hani"), (0xFF66, 0xFF9F, "Jpan"), (0xFFA0, 0xFFDC, "Hang"),
    (0xFFE0, 0xFFEF, "Hani"), (0x16FE0, 0x1B16F, "Hani"), (0x1D400, 0x1D7FF, "Zmth"),
    (0x1EE00, 0x1EEFF, "Arab"), (0x1F000, 0x1FAFF, "Zsye"), (0x20000, 0x3FFFF, "Hani"),
)  # fmt: skip
_STARTS = [first for first, _, _ in _RANGES]
#: What emoji-data.txt (UTS #51) gives Emoji_Presentation outside the emoji blocks.
_EMOJI = frozenset(
    "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕"
)
_LANGUAGES: Final = {
    "ja": "Jpan", "ko": "Hang", "zh": "Hans", "yue": "Hant", "ii": "Yiii",
    "ar": "Arab", "fa": "Arab", "ur": "Arab", "ps": "Arab", "ckb": "Arab", "sd": "Arab",
    "ug": "Arab", "he": "Hebr", "iw": "Hebr", "yi": "Hebr", "syr": "Syrc", "dv": "Thaa",
    "th": "Thai", "lo": "Laoo", "km": "Khmr", "my": "Mymr", "bo": "Tibt", "dz": "Tibt",
    "hi": "Deva", "mr": "Deva", "ne": "Deva", "sa": "Deva", "bn": "Beng", "as": "Beng",
    "pa": "Guru", "gu": "Gujr", "or": "Orya", "ta": "Taml", "te": "Telu", "kn": "Knda",
    "ml": "Mlym", "si": "Sinh", "am": "Ethi", "ti": "Ethi", "ka": "Geor", "hy": "Armn",
    "chr": "Cher", "iu": "Cans", "el": "Grek", "ru": "Cyrl", "uk": "Cyrl", "be": "Cyrl",
    "bg": "Cyrl", "sr": "Cyrl", "mk": "Cyrl", "kk": "Cyrl", "ky": "Cyrl", "mn": "Cyrl",
    "tg": "Cyrl",
}  # fmt: skip
_ALIASES: Final = {"Kore": "Hang", "Hira": "Jpan", "Kana": "Jpan", "Hani": "Hans"}
#: Where Chinese is written with traditional characters.
_TRADITIONAL = frozenset(("TW", "HK", "MO"))


@cache
def script_of(character: str) -> str:
    """The code of a character's script; `Hani` where Chinese, Japanese and Korean share it."""
    code = ord(character)
    at = bisect_right(_STARTS, code) - 1
    if at >= 0 and code <= _RANGES[at][1]:
        return _RANGES[at][2]
    return "Zsye" if character in _EMOJI else "Zsym"


@cache
def script_of_language(lang: str) -> str:
    """The script that a language (a BCP 47 tag) is written in; `Latn` if nothing else is known."""
    first, *others = lang.replace("_", "-").split("-")
    for part in others:
        if len(part) == 4 and part.isalpha():
            code = part.capitalize()
            return _ALIASES.get(code, code)
    script = _LANGUAGES.get(first.lower(), "Latn")
    if script == "Hans" and any(part.upper() in _TRADITIONAL for part in others):
        return "Hant"
    return script


def is_right_to_left(lang: str) -> bool:
    """Whether a language (a BCP 47 tag) is written from right to left."""
    return script_of_language(lang) in RIGHT_TO_LEFT


def scheme_fonts(lang: str) -> tuple[str, str]:
    """The scripts whose faces are a font scheme's `a:ea` and `a:cs`; "" where there is none.

    They are the script of the deck's language: text in it needs no face of its own.
    """
    code = script_of_language(lang)
    slot = SCRIPTS[code].slot if code in SCRIPTS else "latin"
    return (code if slot == "ea" else "", code if slot == "cs" else "")


#: The face for each script where a theme names no other.
USUAL_FACES: Final = {code: script.family for code, script in SCRIPTS.items()}
