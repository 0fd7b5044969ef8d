from __future__ import annotations

import pytest

from deck import model
from deck.expand.sections import SectionLine, section_name
from deck.source import Span


def line(*names: str) -> SectionLine:
    at = Span("deck.yaml", 1, 1)
    texts = [model.Text((model.Run(name),), at, -1) for name in names]
    return SectionLine([section_name(text, order) for order, text in enumerate(texts)])


def shown(found: object) -> tuple[bool, list[str], bool]:
    return found.before, [name.label for name in found.names], found.after  # type: ignore[attr-defined]


# Each of these takes 2 characters, 1 for its number, and 3 beside.
FIVE = ("aa", "bb", "cc", "dd", "ee")


@pytest.mark.parametrize(
    ("section", "room", "expected"),
    [
        (0, 30, (False, ["aa", "bb", "cc", "dd", "ee"], False)),
        (4, 30, (False, ["aa", "bb", "cc", "dd", "ee"], False)),
        (0, 29, (False, ["aa", "bb", "cc", "dd"], True)),
        (4, 29, (True, ["bb", "cc", "dd", "ee"], False)),
        (2, 23, (True, ["bb", "cc", "dd"], True)),
        (2, 12, (True, ["cc", "dd"], True)),
        (2, 11, (True, ["cc"], True)),
        (2, 1, (True, ["cc"], True)),
    ],
)
def test_as_many_around_a_section_as_the_line_holds(
    section: int, room: int, expected: tuple[bool, list[str], bool]
) -> None:
    assert shown(line(*FIVE).near(section, room, 3)) == expected


def test_what_is_left_goes_to_the_side_that_has_room_for_it() -> None:
    names = line("a" * 30, "bb", "cc", "dd")
    assert shown(names.near(1, 18, 3)) == (True, ["bb", "cc", "dd"], False)


def test_numbers_of_two_digits_take_one_more() -> None:
    twelve = line(*(["aa"] * 12))
    assert shown(twelve.near(0, 12 * 6 + 2, 3)) == (False, ["aa"] * 12, False)
    assert shown(twelve.near(0, 12 * 6 + 1, 3)) == (False, ["aa"] * 11, True)


def test_wide_characters_take_two() -> None:
    assert shown(line("日本", "bb").near(1, 14, 3)) == (False, ["日本", "bb"], False)
    assert shown(line("日本", "bb").near(1, 13, 3)) == (True, ["bb"], False)


def test_long_names_are_cut() -> None:
    (name,) = line("word " * 10).near(0, 100, 3).names
    assert name.label == "word " * 7 + "word…"
    assert name.short.plain == "word " * 10
    (exact,) = line("x" * 40).near(0, 100, 3).names
    assert exact.label == "x" * 40
