"""What a slide layout is to the reader, and the fields that many of them have."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from deck import model
from deck.reader.context import Context
from deck.reader.names import ROLE, SOURCE, SlideId
from deck.reader.nodes import Mapping, Node
from deck.reader.scalars import FLAG, PROSE, Notes, Word
from deck.reader.schema import Field, Values

#: The fields that a slide of any layout has.
SLIDE_FIELDS = (
    Field("layout", Word("layout", ".+", ""), "the name of its slide layout", required=True),
    Field("title", PROSE, "what the slide says, in a sentence", required=True),
    Field("kicker", PROSE, "a few words above the title"),
    Field("notes", Notes(), "what the speaker says", default=()),
    Field(
        "hidden",
        FLAG,
        "whether a presentation skips it, except by a link; no if not given",
        default=False,
    ),
    Field("id", SlideId(), "a name to link to; made from the title if not given"),
)
#: Fields of a slide that only some layouts show.
SHOWN_BY_SOME = (
    Field("role", ROLE, "the role that colours the slide"),
    Field("source", SOURCE, "where what it says comes from"),
)

#: The role alone.
COLOURED = SHOWN_BY_SOME[:1]
NOTE = Field("note", PROSE, "a remark at the foot of the slide")
LEAD = Field("lead", PROSE, "a sentence that leads in")


class Layout(NamedTuple):
    """A slide layout: what it is for, its own fields, an example, how its content is made.

    `some` are those of `SHOWN_BY_SOME` that it shows; `with_data` are its own fields on a
    slide that has the key `data`, where they differ.
    """

    name: str
    doc: str
    some: tuple[Field, ...]
    fields: tuple[Field, ...]
    example: str
    build: Callable[[Values, Node, Context], model.Content]
    check: Callable[[Values, Mapping, Context], None] | None = None
    with_data: tuple[Field, ...] | None = None
