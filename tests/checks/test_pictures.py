from __future__ import annotations

from pathlib import Path

from checks.making import SLIDE_AT, rect, slide, talk, text

from deck import model, solved
from deck.checks import check_picture_files, check_pictures, pictures_of
from deck.diagnostics import Diagnostic
from deck.geometry import Insets
from deck.source import Span

AT = Span("talk.yaml", 9, 11, 9)


def content(width: int = 1000, height: int = 500, at: Span = AT) -> model.Deck:
    """A deck with a slide that has a picture."""
    deck = talk(text("Title", 0))
    picture = model.Picture("pics/a.png", width, height, "A", "contain", (50, 50), at)
    shown = (
        deck.sections[0]
        .slides[0]
        ._replace(layout="picture", content=model.PictureSlide(picture, None, None))
    )
    return deck._replace(sections=(deck.sections[0]._replace(slides=(shown,)),))


_WHOLE = Insets()


def seen(
    width: int,
    height: int,
    crop: Insets = _WHOLE,
    pixels: tuple[int, int] = (1000, 500),
) -> solved.Picture:
    """The picture on a slide; width and height are px."""
    at = rect(0, 0, width, height)
    return solved.Picture("P", at, "pics/a.png", crop, "A", span=AT, pixels=pixels)


def told(*shapes: solved.Shape, deck: model.Deck | None = None) -> tuple[Diagnostic, ...]:
    found = check_pictures(deck or content(), (slide(*shapes),))
    return (*found, *check_picture_files(pictures_of(shapes)))


def test_as_many_pixels_as_the_slide_has_are_enough() -> None:
    assert told(seen(1000, 500)) == ()
    assert told(seen(200, 100)) == ()


def test_too_few_pixels_are_told_with_how_many_are_right() -> None:
    (problem,) = told(seen(1200, 600))
    assert problem.severity == "warning"
    assert problem.span == AT
    assert problem.message == ("the picture is shown at 80 pixels to the inch; 96 is the least")
    assert problem.hints == (
        "a.png has 1,000 × 500 pixels; here it needs 1,200 × 600, and twice that is better",
    )


def test_pixels_that_are_cut_off_do_not_count() -> None:
    # A half of the width is cut off, so that 500 pixels fill 600.
    (problem,) = told(seen(600, 600, Insets(10_000, 0, 40_000, 0)))
    assert problem.message.startswith("the picture is shown at 80 pixels to the inch")
    assert "here it needs 1,200 × 600," in problem.hints[0]
    assert told(seen(500, 500, Insets(10_000, 0, 40_000, 0))) == ()


def test_the_largest_of_several_places_counts() -> None:
    group = solved.Group("g", rect(0, 0, 9, 9), (seen(1200, 600),))
    assert len(told(seen(200, 100), group, seen(300, 150))) == 1


def test_a_picture_that_the_template_leaves_out_is_an_error() -> None:
    (problem,) = told()
    assert (problem.severity, problem.message) == (
        "error",
        "the picture does not appear on the slide",
    )
    assert problem.span == AT
    assert problem.hints == ('the theme\'s template for "picture" leaves it out',)
    other = content(at=SLIDE_AT)
    assert [item.span for item in told(seen(1, 1), deck=other)] == [SLIDE_AT]


def test_a_deck_without_pictures_has_nothing_to_tell() -> None:
    assert told(deck=talk(text("Title", 0), text("Card", 1))) == ()


class TestTooLarge:
    """A picture of 8,000 × 4,000 pixels, in a file of 3 MB unless said otherwise."""

    def told(self, folder: Path, width: int, size: int = 3_000_000) -> tuple[Diagnostic, ...]:
        file = folder / "a.png"
        with file.open("wb") as stream:
            stream.truncate(size)
        shape = seen(width, width // 2, pixels=(8000, 4000))._replace(file=str(file))
        return told(shape, deck=content(8000, 4000))

    def test_is_told_with_what_is_enough(self, tmp_path: Path) -> None:
        (problem,) = self.told(tmp_path, 600)
        assert (problem.severity, problem.span) == ("warning", AT)
        assert problem.message == "the picture is larger than a slide can show, and adds 3.0 MB"
        assert problem.hints == (
            "a.png has 8,000 × 4,000 pixels; here 1,800 × 900 are enough for the largest screen",
        )

    def test_a_small_file_may_have_many_pixels(self, tmp_path: Path) -> None:
        assert self.told(tmp_path, 600, size=2_000_000) == ()

    def test_a_large_screen_may_show_them_all(self, tmp_path: Path) -> None:
        assert self.told(tmp_path, 2667) == ()

    def test_a_file_counts_where_it_is_shown_largest(self, tmp_path: Path) -> None:
        file = tmp_path / "a.png"
        with file.open("wb") as stream:
            stream.truncate(3_000_000)
        large = seen(2667, 1334, pixels=(8000, 4000))._replace(file=str(file))
        other = AT._replace(line=30)
        small = seen(300, 150, pixels=(8000, 4000))._replace(file=str(file), span=other)
        assert told(large, small, deck=content(8000, 4000)) == ()
