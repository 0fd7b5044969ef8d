"""Faces: whether the font files of a theme are what text can be measured with, and shown in."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from deck.diagnostics import Diagnostic, error
from deck.source import Span
from deck.text import families, font_kind, font_style
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
_STYLES = ("regular", "bold", "italic", "bold italic")
#: Why a file of such a kind is none to measure with.
_OTHERS = {
    "WOFF": "it is a WOFF file, which no application installs",
    "WOFF2": "it is a WOFF2 file, which no application installs",
    "collection": "it is a collection of several fonts",
    "": "it is damaged, or no font",
}


def check_faces(theme: Theme) -> tuple[Diagnostic, ...]:
    """Files in which text would be measured with other letters than those it is shown in.

    Files that are not there are for others to tell.
    """
    return tuple(chain.from_iterable(map(_check, theme.faces.values())))


def _check(face: Face) -> tuple[Diagnostic, ...]:
    """The first of a face's files that is none, or of another family; else all wrong styles."""
    spans = face.file_spans or (face.span,) * len(face.files)
    files = [(file, span) for file, span in zip(face.files, spans, strict=True) if file.is_file()]
    for file, span in files:
        problem = _no_font(file, span) or _other_family(file, face)
        if problem:
            return (problem,)
    if len(files) < len(face.files):
        return ()
    found = (_other_style(face, order, span) for order, (_, span) in enumerate(files))
    return tuple(filter(None, found))


def _no_font(file: Path, span: Span | None) -> Diagnostic | None:
    kind = font_kind(file)
    if kind == "font":
        return None
    cure = "take the TrueType or OpenType file of the same style (.ttf, .otf)"
    return error(f"the font file {file.name} cannot be used: {_OTHERS[kind]}", span, cure)


def _other_family(file: Path, face: Face) -> Diagnostic | None:
    good = {face.family.casefold()}
    for alike in _METRIC_COMPATIBLE:
        folded = {name.casefold() for name in alike}
        good |= folded if good & folded else set()
    found = families(file)
    if not found or not good.isdisjoint(name.casefold() for name in found):
        return None
    return error(
        f'the font file {file.name} is of the family "{found[0]}", not "{face.family}"',
        face.span,
        "PowerPoint would show other letters than those that are measured",
        f'name the files of "{face.family}", or the family "{found[0]}"',
    )


def _other_style(face: Face, order: int, span: Span | None) -> Diagnostic | None:
    """The error for a file that is not of the style of its place.

    An upright one may stand for the italic: applications slant it, which leaves it as wide.
    """
    file = face.files[order]
    style = font_style(file)
    upright = order & 1
    if style in (None, order) or (style == upright and file == face.files[upright]):
        return None
    assert style is not None
    return error(
        f"the font file {file.name} is {_STYLES[style]}, and stands where the "
        f"{_STYLES[order]} one belongs",
        span,
        f"the order is: {', '.join(_STYLES)}",
    )
