"""Field types, and records made of them: the walker that turns nodes into model values.

A schema is a value: a `Record` lists its `Field`s, each with a type and a line of
documentation. `read` of a type returns the value; or None where the node is empty or wrong,
having noted in the context what is wrong. Nothing stops at the first problem.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

from deck.diagnostics import did_you_mean
from deck.reader.context import Context
from deck.reader.nodes import Mapping, Node, Scalar, Sequence, is_empty
from deck.reader.slips import tell_split_text, warn_of_split_numbers


class Type(Protocol):
    """The type of a field. `label` is what the reference calls it."""

    label: str

    def read(self, node: Node, subject: str, ctx: Context) -> Any:
        """The value of `node`; `subject` is what messages call it, such as `"title"`."""
        ...


class Field(NamedTuple):
    """A field of a record: its key, its type, what it is, and what it is when left out."""

    name: str
    type: Type
    doc: str
    required: bool = False
    default: Any = None


#: A record's values by the names of its fields; those left out or wrong have their default.
Values = dict[str, Any]


class ListOf:
    """A list of items of one type."""

    def __init__(
        self, item: Type, least: int = 0, most: int | None = None, *, blank: bool = False
    ) -> None:
        """Of `least` to `most` items; with `blank`, an item may be empty."""
        self.item, self.least, self.most, self.blank = item, least, most, blank
        many = f", at most {most}" if most else ""
        self.label = f"list of {item.label}{many}"

    def read(self, node: Node, subject: str, ctx: Context) -> tuple[Any, ...] | None:
        """The items, or None if any of them is wrong."""
        if not isinstance(node, Sequence):
            if not is_empty(node):
                ctx.wrong_type(node, subject, "a list", _list_hint(node))
            return None
        before = ctx.errors
        item = f"an item of {subject}"
        if node.flow and self.item.label.endswith("prose"):
            warn_of_split_numbers(node, ctx)
        values = []
        for child in node.items:
            errors = ctx.errors
            value = self.item.read(child, item, ctx)
            if value is None and not self.blank and ctx.errors == errors:
                ctx.empty(child, item)
            values.append(value)
        if len(values) < self.least:
            count = "one item" if self.least == 1 else f"{self.least} items"
            ctx.error(f"{subject} needs at least {count}", ctx.span(node))
        if self.most is not None and len(values) > self.most:
            extra = ctx.span(node.items[self.most])
            ctx.error(f"{subject} has {len(values)} items, {self.most} at most", extra)
        return tuple(values) if ctx.errors == before else None


class MapOf:
    """A mapping of names to values of one type."""

    def __init__(self, item: Type, name: Type, least: int = 0, most: int | None = None) -> None:
        """Of `least` to `most` entries; `name` is the type of the names."""
        self.item, self.name, self.least, self.most = item, name, least, most
        many = f", at most {most}" if most else ""
        self.label = f"mapping of names to {item.label}{many}"

    def read(self, node: Node, subject: str, ctx: Context) -> dict[str, Any] | None:
        """The values by name, those that are right; None if it is no mapping."""
        if not isinstance(node, Mapping):
            if not is_empty(node):
                ctx.wrong_type(node, subject, "a mapping", 'write "name: value" lines below it')
            return None
        values: dict[str, Any] = {}
        split = tell_split_text(node, [], ctx)
        entries = [(key, entry) for key, entry in node.entries.items() if key not in split]
        for at, (key, entry) in enumerate(entries):
            if at == self.most:
                message = f"{subject} has {len(entries)} entries, {self.most} at most"
                ctx.error(message, ctx.key_span(key, entry))
            self.name.read(Scalar(key, "", entry.line, entry.column, len(key)), subject, ctx)
            errors = ctx.errors
            value = self.item.read(entry.value, f'"{key}"', ctx)
            if value is not None:
                values[key] = value
            elif ctx.errors == errors:
                ctx.empty(entry.value, f'"{key}"')
        if len(entries) < self.least:
            ctx.error(f"{subject} needs at least one entry", ctx.span(node))
        return values


class Record:
    """A mapping with declared fields. `label` is what messages and the reference call it."""

    def __init__(
        self,
        label: str,
        fields: tuple[Field, ...],
        build: Callable[[Values, Node, Context], Any],
        check: Callable[[Values, Mapping, Context], None] | None = None,
    ) -> None:
        """`build` makes a value of the fields once all are right.

        `check` is called with what could be read even if some of it is wrong, to find faults
        between fields.
        """
        self.label, self.fields = label, fields
        self._build, self._check = build, check
        self._order = [
            (field.name, f'"{field.name}"', field.type, field.required) for field in fields
        ]
        self._required = {field.name for field in fields if field.required}
        self._defaults = {field.name: field.default for field in fields}

    def is_meant(self, node: Mapping) -> bool:
        """Whether a mapping is this record, be it wrong, and no text that lacks its quotes."""
        known = self._defaults.keys()
        keys = node.entries.keys()
        return not keys or not keys.isdisjoint(known) or any(did_you_mean(k, known) for k in keys)

    def read(self, node: Node, subject: str, ctx: Context) -> Any:
        """The value that `build` makes, or None if anything in the mapping is wrong."""
        before = ctx.errors
        values = self.values(node, subject, ctx)
        return None if values is None or ctx.errors != before else self._build(values, node, ctx)

    def values(self, node: Node, subject: str, ctx: Context) -> Values | None:
        """The values of the fields as far as they are right; None if it is no mapping."""
        if not isinstance(node, Mapping):
            if not is_empty(node):
                self._not_a_mapping(node, subject, ctx)
            return None
        values = self._defaults.copy()
        entries = node.entries
        seen = 0
        # In the order of the schema, which is that of reading, whatever the order in the file.
        for key, word, type_, required in self._order:
            entry = entries.get(key)
            if entry is None:
                continue
            seen += 1
            errors = ctx.errors
            value = type_.read(entry.value, word, ctx)
            if value is not None:
                values[key] = value
            elif required and ctx.errors == errors:
                ctx.empty(entry.value, word)
        if seen < len(entries):
            self._unknown(node, ctx)
        if not self._required <= entries.keys():
            self._missing(node, ctx)
        if self._check:
            self._check(values, node, ctx)
        return values

    def _unknown(self, node: Mapping, ctx: Context) -> None:
        known = [field.name for field in self.fields]
        split = tell_split_text(node, known, ctx)
        for key, entry in node.entries.items():
            if key not in self._defaults and key not in split:
                span = ctx.key_span(key, entry)
                ctx.unknown(f"key in {a(self.label)}:", key, span, known)

    def _missing(self, node: Mapping, ctx: Context) -> None:
        for field in self.fields:
            if field.required and field.name not in node.entries:
                ctx.error(
                    f'{a(self.label)} needs "{field.name}"',
                    ctx.span(node),
                    f"{field.name}: {field.doc}",
                )

    def _not_a_mapping(self, node: Node, subject: str, ctx: Context) -> None:
        hint = f"its keys are {', '.join(field.name for field in self.fields)}"
        first = self._meant(node, ctx) if isinstance(node, Scalar) else None
        if isinstance(node, Scalar) and first and "\n" not in node.text:
            line = ctx.line(node.line).rstrip()
            before, rest = line[: node.column - 1].rstrip(), line[node.column - 1 :]
            hint = f"write: {first}: {rest}"
            if before and before[-1] != "-":  # not an item of a list
                hint = f"write: {{{first}: {rest[: node.length]}}}"
        ctx.wrong_type(node, subject, a(self.label), hint)

    def _meant(self, node: Scalar, ctx: Context) -> str | None:
        """The first of the fields that have to be there which takes a text as it is."""
        for field in self.fields:
            if field.required:
                trial = Context(numbered=False)
                trial.file = ctx.file
                if field.type.read(node, "", trial) is not None and not trial.errors:
                    return field.name
        return None


def into(build: Callable[..., Any]) -> Callable[[Values, Node, Context], Any]:
    """A record's `build` for a class whose fields are the record's and `span`."""
    return lambda values, node, ctx: build(**values, span=ctx.span(node))


def items(node: Mapping, key: str) -> tuple[Node, ...] | None:
    """The nodes of a list in a mapping, right or wrong; None if there is no list."""
    entry = node.entries.get(key)
    return entry.value.items if entry and isinstance(entry.value, Sequence) else None


def a(noun: str) -> str:
    """`noun` with its indefinite article."""
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _list_hint(node: Node) -> str | None:
    if isinstance(node, Scalar) and not node.style and re.match(r"-[^\s-]", node.text):
        return f"a dash that begins an item has a space behind it: - {node.text[1 : node.length]}"
    if isinstance(node, Scalar) and "\n" not in node.text:
        text = node.text if not node.style else f"{node.style}{node.text}{node.style}"
        return f"write it as an item, on a line of its own: - {text}"
    if isinstance(node, Mapping):
        return 'put "- " before the first key of each item'
    return None
