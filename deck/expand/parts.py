"""Continuation: a slide whose content goes on over several, and which part goes where."""

from __future__ import annotations

from typing import Any, NamedTuple, cast

from deck import model
from deck.geometry import divide


class Part(NamedTuple):
    """Which of how many slides this is, from 1; a slide that does not continue is 1 of 1.

    `fullest` is how many items the fullest of them holds; 0 of a slide that does not continue.
    """

    number: int = 1
    total: int = 1
    fullest: int = 0


def field_length(slide: model.Slide, field: str) -> int:
    """How many items the field of the slide's content has; `table.rows` reaches inside.

    Raises ValueError if the content has no such field or the field has no items. A tree that
    the expander has made without errors names no such field.
    """
    value: Any = slide.content
    for name in field.split("."):
        value = getattr(value, name) if name in getattr(value, "_fields", ()) else None
    if type(value) is not tuple:
        raise ValueError(f'the content has no items in "{field}"')
    return len(value)


def divisible_fields(slide: model.Slide) -> list[str]:
    """The fields of the slide's content that have items, and those inside its fields."""
    found = []
    for name, value in slide.content._asdict().items():
        inner = value._asdict().items() if isinstance(value, model.Table) else ()
        found += [name] if type(value) is tuple else []
        found += [f"{name}.{part}" for part, items in inner if type(items) is tuple]
    return found


def take_part(slide: model.Slide, field: str, part: Part) -> model.Slide:
    """The slide with its share of the items of `field`: as even as can be, the longer first."""
    length = field_length(slide, field)
    # `divide` puts the larger shares where rounding falls; readers expect them first.
    sizes = sorted(divide(length, [1.0] * part.total), reverse=True)
    start = sum(sizes[: part.number - 1])
    content = _sliced(slide.content, field.split("."), start, start + sizes[part.number - 1])
    return slide._replace(content=cast(model.Content, content))


def _sliced(value: Any, path: list[str], start: int, stop: int) -> Any:
    name, *rest = path
    inner = getattr(value, name)
    changed = _sliced(inner, rest, start, stop) if rest else inner[start:stop]
    return value._replace(**{name: changed})
