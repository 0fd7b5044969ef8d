from __future__ import annotations

from deck import solved
from deck.geometry import Command, Insets, Path, Rect
from deck.layout.mirror import mirrored, running_right_to_left
from deck.source import Span
from deck.theme import Color

BLACK = Color("tx1", "000000")
AT = Rect(10, 20, 30, 40)
TURNED = Rect(60, 20, 30, 40)


def frame(align: solved.Align) -> solved.TextFrame:
    run = solved.Run("a", "body", 20, False, False, BLACK)
    text = solved.Paragraph((run,), align, 24.0, 0.0, 0, 0, None, "body")
    return solved.TextFrame((text,), Insets(1, 2, 3, 4), "top")


def test_text_changes_its_side() -> None:
    sides: list[solved.Align] = ["left", "center", "right"]
    for align, expected in zip(sides, reversed(sides), strict=True):
        shape = mirrored(solved.AutoShape("a", AT, text=frame(align)), 100)
        assert isinstance(shape, solved.AutoShape)
        assert shape.text
        assert shape.rect == TURNED
        assert shape.text.insets == Insets(3, 2, 1, 4)
        assert shape.text.paragraphs[0].align == expected


def test_twice_is_as_before() -> None:
    edge = Path(30, 40, ((Command("M", ((0, 0),)), Command("L", ((10, 40),)), Command("Z")),), True)
    shape = solved.AutoShape("a", AT, solved.Geometry("path", path=edge), text=frame("left"))
    group = solved.Group("g", AT, (shape, shape))
    assert mirrored(group, 100) != group
    assert mirrored(mirrored(group, 100), 100) == group


def test_edges_turn_and_icons_do_not() -> None:
    steps = (Command("M", ((0, 0),)), Command("L", ((10, 40),)), Command("Z"))
    for filled, expected in ((True, ((30, 0),)), (False, ((0, 0),))):
        path = Path(30, 40, (steps,), filled)
        shape = mirrored(solved.AutoShape("a", AT, solved.Geometry("path", path=path)), 100)
        assert isinstance(shape, solved.AutoShape)
        assert shape.geometry.path
        assert shape.geometry.path.outlines[0][0].points == expected


def test_a_table_has_its_first_column_at_the_right() -> None:
    cells = (solved.Cell(frame("left")), solved.Cell(frame("right")))
    table = solved.TableFrame("t", AT, (10, 20), (solved.TableRow(40, cells),), True, True)
    turned = mirrored(table, 100)
    assert isinstance(turned, solved.TableFrame)
    assert (turned.rect, turned.rtl, turned.columns) == (TURNED, True, (10, 20))
    assert [cell.text.paragraphs[0].align for cell in turned.rows[0].cells] == ["right", "left"]


def test_a_chart_moves_with_what_is_in_it() -> None:
    look = solved.TextLook("body", 12, False, BLACK)
    axis = solved.Axis(look, None, None)
    chart = solved.ChartFrame(
        "c", AT, "bar", (), (), Rect(15, 20, 20, 40), axis, axis, 50, 0,
        solved.Legend(Rect(12, 20, 5, 5), look), "",
    )  # fmt: skip
    text = solved.ChartText(("t",), Rect(20, 30, 5, 5), look)
    labelled = solved.ChartSeries(
        "s", (1.0, None), BLACK, (), ("1", None), look, (), "outEnd", "0",
        label_rects=(Rect(14, 22, 3, 3), None),
    )  # fmt: skip
    chart = chart._replace(series=(labelled,), center=text, category_axis=axis._replace(title=text))
    turned = mirrored(chart, 100)
    assert isinstance(turned, solved.ChartFrame)
    assert turned.legend
    assert turned.series[0].label_rects == (Rect(64, 22, 3, 3), None)
    assert turned.center == turned.category_axis.title == text._replace(rect=Rect(70, 30, 5, 5))
    assert [turned.rect, turned.plot.x, turned.legend.rect.x] == [TURNED, 65, 62]


def test_pictures_only_move() -> None:
    picture = solved.Picture("p", AT, "a.png", Insets(1, 0, 2, 0), "", span=Span("a", 1, 1))
    assert mirrored(picture, 100) == picture._replace(rect=TURNED)


def test_prompts_run_from_right_to_left() -> None:
    inner = solved.AutoShape("a", AT, text=frame("left"))
    group = running_right_to_left(solved.Group("g", AT, (inner,)))
    assert isinstance(group, solved.Group)
    (shape,) = group.shapes
    assert isinstance(shape, solved.AutoShape)
    assert shape.text
    assert shape.text.paragraphs[0].rtl
