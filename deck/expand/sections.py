"""What templates show of the deck's sections: short names, and as many as a line holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from deck import model

#: Where a label is cut, in characters.
_LONGEST = 40


class SectionName(NamedTuple):
    """A section's short name, its place, from 0, and the name again, cut where it is long."""

    short: model.Text
    order: int
    label: str


class NearSections(NamedTuple):
    """The sections around one of them, and whether there are others before and after these."""

    names: tuple[SectionName, ...]
    before: bool
    after: bool


def section_name(short: model.Text, order: int) -> SectionName:
    """What a template may show of a section."""
    plain = short.plain
    label = plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rstrip() + "…"
    return SectionName(short, order, label)


class SectionLine:
    """Chooses the sections for a line of text; each choice is made once."""

    def __init__(self, names: Sequence[SectionName]) -> None:
        self._names = tuple(names)
        self._lengths = [_columns(name.label) + len(str(name.order)) for name in names]
        self._total = sum(self._lengths)
        self._made: dict[tuple[int, int, int], NearSections] = {}

    def near(self, section: int, room: int, apart: int) -> NearSections:
        """All sections, or as many around one of them as a line of `room` characters holds.

        Each takes the characters of its label and its number, and `apart` more; a wide one
        takes two. The one that is asked for is there even if there is no room for it.
        """
        key = section, room, apart
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._near(section, room, apart)
        return found

    def _near(self, section: int, room: int, apart: int) -> NearSections:
        count = len(self._names)
        if self._total + apart * count <= room:
            return NearSections(self._names, before=False, after=False)
        first, end = section, section + 1
        left = room - self._lengths[section] - apart
        grows = True
        while grows:
            grows = False
            if end < count and self._lengths[end] + apart <= left:
                left -= self._lengths[end] + apart
                end += 1
                grows = True
            if first > 0 and self._lengths[first - 1] + apart <= left:
                first -= 1
                left -= self._lengths[first] + apart
                grows = True
        return NearSections(self._names[first:end], before=first > 0, after=end < count)


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes (UAX #11: W and F take two)."""
    if text.isascii():
        return len(text)
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
