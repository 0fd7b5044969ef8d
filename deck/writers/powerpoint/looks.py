"""What text inherits: the looks of list levels, and the properties that differ from them.

PowerPoint's text inherits by list level: slide from slide layout from slide master
(ECMA-376 Part 1, 21.1.2.4). A property is written only where it differs from what it
inherits, so that a change on the slide master reaches every slide.
"""

from __future__ import annotations

from typing import NamedTuple

from deck.geometry import EMU_PER_POINT
from deck.solved import Align, Bullet, Color, Paragraph, TextFrame
from deck.theme import FaceName, TextStyle, Theme
from deck.writers.powerpoint.drawing import color_element
from deck.writers.powerpoint.markup import attribute

#: List levels that DrawingML has (ST_TextIndentLevelType, 20.1.10.72).
LEVELS = 9
#: How far a level stands in from the one above where nothing says it, in EMU.
_STEP = 228600
_ALIGN: dict[Align | None, str] = {"left": "l", "center": "ctr", "right": "r"}
#: The theme's fonts, which a change of the font scheme changes (20.1.4.1.16).
_FONTS: dict[FaceName | None, str] = {"heading": "mj", "body": "mn"}
_TABS = ' defTabSz="914400" rtl="{:d}" eaLnBrk="1" latinLnBrk="0" hangingPunct="0"'


class Look(NamedTuple):
    """How the text of a list level looks. None is not known, and differs from everything.

    Units as in `deck.solved`: `leading`, `before`, `size` and `tracking` in points, `indent`
    in EMU. While `indent` is None, so is `bullet`. `rtl` tells that it runs from right to left.
    """

    align: Align | None = None
    leading: float | None = None
    before: float | None = None
    indent: int | None = None
    bullet: Bullet | None = None
    face: FaceName | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    color: Color | None = None
    tracking: float | None = None
    rtl: bool = False


#: Text about which nothing is known: every property has to be written.
UNKNOWN = Look()
#: A text box at the first level, as the presentation's default text style leaves it.
PLAIN = Look(align="left", before=0.0, indent=0, bold=False, italic=False, tracking=0.0)
#: The same at a deeper level, where the default text style indents.
PLAIN_DEEPER = PLAIN._replace(indent=None)


class ListStyle(NamedTuple):
    """The looks of a placeholder's list levels, and which paragraphs belong to which."""

    levels: dict[tuple[str, int], int]
    looks: tuple[Look, ...]

    def level(self, paragraph: Paragraph) -> int:
        """The list level, from 0, of a paragraph; one of unknown style is at the first."""
        return self.levels.get((paragraph.style, paragraph.level), 0)

    def look(self, level: int) -> Look:
        """The look of a list level."""
        return self.looks[level] if level < len(self.looks) else UNKNOWN


def list_style(frame: TextFrame | None) -> ListStyle:
    """The list levels of a placeholder: a level for each style that its paragraphs have.

    The space before is that of a paragraph that has one above it.
    """
    levels: dict[tuple[str, int], int] = {}
    looks: list[Look] = []
    for position, paragraph in enumerate(frame.paragraphs if frame else ()):
        key = (paragraph.style, paragraph.level)
        known = levels.get(key)
        if known is not None:
            if looks[known].before == 0 and position:
                looks[known] = looks[known]._replace(before=paragraph.before)
        elif len(looks) < LEVELS:
            levels[key] = len(looks)
            looks.append(_paragraph_look(paragraph))
    return ListStyle(levels, tuple(looks))


def _paragraph_look(paragraph: Paragraph) -> Look:
    look = Look(
        paragraph.align,
        paragraph.leading,
        paragraph.before,
        paragraph.indent,
        paragraph.bullet,
        rtl=paragraph.rtl,
    )
    if not paragraph.runs:
        return look
    run = paragraph.runs[0]
    return look._replace(
        face=run.face,
        size=run.size,
        bold=run.bold,
        italic=run.italic,
        color=run.color,
        tracking=run.tracking,
    )


def turned(look: Look) -> Look:
    """The look in a deck that runs from right to left."""
    return look._replace(align="right", rtl=True)


def style_looks(theme: Theme, style: TextStyle) -> tuple[Look, ...]:
    """The looks of the nine levels that a type style gives: plain, then bullets further in."""
    first = Look(
        align="left",
        leading=style.size * style.leading,
        before=style.before / EMU_PER_POINT,
        indent=0,
        face=style.face,
        size=style.size,
        bold=style.bold,
        italic=style.italic,
        color=theme.colors[style.color],
        tracking=style.tracking,
    )
    bullet = Bullet("•", theme.colors[style.color], style.face)
    deeper = [first._replace(indent=_STEP * level, bullet=bullet) for level in range(1, LEVELS)]
    return (first, *deeper)


def default_looks(theme: Theme, style: TextStyle) -> tuple[Look, ...]:
    """The looks of text boxes that somebody adds by hand: plain text in the text colour."""
    look = PLAIN._replace(face=style.face, size=style.size, color=Color("tx1", "000000"))
    return tuple(look._replace(indent=2 * _STEP * level) for level in range(LEVELS))


def paragraph_properties(
    align: Align | None,
    leading: float | None,
    before: float | None,
    indent: int | None,
    bullet: Bullet | None,
    rtl: bool,
    base: Look,
) -> tuple[str, str]:
    """The attributes and children of `a:pPr` (21.1.2.2.7) that differ from `base`."""
    attributes = children = ""
    if indent is not None and (indent != base.indent or bullet != base.bullet):
        hang = (bullet.hang or indent) if bullet else 0
        attributes = f' marL="{indent}" indent="{-hang}"'
    if align != base.align:
        attributes += f' algn="{_ALIGN[align]}"'
    if rtl != base.rtl:
        attributes += f' rtl="{rtl:d}"'
    if leading is not None and leading != base.leading:
        children = f'<a:lnSpc><a:spcPts val="{round(leading * 100)}"/></a:lnSpc>'
    if before is not None and before != base.before:
        children += f'<a:spcBef><a:spcPts val="{round(before * 100)}"/></a:spcBef>'
    if indent is not None and (base.indent is None or bullet != base.bullet):
        children += _bullet(bullet)
    return attributes, children


def _bullet(bullet: Bullet | None) -> str:
    if bullet is None:
        return "<a:buNone/>"
    return (
        f"<a:buClr>{color_element(bullet.color)}</a:buClr>"
        f'<a:buFont typeface="+{_FONTS[bullet.face]}-lt"/>'
        f'<a:buChar char="{attribute(bullet.text)}"/>'
    )


def character_properties(
    face: FaceName | None,
    size: float | None,
    bold: bool | None,
    italic: bool | None,
    color: Color | None,
    tracking: float | None,
    base: Look,
) -> tuple[str, str]:
    """The attributes and children of `a:rPr` (21.1.2.3.9) that differ from `base`."""
    attributes = children = ""
    if size is not None and size != base.size:
        attributes = f' sz="{round(size * 100)}"'
    if bold is not None and bold != base.bold:
        attributes += f' b="{bold:d}"'
    if italic is not None and italic != base.italic:
        attributes += f' i="{italic:d}"'
    if tracking is not None and tracking != base.tracking:
        attributes += f' spc="{round(tracking * 100)}"'
    if color is not None and color != base.color:
        children = f"<a:solidFill>{color_element(color)}</a:solidFill>"
    if face is not None and face != base.face:
        children += fonts(face)
    return attributes, children


def fonts(face: FaceName) -> str:
    """One of the theme's two fonts, for every script."""
    font = _FONTS[face]
    return (
        f'<a:latin typeface="+{font}-lt"/><a:ea typeface="+{font}-ea"/>'
        f'<a:cs typeface="+{font}-cs"/>'
    )


def level_properties(level: int, look: Look, base: Look, default: bool = False) -> str:
    """`a:lvl1pPr` to `a:lvl9pPr`, by `level` from 0; nothing where nothing differs.

    `default` adds what a text style says once for all that inherit from it; kerning is on
    from 1 pt up, as the text was measured. A least size of 0 is every size to the standard
    (ECMA-376 Part 1, 21.1.2.3.9), but PowerPoint writes it where kerning is off.
    """
    rtl = base.rtl if default else look.rtl
    attributes, children = paragraph_properties(*look[:5], rtl, base)
    marks, inner = character_properties(*look[5:11], base)
    if default:
        attributes, marks = attributes + _TABS.format(look.rtl), marks + ' kern="100"'
    if marks or inner:
        children += f"<a:defRPr{marks}>{inner}</a:defRPr>" if inner else f"<a:defRPr{marks}/>"
    if not attributes and not children:
        return ""
    tag = f"a:lvl{level + 1}pPr"
    return f"<{tag}{attributes}>{children}</{tag}>" if children else f"<{tag}{attributes}/>"
