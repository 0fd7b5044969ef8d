"""Lists that take up the room they have: spare height becomes distance between their points."""

from __future__ import annotations

import math

from deck import boxes, solved
from deck.geometry import EMU_PER_POINT
from deck.layout.nodes import Node

#: The most that is added between two points, as a multiple of the leading: more would make
#: single texts of them.
_MOST = 1.25


def spread_lists(root: Node) -> None:
    """Move the points of texts marked `spread` apart, once everything has its place.

    Points are the paragraphs of level 0 that have a bullet; what stands above the first of them
    stays there. Lists side by side get the same distances, so that their lines stand in rows.
    """
    for group in _side_by_side(root):
        rooms = [room for room in map(_room, group) if room is not None]
        if not rooms:
            continue
        # Rounded down: all of them together must not take more than there is.
        extra = max(0.0, math.floor(min(rooms) * 100) / 100)
        for node in group:
            node.paragraphs = tuple(
                paragraph._replace(before=round(paragraph.before + extra, 2))
                if at in _followers(node)
                else paragraph
                for at, paragraph in enumerate(node.paragraphs)
            )


def _side_by_side(node: Node) -> list[list[Node]]:
    """The texts to spread in and below a node, those of one row together."""
    box = node.box
    if isinstance(box, boxes.TextBox):
        return [[node]] if box.spread else []
    groups = [group for child in node.children for group in _side_by_side(child)]
    if groups and isinstance(box, boxes.Container) and box.kind in ("row", "grid"):
        return [[text for group in groups for text in group]]
    return groups


def _room(node: Node) -> float | None:
    """What can be added above each point but the first, in points; None if there is one only."""
    followers = _followers(node)
    if not followers:
        return None
    spare = (node.height - node.text_height) / EMU_PER_POINT
    most = _MOST * node.paragraphs[followers[0]].leading
    return min(spare / len(followers), most)


def _followers(node: Node) -> list[int]:
    """The places of the points but the first."""
    return [at for at, paragraph in enumerate(node.paragraphs) if _is_point(paragraph)][1:]


def _is_point(paragraph: solved.Paragraph) -> bool:
    return paragraph.level == 0 and paragraph.bullet is not None
