"""Placeholders by name: a slide's boxes find those of its slide layout."""

from __future__ import annotations

from collections.abc import Mapping

from deck import solved

#: Index numbers that are the same in the master and all slide layouts, as PowerPoint has
#: them; LibreOffice loses a footer's font where the two differ.
_SHARED: dict[solved.PlaceholderType, int] = {"title": 0, "ctrTitle": 0, "ftr": 11, "sldNum": 12}
_FIRST = 13


class Slots:
    """The placeholders of one slide layout.

    A layout that is being made gives every new name the next index; a finished one knows its
    names, and a box that asks for another is not a placeholder. `others` are the placeholders
    of the theme's other slide layouts by name, for slides that take one of those.
    """

    others: Mapping[str, Slots]

    def __init__(self) -> None:
        self.others = {}
        self._known: dict[str, solved.Placeholder] = {}
        self._open = True

    def close(self) -> Slots:
        """Take no further names; returns itself."""
        self._open = False
        return self

    def of(self, layout: str) -> Slots:
        """The placeholders of the slide layout of that name; these for the empty name."""
        return self.others.get(layout, self)

    def placeholder(self, kind: solved.PlaceholderType, name: str) -> solved.Placeholder | None:
        """The placeholder of that name, or None if the finished layout has none."""
        known = self._known.get(name)
        if known is None and self._open and not self._is_taken(kind):
            idx = _SHARED.get(kind, _FIRST + len(self._known))
            known = solved.Placeholder(kind, idx, _label(name))
            self._known[name] = known
        return known if known and known.type == kind else None

    def _is_taken(self, kind: solved.PlaceholderType) -> bool:
        """Whether a kind that a layout has once is there already; both titles count as one."""
        shared = _SHARED.get(kind)
        return shared is not None and any(slot.idx == shared for slot in self._known.values())


def _label(name: str) -> str:
    """What PowerPoint shows of a slot's name: `point-1` as `Point 1`."""
    words = name.replace("-", " ")
    return words[:1].upper() + words[1:]
