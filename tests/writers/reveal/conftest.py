from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from writers.reveal.browsing import Opened, page_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Opens the page of a content folder; `options` are those of a context of Playwright."""
    contexts = []

    def open_page(
        folder: Path,
        theme: str | None = None,
        suffix: str = "",
        notes: bool = True,
        **options: Any,
    ) -> Opened:
        file = tmp_path / f"page-{len(contexts)}.html"
        file.write_bytes(page_of(folder, theme, notes=notes))
        options = {"viewport": {"width": 1280, "height": 720}, **options}
        context = browser.new_context(offline=True, **options)
        contexts.append(context)
        return Opened(context, file, suffix)

    yield open_page
    for context in contexts:
        context.close()
