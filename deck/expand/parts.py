"""Continuation: a slide whose content goes on over several, and which part goes where."""

from __future__ import annotations

from typing import Any, NamedTuple, cast

from deck import model
from deck.geometry import divide


class Part(NamedTuple):
    """Which of how many slides this is, from 1; a slide that does not continue is 1 of 1."""

    number: int = 1
    total: int = 1


def field_length(slide: model.Slide, field: str) -> int:
    """How many items the field of the slide's content has; `table.rows` reaches inside."""
    value: Any = slide.content
    for name in field.split("."):
        value = getattr(value, name)
    return len(value)


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
