"""Where the plot stands, what the axes show, which colours and labels there are.

See `charting` for the sizes. The room between names, marks or the longest bar's label and the
plot is 12 pt; a name is 1.25 times as high as its size. A label above a column takes 29 pt: its
box is as high as its size, 3 pt below it are the applications', 6 above it are left free.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout.charting import ROLES, chart, lay_out, plot, series, solve
from layout.making import AT, WRITTEN, Bench, column, frame, pt, space, words

from deck import boxes, solved
from deck.geometry import Rect
from deck.layout.charts.contents import describe
from deck.theme import Color

#: Property tests that try the same examples every time.
exactly = settings(derandomize=True, deadline=None)


class TestPlot:
    def test_of_bars_leaves_names_to_the_left_and_values_to_the_right(self, bench: Bench) -> None:
        shape = solve(bench, chart("bar", ["aaaa", "bb"], series([50, 100], labels=["x", "xxxxx"])))
        assert plot(shape) == (40 + 12, 0, 400 - 52 - (60 + 12), 300)

    def test_of_bars_that_end_before_the_axis_does(self, bench: Bench) -> None:
        # The longest bar ends at 75 of 80; of its label's 72 pt only what goes beyond the
        # plot counts: p * 75 / 80 + 72 = 348.
        shape = solve(bench, chart("bar", ["aaaa", "bb"], series([40, 75], labels=["x", "xxxxx"])))
        assert shape.value_axis.maximum == 80
        assert plot(shape) == (52, 0, 294.4, 300)

    def test_long_names_take_half_the_frame_at_most(self, bench: Bench) -> None:
        # Of 200 pt, 12 are the distance from the plot; three words of 40 pt take 130; four
        # have room too, but leave the last one alone.
        shape = solve(bench, chart("bar", ["aaaa " * 9], series([100], labels=["x"])))
        assert plot(shape) == (130 + 12, 0, 400 - 142 - 24, 300)
        assert shape.category_lines == (("aaaa aaaa aaaa",) * 3,)

    def test_of_columns_leaves_values_above_and_names_below(self, bench: Bench) -> None:
        shape = solve(bench, chart("column", ["aaaa", "bb"], series([50, 100])))
        assert plot(shape) == (0, 29, 400, 300 - 29 - (25 + 12))

    def test_names_in_two_lines(self, bench: Bench) -> None:
        # Five columns have 80 pt each, of which names leave half their size free: 70 pt.
        names = ["aaaa bbbb", "b", "c", "d", "e"]
        shape = solve(bench, chart("column", names, series([1, 2, 3, 4, 5])))
        assert plot(shape) == (0, 29, 400, 300 - 29 - (50 + 12))
        assert shape.category_lines == (("aaaa", "bbbb"), ("b",), ("c",), ("d",), ("e",))

    def test_a_name_that_others_may_break_is_as_libreoffice_shows_it(self, bench: Bench) -> None:
        # It is 75 pt wide. LibreOffice fills 76 of the 80 pt, and there is room for two lines.
        names = ["aaaa bbb", "b", "c", "d", "e"]
        shape = solve(bench, chart("column", names, series([1, 2, 3, 4, 5])))
        assert shape.category_lines[0] == ("aaaa bbb",)
        names[0] = "aaaa bbbb"
        broken = solve(bench, chart("column", names, series([1, 2, 3, 4, 5])))
        assert broken.category_lines[0] == ("aaaa", "bbbb")
        assert shape.plot == broken.plot

    def test_below_a_legend(self, bench: Bench) -> None:
        content = chart("column", ["a", "b"], series([1, 2], "aa"), series([2, 3], "bbb"))
        shape = solve(bench, content)
        # Names of 20 and 30 pt, two keys of 0.87 em, 1.42 em around them.
        assert shape.legend is not None
        assert shape.legend.rect == Rect(pt(100), pt(50), pt(50 + 34.8 + 28.4), pt(20 * 1.625))
        assert plot(shape) == (0, 32.5 + 6 + 29, 400, 300 - 67.5 - 37)

    def test_a_legend_of_several_rows(self, bench: Bench) -> None:
        rows = [series([1, 2], "aaaaaaaaaa", role=None) for _ in range(5)]
        shape = solve(bench, chart("column", ["a", "b"], *rows))
        # Three names and keys take 352.2 pt, 41.6 are around them; four would not fit 400.
        assert shape.legend is not None
        assert shape.legend.rect == Rect(pt(100), pt(50), pt(393.8), pt(20 * 1.625) * 2)
        assert shape.plot.y > shape.legend.rect.bottom

    def test_many_series_have_marks_at_the_axis_instead_of_values(self, bench: Bench) -> None:
        rows = [series([10, 90 + at], f"s{at}") for at in range(4)]
        shape = solve(bench, chart("column", ["a", "b"], *rows))
        assert [one.labels for one in shape.series] == [()] * 4
        assert shape.value_axis.look == solved.TextLook("body", 16, False, text_color(bench))
        # "100" is 24 pt wide, and half of a mark stands above the plot.
        assert plot(shape) == (24 + 12, 38.5 + 10, 400 - 36, 300 - 48.5 - 37)

    @exactly
    @given(
        st.sampled_from(["bar", "column", "line"]),
        st.lists(st.text("ab ", min_size=1, max_size=30), min_size=1, max_size=6),
        st.integers(1, 4),
        st.data(),
    )
    def test_is_inside_its_frame(
        self, bench: Bench, kind: str, names: list[str], count: int, data: st.DataObject
    ) -> None:
        numbers = st.lists(
            st.one_of(st.none(), st.integers(-50, 500)), min_size=len(names), max_size=len(names)
        )
        rows = [series(data.draw(numbers), f"s{at}") for at in range(count)]
        shape, _ = lay_out(bench, chart(kind, names, *rows), 500, 300)
        assert shape.plot.x >= shape.rect.x
        assert shape.plot.y >= shape.rect.y
        assert shape.plot.right <= shape.rect.right
        assert shape.plot.bottom <= shape.rect.bottom
        assert shape.plot.width > 0
        assert shape.plot.height > 0


def text_color(bench: Bench) -> Color:
    return bench.theme.colors["text"]


class TestAxes:
    def test_bars_read_from_the_top_and_have_no_value_axis(self, bench: Bench) -> None:
        shape = solve(bench, chart("bar", ["a", "b"], series([1, 2])))
        line = solved.Border(bench.theme.colors["muted"], 9525)
        look = solved.TextLook("body", 20, False, text_color(bench))
        assert shape.category_axis == solved.Axis(look, line, None, reverse=True)
        assert shape.value_axis == solved.Axis(
            None, None, None, "0", minimum=0, maximum=2, step=0.5
        )

    def test_gridlines_belong_to_marks(self, bench: Bench) -> None:
        rows = [series([1, 2 + at], f"s{at}") for at in range(4)]
        shape = solve(bench, chart("line", ["a", "b"], *rows))
        assert shape.value_axis.gridlines == solved.Border(bench.theme.colors["muted"], 9525)
        assert not shape.category_axis.reverse
        labelled = solve(bench, chart("line", ["a", "b"], series([1, 2])))
        assert (labelled.value_axis.gridlines, labelled.value_axis.look) == (None, None)

    def test_an_author_s_labels_beside_marks_are_not_struck_through(self, bench: Bench) -> None:
        rows = [series([1, 2 + at], f"s{at}", ["x", "y"] if at == 3 else []) for at in range(4)]
        shape = solve(bench, chart("line", ["a", "b"], *rows), 600)
        assert [one.labels for one in shape.series] == [(), (), (), ("x", "y")]
        assert shape.value_axis.look is not None
        assert shape.value_axis.gridlines is None

    def test_ends_of_the_author(self, bench: Bench) -> None:
        shape = solve(bench, chart("bar", ["a"], series([60]), minimum=50, maximum=70))
        axis = shape.value_axis
        assert (axis.minimum, axis.maximum, axis.step) == (50, 70, 5)


class TestSeries:
    def test_one_series(self, bench: Bench) -> None:
        shape = solve(bench, chart("bar", ["a", "b"], series([1.5, None]), number_format="0.0"))
        color = bench.theme.colors["role5"]
        (one,) = shape.series
        # The bar reaches 1.5 of 1.5, and the label begins 3 pt beyond its end.
        left = shape.plot.right + pt(3)
        assert one.label_rects == (Rect(left, one.label_rects[0].y, pt(36), pt(15.8)), None)
        assert (one._replace(label_rects=()),) == (
            solved.ChartSeries(
                name="aa",
                values=(1.5, None),
                color=color,
                point_colors=(),
                labels=("1.5", None),
                label_look=solved.TextLook("body", 20, True, text_color(bench)),
                label_colors=(color, color),
                label_position="outEnd",
                number_format="0.0",
            ),
        )
        assert (shape.gap, shape.overlap, shape.legend) == (112, 0, None)
        assert shape.categories == ("a", "b")

    def test_the_author_s_labels(self, bench: Bench) -> None:
        shape = solve(bench, chart("bar", ["a", "b"], series([10, 2], labels=["9–12", ""])))
        assert shape.series[0].labels == ("9–12", None)

    def test_colours_of_roles(self, bench: Bench) -> None:
        colors = bench.theme.colors
        rows = series([1, 2], role=ROLES[1]), series([3, 4])
        shape = solve(bench, chart("column", ["a", "b"], *rows))
        assert [one.color for one in shape.series] == [colors["role2"], colors["role5"]]
        assert [one.point_colors for one in shape.series] == [(), ()]

    def test_roles_of_categories(self, bench: Bench) -> None:
        colors = bench.theme.colors
        content = chart("bar", ["a", "b", "c"], series([1, 2, 3]), roles=(ROLES[1], None, ROLES[0]))
        (one,) = solve(bench, content).series
        assert one.point_colors == (colors["role2"], colors["text"], colors["role1"])
        assert one.label_colors == one.point_colors
        assert one.color == colors["text"]

    def test_roles_of_categories_with_a_second_series(self, bench: Bench) -> None:
        colors = bench.theme.colors
        rows = series([1, 2]), series([3, 4])
        first, second = solve(bench, chart("bar", ["a", "b"], *rows, roles=(*ROLES,))).series
        assert (first.color, second.color) == (colors["text"], colors["muted"])
        assert first.point_colors == (colors["role1"], colors["role2"])
        assert second.point_colors == (colors["role1-dim"], colors["role2"])
        assert second.label_colors == first.point_colors

    def test_a_label_without_a_role_is_never_dim(self, bench: Bench) -> None:
        colors = bench.theme.colors
        rows = series([1, 2]), series([3, 4])
        shape = solve(bench, chart("bar", ["a", "b"], *rows, roles=(ROLES[0], None)))
        assert shape.series[1].point_colors == (colors["role1-dim"], colors["muted"])
        assert shape.series[1].label_colors == (colors["role1"], colors["text"])

    def test_without_neutral_colours_the_others_stand_in(self, bench: Bench) -> None:
        colors = bench.theme.colors
        content = chart("bar", ["a", "b"], series([1, 2]), series([3, 4]), roles=(ROLES[1], None))
        box = boxes.ChartBox(
            frame(grow=1), content, "body", "body", "body", "muted", ("role5", "role6")
        )
        (shape,) = bench.shapes(column(box))
        assert isinstance(shape, solved.ChartFrame)
        assert [one.color for one in shape.series] == [colors["role5"], colors["role6"]]
        assert shape.series[1].point_colors == (colors["role2"], colors["role6"])

    def test_colours_begin_again_where_there_are_too_few(self, bench: Bench) -> None:
        rows = [series([1], f"s{at}") for at in range(3)]
        shape = solve(bench, chart("column", ["a"], *rows))
        names = [bench.theme.colors[name] for name in ("role5", "role6", "role5")]
        assert [one.color for one in shape.series] == names
        assert (shape.gap, shape.overlap) == (60, -8)


def test_keys_of_all_texts_that_the_chart_shows(bench: Bench) -> None:
    shape = solve(bench, chart("bar", ["a", "b"], series([1, 2], labels=["x", "y"])))
    assert shape.keys == (20, 21, 40, 50, 51)
    assert (shape.name, shape.span, AT.line) == ("Chart", WRITTEN, 1)


class TestDescription:
    def test_of_one_series(self) -> None:
        content = chart("bar", ["Small", "Large"], series([7, 70], "Models"), axis=words("Size, B"))
        assert describe(content) == "Bar chart: Size, B. Models: Small 7, Large 70."

    def test_of_several_series_with_labels_and_gaps(self) -> None:
        content = chart(
            "line", ["2024", "2025"],
            series([0.5, None], "Closed"), series([0.2, 0.4], "Open", labels=["a fifth", "40 %"]),
            number_format="0%",
        )  # fmt: skip
        assert describe(content) == ("Line chart. Closed: 2024 50%. Open: 2024 a fifth, 2025 40 %.")

    def test_is_the_alternative_text_unless_the_author_gives_one(self, bench: Bench) -> None:
        content = chart("column", ["a"], series([1]))
        assert solve(bench, content).alt == "Column chart. aa: a 1."
        assert solve(bench, content._replace(alt="One of one.")).alt == "One of one."


@exactly
@given(
    st.sampled_from(["bar", "column", "line"]),
    st.floats(1, 200),
    st.floats(1, 120),
    st.integers(1, 3),
    st.sampled_from(["0", "0.000000"]),
    st.sampled_from(["a", "aaaaaaaaaa", "aa aa aa aa aa"]),
    st.sampled_from([(), ("x" * 20,)]),
)
def test_a_plot_without_room_is_not_turned_inside_out(
    bench: Bench,
    kind: str,
    width: float,
    height: float,
    count: int,
    code: str,
    name: str,
    labels: tuple[str, ...],
) -> None:
    rows = [series([10], f"s{at}", labels) for at in range(count)]
    shape, _ = lay_out(bench, chart(kind, [name], *rows, number_format=code), width, height)
    # A quarter of each side stays, less the rounding of the insets.
    assert shape.plot.width >= shape.rect.width // 4 - 1
    assert shape.plot.height >= shape.rect.height // 4 - 1
    for area in (shape.plot, *([shape.legend.rect] if shape.legend else [])):
        assert shape.rect.x <= area.x <= area.right <= shape.rect.right
        assert shape.rect.y <= area.y <= area.bottom <= shape.rect.bottom


def test_labels_give_way_in_proportion(bench: Bench) -> None:
    content = chart("bar", ["a" * 10], series([100], labels=["x" * 10]))
    shape, overflows = lay_out(bench, content, width=120)
    # The name, broken into lines of 40 pt, takes 52 and the label the other 68; of all these the
    # plot takes back a quarter of the frame.
    assert plot(shape) == pytest.approx((90 * 52 / 120, 0, 30, 300), abs=0.001)
    assert [one.part for one in overflows] == ["category", "label"]


def test_a_chart_beside_a_space(bench: Bench) -> None:
    box = boxes.ChartBox(
        frame(grow=1, name="Sizes"), chart("bar", ["a"], series([1])), "body", "strong", "small",
        "muted", ("role5",),
    )  # fmt: skip
    (shape,) = bench.shapes(column(box, space(height=100)), width=300, height=300)
    assert (shape.name, shape.rect) == ("Sizes", Rect(0, 0, pt(300), pt(200)))
