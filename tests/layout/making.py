"""Boxes, a theme and a bench to solve them on, all in points.

The body style is 20 pt on 24: with the toy font a letter is 10 pt wide (12 in bold), a space 5.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from deck import boxes, model, solved
from deck.boxes import Box, Container, Frame, Paragraph, Run, TextBox
from deck.geometry import EMU_PER_POINT, Insets
from deck.layout import Laid, Layout, Overflow, Slots
from deck.layout.nodes import Context, Node, build
from deck.layout.solver import solve
from deck.layout.styles import Sizes
from deck.source import Span
from deck.text import Typesetter
from deck.theme import Color, Face, FaceName, SlideTemplate, TextStyle, Theme

AT = Span("toy.xml.j2", 1, 1)
WRITTEN = Span("talk.yaml", 7, 3)
SCHEME = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "222222", "lt2": "EEEEEE",
    "accent1": "AA0000", "accent2": "00AA00", "accent3": "0000AA",
    "accent4": "AAAA00", "accent5": "00AAAA", "accent6": "AA00AA",
    "hlink": "0000FF", "folHlink": "800080",
}  # fmt: skip


def pt(length: float) -> int:
    """The EMU in points."""
    return round(length * EMU_PER_POINT)


def natural(length: float) -> int:
    """The width that a frame takes for text this many points wide."""
    return round(pt(length) * 1.01)


def style(name: str, **changes: Any) -> TextStyle:
    plain = TextStyle(name, "body", 20.0, 20.0, 1.2, False, False, "text")
    return plain._replace(**changes)


STYLES = (
    style("body"),
    style("shrinking", minimum=12.0),
    style("small", size=16.0, minimum=12.0),
    style("strong", bold=True),
    style("large", size=40.0, minimum=40.0),
    style("spaced", before=pt(6)),
    style("title", minimum=12.0, lines=2),
    style("rigid", lines=2),
    style("shouted", caps=True, tracking=2.0, color="muted"),
    style("code", face="heading", color="role2"),
)


def make_theme(faces: Mapping[FaceName, Face], width: int, height: int) -> Theme:
    colors = {
        "ground": Color("bg1", "FFFFFF"),
        "text": Color("tx1", "000000"),
        "surface": Color("bg2", "EEEEEE"),
        "muted": Color("tx2", "222222"),
        **{f"role{n}": Color(f"accent{n}", SCHEME[f"accent{n}"]) for n in range(1, 7)},  # type: ignore[arg-type]
        "role1-dim": Color("accent1", "AA0000", alpha=60),
    }
    return Theme(
        name="toy",
        title="Toy",
        folder=Path("toy"),
        width=width,
        height=height,
        scheme=SCHEME,
        mapping={"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"},
        colors=colors,
        faces=faces,
        styles={one.name: one for one in STYLES},
        spaces={"hairline": pt(1), "s": pt(8)},
        layouts={},
        master=SlideTemplate("master", "Master", Path("toy/master.xml.j2")),
        fingerprint="",
        span=Span("theme.yaml", 1, 1),
    )


def frame(**values: Any) -> Frame:
    """A frame; lengths are points."""
    for name in ("width", "height", "min_height"):
        if values.get(name) is not None:
            values[name] = pt(values[name])
    return Frame(AT, **values)


def paragraph(content: str, style: str = "body", **values: Any) -> Paragraph:
    plain = Paragraph((Run(content, key=1),), style, None, "left", None, 0, "", None, AT, WRITTEN)
    return plain._replace(**values)


def text(
    *content: str | Paragraph, style: str = "body", anchor: boxes.Anchor = "top", **values: Any
) -> TextBox:
    paragraphs = tuple(
        one if isinstance(one, Paragraph) else paragraph(one, style) for one in content
    )
    return TextBox(frame(**values), paragraphs, anchor)


def space(**values: Any) -> boxes.Space:
    return boxes.Space(frame(**values))


_OWN = ("align", "justify", "tracks", "paint", "card")


def container(kind: str, children: Sequence[Box], values: dict[str, Any]) -> Container:
    own = {name: values.pop(name) for name in _OWN if name in values}
    gap = pt(values.pop("gap", 0))
    pad = Insets(*map(pt, values.pop("pad", (0, 0, 0, 0))))
    return Container(frame(**values), kind, tuple(children), pad, gap, **own)  # type: ignore[arg-type]


def row(*children: Box, **values: Any) -> Container:
    return container("row", children, values)


def column(*children: Box, **values: Any) -> Container:
    return container("column", children, values)


def stack(*children: Box, **values: Any) -> Container:
    return container("stack", children, values)


def grid(tracks: Sequence[float], *children: Box, **values: Any) -> Container:
    return container("grid", children, {**values, "tracks": tuple(tracks)})


def cell(content: str, style: str = "body", **values: Any) -> boxes.Cell:
    return boxes.Cell(paragraph(content, style, **values), None, None, "middle")


def table(
    rows: Sequence[Sequence[str | boxes.Cell]],
    tracks: Sequence[float] = (),
    margins: tuple[float, float, float, float] = (0, 0, 0, 0),
    header: bool = False,
    **values: Any,
) -> boxes.TableBox:
    cells = tuple(
        tuple(one if isinstance(one, boxes.Cell) else cell(one) for one in row) for row in rows
    )
    shares = tuple(tracks) or (0.0,) * len(cells[0])
    return boxes.TableBox(frame(**values), cells, shares, Insets(*map(pt, margins)), header)


def words(content: str, key: int = -1) -> model.Text:
    return model.Text((model.Run(content),), WRITTEN, key)


class Bench:
    """Solves boxes with the toy font, on a canvas given in points."""

    def __init__(self, faces: Mapping[FaceName, Face]) -> None:
        self.faces = faces
        self.typesetter = Typesetter(faces, "en")
        self.theme = make_theme(faces, pt(1000), pt(600))

    def context(self, steps: Mapping[str, int] | None = None) -> Context:
        return Context(Sizes(self.theme, steps), self.typesetter)

    def solve(self, box: Box, width: float, height: float) -> tuple[Node, list[Overflow]]:
        """The placed working tree and what does not fit, all text at its full size."""
        context = self.context()
        root = build(box, context)
        return root, solve(root, pt(width), pt(height), context)

    def lay_out(
        self,
        *children: Box,
        slots: Slots | None = None,
        steps: Mapping[str, int] | None = None,
        width: float = 1000,
        height: float = 600,
    ) -> Laid:
        """The whole pass for a slide of this size with these boxes on top of each other."""
        theme = self.theme._replace(width=pt(width), height=pt(height))
        tree = boxes.SlideTree(stack(*children, width=width, height=height))
        return Layout(theme, self.typesetter).lay_out(tree, slots or Slots(), steps)

    def shapes(self, *children: Box, **values: Any) -> list[solved.Shape]:
        """The shapes of a slide on which everything fits."""
        laid = self.lay_out(*children, **values)
        assert laid.overflows == ()
        return [placed.shape for placed in laid.shapes]


def place(node: Node) -> tuple[float, float, float, float]:
    """Where a node stands: x, y, width and height in points."""
    return tuple(round(side / EMU_PER_POINT, 2) for side in node.rect)  # type: ignore[return-value]


def places(node: Node) -> list[tuple[float, float, float, float]]:
    """Where the children of a node stand, in points."""
    return [place(child) for child in node.children]
