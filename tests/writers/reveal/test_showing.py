"""The page in windows of any size, and for who sees or moves otherwise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from writers.reveal.browsing import INSTALLED, Opened

pytestmark = INSTALLED


def test_a_link_in_focus_is_seen(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(content("  - {layout: points, title: One, points: ['[out](https://a.b/)']}\n"))
    shown.page.keyboard.press("Tab")
    link = shown.page.get_by_role("link", name="out")
    style = "link => [link === document.activeElement, getComputedStyle(link).outlineStyle]"
    assert link.evaluate(style) == [True, "solid"]
