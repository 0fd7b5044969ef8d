"""The page on paper and as a PDF."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from writers.reveal.browsing import INSTALLED, TALK, Opened

pytestmark = INSTALLED


def test_printing_gives_one_page_a_slide(opened: Callable[..., Opened], tmp_path: Path) -> None:
    import pypdfium2

    shown = opened(TALK, suffix="?print-pdf")
    shown.page.wait_for_selector(".pdf-page")
    total = shown.page.evaluate("() => document.querySelectorAll('.pdf-page').length")
    file = tmp_path / "print.pdf"
    shown.page.pdf(path=file, prefer_css_page_size=True)
    with closing(pypdfium2.PdfDocument(file)) as document:
        assert len(document) == total
        assert document[0].get_size() == (960, 540)
        assert "How open is" in document[0].get_textpage().get_text_range()
    assert shown.told == []
