"""A page whose scripts, styles, fonts and pictures are files, in Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest
from writers.reveal.browsing import DATE, GALLERY, INSTALLED, TALK, Opened

from deck import page_files, target
from deck.pipeline import build

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

pytestmark = INSTALLED

PICTURES = """() => [...document.querySelectorAll('.i')]
    .map(one => getComputedStyle(one).backgroundImage.match(/url\\("(.*)"\\)/)[1])"""
LOADED = """name => performance.getEntriesByType('resource')
    .filter(entry => decodeURIComponent(entry.name).endsWith(name)).length"""


def page_in(folder: Path, content: Path) -> Path:
    """The page of a talk at `talk's/page.html`, its files in `files/ä b`."""
    page, files = folder / "talk's" / "page.html", folder / "files" / "ä b"
    link = page_files.link(files, page.parent)
    outcome = build(content, theme=None, draft=False, timestamp=DATE, formats=("html",), link=link)
    assert outcome.files, outcome.diagnostics
    with closing(outcome):
        data = outcome.files[0][1]
        with page_files.placed(files, page, data.files):
            target.write(page, data)
    return page


@contextmanager
def context_of(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 720}, **options)
    yield context
    context.close()


@pytest.mark.parametrize("content", [TALK, GALLERY], ids=["talk", "gallery"])
def test_a_page_opens_from_disk_with_all_its_files(
    browser: Browser, tmp_path: Path, content: Path
) -> None:
    file = page_in(tmp_path, content)
    with context_of(browser, offline=True) as context:
        shown = Opened(context, file)
        for _ in shown.slides():
            shown.page.wait_for_timeout(1)
        asked = {Path(unquote(urlsplit(url).path)).name for url in shown.asked}
        there = {path.name for path in (tmp_path / "files" / "ä b").iterdir() if path.is_file()}
        assert there - asked == {name for name in there if name.endswith(".txt")}
        assert asked - there == {"page.html"}
        fonts = "() => [...document.fonts].map(font => font.status)"
        assert set(shown.page.evaluate(fonts)) == {"loaded"}
        pictures = {Path(unquote(url)).name for url in shown.page.evaluate(PICTURES)}
        assert pictures == {name for name in there if name.startswith("picture-")}
        assert len(pictures) == (2 if content == GALLERY else 0)
        assert shown.told == []


def test_the_speaker_view_opens_from_disk(browser: Browser, tmp_path: Path) -> None:
    file = page_in(tmp_path, TALK)
    with context_of(browser, offline=True) as context:
        shown = Opened(context, file)
        with context.expect_page() as window:
            shown.page.keyboard.press("s")
        speaker = window.value
        speaker.locator(".speaker-controls-notes .value").get_by_text("Good to see").wait_for()
        upcoming = speaker.frame_locator("#upcoming-slide iframe")
        upcoming.get_by_role("heading", level=2).first.wait_for()
        speaker.keyboard.press("ArrowRight")
        shown.page.wait_for_function("() => Reveal.getIndices().h === 1")
        assert shown.told == []


def test_no_script_runs_that_is_not_in_a_file(browser: Browser, tmp_path: Path) -> None:
    file = page_in(tmp_path, TALK)
    with context_of(browser, offline=True) as context:
        shown = Opened(context, file)
        shown.page.evaluate(
            "() => { const script = document.createElement('script');"
            " script.textContent = 'window.foreign = 1'; document.body.append(script); }"
        )
        assert shown.page.evaluate("() => window.foreign") is None
        assert "Content Security Policy" in shown.told[0]


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder under a policy, and tells nobody."""

    policy = ""

    def end_headers(self) -> None:
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The address of a web server for the test's folder."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path)) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_page_opens_from_a_web_server(browser: Browser, tmp_path: Path, address: str) -> None:
    page_in(tmp_path / "deep" / "down", GALLERY)
    told: list[str] = []
    found: list[tuple[int, str]] = []
    with context_of(browser) as context:
        context.on("console", lambda message: told.append(message.text))
        context.on("response", lambda answer: found.append((answer.status, answer.url)))
        page = context.new_page()
        page.goto(f"{address}/deep/down/talk's/page.html")
        page.wait_for_function("() => window.Reveal && Reveal.isReady()")
        page.evaluate("() => document.fonts.ready.then(() => true)")
        for index in range(page.evaluate("() => Reveal.getTotalSlides()")):
            page.evaluate("index => Reveal.slide(index)", index)
        page.wait_for_load_state("networkidle")
    assert told == []
    assert {status for status, _ in found} == {200}
    assert all(url.startswith((address, "data:")) for _, url in found)
    assert len([url for _, url in found if ".woff2" in url]) >= 4
    assert len([url for _, url in found if "/picture-" in url]) == 2


@pytest.mark.parametrize("allowed", [True, False])
def test_a_server_without_inline_scripts_has_to_allow_that_of_the_speaker_view(
    browser: Browser,
    tmp_path: Path,
    address: str,
    monkeypatch: pytest.MonkeyPatch,
    allowed: bool,
) -> None:
    text = unescape(page_in(tmp_path, TALK).read_text(encoding="utf-8"))
    hashes = re.findall(r"'sha256-[^']+'", text)
    assert len(hashes) == 1
    monkeypatch.setattr(Quiet, "policy", f"script-src 'self' {hashes[0] if allowed else ''}")
    told: list[str] = []
    with context_of(browser) as context:
        context.on("console", lambda message: told.append(message.text))
        page = context.new_page()
        page.goto(f"{address}/talk's/page.html")
        page.wait_for_function("() => window.Reveal && Reveal.isReady()")
        with context.expect_page() as window:
            page.keyboard.press("s")
        if allowed:
            notes = window.value.locator(".speaker-controls-notes .value")
            notes.get_by_text("Good to see").wait_for()
        else:
            window.value.get_by_text("Loading speaker view").wait_for()
            assert window.value.locator("iframe").count() == 0
        page.keyboard.press("ArrowRight")
        assert page.evaluate("() => Reveal.getIndices().h") == 1
        assert len(told) == (0 if allowed else 1)
