"""Icons as outlines: SVG drawings of the Lucide set, converted once and kept.

The set comes with the PyPI package `lucide` as one archive of SVG files. Opening it and
reading its directory takes longer than building a slide, so converted outlines are kept in
the program's cache folder, by the version of the set.
"""

from __future__ import annotations

import marshal
from functools import cache
from pathlib import Path as FilePath
from typing import Literal
from xml.etree import ElementTree

from deck.cache import cache_folder, load, save
from deck.geometry import Command, Path

#: Path units to one unit of the drawing: fine enough for any slide, and still integers.
_SCALE = 1000

_known: dict[str, Path] = {}


@cache
def _archive() -> FilePath:
    """The archive of the icon set, found without importing the package around it."""
    from importlib.util import find_spec

    spec = find_spec("lucide")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("lucide is not installed", name="lucide")
    return FilePath(spec.origin).with_name("lucide.zip")


def known_icons() -> list[str]:
    """The names of all icons of the set."""
    import zipfile  # only needed to name what is near a wrong name

    with zipfile.ZipFile(_archive()) as archive:
        return [name.removesuffix(".svg") for name in archive.namelist() if name.endswith(".svg")]


def icon_path(name: str) -> Path | None:
    """The outline of an icon on its grid, or None if the set has no icon of that name."""
    if not _known:
        _load()
    path = _known.get(name)
    if path is None:
        path = _convert(name)
        if path is not None:
            _known[name] = path
            _save()
    return path


def _cache_file() -> FilePath:
    """The file of this release of the set."""
    release = _archive().stat()
    return cache_folder() / f"icons-{release.st_size}-{release.st_mtime_ns}.marshal"


def _load() -> None:
    try:
        kept = marshal.loads(load(_cache_file()) or b"")
        for name, (width, height, outlines) in kept.items():
            _known[name] = Path(
                width,
                height,
                tuple(tuple(Command(*step) for step in outline) for outline in outlines),
                False,
            )
    except (EOFError, ValueError, TypeError, AttributeError):  # not there, or not ours
        _known.clear()


def _save() -> None:
    plain = {
        name: (
            path.width,
            path.height,
            tuple(tuple((step.op, step.points) for step in outline) for outline in path.outlines),
        )
        for name, path in _known.items()
    }
    save(_cache_file(), marshal.dumps(plain), others="icons-*")


def _convert(name: str) -> Path | None:
    import zipfile

    with zipfile.ZipFile(_archive()) as archive:
        try:
            svg = archive.read(f"{name}.svg").decode()
        except KeyError:
            return None
    return path_of_svg(svg)


def path_of_svg(svg: str) -> Path:
    """The outlines of an SVG drawing of strokes, curves as cubic Béziers."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.svgLib import SVGPath

    root = ElementTree.fromstring(svg)
    width, height = (float(side) for side in root.attrib["viewBox"].split()[2:])
    pen = DecomposingRecordingPen({})
    SVGPath.fromstring(svg.encode()).draw(pen)
    outlines: list[tuple[Command, ...]] = []
    steps: list[Command] = []
    for operator, points in pen.value:
        if operator == "moveTo" and steps:
            outlines.append(tuple(steps))
            steps = []
        steps.extend(_commands(operator, points, steps))
    if steps:
        outlines.append(tuple(steps))
    return Path(round(width * _SCALE), round(height * _SCALE), tuple(outlines), False)


_OPS: dict[str, Literal["M", "L", "C", "Z"]] = {
    "moveTo": "M",
    "lineTo": "L",
    "curveTo": "C",
    "closePath": "Z",
}


def _commands(
    operator: str, points: tuple[tuple[float, float], ...], before: list[Command]
) -> list[Command]:
    if operator == "endPath":
        return []
    if operator == "qCurveTo":
        points = _cubic(points, before)
        operator = "curveTo"
    grid = tuple((round(x * _SCALE), round(y * _SCALE)) for x, y in points)
    return [Command(_OPS[operator], grid)]


def _cubic(
    points: tuple[tuple[float, float], ...], before: list[Command]
) -> tuple[tuple[float, float], ...]:
    """A quadratic Bézier as the cubic one of the same shape."""
    (qx, qy), (x, y) = points
    last = before[-1].points[-1]
    sx, sy = last[0] / _SCALE, last[1] / _SCALE
    return (
        (sx + 2 / 3 * (qx - sx), sy + 2 / 3 * (qy - sy)),
        (x + 2 / 3 * (qx - x), y + 2 / 3 * (qy - y)),
        (x, y),
    )
