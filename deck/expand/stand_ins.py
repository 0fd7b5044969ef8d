"""What slides of one kind share, and what stands in a slide in the place of all the rest."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from typing import Any, NoReturn

from deck import model

#: Records that count as they are: several slides have the same one, or no two are alike.
_WHOLE = (model.Role, model.Source, model.Picture)
#: Fields in which slides of one kind differ, beside their texts and the `span` of any record.
_OWN: dict[type, tuple[str, ...]] = {
    model.Slide: ("id", "notes"),
    model.Chart: ("alt",),
    model.Series: ("values", "across"),
    model.Table: ("data",),
}
#: What all texts have in common.
_TEXT = object()


class LookedError(Exception):
    """A template looks at what slides of one kind do not share."""


class StandIn:
    """Stands for a value that slides of one kind do not share, and tells when it is looked at.

    It raises `LookedError`; its `Watch` knows even if that is caught on the way. Who asks for
    its type or its identity alone has to `look` by himself.
    """

    __slots__ = ("_watch",)

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def look(self, *_: object) -> NoReturn:
        """Tell that it is looked at. Raises `LookedError`."""
        self._watch.looked = True
        raise LookedError

    def __bool__(self) -> bool:
        self.look()

    __getattr__ = __getitem__ = __iter__ = __len__ = __contains__ = look
    __str__ = __repr__ = __format__ = __hash__ = look
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = look


class TextStandIn(StandIn):
    """Stands for a text. That there is one is the same on all slides of the kind."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return True


class Watch:
    """Sees whether the stand-ins of one slide are looked at.

    `leaves` are those that markup may refer to, in the order in which `kind_of` lists what
    they stand for.
    """

    def __init__(self) -> None:
        self.looked = False
        self.leaves: list[object] = []

    def stand_in(self, value: Any) -> Any:
        """A value of the model with stand-ins for all that others of its kind do not share."""
        if isinstance(value, model.Text):
            self.leaves.append(TextStandIn(self))
            return self.leaves[-1]
        if type(value) is tuple:
            return tuple([self.stand_in(item) for item in value])
        if not isinstance(value, tuple) or isinstance(value, _WHOLE):
            return value
        cls: Any = type(value)
        shared = _shared(cls)
        made = cls(
            *[
                self.stand_in(inner) if at in shared else StandIn(self)
                for at, inner in enumerate(value)
            ]
        )
        if isinstance(value, model.Chart):
            self.leaves.append(made)
        return made


def kind_of(value: Any, leaves: list[object]) -> Hashable:
    """What a value of the model shares with others of its kind.

    The texts and charts in it, which they do not share, go to `leaves`.
    """
    cls: Any = type(value)
    if cls is model.Text:
        leaves.append(value)
        return _TEXT
    if cls is tuple:
        return tuple([kind_of(item, leaves) for item in value])
    if not isinstance(value, tuple) or isinstance(value, _WHOLE):
        return repr(value) if cls is float else value  # there is a -0.0
    found = (cls, *[kind_of(value[at], leaves) for at in _shared(cls)])
    if cls is model.Chart:
        leaves.append(value)
    return found


@cache
def _shared(cls: Any) -> tuple[int, ...]:
    """The indexes of the fields of a record that slides of one kind share."""
    own = ("span", *_OWN.get(cls, ()))
    return tuple([at for at, name in enumerate(cls._fields) if name not in own])
