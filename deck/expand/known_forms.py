"""The forms of markup, each read once: of whole slides, and of what stands in slides.

The line that tells in which section a slide is differs from section to section, the rest of
slides of one kind from kind to kind. So the elements that stand in `<slide>` are forms of their
own, and other slides may have them too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from typing import NamedTuple, TypeVar

from deck.boxes import SlideTree
from deck.diagnostics import Diagnostic
from deck.expand.forms import REFERENCE, Values, filled, signature
from deck.expand.markup import MarkupError, Reader
from deck.theme import Theme

#: How many forms of slides are kept, and of elements in them. Slides with the same one are in
#: the same section, as a rule.
_MOST_SLIDES, _MOST_ELEMENTS = 64, 128
#: A tag or what else stands between angle brackets in markup that is well-formed (XML 1.0, 2.4
#: to 2.7 and 3.1).
_TAG = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    r"""|<(?P<slash>/?)[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""",
    re.DOTALL,
)
_SLIDE, _END = re.compile(r"<slide[\s>]"), re.compile(r"</slide\s*>")
_SPACES = " \t\r\n"

_Value = TypeVar("_Value")


class _Read(NamedTuple):
    """The form that markup has, if nothing is wrong with it; `reusable` if others may have it."""

    form: SlideTree | None
    problems: tuple[Diagnostic, ...] = ()
    reusable: bool = False


class KnownForms:
    """The forms of the markup that one theme's templates emit."""

    def __init__(self, theme: Theme, shown: Callable[[str], str]) -> None:
        """Begin without any; `shown` is what spans call a template."""
        self._theme = theme
        self._shown = shown
        self._slides: dict[Hashable, SlideTree] = {}
        self._elements: dict[Hashable, _Read] = {}

    def tree(
        self, markup: str, values: Values, template: str
    ) -> tuple[SlideTree | None, tuple[Diagnostic, ...]]:
        """The boxes of one slide; no tree when there are errors.

        `template` is the name of the file that the markup comes from.
        """
        key = markup, signature(values.references)
        form = self._slides.get(key)
        if form is None:
            form, problems, reusable = self._joined(markup, values, template)
            if form is None:
                return None, problems
            if reusable:
                _keep(self._slides, key, form, _MOST_SLIDES)
        return filled(form, values)._replace(layout=form.layout), ()

    def _joined(self, markup: str, values: Values, template: str) -> _Read:
        """The form of a slide, put together from those of its elements."""
        read = []
        for part in apart(markup):
            one = self._element(part, values, template)
            if one.form is None:
                break
            read.append(one)
        else:
            forms = [one.form for one in read if one.form]
            children = tuple([child for form in forms for child in form.root.children])
            root = forms[0].root._replace(children=children)
            return _Read(forms[0]._replace(root=root), (), all(one.reusable for one in read))
        # What is wrong in one of them may be so because of another one.
        return self._read(markup, values, template)

    def _element(self, markup: str, values: Values, template: str) -> _Read:
        """The form of a slide with one of its elements."""
        numbers = REFERENCE.findall(markup)
        key = markup, signature([values.references[int(number)] for number in numbers])
        found = self._elements.get(key)
        if found is None:
            found = self._read(markup, values, template)
            if found.reusable:
                _keep(self._elements, key, found, _MOST_ELEMENTS)
        return found

    def _read(self, markup: str, values: Values, template: str) -> _Read:
        reader = Reader(values, self._theme, template, self._shown)
        try:
            form = reader.read(markup)
        except MarkupError as fault:
            return _Read(None, reader.told_with(fault.diagnostic))
        if reader.problems:
            return _Read(None, tuple(reader.problems))
        return _Read(form, (), reader.reusable)


def apart(markup: str) -> list[str]:
    """The markup of a slide as that of slides with one of its elements each.

    It is left as it is unless it is clear that these are all there is in it; what is not
    well-formed stays so in one of them.
    """
    tags = _TAG.finditer(markup)
    first = next(tags, None)
    if first is None or not _SLIDE.match(first[0]) or markup[: first.start()].strip(_SPACES):
        return [markup]
    start, end = first[0], first.end()
    opened = depth = 0
    elements = []
    for tag in tags:
        if not depth and markup[end : tag.start()].strip(_SPACES):
            break
        if tag["slash"] is None:  # a comment or the like
            if not depth:
                break
            continue
        if tag["slash"]:
            depth -= 1
        elif not depth:
            opened = tag.start()
        if not tag["slash"] and not tag[0].endswith("/>"):
            depth += 1
        elif not depth:
            end = tag.end()
            elements.append(f"{start}{markup[opened:end]}</slide>")
        elif depth < 0:
            clear = _END.fullmatch(tag[0]) and not markup[tag.end() :].strip(_SPACES)
            return elements if elements and clear else [markup]
    return [markup]


def _keep(known: dict[Hashable, _Value], key: Hashable, value: _Value, most: int) -> None:
    if len(known) >= most:
        known.clear()
    known[key] = value
