"""The page as a whole, as its bytes tell."""

from __future__ import annotations

import re
from contextlib import closing
from html import unescape
from pathlib import Path

import pytest
from writers.reveal.browsing import DATE, GALLERY, INSTALLED, TALK, page_of

from deck import assets
from deck.pipeline import build

pytestmark = INSTALLED


def whole(text: str) -> str:
    """The words of a text: what stands in a comment has its hyphens apart."""
    return " ".join(text.replace("-", " ").split())


@pytest.mark.parametrize("theme", ["terminal", "plain"])
def test_the_talks_page_is_small(theme: str) -> None:
    assert len(page_of(TALK, theme)) < 600_000


@pytest.mark.parametrize("theme", ["terminal", "plain"])
def test_a_page_has_the_licences_of_what_is_in_it(theme: str) -> None:
    page = page_of(TALK, theme).decode()
    told = whole(page)
    assert "Copyright (c) 2011 2018, Christopher Jeffrey" in told
    families = set(re.findall(r"@font-face\{font-family:['\"]([^'\"]*)", page))
    assert "Inter" in families
    for name in ("reveal", *families):
        file = assets.licences_folder() / f"{name.lower().replace(' ', '-')}-licence.txt"
        assert whole(file.read_text(encoding="utf-8")) in told


@pytest.mark.parametrize("folder", [TALK, GALLERY], ids=["talk", "gallery"])
def test_a_page_refers_to_nothing_but_itself(folder: Path) -> None:
    page = page_of(folder).decode()
    head = page.split("<main>")[0]
    fetching = re.findall(r"<(?:link|script|img|iframe|object|embed)\b[^>]*>", head)
    assert fetching == ['<link rel="icon" href="data:,">']
    slides = page.split("<main>")[1].split("</main>")[0]
    links = re.findall(r'\bhref="([^"]*)"', slides)
    assert [link for link in links if not re.match(r"#/|https?://|mailto:", link)] == []
    assert "src=" not in slides
    sheet = page.split("<style>")[1].split("</style>")[0]
    assert {url[:5] for url in re.findall(r"url\(([^)]*)\)", sheet)} == {"data:"}
    assert "@import" not in sheet


def test_a_page_says_how_it_is_encoded_where_browsers_look() -> None:
    # HTML, 4.2.5.4: within the first 1024 bytes.
    assert b'<meta charset="utf-8">' in page_of(TALK)[:1024]


def test_a_page_with_files_has_no_script_but_that_of_the_settings() -> None:
    outcome = build(TALK, theme=None, draft=False, timestamp=DATE, formats=("html",), link="files/")
    with closing(outcome):
        page = b"".join(outcome.files[0][1]).decode()
        names = set(outcome.files[0][1].files)
    scripts = re.findall(r"<script([^>]*)>(.)", page)
    assert [mark for mark, content in scripts if content != "<"] == [
        ' type="application/json" id="settings"'
    ]
    assert {name for name in names if f"files/{name}" in page} == {
        name for name in names if not name.endswith(".woff2")
    }
    assert len(page) < 150_000


@pytest.mark.parametrize(
    ("link", "allowed"),
    [
        (
            None,
            "default-src 'none'; script-src HASHES; style-src 'unsafe-inline'; font-src data:; "
            "img-src data:; frame-src 'self'; base-uri 'none'; form-action 'none'",
        ),
        (
            "files/",
            "default-src 'none'; script-src 'self' HASHES; style-src 'self' 'unsafe-inline'; "
            "font-src 'self'; img-src 'self' data:; frame-src 'self'; base-uri 'none'; "
            "form-action 'none'",
        ),
    ],
)
def test_a_page_allows_what_it_needs_and_nothing_else(link: str | None, allowed: str) -> None:
    outcome = build(TALK, theme=None, draft=False, timestamp=DATE, formats=("html",), link=link)
    with closing(outcome):
        page = b"".join(outcome.files[0][1]).decode()
    told = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    hashes = r"'sha256-[\w+/]{43}='"
    assert [re.sub(rf"{hashes}(?: {hashes})*", "HASHES", unescape(one)) for one in told] == [
        allowed
    ]
    # Nothing that it is to hold for comes before it.
    assert not re.search("<(script|style|link)", page.split(told[0])[0])
