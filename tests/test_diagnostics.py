from __future__ import annotations

from deck.diagnostics import (
    Diagnostic,
    did_you_mean,
    error,
    has_errors,
    in_source_order,
    render,
    warning,
)
from deck.source import Span, snippet

SOURCES = {"talk.yaml": "title: A talk\nslides:\n\t- layout: tiers\n"}


class TestSnippet:
    def test_the_line_and_a_marker_below_it(self) -> None:
        assert snippet(Span("talk.yaml", 1, 8, 6), SOURCES) == (
            "    1 | title: A talk\n      |        ^^^^^^"
        )

    def test_a_tab_is_one_space_wide(self) -> None:
        assert snippet(Span("talk.yaml", 3, 12, 5), SOURCES) == (
            "    3 |  - layout: tiers\n      |            ^^^^^"
        )

    def test_a_marker_ends_with_its_line(self) -> None:
        shown = snippet(Span("talk.yaml", 2, 5, 40), SOURCES)
        assert shown == "    2 | slides:\n      |     ^^^"

    def test_a_place_after_the_end_of_the_line(self) -> None:
        shown = snippet(Span("talk.yaml", 2, 8, 1), SOURCES)
        assert shown == "    2 | slides:\n      |        ^"

    def test_of_what_is_not_at_hand(self) -> None:
        assert snippet(Span("other.yaml", 1, 1), SOURCES) is None
        assert snippet(Span("talk.yaml", 9, 1), SOURCES) is None
        assert snippet(Span("talk.yaml", 0, 1), SOURCES) is None


class TestRender:
    def test_place_message_line_and_hints(self) -> None:
        span = Span("talk.yaml", 3, 12, 5)
        one = error('there is no slide layout "tiers"', span, 'did you mean "tier"?', "or not")
        assert render(one, SOURCES) == (
            'talk.yaml:3:12: error: there is no slide layout "tiers"\n'
            "    3 |  - layout: tiers\n"
            "      |            ^^^^^\n"
            '      = did you mean "tier"?\n'
            "      = or not"
        )

    def test_without_a_place(self) -> None:
        assert render(warning("no fonts", None, "get some"), SOURCES) == (
            "warning: no fonts\n      = get some"
        )

    def test_without_the_text_of_the_file(self) -> None:
        assert render(error("bad", Span("other.yaml", 2, 4)), SOURCES) == (
            "other.yaml:2:4: error: bad"
        )


def test_severities() -> None:
    span = Span("a", 1, 1)
    assert error("x", span, "y") == Diagnostic("error", "x", span, ("y",))
    assert warning("x") == Diagnostic("warning", "x", None, ())
    assert has_errors([warning("x"), error("y")])
    assert not has_errors([warning("x")])
    assert not has_errors([])


def test_source_order() -> None:
    placed = [
        error("e", Span("b.yaml", 1, 1)),
        error("d", Span("a.yaml", 10, 1)),
        error("c", Span("a.yaml", 9, 2)),
        error("b", Span("a.yaml", 9, 1)),
        warning("a", Span("a.yaml", 9, 1)),
        error("z"),
        error("y"),
    ]
    assert [one.message for one in in_source_order(placed)] == list("abcdeyz")


def test_files_come_in_their_order() -> None:
    places = [("b.yaml", 1), ("a.yaml", 2), ("a.yaml", 1), ("y.xml", 3), ("x.xml", 4)]
    found = [error("e", Span(file, line, 1)) for file, line in places]
    ordered = in_source_order(found, ["b.yaml", "c.yaml", "a.yaml"])
    assert [(one.span.file, one.span.line) for one in ordered if one.span] == [
        ("b.yaml", 1),
        ("a.yaml", 1),
        ("a.yaml", 2),
        ("x.xml", 4),
        ("y.xml", 3),
    ]


def test_did_you_mean() -> None:
    layouts = ["cards", "chart", "cover", "comparison"]
    assert did_you_mean("card", layouts) == 'did you mean "cards"?'
    assert did_you_mean("COVER", layouts) == 'did you mean "cover"?'
    assert did_you_mean("comparision", iter(layouts)) == 'did you mean "comparison"?'
    assert did_you_mean("zebra", layouts) is None
    assert did_you_mean("cards", []) is None


def test_a_span_as_text() -> None:
    assert str(Span("talk.yaml", 3, 12, 5)) == "talk.yaml:3:12"


def test_a_long_line_is_cut_around_the_place() -> None:
    line = f"  - text: {'a' * 60} {'b' * 60} the culprit {'c' * 60}"
    at = line.index("the culprit") + 1
    shown = snippet(Span("a.yaml", 1, at, 11), {"a.yaml": line})
    assert shown is not None
    code, marker = shown.splitlines()
    assert len(code) == len("    1 | ") + 96
    assert code[8] == "…"
    assert code[-1] == "…"
    start = marker.index("^")
    assert code[start : start + 11] == "the culprit"
    assert marker.count("^") == 11


def test_a_marker_ends_where_a_long_line_is_cut() -> None:
    line = "title: " + "word " * 40
    shown = snippet(Span("a.yaml", 1, 8, 200), {"a.yaml": line})
    assert shown is not None
    code, marker = shown.splitlines()
    assert len(marker) == len(code)
