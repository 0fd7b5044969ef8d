"""Slides of a deck that runs from right to left: what was laid out is turned over.

Only places change sides, never what is seen in them: pictures, icons and charts stay as they
are, and texts run as their own letters do. Axes run from left to right in print in Arabic and
Hebrew, too (so Apple, "Supporting Right-to-Left Languages": graphs do not flip).
"""

from __future__ import annotations

from deck import solved
from deck.geometry import Command, Insets, Path, Rect

_OPPOSITE: dict[solved.Align, solved.Align] = {
    "left": "right",
    "center": "center",
    "right": "left",
}


def mirrored(shape: solved.Shape, width: int) -> solved.Shape:
    """The shape as it stands on a slide of this width when left and right are exchanged."""
    rect = _turned(shape.rect, width)
    if isinstance(shape, solved.Group):
        inner = tuple(mirrored(one, width) for one in shape.shapes)
        return shape._replace(rect=rect, shapes=inner)
    if isinstance(shape, solved.AutoShape):
        text = _frame(shape.text) if shape.text else None
        return shape._replace(rect=rect, geometry=_geometry(shape.geometry), text=text)
    if isinstance(shape, solved.TableFrame):
        return _table(shape, rect)
    if isinstance(shape, solved.ChartFrame):
        return _moved(shape, rect)
    return shape._replace(rect=rect)


def running_right_to_left(shape: solved.Shape) -> solved.Shape:
    """The shape with its text running from right to left, in whatever letters it is.

    For prompts, which stand in the place of text in the deck's language.
    """
    if isinstance(shape, solved.Group):
        inner = tuple(running_right_to_left(one) for one in shape.shapes)
        return shape._replace(shapes=inner)
    if not isinstance(shape, solved.AutoShape) or not shape.text:
        return shape
    paragraphs = tuple(one._replace(rtl=True) for one in shape.text.paragraphs)
    return shape._replace(text=shape.text._replace(paragraphs=paragraphs))


def _turned(rect: Rect, width: int) -> Rect:
    return rect._replace(x=width - rect.right)


def _frame(frame: solved.TextFrame) -> solved.TextFrame:
    left, top, right, bottom = frame.insets
    paragraphs = tuple(
        paragraph._replace(align=_OPPOSITE[paragraph.align]) for paragraph in frame.paragraphs
    )
    return frame._replace(paragraphs=paragraphs, insets=Insets(right, top, left, bottom))


def _table(table: solved.TableFrame, rect: Rect) -> solved.TableFrame:
    """The table with its first column at the right; the order of its cells stays."""
    rows = tuple(
        row._replace(cells=tuple(cell._replace(text=_frame(cell.text)) for cell in row.cells))
        for row in table.rows
    )
    return table._replace(rect=rect, rows=rows, rtl=not table.rtl)


def _moved(chart: solved.ChartFrame, rect: Rect) -> solved.ChartFrame:
    """The chart in its new place, with all that stands in it."""
    by = rect.x - chart.rect.x

    def there(place: Rect) -> Rect:
        return place._replace(x=place.x + by)

    def text(one: solved.ChartText | None) -> solved.ChartText | None:
        return one._replace(rect=there(one.rect)) if one else None

    series = tuple(
        one._replace(label_rects=tuple(place and there(place) for place in one.label_rects))
        for one in chart.series
    )
    axis = chart.category_axis
    return chart._replace(
        rect=rect,
        series=series,
        plot=there(chart.plot),
        legend=chart.legend and chart.legend._replace(rect=there(chart.legend.rect)),
        category_axis=axis._replace(title=text(axis.title)),
        center=text(chart.center),
    )


def _geometry(geometry: solved.Geometry) -> solved.Geometry:
    """Filled outlines turn, as the edges of cards do; drawn icons do not."""
    path = geometry.path
    return geometry._replace(path=_path(path)) if path and path.filled else geometry


def _path(path: Path) -> Path:
    outlines = tuple(
        tuple(
            Command(command.op, tuple((path.width - x, y) for x, y in command.points))
            for command in outline
        )
        for outline in path.outlines
    )
    return path._replace(outlines=outlines)
