from __future__ import annotations

import pytest
from expand.making import FIELD_AT, entry, slide, words
from hypothesis import given, settings
from hypothesis import strategies as st

from deck import model
from deck.expand import Part, field_length, take_part

#: Property tests that try the same examples every time.
exactly = settings(derandomize=True, deadline=None)


def cards(count: int) -> model.Slide:
    return slide(model.Cards(words("lead"), tuple(entry(str(at)) for at in range(count))))


def taken(count: int, total: int) -> list[list[str]]:
    """The headings of the cards on each part."""
    found = []
    for number in range(1, total + 1):
        content = take_part(cards(count), "cards", Part(number, total)).content
        assert isinstance(content, model.Cards)
        found.append([card.heading.plain for card in content.cards])
    return found


@pytest.mark.parametrize(
    ("count", "total", "lengths"),
    [
        (7, 2, [4, 3]),
        (7, 3, [3, 2, 2]),
        (8, 3, [3, 3, 2]),
        (6, 3, [2, 2, 2]),
        (5, 1, [5]),
        (3, 3, [1, 1, 1]),
        (10, 4, [3, 3, 2, 2]),
    ],
)
def test_parts_are_even_and_the_longer_come_first(
    count: int, total: int, lengths: list[int]
) -> None:
    assert [len(part) for part in taken(count, total)] == lengths


@exactly
@given(st.integers(0, 40), st.integers(1, 12))
def test_every_item_is_on_one_part_in_its_order(count: int, total: int) -> None:
    parts = taken(count, total)
    assert [heading for part in parts for heading in part] == [str(at) for at in range(count)]
    lengths = [len(part) for part in parts]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] - lengths[-1] <= 1


def test_the_rest_of_the_slide_stays() -> None:
    whole = cards(4)
    part = take_part(whole, "cards", Part(2, 2))
    assert isinstance(part.content, model.Cards)
    assert isinstance(whole.content, model.Cards)
    assert part.content.lead == whole.content.lead
    assert part._replace(content=whole.content) == whole
    assert len(whole.content.cards) == 4


def test_a_field_of_a_field() -> None:
    column = model.TableColumn(words("head"), None, "left")
    rows = tuple(model.TableRow((words(str(at)),), FIELD_AT) for at in range(5))
    table = model.Table((column,), rows, "data.csv", FIELD_AT)
    shown = slide(model.TableSlide(table, None))
    assert field_length(shown, "table.rows") == 5
    part = take_part(shown, "table.rows", Part(2, 2)).content
    assert isinstance(part, model.TableSlide)
    assert [row.cells[0].plain for row in part.table.rows] == ["3", "4"]
    assert (part.table.columns, part.table.data) == ((column,), "data.csv")


def test_field_length() -> None:
    assert field_length(cards(3), "cards") == 3


@pytest.mark.parametrize("field", ["card", "lead", "cards.heading", "_fields", "", "cards.0"])
def test_a_field_without_items(field: str) -> None:
    with pytest.raises(ValueError, match=f'no items in "{field}"'):
        field_length(cards(3), field)
