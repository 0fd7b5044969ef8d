"""The page on paper and as a PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from writers.reveal.browsing import INSTALLED, TALK, Opened, few

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

pytestmark = INSTALLED

#: Behind the address to have reveal.js lay out pages; printing must not need it.
WAYS = pytest.mark.parametrize("suffix", ["", "?print-pdf"])


def printed(shown: Opened, suffix: str, file: Path) -> Path:
    """The page as a PDF, of the size that it asks for."""
    if suffix:
        shown.page.wait_for_selector(".pdf-page")
    shown.page.pdf(path=file, prefer_css_page_size=True)
    return file


def title(page: PdfPage) -> str:
    """What stands on a page before its first bullet; PDFium takes words apart at times."""
    return "".join(page.get_textpage().get_text_range().split()).split(">")[0]


def targets(document: PdfDocument, number: int) -> Iterator[int]:
    """The pages that the links on a page lead to; -1 for what is no page."""
    from ctypes import byref, c_int

    from pypdfium2 import raw

    page, at, link = document[number], c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, byref(at), byref(link)):
        place = raw.FPDFLink_GetDest(document, link)
        yield raw.FPDFDest_GetDestPageIndex(document, place) if place else -1


@WAYS
def test_printing_gives_one_page_a_slide(
    opened: Callable[..., Opened], tmp_path: Path, suffix: str
) -> None:
    import pypdfium2

    shown = opened(TALK, suffix=suffix)
    file = printed(shown, suffix, tmp_path / "print.pdf")
    with closing(pypdfium2.PdfDocument(file)) as document:
        assert len(document) == 14
        assert {document.get_page_size(at) for at in range(14)} == {(960, 540)}
        texts = [page.get_textpage().get_text_range() for page in document]
        ground = document[0].render(scale=1).to_pil().getpixel((5, 5))
    assert "How open is" in texts[0]
    assert "Questions?" in texts[-1]
    assert ground == (14, 17, 22)
    assert b"/FontFile2" in file.read_bytes() or b"/FontFile3" in file.read_bytes()
    assert shown.told == []


@WAYS
def test_hidden_slides_are_not_printed(
    opened: Callable[..., Opened], content: Callable[..., Path], tmp_path: Path, suffix: str
) -> None:
    import pypdfium2

    shown = opened(content(few(2, 6)), suffix=suffix)
    with closing(pypdfium2.PdfDocument(printed(shown, suffix, tmp_path / "p.pdf"))) as document:
        titles = [title(page) for page in document]
    assert titles == ["Slide1", "Slide3", "Slide4", "Slide5"]


@WAYS
def test_links_lead_to_pages_of_the_same_file(
    opened: Callable[..., Opened], content: Callable[..., Path], tmp_path: Path, suffix: str
) -> None:
    import pypdfium2

    slides = few() + "  - {layout: points, title: Out, points: ['[out](https://a.b/)']}\n"
    shown = opened(content(slides), suffix=suffix)
    with closing(pypdfium2.PdfDocument(printed(shown, suffix, tmp_path / "p.pdf"))) as document:
        assert len(document) == 7
        raw = (tmp_path / "p.pdf").read_bytes()
        places = [list(targets(document, at)) for at in range(7)]
    assert places == [[1, 2, 3, 4, 5], [], [], [], [], [], [-1]]
    assert b"https://a.b/" in raw
    assert b"file://" not in raw
    # On the screen they lead to slides as before.
    assert shown.page.get_by_role("link", name="link 2").get_attribute("href") == "#/s2"


def test_many_slides_are_as_many_pages(
    opened: Callable[..., Opened], content: Callable[..., Path], tmp_path: Path
) -> None:
    import pypdfium2

    shown = opened(content(few(total=120)))
    shown.press("PageDown", "Escape")  # whatever is open
    with closing(pypdfium2.PdfDocument(printed(shown, "", tmp_path / "p.pdf"))) as document:
        assert len(document) == 120
        titles = [title(page) for page in document]
    assert titles == [f"Slide{at}" for at in range(1, 121)]
    assert shown.press("Escape", "PageDown") == "s3"
    assert shown.page.locator("section").get_by_text("point 3").is_visible()


def dense(total: int) -> str:
    """Slides with tables, of which the seventh is hidden, and linked from all."""
    row = ", ".join(
        f"['[one](#s7) {at}', 'two {at}', 'three {at}', 'four {at}']" for at in range(8)
    )
    table = f"columns: [A, B, C, D], rows: [{row}]"
    return "".join(
        f"  - {{layout: table, id: s{at}, title: Slide {at}, {table}"
        + (", hidden: yes}\n" if at == 7 else "}\n")
        for at in range(1, total + 1)
    )


def test_printing_many_slides_takes_no_longer_than_as_reveal_lays_them_out(
    opened: Callable[..., Opened], content: Callable[..., Path], tmp_path: Path
) -> None:
    from time import perf_counter

    import pypdfium2

    folder = content(dense(200))
    plain = opened(folder)
    plain.press("PageDown", "PageDown")
    seconds = []
    for shown, suffix in ((plain, ""), (opened(folder, suffix="?print-pdf"), "?print-pdf")):
        if suffix:
            shown.page.wait_for_selector(".pdf-page")
        start = perf_counter()
        printed(shown, suffix, tmp_path / "p.pdf")
        seconds.append(perf_counter() - start)
        with closing(pypdfium2.PdfDocument(tmp_path / "p.pdf")) as document:
            assert len(document) == 199
            assert {document.get_page_size(at) for at in range(199)} == {(960, 540)}
            titles = [title(document[at]).split("A")[0] for at in (5, 6, 198)]
        assert titles == ["Slide6", "Slide8", "Slide200"]
    # It is about three quarters; with what this guards against it was twenty times as long.
    assert seconds[0] < 4 * seconds[1] + 1
    # The screen is as it was.
    assert plain.slide == "s3"
    filled = "() => Reveal.getSlides().filter(slide => slide.childElementCount).map(one => one.id)"
    assert plain.page.evaluate(filled) == ["s3"]
    assert plain.page.locator(".grid").count() == 0
    assert plain.press("PageUp", "Escape", "ArrowRight", "Enter") == "s3"
    assert plain.page.get_by_role("heading", name="Slide 3").is_visible()
    assert plain.told == []
