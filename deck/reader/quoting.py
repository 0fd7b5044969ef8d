"""How to write a text so that YAML takes it as one: the cure that error messages show."""

from __future__ import annotations

import re

# The dashes and the key before a value on its line.
_HEAD = re.compile(r"\s*(?:- +)*(?:[A-Za-z_][\w.-]*:[ \t]+)?")
_KEY = re.compile(r"[A-Za-z_][\w.-]*:[ \t]+")


def quote(text: str) -> str:
    """`text` as a quoted scalar on one line: in double quotes where it reads well in them."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def quoted_line(line: str, column: int) -> str | None:
    """`line` with the value around `column` (from 0) in quotes; None if there is none.

    Inside `[a, b]` or `{a: b}` only the item at `column` is quoted.
    """
    head = _HEAD.match(line)
    start = head.end() if head else 0
    stop = len(line.rstrip())
    if column < start:
        # The column is in the key or the dashes: only a value can be quoted.
        start = _indent(line)
    start, stop = _item(line, start, stop, column)
    value = line[start:stop]
    if not value or (value[0] in "\"'" and value[-1] == value[0] and len(value) > 1):
        return None
    return line[:start] + quote(value) + line[stop:]


def _indent(line: str) -> int:
    head = re.match(r"\s*(?:- +)*", line)
    return head.end() if head else 0


def _item(line: str, start: int, stop: int, column: int) -> tuple[int, int]:
    """Where the flow item around `column` begins and ends; the whole value if in none."""
    opened: list[int] = []
    begin = start
    for at in range(start, min(column, stop)):
        if line[at] in "[{":
            opened.append(begin)
            begin = at + 1
        elif line[at] in "]}" and opened:
            begin = opened.pop()
        elif line[at] == "," and opened:
            begin = at + 1
    if not opened:
        return start, stop
    end = column
    while end < stop and line[end] not in ",]}":
        end += 1
    while begin < end and line[begin] == " ":
        begin += 1
    key = _KEY.match(line, begin, end)
    if key and key.end() <= column:
        begin = key.end()
    return begin, len(line[:end].rstrip())
