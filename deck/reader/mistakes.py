"""What is wrong with a text that is not YAML, and which line would cure it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from yaml import YAMLError
from yaml.tokens import (
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
)

from deck.diagnostics import Diagnostic, error
from deck.reader.nodes import EventParser
from deck.reader.quoting import quoted_line
from deck.source import Span


class Problem(NamedTuple):
    """What the parser says, and where: lines and columns from 0."""

    message: str
    line: int
    column: int
    context: str
    context_line: int
    context_column: int


def place(problem: YAMLError) -> Problem:
    """What the parser's exception says."""
    mark = getattr(problem, "problem_mark", None)
    context = getattr(problem, "context_mark", None)
    return Problem(
        getattr(problem, "problem", None) or str(problem),
        mark.line if mark else 0,
        mark.column if mark else 0,
        getattr(problem, "context", None) or "",
        context.line if context else -1,
        context.column if context else -1,
    )


def cures(lines: list[str], problem: Problem) -> Iterator[tuple[int, str]]:
    """Lines to try in the place of what is there, the likeliest first."""
    if "escape" in problem.message and problem.line < len(lines):
        line = lines[problem.line]
        at = line.rfind("\\", 0, problem.column + 1)
        if at >= 0:
            yield problem.line, f"{line[:at]}\\{line[at:]}"
        return
    if _unclosed(problem) and problem.context_line < len(lines):
        # `"text` lacks its end; in `'tis` the quote is meant.
        line = lines[problem.context_line].rstrip()
        sign = line[problem.context_column]
        closed = f"{line}{sign}" if sign == '"' else quoted_line(line, problem.context_column)
        if closed:
            yield problem.context_line, closed
        return
    opened = _open_bracket(lines, problem)
    if opened and _is_left(lines, problem, opened[0]):
        return  # no text on these lines is wrong: they only stand behind the bracket
    places = [(problem.line, problem.column)]
    if "scanning a" in problem.context and "simple key" not in problem.context:
        places.append((problem.context_line, problem.context_column))
    above = min(problem.line, len(lines)) - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    if above >= 0:
        places.append((above, len(lines[above])))
    for number, column in dict.fromkeys(places):
        if 0 <= number < len(lines):
            if spaced := _spaced(lines[number]):
                yield number, spaced
            cured = quoted_line(lines[number], column)
            if cured is not None and _needs_quotes(lines[number], cured):
                yield number, cured


def is_behind(problem: YAMLError, before: Problem, number: int) -> bool:
    """Whether a problem comes after the one that a change of the line `number` was to cure."""
    after = place(problem)
    if after.line == number == before.line:
        return after.column > before.column + 1  # the quote before it has moved it by one
    return after.line > (number if number == before.context_line else before.line)


def _unclosed(problem: Problem) -> bool:
    """Whether a quote is open at the end of the file."""
    return "unexpected end of stream" in problem.message and "quoted" in problem.context


def _open_bracket(lines: list[str], problem: Problem) -> tuple[int, int] | None:
    """The bracket that is open where the parser gave up on it: line and column from 0."""
    if "flow" not in problem.context:
        return None
    if "expected ','" in problem.message:
        return problem.context_line, problem.context_column
    rest = lines[problem.line][problem.column :] if problem.line < len(lines) else ""
    if "node content" not in problem.message or rest.startswith(","):
        return None
    parser = EventParser("\n".join([*lines, ""]))
    opened: list[tuple[int, int]] = []
    try:
        while (token := parser.get_token()) is not None:
            mark = token.start_mark
            if (mark.line, mark.column) >= (problem.line, problem.column):
                break
            if isinstance(token, (FlowSequenceStartToken, FlowMappingStartToken)):
                opened.append((mark.line, mark.column))
            elif isinstance(token, (FlowSequenceEndToken, FlowMappingEndToken)) and opened:
                opened.pop()
    except YAMLError:
        pass  # what is open before that is open
    return opened[-1] if opened else None


def _is_left(lines: list[str], problem: Problem, opened: int) -> bool:
    """Whether the line of a problem no longer belongs to the bracket of the line `opened`."""
    if problem.line <= opened:
        return False
    here = lines[problem.line].lstrip() if problem.line < len(lines) else ""
    above = "".join(lines[: problem.line]).rstrip()
    return not here or here.startswith("- ") or above[-1:] not in tuple(",[{")


def _spaced(line: str) -> str | None:
    """A line that begins with a dash and no space behind it, with one; None if it does not."""
    indent = len(line) - len(line.lstrip(" "))
    if re.match(r"-[^\s-]", line[indent:]):
        return f"{line[:indent]}- {line[indent + 1 :]}"
    return None


def _changed(line: str, cured: str) -> tuple[int, str]:
    """Where `cured` begins to differ from `line`, and the text that was put in quotes."""
    line, cured = line.rstrip(), cured.rstrip()
    start = next((at for at, (a, b) in enumerate(zip(line, cured, strict=False)) if a != b), 0)
    stop = len(line)
    while stop > start + 1 and line[stop - 1] == cured[stop - 1 + len(cured) - len(line)]:
        stop -= 1
    return start, line[start:stop]


def _needs_quotes(line: str, cured: str) -> bool:
    start, value = _changed(line, cured)
    return line[start : start + 1] in tuple("*&!@`%[]{}|>\"'#,?-") or bool(
        re.search(r":(\s|$)", value)
    )


def cured(file: str, line: str, number: int, cured: str, problem: Problem) -> Diagnostic:
    """The diagnostic for the line `number` (from 0), which can be read when it is `cured`."""
    hint = f"write: {cured.strip()}"
    start, value = _changed(line, cured)
    if cured == _spaced(line):
        return error(
            "a dash that begins an item has a space behind it", Span(file, number + 1, start), hint
        )
    if "escape" in problem.message:
        at = line.rfind("\\", 0, problem.column + 1)
        escape = line[at : at + 2]
        message = f'"{escape}" means nothing in double quotes: a backslash is written twice'
        return error(message, Span(file, number + 1, at + 1, 2), hint)
    if _unclosed(problem):
        span = Span(file, number + 1, problem.context_column + 1)
        return error("this quote is never closed", span, hint)
    span = Span(file, number + 1, start + 1, len(value))
    if value[0] in "\"'":
        message = "a text that has quotes in it must stand in quotes as a whole"
    elif value[0] in "*&!@`%[]{}|>#,?-":
        message = f'a text that starts with "{value[0]}" must stand in quotes'
    else:
        message = 'a text with ": " in it must stand in quotes'
    return error(message, span, hint)


def explain(file: str, lines: list[str], problem: Problem) -> Diagnostic:
    """The diagnostic for a mistake that quotes do not cure."""
    line = lines[problem.line] if problem.line < len(lines) else ""
    here = Span(file, problem.line + 1, problem.column + 1)
    opened = Span(file, problem.context_line + 1, problem.context_column + 1)
    indentation = line[: len(line) - len(line.lstrip())]
    if "\t" in indentation:
        span = Span(file, problem.line + 1, indentation.index("\t") + 1)
        return error("a tab cannot indent", span, "indent with spaces, two for each level")
    if _unclosed(problem):
        return error("this quote is never closed", opened)
    bracket = _open_bracket(lines, problem)
    if bracket:
        number, column = bracket
        sign = lines[number][column]
        opened = Span(file, number + 1, column + 1)
        hint = "put a text that begins with it in quotes"
        return error(f'this "{sign}" is never closed, or a comma is missing', opened, hint)
    if "could not find expected ':'" in problem.message:
        word = lines[problem.context_line].strip()
        hint = 'write "key: text", or indent the line further if it continues the text above'
        return error("this line is no key", opened._replace(length=len(word)), hint)
    if "mapping values are not allowed" in problem.message:
        start = len(indentation)
        key = here._replace(column=start + 1, length=max(1, problem.column - start))
        return error(
            "no key can stand here",
            key,
            "keys of one mapping stand in the same column",
            'a text over several lines that has ": " in it stands in quotes, or below "key: >"',
        )
    if "document start" in problem.message:
        return error("the file goes on behind its end", here, "keep one document per file")
    if re.search("expected (key|'-' indicator|<block end>)", problem.message):
        hint = "items of one list, and keys of one mapping, stand in the same column"
        return error("this does not fit the lines above it", here, hint)
    return error(f"this is not YAML: {problem.message}", here)
