"""Whatever is in a file, the reader answers with values and never raises."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from deck.diagnostics import render
from deck.reader import nodes, parse_slides
from deck.reader.layouts import LAYOUTS

KEYS = sorted(
    {field.name for layout in LAYOUTS for field in layout.fields}
    | {"layout", "title", "role", "id", "notes", "heading", "values", "name", "series", "<<"}
)
WORDS = [layout.name for layout in LAYOUTS] + ["yes", "~", "1", ".nan", "a.csv", "*x", "[a](#b)"]
PIECES = [*"*&!@`%[]{}|>#,?-:'\"\\\t\n ", "- ", ": ", "layout: ", "title: ", "\n  ", "a", "é", "\0"]

trees = st.recursive(
    st.sampled_from(WORDS) | st.text(max_size=6) | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)
    ),
    max_leaves=25,
)


def check(text: str) -> None:
    slides, diagnostics = parse_slides("s.yaml", text, folder=Path(__file__).parent)
    assert slides or any(item.severity == "error" for item in diagnostics)
    for item in diagnostics:
        assert render(item, {"s.yaml": text})
        assert item.span is None or (item.span.line > 0 and item.span.column > 0)


@given(st.text(max_size=60))
@example("\ud800")
def test_any_text(text: str) -> None:
    check(text)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@example("- layout: cover\n  title: a: b: c\n")
@example('"')
@example("{a: [")
def test_any_sequence_of_marks(text: str) -> None:
    check(text)


@given(trees)
def test_any_tree(tree: Any) -> None:
    check(json.dumps(tree))


@given(st.lists(st.dictionaries(st.sampled_from(KEYS), trees, max_size=8), max_size=3))
def test_any_slides(tree: Any) -> None:
    check(yaml.safe_dump(tree, allow_unicode=True))


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_sequence_of_marks_without_libyaml(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nodes, "EventParser", yaml.SafeLoader)
        check(text)


@given(trees)
def test_both_parsers_build_the_same_tree(tree: Any) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True)
    fast = nodes.build("s.yaml", text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nodes, "EventParser", yaml.SafeLoader)
        assert nodes.build("s.yaml", text) == fast
