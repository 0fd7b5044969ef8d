"""Lists that take up the room they have. A line of the toy font's body style is 24 pt high."""

from __future__ import annotations

from layout.making import Bench, column, grid, paragraph, pt, row, text

from deck import solved
from deck.boxes import Paragraph, TextBox
from deck.geometry import EMU_PER_POINT


def point(content: str, level: int = 0) -> Paragraph:
    return paragraph(content, bullet="-", level=level)


def spread(*paragraphs: Paragraph, **values: object) -> TextBox:
    return text(*paragraphs, **values)._replace(spread=True)  # type: ignore[arg-type]


def distances(shape: solved.Shape) -> list[float]:
    """The space above each paragraph, in points."""
    assert isinstance(shape, solved.AutoShape)
    assert shape.text
    return [one.before for one in shape.text.paragraphs]


def test_spare_height_goes_between_the_points(bench: Bench) -> None:
    # Three lines are 72 pt; the other 36 are shared by two gaps.
    (shape,) = bench.shapes(spread(point("a"), point("b"), point("c")), height=108)
    assert distances(shape) == [0, 18, 18]


def test_the_distance_has_a_limit(bench: Bench) -> None:
    (shape,) = bench.shapes(spread(point("a"), point("b")), height=600)
    assert distances(shape) == [0, 30]


def test_one_point_stays_where_it_is(bench: Bench) -> None:
    (shape,) = bench.shapes(spread(point("a")), height=600)
    assert distances(shape) == [0]


def test_what_is_no_point_stays_with_what_is_above_it(bench: Bench) -> None:
    frame = spread(
        paragraph("Heading"), point("a"), point("below", level=1), point("b"), point("c")
    )
    (shape,) = bench.shapes(frame, height=140)
    assert distances(shape) == [0, 0, 0, 10, 10]


def test_full_lists_are_left_alone(bench: Bench) -> None:
    (shape,) = bench.shapes(spread(point("a"), point("b")), height=48)
    assert distances(shape) == [0, 0]


def test_lists_side_by_side_have_their_lines_in_rows(bench: Bench) -> None:
    long = spread(point("a"), point("b"), point("c"), grow=1)
    short = spread(point("d"), point("e"), grow=1)
    for both in (row(long, short), grid([1, 1], column(long), column(short))):
        first, second = bench.shapes(both, height=108)
        assert distances(first) == [0, 18, 18]
        assert distances(second) == [0, 18]


def test_other_texts_have_their_own_distances(bench: Bench) -> None:
    plain = text(point("a"), point("b"))
    (shape,) = bench.shapes(plain, height=600)
    assert distances(shape) == [0, 0]


def test_a_bullet_stands_below_the_text_of_the_level_above(bench: Bench) -> None:
    # The first level's text begins at 1.1 times its size, 22 pt; the second's as far from there.
    small = paragraph("b", "small", bullet="-", level=1)
    (shape,) = bench.shapes(text(point("a"), small, paragraph("c", bullet="-", level=2)))
    assert isinstance(shape, solved.AutoShape)
    assert shape.text
    made = shape.text.paragraphs
    assert [round(one.indent / EMU_PER_POINT, 1) for one in made] == [22, 39.6, 61.6]
    hangs = [one.bullet.hang for one in made if one.bullet]
    assert [round(hang / EMU_PER_POINT, 1) for hang in hangs] == [0, 17.6, 22]


def indents(bench: Bench, *paragraphs: Paragraph) -> list[int]:
    (shape,) = bench.shapes(text(*paragraphs))
    assert isinstance(shape, solved.AutoShape)
    assert shape.text
    return [one.indent for one in shape.text.paragraphs]


def test_a_level_without_a_bullet_stands_below_the_text_of_the_level_above(bench: Bench) -> None:
    below = paragraph("b", "small", level=1)
    assert indents(bench, point("a"), below) == [pt(22), pt(22)]
    # Without a bullet above it, it stands in by 1.1 times its own size.
    assert indents(bench, paragraph("a"), below) == [0, pt(17.6)]
    assert indents(bench, below) == [pt(17.6)]
    assert indents(bench, point("a"), paragraph("b", level=2)) == [pt(22), pt(44)]
