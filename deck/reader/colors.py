"""Colours as DrawingML bends them."""

from __future__ import annotations


def bend(rgb: str, lum_mod: int, lum_off: int) -> str:
    """Six hex digits with the HSL luminance scaled and shifted, in percent, within 0 to 100.

    ECMA-376 Part 1, 20.1.2.3.20 (lumMod) and 20.1.2.3.21 (lumOff): first the one, then the
    other; hue and saturation stay.
    """
    if lum_mod == 100 and lum_off == 0:
        return rgb
    from colorsys import hls_to_rgb, rgb_to_hls  # only bent colours need it

    red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, luminance, saturation = rgb_to_hls(red, green, blue)
    luminance = min(1.0, max(0.0, luminance * lum_mod / 100 + lum_off / 100))
    bent = hls_to_rgb(hue, luminance, saturation)
    return "".join(f"{round(part * 255):02X}" for part in bent)
