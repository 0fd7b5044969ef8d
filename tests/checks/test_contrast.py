from __future__ import annotations

from typing import Any

import pytest
from checks.making import SLIDE_AT, chart, color, deck, frame, rect, run, shape, slide, table

from deck import solved
from deck.checks import check_contrast
from deck.checks.contrast import contrast
from deck.diagnostics import Diagnostic
from deck.geometry import Insets, from_px
from deck.pipeline.solving import first_told


def channels(rgb: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(rgb)
    return red / 255, green / 255, blue / 255


@pytest.mark.parametrize(
    # What WCAG's own examples and its readers' calculators say, to two decimals.
    ("one", "other", "ratio"),
    [
        ("000000", "FFFFFF", 21.0),
        ("FFFFFF", "FFFFFF", 1.0),
        ("777777", "FFFFFF", 4.48),
        ("767676", "FFFFFF", 4.54),
        ("949494", "FFFFFF", 3.03),
        ("FF0000", "FFFFFF", 4.00),
        ("0000FF", "FFFFFF", 8.59),
        ("008000", "FFFFFF", 5.14),
        ("FFFF00", "000000", 19.56),
    ],
)
def test_the_ratio(one: str, other: str, ratio: float) -> None:
    assert contrast(channels(one), channels(other)) == pytest.approx(ratio, abs=0.006)
    assert contrast(channels(one), channels(other)) == contrast(channels(other), channels(one))


def problems(slide: solved.Slide, ground: str = "FFFFFF", **values: Any) -> list[Diagnostic]:
    """The warnings for a slide, one for each pair of colours."""
    found = check_contrast(deck(slide, ground=ground, **values), slide)
    return list(first_told(found, set()))


def warned(*shapes: solved.Shape, ground: str = "FFFFFF") -> list[str]:
    """The texts that a slide of these shapes is warned of."""
    found = problems(slide(*shapes), ground)
    assert all(problem.severity == "warning" for problem in found)
    return [problem.message.split('"')[1] for problem in found]


def test_a_warning() -> None:
    (problem,) = problems(slide(shape(run(" pale words ", rgb="AAAAAA"))))
    assert problem.message == (
        '"pale words" has a contrast of 2.32 to 1 against what is behind it; 4.5 is the least'
    )
    assert problem.span == SLIDE_AT


@pytest.mark.parametrize(
    ("rgb", "values", "passes"),
    [
        ("767676", {}, True),
        ("777777", {}, False),
        ("949494", {"size": 18.0}, True),
        ("949494", {"size": 17.5}, False),
        ("949494", {"size": 14.0, "bold": True}, True),
        ("949494", {"size": 13.5, "bold": True}, False),
        ("959595", {"size": 40.0}, False),
    ],
)
def test_large_text_needs_less(rgb: str, values: dict[str, float], passes: bool) -> None:
    assert warned(shape(run("a", rgb=rgb, **values))) == ([] if passes else ["a"])


def test_large_text_is_told_its_own_bound() -> None:
    (problem,) = problems(slide(shape(run("a", rgb="AAAAAA", size=30.0))))
    assert problem.message.endswith("; 3 is the least")


def test_a_ratio_just_below_the_least_is_not_shown_as_the_least() -> None:
    # It is 4.478.
    (problem,) = problems(slide(shape(run("a", rgb="777777"))))
    assert "a contrast of 4.47 to 1" in problem.message


def test_the_slide_s_ground_counts() -> None:
    assert warned(shape(run("a", rgb="FFFFFF")), ground="000000") == []
    assert warned(shape(run("a", rgb="000000")), ground="000000") == ["a"]


def test_a_shape_s_own_fill_counts() -> None:
    assert warned(shape(run("a", rgb="FFFFFF"), fill=color("000000"))) == []
    assert warned(shape(run("a", rgb="000000"), fill=color("000000"))) == ["a"]


def test_the_topmost_fill_below_the_text_counts() -> None:
    panel = shape(at=rect(0, 0, 500, 500), fill=color("000000"))
    card = shape(at=rect(100, 100, 200, 200), fill=color("FFFFFF"))
    on_panel = shape(run("panel", rgb="FFFFFF"), at=rect(0, 0, 50, 20))
    on_card = shape(run("card", rgb="000000"), at=rect(120, 120, 50, 20))
    beside = shape(run("beside", rgb="000000"), at=rect(600, 0, 50, 20))
    assert warned(panel, card, on_panel, on_card, beside) == []
    # The card covers what was painted before it, and nothing that comes after.
    assert warned(card, panel, on_card) == ["card"]


def test_a_fill_that_comes_after_the_text_does_not_count() -> None:
    text = shape(run("a", rgb="000000"), at=rect(0, 0, 50, 20))
    assert warned(text, shape(at=rect(0, 0, 500, 500), fill=color("000000"))) == []


def test_the_text_s_place_in_its_shape_counts() -> None:
    # The words stand in the right half, which is dark.
    dark = shape(at=rect(100, 0, 100, 20), fill=color("000000"))
    words = frame(run("a", rgb="FFFFFF"))._replace(insets=Insets(from_px(100), 0, 0, 0))
    assert warned(dark, solved.AutoShape("text", rect(0, 0, 200, 20), text=words)) == []


def test_a_translucent_fill_is_mixed_with_what_is_below() -> None:
    # Half black on white is 7F7F7F or 808080: 3.95 to 1 for white, 5.32 for black.
    half = color("000000", alpha=50)
    assert warned(shape(run("a", rgb="FFFFFF"), fill=half)) == ["a"]
    assert warned(shape(run("a", rgb="000000"), fill=half)) == []


def test_translucent_text_is_mixed_with_its_ground() -> None:
    solid, half = run("a", rgb="000000"), run("b", color=color("000000", alpha=50))
    assert warned(shape(solid), shape(half)) == ["b"]


def test_a_pair_of_colours_is_told_once() -> None:
    pale = [shape(run(name, rgb="AAAAAA")) for name in "abc"]
    assert warned(*pale, shape(run("d", rgb="ABABAB"))) == ["a", "d"]


def test_a_pair_is_of_the_colours_as_mixed() -> None:
    strong, weak = color("000000", alpha=40), color("000000", alpha=20)
    assert warned(*(shape(run(one.slot, color=one)) for one in (strong, weak))) == ["tx1", "tx1"]
    # Black at 40 % on white is 999999, which a grey of its own is too.
    assert warned(shape(run("a", color=strong)), shape(run("b", rgb="999999"))) == ["a"]


def test_texts_in_groups() -> None:
    fill = shape(at=rect(0, 0, 100, 100), fill=color("000000"))
    group = solved.Group("g", rect(0, 0, 100, 100), (fill, shape(run("a", rgb="FFFFFF"))))
    assert warned(group) == []
    assert warned(shape(run("b", rgb="FFFFFF"))) == ["b"]


def test_cells_and_their_fills() -> None:
    rows = [run("a"), run("b", rgb="FFFFFF")], [run("c", rgb="FFFFFF"), run("d")]
    dark = color("000000")
    assert warned(table(*rows, fills={(0, 1): dark, (1, 0): dark})) == []
    assert warned(table(*rows, fills={(0, 1): dark})) == ["c"]


def test_what_the_slide_layout_paints_counts() -> None:
    band = shape(at=rect(0, 0, 1280, 100), fill=color("000000"))
    pale = slide(shape(run("a", rgb="FFFFFF")))
    assert problems(pale, fixed=(band,)) == []
    assert len(problems(pale)) == 1


def test_prompts_of_the_slide_layout_are_not_shown() -> None:
    prompt = shape(run("Click to add", rgb="AAAAAA"))
    assert len(problems(slide(), fixed=(prompt,))) == 1
    body = prompt._replace(placeholder=solved.Placeholder("body", 13, "Body"))
    assert problems(slide(), fixed=(body,)) == []


class TestCharts:
    PALE = solved.TextLook("body", 12.0, False, color("AAAAAA"))
    DARK = solved.TextLook("body", 12.0, False, color("000000"))

    def series(self, **changes: Any) -> solved.ChartSeries:
        plain = solved.ChartSeries(
            "pale series", (1.0, 2.0), color("000000"), (), ("one", None), self.PALE, (),
            "outEnd", "0",
        )  # fmt: skip
        return plain._replace(**changes)

    def test_names_of_categories(self) -> None:
        axis = solved.Axis(self.PALE, None, None)
        assert warned(chart()._replace(category_axis=axis, categories=("a", "b"))) == ["a"]

    def test_marks_of_the_axis(self) -> None:
        axis = solved.Axis(self.PALE, None, None, minimum=0.0, maximum=12.5, step=2.5)
        assert warned(chart()._replace(value_axis=axis)) == ["12.5"]

    def test_the_legend(self) -> None:
        shown = chart()._replace(
            series=(self.series(labels=()),), legend=solved.Legend(rect(0, 0, 50, 10), self.PALE)
        )
        assert warned(shown) == ["pale series"]
        band = shape(at=rect(0, 0, 50, 10), fill=color("000000"))
        assert warned(band, shown) == []

    def test_labels_at_the_points(self) -> None:
        assert warned(chart()._replace(series=(self.series(),))) == ["one"]
        dark = self.series(label_look=self.DARK)
        assert warned(chart()._replace(series=(dark,))) == []

    def test_labels_have_colours_of_their_own(self) -> None:
        one = self.series(labels=("one", "two"), label_colors=(color("000000"), color("AAAAAA")))
        assert warned(chart()._replace(series=(one,))) == ["two"]

    def test_labels_on_the_bars(self) -> None:
        one = self.series(label_position="inEnd")
        assert warned(chart()._replace(series=(one,))) == []
        points = color("AAAAAA"), color("000000")
        assert warned(chart()._replace(series=(one._replace(point_colors=points),))) == ["one"]
