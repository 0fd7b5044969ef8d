from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout.making import (
    Bench,
    column,
    grid,
    natural,
    paragraph,
    place,
    places,
    pt,
    row,
    space,
    stack,
    table,
    text,
)

from deck import solved
from deck.layout.nodes import Node
from deck.layout.solver import _levelled

#: Property tests that try the same examples every time.
exactly = settings(derandomize=True, deadline=None)


class TestRow:
    def test_natural_grown_and_fixed_widths(self, bench: Bench) -> None:
        box = row(text("aaaa"), space(grow=1), space(width=100), gap=10)
        root, overflows = bench.solve(box, 400, 50)
        assert places(root) == [(0, 0, 40.4, 50), (50.4, 0, 239.6, 50), (300, 0, 100, 50)]
        assert overflows == []

    def test_room_goes_to_what_grows_in_proportion(self, bench: Bench) -> None:
        root, _ = bench.solve(row(space(grow=1), space(grow=2), space(grow=3)), 600, 10)
        assert [width for _, _, width, _ in places(root)] == [100, 200, 300]

    def test_room_is_divided_to_the_last_emu(self, bench: Bench) -> None:
        root, _ = bench.solve(row(space(grow=1), space(grow=1), space(grow=1)), 100, 10)
        assert [child.width for child in root.children] == [423333, 423334, 423333]

    def test_padding(self, bench: Bench) -> None:
        box = row(space(grow=1), space(grow=1), pad=(1, 2, 3, 4), gap=6)
        root, _ = bench.solve(box, 110, 20)
        assert places(root) == [(1, 2, 50, 14), (57, 2, 50, 14)]

    @pytest.mark.parametrize(
        ("align", "top", "height"),
        [("stretch", 0, 100), ("start", 0, 24), ("center", 38, 24), ("end", 76, 24)],
    )
    def test_align(self, bench: Bench, align: str, top: float, height: float) -> None:
        root, _ = bench.solve(row(text("aaaa"), align=align), 100, 100)
        assert places(root) == [(0, top, 40.4, height)]

    def test_a_fixed_height_is_not_stretched(self, bench: Bench) -> None:
        root, _ = bench.solve(row(space(width=10, height=30), space(width=10)), 100, 100)
        assert places(root) == [(0, 0, 10, 30), (10, 0, 10, 100)]

    @pytest.mark.parametrize(
        ("justify", "lefts"),
        [
            ("start", [0, 30]),
            ("center", [25, 55]),
            ("end", [50, 80]),
            ("between", [0, 80]),
        ],
    )
    def test_justify(self, bench: Bench, justify: str, lefts: list[float]) -> None:
        box = row(space(width=20), space(width=20), gap=10, justify=justify)
        root, _ = bench.solve(box, 100, 10)
        assert [left for left, *_ in places(root)] == lefts

    def test_between_one_child_is_start(self, bench: Bench) -> None:
        root, _ = bench.solve(row(space(width=20), justify="between"), 100, 10)
        assert places(root) == [(0, 0, 20, 10)]

    def test_between_three_children(self, bench: Bench) -> None:
        boxes = [space(width=10) for _ in range(3)]
        root, _ = bench.solve(row(*boxes, gap=5, justify="between"), 100, 10)
        assert [left for left, *_ in places(root)] == [0, 45, 90]

    def test_text_narrows_in_proportion_to_what_it_can_give(self, bench: Bench) -> None:
        # Natural widths 130 and 265 (of 3 and 6 words), 40 each at the least: 300 is 95 too few.
        one, other = "aaaa aaaa aaaa", "bbbb bbbb bbbb bbbb bbbb bbbb"
        root, overflows = bench.solve(row(text(one), text(other)), 300, 200)
        give = [natural(130) - natural(40), natural(265) - natural(40)]
        missing = natural(130) + natural(265) - pt(300)
        first = natural(130) - round(missing * give[0] / sum(give))
        assert [child.width for child in root.children] == [first, pt(300) - first]
        assert [len(child.paragraphs[0].lines) for child in root.children] == [2, 2]
        assert overflows == []

    def test_fixed_widths_do_not_narrow(self, bench: Bench) -> None:
        root, _ = bench.solve(row(text("aaaa aaaa aaaa"), space(width=100)), 200, 200)
        assert places(root) == [(0, 0, 100, 200), (100, 0, 100, 200)]
        assert len(root.children[0].paragraphs[0].lines) == 2

    def test_is_as_high_as_its_highest_child(self, bench: Bench) -> None:
        box = column(row(text("a"), space(width=1, height=70)), text("b"))
        root, _ = bench.solve(box, 100, 200)
        assert places(root) == [(0, 0, 100, 70), (0, 70, 100, 24)]

    def test_containers_are_as_wide_as_what_stands_in_them(self, bench: Bench) -> None:
        box = row(
            row(space(width=10), space(width=20), space(width=30), gap=4, pad=(1, 0, 2, 0)),
            column(space(width=10), space(width=25), pad=(5, 0, 5, 0)),
            grid((1, 1, 1), space(width=10), space(width=30), gap=6),
            stack(space(width=7), space(width=5)),
        )
        root, _ = bench.solve(box, 400, 10)
        assert [width for _, _, width, _ in places(root)] == [71, 35, 102, 7]


class TestColumn:
    def test_natural_heights_and_gap(self, bench: Bench) -> None:
        box = column(text("aaaa"), text("aaaa bbbb"), space(height=5), gap=8)
        root, overflows = bench.solve(box, 60, 200)
        assert places(root) == [(0, 0, 60, 24), (0, 32, 60, 48), (0, 88, 60, 5)]
        assert overflows == []

    def test_what_grows_fills_the_height(self, bench: Bench) -> None:
        box = column(text("a"), space(grow=1), text("b"), space(grow=3))
        root, _ = bench.solve(box, 50, 148)
        assert [(top, height) for _, top, _, height in places(root)] == [
            (0, 24),
            (24, 25),
            (49, 24),
            (73, 75),
        ]

    def test_growing_text_keeps_its_natural_height_first(self, bench: Bench) -> None:
        root, _ = bench.solve(column(text("a", grow=1), text("b", "c", grow=1)), 50, 100)
        assert [height for *_, height in places(root)] == [38, 62]

    @pytest.mark.parametrize(
        ("align", "left", "width"),
        [("stretch", 0, 100), ("start", 0, 40.4), ("center", 29.8, 40.4), ("end", 59.6, 40.4)],
    )
    def test_align(self, bench: Bench, align: str, left: float, width: float) -> None:
        root, _ = bench.solve(column(text("aaaa"), align=align), 100, 50)
        assert places(root) == [(left, 0, width, 24)]

    def test_aligned_text_is_no_wider_than_the_column(self, bench: Bench) -> None:
        root, _ = bench.solve(column(text("aaaa bbbb"), align="center"), 60, 50)
        assert places(root) == [(0, 0, 60, 48)]

    @pytest.mark.parametrize(
        ("justify", "tops"),
        [("start", [0, 34]), ("center", [21, 55]), ("end", [42, 76]), ("between", [0, 76])],
    )
    def test_justify(self, bench: Bench, justify: str, tops: list[float]) -> None:
        box = column(text("a"), text("b"), gap=10, justify=justify)
        root, _ = bench.solve(box, 50, 100)
        assert [top for _, top, *_ in places(root)] == tops

    def test_min_height(self, bench: Bench) -> None:
        box = column(text("a", min_height=50), text("a", "b", "c", min_height=50))
        root, _ = bench.solve(box, 50, 200)
        assert [height for *_, height in places(root)] == [50, 72]

    def test_min_height_of_a_container(self, bench: Bench) -> None:
        box = column(column(text("a"), min_height=40), text("b"))
        root, _ = bench.solve(box, 50, 200)
        assert [height for *_, height in places(root)] == [40, 24]

    def test_fixed_width(self, bench: Bench) -> None:
        root, _ = bench.solve(column(text("aaaa bbbb", width=60)), 300, 100)
        assert places(root) == [(0, 0, 60, 48)]

    def test_space_before_counts_from_the_second_paragraph(self, bench: Bench) -> None:
        root, _ = bench.solve(column(text("a", "b", "c", style="spaced")), 50, 200)
        assert places(root) == [(0, 0, 50, 3 * 24 + 2 * 6)]

    def test_bold_letters_are_wider(self, bench: Bench) -> None:
        root, _ = bench.solve(row(text("aaaa", style="strong"), text("WaW")), 300, 50)
        assert [child.width for child in root.children] == [natural(48), natural(50)]


class TestGrid:
    def test_tracks_and_gutters(self, bench: Bench) -> None:
        root, _ = bench.solve(grid((1, 1, 2), *[space()] * 3, gap=10), 420, 50)
        assert places(root) == [(0, 0, 100, 50), (110, 0, 100, 50), (220, 0, 200, 50)]

    def test_spans_take_the_gutters_between(self, bench: Bench) -> None:
        cards = [space(columns=count) for count in (2, 2, 2, 3, 3)]
        root, _ = bench.solve(grid((1,) * 6, *cards, gap=12), 660, 112)
        assert places(root) == [
            (0, 0, 212, 50),
            (224, 0, 212, 50),
            (448, 0, 212, 50),
            (0, 62, 324, 50),
            (336, 62, 324, 50),
        ]

    def test_what_does_not_fit_begins_a_row(self, bench: Bench) -> None:
        cards = [space(columns=2), space(columns=2), space()]
        root, _ = bench.solve(grid((1, 1, 1), *cards), 300, 100)
        assert [(left, top) for left, top, *_ in places(root)] == [(0, 0), (0, 50), (200, 50)]

    def test_no_span_is_wider_than_the_grid(self, bench: Bench) -> None:
        root, _ = bench.solve(grid((1, 1), space(columns=9)), 300, 100)
        assert places(root) == [(0, 0, 300, 100)]

    def test_rows_are_equally_high_where_text_allows(self, bench: Bench) -> None:
        root, _ = bench.solve(grid((1,), text("a"), text("b", "c"), gap=10), 100, 210)
        assert [(top, height) for _, top, _, height in places(root)] == [(0, 100), (110, 100)]

    def test_a_high_row_keeps_its_height_and_the_others_share_the_rest(self, bench: Bench) -> None:
        tall = text(*"abcdef")  # 144 pt
        root, _ = bench.solve(grid((1,), text("a"), tall, text("b")), 100, 244)
        assert [height for *_, height in places(root)] == [50, 144, 50]

    def test_unstretched_rows_keep_their_heights(self, bench: Bench) -> None:
        box = grid((1,), text("a"), text("b", "c"), gap=10, align="start")
        root, _ = bench.solve(box, 100, 300)
        assert [(top, height) for _, top, _, height in places(root)] == [(0, 24), (34, 48)]

    def test_cells_of_a_row_are_equally_high(self, bench: Bench) -> None:
        box = column(grid((1, 1), text("a"), text("b", "c")))
        root, _ = bench.solve(box, 100, 300)
        assert [height for *_, height in places(root.children[0])] == [48, 48]

    def test_a_grid_is_as_high_as_its_rows_and_gutters(self, bench: Bench) -> None:
        cards = grid((1,), text("a"), text("b", "c"), text("d"), gap=10, pad=(0, 3, 0, 4))
        root, _ = bench.solve(column(cards, text("below")), 100, 300)
        assert places(root) == [(0, 0, 100, 123), (0, 123, 100, 24)]

    @pytest.mark.parametrize(
        ("align", "justify", "at"),
        [
            ("stretch", "start", (0, 0)),
            ("center", "start", (0, 10)),
            ("end", "center", (35, 20)),
            ("start", "end", (70, 0)),
        ],
    )
    def test_what_has_a_size_keeps_it(
        self, bench: Bench, align: str, justify: str, at: tuple[float, float]
    ) -> None:
        icon = space(width=30, height=20)
        box = grid((1, 1), icon, space(height=40), align=align, justify=justify)
        root, _ = bench.solve(box, 200, 40)
        assert places(root) == [(*at, 30, 20), (100, 0, 100, 40)]

    def test_a_rule_keeps_its_thickness_and_fills_its_track(self, bench: Bench) -> None:
        root, _ = bench.solve(grid((1, 1), space(height=2), space(width=2)), 200, 50)
        assert places(root) == [(0, 0, 100, 2), (100, 0, 2, 50)]


class TestStack:
    @pytest.mark.parametrize(
        ("align", "justify", "at"),
        [("stretch", "start", (0, 0)), ("center", "end", (85, 80)), ("end", "center", (170, 40))],
    )
    def test_what_has_a_size_keeps_it(
        self, bench: Bench, align: str, justify: str, at: tuple[float, float]
    ) -> None:
        box = stack(space(width=30, height=20), align=align, justify=justify)
        root, _ = bench.solve(box, 200, 100)
        assert places(root) == [(*at, 30, 20)]

    def test_children_share_one_place(self, bench: Bench) -> None:
        box = stack(space(), column(text("a")), pad=(10, 20, 30, 40))
        root, _ = bench.solve(box, 200, 100)
        assert places(root) == [(10, 20, 160, 40), (10, 20, 160, 40)]
        assert places(root.children[1]) == [(10, 20, 160, 24)]

    def test_is_as_high_as_its_highest_child(self, bench: Bench) -> None:
        root, _ = bench.solve(column(stack(text("a"), text("b", "c"))), 200, 100)
        assert places(root) == [(0, 0, 200, 48)]


class TestOverflow:
    def test_a_text_that_is_too_high(self, bench: Bench) -> None:
        root, overflows = bench.solve(stack(text("a", "b", "c")), 100, 50)
        (found,) = overflows
        assert (found.excess, found.room, found.word) == (pt(22), pt(50), "")
        assert found.styles == {"body"}
        assert [one.text for one in found.texts] == ["a", "b", "c"]
        assert place(root.children[0]) == (0, 0, 100, 50)

    def test_is_told_of_the_card_that_is_too_small(self, bench: Bench) -> None:
        cards = row(
            column(text("a"), grow=1, pad=(5, 5, 5, 5)),
            column(text("b", "c", style="shrinking"), grow=1, pad=(5, 5, 5, 5)),
        )
        _, overflows = bench.solve(cards, 100, 50)
        (found,) = overflows
        assert (found.excess, found.room) == (pt(8), pt(40))
        assert [one.text for one in found.texts] == ["b", "c"]
        assert found.styles == {"shrinking"}

    def test_what_grows_gives_way_and_is_told(self, bench: Bench) -> None:
        box = column(text("head"), column(text("a", "b"), text("c"), grow=1), text("foot"))
        root, overflows = bench.solve(box, 100, 100)
        assert [(top, height) for _, top, _, height in places(root)] == [
            (0, 24),
            (24, 52),
            (76, 24),
        ]
        (found,) = overflows
        assert (found.excess, found.room) == (pt(20), pt(52))
        assert [one.text for one in found.texts] == ["a", "b", "c"]

    def test_a_column_in_which_nothing_grows(self, bench: Bench) -> None:
        _, overflows = bench.solve(column(text("a"), text("b"), gap=10), 100, 50)
        (found,) = overflows
        assert (found.excess, found.room) == (pt(8), pt(50))
        assert [one.text for one in found.texts] == ["a", "b"]

    def test_a_grid_with_too_little_height(self, bench: Bench) -> None:
        box = grid((1, 1), text("a"), text("b"), text("c", "d"), gap=10)
        _, overflows = bench.solve(box, 100, 60)
        (found,) = overflows
        assert (found.excess, found.room) == (pt(22), pt(60))
        assert [one.text for one in found.texts] == ["a", "b", "c", "d"]

    def test_a_table_that_is_too_high(self, bench: Bench) -> None:
        _, overflows = bench.solve(stack(table([["a", "b"], ["c", "d"]])), 100, 40)
        (found,) = overflows
        assert (found.excess, found.room) == (pt(8), pt(40))
        assert [one.text for one in found.texts] == ["a", "b", "c", "d"]

    def test_a_word_that_is_wider_than_its_line(self, bench: Bench) -> None:
        root, overflows = bench.solve(stack(text("aaaa bbbbbbbb")), 55, 200)
        (found,) = overflows
        assert (found.word, found.excess, found.room) == ("bbbbbbbb", 0, pt(55))
        assert [line.width for line in root.children[0].paragraphs[0].lines] == [
            pt(40),
            pt(50),
            pt(30),
        ]


class TestLineUp:
    def card(self, heading: str, body: str) -> object:
        return column(text(heading, paragraph(body, line_up=True)), grow=1)

    def test_second_paragraphs_of_cards_start_at_one_height(self, bench: Bench) -> None:
        box = row(self.card("aaaa", "x"), self.card("aaaa bbbb cccc", "y"))
        root, _ = bench.solve(box, 120, 200)
        texts = [child.children[0] for child in root.children]
        assert [[one.before for one in text.paragraphs] for text in texts] == [[0, 48], [0, 0]]
        assert [text.height for text in texts] == [pt(96), pt(96)]

    def test_only_where_all_ask_for_it(self, bench: Bench) -> None:
        box = row(self.card("aaaa", "x"), column(text("aaaa bbbb", "y"), grow=1))
        root, _ = bench.solve(box, 120, 200)
        assert [child.children[0].height for child in root.children] == [pt(48), pt(72)]

    def test_each_row_of_a_grid_by_itself(self, bench: Bench) -> None:
        cards = [self.card(heading, "x") for heading in ("aaaa", "aaaa bbbb", "a", "b")]
        box = grid((1, 1), *cards, align="start")
        root, _ = bench.solve(box, 120, 300)
        assert [child.children[0].height for child in root.children] == [
            pt(72),
            pt(72),
            pt(48),
            pt(48),
        ]
        assert [child.y for child in root.children] == [0, 0, pt(72), pt(72)]

    def test_the_container_grows_with_the_text_that_moved(self, bench: Bench) -> None:
        box = column(
            row(self.card("aaaa", "xxxx zzzz"), self.card("aaaa bbbb", "y")), text("below")
        )
        root, _ = bench.solve(box, 120, 300)
        assert places(root) == [(0, 0, 120, 96), (0, 96, 120, 24)]

    def test_a_first_paragraph_is_lowered_by_its_frame(self, bench: Bench) -> None:
        with_label = column(text("aaaa", paragraph("bb", line_up=True)), grow=1)
        without = column(text(paragraph("cc", line_up=True)), grow=1)
        box = row(with_label, without)
        root, overflows = bench.solve(box, 120, 200)
        assert overflows == []
        lowered = root.children[1].children[0]
        assert (lowered.top, lowered.paragraphs[0].before) == (pt(24), 0)
        assert lowered.height == pt(48)
        shape = bench.shapes(box)[1]
        assert isinstance(shape, solved.AutoShape)
        assert shape.text is not None
        assert shape.text.insets.top == pt(24)

    def test_later_paragraphs_follow(self, bench: Bench) -> None:
        def card(heading: str, *specs: str) -> object:
            first, *rest = specs
            return column(text(heading, paragraph(first, line_up=True), *rest), grow=1)

        root, _ = bench.solve(row(card("a", "b", "c"), card("aaaa bbbb", "d")), 120, 300)
        left, right = (child.children[0].paragraphs for child in root.children)
        assert [one.before for one in left] == [0, 24, 0]
        assert [one.before for one in right] == [0, 0]


heights = st.lists(st.integers(0, 10**6), min_size=1, max_size=8)


@exactly
@given(heights, st.integers(0, 10**7))
def test_levelled_rows_fill_the_room_and_hold_their_text(natural: list[int], room: int) -> None:
    levelled = _levelled(natural, room)
    assert all(height >= least for height, least in zip(levelled, natural, strict=True))
    assert sum(levelled) == max(room, sum(natural))


@exactly
@given(heights, st.integers(0, 10**7))
def test_levelled_rows_above_their_text_are_equal(natural: list[int], room: int) -> None:
    levelled = _levelled(natural, room)
    raised = [height for height, least in zip(levelled, natural, strict=True) if height > least]
    assert not raised or max(raised) - min(raised) <= 1
    kept = [height for height, least in zip(levelled, natural, strict=True) if height == least]
    assert all(height >= other - 1 for height in kept for other in raised)


WORDS = st.lists(st.text("abc", min_size=1, max_size=3), min_size=1, max_size=8).map(" ".join)
EDGE = st.integers(0, 3)


def leaves() -> st.SearchStrategy[object]:
    return st.builds(lambda words, grow: text(words, grow=grow), WORDS, st.sampled_from([0.0, 1.0]))


def with_growth(box: object) -> object:
    return box._replace(frame=box.frame._replace(grow=1.0))  # type: ignore[attr-defined]


def containers(inner: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    children = st.lists(inner, min_size=1, max_size=3)
    values = st.fixed_dictionaries(
        {
            "gap": EDGE,
            "pad": st.tuples(EDGE, EDGE, EDGE, EDGE),
            "justify": st.sampled_from(["start", "center", "end", "between"]),
            "align": st.sampled_from(["stretch", "start", "center", "end"]),
            "grow": st.sampled_from([0.0, 1.0]),
        }
    )
    return st.one_of(
        st.builds(lambda c, v: row(*map(with_growth, c), **v), children, values),
        st.builds(lambda c, v: column(*c, **v), children, values),
        st.builds(lambda c, v: stack(*c, **v), children, values),
        st.builds(lambda c, v, n: grid((1,) * n, *c, **v), children, values, st.integers(1, 3)),
    )


TREES = containers(st.recursive(leaves(), containers, max_leaves=8))


def inside(child: Node, parent: Node) -> bool:
    inner = parent.rect.inset(parent.box.pad)  # type: ignore[union-attr]
    return (
        inner.x <= child.x
        and inner.y <= child.y
        and child.rect.right <= inner.right
        and child.rect.bottom <= inner.bottom
    )


@exactly
@given(box=TREES, width=st.integers(200, 1000), height=st.integers(10, 600))
def test_nothing_leaves_its_container_unless_that_is_told(
    bench: Bench, box: object, width: int, height: int
) -> None:
    root, overflows = bench.solve(box, width, height)  # type: ignore[arg-type]
    if any(not overflow.word for overflow in overflows):
        return
    for node in root.walk():
        for child in node.children:
            assert inside(child, node)
        if node.paragraphs:
            assert node.text_height <= node.height


@exactly
@given(box=TREES, width=st.integers(200, 1000), height=st.integers(10, 600))
def test_neighbours_keep_their_distance(bench: Bench, box: object, width: int, height: int) -> None:
    root, _ = bench.solve(box, width, height)  # type: ignore[arg-type]
    for node in root.walk():
        kind = getattr(node.box, "kind", "")
        for before, after in zip(node.children, node.children[1:], strict=False):
            if kind == "row":
                assert after.x - before.rect.right >= node.box.gap  # type: ignore[union-attr]
            elif kind == "column":
                assert after.y - before.rect.bottom >= node.box.gap  # type: ignore[union-attr]


@exactly
@given(box=TREES, width=st.integers(200, 1000), height=st.integers(10, 600))
def test_solving_again_gives_the_same(bench: Bench, box: object, width: int, height: int) -> None:
    one, _ = bench.solve(box, width, height)  # type: ignore[arg-type]
    other, _ = bench.solve(box, width, height)  # type: ignore[arg-type]
    assert [node.rect for node in one.walk()] == [node.rect for node in other.walk()]
