"""What a reading of a deck knows while it goes through the files, and where problems go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from deck import model
from deck.diagnostics import Diagnostic, did_you_mean, error, in_source_order, warning
from deck.reader.files import clean, load_text, shown_name
from deck.reader.nodes import (
    COMMENT_HINT,
    Comments,
    Entry,
    Mapping,
    Node,
    Scalar,
    Sequence,
    is_empty,
)
from deck.reader.syntax import parse
from deck.source import Span


class Context:
    """One reading: the files so far, the problems so far, and what the deck has declared.

    `roles` and `sources` are None as long as nobody can know them: then no name of one is an
    error. `incomplete` says that for the ids of slides. `ids` are those that slides have been
    given, `cited` those of sources. `titles` are those of all slides, as
    written, be they right or wrong. `folder` is where data files and pictures are, None
    where nobody can know.
    """

    def __init__(self, folder: Path | None = None, *, numbered: bool = True) -> None:
        """`numbered` says whether texts get keys."""
        self.folder = folder
        self.texts: dict[str, str] = {}
        self.diagnostics: list[Diagnostic] = []
        self.errors = 0
        self.file = ""
        self.roles: dict[str, model.Role] | None = None
        self.sources: dict[str, model.Source] | None = None
        self.ids: dict[str, Span] = {}
        self.cited: dict[str, Span] = {}
        self.titles: list[str] = []
        self.incomplete = False
        self.links: list[tuple[str, Span]] = []
        self.icons: list[tuple[str, Span]] = []
        #: Comments behind plain scalars of the current file; see `tell_comment`.
        self.comments: Comments = {}
        #: Nodes that are not of the current file, with their file, by their ids, which are theirs
        #: as long as they are kept here.
        self.foreign: dict[int, tuple[str, object]] = {}
        self._lines: list[str] = []
        self._syntax: list[Diagnostic] = []
        self._unread: set[tuple[str, int]] = set()
        self._key = 0 if numbered else None

    def load(self, path: Path) -> Node | None:
        """The tree of a YAML file, which becomes the current one; None if it has none."""
        name = shown_name(path)
        text, problems = load_text(path, name)
        self.diagnostics += problems
        self.errors += len(problems)
        self.file = name
        return None if text is None else self._parse(name, text)

    def load_text(self, name: str, text: str) -> Node | None:
        """The same for a text that is already at hand."""
        text, problems = clean(text.removeprefix("\ufeff"), name)
        self.diagnostics += problems
        self.errors += len(problems)
        return self._parse(name, text)

    def _parse(self, name: str, text: str) -> Node | None:
        self.file = name
        self.texts[name] = text
        self._lines = text.splitlines()
        parsed = parse(name, text)
        self.comments = parsed.comments
        self._syntax += parsed.diagnostics
        self._unread.update((name, line) for line in parsed.unread)
        self.errors += sum(item.severity == "error" for item in parsed.diagnostics)
        if parsed.root is None or is_empty(parsed.root):
            if not parsed.diagnostics or parsed.root:
                self.error("this file is empty", Span(name, 1, 1))
            return None
        return parsed.root

    @contextmanager
    def elsewhere(self, name: str, text: str) -> Iterator[None]:
        """Makes another file the current one for a while."""
        before = self.file, self._lines, self.comments
        self.file, self._lines, self.comments = name, text.splitlines(), {}
        yield
        self.file, self._lines, self.comments = before

    def finish(self) -> tuple[Diagnostic, ...]:
        """All problems, in the order of files and lines.

        Nothing more is said about a line that YAML could not read: what was read there is
        only what a hint proposes.
        """
        kept = [
            item
            for item in self.diagnostics
            if item.span is None or (item.span.file, item.span.line) not in self._unread
        ]
        return tuple(in_source_order(self._syntax + kept))

    def error(self, message: str, span: Span | None, *hints: str | None) -> None:
        """Note an error; hints that are None are left out."""
        self.errors += 1
        self.diagnostics.append(error(message, span, *(hint for hint in hints if hint)))

    def warning(self, message: str, span: Span | None, *hints: str | None) -> None:
        """Note a warning; hints that are None are left out."""
        self.diagnostics.append(warning(message, span, *(hint for hint in hints if hint)))

    def key(self) -> int:
        """The key of the next text."""
        if self._key is None:
            return -1
        self._key += 1
        return self._key - 1

    def span(self, node: Node) -> Span:
        """Where a node stands."""
        file = self._file(node) if self.foreign else self.file
        if isinstance(node, Scalar):
            return Span(file, *node[2:])
        length = 1
        if isinstance(node, Mapping) and not node.flow and node.entries:
            length = len(next(iter(node.entries)))
        return Span(file, node.line, node.column, length)

    def key_span(self, name: str, entry: Entry) -> Span:
        """Where the key `name` of an entry stands."""
        return Span(self._file(entry), entry.line, entry.column, len(name))

    def _file(self, node: object) -> str:
        return self.foreign[id(node)][0] if id(node) in self.foreign else self.file

    def line(self, number: int) -> str:
        """A line of the current file, by its number from 1."""
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def wrong_type(self, node: Node, subject: str, expected: str, *hints: str | None) -> None:
        """Note that a node is of another kind than its field takes."""
        if isinstance(node, Scalar):
            text = " ".join(node.text.split())
            short = text if len(text) <= 40 else f"{text[:40]}…"
            found = f'the text "{short}"' if short else "nothing"
        else:
            found = "a list" if isinstance(node, Sequence) else "a mapping"
        self.error(f"{subject} must be {expected}, not {found}", self.span(node), *hints)

    def not_a_text(self, node: Sequence | Mapping, subject: str) -> None:
        """Note that a list or mapping stands where a text was meant, with the cure if clear."""
        from deck.reader.quoting import quote  # only needed once something is wrong

        line = self.line(node.line).rstrip()
        start = node.column - 1
        stop: int | None = None
        if line[start : start + 1] in ("[", "{"):
            stop = _closing(line, start)
        elif isinstance(node, Mapping) and len(node.entries) == 1:
            entry = next(iter(node.entries.values()))
            if isinstance(entry.value, Scalar) and entry.value.line == node.line:
                stop = len(line)
        hints = []
        if stop is not None:
            before, value, after = line[:start].lstrip(), line[start:stop], line[stop:]
            hints.append(f"write: {before}{quote(value)}{after}")
            items = node.items if isinstance(node, Sequence) else ()
            texts = [item.text for item in items if isinstance(item, Scalar)]
            # "[Draft] One" may begin with a bracket; several items are hardly meant to show any.
            if len(items) > 1 and len(texts) == len(items):
                hints[0] = f"where the brackets are part of the text, {hints[0]}"
                hints.insert(0, f"write: {before}{quote(', '.join(texts))}{after}")
        self.wrong_type(node, subject, "a text", *hints)

    def empty(self, node: Node, subject: str) -> None:
        """Note that a field that must say something is empty."""
        from deck.reader.quoting import quote  # only needed once something is wrong

        hint = None
        if isinstance(node, Scalar) and not node.style and id(node) not in self.foreign:
            line = self.line(node.line).rstrip()
            start = len(line) - len(line[node.column - 1 :].lstrip())
            if line[start : start + 1] == "#":
                cured = f"{line[:start]}{quote(line[start:])}"
                hint = f"what follows # is a comment; write: {cured.strip()}"
                told = (self.file, node.line, start + 1)
                self._syntax = [item for item in self._syntax if (item.span or ())[:3] != told]
        self.error(f"{subject} is empty", self.span(node), hint)

    def tell_comment(self, node: Node) -> None:
        """Note that a comment ends the text of a node on its line, if one does: once."""
        span = self.comments.get((node.line, node.column))
        if span is None or id(node) in self.foreign:
            return
        from deck.reader.quoting import quoted_line  # only needed once something is wrong

        del self.comments[node.line, node.column]
        line = self.line(span.line)
        quoting = "if it is part of the text, put the text in quotes"
        start = node.column - 1
        simple = span.line == node.line and line[start : start + 1] != "&"
        cured = quoted_line(line, start) if simple else None
        self.warning(
            f'"{line[span.column - 1 :].rstrip()}" is a comment and will not be shown',
            span,
            f"if it is part of the text, write: {cured.strip()}" if cured else quoting,
            COMMENT_HINT,
        )

    def unknown(self, what: str, word: str, span: Span, known: Iterable[str]) -> None:
        """Note a name that nothing has, with the nearest one and all that there are."""
        names = list(known)
        listed = ", ".join(names[:20]) + (", …" if len(names) > 20 else "")
        self.error(
            f'unknown {what} "{word}"',
            span,
            did_you_mean(word, names),
            f"known: {listed}" if listed else None,
        )


def _closing(line: str, start: int) -> int | None:
    """The end of the bracket that opens at `start`, None if it closes on another line."""
    depth = 0
    for at in range(start, len(line)):
        depth += (line[at] in "[{") - (line[at] in "]}")
        if not depth:
            return at + 1
    return None
