"""YAML as a tree of nodes that know their places, built from the parser's events.

Scalars keep their text as written: what `no` or `3.10` means is for the schema to say. Tags,
merge keys and whatever else would turn a readable file into a program are errors.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from deck.diagnostics import Diagnostic, error, warning
from deck.reader.line_ends import unfolded
from deck.source import Span

#: An event of the parser. The published stubs do not know what an event has.
Event = Any

# PyYAML without libyaml is slower, and otherwise the same.
EventParser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

#: How many nodes the aliases of one file may stand for in place, nested ones counted each time.
MAX_ALIASES = 100
#: How deep nodes may nest: far beyond any content, far below what Python's stack can take.
MAX_DEPTH = 40


class Scalar(NamedTuple):
    """A text as written, but for line ends that stand for nothing.

    `style` is its quote, `|` or `>`, or empty for a plain scalar. `line` and `column` count
    from 1. `length` is in characters on the first line.
    """

    text: str
    style: str
    line: int
    column: int
    length: int


class Sequence(NamedTuple):
    """A list; `flow` tells `[a, b]` from dashes."""

    items: tuple[Node, ...]
    flow: bool
    line: int
    column: int


class Entry(NamedTuple):
    """A value of a mapping, with the place of its key."""

    line: int
    column: int
    value: Node


class Mapping(NamedTuple):
    """Entries by key, in the order of the file; `flow` tells `{a: b}` from indented lines."""

    entries: dict[str, Entry]
    flow: bool
    line: int
    column: int


Node = Scalar | Sequence | Mapping


class StopReadingError(Exception):
    """Raised where a file cannot be read on."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        """With the reason."""
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def is_empty(node: Node) -> bool:
    """Whether nothing stands here, as after `key:`; `~` is nothing too."""
    return isinstance(node, Scalar) and not node.style and node.text in ("", "~")


#: Comments that end a plain scalar on their line, by the line and column where it begins.
Comments = dict[tuple[int, int], Span]
#: What authors are told who mean a comment.
COMMENT_HINT = "a comment that is meant as one stands on a line of its own"


def build(file: str, text: str) -> tuple[Node | None, list[Diagnostic], Comments]:
    """The tree of a file, None where it has none; what is wrong with it; and its comments.

    The comments are those that only the schema can judge: after a text they are hardly
    meant, after a name or a number they are. Raises `yaml.YAMLError` where the text is not YAML.
    """
    builder = _Builder(file, text)
    try:
        return builder.document(), builder.diagnostics, builder.comments
    except StopReadingError as stop:
        return None, [*builder.diagnostics, stop.diagnostic], {}


class _Builder:
    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.lines = text.splitlines()
        self.diagnostics: list[Diagnostic] = []
        self.comments: Comments = {}
        self._next = EventParser(text).get_event
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._unused: dict[str, Span] = {}
        self._open: set[str] = set()
        self._aliases = 0
        # "title: Issue #12" is cut short by YAML; looking for it costs only files that have one.
        self._hashes = " #" in text or "\t#" in text

    def document(self) -> Node | None:
        self._next()
        event = self._next()
        if isinstance(event, StreamEndEvent):
            return None
        root = self._node(self._next(), 0)
        self._next()
        event = self._next()
        if isinstance(event, DocumentStartEvent):
            self._error("a second document begins here", self._span(event, 3), "keep one per file")
        for name, span in self._unused.items():
            hint = self._cure(span)
            self.diagnostics.append(
                warning(f'"&{name}" names a value that nothing refers to', span, *hint)
            )
        return root

    def _node(self, event: Event, depth: int) -> Node:
        mark = event.start_mark
        kind = event.__class__
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                return self._marked(event, depth)
            end, style, text = event.end_mark, event.style or "", event.value
            line, column = mark.line, mark.column
            if end.line == line:
                length = end.column - column
            else:
                length = 1 if style in ("|", ">") else len(self.lines[line]) - column
                if not text.isascii():
                    text = unfolded(text, self.lines[line : end.line + 1])
            if self._hashes and not style:
                self._look_for_hash(event)
            return Scalar(text, style, line + 1, column + 1, length)
        if kind is AliasEvent:
            return self._alias(event)
        if event.anchor is not None or event.tag is not None:
            return self._marked(event, depth)
        if depth == MAX_DEPTH:
            raise StopReadingError(error("this is nested too deeply", self._span(event)))
        if kind is MappingStartEvent:
            return self._mapping(event, depth + 1)
        return self._sequence(event, depth + 1)

    def _sequence(self, event: Event, depth: int) -> Sequence:
        following, items = self._next, []
        item = following()
        while item.__class__ is not SequenceEndEvent:
            items.append(self._node(item, depth))
            item = following()
        mark = event.start_mark
        return Sequence(tuple(items), bool(event.flow_style), mark.line + 1, mark.column + 1)

    def _mapping(self, event: Event, depth: int) -> Mapping:
        following, build_node = self._next, self._node
        entries: dict[str, Entry] = {}
        key = following()
        while key.__class__ is not MappingEndEvent:
            if key.__class__ is not ScalarEvent or key.tag is not None or key.anchor is not None:
                self._odd_key(key, depth)
                self._node(following(), depth)
            else:
                name: str = key.value
                mark: Any = key.start_mark
                entry = Entry(mark.line + 1, mark.column + 1, build_node(following(), depth))
                if name in entries:
                    self._duplicate(key, entries[name])
                elif name == "<<" and not key.style:
                    hint = "write the keys out"
                    self._error("merge keys are not supported", self._span(key, 2), hint)
                else:
                    entries[name] = entry
            key = following()
        mark = event.start_mark
        return Mapping(entries, bool(event.flow_style), mark.line + 1, mark.column + 1)

    def _duplicate(self, key: Event, first: Entry) -> None:
        self._error(
            f'the key "{key.value}" stands here twice',
            self._span(key, len(key.value)),
            f"it is first given at {self.file}:{first.line}:{first.column}",
        )

    def _odd_key(self, key: Event, depth: int) -> None:
        span = self._span(key)
        self._error("a key must be a plain word", span)
        if key.__class__ is not AliasEvent:
            self._node(_bare(key), depth)

    def _marked(self, event: Event, depth: int) -> Node:
        """A node with a tag (an error) or an anchor (kept for its aliases)."""
        span = self._span(event)
        if event.tag is not None:
            self._error(
                "a tag is not supported: types come from the field", span, *self._cure(span)
            )
        name = event.anchor
        if name is None:
            return self._node(_bare(event), depth)
        self._open.add(name)
        before = self._aliases
        node = self._node(_bare(event), depth)
        self._open.discard(name)
        self._anchors[name] = (node, self._aliases - before)
        self._unused[name] = Span(self.file, span.line, span.column, len(name) + 1)
        return node

    def _alias(self, event: Event) -> Node:
        name = event.anchor
        span = self._span(event, len(name) + 1)
        if name in self._open:
            raise StopReadingError(
                error(f'"*{name}" stands inside the value that it repeats', span)
            )
        if name not in self._anchors:
            self._error(
                f'"*{name}" repeats the value marked "&{name}", and there is none',
                span,
                *self._cure(span),
            )
            return Scalar(name, "", span.line, span.column, span.length)
        node, nested = self._anchors[name]
        self._unused.pop(name, None)
        self._aliases += 1 + nested
        if self._aliases > MAX_ALIASES:
            raise StopReadingError(
                error(f"more than {MAX_ALIASES} values are repeated with * in this file", span)
            )
        return node

    def _look_for_hash(self, event: Event) -> None:
        end = event.end_mark
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        match = re.match(r"[ \t]+(#.*)", rest)
        if match:
            column = end.column + match.start(1) + 1
            comment = match[1].rstrip()
            span = Span(self.file, end.line + 1, column, len(comment))
            if not re.match(r"#[^\s#]", comment):
                if event.value:
                    start = event.start_mark
                    self.comments[start.line + 1, start.column + 1] = span
                return
            one_line = end.line == event.start_mark.line
            text = self._span(event) if event.value else span
            hint = self._cure(text) if one_line else ()
            self.diagnostics.append(
                warning(
                    f'"{comment}" is a comment and will not be shown', span, *hint, COMMENT_HINT
                )
            )

    def _cure(self, span: Span) -> tuple[str, ...]:
        """The hint that shows the line of `span` with its text in quotes."""
        from deck.reader.quoting import quoted_line  # only needed once something is wrong

        line = self.lines[span.line - 1] if span.line <= len(self.lines) else ""
        cured = quoted_line(line, span.column - 1)
        return (f"if a text is meant, write: {cured.strip()}",) if cured else ()

    def _error(self, message: str, span: Span, *hints: str) -> None:
        self.diagnostics.append(error(message, span, *hints))

    def _span(self, event: Event, length: int = 1) -> Span:
        mark = event.start_mark
        return Span(self.file, mark.line + 1, mark.column + 1, length)


def _bare(event: Event) -> Event:
    """The same event without its tag and anchor."""
    event.tag = event.anchor = None
    return event
