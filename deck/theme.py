"""What a theme says: colours, faces, text styles and spaces, typed and frozen.

Content never names any of these; theme templates name them by token.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from deck.scripts import USUAL_FACES
from deck.source import Span

#: The colours of a colour scheme as a slide names them (ECMA-376 Part 1, 20.1.10.54).
SchemeSlot = Literal[
    "bg1", "tx1", "bg2", "tx2",
    "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "hlink", "folHlink",
]  # fmt: skip


class Color(NamedTuple):
    """A colour of the theme: a slot of the colour scheme, and how it is bent.

    `lum_mod` and `lum_off` scale and shift the HSL luminance, in percent (ECMA-376 Part 1,
    20.1.2.3.20 and .21); `alpha` is the opacity in percent. `rgb` is the outcome as six hex
    digits, before `alpha`.
    """

    slot: SchemeSlot
    rgb: str
    lum_mod: int = 100
    lum_off: int = 0
    alpha: int = 100


FaceName = Literal["heading", "body"]


class Face(NamedTuple):
    """A type family in four styles; `heading` is the theme's major font, `body` its minor.

    `files` are the TrueType or OpenType files of regular, bold, italic and bold italic.
    `panose` (ten bytes in hex) and `pitch_family` describe the face for the application that
    has to find a substitute, which the file cannot name (ECMA-376 Part 1, 21.1.2.3.7); "" and
    0 are what the theme does not say. `span` is where it names the family, `file_spans` where
    it names the files.
    """

    name: FaceName
    family: str
    files: tuple[Path, Path, Path, Path]
    panose: str
    pitch_family: int
    span: Span | None = None
    file_spans: tuple[Span, ...] = ()


class TextStyle(NamedTuple):
    """A type style. Sizes in points; `leading` is the line height as a multiple of the size.

    Fitting may set the text smaller, down to `minimum`. `tracking` is the space added
    between letters, in points; `before` the space above a paragraph that is not the first
    of its frame, in EMU. `lines` is the greatest number of lines, 0 for any.
    """

    name: str
    face: FaceName
    size: float
    minimum: float
    leading: float
    bold: bool
    italic: bool
    color: str
    tracking: float = 0.0
    caps: bool = False
    before: int = 0
    lines: int = 0


class SlideTemplate(NamedTuple):
    """A theme template: the file, and the name of the slide layout that it becomes."""

    name: str
    title: str
    path: Path


class TemplateFolder(NamedTuple):
    """A folder with theme templates; `shown` comes before their names in spans."""

    path: Path
    shown: str


class Theme(NamedTuple):
    """A theme as read from its folder.

    `scheme` has the RGB of the twelve slots of the colour scheme, by the names of the slots
    in the file (dk1, lt1, dk2, lt2, accent1 …, hlink, folHlink); `mapping` tells which of
    them bg1, tx1, bg2 and tx2 are. `colors` are the tokens that templates use; `spaces` are
    lengths in EMU. `layouts` holds the theme templates by the name of the slide layout;
    `master` is the template of the slide master. Templates are looked for in the folders of
    `templates`, the first first: the theme's own, then those of the themes that it extends.
    `fingerprint` changes with any of its files, and of theirs. `scripts` are families of the
    system by script (an ISO 15924 code), for text that the faces have no glyphs for.
    """

    name: str
    title: str
    folder: Path
    width: int
    height: int
    scheme: Mapping[str, str]
    mapping: Mapping[str, str]
    colors: Mapping[str, Color]
    faces: Mapping[FaceName, Face]
    styles: Mapping[str, TextStyle]
    spaces: Mapping[str, int]
    layouts: Mapping[str, SlideTemplate]
    master: SlideTemplate
    fingerprint: str
    span: Span
    scripts: Mapping[str, str] = USUAL_FACES
    templates: tuple[TemplateFolder, ...] = ()
