"""Field types that name something: a role, a source, an icon, a slide, an address, a file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from deck.diagnostics import did_you_mean
from deck.reader.context import Context
from deck.reader.files import inside
from deck.reader.nodes import Node, Scalar, is_empty
from deck.reader.scalars import SLUG, check_target, text_of


class Declared:
    """The name of something that the deck declares: a role, a source."""

    def __init__(
        self, kind: str, label: str, known: Callable[[Context], dict[str, Any] | None], where: str
    ) -> None:
        """`known` are all there are, None while nobody can know; `where` is how to declare one."""
        self.kind, self.label, self._known, self._where = kind, label, known, where

    def read(self, node: Node, subject: str, ctx: Context) -> Any:
        """What has that name, or None if nothing has."""
        text = text_of(node, subject, ctx) if not is_empty(node) else None
        known = self._known(ctx)
        if not text or known is None:
            return None
        if text not in known and known:
            ctx.unknown(self.kind, text, ctx.span(node), known)
        elif text not in known:
            ctx.error(f'unknown {self.kind} "{text}"', ctx.span(node), self._where)
        return known.get(text)


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
        if text.isdigit():
            hint = f"behind the address of a page that is slide {text}; write it as s-{text}"
            ctx.error(f'the id "{text}" is a number', ctx.span(node), hint)
        elif text in ctx.ids:
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


ROLE = Declared(
    "role", "role", lambda ctx: ctx.roles, 'declare the deck\'s roles in deck.yaml, below "roles:"'
)
SOURCE = Declared(
    "source", "source id", lambda ctx: ctx.sources, "list the deck's sources in sources.yaml"
)
ICON = Icon()


def find_file(node: Scalar, what: str, endings: tuple[str, ...], ctx: Context) -> Path | None:
    """The file of the content folder that a node names, such as a picture (`what` it is).

    None, and an error, if there is none. `endings` are those of files that may be meant.
    """
    name, span = node.text, ctx.span(node)
    path = inside(ctx.folder, name) if ctx.folder else None
    if re.match(r"(?i)(https?|file|data):", name):
        short = name if len(name) <= 40 else f"{name[:40]}…"
        hint = "save it beside the content, and write the name of that file"
        ctx.error(f'"{short}" is an address, not a file of the content folder', span, hint)
    elif path is None:
        hint = "its path is relative to the content folder, and it is in there"
        ctx.error(f'"{name}" is not a file of the content folder', span, hint)
    elif path.is_dir():
        ctx.error(f'"{name}" is a folder, not a file', span)
    elif not path.is_file():
        near = nearest_file(ctx.folder, endings, name) if ctx.folder else None
        ctx.error(f'there is no {what} "{name}"', span, near)
    else:
        return path
    return None


def nearest_file(folder: Path, endings: tuple[str, ...], word: str) -> str | None:
    """The hint that names the file in `folder` nearest to `word`, or lists all of them."""
    try:
        files = [file for file in folder.rglob("*.*") if file.is_file()]
    except OSError:
        return None
    names = sorted(file.relative_to(folder).as_posix() for file in files)
    names = [name for name in names if name.lower().endswith(endings)]
    near = did_you_mean(word, names)
    return near or (f"there are: {', '.join(names[:12])}" if names else None)
