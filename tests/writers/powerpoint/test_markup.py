from __future__ import annotations

import uuid
from xml.etree import ElementTree

import pytest

from deck.writers.powerpoint.markup import attribute, escape, guid
from deck.writers.powerpoint.relationships import Relationships


@pytest.mark.parametrize(
    "text", ["plain", "a < b & c > d", "\"quoted\" 'text'", "tab\tand\nline", "日本語 🎈", "\u00a0"]
)
def test_what_is_written_is_read_back(text: str) -> None:
    element = ElementTree.fromstring(f'<a b="{attribute(text)}">{escape(text)}</a>')
    assert element.text == text
    assert element.get("b") == text


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x1b", "\ud800", "\ufffe"])
def test_what_xml_cannot_hold_is_replaced(character: str) -> None:
    assert escape(f"a{character}b") == "a\ufffdb"


def test_a_guid_is_that_of_the_standard() -> None:
    nil = uuid.UUID(guid("section:0:Opening"))
    assert nil.version == 5
    assert nil.variant == uuid.RFC_4122
    assert guid("a") == guid("a") != guid("b")


def test_relationships_are_numbered_and_shared() -> None:
    relationships = Relationships()
    assert relationships.add("slideLayout", "../slideLayouts/slideLayout1.xml") == "rId1"
    assert relationships.add("hyperlink", "https://example.org/a b?x=1&y=ü", True) == "rId2"
    assert relationships.add("slideLayout", "../slideLayouts/slideLayout1.xml") == "rId1"
    last = ElementTree.fromstring(relationships.xml())[1]
    assert last.attrib == {
        "Id": "rId2",
        "Type": "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        "Target": "https://example.org/a%20b?x=1&y=%C3%BC",
        "TargetMode": "External",
    }
