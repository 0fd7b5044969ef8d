"""Characters that a face lacks: which script's face stands in, and how wide they are there.

A theme's faces have Latin, Greek and Cyrillic letters, perhaps. For every other script the
theme names a face of the system. What shows text beside the theme's own face is told as the
script's ISO 15924 code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from deck.scripts import RIGHT_TO_LEFT, SCRIPTS, script_of, script_of_language
from deck.text.breaks import attaches
from deck.text.direction import is_right_to_left
from deck.text.faces import is_unseen, is_wide
from deck.text.signs import SPACES

#: A bold face is wider than its regular one by about this factor.
_BOLD: Final = 1.08
_SPACE: Final = 0.3
#: Signs that are narrow in every face, and digits, which are shown with letters from right to left.
_NARROW: Final = frozenset(".,:;!'|()[]-")
_SIGN: Final = 0.38
_DIGIT: Final = 0.65
#: Signs and letters that are broader than most, in em of the faces that systems have for scripts.
_BROAD: Final = {
    **dict.fromkeys("@™—…‰№", 1.06), **dict.fromkeys("%W", 0.96), **dict.fromkeys("Mm", 0.86),
    **dict.fromkeys("&ABCDEGHKNOPQRSTUVXYZw©®", 0.79),
    **dict.fromkeys("+=<>~±×÷#_€£$¥?–", 0.62),
}  # fmt: skip
#: Arabic letters that are narrower or broader than most, and what the broad end of a word adds.
_ARABIC: Final = {
    **dict.fromkeys("اأإآٱ", 0.38), **dict.fromkeys("بپتثٹنںيیئىےل", 0.44),
    **dict.fromkeys("سشصضطظ", 0.98),
}  # fmt: skip
_ARABIC_TAIL: Final = 0.48
_JOINER = "\u200d"


class Stretch(NamedTuple):
    """Characters in one face: the theme's own, or that of a script; `lacking` the theme's has not.

    `lacking` may be less than `text`: spaces and quotes between ideographs are set as those are.
    """

    text: str
    script: str
    lacking: str


def stretches(text: str, lacks: Callable[[str], str], paragraph: str, lang: str) -> list[Stretch]:
    """Part a text by the faces that show it.

    `lacks` tells what of a letter and its marks the theme's face has no glyphs for.
    `paragraph` is the text around, which tells Japanese from Chinese; so does `lang`.
    """
    shared = _han(paragraph, lang)
    clusters = list(_clusters(text))
    lacking = [lacks(cluster) for cluster in clusters]
    codes: list[str | None] = []
    before = ""
    for cluster, missing in zip(clusters, lacking, strict=True):
        if is_unseen(cluster[0]):
            codes.append(before)
        elif not missing and not cluster.strip(SPACES):
            codes.append(None)
        else:
            before = _code(cluster, missing, before, shared)
            codes.append(before)
    found: list[Stretch] = []
    codes = _with_signs(codes, clusters, _beside(paragraph, lang))
    for cluster, missing, code in zip(clusters, lacking, _closed(codes), strict=True):
        last = found[-1] if found else None
        if last and last.script == code:
            found[-1] = Stretch(last.text + cluster, code, last.lacking + missing)
        else:
            found.append(Stretch(cluster, code, missing))
    return found


def _with_signs(codes: list[str | None], clusters: list[str], beside: str) -> list[str | None]:
    """The codes with signs and digits between words from right to left in the face of these.

    They run from right to left with the words, and all that does is shown in `a:cs`. In a
    paragraph that runs so, there is such a word on either side of the text: `beside`.
    """
    if not beside and not any(code in RIGHT_TO_LEFT for code in codes):
        return codes
    filled = list(codes)
    last, before = -1, beside
    for at, (code, cluster) in enumerate([*zip(codes, clusters, strict=True), (beside, "a")]):
        if code is None or (not code and not cluster[0].isalpha()):
            continue
        between = [one for one in (code, before) if one in RIGHT_TO_LEFT]
        # Between words of both directions they run as the paragraph does (UAX #9, N1 and N2).
        if len(between) == 2 or (between and beside):
            filled[last + 1 : at] = between[:1] * (at - last - 1)
        last, before = at, code
    return filled


def _beside(paragraph: str, lang: str) -> str:
    """The script of a paragraph that runs from right to left, "" of others."""
    native = script_of_language(lang)
    deck = native in RIGHT_TO_LEFT
    if not (deck or any(script_of(sign) in RIGHT_TO_LEFT for sign in set(paragraph))):
        return ""
    if not is_right_to_left(paragraph, deck=deck):
        return ""
    found = (script_of(sign) for sign in paragraph)
    return next((code for code in found if code in RIGHT_TO_LEFT), native)


def _closed(codes: list[str | None]) -> list[str]:
    """The codes with those of spaces filled in: a space between two words is of their script."""
    closed: list[str] = []
    for at, code in enumerate(codes):
        if code is None:
            before = closed[-1] if closed else ""
            after = next((later for later in codes[at:] if later is not None), "")
            code = before if before == after else ""
        closed.append(code)
    return closed


def _code(cluster: str, missing: str, before: str, shared: str) -> str:
    """The script whose face shows a cluster, "" for the theme's own; `before` is the last one's."""
    east_asian = before in SCRIPTS and SCRIPTS[before].slot == "ea"
    if not missing:
        # Renderers set such signs in the face of the ideographs that they stand beside.
        return before if east_asian and _is_ambiguous(cluster[0]) else ""
    if "\ufe0f" in cluster or "\u20e3" in cluster:
        return "Zsye"
    code = script_of(cluster[0] if cluster[0].isalpha() else missing[0])
    if code == "Hani":
        return shared
    return before if code == "Zsym" and east_asian else code


def _clusters(text: str) -> Iterator[str]:
    """Letters with what attaches to them; joined pictures are one cluster."""
    start = 0
    for at in range(1, len(text)):
        if not attaches(text[at]) and text[at - 1] != _JOINER:
            yield text[start:at]
            start = at
    if text:
        yield text[start:]


def _han(paragraph: str, lang: str) -> str:
    """Whose ideographs those of a paragraph are: by its other letters, else by the language."""
    written = {script_of(character) for character in set(paragraph) if character > "\u1000"}
    for script in ("Jpan", "Hang", "Hant"):
        if script in written:
            return script
    native = script_of_language(lang)
    return native if native in ("Jpan", "Hang", "Hant") else "Hans"


def _is_ambiguous(character: str) -> bool:
    """Whether a sign is as wide as an ideograph in an East Asian face only (UAX #11, A)."""
    from unicodedata import category, east_asian_width  # only beside ideographs

    return east_asian_width(character) == "A" and category(character)[0] in "PS"


def estimated(text: str, script: str, *, bold: bool) -> list[float]:
    """The advances of characters, in em, in a script's face that is not at hand.

    A letter takes as much as in the widest of the usual faces of its script: text that is
    narrower than its room does no harm. Ideographs are 1 em wide in every face. What attaches
    to the letter before it takes no room.
    """
    average = SCRIPTS[script].advance if script in SCRIPTS else 1.0
    factor = _BOLD if bold and average != 1.0 else 1.0
    east_asian = script in SCRIPTS and SCRIPTS[script].slot == "ea"
    advances = []
    joined = False
    for at, character in enumerate(text):
        if not at and attaches(character):
            advances.append(average)  # on a dotted circle
        elif attaches(character) or is_unseen(character) or joined:
            advances.append(0.0)
        elif character in SPACES and character != "\u3000":
            advances.append(_SPACE)
        elif is_wide(character) and script != "Zsye":
            advances.append(1.0)
        elif character in _NARROW and not east_asian:
            advances.append(_SIGN * factor)
        elif "0" <= character <= "9" and not east_asian:
            advances.append(_DIGIT * factor)
        elif character in _BROAD and not east_asian:
            advances.append(_BROAD[character] * factor)
        elif east_asian and not _is_ambiguous(character):
            advances.append(0.6)  # half-width forms
        elif character in _ARABIC:
            advances.append(_arabic(character, text[at + 1 : at + 2]) * factor)
        else:
            advances.append(average * factor)
        joined = character == _JOINER
    return advances


def _arabic(letter: str, after: str) -> float:
    """The advance of an Arabic letter by its form: at a word's end most have a tail."""
    advance = _ARABIC[letter]
    return (
        advance if advance < 0.4 or after.isalpha() or attaches(after) else advance + _ARABIC_TAIL
    )
