"""Which fields the types of charts have, for content that is made from the schema."""

from __future__ import annotations

from deck.reader.schema import Field

KINDS = ("bar", "column", "line", "scatter", "doughnut")
_BY_CATEGORY = ("bar", "column", "line", "doughnut")
#: The fields of a chart and of its series that only some types have, and those types.
_FOR_SOME = {
    **dict.fromkeys(("categories", "roles", "values", "labels"), _BY_CATEGORY),
    **dict.fromkeys(("points", "x"), ("scatter",)),
    **dict.fromkeys(("min", "max"), ("bar", "column", "line", "scatter")),
    **dict.fromkeys(("shares", "center"), ("doughnut",)),
    "stacked": ("bar", "column"),
}
_NEEDED = ("categories", "values", "points", "x")


def is_chart(fields: tuple[Field, ...]) -> bool:
    """Whether these are the fields of a chart."""
    return "categories" in {field.name for field in fields}


def fields_of(kind: str, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields of a chart, or of its series, that this type has, and which it needs."""
    return tuple(
        field._replace(required=field.required or field.name in _NEEDED)
        for field in fields
        if field.name != "data" and kind in _FOR_SOME.get(field.name, KINDS)
    )


def is_series(fields: tuple[Field, ...]) -> bool:
    """Whether these are the fields of a series of a chart."""
    return "points" in {field.name for field in fields} and "values" in {
        field.name for field in fields
    }
