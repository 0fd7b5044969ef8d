"""The theme part (ECMA-376 Part 1, 20.1.6.9): colour scheme, font scheme, flat effects."""

from __future__ import annotations

from collections.abc import Mapping

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


def theme_part(theme: Theme) -> str:
    """The theme of slides: its name, colours and fonts are what Design → Variants shows."""
    return _part(theme, theme.scheme)


def notes_theme_part(theme: Theme) -> str:
    """The theme of notes pages: the same fonts, black on white."""
    return _part(theme, {**theme.scheme, **_PAPER})


def _part(theme: Theme, scheme: Mapping[str, str]) -> str:
    name = attribute(theme.title)
    colors = "".join(f'<a:{slot}><a:srgbClr val="{scheme[slot]}"/></a:{slot}>' for slot in _SLOTS)
    return (
        f'{DECLARATION}<a:theme xmlns:a="{DRAWING}" name="{name}"><a:themeElements>'
        f'<a:clrScheme name="{name}">{colors}</a:clrScheme><a:fontScheme name="{name}">'
        f"<a:majorFont>{_font(theme.faces['heading'])}</a:majorFont>"
        f"<a:minorFont>{_font(theme.faces['body'])}</a:minorFont></a:fontScheme>"
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
        '<a:ea typeface=""/><a:cs typeface=""/>'
    )
