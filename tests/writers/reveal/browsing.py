"""Pages in a browser: how tests build and open them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from deck import assets
from deck.pipeline import build

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

ROOT = Path(__file__).resolve().parents[3]
TALK, GALLERY = ROOT / "content", ROOT / "examples" / "gallery"
DATE = datetime(2026, 1, 2, tzinfo=UTC)
INSTALLED = pytest.mark.skipif(assets.missing() is not None, reason="the fonts are not installed")


class Opened:
    """A page in a browser without a network, and all that it told or asked for."""

    def __init__(self, context: BrowserContext, file: Path, suffix: str = "") -> None:
        self.told: list[str] = []
        self.asked: list[str] = []
        self.context = context
        context.on("console", lambda message: self.told.append(message.text))
        context.on("weberror", lambda problem: self.told.append(str(problem.error)))
        context.on("request", lambda request: self._ask(request.url))
        self.address = file.as_uri()
        self.page = self.open(suffix)

    def _ask(self, url: str) -> None:
        if not url.startswith("data:"):
            self.asked.append(url)

    def open(self, suffix: str = "") -> Page:
        page = self.context.new_page()
        page.goto(self.address + suffix)
        page.wait_for_function("() => window.Reveal && Reveal.isReady()")
        page.evaluate("() => document.fonts.ready.then(() => true)")
        return page

    def slides(self) -> Iterator[int]:
        """Show each slide in turn."""
        shown = "() => Reveal.getSlides().map(slide => slide.dataset.visibility !== 'hidden')"
        for index, seen in enumerate(self.page.evaluate(shown)):
            if seen:
                self.page.evaluate("index => Reveal.slide(index)", index)
                yield index

    @property
    def slide(self) -> str:
        """The id of the slide that is shown."""
        return str(self.page.evaluate("() => Reveal.getCurrentSlide().id"))

    def press(self, *keys: str) -> str:
        """Press keys, one after the other; the id of the slide that is shown then."""
        for key in keys:
            self.page.keyboard.press(key)
        return self.slide


def page_of(folder: Path, theme: str | None = None, *, notes: bool = True) -> bytes:
    outcome = build(
        folder, theme=theme, draft=False, timestamp=DATE, formats=("html",), notes=notes
    )
    assert outcome.files, outcome.diagnostics
    with closing(outcome):
        return b"".join(outcome.files[0][1])


def few(*hidden: int, total: int = 6) -> str:
    """Slides s1, s2, ... of which some are hidden; the first one links to the next ones."""
    links = [f"'to [link {at}](#s{at})'" for at in range(2, min(total, 6) + 1)]
    rows = []
    for at in range(1, total + 1):
        points = ", ".join(links) if at == 1 else f"point {at}"
        more = ", hidden: yes" if at in hidden else ""
        title = f"title: Slide {at}, points: [{points}]"
        rows.append(f"  - {{layout: points, id: s{at}, {title}, notes: 'Note {at}.'{more}}}\n")
    return "".join(rows)


def violations(page: Page, context: str | None = None) -> list[tuple[str, str]]:
    """The rules of axe that a page breaks, each with the first element that does."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(axe.axe_script)
    run = "context => axe.run(context ?? document, { resultTypes: ['violations'] })"
    found = page.evaluate(run, context)["violations"]
    return [(rule["id"], rule["nodes"][0]["html"]) for rule in found]
