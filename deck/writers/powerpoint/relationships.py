"""Relationship parts (ECMA-376 Part 2, 6.5): what a part refers to, under which id."""

from __future__ import annotations

from collections.abc import Iterable

from deck.writers.powerpoint.markup import DECLARATION, RELATIONSHIPS, attribute

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OPEN = f'{DECLARATION}<Relationships xmlns="{_PACKAGE}">'
# What a URI holds as it stands (RFC 3986, section 2); any other character makes PowerPoint
# offer a repair.
_URI = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%"
)


class Relationships:
    """The relationships of one part, each target under one id."""

    def __init__(self) -> None:
        """Begin without any."""
        self._ids: dict[tuple[str, str, bool], str] = {}

    def __len__(self) -> int:
        """How many there are."""
        return len(self._ids)

    def add(self, kind: str, target: str, external: bool = False) -> str:
        """The id of the relationship to `target`, a path from this part or, external, a URI."""
        key = (kind, target, external)
        found = self._ids.get(key)
        if found is None:
            found = self._ids[key] = f"rId{len(self._ids) + 1}"
        return found

    def items(self) -> list[tuple[str, str, str, bool]]:
        """Id, kind, target and whether external, in the order of the ids."""
        return [(id_, *key) for key, id_ in self._ids.items()]

    def xml(self) -> str:
        """The relationships part."""
        return relationships_part(self.items())


def relationships_part(items: Iterable[tuple[str, str, str, bool]]) -> str:
    """A relationships part; of each relationship id, kind, target and whether external."""
    return f"{_OPEN}{''.join([relationship(*item) for item in items])}{RELATIONSHIP_END}"


#: What a relationships part ends with.
RELATIONSHIP_END = "</Relationships>"


def relationship(id_: str, kind: str, target: str, external: bool = False) -> str:
    """An entry of a relationships part."""
    start = f'<Relationship Id="{id_}" Type="{RELATIONSHIPS}/{kind}"'
    if external:
        return f'{start} Target="{attribute(uri(target))}" TargetMode="External"/>'
    return f'{start} Target="{target}"/>'


def uri(link: str) -> str:
    """A link as a relationship has it: what no URI holds is percent-encoded (RFC 3986, 2.1)."""
    if _URI.issuperset(link):
        return link
    from urllib.parse import quote  # only needed for links with characters beyond a URI's

    return quote(link, safe="".join(_URI))
