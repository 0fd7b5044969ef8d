"""Attributes of box markup, read by name and type; what is wrong becomes a diagnostic."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeVar, cast

from deck.diagnostics import Diagnostic, did_you_mean, error
from deck.geometry import Insets
from deck.source import Span
from deck.theme import Theme

Choice = TypeVar("Choice", bound=str)


class Attributes:
    """The attributes of one element. Each is taken once; `finish` reports the ones left over.

    Lengths and colours are tokens of the theme, so that a template cannot step outside it;
    `0` is the one length that needs no token.
    """

    def __init__(
        self,
        tag: str,
        values: dict[str, str],
        at: Span,
        theme: Theme,
        problems: list[Diagnostic],
    ) -> None:
        self.tag = tag
        self.at = at
        self._values = values
        self._theme = theme
        self._problems = problems
        self._known: list[str] = []

    @property
    def are_read(self) -> bool:
        """Whether there are none, or none that nobody has asked for yet."""
        return not self._values

    def text(self, name: str, otherwise: str = "") -> str:
        """The attribute as it is written."""
        self._known.append(name)
        return self._values.pop(name, otherwise)

    def number(self, name: str, otherwise: float = 0.0) -> float:
        """A finite number that is not negative."""
        raw = self.text(name)
        if not raw:
            return otherwise
        value = positive(raw)
        if value is None:
            self.complain(f'{name}="{raw}" is not a number from 0 up')
            return otherwise
        return value

    def whole(self, name: str, otherwise: int = 0, most: int = 1000) -> int:
        """A whole number from 0 to `most`."""
        raw = self.text(name)
        if not raw:
            return otherwise
        value = positive(raw)
        if value is None or not value.is_integer() or value > most:
            self.complain(f'{name}="{raw}" is not a whole number from 0 to {most}')
            return otherwise
        return int(value)

    def flag(self, name: str) -> bool:
        """`yes` or `no`; no where the attribute is missing."""
        return self.choice(name, ("no", "yes")) == "yes"

    def choice(self, name: str, allowed: Sequence[Choice]) -> Choice:
        """One of the allowed words, the first of them where the attribute is missing."""
        raw = self.text(name)
        if not raw:
            return allowed[0]
        if raw not in allowed:
            self.complain(f'{name}="{raw}" is not one of {", ".join(allowed)}', raw, allowed)
            return allowed[0]
        return cast(Choice, raw)

    def length(self, name: str) -> int | None:
        """A length of the theme in EMU, or None where the attribute is missing."""
        raw = self.text(name)
        return self._space(name, raw) if raw else None

    def insets(self, name: str) -> Insets:
        """One to four lengths, in the order of the CSS shorthand: top, right, bottom, left."""
        words = self.text(name).split()
        if not words:
            return Insets()
        if len(words) > 4:
            self.complain(f"{name} takes one to four lengths, not {len(words)}")
        sides = [self._space(name, word) for word in words[:4]]
        top = sides[0]
        right = sides[1] if len(sides) > 1 else top
        bottom = sides[2] if len(sides) > 2 else top
        left = sides[3] if len(sides) > 3 else right
        return Insets(left, top, right, bottom)

    def color(self, name: str) -> str | None:
        """A colour token, or None where the attribute is missing."""
        raw = self.text(name)
        return raw if raw and self._is_color(raw) else None

    def paint(self, name: str, otherwise: str) -> str:
        """A colour token, and the usual one where the attribute is missing."""
        raw = self.text(name, otherwise)
        self._is_color(raw)
        return raw

    def colors(self, name: str, example: str = "") -> tuple[str, ...]:
        """A list of colour tokens; with an `example` there must be one."""
        words = self.text(name).split()
        if example and not words:
            self.complain(f'needs {name}, such as {name}="{example}"')
        return tuple(word for word in words if self._is_color(word))

    def style(self, name: str, otherwise: str) -> str:
        """The name of a text style."""
        raw = self.text(name, otherwise)
        if raw not in self._theme.styles:
            self.complain(f'the theme has no text style "{raw}"', raw, list(self._theme.styles))
            return otherwise
        return raw

    def numbers(self, name: str) -> tuple[float, ...]:
        """A list of relative widths; `auto` is 0."""
        shares = []
        for word in self.text(name).split():
            share = 0.0 if word == "auto" else positive(word)
            if share is None:
                self.complain(f'{name}: "{word}" is neither a number from 0 up nor auto')
            shares.append(share or 0.0)
        return tuple(shares)

    def complain(self, message: str, word: str = "", known: Sequence[str] = ()) -> None:
        """Report an error at the element's line of the theme template."""
        near = did_you_mean(word, known) if word else None
        hints = [near] if near else []
        self._problems.append(error(f"<{self.tag}>: {message}", self.at, *hints))

    def finish(self) -> None:
        """Report the attributes that the element does not have."""
        for name in self._values:
            self.complain(f'there is no attribute "{name}"', name, self._known)

    def _is_color(self, word: str) -> bool:
        if word in self._theme.colors:
            return True
        self.complain(f'the theme has no colour "{word}"', word, list(self._theme.colors))
        return False

    def _space(self, name: str, token: str) -> int:
        if token == "0":
            return 0
        length = self._theme.spaces.get(token)
        if length is None:
            self.complain(
                f'{name}: the theme has no space "{token}"', token, list(self._theme.spaces)
            )
            return 0
        return length


def positive(word: str) -> float | None:
    """The finite number from 0 up that is written, or None."""
    try:
        value = float(word)
    except ValueError:
        return None
    return value if math.isfinite(value) and value >= 0 else None
