from __future__ import annotations

from typing import Any

import pytest
from layout.making import WRITTEN, Bench, column, frame, place, places, pt, row, space, text

from deck import boxes, model, solved
from deck.boxes import Slot
from deck.geometry import Insets, Rect
from deck.layout import Slots

#: Of picture boxes; the other values are the frame's.
OWN = ("align", "anchor", "radius", "ellipse")


def picture(width: int, height: int, **values: Any) -> model.Picture:
    plain = model.Picture("a.png", width, height, "A", "contain", (50, 50), WRITTEN)
    return plain._replace(**values)


def box(shown: model.Picture, **values: Any) -> boxes.PictureBox:
    own = {name: values.pop(name) for name in OWN if name in values}
    return boxes.PictureBox(frame(**values), shown, shown.fit, **own)


def seen(bench: Bench, *found: boxes.Box, **values: Any) -> solved.Picture:
    """The only picture of a slide of 1000 by 600."""
    (shape,) = bench.shapes(*found, **values)
    assert isinstance(shape, solved.Picture)
    return shape


class TestContain:
    @pytest.mark.parametrize(
        ("width", "height", "rect"),
        [
            (1000, 600, (0, 0, 1000, 600)),
            (2000, 600, (0, 150, 1000, 300)),
            (500, 600, (250, 0, 500, 600)),
            (5, 3, (0, 0, 1000, 600)),
            (1, 100_000, (499.997, 0, 0.006, 600)),
        ],
    )
    def test_all_of_a_picture_is_as_large_as_can_be(
        self, bench: Bench, width: int, height: int, rect: tuple[float, ...]
    ) -> None:
        shape = seen(bench, column(box(picture(width, height), grow=1.0), height=600))
        assert shape.rect == Rect(*map(pt, rect))
        assert shape.crop == Insets()

    def test_it_stands_where_its_box_says(self, bench: Bench) -> None:
        shown = box(picture(500, 600), grow=1.0, align="right")
        assert seen(bench, column(shown, height=600)).rect.x == pt(500)
        shown = box(picture(2000, 600), grow=1.0, anchor="bottom")
        assert seen(bench, column(shown, height=600)).rect.y == pt(300)


class TestCover:
    @pytest.mark.parametrize(
        ("size", "focus", "crop"),
        [
            ((1000, 600), (50, 50), (0, 0, 0, 0)),
            ((2000, 600), (50, 50), (25, 0, 25, 0)),
            ((1000, 1200), (50, 50), (0, 25, 0, 25)),
            # The focus stands in the middle, as far as the picture reaches.
            ((4000, 600), (50, 0), (37.5, 0, 37.5, 0)),
            ((4000, 600), (30, 0), (17.5, 0, 57.5, 0)),
            ((4000, 600), (0, 0), (0, 0, 75, 0)),
            ((4000, 600), (100, 0), (75, 0, 0, 0)),
            ((4000, 600), (90, 0), (75, 0, 0, 0)),
            ((1000, 2400), (0, 30), (0, 17.5, 0, 57.5)),
        ],
    )
    def test_the_box_is_filled_and_the_focus_in_sight(
        self,
        bench: Bench,
        size: tuple[int, int],
        focus: tuple[float, float],
        crop: tuple[float, ...],
    ) -> None:
        shown = picture(*size, fit="cover", focus=focus)
        shape = seen(bench, column(box(shown, grow=1.0), height=600))
        assert shape.rect == Rect(0, 0, pt(1000), pt(600))
        assert shape.crop == Insets(*(round(1000 * share) for share in crop))

    def test_what_is_left_keeps_its_proportions(self, bench: Bench) -> None:
        for size in ((777, 3331), (3331, 777), (4000, 3000), (1, 1)):
            shown = picture(*size, fit="cover", focus=(12.3, 45.6))
            left, top, right, bottom = seen(bench, column(box(shown, grow=1.0), height=600)).crop
            width = size[0] * (100_000 - left - right)
            height = size[1] * (100_000 - top - bottom)
            assert width / height == pytest.approx(1000 / 600, rel=1e-4)
            assert min(left, top, right, bottom) == 0

    def test_something_is_left_of_the_longest(self, bench: Bench) -> None:
        shown = picture(100_000_000, 1, fit="cover")
        left, _, right, _ = seen(bench, column(box(shown, grow=1.0), height=600)).crop
        assert left + right == 99_999


class TestSize:
    def test_the_height_follows_from_the_width(self, bench: Bench) -> None:
        root, overflows = bench.solve(column(box(picture(400, 100)), space(grow=1.0)), 200, 600)
        assert places(root)[0] == (0, 0, 200, 50)
        assert overflows == []

    def test_the_width_follows_from_the_height(self, bench: Bench) -> None:
        root, _ = bench.solve(row(box(picture(400, 100), height=20), text("aa")), 400, 100)
        assert place(root.children[0]) == (0, 0, 80, 20)

    def test_one_that_grows_takes_what_is_left(self, bench: Bench) -> None:
        root, overflows = bench.solve(column(text("aa"), box(picture(1, 9), grow=1.0)), 400, 100)
        assert places(root)[1] == (0, 24, 400, 76)
        assert overflows == []

    def test_one_without_room_is_told(self, bench: Bench) -> None:
        shown = box(picture(1, 1), grow=1.0, min_height=80)
        _, overflows = bench.solve(column(text("aa"), shown), 400, 100)
        assert [(one.excess, one.room) for one in overflows] == [(pt(4), pt(100))]


class TestShape:
    def test_what_a_picture_says_is_kept(self, bench: Bench) -> None:
        slots = Slots()
        shown = box(picture(10, 6), grow=1.0, slot=Slot("picture", "picture"))
        shape = seen(bench, column(shown, height=600), slots=slots)
        assert shape == solved.Picture(
            "Picture",
            Rect(0, 0, pt(1000), pt(600)),
            "a.png",
            Insets(),
            "A",
            solved.Placeholder("pic", 13, "Picture"),
            WRITTEN,
            solved.Geometry(),
            (10, 6),
        )

    def test_its_outline(self, bench: Bench) -> None:
        square = picture(10, 10, fit="cover")
        (shape,) = bench.shapes(box(square, width=100, height=100, ellipse=True))
        assert shape.geometry == solved.Geometry("ellipse")  # type: ignore[union-attr]
        (shape,) = bench.shapes(box(square, width=100, height=100, radius=pt(8), name="Photo"))
        assert shape.geometry == solved.Geometry("roundRect", pt(8))  # type: ignore[union-attr]
        assert shape.name == "Photo"

    def test_the_picture_of_a_prompt_is_a_place_for_one(self, bench: Bench) -> None:
        prompt = picture(0, 0, file="")
        held = seen(
            bench,
            column(box(prompt, grow=1.0, slot=Slot("picture", "photo")), height=600),
            slots=Slots(),
        )
        assert held.rect == Rect(0, 0, pt(1000), pt(600))
        assert held.placeholder == solved.Placeholder("pic", 13, "Photo")
        assert bench.shapes(column(box(prompt, grow=1.0), height=600)) == []
