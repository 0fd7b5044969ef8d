"""Reading a YAML file to the end although it has mistakes, so that one run lists them all.

Most mistakes in content are texts that should stand in quotes. The cure is tried: if the
file reads on with the text quoted, the hint shows exactly that line, and the reader goes on
behind it.
"""

from __future__ import annotations

from typing import NamedTuple

from yaml import YAMLError

from deck.diagnostics import Diagnostic, error
from deck.reader.nodes import Comments, Node, build
from deck.source import Span

#: How many mistakes of syntax are listed before the reader gives up on a file.
MAX_CURES = 20


class Parsed(NamedTuple):
    """A file's tree, or None, and comments in it that may be meant as texts.

    `unread` are lines that were not read as they stand there.
    """

    root: Node | None
    diagnostics: tuple[Diagnostic, ...]
    unread: frozenset[int]
    comments: Comments


def parse(file: str, text: str) -> Parsed:
    """The tree of a YAML text, with every mistake that could be found. Never raises."""
    outcome = _attempt(file, text)
    return outcome if isinstance(outcome, Parsed) else _read_on(file, text, outcome)


def _nothing(*told: Diagnostic) -> Parsed:
    return Parsed(None, told, frozenset(), {})


def _read_on(file: str, text: str, problem: YAMLError) -> Parsed:
    """The tree of a text that is not YAML, by curing what can be cured."""
    from deck.reader import mistakes  # only needed once something is wrong

    found: dict[int, Diagnostic] = {}
    outcome: Parsed | YAMLError = problem
    for _ in range(MAX_CURES):
        if isinstance(outcome, Parsed):
            break
        place = mistakes.place(outcome)
        lines = text.splitlines()
        for number, line in mistakes.cures(lines, place):
            changed = "\n".join([*lines[:number], line, *lines[number + 1 :], ""])
            after = _attempt(file, changed)
            if isinstance(after, Parsed) or mistakes.is_behind(after, place, number):
                cured = mistakes.cured(file, lines[number], number, line, place)
                # A second mistake in a line adds to what the hint for the first one shows.
                found[number] = found.get(number, cured)._replace(hints=cured.hints)
                text, outcome = changed, after
                break
        else:
            break
    told = list(found.values())
    if isinstance(outcome, YAMLError):
        told.append(mistakes.explain(file, text.splitlines(), mistakes.place(outcome)))
        outcome = _nothing()
    unread = outcome.unread | {number + 1 for number in found}
    return Parsed(outcome.root, (*told, *outcome.diagnostics), unread, outcome.comments)


def _attempt(file: str, text: str) -> Parsed | YAMLError:
    try:
        root, diagnostics, comments = build(file, text)
    except YAMLError as problem:
        return problem
    except RecursionError:
        return _nothing(error("this is nested too deeply", Span(file, 1, 1)))
    wrong = (item.span for item in diagnostics if item.severity == "error")
    unread = frozenset(span.line for span in wrong if span)
    return Parsed(root, tuple(diagnostics), unread, comments)
