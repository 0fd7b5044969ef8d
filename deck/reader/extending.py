"""Themes that extend another one: what they do not say themselves, that one says for them.

The files are put together before anything is made of them: mappings key by key, whatever else
as a whole. So a theme may change one size of one style, and the schema sees a complete theme.
"""

from __future__ import annotations

from collections.abc import Sequence as Many
from pathlib import Path

from deck.diagnostics import Diagnostic, did_you_mean, error
from deck.reader.context import Context
from deck.reader.files import inside, shown_name
from deck.reader.nodes import Mapping, Node, Scalar, Sequence, is_empty
from deck.source import Span

THEME_FILE = "theme.yaml"
_EXTENDS = "extends"


def find_theme(
    name: str, bases: Many[Path], span: Span | None = None
) -> tuple[Path | None, tuple[Diagnostic, ...]]:
    """The folder of a theme: one of that name in `bases`, the first first, or a path to it.

    `span` is where the name was written. None, and an error, if there is none.
    """
    for folder in (*(base / name for base in bases), Path(name)):
        if (folder / THEME_FILE).is_file():
            return folder, ()
    names = sorted({file.parent.name for base in bases for file in base.glob(f"*/{THEME_FILE}")})
    hints = [did_you_mean(name, names), f"there are: {', '.join(names)}" if names else None]
    found = error(f'there is no theme "{name}"', span, *(hint for hint in hints if hint))
    return None, (found,)


class Layers(Context):
    """A reading of a theme's file and of those that it extends; nodes know their files.

    `folders` are those of the themes, that of the theme itself first; `fonts` is that of the
    program's fonts.
    """

    def __init__(self, bases: Many[Path], fonts: Path) -> None:
        """`bases` are the folders that have themes, for the names that themes extend."""
        super().__init__()
        self.folders: list[Path] = []
        self.fonts = fonts
        self._bases = bases

    def read(self, folder: Path) -> Node | None:
        """The tree of the theme in a folder with all that it extends; None if it has none."""
        self.folders.append(folder)
        root = self.load(folder / THEME_FILE)
        named = root.entries.get(_EXTENDS) if isinstance(root, Mapping) else None
        if root is None or named is None:
            return root
        below = self._base(folder, named.value)
        if below is None:
            return None
        file, lines = self.file, self._lines
        base = self.read(below)
        if base is not None:
            self._keep(base)
        self.file, self._lines = file, lines
        return base and self._merged(root, base)

    def layer(self, node: Node) -> int:
        """The place in `folders` of the theme that a node comes from."""
        file = self.span(node).file
        names = [shown_name(folder / THEME_FILE) for folder in self.folders]
        return names.index(file) if file in names else 0

    def font_folders(self, node: Node) -> list[Path]:
        """Where the font file that a node names may be, the first first.

        That is the folder of its theme, those of the themes which that extends, and the
        program's own.
        """
        return [*self.folders[self.layer(node) :], self.fonts]

    def find_font(self, name: str, node: Node) -> Path | None:
        """The font file that a node names; None if it is in none of the folders for that."""
        for folder in self.font_folders(node):
            found = inside(folder, name)
            if found and found.is_file():
                return folder / name
        return None

    def _base(self, folder: Path, named: Node) -> Path | None:
        """The folder of the theme that is extended, unless it is none or extends this one."""
        span = self.span(named)
        if not isinstance(named, Scalar) or is_empty(named):
            self.error('"extends" must be the name of a theme', span)
            return None
        found, problems = find_theme(named.text, (folder.parent, *self._bases, folder), span)
        for problem in problems:
            self.error(problem.message, span, *problem.hints)
        if found and found.resolve() in [known.resolve() for known in self.folders]:
            through = " → ".join([known.resolve().name for known in self.folders])
            self.error("this theme extends itself", span, f"{through} → {found.resolve().name}")
            return None
        return found

    def _keep(self, node: object) -> None:
        """Note that a node and all in it come from the file that is the current one."""
        if id(node) in self.foreign:
            return
        self.foreign[id(node)] = self.file, node
        if isinstance(node, Mapping):
            for entry in node.entries.values():
                self._keep(entry)
                self._keep(entry.value)
        elif isinstance(node, Sequence):
            for item in node.items:
                self._keep(item)

    def _merged(self, own: Node, base: Node) -> Node:
        """What a theme says, and what it does not say as its base says it."""
        if not isinstance(base, Mapping):
            return own
        if not isinstance(own, Mapping):
            return base if is_empty(own) else own
        entries = {key: entry for key, entry in base.entries.items() if key != _EXTENDS}
        for key, entry in own.entries.items():
            known = base.entries.get(key)
            # A key with nothing behind it is on its way to something; ~ may be meant as none.
            none = isinstance(entry.value, Scalar) and is_empty(entry.value) and entry.value.text
            if known and none and isinstance(known.value, Mapping):
                self.warning(
                    f'"{key}" says nothing: what the extended theme says stays',
                    self.key_span(key, entry),
                    "delete the line",
                )
            value = self._merged(entry.value, known.value) if known else entry.value
            entries[key] = entry._replace(value=value)
        return own._replace(entries=entries)
