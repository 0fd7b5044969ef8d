"""The records that slides list: what may be said of a card, a point, a takeaway and so on.

A record has the fields that its slide layout shows, and no others.
"""

from __future__ import annotations

from deck import model
from deck.reader.context import Context
from deck.reader.names import ICON, ROLE, SOURCE
from deck.reader.nodes import Mapping, Node, Sequence
from deck.reader.scalars import FLAG, PROSE
from deck.reader.schema import Field, ListOf, Record, Values, into

_EMPTY = dict.fromkeys(name for name in model.Entry._fields if name != "span")

_HEADING = Field("heading", PROSE, "a word or a short sentence", required=True)
_TEXT = Field("text", PROSE, "a sentence about it")
_ICON = Field("icon", ICON, "a Lucide icon to stand beside it")
_ROLE = Field("role", ROLE, "the role that colours it")
_SOURCE = Field("source", SOURCE, "where it comes from")


def _entry(values: Values, node: Node, ctx: Context) -> model.Entry:
    return model.Entry(**{**_EMPTY, **values}, span=ctx.span(node))


class _LastLevel:
    """A point that has none below it."""

    label = "prose"

    def __init__(self, levels: str) -> None:
        """`levels` says how many there are, for who writes another one."""
        self._message = levels

    def read(self, node: Node, subject: str, ctx: Context) -> model.Text | None:
        deeper = isinstance(node, Mapping) and "points" in node.entries
        if deeper or (isinstance(node, Sequence) and not node.flow):
            ctx.error(self._message, ctx.span(node), "say it in the point above, or elsewhere")
            return None
        return PROSE.read(node, subject, ctx)


class _ItemType:
    """A point of a list: its text, or a mapping that has points below it too."""

    label = "item or prose"

    def read(self, node: Node, subject: str, ctx: Context) -> model.Item | None:
        if isinstance(node, Mapping) and ITEM.is_meant(node):
            item: model.Item | None = ITEM.read(node, subject, ctx)
            return item
        text = PROSE.read(node, subject, ctx)
        return text and model.Item(text, (), text.span)


_BELOW = _LastLevel("points have two levels, and this would be a third")
_OF_SIDE = _LastLevel("the points of a side have one level, and this would be a second")

PART = Record("part", (_HEADING, _TEXT, _ROLE), _entry)
CARD = Record(
    "card",
    (_HEADING, _TEXT, _ICON, Field("footer", PROSE, "a remark below it"), _ROLE, _SOURCE),
    _entry,
)
POINT = Record("point", (_HEADING, _TEXT, _ICON, _SOURCE), _entry)
TAKEAWAY = Record("takeaway", (_HEADING, _TEXT, _ROLE), _entry)
METHOD = Record("method", (_HEADING, _TEXT, _ROLE), _entry)
STATE = Record(
    "state",
    (
        Field("label", PROSE, "what is handed over or withheld", required=True),
        Field("state", PROSE, "a word for how things are", required=True),
        Field("icon", ICON, "a Lucide icon for that word"),
        Field("given", FLAG, "whether it is handed over; no if not given", default=False),
    ),
    into(model.State),
)
LEADER = Record(
    "leader",
    (
        Field("label", PROSE, "who makes it"),
        Field("heading", PROSE, "what it is called", required=True),
        Field("specs", ListOf(PROSE, 1), "facts, a line each", required=True, default=()),
        Field("role", ROLE, "the role that colours it"),
        Field("source", SOURCE, "where the facts come from"),
    ),
    into(model.Leader),
)
ITEM = Record(
    "item",
    (
        Field("text", PROSE, "what there is to say", required=True),
        Field("points", ListOf(_BELOW, 1, 6), "what there is to say about it", default=()),
    ),
    into(model.Item),
)
ITEM_OR_PROSE = _ItemType()
SIDE = Record(
    "side",
    (
        Field("heading", PROSE, "what it is called", required=True),
        _ICON,
        _ROLE,
        Field("points", ListOf(_OF_SIDE, 1, 6), "what there is to say of it", True, ()),
    ),
    into(model.Side),
)
