"""Inline markup: texts and the runs they become."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deck.model import Run
from deck.reader.markup import parse

BOLD, ITALIC, CODE = {"bold": True}, {"italic": True}, {"code": True}


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("plain", [Run("plain")]),
        ("a **b** c", [Run("a "), Run("b", **BOLD), Run(" c")]),
        ("*a* b", [Run("a", **ITALIC), Run(" b")]),
        ("***a***", [Run("a", **BOLD, **ITALIC)]),
        ("**a *b***", [Run("a ", **BOLD), Run("b", **BOLD, **ITALIC)]),
        ("*a **b** c*", [Run("a ", **ITALIC), Run("b", **BOLD, **ITALIC), Run(" c", **ITALIC)]),
        ("un**believ**able", [Run("un"), Run("believ", **BOLD), Run("able")]),
        ("`**x**`", [Run("**x**", **CODE)]),
        ("`` a`b ``", [Run("a`b", **CODE)]),
        ("**`x`**", [Run("x", **BOLD, **CODE)]),
        (r"\*a\* \[b\] \\ \`", [Run(r"*a* [b] \ `")]),
        (r"C:\temp and \z", [Run(r"C:\temp and \z")]),
        (r"`\*`", [Run(r"\*", **CODE)]),
        ("2 * 3 ** 4", [Run("2 * 3 ** 4")]),
        ("5* hotels", [Run("5* hotels")]),
        ("[a](https://b.c)", [Run("a", link="https://b.c")]),
        ("[a](https://b.c/d_(e))", [Run("a", link="https://b.c/d_(e)")]),
        ("x [**a** b](#c)", [Run("x "), Run("a", **BOLD, link="#c"), Run(" b", link="#c")]),
        ("**[a](#b)**", [Run("a", **BOLD, link="#b")]),
        ("[sic] and [1]", [Run("[sic] and [1]")]),
    ],
)
def test_markup_becomes_runs(text: str, runs: list[Run]) -> None:
    marked = parse(text)
    assert list(marked.runs) == runs
    assert marked.fault is None


@pytest.mark.parametrize(
    ("text", "message", "start"),
    [
        ("a **b", "this ** is never closed", 2),
        ("a *b", "this * is never closed", 2),
        ("a `b", "this ` is never closed", 2),
        ("a ``b` c", "this `` is never closed", 2),
        ("a** b", "this ** closes nothing", 1),
        ("[**a](#b) c**", "this ** is never closed", 1),
        ("[a](https://b c)", "this link has no end, or white space in its target", 0),
        ("[](#b)", "this link has no text", 0),
    ],
)
def test_marks_that_do_not_match_are_faults(text: str, message: str, start: int) -> None:
    fault = parse(text).fault
    assert fault is not None
    assert (fault.message, fault.start) == (message, start)


@given(st.text(alphabet=" ab*`[]()\\#", max_size=40))
def test_every_letter_is_kept(text: str) -> None:
    marked = parse(text)
    shown = "".join(run.text for run in marked.runs)
    links = "".join(link.target for link in marked.links)
    for letter in "ab":
        assert shown.count(letter) + links.count(letter) == text.count(letter)


@given(st.text(alphabet="ab *`[\\", max_size=30))
def test_an_escaped_text_is_shown_as_it_is(text: str) -> None:
    escaped = "".join(f"\\{sign}" if sign in "*`[\\" else sign for sign in text)
    marked = parse(escaped)
    assert marked.fault is None
    assert "".join(run.text for run in marked.runs) == text
    assert not any(run.bold or run.italic or run.code for run in marked.runs)
