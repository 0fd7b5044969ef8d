"""Field types of one scalar: texts, switches, numbers, words."""

from __future__ import annotations

import math
import re

from deck.diagnostics import did_you_mean
from deck.model import Run, Text
from deck.reader.context import Context
from deck.reader.files import find_illegal, illegal, without_illegal
from deck.reader.line_ends import without_line_ends
from deck.reader.markup import Fault, has_marks, parse
from deck.reader.nodes import Node, Scalar, Sequence, is_empty
from deck.reader.schema import a
from deck.source import Span

# Patterns that few decks need are left to the cache of `re`, which compiles them in time.
# Not `str.split`: a no-break space is a character of the text.
_SPACE = re.compile(r"[ \t\n\r\x85\u2028\u2029]+")
_LINE = r"\n\s*"
_BLANK_LINE = r"\n[ \t]*\n[ \t\n]*"
_NUMBER = r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?"
_SCHEME, _NOT_IN_TARGET = r"(?i:https?://|mailto:)", r"[\s<>\"]"
_UNMARKED = Run("")
#: Words for yes and no, in small letters.
TRUE, FALSE = ("yes", "true", "on"), ("no", "false", "off")


def text_of(node: Node, subject: str, ctx: Context) -> str | None:
    """The text of a scalar as written; None, and an error, if it is none or not showable."""
    if not isinstance(node, Scalar):
        ctx.not_a_text(node, subject)
        return None
    # Only an escape in double quotes can make a character that the file itself has not.
    if node.style == '"' and not node.text.isprintable() and (match := find_illegal(node.text)):
        item = illegal(match[0], ctx.span(node))
        ctx.error(item.message, item.span, *item.hints)
        return without_illegal(node.text)
    return node.text


def single_line(text: str) -> str:
    """`text` without its line ends, indentation and doubled spaces."""
    if not text.isascii():
        text = without_line_ends(text)
    return _SPACE.sub(" ", text).strip(" ")


def _look_for_dash(node: Node, subject: str, ctx: Context) -> None:
    """Warn of a dash that begins a line of a plain text, where it has several lines."""
    if isinstance(node, Scalar) and len(node.text) > node.length and not node.style:
        from deck.reader.slips import warn_of_swallowed_dash  # most texts stand on one line

        warn_of_swallowed_dash(node, subject, ctx)


class Prose:
    """Text with inline markup."""

    def __init__(self, *, keyed: bool = True, blank: bool = False, marked: bool = True) -> None:
        """`keyed` gives it a key; `blank` lets it be empty.

        One that is not `marked` is shown where there is no bold, italic, code or link.
        """
        self.keyed, self.blank, self.marked = keyed, blank, marked
        self.label = "prose" if marked else "unmarked prose"

    def read(self, node: Node, subject: str, ctx: Context) -> Text | None:
        """The text, or None if it is empty and may not be."""
        raw = text_of(node, subject, ctx)
        if raw is None:
            return None
        _look_for_dash(node, subject, ctx)
        span = ctx.span(node)
        # Most texts are as they should be, which is soon seen.
        text = raw if raw.isprintable() and "  " not in raw else single_line(raw)
        text = text.strip(" ")
        if not text or text.isspace():
            return Text((), span) if self.blank else None
        if ctx.comments:
            ctx.tell_comment(node)
        runs = mark_up(text, node, span, ctx) if has_marks(text) else (Run(text),)
        read = Text(runs, span, ctx.key() if self.keyed else -1)
        if not self.marked and any(run._replace(text="") != _UNMARKED for run in runs):
            ctx.error(
                f"{subject} cannot have bold, italic, code or links", span, f"write: {read.plain}"
            )
        return read


def mark_up(text: str, node: Node, span: Span, ctx: Context) -> tuple[Run, ...]:
    """The runs of a text with markup in it."""
    marked = parse(text)
    if marked.fault:
        _report(marked.fault, text, node, span, ctx)
    for link in marked.links:
        place = _within(span, text, node, link.start, link.length, ctx)
        if link.target.startswith("#") and len(link.target) > 1:
            ctx.links.append((link.target[1:], place))
        else:
            check_target(link.target, place, ctx)
    return marked.runs


def check_target(target: str, span: Span, ctx: Context) -> bool:
    """Whether a link leads to the web or to a mail address; if not, notes an error."""
    bad = re.search(_NOT_IN_TARGET, target)
    inner = target.removeprefix("<").removesuffix(">")
    begins = re.match(_SCHEME, inner)
    if begins and not bad and begins.end() < len(target):
        return True
    what = f'a link cannot lead to "{target}"' if target else "this link has no target"
    hint = "a link starts with https://, http:// or mailto:, or is # and the id of a slide"
    if begins and bad:
        sign = bad[0]
        hint = f"write {sign} as {''.join(f'%{byte:02X}' for byte in sign.encode())}"
        if f"<{inner}>" == target:
            hint = f"write it without < and >: {inner}"
    ctx.error(what, span, hint)
    return False


def _within(span: Span, text: str, node: Node, start: int, length: int, ctx: Context) -> Span:
    """The place of part of a text, where it stands in the file as it is; else that of all."""
    line = ctx.line(span.line)
    at = line.find(text, span.column - 1)
    if at < 0 or at > span.column:
        return span
    return Span(span.file, span.line, at + start + 1, length)


def _report(fault: Fault, text: str, node: Node, span: Span, ctx: Context) -> None:
    place = _within(span, text, node, fault.start, fault.length, ctx)
    escape = "\\\\" if isinstance(node, Scalar) and node.style == '"' else "\\"
    stop = fault.start + fault.length
    escaped = "".join(f"{escape}{sign}" for sign in text[fault.start : stop])
    if fault.length > 3:  # a whole link
        escaped = escape + text[fault.start : stop]
    before, after = text[max(0, fault.start - 30) : fault.start], text[stop : stop + 30]
    ctx.error(fault.message, place, f"to show it as it is, write: {before}{escaped}{after}")


class Plain:
    """Text without markup, on one line."""

    label = "plain text"

    def read(self, node: Node, subject: str, ctx: Context) -> str | None:
        """The text, or None if it is empty."""
        text = text_of(node, subject, ctx)
        _look_for_dash(node, subject, ctx)
        return (single_line(text).strip() or None) if text is not None else None


class Notes:
    """Paragraphs of plain text, separated by blank lines."""

    label = "plain text, paragraphs separated by blank lines"

    def read(self, node: Node, subject: str, ctx: Context) -> tuple[str, ...] | None:
        """The paragraphs, each on one line."""
        if isinstance(node, Sequence):
            hint = 'write "notes: |" and below it the paragraphs, with blank lines between them'
            ctx.wrong_type(node, subject, "a text", hint)
            return None
        text = text_of(node, subject, ctx)
        if text is None or not isinstance(node, Scalar):
            return None
        if ctx.comments:
            ctx.tell_comment(node)
        _look_for_dash(node, subject, ctx)
        # Everywhere but in a | scalar YAML has already made a blank line into a line end.
        parts = re.split(_BLANK_LINE if node.style == "|" else _LINE, text)
        return tuple(filter(None, map(single_line, parts)))


class Flag:
    """Yes or no."""

    label = "yes/no"

    def read(self, node: Node, subject: str, ctx: Context) -> bool | None:
        """Whether it says yes."""
        if is_empty(node):
            return None
        word = node.text.lower() if isinstance(node, Scalar) else ""
        if word in TRUE or word in FALSE:
            return word in TRUE
        ctx.wrong_type(node, subject, "yes or no")
        return None


class Number:
    """A finite number."""

    def __init__(
        self,
        least: float = -math.inf,
        most: float = math.inf,
        *,
        whole: bool = False,
        hint: str | None = None,
    ) -> None:
        """From `least` to `most`; a `whole` one is an int. `hint` is for what is no number."""
        self.label = "whole number" if whole else "number"
        self.least, self.most, self.whole, self.hint = least, most, whole, hint

    def read(self, node: Node, subject: str, ctx: Context) -> float | None:
        """The number; None if there is none, which programs write as `null`."""
        if is_empty(node) or (isinstance(node, Scalar) and node.text in ("null", "Null", "NULL")):
            return None
        # A minus sign is what texts are set with, and what some programs copy.
        written = node.text.strip().replace("\u2212", "-") if isinstance(node, Scalar) else ""
        if not re.fullmatch(_NUMBER, written):
            ctx.wrong_type(node, subject, "a number", *(_with_commas(written) or (self.hint,)))
            return None
        value = float(written)
        if self.whole and not value.is_integer():
            ctx.error(f"{subject} must be a whole number", ctx.span(node))
        elif not math.isfinite(value):
            ctx.error(f"{subject} is too large a number", ctx.span(node))
        elif not self.least <= value <= self.most:
            bound = f"at least {self.least:g}" if value < self.least else f"at most {self.most:g}"
            ctx.error(f"{subject} must be {bound}", ctx.span(node))
        else:
            return int(value) if self.whole else value
        return None


def _with_commas(text: str) -> tuple[str, ...]:
    """The hints for a number with commas in it; none for what is no number even without them."""
    if re.fullmatch(r"[-+]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?", text):
        grouped = f"a number has no commas: {text.replace(',', '')}"
        if "." in text or text.count(",") > 1:
            return (grouped,)
        return grouped, f"if the comma is a decimal one, write a point: {text.replace(',', '.')}"
    if re.fullmatch(r"[-+]?([0-9]{1,3}(\.[0-9]{3})+|[0-9]*),[0-9]+", text):
        return (f"write a point: {text.replace('.', '').replace(',', '.')}",)
    return ()


class Word:
    """A text that has to match a pattern."""

    def __init__(self, label: str, pattern: str, form: str) -> None:
        """`label` says what it is; `form` describes the pattern."""
        self.label, self.form, self._pattern = label, form, pattern

    def read(self, node: Node, subject: str, ctx: Context) -> str | None:
        """The text, or None if it is empty or does not match."""
        text = text_of(node, subject, ctx)
        if not text:
            return None
        if self.matches(text):
            return text
        ctx.error(f'"{text}" is not {a(self.label)}: {self.form}', ctx.span(node))
        return None

    def matches(self, text: str) -> bool:
        """Whether a text matches the pattern."""
        return bool(re.fullmatch(self._pattern, text))


class Choice:
    """One of some words."""

    def __init__(self, *words: str, also: dict[str, str] | None = None) -> None:
        """These words. `also` are words for them that authors may know, for a hint."""
        self.words, self._also = words, also or {}
        self.label = " or ".join(f"`{word}`" for word in words)

    def read(self, node: Node, subject: str, ctx: Context) -> str | None:
        """The word."""
        text = text_of(node, subject, ctx)
        if text in self.words:
            return text
        if text:
            *others, last = self.words
            choice = f"{', '.join(others)} or {last}"
            meant = self._also.get(text.lower())
            near = f'did you mean "{meant}"?' if meant else did_you_mean(text, self.words)
            ctx.wrong_type(node, subject, choice, near)
        return None


PROSE = Prose()
LABEL = Prose(keyed=False)
NAME = Prose(keyed=False, marked=False)
CELL = Prose(blank=True)
UNMARKED = Prose(marked=False)
UNMARKED_CELL = Prose(blank=True, marked=False)
PLAIN = Plain()
FLAG = Flag()
SLUG = Word("name", "[a-z0-9-]+", "small letters, digits and hyphens")
