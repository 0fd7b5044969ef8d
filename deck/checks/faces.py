"""Faces: whether the font files of a theme are of the families that it names."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from deck.diagnostics import Diagnostic, error
from deck.text import families
from deck.theme import Face, Theme

#: Families whose letters are made to be as wide as those of another one.
_METRIC_COMPATIBLE = (
    ("Arial", "Arimo", "Helvetica", "Liberation Sans", "Nimbus Sans"),
    ("Times New Roman", "Liberation Serif", "Nimbus Roman", "Tinos"),
    ("Courier New", "Cousine", "Liberation Mono", "Nimbus Mono PS"),
    ("Calibri", "Carlito"),
    ("Cambria", "Caladea"),
    ("Georgia", "Gelasio"),
)


def check_faces(theme: Theme) -> tuple[Diagnostic, ...]:
    """Files in which text would be measured with other letters than those it is shown in.

    Files that are not there, or no fonts, are for others to tell.
    """
    return tuple(chain.from_iterable(map(_check, theme.faces.values())))


def _check(face: Face) -> Iterator[Diagnostic]:
    good = {face.family.casefold()}
    for alike in _METRIC_COMPATIBLE:
        folded = {name.casefold() for name in alike}
        good |= folded if good & folded else set()
    for file in dict.fromkeys(face.files):
        found = families(file)
        if found and good.isdisjoint(name.casefold() for name in found):
            yield error(
                f'the font file {file.name} is of the family "{found[0]}", not "{face.family}"',
                face.span,
                "PowerPoint would show other letters than those that are measured",
                f'name the files of "{face.family}", or the family "{found[0]}"',
            )
            return
