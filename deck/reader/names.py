"""Field types that name something: a role, a source, an icon, a slide, an address, a file."""

from __future__ import annotations

from pathlib import Path

from deck.diagnostics import did_you_mean
from deck.model import Role, Source
from deck.reader.context import Context
from deck.reader.nodes import Node, is_empty
from deck.reader.scalars import SLUG, check_target, text_of


class RoleName:
    """The name of a role that deck.yaml declares."""

    label = "role"

    def read(self, node: Node, subject: str, ctx: Context) -> Role | None:
        """The role, or None if there is none of that name."""
        text = text_of(node, subject, ctx) if not is_empty(node) else None
        if not text or ctx.roles is None:
            return None
        if text not in ctx.roles:
            if ctx.roles:
                ctx.unknown("role", text, ctx.span(node), ctx.roles)
            else:
                hint = 'declare the deck\'s roles in deck.yaml, below "roles:"'
                ctx.error(f'unknown role "{text}"', ctx.span(node), hint)
        return ctx.roles.get(text)


class SourceId:
    """The id of a source of sources.yaml."""

    label = "source id"

    def read(self, node: Node, subject: str, ctx: Context) -> Source | None:
        """The source, or None if there is none with that id."""
        text = text_of(node, subject, ctx) if not is_empty(node) else None
        if not text or ctx.sources is None:
            return None
        if text not in ctx.sources:
            if ctx.sources:
                ctx.unknown("source", text, ctx.span(node), ctx.sources)
            else:
                hint = "list the deck's sources in sources.yaml"
                ctx.error(f'unknown source "{text}"', ctx.span(node), hint)
        return ctx.sources.get(text)


class Icon:
    """The name of a Lucide icon; whether it exists is looked up once, for all of them."""

    label = "icon"

    def read(self, node: Node, subject: str, ctx: Context) -> str | None:
        """The name, or None if there is none."""
        text = text_of(node, subject, ctx)
        if text:
            ctx.icons.append((text, ctx.span(node)))
        return text or None


class SlideId:
    """The id of a slide, unique in the deck."""

    label = "id"

    def read(self, node: Node, subject: str, ctx: Context) -> str | None:
        """The id, or None if it is empty, ill-formed or taken."""
        text = SLUG.read(node, subject, ctx)
        if text is None:
            return None
        if text in ctx.ids:
            hint = f"it is first given at {ctx.ids[text]}"
            ctx.error(f'the id "{text}" is taken', ctx.span(node), hint)
        else:
            ctx.ids[text] = ctx.span(node)
        return text


class Target:
    """A web or mail address."""

    label = "URL"

    def read(self, node: Node, subject: str, ctx: Context) -> str | None:
        """The address, or None if it is empty or leads elsewhere."""
        text = text_of(node, subject, ctx)
        return text if text and check_target(text, ctx.span(node), ctx) else None


ROLE = RoleName()
SOURCE = SourceId()
ICON = Icon()


def nearest_file(folder: Path, pattern: str, word: str) -> str | None:
    """The hint that names the file in `folder` nearest to `word`, or lists all of them."""
    try:
        names = sorted(file.relative_to(folder).as_posix() for file in folder.rglob(pattern))
    except OSError:
        return None
    near = did_you_mean(word, names)
    return near or (f"there are: {', '.join(names[:12])}" if names else None)
