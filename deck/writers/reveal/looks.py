"""How text looks, as CSS classes that are named after what they say.

A class of one name always says the same, so slides that are written apart from each other, by
several processes perhaps, can share a sheet.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from deck.scripts import SCRIPTS, USUAL_FACES, is_right_to_left, scheme_fonts
from deck.solved import Color, Run
from deck.theme import Face, FaceName
from deck.writers.reveal.lengths import color as css_color
from deck.writers.reveal.lengths import css_string, points

#: The four styles of a face, as `deck.theme.Face` lists their files.
_BOLD, _ITALIC = 1, 2
#: `pitch_family` (ECMA-376 Part 1, 21.1.2.3.7): the family is in the higher four bits, and in
#: the lower two a pitch of 1 is fixed.
_FAMILY, _ROMAN = 0xF0, 0x10
_PITCH, _FIXED = 0x03, 0x01


class FontStyle(NamedTuple):
    """A file of a face: its name in the theme, and 0 to 3 for regular, bold, italic and both."""

    face: FaceName
    style: int


class Looks:
    """The classes that one slide uses, and the characters that it shows in each font.

    `rules` has the declarations of each class by its name.
    """

    def __init__(self, sheet: Sheet) -> None:
        """Begin without any."""
        self._sheet = sheet
        self.rules: dict[str, str] = {}
        self.shown: dict[FontStyle, set[str]] = {}

    def run(self, run: Run, text: str | None = None) -> str:
        """The class of a run; `text` is what of it is shown, all of it if None."""
        return self.text(
            run.face, run.size, run.bold, run.color, run.text if text is None else text,
            italic=run.italic, tracking=run.tracking, script=run.script,
        )  # fmt: skip

    def text(
        self,
        face: FaceName,
        size: float,
        bold: bool,
        color: Color,
        text: str,
        *,
        italic: bool = False,
        tracking: float = 0.0,
        script: str | None = None,
    ) -> str:
        """The class of text with these properties; its letters are needed in its font."""
        style = FontStyle(face, bold * _BOLD + italic * _ITALIC)
        self.shown.setdefault(style, set()).update(text)
        shade = css_color(color)
        name = f"{face[0]}{round(size * 100)}{'b' * bold}{'i' * italic}-{shade[1:]}"
        if tracking:
            name += f"-{round(tracking * 100)}".replace("--", "-m")
        name += f"-{script}" if script else ""
        if name not in self.rules:
            family = self._sheet.family(face, script)
            rules = f"font:{'italic ' * italic}{700 if bold else 400} {points(size)}px/1 {family}"
            rules += f";color:{shade};fill:{shade}"
            if tracking:
                rules += f";letter-spacing:{points(tracking)}px"
            if self._sheet.right_to_left:
                rules += f";--f:{family}"  # see page.css
            self.rules[name] = rules
        return name

    def lines(self, leading: float, baseline: float) -> str:
        """The class of lines of this height, in points, with the baseline so far down."""
        name = f"l{round(leading * 100)}-{round(baseline * 100)}"
        self.rules[name] = f"--l:{points(leading)}px;--b:{points(baseline)}px"
        return name


class Sheet:
    """What the style sheet says about fonts, for all slides of a deck."""

    def __init__(
        self, faces: Mapping[FaceName, Face], lang: str, scripts: Mapping[str, str] = USUAL_FACES
    ) -> None:
        """Name the fonts of a theme, for a deck in the language of a BCP 47 tag."""
        self._scripts = scripts
        native = [scripts[code] for code in scheme_fonts(lang) if code]
        self._stacks = {
            name: ",".join((*map(css_string, (face.family, *native)), _generic(face, bool(native))))
            for name, face in faces.items()
        }
        self._foreign = {
            name: f"{css_string(face.family)},{_generic(face, True)}"
            for name, face in faces.items()
        }
        #: Whether the deck runs from right to left.
        self.right_to_left = is_right_to_left(lang)

    def family(self, face: FaceName, script: str | None) -> str:
        """The value of `font-family` for text in a face, or in that of a script."""
        if script is None:
            return self._stacks[face]
        return f"{css_string(self._scripts[script])},{self._foreign[face]}"

    def language(self, script: str | None) -> str | None:
        """The language of text in a script, None if it is that of the deck."""
        return (SCRIPTS[script].lang or None) if script else None


def _generic(face: Face, foreign: bool) -> str:
    """What is shown if all faces fail; letters of `foreign` scripts have no fixed pitch."""
    if face.pitch_family & _PITCH == _FIXED and not foreign:
        return "monospace"
    return "serif" if face.pitch_family & _FAMILY == _ROMAN else "sans-serif"


def font_face(family: str, style: int, source: str) -> str:
    """An `@font-face` rule; `source` is the address of a WOFF2 file.

    A line's place does not depend on its letters' boxes. They end at the baseline, which a
    browser would else place in them as its rounding of ascent and descent has it.
    """
    weight, slant = (700 if style & _BOLD else 400), ("italic" if style & _ITALIC else "normal")
    return (
        f"@font-face{{font-family:{css_string(family)};font-weight:{weight};font-style:{slant};"
        f"descent-override:0%;src:url({source})format('woff2')}}"
    )
