from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deck.writers.reveal.lengths import css_string
from deck.writers.reveal.markup import Markup, element, escaped, joined


class Parsed(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_text_comes_out_as_it_went_in(text: str) -> None:
    parsed = Parsed(element("p", {"title": text}, text, element("b", {}, text)))
    assert parsed.tags == ["p", "b"]
    assert parsed.text == text + text
    assert parsed.attributes == [("title", text or None)]


def test_what_is_markup_is_not_escaped_again() -> None:
    inner = element("b", {}, "<&>")
    assert inner == "<b>&lt;&amp;&gt;</b>"
    assert joined(["1 < 2 ", inner]) == f"1 &lt; 2 {inner}"
    assert isinstance(joined([]), Markup)


def test_attributes() -> None:
    assert element("br", {"class": "a", "hidden": "", "title": None}) == '<br class="a" hidden>'
    assert element("i", {"title": "\"'<"}) == '<i title="&#34;&#39;&lt;"></i>'


def test_control_characters_are_dropped() -> None:
    assert escaped("a\0b\x1b\x85\n\tc") == "ab\n\tc"


@pytest.mark.parametrize("text", ['a"b', "a\\b", "</style>", "a\nb", "a;}*{x:y", "Grüße 例"])
def test_no_string_of_css_ends_early(text: str) -> None:
    written = css_string(text)
    assert (written[0], written[-1]) == ('"', '"')
    assert not re.search(r"[\"<>\n;{}]", written[1:-1])
    unescaped = re.sub(r"\\([0-9a-f]+) ", lambda match: chr(int(match[1], 16)), written[1:-1])
    assert unescaped == text
