"""Box markup to boxes: the XML that a theme template emits, read with its own line numbers.

Every start tag carries `at="FILE:LINE"`, written by `deck.expand.templates` when the template
was compiled, so that a fault is reported where the designer wrote it. Content is not in the
markup: a reference (`REFERENCE`) stands for it, and is looked up here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.parsers import expat

from deck import model
from deck.boxes import SlideTree
from deck.diagnostics import Diagnostic, did_you_mean, error
from deck.expand.attributes import Attributes
from deck.expand.element import Element
from deck.expand.elements import BUILDERS, INLINE, TEXT_PARENTS, places
from deck.expand.forms import (
    REFERENCE,
    Break,
    Hole,
    Manner,
    Number,
    Reference,
    Values,
)
from deck.source import Span
from deck.theme import Theme

#: Attributes that hold any text. Others say what kind of box it is.
_FREE = ("name", "alt", "link")
#: Elements that show a value of the content that is no text.
_SHOWING = ("chart", "picture")
_SPACES = re.compile(r"[ \t\r\n]+")
_NAME = re.compile(r"[^\s<>/]+")
#: What the XML parser says of tags that are not closed, or closed by another.
_UNCLOSED = (expat.errors.XML_ERROR_TAG_MISMATCH, expat.errors.XML_ERROR_NO_ELEMENTS)


class MarkupError(Exception):
    """The markup cannot be read any further; carries the diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class Reader:
    """Builds boxes from the events of an XML parser, innermost first."""

    def __init__(
        self,
        values: Values,
        theme: Theme,
        template: str,
        shown: Callable[[str], str],
    ) -> None:
        self.problems: list[Diagnostic] = []
        #: Whether other slides may have the form too, or it holds values of this one.
        self.reusable = True
        self._values = values
        self._references = values.references
        self._theme = theme
        self._shown = shown
        self._at = Span(shown(template), 1, 1)
        self._stack: list[Element] = []
        self._inline: list[tuple[str, Span]] = []
        self._manners = [Manner()]
        self._tree: SlideTree | None = None

    def read(self, markup: str) -> SlideTree:
        """The form of a slide. Raises `MarkupError`; what else is wrong is in `problems`."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        try:
            parser.Parse(markup, True)
        except expat.ExpatError as problem:
            closing = markup.encode()[parser.ErrorByteIndex :].decode()
            raise MarkupError(self._malformed(problem, closing)) from None
        if self._tree is None:
            raise MarkupError(error("the template's outermost element must be <slide>", self._at))
        return self._tree

    def told_with(self, fault: Diagnostic) -> tuple[Diagnostic, ...]:
        """All problems of markup that ends with this one: one fault, told once.

        What comes after a tag that is not closed often stands where it must not. A tag of an
        element that is unknown often is not closed either.
        """
        element = self._stack[-1] if self._stack else None
        if element is None or element.lost:
            return tuple(self.problems) or (fault,)
        return (*self.problems[: element.problems_before], fault)

    def _malformed(self, problem: expat.ExpatError, rest: str) -> Diagnostic:
        """What is wrong where the markup can be read no further; `rest` is what comes there."""
        reason = expat.errors.messages[problem.code]
        inside = f", inside or after <{self._stack[-1].tag}>" if self._stack else ""
        if not self._stack or reason not in _UNCLOSED:
            return error(f"the markup is not well-formed{inside}: {reason}", self._at)
        opened = [(element.tag, element.attributes.at) for element in self._stack]
        opened += self._inline
        closing = _NAME.match(rest)
        known = closing and (closing[0] in BUILDERS or closing[0] in INLINE)
        if closing and known and closing[0] not in [tag for tag, _ in opened]:
            return error(f"</{closing[0]}> closes nothing{inside}", self._at)
        tag, at = opened[-1]
        first = f"</{closing[0]}> comes first" if closing else "the markup ends first"
        return error(f"<{tag}> is not closed: {first}", at)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        file, _, line = attributes.pop("at", "").rpartition(":")
        if file and line.isdecimal():
            self._at = Span(self._shown(file), int(line), 1)
        shown = REFERENCE.fullmatch(attributes.pop("of", "").strip()) if tag in _SHOWING else None
        values = {name: self._attribute(tag, name, raw) for name, raw in attributes.items()}
        reader = Attributes(tag, values, self._at, self._theme, self.problems)
        parent = self._stack[-1] if self._stack else None
        if tag in INLINE and parent and parent.tag in TEXT_PARENTS and not parent.lost:
            self._start_inline(tag, reader)
            return
        before = len(self.problems)
        lost = not self._may_stand(tag, reader)
        element = Element(tag, reader, self._theme, lost=lost)
        element.problems_before = before
        if shown:
            element.hole = Hole(int(shown[1]))
            element.value = self._references[element.hole.number]
        self._stack.append(element)

    def _may_stand(self, tag: str, reader: Attributes) -> bool:
        """Whether there is such an element and it may stand here; if not, says so once."""
        parent = self._stack[-1] if self._stack else None
        if parent is not None and parent.lost:
            return False
        if tag in INLINE:
            reader.complain("stands only inside text")
        elif tag not in BUILDERS:
            near = did_you_mean(tag, [*BUILDERS, *INLINE])
            message = f"there is no element <{tag}>"
            self.problems.append(error(message, self._at, *([near] if near else [])))
        elif parent is None:
            return tag == "slide"
        elif tag == "slide":
            reader.complain("<slide> is the outermost element, and the only one there")
        elif parent.tag not in places(tag):
            *others, last = [f"<{place}>" for place in places(tag)]
            where = f"{', '.join(others)} or {last}" if others else last
            reader.complain(f"stands only inside {where}")
        else:
            return True
        return False

    def _start_inline(self, tag: str, reader: Attributes) -> None:
        self._inline.append((tag, self._at))
        outer = self._manners[-1]
        if tag == "number":
            self._stack[-1].pieces.append(Number(outer))
        elif tag == "br":
            self._stack[-1].pieces.append(Break())
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
        if not self._stack or self._stack[-1].lost:
            return
        element = self._stack[-1]
        if element.tag not in TEXT_PARENTS:
            if text.strip():
                shown = self._values.plain(text).strip()
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
        if isinstance(value, (str, model.Text)):
            element.pieces.append(Reference(number, manner))
        else:
            element.attributes.complain(f"a {type(value).__name__.lower()} is not text")

    def _end(self, tag: str) -> None:
        element = self._stack[-1]
        if tag in INLINE and not element.lost:
            self._manners.pop()
            self._inline.pop()
            return
        self._stack.pop()
        if element.lost:
            return
        BUILDERS[tag](element, self._stack[-1] if self._stack else element)
        element.attributes.finish()
        self._tree = element.tree

    def _attribute(self, tag: str, name: str, raw: str) -> str:
        """The value of an attribute; references stay in those that hold any text."""
        if "\ufdd0" not in raw:
            return raw
        for match in REFERENCE.finditer(raw):
            value = self._references[int(match[1])]
            if not isinstance(value, (str, model.Text)):
                what = type(value).__name__.lower()
                self.problems.append(error(f"<{tag}>: {name}: a {what} is not text", self._at))
        if name in _FREE:
            return raw
        self.reusable = False
        return self._values.plain(raw)
