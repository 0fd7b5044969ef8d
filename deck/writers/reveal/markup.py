"""HTML that is safe by construction: whatever is not markup of ours is escaped on its way in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup, escape

__all__ = ["Markup", "element", "escaped", "joined"]

#: Elements that have neither content nor an end tag (HTML, 13.1.2).
_VOID = frozenset(("br", "col", "meta"))
# Control characters that HTML text may not hold (13.1.4).
_ILLEGAL = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (9, 10, 13)}


def escaped(text: str) -> Markup:
    """Text as character data, or as an attribute's value in quotes; markup as it is."""
    if isinstance(text, Markup):
        return text
    return escape(text if text.isprintable() else text.translate(_ILLEGAL))


def joined(parts: Iterable[str]) -> Markup:
    """Markup after markup; plain text among it is escaped."""
    return Markup("".join([escaped(one) for one in parts]))


def element(name: str, attributes: Mapping[str, str | None], *content: str) -> Markup:
    """An element around content, of which what is no markup is escaped.

    An attribute that is None is left out; one that is empty is written by its name alone.
    `name` and the names of attributes come from this program.
    """
    marks = "".join(
        [
            f' {key}="{escaped(value)}"' if value else f" {key}"
            for key, value in attributes.items()
            if value is not None
        ]
    )
    if name in _VOID:
        return Markup(f"<{name}{marks}>")
    return Markup(f"<{name}{marks}>{joined(content)}</{name}>")
