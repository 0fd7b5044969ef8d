"""Lengths and colours as CSS and SVG write them."""

from __future__ import annotations

from deck.geometry import EMU_PER_PX, Rect
from deck.solved import Color

#: A CSS px is three quarters of a point.
_PX_PER_POINT = 4 / 3


def number(value: float) -> str:
    """A number with as many decimals as can be seen: a thousandth of a px is enough."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def px(length: float) -> str:
    """A length in EMU as a bare number of px."""
    return number(length / EMU_PER_PX)


def points(size: float) -> str:
    """A length in points as a bare number of px."""
    return number(size * _PX_PER_POINT)


def place(rect: Rect) -> str:
    """CSS that puts a box to a place on the slide."""
    x, y, width, height = map(px, rect)
    return f"left:{x}px;top:{y}px;width:{width}px;height:{height}px"


def color(value: Color) -> str:
    """A colour as `#rrggbb`, with its opacity as a fourth pair of digits if it has one."""
    opacity = "" if value.alpha == 100 else f"{round(value.alpha * 2.55):02x}"
    return f"#{value.rgb.lower()}{opacity}"


def css_string(text: str) -> str:
    """Text as a string of CSS (CSS Syntax 3, 4.3.5), wherever it comes from."""
    safe = "".join(
        char if char.isalnum() or char in " -_." else f"\\{ord(char):x} " for char in text
    )
    return f'"{safe}"'
