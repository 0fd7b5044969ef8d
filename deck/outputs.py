"""What a build writes and where: the deck, the page, its files, and the fonts beside the deck."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, nullcontext
from pathlib import Path
from typing import NamedTuple

from deck import target
from deck.arguments import Options
from deck.pipeline import Outcome
from deck.writers import Finished

#: Where outputs go that the command line does not name.
_FOLDER = Path("dist")


class Written(NamedTuple):
    """A file that was written, unless it was the same before, and how many files it refers to."""

    file: Path
    changed: bool
    files: int


def link(options: Options) -> str | None:
    """The address of the folder for the page's files, as seen from the page.

    None if the page is to have everything in it. Raises `TargetError` if there is no way there.
    """
    folder = _assets(options)
    if folder is None:
        return None
    from deck import page_files  # few builds write a folder

    return page_files.link(folder, file(options, "", "html").parent)


def write(options: Options, content: Path, outcome: Outcome) -> Iterator[Written]:
    """Write the files of an outcome, and tell of each once it is there.

    All are made ready before the first one is put in place, so that none of them is of another
    build than the others. Raises `TargetError` for the first that cannot be written.
    """
    folder = _assets(options)
    if folder is not None:
        from deck import page_files

        page = file(options, outcome.slug, "html")
        page_files.check(folder, page, content, force=options.force)
    with ExitStack() as stack:
        files = [(file(options, outcome.slug, name), data) for name, data in outcome.files]
        puts = {}
        for to, data in sorted(files):  # so that no two builds wait for each other
            made = target.ready(to, data, draft=options.draft, force=options.force)
            puts[to] = stack.enter_context(made)
        for to, data in files:
            stack.enter_context(_beside(options, to, data))
        for to, data in files:
            yield Written(to, puts[to](), len(data.files))


def _beside(options: Options, page: Path, data: Finished) -> AbstractContextManager[None]:
    """What has the files that a page needs in their folder, if there are any."""
    folder = _assets(options)
    if folder is None or not data.files:
        return nullcontext()
    from deck import page_files

    return page_files.placed(folder, page, data.files, force=options.force)


def _assets(options: Options) -> Path | None:
    """The folder for the page's files, as a browser finds it: `..` is resolved by name."""
    return None if options.assets is None else Path(os.path.normpath(options.assets))


def file(options: Options, slug: str | None, name: str) -> Path:
    """The file of a format; a draft leaves the deck's own file alone.

    Of two formats, `-o` names the file of one, and the other stands beside it.
    """
    if options.output is None:
        return _FOLDER / f"{slug}{'-draft' if options.draft else ''}.{name}"
    named = Path(options.output)
    return named if named.suffix.lower() == f".{name}" else named.with_suffix(f".{name}")


def copy_fonts(files: Iterable[Path]) -> None:
    """Copy the fonts to install beside the deck, which is written. Raises `TargetError`."""
    folder = _FOLDER / "fonts"
    try:
        _copy(folder, files)
    except OSError as problem:
        why = problem.strerror or problem
        raise target.TargetError(
            f"{folder}: the deck is written, but not all fonts could be put beside it: {why}"
        ) from problem


def _copy(folder: Path, files: Iterable[Path]) -> None:
    """Copy `files` into `folder` unless they are there; told by size and time of change.

    Of files of one name all but the first are told by that of their folder too.
    """
    taken: set[str] = set()
    for file in files:
        name = file.name
        while name.casefold() in taken:
            name = f"{file.parent.name}-{name}"
        taken.add(name.casefold())
        copy = folder / name
        wanted = file.stat()
        if copy.is_file():
            there = copy.stat()
            if (there.st_size, there.st_mtime_ns) == (wanted.st_size, wanted.st_mtime_ns):
                continue
        folder.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
        os.utime(copy, ns=(wanted.st_atime_ns, wanted.st_mtime_ns))
