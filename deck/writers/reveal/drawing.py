"""Shapes, icons and lines as SVG, in px of the slide."""

from __future__ import annotations

from deck.geometry import Rect
from deck.solved import AutoShape, Border, Color, Geometry, Path
from deck.writers.reveal.lengths import color, px
from deck.writers.reveal.markup import Markup, element

#: ECMA-376 Part 1, 20.1.8.43: how far a pointed corner may reach, as `miter` in DrawingML is 8.
_MITER = "8"


def drawn(shape: AutoShape) -> Markup:
    """The fill and the stroke of a shape, or nothing if it has neither."""
    if shape.fill is None and shape.line is None:
        return Markup()
    fill = None if shape.geometry.path and not shape.geometry.path.filled else shape.fill
    return outline(shape.geometry, shape.rect, fill, shape.line)


def outline(geometry: Geometry, rect: Rect, fill: Color | None, line: Border | None) -> Markup:
    """The outline of a shape in a place, filled and stroked."""
    paint = {"fill": color(fill) if fill else "none", **stroke(line)}
    if geometry.path is not None:
        path = {"d": path_data(geometry.path, rect), "fill-rule": "evenodd"}
        return element("path", {**path, **paint})
    x, y, width, height = rect
    if geometry.kind == "ellipse":
        places = {"cx": x + width / 2, "cy": y + height / 2, "rx": width / 2, "ry": height / 2}
        return element("ellipse", {**{name: px(at) for name, at in places.items()}, **paint})
    corner = px(corner_radius(geometry, rect)) if geometry.kind == "roundRect" else None
    return element("rect", {**box(rect), "rx": corner, **paint})


def corner_radius(geometry: Geometry, rect: Rect) -> int:
    """The radius of round corners: half of the shorter side at most."""
    return max(0, min(geometry.radius, min(rect.width, rect.height) // 2))


def box(rect: Rect) -> dict[str, str | None]:
    """The attributes that place a `rect`."""
    x, y, width, height = map(px, rect)
    return {"x": x, "y": y, "width": width, "height": height}


def stroke(line: Border | None) -> dict[str, str | None]:
    """The attributes of a stroke, which is half inside of its outline and half outside."""
    if line is None:
        return {}
    ends = {"stroke-linecap": "round", "stroke-linejoin": "round"} if line.round else {}
    return {
        "stroke": color(line.color),
        "stroke-width": px(line.width),
        **(ends or {"stroke-miterlimit": _MITER}),
    }


def path_data(path: Path, rect: Rect) -> str:
    """The `d` of a path stretched to a place (SVG 2, 9.3)."""
    across = rect.width / max(1, path.width)
    down = rect.height / max(1, path.height)
    steps = []
    for drawing in path.outlines:
        for op, ends in drawing:
            places = " ".join(f"{px(rect.x + x * across)} {px(rect.y + y * down)}" for x, y in ends)
            steps.append(f"{op}{places}")
    return "".join(steps)


def svg(content: Markup, width: int, height: int, label: str = "") -> Markup:
    """A layer over the whole slide with drawings; without a label they say nothing."""
    told = {"role": "img", "aria-label": label} if label else {"aria-hidden": "true"}
    view = f"0 0 {px(width)} {px(height)}"
    return element("svg", {"class": "p", "viewBox": view, **told}, content)


def line(x1: float, y1: float, x2: float, y2: float, border: Border) -> Markup:
    """A straight line, its ends cut off square."""
    ends = {"x1": px(x1), "y1": px(y1), "x2": px(x2), "y2": px(y2)}
    return element("line", {**ends, **stroke(border)})
