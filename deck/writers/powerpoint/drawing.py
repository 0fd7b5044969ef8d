"""DrawingML that shapes, tables and charts share: colours, strokes, outlines, places."""

from __future__ import annotations

from functools import cache, lru_cache

from deck.geometry import Rect
from deck.solved import Border, Color, Geometry, Path

_PERCENT = 1000
#: The adjust value of a corner that is as round as its shape allows, and its unit.
_ROUNDEST = 50000
_ADJUST = 100000


@cache
def color_element(color: Color) -> str:
    """`a:schemeClr` (20.1.2.3.29): a colour that follows the theme."""
    bends = ""
    if color.lum_mod != 100:
        bends += f'<a:lumMod val="{color.lum_mod * _PERCENT}"/>'
    if color.lum_off != 0:
        bends += f'<a:lumOff val="{color.lum_off * _PERCENT}"/>'
    if color.alpha != 100:
        bends += f'<a:alpha val="{color.alpha * _PERCENT}"/>'
    if bends:
        return f'<a:schemeClr val="{color.slot}">{bends}</a:schemeClr>'
    return f'<a:schemeClr val="{color.slot}"/>'


@cache
def fill_element(color: Color | None) -> str:
    """`a:solidFill`, or `a:noFill` for None."""
    return f"<a:solidFill>{color_element(color)}</a:solidFill>" if color else "<a:noFill/>"


@cache
def line_element(border: Border | None, tag: str = "a:ln", dash: str = "") -> str:
    """`a:ln` (20.1.2.2.24) or, by `tag`, one of the lines of a table cell.

    `dash` names a preset dash (20.1.10.49).
    """
    if border is None:
        return f"<{tag}><a:noFill/></{tag}>"
    cap, join = (' cap="rnd"', "<a:round/>") if border.round else ("", '<a:miter lim="800000"/>')
    dashes = f'<a:prstDash val="{dash}"/>' if dash else ""
    fill = fill_element(border.color)
    return f'<{tag} w="{border.width}"{cap}>{fill}{dashes}{join}</{tag}>'


def transform(rect: Rect, tag: str = "a:xfrm") -> str:
    """`a:xfrm` (20.1.7.6) or, for graphic frames, `p:xfrm`."""
    x, y, width, height = rect
    return f'<{tag}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></{tag}>'


def geometry_element(geometry: Geometry, rect: Rect) -> str:
    """The outline of a shape: `a:prstGeom` (20.1.9.18) or `a:custGeom` (20.1.9.8)."""
    if geometry.path is not None:
        return path_element(geometry.path)
    if geometry.kind == "roundRect":
        short = min(rect.width, rect.height)
        adjust = min(_ROUNDEST, max(0, geometry.radius) * _ADJUST // short) if short > 0 else 0
        return (
            '<a:prstGeom prst="roundRect"><a:avLst>'
            f'<a:gd name="adj" fmla="val {adjust}"/></a:avLst></a:prstGeom>'
        )
    kind = "ellipse" if geometry.kind == "ellipse" else "rect"
    return f'<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>'


@lru_cache(maxsize=512)
def path_element(path: Path) -> str:
    """`a:custGeom` with all outlines in one path, so that inner ones are holes."""
    steps = []
    for outline in path.outlines:
        for op, points in outline:
            inner = "".join(f'<a:pt x="{x}" y="{y}"/>' for x, y in points)
            tag = _STEPS[op]
            steps.append(f"<a:{tag}>{inner}</a:{tag}>" if inner else f"<a:{tag}/>")
    fill = "" if path.filled else ' fill="none"'
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{path.width}" h="{path.height}"{fill}>{"".join(steps)}</a:path>'
        "</a:pathLst></a:custGeom>"
    )


_STEPS = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Z": "close"}
