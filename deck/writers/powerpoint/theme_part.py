"""The theme part (ECMA-376 Part 1, 20.1.6.9): colour scheme, font scheme, flat effects."""

from __future__ import annotations

from collections.abc import Mapping

from deck.scripts import SCRIPTS, scheme_fonts
from deck.theme import Face, Theme
from deck.writers.powerpoint.markup import DECLARATION, DRAWING, attribute

_SLOTS = (
    "dk1", "lt1", "dk2", "lt2",
    "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "hlink", "folHlink",
)  # fmt: skip
#: Notes are read and printed on white, whatever the slides' ground is.
_PAPER = {"dk1": "000000", "lt1": "FFFFFF", "dk2": "333333", "lt2": "EEEEEE"}
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINES = "".join(
    f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{_FILL}<a:prstDash val="solid"/>'
    '<a:miter lim="800000"/></a:ln>'
    for width in (9525, 12700, 19050)
)
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_part(theme: Theme, lang: str) -> str:
    """The theme of slides: its name, colours and fonts are what Design → Variants shows.

    `lang`, a BCP 47 tag, tells which scripts its East Asian and complex fonts are for.
    """
    return _part(theme, theme.scheme, lang)


def notes_theme_part(theme: Theme, lang: str) -> str:
    """The theme of notes pages: the same fonts, black on white."""
    return _part(theme, {**theme.scheme, **_PAPER}, lang)


def _part(theme: Theme, scheme: Mapping[str, str], lang: str) -> str:
    name = attribute(theme.title)
    colors = "".join(f'<a:{slot}><a:srgbClr val="{scheme[slot]}"/></a:{slot}>' for slot in _SLOTS)
    others = _other_fonts(theme.scripts, lang)
    return (
        f'{DECLARATION}<a:theme xmlns:a="{DRAWING}" name="{name}"><a:themeElements>'
        f'<a:clrScheme name="{name}">{colors}</a:clrScheme><a:fontScheme name="{name}">'
        f"<a:majorFont>{_font(theme.faces['heading'])}{others}</a:majorFont>"
        f"<a:minorFont>{_font(theme.faces['body'])}{others}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Flat"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_LINES}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "<a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def _font(face: Face) -> str:
    """A font of the font scheme, described for the application that has to replace it."""
    described = f' panose="{attribute(face.panose)}"' if face.panose else ""
    return (
        f'<a:latin typeface="{attribute(face.family)}"{described}'
        f' pitchFamily="{face.pitch_family}" charset="0"/>'
    )


def _other_fonts(scripts: Mapping[str, str], lang: str) -> str:
    """The fonts for other scripts; `a:ea` and `a:cs` are those of the deck's own language.

    Text in another language of those kinds is shown in the font of its script (20.1.4.1.16).
    """
    east_asian, complex_ = (attribute(scripts.get(code, "")) for code in scheme_fonts(lang))
    listed = "".join(
        f'<a:font script="{code}" typeface="{attribute(scripts[code])}"/>'
        for code, script in SCRIPTS.items()
        if script.listed and code in scripts
    )
    return f'<a:ea typeface="{east_asian}"/><a:cs typeface="{complex_}"/>{listed}'
