"""Stage 4: the solved deck to files, deciding nothing.

A format has a writer of slides, of which several processes may each have one, and something
that the written slides are put together in, which one process has.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from deck.solved import Section, Slide
from deck.writers.finished import Finished

__all__ = ["Assembly", "Finished", "SlideWriter"]


class SlideWriter(Protocol):
    """Writes slides of a deck, one at a time and each without knowledge of the others."""

    def write(self, slide: Slide, number: int, charts: int) -> Any:
        """A slide, whose `number` is from 1, as its format's assembly takes it.

        `charts` are on slides before it.
        """


class Assembly(Protocol):
    """A file in the making, to which slides are added in their order."""

    def add(self, slide: Any) -> None:
        """Add the next slide, as the format's writer has written it."""

    def close(self, sections: Sequence[Section]) -> Finished:
        """The finished file. Raises OSError if a file that it takes in cannot be read."""
