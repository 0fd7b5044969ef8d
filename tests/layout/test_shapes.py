from __future__ import annotations

import pytest
from layout.making import (
    AT,
    Bench,
    cell,
    column,
    frame,
    natural,
    paragraph,
    pt,
    row,
    space,
    table,
    text,
)

from deck import boxes, solved
from deck.boxes import Edge, IconBox, Paint, RuleBox, Slot
from deck.geometry import Command, Insets, Path, Rect
from deck.layout import Placed, Slots, draft_mark

SURFACE = Paint(fill="surface")
ICON = Path(24000, 24000, ((Command("M", ((0, 0),)), Command("L", ((24000, 24000),))),), False)


def icon(size: float, **values: object) -> IconBox:
    return IconBox(frame(width=size, height=size, **values), ICON, "role1", pt(2))


class TestText:
    def test_a_text_becomes_a_shape_named_after_its_words(self, bench: Bench) -> None:
        (shape,) = bench.shapes(column(text("aaaa")))
        assert isinstance(shape, solved.AutoShape)
        assert shape.name == "aaaa"
        assert shape.rect == Rect(0, 0, pt(1000), pt(24))
        assert shape.text is not None
        assert shape.text.insets == Insets()
        assert (shape.fill, shape.line, shape.placeholder) == (None, None, None)
        assert shape.span == AT

    def test_a_shape_is_named_after_its_largest_paragraph(self, bench: Bench) -> None:
        (shape,) = bench.shapes(text("label", paragraph("Heading", "large"), "body"))
        assert shape.name == "Heading"

    def test_a_long_name_is_cut(self, bench: Bench) -> None:
        (shape,) = bench.shapes(text("abcd " * 12))
        assert shape.name == "abcd abcd abcd abcd abcd abcd abcd abcd…"

    def test_a_given_name_wins(self, bench: Bench) -> None:
        (shape,) = bench.shapes(text("aaaa", name="Remark"))
        assert shape.name == "Remark"

    def test_a_text_without_characters_is_not_drawn(self, bench: Bench) -> None:
        assert bench.shapes(text("")) == []

    def test_an_empty_placeholder_is_drawn(self, bench: Bench) -> None:
        (shape,) = bench.shapes(text("", slot=Slot("body", "body")))
        assert shape.placeholder == solved.Placeholder("body", 13, "Body")  # type: ignore[union-attr]

    @pytest.mark.parametrize(
        ("align", "left", "right"), [("left", 0, 2), ("right", 2, 0), ("center", 1, 1)]
    )
    def test_slack_goes_to_the_ragged_side(
        self, bench: Bench, align: boxes.Align, left: int, right: int
    ) -> None:
        # "aaaa bbbb" is 85 pt wide: in a frame 0.05 pt wider, another renderer may break it,
        # so it is broken here, and the frame leaves too little room for both words.
        box = text(paragraph("aaaa bbbb cccc dddd", align=align), width=85.05)
        (shape,) = bench.shapes(column(box))
        assert isinstance(shape, solved.AutoShape)
        assert shape.text is not None
        assert len(shape.text.paragraphs[0].lines) == 4
        insets = shape.text.insets
        assert pt(40) < shape.rect.width - insets.horizontal < pt(85)
        half = insets.horizontal / 2
        assert abs(insets.left - left * half) < 1
        assert abs(insets.right - right * half) < 1


class TestPainted:
    def test_text_moves_into_the_painted_container(self, bench: Bench) -> None:
        box = column(
            text("aaaa", anchor="middle", grow=1),
            pad=(10, 20, 30, 40), paint=Paint("surface", "muted", pt(6)), height=200, width=300,
        )  # fmt: skip
        (shape,) = bench.shapes(column(box))
        assert isinstance(shape, solved.AutoShape)
        assert shape.rect == Rect(0, 0, pt(300), pt(200))
        assert shape.geometry == solved.Geometry("roundRect", pt(6))
        assert shape.fill == bench.theme.colors["surface"]
        assert shape.line == solved.Border(bench.theme.colors["muted"], pt(1))
        assert shape.name == "aaaa"
        assert shape.text is not None
        assert shape.text.insets == Insets(pt(10), pt(20), pt(30), pt(40))
        assert shape.text.anchor == "middle"

    def test_insets_leave_room_for_what_stands_beside_the_text(self, bench: Bench) -> None:
        box = row(
            icon(24), text("aaaa", grow=1), space(width=50), gap=8, pad=(4, 4, 4, 4),
            paint=SURFACE, align="center", height=100,
        )  # fmt: skip
        panel, drawn = bench.shapes(column(box, width=300))
        assert isinstance(panel, solved.AutoShape)
        assert panel.text is not None
        # Left 4 + 24 + 8; right 8 + 50 + 4; the text's 24 pt stand in the middle of 100.
        assert panel.text.insets == Insets(pt(36), pt(38), pt(62), pt(38))
        assert drawn.rect == Rect(pt(4), pt(38), pt(24), pt(24))

    def test_only_the_first_text_moves(self, bench: Bench) -> None:
        panel, other = bench.shapes(column(text("one"), text("two"), paint=SURFACE))
        assert isinstance(panel, solved.AutoShape)
        assert isinstance(other, solved.AutoShape)
        assert panel.text is not None
        assert other.text is not None
        assert [panel.text.paragraphs[0].text, other.text.paragraphs[0].text] == ["one", "two"]
        assert panel.text.insets == Insets(0, 0, 0, pt(576))

    def test_a_placeholder_stays_a_shape_of_its_own(self, bench: Bench) -> None:
        box = column(text("one", slot=Slot("body", "body")), paint=SURFACE)
        panel, inner = bench.shapes(box)
        assert isinstance(panel, solved.AutoShape)
        assert (panel.name, panel.text) == ("Panel", None)
        assert inner.placeholder is not None  # type: ignore[union-attr]

    def test_an_unpainted_container_is_not_drawn(self, bench: Bench) -> None:
        assert bench.shapes(column(space(height=10), pad=(1, 1, 1, 1))) == []

    def test_shapes_come_in_reading_order_and_back_to_front(self, bench: Bench) -> None:
        box = column(
            row(text("one"), paint=SURFACE), text("two"), row(icon(24, name="three"), text("four"))
        )
        assert [shape.name for shape in bench.shapes(box)] == ["one", "two", "three", "four"]

    def test_the_title_is_read_first(self, bench: Bench) -> None:
        box = column(
            text("kicker"), icon(24), text("title", slot=Slot("title", "title")), text("body")
        )
        names = [shape.name for shape in bench.shapes(box)]
        assert names == ["Title", "kicker", "Icon", "body"]

    def test_so_is_that_of_a_cover(self, bench: Bench) -> None:
        box = column(text("kicker"), text("title", slot=Slot("center-title", "title")))
        assert [shape.name for shape in bench.shapes(box)] == ["Title", "kicker"]


class TestCard:
    def test_is_a_group_named_after_its_heading(self, bench: Bench) -> None:
        box = column(
            icon(24), text(paragraph("Label", "small"), paragraph("Heading")),
            card=True, paint=SURFACE, alt="what it shows",
        )  # fmt: skip
        (group,) = bench.shapes(column(box))
        assert isinstance(group, solved.Group)
        assert (group.name, group.alt) == ("Heading", "what it shows")
        assert group.rect == Rect(0, 0, pt(1000), pt(24 + 19.2 + 24))
        assert [shape.name for shape in group.shapes] == ["Card", "Icon"]

    def test_of_one_shape_is_that_shape(self, bench: Bench) -> None:
        (shape,) = bench.shapes(column(text("one"), card=True, paint=SURFACE, name="Card one"))
        assert isinstance(shape, solved.AutoShape)
        assert shape.name == "Card one"

    def test_without_text_has_a_name_too(self, bench: Bench) -> None:
        (group,) = bench.shapes(column(icon(24), icon(24), card=True, paint=SURFACE))
        assert (type(group), group.name) == (solved.Group, "Card")

    def test_around_cards_makes_no_group_of_groups(self, bench: Bench) -> None:
        inner = column(icon(24), text("inner"), card=True, paint=SURFACE)
        shapes = bench.shapes(column(inner, icon(24), card=True, paint=SURFACE))
        assert [type(shape) for shape in shapes] == [
            solved.AutoShape,
            solved.Group,
            solved.AutoShape,
        ]


class TestEdge:
    def test_of_a_square_box_is_a_strip(self, bench: Bench) -> None:
        box = column(text("a"), paint=Paint(edge=Edge("left", "role2", pt(4))), height=100)
        _, edge = bench.shapes(column(box))
        assert isinstance(edge, solved.AutoShape)
        assert edge.rect == Rect(0, 0, pt(4), pt(100))
        assert (edge.fill, edge.geometry) == (bench.theme.colors["role2"], solved.Geometry())

    def test_at_the_top(self, bench: Bench) -> None:
        box = column(text("a"), paint=Paint(edge=Edge("top", "role2", pt(4))), height=100)
        _, edge = bench.shapes(column(box))
        assert edge.rect == Rect(0, 0, pt(1000), pt(4))

    def test_of_a_round_box_is_as_deep_as_its_corners(self, bench: Bench) -> None:
        paint = Paint("surface", radius=pt(12), edge=Edge("left", "role2", pt(4)))
        _, edge = bench.shapes(column(column(text("a"), paint=paint, height=100)))
        assert isinstance(edge, solved.AutoShape)
        assert edge.rect == Rect(0, 0, pt(12), pt(100))
        assert edge.geometry.path is not None
        assert (edge.geometry.path.width, edge.geometry.path.height) == (pt(12), pt(100))


class TestIconAndRule:
    def test_icon(self, bench: Bench) -> None:
        (shape,) = bench.shapes(row(icon(48, alt="a lock")))
        assert isinstance(shape, solved.AutoShape)
        assert shape.rect == Rect(0, 0, pt(48), pt(48))
        assert shape.geometry == solved.Geometry("path", path=ICON)
        assert shape.line == solved.Border(bench.theme.colors["role1"], pt(2), round=True)
        assert (shape.name, shape.alt, shape.fill) == ("Icon", "a lock", None)

    def test_rules_lie_in_columns_and_stand_in_rows(self, bench: Bench) -> None:
        lying = RuleBox(frame(height=1), "muted")
        standing = RuleBox(frame(width=2), "muted")
        one, other = bench.shapes(column(lying, row(standing, space(width=5, height=30))))
        assert one.rect == Rect(0, 0, pt(1000), pt(1))
        assert other.rect == Rect(0, pt(1), pt(2), pt(30))
        assert isinstance(one, solved.AutoShape)
        assert (one.fill, one.name) == (bench.theme.colors["muted"], "Rule")


class TestFixed:
    def test_what_stands_on_the_layout_is_marked_with_all_inside(self, bench: Bench) -> None:
        box = column(row(icon(24), fixed=True), text("a"))
        laid = bench.lay_out(box)
        assert [(placed.shape.name, placed.fixed) for placed in laid.shapes] == [
            ("Icon", True),
            ("a", False),
        ]
        assert isinstance(laid.shapes[0], Placed)


class TestTable:
    def test_frame_columns_and_rows(self, bench: Bench) -> None:
        box = table(
            [["aa", "bb"], ["cc", "dd ee"]], tracks=(1, 3), margins=(5, 2, 5, 2), header=True,
            alt="two by two",
        )  # fmt: skip
        (shape,) = bench.shapes(column(box, width=200))
        assert isinstance(shape, solved.TableFrame)
        assert (shape.name, shape.alt) == ("Table", "two by two")
        assert shape.columns == (pt(50), pt(150))
        assert [one.height for one in shape.rows] == [pt(28), pt(28)]
        assert shape.rect == Rect(0, 0, pt(200), pt(56))
        assert (shape.header_row, shape.header_column) == (True, True)

    def test_a_growing_table_fills_its_room_below_the_heading(self, bench: Bench) -> None:
        box = table([["aa"], ["bb"], ["cc"]], tracks=(1,), header=True, grow=1)
        (shape,) = bench.shapes(column(box), height=92)
        assert isinstance(shape, solved.TableFrame)
        assert [one.height for one in shape.rows] == [pt(24), pt(34), pt(34)]
        assert shape.rect.height == pt(92)

    def test_cells(self, bench: Bench) -> None:
        rule = ("role1", pt(3))
        boxed = boxes.Cell(paragraph("aa", align="right"), "surface", rule, "bottom")
        (shape,) = bench.shapes(column(table([[boxed, "bb"]], margins=(5, 2, 6, 3))))
        assert isinstance(shape, solved.TableFrame)
        first, second = shape.rows[0].cells
        assert first.fill == bench.theme.colors["surface"]
        assert first.bottom == solved.Border(bench.theme.colors["role1"], pt(3))
        assert first.text.anchor == "bottom"
        assert first.text.insets == Insets(pt(5), pt(2), pt(6), pt(3))
        assert (second.fill, second.bottom, second.text.anchor) == (None, None, "middle")

    @pytest.mark.parametrize("align", ["left", "right"])
    def test_slack_goes_to_the_ragged_side(self, bench: Bench, align: str) -> None:
        # 85 pt for "aaaa bbbb" in a column of 85.05 pt and 5 pt margins: too close to be safe.
        box = table([[cell("aaaa bbbb cccc dddd", align=align)]], tracks=(1,), margins=(5, 0, 5, 0))
        (shape,) = bench.shapes(column(box), width=95.05)
        assert isinstance(shape, solved.TableFrame)
        insets = shape.rows[0].cells[0].text.insets
        ragged, straight = (
            (insets.right, insets.left) if align == "left" else (insets.left, insets.right)
        )
        assert straight == pt(5)
        assert ragged > pt(5)


class TestSlots:
    def test_known_placeholders_have_the_numbers_of_the_master(self) -> None:
        slots = Slots()
        found = [
            slots.placeholder(kind, name)  # type: ignore[arg-type]
            for kind, name in [
                ("title", "title"), ("ftr", "footer"), ("sldNum", "number"), ("body", "point-1"),
                ("body", "point-2"),
            ]
        ]  # fmt: skip
        assert found == [
            solved.Placeholder("title", 0, "Title"),
            solved.Placeholder("ftr", 11, "Footer"),
            solved.Placeholder("sldNum", 12, "Number"),
            solved.Placeholder("body", 16, "Point 1"),
            solved.Placeholder("body", 17, "Point 2"),
        ]

    def test_a_name_keeps_its_index(self) -> None:
        slots = Slots()
        first = slots.placeholder("body", "kicker")
        slots.placeholder("chart", "chart")
        slots.close()
        assert slots.placeholder("body", "kicker") == first
        assert slots.placeholder("chart", "chart") == solved.Placeholder("chart", 14, "Chart")

    def test_a_finished_layout_takes_no_further_names(self) -> None:
        slots = Slots()
        slots.placeholder("body", "point-1")
        assert slots.close().placeholder("body", "point-2") is None

    def test_a_name_of_another_type_is_not_a_placeholder(self) -> None:
        slots = Slots()
        slots.placeholder("body", "main")
        assert slots.placeholder("chart", "main") is None

    def test_a_text_that_asks_in_vain_is_a_plain_shape(self, bench: Bench) -> None:
        box = column(text("one", slot=Slot("body", "a")), text("two", slot=Slot("body", "b")))
        slots = Slots()
        bench.shapes(column(text("prompt", slot=Slot("body", "a"))), slots=slots)
        one, two = bench.shapes(box, slots=slots.close())
        assert isinstance(one, solved.AutoShape)
        assert isinstance(two, solved.AutoShape)
        assert (one.name, one.placeholder) == ("A", solved.Placeholder("body", 13, "A"))
        assert (two.name, two.placeholder) == ("two", None)


def test_the_draft_mark_is_in_the_top_right_corner(bench: Bench) -> None:
    mark = draft_mark(bench.theme)
    assert (mark.rect.y, mark.rect.right) == (0, bench.theme.width)
    assert mark.text is not None
    (one,) = mark.text.paragraphs
    assert one.text == "DRAFT: text does not fit"
    assert one.lines[0][:2] == (0, len(one.text))
    assert (mark.fill, one.runs[0].color) == (
        bench.theme.colors["text"],
        bench.theme.colors["ground"],
    )


def test_natural_widths_have_a_little_room(bench: Bench) -> None:
    (shape,) = bench.shapes(row(text("aaaa")))
    assert shape.rect.width == natural(40) == pt(40.4)
