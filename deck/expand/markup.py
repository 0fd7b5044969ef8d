"""Box markup to boxes: the XML that a theme template emits, read with its own line numbers.

Every start tag carries `at="FILE:LINE"`, written by `deck.expand.templates` when the template
was compiled, so that a fault is reported where the designer wrote it. Content is not in the
markup: a reference (`REFERENCE`) stands for it, and is looked up here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.parsers import expat

from deck import model
from deck.boxes import Run, SlideTree
from deck.diagnostics import Diagnostic, did_you_mean, error
from deck.expand.attributes import Attributes
from deck.expand.elements import BUILDERS, INLINE, TEXT_PARENTS, Element, Manner
from deck.source import Span
from deck.theme import Theme

#: A reference to a value of the content: its number between two noncharacters.
REFERENCE = re.compile("\ufdd0(\\d+)\ufdd1")
_SPACES = re.compile(r"[ \t\r\n]+")


class MarkupError(Exception):
    """The markup cannot be read any further; carries the diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def parse(
    markup: str, references: Sequence[object], theme: Theme, template: str
) -> tuple[SlideTree | None, tuple[Diagnostic, ...]]:
    """Read the markup of one slide. The tree is None when there are errors."""
    reader = _Reader(references, theme, template)
    try:
        tree = reader.read(markup)
    except MarkupError as fault:
        return None, (*reader.problems, fault.diagnostic)
    if reader.problems:
        return None, tuple(reader.problems)
    return tree, ()


class _Reader:
    """Builds boxes from the events of an XML parser, innermost first."""

    def __init__(self, references: Sequence[object], theme: Theme, template: str) -> None:
        self.problems: list[Diagnostic] = []
        self._references = references
        self._theme = theme
        self._at = Span(template, 1, 1)
        self._stack: list[Element] = []
        self._manners = [Manner()]
        self._tree: SlideTree | None = None

    def read(self, markup: str) -> SlideTree:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        try:
            parser.Parse(markup, True)
        except expat.ExpatError as problem:
            raise MarkupError(self._malformed(problem)) from None
        if self._tree is None:
            raise MarkupError(error("the template's outermost element must be <slide>", self._at))
        return self._tree

    def _malformed(self, problem: expat.ExpatError) -> Diagnostic:
        inside = f", inside or after <{self._stack[-1].tag}>" if self._stack else ""
        reason = expat.errors.messages[problem.code]
        return error(f"the markup is not well-formed{inside}: {reason}", self._at)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        file, _, line = attributes.pop("at", "").rpartition(":")
        if file:
            self._at = Span(file, int(line), 1)
        if tag not in BUILDERS and tag not in INLINE:
            near = did_you_mean(tag, [*BUILDERS, *INLINE])
            self.problems.append(
                error(f"there is no element <{tag}>", self._at, *([near] if near else []))
            )
        values = {name: self._plain(value) for name, value in attributes.items()}
        reader = Attributes(tag, values, self._at, self._theme, self.problems)
        if tag in INLINE:
            self._start_inline(tag, reader)
            return
        element = Element(tag, reader, self._theme)
        if tag in ("chart", "icon", "table"):
            element.value = self._value(attributes.get("of", ""))
        self._stack.append(element)

    def _start_inline(self, tag: str, reader: Attributes) -> None:
        if not self._stack or self._stack[-1].tag not in TEXT_PARENTS:
            reader.complain("stands only inside text")
            self._stack.append(Element("text", reader, self._theme))
        if tag == "number":
            text = reader.text("value")
            manner = self._manners[-1]
            run = Run(text, manner.bold, False, False, manner.color, field="slidenum")
            self._stack[-1].runs.append(run)
        elif tag == "br":
            self._stack[-1].runs.append(Run("\n"))
        outer = self._manners[-1]
        self._manners.append(
            Manner(
                outer.bold or (tag == "span" and reader.flag("bold")),
                outer.italic or (tag == "span" and reader.flag("italic")),
                outer.code or (tag == "span" and reader.flag("code")),
                (reader.color("color") if tag == "span" else None) or outer.color,
                (reader.text("link") if tag == "span" else "") or outer.link,
            )
        )
        reader.finish()

    def _characters(self, text: str) -> None:
        if not self._stack:
            return
        element = self._stack[-1]
        if element.tag not in TEXT_PARENTS:
            if text.strip():
                shown = self._plain(text).strip()
                element.attributes.complain(f'text stands only inside <text>, not "{shown}"')
            return
        manner = self._manners[-1]
        position = 0
        for match in REFERENCE.finditer(text):
            element.add_literal(_SPACES.sub(" ", text[position : match.start()]), manner)
            self._add_reference(element, int(match[1]), manner)
            position = match.end()
        element.add_literal(_SPACES.sub(" ", text[position:]), manner)

    def _add_reference(self, element: Element, number: int, manner: Manner) -> None:
        value = self._references[number]
        if not isinstance(value, model.Text):
            element.attributes.complain(f"a {type(value).__name__.lower()} is not text")
            return
        element.span = element.span or value.span
        element.runs.extend(
            Run(
                run.text,
                run.bold or manner.bold,
                run.italic or manner.italic,
                run.code or manner.code,
                manner.color,
                run.link or manner.link,
                value.key,
            )
            for run in value.runs
        )

    def _end(self, tag: str) -> None:
        if tag in INLINE:
            self._manners.pop()
            return
        element = self._stack.pop()
        if tag not in BUILDERS:
            return
        if (tag == "slide") == bool(self._stack):
            element.attributes.complain("<slide> is the outermost element, and the only one there")
            return
        parent = self._stack[-1] if self._stack else element
        BUILDERS[tag](element, parent)
        element.attributes.finish()
        self._tree = parent.tree

    def _plain(self, text: str) -> str:
        """The text with each reference replaced by the plain text it stands for."""

        def plain(match: re.Match[str]) -> str:
            value = self._references[int(match[1])]
            return value.plain if isinstance(value, model.Text) else match[0]

        return REFERENCE.sub(plain, text) if "\ufdd0" in text else text

    def _value(self, text: str) -> object:
        match = REFERENCE.fullmatch(text.strip())
        return self._references[int(match[1])] if match else None
