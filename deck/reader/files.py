"""Getting a file's text: its name for the user, its encoding, the characters it may have."""

from __future__ import annotations

import os
import re
from pathlib import Path

from deck.diagnostics import Diagnostic, error
from deck.source import Span

# Written as what is not allowed: compiling the long ranges of what is takes milliseconds.
_ILLEGAL = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ud800-\udfff\ufeff\ufffe\uffff]"
)
#: Overrides of the direction of writing (UAX #9, section 2.2), and what they do to letters.
_OVERRIDES = {"\u202d": "left to right", "\u202e": "right to left"}
#: Line ends for YAML and for Python, but for hardly any editor, which counts lines otherwise.
_ODD_LINE_ENDS = "\x85\u2028\u2029"
#: Finds a character that XML 1.0 (section 2.2) or YAML 1.1 (section 5.1) does not allow, or one
#: that shows a text in another order than everything else reads it in.
find_illegal = _ILLEGAL.search


def shown_name(path: Path) -> str:
    """The path as the user would write it: relative to the working folder where below it."""
    # Path.resolve would follow links, whose names the user writes.
    absolute, here = Path(os.path.normpath(path.absolute())), Path.cwd()
    return str(absolute.relative_to(here) if here in absolute.parents else absolute)


def inside(folder: Path, name: str) -> Path | None:
    """The file `name` of the folder, links followed; None if it would be outside of it.

    So would an absolute path and one that goes up be, elsewhere if not here.
    """
    given = Path(name)
    if "\0" in name or given.is_absolute() or ".." in given.parts:
        return None
    try:
        path = (folder / name).resolve()
        return path if path.is_relative_to(folder.resolve()) else None
    except (OSError, RuntimeError, ValueError):
        return None


def load_text(path: Path, name: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text of a UTF-8 file and what is wrong with it; None if it cannot be read.

    A byte order mark is dropped. Illegal characters are reported and come back as U+FFFD, so
    that lines and columns stay what they are.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None, (error(f"there is no file {name}"),)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        return None, (error(f"{name} cannot be read: {reason}"),)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return None, (error("this file is UTF-16", Span(name, 1, 1), "save it as UTF-8"),)
    try:
        # Not "utf-8-sig": finding that codec costs a millisecond.
        text = data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as problem:
        return None, (_not_utf8(data, problem, name),)
    return clean(text, name)


def clean(text: str, name: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """`text` with illegal characters replaced by U+FFFD, each kind reported where it is first.

    Line ends that only Unicode knows become spaces, as line ends in prose do.
    """
    for sign in _ODD_LINE_ENDS:
        if sign in text:
            text = text.replace(sign, " ")
    if not find_illegal(text):
        return text, ()
    found: dict[str, Diagnostic] = {}
    for match in _ILLEGAL.finditer(text):
        character = match[0]
        if character not in found:
            before = _ILLEGAL.sub("\ufffd", text[: match.start()]).splitlines(keepends=True)
            last = before[-1] if before else ""
            # A line break at the end of what is before means that a new line has begun.
            new = last != last.rstrip("\n\r")
            line = len(before) + new if before else 1
            column = 1 if new else len(last) + 1
            found[character] = illegal(character, Span(name, line, column))
    return _ILLEGAL.sub("\ufffd", text), tuple(found.values())


def without_illegal(text: str) -> str:
    """`text` with illegal characters replaced by U+FFFD."""
    return _ILLEGAL.sub("\ufffd", text)


def illegal(character: str, span: Span) -> Diagnostic:
    """The diagnostic for a character that no slide can show."""
    if character in _OVERRIDES:
        return error(
            f"U+{ord(character):04X} makes all letters behind it run from {_OVERRIDES[character]}",
            span,
            "delete it: letters have their own direction",
        )
    return error(f"the control character U+{ord(character):04X} cannot be shown", span, "delete it")


def _not_utf8(data: bytes, problem: UnicodeDecodeError, name: str) -> Diagnostic:
    line = data.count(b"\n", 0, problem.start) + 1
    begin = data.rfind(b"\n", 0, problem.start) + 1
    column = len(data[begin : problem.start].decode("utf-8", "replace")) + 1
    byte = data[problem.start]
    return error(
        f"this file is not UTF-8: the byte 0x{byte:02X} stands for nothing here",
        Span(name, line, column),
        "save it as UTF-8",
    )
