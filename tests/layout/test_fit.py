from __future__ import annotations

import pytest
from layout.making import (
    AT,
    WRITTEN,
    Bench,
    cell,
    column,
    paragraph,
    pt,
    row,
    style,
    table,
    text,
    words,
)

from deck import boxes, model, solved
from deck.boxes import Frame, Run
from deck.layout import Laid
from deck.layout.glyphs import Missing
from deck.layout.styles import STEPS, Sizes
from deck.source import Span


def sizes(laid: Laid) -> list[float]:
    """The size of each text shape of a slide, in reading order."""
    found = []
    for placed in laid.shapes:
        assert isinstance(placed.shape, solved.AutoShape)
        assert placed.shape.text is not None
        found.append(placed.shape.text.paragraphs[0].runs[0].size)
    return found


class TestSizes:
    def test_go_down_in_half_points_from_the_size_to_the_minimum(self, bench: Bench) -> None:
        shrinking = bench.theme.styles["shrinking"]
        steps = [Sizes(bench.theme, {"shrinking": step}).size(shrinking) for step in range(9)]
        assert steps == [20, 19, 18, 17, 16, 15, 14, 13, 12]
        small = bench.theme.styles["small"]
        steps = [Sizes(bench.theme, {"small": step}).size(small) for step in range(9)]
        assert steps == [16, 15.5, 15, 14.5, 14, 13.5, 13, 12.5, 12]

    def test_an_odd_minimum_is_kept(self, bench: Bench) -> None:
        odd = style("odd", size=10.3, minimum=9.7)
        one = Sizes(bench.theme, {"odd": STEPS})
        assert (one.size(odd), Sizes(bench.theme).size(odd)) == (9.7, 10.3)

    def test_what_can_shrink(self, bench: Bench) -> None:
        assert Sizes(bench.theme).can_shrink("shrinking")
        assert not Sizes(bench.theme, {"shrinking": STEPS}).can_shrink("shrinking")
        assert not Sizes(bench.theme).can_shrink("body")

    def test_shrunk_leaves_the_others(self, bench: Bench) -> None:
        first = Sizes(bench.theme, {"small": 2})
        second = first.shrunk(frozenset({"shrinking", "small"}))
        assert (first.steps, second.steps) == ({"small": 2}, {"small": 3, "shrinking": 1})

    def test_a_paragraph(self, bench: Bench) -> None:
        made = Sizes(bench.theme, {"shrinking": 8}).paragraph(
            paragraph("abc", "shrinking", align="right"), first=True
        )
        assert made == solved.Paragraph(
            runs=(
                solved.Run("abc", "body", 12.0, False, False, bench.theme.colors["text"], key=1),
            ),
            align="right", leading=14.4, before=0.0, level=0, indent=0, bullet=None,
            style="shrinking", span=WRITTEN,
        )  # fmt: skip

    def test_manners_and_colours_of_runs(self, bench: Bench) -> None:
        runs = (
            Run("plain", key=4),
            Run("bold", bold=True, key=4),
            Run("code", code=True, key=4),
            Run("tinted", italic=True, color="role1", link="https://example.org", key=4),
            Run("7", field="slidenum"),
        )
        made = Sizes(bench.theme).paragraph(
            paragraph("")._replace(runs=runs, color="muted"), first=True
        )
        colors = bench.theme.colors
        plain = solved.Run("plain", "body", 20.0, False, False, colors["muted"], key=4)
        assert made.runs == (
            plain,
            plain._replace(text="bold", bold=True),
            plain._replace(text="code", face="heading", color=colors["role2"]),
            plain._replace(
                text="tinted", italic=True, color=colors["role1"], link="https://example.org"
            ),
            plain._replace(text="7", key=-1, field="slidenum"),
        )

    def test_capitals_and_tracking(self, bench: Bench) -> None:
        made = Sizes(bench.theme).paragraph(paragraph("aé", "shouted"), first=True)
        assert (made.text, made.runs[0].tracking) == ("AÉ", 2.0)
        assert made.runs[0].color == bench.theme.colors["muted"]

    def test_a_bullet_hangs_in_the_indent(self, bench: Bench) -> None:
        item = paragraph("a", bullet=">", bullet_color="role1", level=1)
        made = Sizes(bench.theme).paragraph(item, first=True)
        assert made.indent == pt(44)  # 1.1 em of 20 pt at each of two levels
        assert made.bullet == solved.Bullet(">", bench.theme.colors["role1"], "heading")
        assert made.level == 1

    def test_a_bullet_may_have_other_room(self, bench: Bench) -> None:
        item = paragraph("a", bullet=">", indent=pt(30))
        assert Sizes(bench.theme).paragraph(item, first=True).indent == pt(30)
        below = item._replace(level=1)
        assert Sizes(bench.theme).paragraph(below, first=True).indent == pt(60)

    def test_a_bullet_without_colour_has_that_of_the_text(self, bench: Bench) -> None:
        item = paragraph("a", bullet=">", color="role3")
        made = Sizes(bench.theme).paragraph(item, first=True)
        assert made.bullet is not None
        assert made.bullet.color == bench.theme.colors["role3"]

    def test_space_before(self, bench: Bench) -> None:
        make = Sizes(bench.theme).paragraph
        assert make(paragraph("a", "spaced"), first=False).before == 6.0
        assert make(paragraph("a", "spaced", before=pt(3.5)), first=False).before == 3.5
        assert make(paragraph("a", "spaced", before=0), first=False).before == 0.0
        assert make(paragraph("a", "spaced", before=pt(3)), first=True).before == 0.0


class TestFitting:
    def test_what_fits_keeps_its_size(self, bench: Bench) -> None:
        laid = bench.lay_out(text("aaaa", style="shrinking"))
        assert (sizes(laid), laid.steps, laid.overflows) == ([20], {}, ())

    @pytest.mark.parametrize("count", [5, 9, 14, 20])
    @pytest.mark.parametrize("height", range(40, 130, 7))
    def test_one_step_fewer_would_not_do(self, bench: Bench, count: int, height: int) -> None:
        # Words wrap, so that what is missing says little of how many steps make up for it.
        root = column(text("aaaa " * count, style="shrinking"), text("ab", style="small"))
        laid = bench.lay_out(root, width=200, height=height)
        for step in range(laid.steps.get("shrinking", 0)):
            fewer = {style: min(step, most) for style, most in laid.steps.items()}
            again = bench.lay_out(root, width=200, height=height, steps=fewer)
            assert again.steps == laid.steps

    @pytest.mark.parametrize(
        # Four lines of 1.2 times the size: 19 pt take 91.2, 17 pt 81.6, 12 pt 57.6.
        ("height", "size"),
        [(96, 20), (95, 19), (91.2, 19), (91, 18), (81.6, 17), (57.6, 12)],
    )
    def test_text_is_as_large_as_fits(self, bench: Bench, height: float, size: float) -> None:
        laid = bench.lay_out(text(*"abcd", style="shrinking"), height=height)
        assert (sizes(laid), laid.overflows) == ([size], ())

    def test_smaller_text_has_fewer_lines(self, bench: Bench) -> None:
        # 130 pt wide at 20 pt; at 15 pt, 97.5 pt: one line in 100, for which 24 pt are enough.
        laid = bench.lay_out(text("aaaa bbbb cccc", style="shrinking"), width=100, height=24)
        assert (sizes(laid), laid.overflows) == ([15], ())

    def test_siblings_of_one_style_are_equally_large(self, bench: Bench) -> None:
        box = row(
            text("a", style="shrinking", grow=1),
            text(*"bcde", style="shrinking", grow=1),
            text("f", grow=1),
        )
        laid = bench.lay_out(box, height=80)
        assert sizes(laid) == [16, 16, 20]
        assert laid.steps == {"shrinking": 4}

    def test_all_styles_of_a_text_shrink_together(self, bench: Bench) -> None:
        # 24 + 19.2 do not fit into 40, nor do 22.8 + 18.6; 21.6 + 18 do.
        box = text(paragraph("a", "shrinking"), paragraph("b", "small"))
        laid = bench.lay_out(box, height=40)
        assert laid.steps == {"shrinking": 2, "small": 2}

    def test_what_does_not_fit_at_the_smallest_size(self, bench: Bench) -> None:
        laid = bench.lay_out(text(*"abcd", style="shrinking"), height=50)
        assert sizes(laid) == [12]
        (found,) = laid.overflows
        assert (found.excess, found.room) == (pt(7.6), pt(50))
        assert laid.steps == {"shrinking": STEPS}

    def test_a_style_without_a_minimum_keeps_its_size(self, bench: Bench) -> None:
        laid = bench.lay_out(text(*"abc"), height=50)
        assert sizes(laid) == [20]
        assert [found.excess for found in laid.overflows] == [pt(22)]
        assert laid.steps == {}

    def test_a_title_shrinks_to_the_lines_of_its_style(self, bench: Bench) -> None:
        # Words of 80 pt: at 20 pt one for each line of 150 pt; two of them need 165 pt.
        # At 18 pt two take 148.5 pt, too close to be safe; at 17 pt 140.25.
        laid = bench.lay_out(text("aaaaaaaa bbbbbbbb cccccccc", style="title"), width=150)
        (shape,) = (placed.shape for placed in laid.shapes)
        assert isinstance(shape, solved.AutoShape)
        assert shape.text is not None
        assert len(shape.text.paragraphs[0].lines) == 2
        assert sizes(laid) in ([18], [17])
        assert laid.overflows == ()

    def test_a_title_of_too_many_lines(self, bench: Bench) -> None:
        laid = bench.lay_out(text("aaaa bbbb cccc dddd", style="rigid"), width=60)
        (found,) = laid.overflows
        assert (found.excess, found.room) == (pt(48), pt(48))
        assert found.styles == {"rigid"}
        assert [one.text for one in found.texts] == ["aaaa bbbb cccc dddd"]

    def test_a_word_that_is_too_wide_shrinks(self, bench: Bench) -> None:
        # Ten letters are 100 pt at 20 pt, and 85 pt at 17 pt; they do not fill their line.
        laid = bench.lay_out(text("aaaaaaaaaa", style="shrinking"), width=86)
        assert (sizes(laid), laid.overflows) == ([17], ())

    def test_a_word_that_is_too_wide_at_every_size(self, bench: Bench) -> None:
        # At 12 pt it still needs 60 pt: it is broken anyway, and then as large as can be.
        laid = bench.lay_out(text("aaaaaaaaaa", style="shrinking"), width=50)
        assert sizes(laid) == [20]
        assert [found.word for found in laid.overflows] == ["aaaaaaaaaa"]
        assert laid.steps == {}

    def test_such_a_word_leaves_the_others_the_size_they_need(self, bench: Bench) -> None:
        # "bbbbbbbb" is 80 pt wide at 20 pt; in 70 pt there is room for it at 17 pt.
        hopeless = text("a" * 13, style="shrinking", width=70)
        box = column(hopeless, text("bbbbbbbb", style="shrinking", width=70))
        laid = bench.lay_out(box)
        assert sizes(laid) == [17, 17]
        assert [found.word for found in laid.overflows] == ["a" * 13]

    def test_such_a_word_shrinks_where_its_lines_need_it(self, bench: Bench) -> None:
        # Broken into three lines of 24 pt at 20 pt, into two of 16.8 pt from 14 pt down.
        laid = bench.lay_out(text("a" * 13, style="shrinking", width=50), height=40)
        assert [found.word for found in laid.overflows] == ["a" * 13]
        assert sizes(laid) == [14]

    def test_the_same_word_in_a_wider_box_is_another(self, bench: Bench) -> None:
        other = Span("talk.yaml", 8, 3)
        word = "a" * 10
        box = column(
            text(paragraph(word, "shrinking"), width=50),
            text(paragraph(word, "shrinking", span=other), width=86),
        )
        laid = bench.lay_out(box)
        assert sizes(laid) == [17, 17]
        assert [found.word for found in laid.overflows] == [word]

    def test_a_word_is_hyphenated_only_where_it_is_too_wide_at_every_size(
        self, bench: Bench
    ) -> None:
        # 15 letters are 150 pt wide at 20 pt and 90 pt at 12 pt.
        fits = bench.lay_out(text("reproducibility", style="shrinking"), width=100)
        assert (sizes(fits), fits.overflows) == ([13], ())
        parted = bench.lay_out(text("reproducibility", style="shrinking"), width=85)
        # With hyphens it is as large as can be, and no fault.
        assert (sizes(parted), parted.overflows) == ([20], ())
        (shape,) = parted.shapes
        assert isinstance(shape.shape, solved.AutoShape)
        assert shape.shape.text
        assert "-" in shape.shape.text.paragraphs[0].text

    def test_a_title_is_a_little_smaller_rather_than_tear_a_phrase(self, bench: Bench) -> None:
        # Of 23 letters of 20 pt the second line had to end inside a phrase of 9; of 19 pt none.
        title = text("会議の後の「あれ、誰がやるんだっけ？」をなくす", style="shrinking")
        title = title._replace(balance=True)
        assert sizes(bench.lay_out(title, width=500)) == [20]
        assert sizes(bench.lay_out(title, width=235)) == [19]
        # A step or two would not help: it stays as it is.
        assert sizes(bench.lay_out(title, width=135)) == [20]

    def test_with_other_content_that_does_not_fit_all_is_small(self, bench: Bench) -> None:
        box = column(text("a" * 13, style="shrinking", width=50), text(*"bc", style="shrinking"))
        laid = bench.lay_out(box, height=30)
        assert sizes(laid) == [12, 12]
        assert {found.word for found in laid.overflows} == {"a" * 13, ""}

    def test_every_broken_word_is_told(self, bench: Bench) -> None:
        box = text(paragraph("aaaaaaaa bbbbbbbb", "body"), paragraph("aaaaaaaa", "body"))
        laid = bench.lay_out(box, width=50)
        assert [(found.word, found.texts[0].text) for found in laid.overflows] == [
            ("aaaaaaaa", "aaaaaaaa bbbbbbbb"),
            ("bbbbbbbb", "aaaaaaaa bbbbbbbb"),
            ("aaaaaaaa", "aaaaaaaa"),
        ]

    def test_steps_to_start_from(self, bench: Bench) -> None:
        laid = bench.lay_out(text("a", style="shrinking"), steps={"shrinking": 3})
        assert (sizes(laid), laid.steps) == ([17], {"shrinking": 3})

    def test_the_tree_is_left_as_it_was(self, bench: Bench) -> None:
        box = column(text(*"abcd", style="shrinking"))
        first = bench.lay_out(box, height=70)
        assert bench.lay_out(box, height=70) == first
        assert sizes(bench.lay_out(box)) == [20]


class TestMissingGlyphs:
    def test_each_text_once(self, bench: Bench) -> None:
        box = column(text("ab", "жa日"), text("жa日"), text("д", style="code"))
        assert bench.lay_out(box).missing == (
            Missing("ж", "Toy", WRITTEN, "Cyrl", "Arial"),
            Missing("日", "Toy", WRITTEN, "Hans", "Microsoft YaHei"),
            Missing("д", "Toy", WRITTEN, "Cyrl", "Arial"),
        )

    def test_what_is_set_in_capitals_is_looked_for_in_capitals(self, bench: Bench) -> None:
        # "ÿ" is there, "Ÿ" is not.
        assert bench.lay_out(text("ÿ")).missing == ()
        shouted = bench.lay_out(text("ÿ", style="shouted"))
        assert shouted.missing == (Missing("Ÿ", "Toy", WRITTEN, "Latn", "Arial"),)

    def test_cells(self, bench: Bench) -> None:
        other = Span("talk.csv", 2, 5)
        laid = bench.lay_out(table([["a", cell("ж", span=other)]], width=300))
        assert laid.missing == (Missing("ж", "Toy", other, "Cyrl", "Arial"),)

    def test_bullets_are_the_template_s(self, bench: Bench) -> None:
        laid = bench.lay_out(text(paragraph("a", bullet="▸"), paragraph("b", bullet="•")))
        assert laid.missing == (Missing("▸", "Toy", AT, "Zsym", "Segoe UI Symbol"),)

    def test_charts(self, bench: Bench) -> None:
        at = [Span("talk.yaml", line, 1) for line in range(3)]
        names = [words(name)._replace(span=span) for name, span in zip("ждя", at, strict=True)]
        series = model.Series(names[1], (1.0,), (names[2],), None, WRITTEN)
        chart = model.Chart(
            "bar", None, (names[0],), (None,), (series,), "0 日", None, None, None, None, WRITTEN
        )
        box = boxes.ChartBox(
            Frame(AT, width=pt(400), height=pt(300)),
            chart, "small", "strong", "small", "muted", ("role1",),
        )  # fmt: skip
        assert bench.lay_out(box).missing == (
            Missing("ж", "Toy", at[0], "Cyrl", "Arial"),
            Missing("д", "Toy", at[1], "Cyrl", "Arial"),
            Missing("я", "Toy", at[2], "Cyrl", "Arial"),
            Missing("日", "Toy", WRITTEN, "Hans", "Microsoft YaHei"),
        )
