"""A solved deck made by hand that has every kind of shape, for the tests of this writer."""

from __future__ import annotations

import struct
import zlib
from datetime import datetime
from io import BytesIO
from pathlib import Path

from deck import solved
from deck.geometry import EMU_PER_PX, Insets, Rect, from_points
from deck.solved import (
    Align,
    Anchor,
    AutoShape,
    Axis,
    Border,
    Bullet,
    Cell,
    ChartFrame,
    ChartSeries,
    Color,
    Command,
    Geometry,
    Group,
    Legend,
    Paragraph,
    Placeholder,
    PlaceholderType,
    Run,
    Shape,
    SlideLayout,
    TableFrame,
    TableRow,
    TextFrame,
    TextLook,
)
from deck.source import Span
from deck.theme import Face, FaceName, SlideTemplate, TextStyle, Theme
from deck.writers.powerpoint import write

TIMESTAMP = datetime(2026, 1, 2, 3, 4, 5)
SPAN = Span("sample.yaml", 1, 1)
GROUND = Color("bg1", "0E1116")
TEXT = Color("tx1", "E8EDF2")
SURFACE = Color("bg2", "161B22")
MUTED = Color("tx2", "A3AFBC")
LINE = Color("tx2", "2A323D", lum_mod=28)
CORAL, AMBER, GREEN = (
    Color("accent1", "FF7A70"),
    Color("accent2", "F2B84B"),
    Color("accent3", "56D39A"),
)
LINK = Color("hlink", "6CB6FF")
NOWHERE = Path("nowhere")
FILES = (NOWHERE, NOWHERE, NOWHERE, NOWHERE)


def style(name: str, face: FaceName, size: float, leading: float, bold: bool = False) -> TextStyle:
    color = "muted" if name == "status" else "text"
    return TextStyle(name, face, size, size, leading, bold, False, color)


STYLES = {
    one.name: one
    for one in (
        style("title", "heading", 33, 1.227, bold=True),
        style("body", "body", 18, 1.4),
        style("heading", "body", 21, 1.3, bold=True),
        style("status", "heading", 12, 1.33),
    )
}
THEME = Theme(
    name="sample",
    title="Sample & Co",
    folder=NOWHERE,
    width=1280 * EMU_PER_PX,
    height=720 * EMU_PER_PX,
    scheme={
        "dk1": "0E1116",
        "lt1": "E8EDF2",
        "dk2": "161B22",
        "lt2": "A3AFBC",
        "accent1": "FF7A70",
        "accent2": "F2B84B",
        "accent3": "56D39A",
        "accent4": "6CB6FF",
        "accent5": "D2A8FF",
        "accent6": "76E3EA",
        "hlink": "6CB6FF",
        "folHlink": "D2A8FF",
    },
    mapping={"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"},
    colors={"text": TEXT, "muted": MUTED},
    faces={
        "heading": Face("heading", "JetBrains Mono", FILES, "02000009000000000000", 49),
        "body": Face("body", "Inter", FILES, "02000503000000020004", 34),
    },
    styles=STYLES,
    spaces={},
    layouts={},
    master=SlideTemplate("master", "Master", NOWHERE),
    fingerprint="sample",
    span=SPAN,
)


def px(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(*(round(length * EMU_PER_PX) for length in (x, y, width, height)))


def run(text: str, name: str = "body", color: Color | None = None) -> Run:
    look = STYLES[name]
    color = color or THEME.colors[look.color]
    return Run(text, look.face, look.size, look.bold, look.italic, color)


def paragraph(
    *runs: Run | str, name: str = "body", align: Align = "left", before: float = 0
) -> Paragraph:
    look = STYLES[name]
    made = tuple(run(one, name) if isinstance(one, str) else one for one in runs)
    return Paragraph(made, align, look.size * look.leading, before, 0, 0, None, name)


def frame(*paragraphs: Paragraph, anchor: Anchor = "top", inset: int = 0) -> TextFrame:
    return TextFrame(paragraphs, Insets(inset, inset, inset, inset), anchor)


def text_box(text: str, rect: Rect) -> AutoShape:
    return AutoShape("Text", rect, text=frame(paragraph(text)))


def holder(kind: PlaceholderType, idx: int, rect: Rect, *paragraphs: Paragraph) -> AutoShape:
    name = {"ftr": "Footer", "sldNum": "Number"}.get(kind, kind.capitalize())
    return AutoShape(name, rect, text=frame(*paragraphs), placeholder=Placeholder(kind, idx, name))


TITLE = px(64, 76, 1152, 108)
BODY = px(64, 216, 1152, 420)
POINT = px(64, 216, 700, 90)
PLOT = px(64, 216, 1152, 420)
FOOTER = px(64, 690, 900, 22)
NUMBER = px(1116, 690, 100, 22)


def title(text: str) -> AutoShape:
    return holder("title", 0, TITLE, paragraph(text, name="title"))


def footer(text: str = "models   closed   open") -> AutoShape:
    return holder("ftr", 11, FOOTER, paragraph(text, name="status"))


def number(text: str = "‹#›") -> AutoShape:
    field = run(text, "status")._replace(field="slidenum")
    return holder("sldNum", 12, NUMBER, paragraph(field, name="status", align="right"))


def point(heading: str, text: str) -> AutoShape:
    return holder("body", 13, POINT, paragraph(heading, name="heading"), paragraph(text, before=6))


STATUS_BAR = AutoShape("Status bar", px(0, 684, 1280, 36), fill=SURFACE)
BAND = AutoShape("Band", px(0, 0, 16, 720), fill=CORAL)
MASTER = SlideLayout(
    "master",
    "Master",
    (STATUS_BAR, title("Title"), holder("body", 1, BODY, paragraph("Body")), footer(), number()),
)
LAYOUTS = (
    SlideLayout(
        "cover",
        "Cover",
        (
            BAND,
            holder("ctrTitle", 0, px(96, 200, 1088, 176), paragraph("Title", name="title")),
            holder("subTitle", 13, px(96, 400, 1088, 64), paragraph("Subtitle")),
        ),
    ),
    SlideLayout("points", "Points", (title("Title"), point("Point", "Text"), footer(), number())),
    SlideLayout(
        "chart",
        "Chart & table",
        (
            title("Title"),
            AutoShape("Chart", PLOT, placeholder=Placeholder("chart", 13, "Chart")),
            AutoShape("Table", PLOT, placeholder=Placeholder("tbl", 14, "Table")),
            AutoShape("Picture", PLOT, placeholder=Placeholder("pic", 15, "Picture")),
            footer(),
            number(),
        ),
    ),
)

ICON = solved.Path(
    24,
    24,
    (
        (
            Command("M", ((2, 12),)),
            Command("C", ((2, 6), (6, 2), (12, 2))),
            Command("C", ((18, 2), (22, 6), (22, 12))),
            Command("L", ((12, 22),)),
            Command("Z"),
        ),
        (Command("M", ((8, 10),)), Command("L", ((16, 10),))),
    ),
    filled=False,
)


def icon(rect: Rect, color: Color = GREEN, alt: str = "") -> AutoShape:
    border = Border(color, 2 * EMU_PER_PX, round=True)
    return AutoShape("Icon", rect, Geometry("path", path=ICON), line=border, alt=alt)


def card(x: int, heading: str, text: str, color: Color) -> Group:
    rect = px(x, 320, 360, 200)
    body = frame(
        paragraph(heading, name="heading"), paragraph(text, before=6), inset=24 * EMU_PER_PX
    )
    panel = AutoShape(
        heading,
        rect,
        Geometry("roundRect", 12 * EMU_PER_PX),
        SURFACE,
        Border(LINE, EMU_PER_PX),
        body,
    )
    mark = icon(px(x + 300, 340, 36, 36), color)
    return Group(heading, rect, (panel, mark))


LABEL = TextLook("body", 15, True, TEXT)
VALUE = TextLook("heading", 15, True, TEXT)
TICK = TextLook("heading", 12, False, MUTED)
RULE = Border(LINE, EMU_PER_PX)


def series(name: str, values: tuple[float | None, ...], color: Color) -> ChartSeries:
    return ChartSeries(
        name,
        values,
        color,
        point_colors=(),
        labels=tuple(None if value is None else f"{value:g}" for value in values),
        label_look=VALUE,
        label_colors=(),
        label_position="outEnd",
        number_format="General",
    )


def bar_chart() -> ChartFrame:
    values = series("Months", (0, 7.5, 10.5), CORAL)._replace(
        point_colors=(CORAL, AMBER, GREEN),
        labels=("0", "6–9", "9–12"),
        label_colors=(CORAL, AMBER, GREEN),
    )
    return ChartFrame(
        name="Chart",
        rect=PLOT,
        kind="bar",
        categories=("Closed", "Open weight", "Open source & <data>"),
        series=(values,),
        plot=px(264, 216, 852, 380),
        category_axis=Axis(LABEL, RULE, None, reverse=True),
        value_axis=Axis(TICK, None, RULE, minimum=0, maximum=12, step=3),
        gap=100,
        overlap=0,
        legend=None,
        alt="Months behind: closed 0, open weight 6 to 9, open source 9 to 12.",
        placeholder=Placeholder("chart", 13, "Chart"),
    )


def column_chart() -> ChartFrame:
    return bar_chart()._replace(
        kind="column",
        series=(series("One", (3, -2, 5), CORAL), series("Two", (4, None, 6.25), GREEN)),
        plot=px(64, 270, 1152, 320),
        category_axis=Axis(LABEL, RULE, None),
        value_axis=Axis(None, None, None, minimum=-4, maximum=8, step=4),
        overlap=-8,
        legend=Legend(px(64, 216, 360, 32), LABEL),
        placeholder=None,
    )


def line_chart() -> ChartFrame:
    lines = tuple(
        one._replace(label_position="t", line_width=3 * EMU_PER_PX, marker_size=9, dashed=dashed)
        for one, dashed in (
            (series("One", (20, None, 61, 75), AMBER), False),
            (series("Two", (10, 25, 40, 52), GREEN)._replace(labels=()), True),
        )
    )
    return column_chart()._replace(
        kind="line",
        categories=("2023", "2024", "2025", "2026"),
        series=lines,
        value_axis=Axis(TICK, None, RULE, '0"%"', 0, 80, 20),
        plot=px(124, 270, 1092, 320),
    )


def scatter_chart() -> ChartFrame:
    points = series("Points", (0, 2, -4), CORAL)._replace(
        across=(0, 5, 10),
        labels=("One", None, "Three"),
        label_sides=("r", "r", "t"),
        label_colors=(),
        marker="diamond",
        marker_size=10,
    )
    title = solved.ChartText(("Size",), px(1100, 570, 100, 20), TICK)
    return column_chart()._replace(
        kind="scatter",
        categories=(),
        series=(points,),
        category_axis=Axis(TICK, RULE, RULE, '0" B"', 0, 10, 5, title=title),
        value_axis=Axis(TICK, RULE, RULE, "General", -4, 4, 2),
        legend=None,
        edge=Border(GROUND, EMU_PER_PX),
    )


def doughnut_chart() -> ChartFrame:
    parts = series("Parts", (2, 1, None, 1), CORAL)._replace(
        point_colors=(CORAL, AMBER, GREEN, CORAL),
        label_colors=(CORAL, AMBER, GREEN, CORAL),
        labels=("50%", "a quarter", None, "25%"),
        label_texts=(
            solved.LabelText(("One", "50%"), "\n", (11520, -4200)),
            solved.LabelText(("Two", "a quarter"), "\n", (0, 8400)),
            None,
            solved.LabelText(("Four 25%",), " ", (-11520, 0)),
        ),
        label_position="ctr",
        label_format="0%",
        shares=True,
    )
    none = Axis(None, None, None)
    return column_chart()._replace(
        kind="doughnut",
        categories=("One", "Two", "Three", "Four"),
        series=(parts,),
        category_axis=none,
        value_axis=none,
        legend=None,
        center=solved.ChartText(("Four", "parts"), px(600, 400, 80, 60), LABEL),
        edge=Border(GROUND, EMU_PER_PX),
    )


def table() -> TableFrame:
    margins = Insets(*(from_points(inset) for inset in (9, 6, 9, 6)))

    def cell(text: str, head: bool, align: Align = "left") -> Cell:
        content = paragraph(text, name="heading" if head else "body", align=align)
        fill = SURFACE if head else None
        return Cell(TextFrame((content,), margins, "middle"), fill, Border(LINE, EMU_PER_PX))

    rows = (("Tier", "Weights", "Months"), ("Closed", "", "0"), ("Open", "yes", "9–12"))
    height = 56 * EMU_PER_PX
    return TableFrame(
        name="Table",
        rect=px(64, 216, 1152, 168),
        columns=(576 * EMU_PER_PX, 288 * EMU_PER_PX, 288 * EMU_PER_PX),
        rows=tuple(
            TableRow(
                height,
                tuple(
                    cell(text, not index, "right" if column == 2 else "left")
                    for column, text in enumerate(row)
                ),
            )
            for index, row in enumerate(rows)
        ),
        header_row=True,
        header_column=True,
        placeholder=Placeholder("tbl", 14, "Table"),
        alt="",
    )


def slide(layout: int, id_: str, *shapes: Shape, notes: tuple[str, ...] = ()) -> solved.Slide:
    first = shapes[0]
    shown = first.text.paragraphs[0].text if isinstance(first, AutoShape) and first.text else id_
    return solved.Slide(layout, id_, shown, shapes, notes, False, SPAN)


def cover() -> solved.Slide:
    return slide(
        0,
        "cover",
        holder(
            "ctrTitle",
            0,
            px(96, 200, 1088, 176),
            paragraph("How open is\nyour model?", name="title"),
        ),
        holder("subTitle", 13, px(96, 400, 1088, 64), paragraph("Three kinds & their <limits>")),
        notes=("Say hello.", "First line\nsecond line", "  “quoted” & <marked>  "),
    )


def points() -> solved.Slide:
    linked = (
        run("A text with a "),
        run("link", color=LINK)._replace(link="https://example.org/?a=1&b=2"),
        run(" and a "),
        run("jump", color=CORAL)._replace(link="#cover"),
        run(", "),
        run("code", color=AMBER)._replace(face="heading", size=16.5),
        run(" and "),
        run("slant")._replace(italic=True),
    )
    listed = paragraph("An item so long that it hangs in its second line")
    bullet = listed._replace(indent=from_points(24), bullet=Bullet(">", GREEN, "heading"))
    return slide(
        1,
        "points",
        title("A title that inherits all it shows"),
        point("Heading", "Text that inherits its look"),
        AutoShape("Linked", px(64, 560, 700, 60), text=frame(paragraph(*linked))),
        AutoShape("List", px(820, 190, 380, 150), text=frame(bullet, bullet._replace(before=6))),
        card(64, "Round card", "Text in the card’s own shape", CORAL),
        card(460, "Second card", "with an icon as a path", AMBER),
        icon(px(900, 440, 96, 96), alt="A shield"),
        AutoShape(
            "Middle",
            px(860, 560, 340, 80),
            fill=GREEN._replace(alpha=14),
            text=frame(paragraph("centred", align="center"), anchor="middle"),
        ),
        footer(),
        number("2"),
        notes=("One paragraph.",),
    )


def deck(*more: solved.Slide) -> solved.Deck:
    """The sample deck: four sections, one hidden slide; `more` are added at the end."""
    slides = (
        cover(),
        points(),
        slide(2, "bars", title("Bars from top to bottom"), bar_chart(), footer(), number("3")),
        slide(2, "columns", title("Columns"), column_chart(), footer(), number("4")),
        slide(2, "lines", title("Lines with a gap"), line_chart(), footer(), number("5")),
        slide(2, "table", title("A table"), table(), footer(), number("6")),
        slide(1, "hidden", title("Hidden"), footer(), number("7"))._replace(hidden=True),
        *more,
    )
    return solved.Deck(
        title="Sample & more",
        lang="en",
        subject="What the writer writes",
        author="A. Author",
        keywords="one, two",
        theme=THEME,
        background=GROUND,
        master=MASTER,
        layouts=LAYOUTS,
        slides=slides,
        sections=(
            solved.Section("Opening", (0, 1)),
            solved.Section("Charts <&>", (2, 3, 4)),
            solved.Section("Rest", tuple(range(5, len(slides)))),
        ),
    )


def written(what: solved.Deck, cache: Path | None = None) -> bytes:
    """The package of a deck."""
    stream = BytesIO()
    write(what, stream, TIMESTAMP, cache)
    return stream.getvalue()


def png(red: int) -> bytes:
    """An image of two by one pixels: red of this strength, and black."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)

    header = struct.pack(">IIBBBBB", 2, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes([0, red, 0, 0, 0, 0, 0]))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )
