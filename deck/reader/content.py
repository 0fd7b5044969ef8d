"""Reading a content folder: deck.yaml, sources.yaml, and a file for each section."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from deck import model
from deck.diagnostics import Diagnostic, did_you_mean, error
from deck.reader.context import Context
from deck.reader.crosscheck import check_references, check_sources, check_titles
from deck.reader.files import shown_name
from deck.reader.names import Target
from deck.reader.nodes import Mapping, Node, Scalar, Sequence
from deck.reader.outline import with_outline
from deck.reader.scalars import LABEL, NAME, PLAIN, PROSE, SLUG, Word
from deck.reader.schema import Field, ListOf, MapOf, Record, Values, into
from deck.reader.slides import SlideType, with_ids
from deck.source import Span

_DECK, _SOURCES = "deck.yaml", "sources.yaml"
_NAME = Word("name", "[A-Za-z0-9_-]+", "letters, digits, hyphens and underscores")
_LANG = Word(
    "language", "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", "a tag such as en, en-GB or de (BCP 47)"
)


_NAMES = ListOf(_NAME, 1)


class SectionName(NamedTuple):
    """A section as deck.yaml lists it."""

    name: str
    span: Span


class _Sections:
    """Names of content files without their ending; those that are right."""

    label = "list of names"

    def read(self, node: Node, subject: str, ctx: Context) -> tuple[SectionName, ...] | None:
        if not isinstance(node, Sequence) or not node.items:
            _NAMES.read(node, subject, ctx)
            return None
        found: dict[str, Span] = {}
        for child in node.items:
            span = ctx.span(child)
            name = _file_name(child, span, ctx) or _NAME.read(child, f"an item of {subject}", ctx)
            if name and f"{name}.yaml" in (_DECK, _SOURCES):
                ctx.error(f'"{name}.yaml" is not a section', span)
            elif name in found:
                hint = f"it is first listed at {found[name]}"
                ctx.error(f'the section "{name}" is listed twice', span, hint)
            elif name:
                found[name] = span
        return tuple(SectionName(name, span) for name, span in found.items())


def _file_name(node: Node, span: Span, ctx: Context) -> str | None:
    """The name that a file's name stands for, and an error; None if this is no file's name."""
    text = node.text if isinstance(node, Scalar) else ""
    name, dot, ending = text.rpartition(".")
    if not dot or ending not in ("yaml", "yml") or not _NAME.matches(name):
        return None
    if f"{name}.yaml" not in (_DECK, _SOURCES):  # which are no sections in any case
        hint = f'write it without ".{ending}": {name}'
        ctx.error(f'"{text}" is not a name: {_NAME.form}', span, hint)
    return name


class _Roles:
    """The roles: names and labels, in order."""

    _map = MapOf(LABEL, _NAME, 0, 6)
    label = _map.label

    def read(self, node: Node, subject: str, ctx: Context) -> tuple[model.Role, ...] | None:
        before = ctx.errors
        labels = self._map.read(node, subject, ctx) or {}
        roles = [model.Role(word, label, at) for at, (word, label) in enumerate(labels.items())]
        ctx.roles = {role.name: role for role in roles} if ctx.errors == before else None
        return tuple(roles)


def _check_source(values: Values, node: Mapping, ctx: Context) -> None:
    name, span = values["id"], ctx.span(node)
    if name in ctx.cited:
        hint = f"it is first given at {ctx.cited[name]}"
        ctx.error(f'the source "{name}" is there twice', span, hint)
    elif name:
        ctx.cited[name] = span


DECK = Record(
    "deck",
    (
        Field("title", NAME, "what the talk is called, for the file's properties", required=True),
        Field("slug", SLUG, "what its files are called, also shown by themes", required=True),
        Field("lang", _LANG, "its language; slides in `ar` run from right to left", required=True),
        Field("theme", PLAIN, "the name of the theme, or the path to its folder", required=True),
        Field("subtitle", PLAIN, "what it is about, for the file's properties"),
        Field("author", PLAIN, "who gives it, for the file's properties"),
        Field("keywords", PLAIN, "words to find it by, for the file's properties"),
        Field("roles", _Roles(), "parts of the talk that own a colour, in order", default=()),
        Field(
            "sections",
            _Sections(),
            "the content files in order, without `.yaml`",
            required=True,
            default=(),
        ),
    ),
    lambda values, node, ctx: None,
)
SOURCE = Record(
    "source",
    (
        Field("id", _NAME, "the name that slides cite it by", required=True),
        Field("title", PROSE, "what it is called", required=True),
        Field("author", PROSE, "who wrote it, shown where the sources are listed"),
        Field("date", PROSE, "when, as it is to be shown there"),
        Field("link", Target(), "where it is: https, http or mailto; its title leads there"),
    ),
    into(model.Source),
    _check_source,
)
SLIDE = SlideType()
_SLIDES = ListOf(SLIDE, 1)
SECTION = Record(
    "section",
    (
        Field("title", NAME, "what the section is called", required=True),
        Field("short", NAME, "its name where there is little room; else its title"),
        Field("slides", _SLIDES, "the slides, in order", required=True, default=()),
    ),
    lambda values, node, ctx: values,
)


def read_deck(
    folder: Path,
) -> tuple[model.Deck | None, tuple[Diagnostic, ...], dict[str, str]]:
    """Read a content folder: the deck, all problems of all files, and the files' texts.

    The deck is None if there are errors. Files and spans are named as the user would name
    them: relative to the working folder where they are below it.
    """
    if not folder.is_dir():
        return None, (error(f"there is no content folder {shown_name(folder)}"),), {}
    ctx = Context(folder)
    head = _read_head(ctx, folder)
    sources = _read_sources(ctx, folder / _SOURCES)
    listed: Iterable[SectionName] = head["sections"] if head else ()
    known = bool(listed)
    files = _files(folder)
    if known:
        _report_unlisted(ctx, folder, listed, files)
    else:
        # Nobody knows the sections; their files are read for what is wrong in them.
        listed = [SectionName(name, Span(_DECK, 1, 1)) for name in files]
    read = [_read_section(ctx, folder, item, files) for item in listed]
    sections = _with_ids(tuple(section for section in read if section), ctx)
    if not ctx.errors:
        sections = with_outline(sections, ctx)
    slides = tuple(slide for section in sections for slide in section.slides)
    check_references(ctx, slides)
    check_titles(ctx, slides)
    check_sources(ctx, slides, sources)
    if ctx.errors or head is None:
        return None, ctx.finish(), ctx.texts
    deck = model.Deck(**{**head, "sources": sources, "sections": sections})
    return deck, ctx.finish(), ctx.texts


def read_slides(
    path: Path,
    *,
    roles: Iterable[model.Role] = (),
    sources: Iterable[model.Source] = (),
) -> tuple[tuple[model.Slide, ...], tuple[Diagnostic, ...]]:
    """Read a YAML file that is a list of slides, such as the prompts of slide layouts.

    They may name the given roles and sources. Their texts have the key -1: they are not the
    deck's, and pictures are none yet. There are no slides if there are errors.
    """
    ctx = _outside_a_deck(None, roles, sources)
    return _slides(ctx.load(path), ctx)


def parse_slides(
    name: str,
    text: str,
    *,
    folder: Path | None = None,
    roles: Iterable[model.Role] = (),
    sources: Iterable[model.Source] = (),
) -> tuple[tuple[model.Slide, ...], tuple[Diagnostic, ...]]:
    """The same for a text at hand; `name` is what spans call it, `folder` has its files."""
    ctx = _outside_a_deck(folder, roles, sources)
    return _slides(ctx.load_text(name, text), ctx)


def _outside_a_deck(
    folder: Path | None, roles: Iterable[model.Role], sources: Iterable[model.Source]
) -> Context:
    ctx = Context(folder, numbered=False)
    ctx.roles = {role.name: role for role in roles}
    ctx.sources = {source.id: source for source in sources}
    return ctx


def _slides(
    root: Node | None, ctx: Context
) -> tuple[tuple[model.Slide, ...], tuple[Diagnostic, ...]]:
    slides = _SLIDES.read(root, "this file", ctx) if root is not None else None
    slides = with_ids(slides or (), set(ctx.ids))
    check_references(ctx, slides)
    return (() if ctx.errors else slides), ctx.finish()


def _read_head(ctx: Context, folder: Path) -> Values | None:
    path = folder / _DECK
    if not path.is_file():
        name, hint = shown_name(path), "it has the deck's title and sections"
        if path.is_dir():
            ctx.error(f"{name} is a folder, not a file", None, hint)
        else:
            # Not the nearest name: any section's file is near to one as short as this.
            other = path.with_suffix(".yml")
            near = f"rename {shown_name(other)}" if other.is_file() else None
            ctx.error(f"there is no file {name}", None, near, hint)
        return None
    root = ctx.load(path)
    if root is None:
        return None
    ctx.roles = {}
    values = DECK.values(root, "this file", ctx)
    named = root.entries.get("theme") if isinstance(root, Mapping) else None
    return values and {**values, "theme_span": ctx.span(named.value) if named else None}


def _read_sources(ctx: Context, path: Path) -> tuple[model.Source, ...]:
    ctx.sources = {}
    if not path.exists():
        return ()
    before = ctx.errors
    root = ctx.load(path)
    sources = ListOf(SOURCE).read(root, "this file", ctx) if root is not None else None
    ctx.sources = {item.id: item for item in sources or ()} if ctx.errors == before else None
    return sources or ()


def _files(folder: Path) -> list[str]:
    """The names of the folder's YAML files that could be sections."""
    names = sorted(file.name for file in folder.glob("*.yaml") if file.is_file())
    return [name.removesuffix(".yaml") for name in names if name not in (_DECK, _SOURCES)]


def _report_unlisted(
    ctx: Context, folder: Path, listed: Iterable[SectionName], files: list[str]
) -> None:
    names = {item.name for item in listed}
    for name in files:
        if name not in names:
            place = Span(shown_name(folder / f"{name}.yaml"), 1, 1)
            hint = f'add "{name}" to "sections" in {_DECK}'
            ctx.warning("this file is in no section of the deck", place, hint)
    for file in sorted(folder.glob("*.yml")):
        place = Span(shown_name(file), 1, 1)
        ctx.warning("this file is not read", place, f"call it {file.stem}.yaml")


def _read_section(
    ctx: Context, folder: Path, item: SectionName, files: list[str]
) -> model.Section | None:
    path = folder / f"{item.name}.yaml"
    if item.name not in files:
        known = f"there are: {', '.join(files)}" if files else None
        near = did_you_mean(item.name, files) or known
        ctx.error(f"there is no file {shown_name(path)} for this section", item.span, near)
        ctx.incomplete = True
        return None
    root = ctx.load(path)
    values = SECTION.read(root, "this file", ctx) if root is not None else None
    if values is None:
        ctx.incomplete |= root is None
        return None
    title = values["title"]
    return model.Section(item.name, title, values["short"] or title, values["slides"])


def _with_ids(sections: tuple[model.Section, ...], ctx: Context) -> tuple[model.Section, ...]:
    taken = set(ctx.ids)
    return tuple(section._replace(slides=with_ids(section.slides, taken)) for section in sections)
