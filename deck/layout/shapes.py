"""Placed boxes to solved shapes: which text belongs to which shape, what is a group."""

from __future__ import annotations

from typing import NamedTuple

from deck import boxes, solved
from deck.geometry import Insets, Rect
from deck.layout.end_marks import end_mark_shape
from deck.layout.nodes import Context, Node
from deck.layout.outlines import edge_path
from deck.layout.pictures import picture_shape
from deck.layout.slots import Slots
from deck.layout.tables import stretched_rows

_TYPES: dict[str, solved.PlaceholderType] = {
    "title": "title",
    "center-title": "ctrTitle",
    "subtitle": "subTitle",
    "body": "body",
    "chart": "chart",
    "table": "tbl",
    "picture": "pic",
    "footer": "ftr",
    "number": "sldNum",
}
#: Longest name that a shape takes from its text, in characters.
_NAME = 40


class Placed(NamedTuple):
    """A shape, and whether it belongs to the slide layout rather than to the slide."""

    shape: solved.Shape
    fixed: bool


def shapes_of(root: Node, context: Context, slots: Slots) -> tuple[Placed, ...]:
    """The shapes of a placed tree, in the order they are read, which is also back to front.

    The title comes first, whatever stands above it: those who listen to a slide want to know
    which one it is.
    """
    shapes = _Emitter(context, slots).shapes(root, fixed=False)
    for position, placed in enumerate(shapes):
        if _is_title(placed):
            shapes.insert(_earliest(shapes, position), shapes.pop(position))
            break
    return tuple(shapes)


def _earliest(shapes: list[Placed], position: int) -> int:
    """How far forward a shape may go without getting behind one that it stands on."""
    rect = shapes[position].shape.rect
    for before in range(position - 1, -1, -1):
        if _intersect(rect, shapes[before].shape.rect):
            return before + 1
    return 0


def _intersect(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.right
        and other.x < one.right
        and one.y < other.bottom
        and other.y < one.bottom
    )


def _is_title(placed: Placed) -> bool:
    shape = placed.shape
    placeholder = shape.placeholder if isinstance(shape, solved.AutoShape) else None
    return placeholder is not None and placeholder.type in ("title", "ctrTitle")


class _Emitter:
    def __init__(self, context: Context, slots: Slots) -> None:
        self._context = context
        self._colors = context.sizes.theme.colors
        self._slots = slots
        self._taken: set[str] = set()

    def shapes(self, node: Node, fixed: bool, own: bool = False) -> list[Placed]:
        """The shapes of a node. `own` tells that its text already is in its parent's shape."""
        box = node.box
        fixed = fixed or box.frame.fixed
        if isinstance(box, boxes.Container):
            return self._container(node, box, fixed)
        shape = None if own else self._leaf(node)
        found = [Placed(shape, fixed)] if shape else []
        if isinstance(box, boxes.TextBox) and box.end_mark:
            color = self._colors[box.end_mark.color]
            mark = end_mark_shape(
                node, self._frame(node, Insets()), color, self._context.typesetter
            )
            found += [Placed(mark, fixed)] if mark else []
        return found

    def _leaf(self, node: Node) -> solved.Shape | None:
        box = node.box
        if isinstance(box, boxes.TextBox):
            return self._text(node, box)
        if isinstance(box, boxes.TableBox):
            return self._table(node, box)
        if isinstance(box, boxes.ChartBox):
            placeholder = self._placeholder(box.frame)
            return node.chart._replace(placeholder=placeholder) if node.chart else None
        if isinstance(box, boxes.PictureBox):
            placeholder = self._placeholder(box.frame)
            # The picture of a prompt is only a place for one.
            seen = box.picture.file or placeholder
            return picture_shape(box, node.rect, placeholder) if seen else None
        if isinstance(box, boxes.IconBox):
            return solved.AutoShape(
                name=box.frame.name or "Icon",
                rect=node.rect,
                geometry=solved.Geometry("path", path=box.path),
                line=solved.Border(self._colors[box.color], box.stroke, round=True),
                alt=box.frame.alt,
            )
        if isinstance(box, boxes.RuleBox):
            fill = self._colors[box.color]
            return solved.AutoShape(box.frame.name or "Rule", node.rect, fill=fill)
        return None

    def _container(self, node: Node, box: boxes.Container, fixed: bool) -> list[Placed]:
        paint = box.paint
        painted = paint.fill or paint.line or paint.edge
        found: list[Placed] = []
        inner = None
        if painted:
            inner = next((child for child in node.children if _is_plain_text(child, fixed)), None)
            found.append(Placed(self._painted(node, box, inner), fixed))
            if paint.edge:
                found.append(Placed(self._edge(node, paint, paint.edge), fixed))
        for child in node.children:
            found.extend(self.shapes(child, fixed, own=child is inner))
        if not box.card or any(isinstance(placed.shape, solved.Group) for placed in found):
            return found
        name = box.frame.name or _first_words(node) or "Card"
        if len(found) == 1:
            shape = found[0].shape
            return [Placed(shape._replace(name=name), fixed)]
        shapes = tuple(placed.shape for placed in found)
        if painted:
            shapes = (shapes[0]._replace(name="Card"), *shapes[1:])
        return [Placed(solved.Group(name, node.rect, shapes, box.frame.alt), fixed)]

    def _painted(self, node: Node, box: boxes.Container, inner: Node | None) -> solved.AutoShape:
        paint = box.paint
        frame = None
        name = box.frame.name or "Panel"
        if inner is not None:
            rect, outer = inner.rect, node.rect
            around = Insets(
                rect.x - outer.x,
                rect.y - outer.y,
                outer.right - rect.right,
                outer.bottom - rect.bottom,
            )
            frame = self._frame(inner, around)
            name = box.frame.name or _first_words(inner) or name
        kind = solved.Geometry("roundRect", paint.radius) if paint.radius else solved.Geometry()
        return solved.AutoShape(
            name=name,
            rect=node.rect,
            geometry=kind,
            fill=self._colors[paint.fill] if paint.fill else None,
            line=solved.Border(self._colors[paint.line], self._hairline) if paint.line else None,
            text=frame,
            alt=box.frame.alt,
            span=box.frame.at,
        )

    @property
    def _hairline(self) -> int:
        return self._context.sizes.theme.spaces.get("hairline", 9525)

    def _edge(self, node: Node, paint: boxes.Paint, edge: boxes.Edge) -> solved.AutoShape:
        rect = node.rect
        depth = max(paint.radius, edge.width)
        if edge.side == "left":
            strip = Rect(rect.x, rect.y, depth, rect.height)
        else:
            strip = Rect(rect.x, rect.y, rect.width, depth)
        if paint.radius <= edge.width:
            return solved.AutoShape("Edge", strip, fill=self._colors[edge.color])
        path = edge_path(strip.width, strip.height, edge.side, paint.radius, edge.width)
        geometry = solved.Geometry("path", path=path)
        return solved.AutoShape("Edge", strip, geometry, fill=self._colors[edge.color])

    def _text(self, node: Node, box: boxes.TextBox) -> solved.AutoShape | None:
        placeholder = self._placeholder(box.frame)
        if not any(paragraph.text for paragraph in node.paragraphs) and not placeholder:
            return None
        name = box.frame.name or (placeholder.name if placeholder else "") or _first_words(node)
        return solved.AutoShape(
            name=name or "Text",
            rect=node.rect,
            text=self._frame(node, Insets()),
            placeholder=placeholder,
            alt=box.frame.alt,
            span=box.frame.at,
            link=box.link or None,
        )

    def _frame(self, node: Node, around: Insets) -> solved.TextFrame:
        box = node.box
        anchor = box.anchor if isinstance(box, boxes.TextBox) else "top"
        paragraphs = node.paragraphs
        align = paragraphs[0].align if paragraphs else "left"
        insets = with_slack(around, node.slack, align)
        if node.top:
            insets = insets._replace(top=insets.top + node.top)
        return solved.TextFrame(paragraphs, insets, anchor)

    def _table(self, node: Node, box: boxes.TableBox) -> solved.TableFrame | None:
        measure = node.table
        if measure is None:
            return None
        heights = stretched_rows(measure.rows, node.height, box.header)
        rows = []
        for position, row in enumerate(box.rows):
            cells = tuple(
                self._cell(cell, box.cell_margins(column), paragraph, slack)
                for column, (cell, paragraph, slack) in enumerate(
                    zip(row, measure.cells[position], measure.slacks[position], strict=True)
                )
            )
            rows.append(solved.TableRow(heights[position], cells))
        rect = node.rect._replace(width=sum(measure.columns), height=sum(heights))
        return solved.TableFrame(
            name=box.frame.name or "Table",
            rect=rect,
            columns=measure.columns,
            rows=tuple(rows),
            header_row=box.header,
            header_column=True,
            placeholder=self._placeholder(box.frame),
            alt=box.frame.alt,
            span=box.frame.at,
        )

    def _cell(
        self, cell: boxes.Cell, margins: Insets, paragraph: solved.Paragraph, slack: int
    ) -> solved.Cell:
        insets = with_slack(margins, slack, paragraph.align)
        rule = cell.rule
        return solved.Cell(
            text=solved.TextFrame((paragraph,), insets, cell.anchor),
            fill=self._colors[cell.fill] if cell.fill else None,
            bottom=solved.Border(self._colors[rule[0]], rule[1]) if rule else None,
        )

    def _placeholder(self, frame: boxes.Frame) -> solved.Placeholder | None:
        if frame.slot is None or frame.slot.name in self._taken:
            return None
        self._taken.add(frame.slot.name)
        return self._slots.placeholder(_TYPES[frame.slot.type], frame.slot.name)


def _is_plain_text(node: Node, fixed: bool) -> bool:
    """Whether a text can stand in the shape around it: no shape of its own, on the same slide."""
    box = node.box
    same = fixed or not box.frame.fixed
    return isinstance(box, boxes.TextBox) and box.frame.slot is None and not box.link and same


def with_slack(insets: Insets, slack: int, align: boxes.Align) -> Insets:
    """Insets with the slack that keeps the breaks robust, where the text's ragged side is."""
    left, top, right, bottom = insets
    if align == "right":
        return Insets(left + slack, top, right, bottom)
    half = slack // 2 if align == "center" else 0
    return Insets(left + half, top, right + slack - half, bottom)


def _first_words(node: Node) -> str:
    """A name for a shape from its text: the longest-lived words are those of its heading."""
    paragraphs = [paragraph for paragraph in node.all_paragraphs() if paragraph.text.strip()]
    if not paragraphs:
        return ""
    heading = max(paragraphs[:3], key=lambda paragraph: max(run.size for run in paragraph.runs))
    text = " ".join(heading.text.split())
    return text if len(text) <= _NAME else text[: _NAME - 1].rstrip() + "…"
