"""The files that a page refers to: a folder of them, which several pages may share.

A file is named after its content, `NAME-HASH.ENDING` with the first digits of its SHA-256. So
none is ever changed: those that a page needs are there before the page is put in place, and
those that it needs no more go after that. Whatever happens to a build, the page refers to
nothing that is missing.

`.deck/files.txt` in the folder says which page needs which file, a line `FILE PAGE` for each,
the page as seen from the folder. What is not on record stays, and so does what another page
needs, even one that is not there now: it may have been given another name. The record is locked
for as long as a build writes.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from deck.target import TargetError, locked_record

#: What the record is named after.
_RECORD = "files"
_NAMED = re.compile(r"[a-z0-9-]+-([0-9a-f]{16})\.[a-z0-9]+")
_SCRATCH = re.compile(r"\.[a-z0-9-]+-[0-9a-f]{16}\.[a-z0-9]+\.\d+\.tmp")

#: What systems and version control leave in folders that are empty otherwise.
_PASSED_OVER = (".deck", ".DS_Store", ".gitignore", ".gitkeep", "Thumbs.db", "desktop.ini")

#: A file that a page needs, and the page.
_Need = tuple[str, str]


def link(folder: Path, beside: Path) -> str:
    """The address of `folder` as seen from a page in the folder `beside`, with a slash at its end.

    Raises `TargetError` where there is none: Windows has no way from one drive to another.
    """
    path = _way(folder, beside)
    return "" if path == "." else f"{quote(path)}/"


def check(folder: Path, page: Path, content: Path, *, force: bool = False) -> None:
    """Raise `TargetError` if the files of `page` are not to be put into `folder`.

    That is so if it cannot be one, or is part of the talk's `content`. Unless `force` is set it
    is so, too, if no build is on record there and it holds other things than such files.
    """
    here, there = _whole(folder), _whole(page)
    if here == there or there in here.parents:
        raise TargetError(f"{folder}: is where the page goes; name another folder with --assets")
    if here == _whole(content) or _whole(content) in here.parents:
        raise TargetError(
            f"{folder}: is in the folder of the talk's content; name another one with --assets"
        )
    for part in (folder, *folder.parents):
        if part.exists() and not part.is_dir():
            raise TargetError(f"{part}: is no folder; name another one with --assets")
    if force or not folder.is_dir() or (folder / ".deck" / f"{_RECORD}.txt").is_file():
        return
    foreign = sorted(
        entry.name
        for entry in folder.iterdir()
        if entry.name not in _PASSED_OVER and _whole(entry) != there and not _is_ours(entry)
    )
    if foreign:
        raise TargetError(
            f"{folder}: holds other things, such as {foreign[0]}; name a new folder with "
            "--assets, or let the files be put among them with --force"
        )


@contextmanager
def placed(
    folder: Path, page: Path, files: Mapping[str, bytes | Path], *, force: bool = False
) -> Iterator[None]:
    """Have `files` in `folder` while `page`, which refers to them, is put in place.

    Then those go that its earlier builds needed and no page needs now. If the page is not
    written after all, it is its new files that go. Raises `TargetError`, before there is a new
    page, if a file cannot be written, or has been changed and there is no `force`.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with locked_record(folder / _RECORD) as record:
            needs = _known(record)
            name = quote(_way(page, folder))
            earlier = [need for need in needs if need[1] == name]
            new = [(file, name) for file in files]
            # Before the files: what a killed build leaves behind is on record.
            _save(record, [*needs, *new])
            kept = earlier
            try:
                _write(folder, files, force=force)
                yield
                kept = new
            finally:
                others = [need for need in needs if need[1] != name]
                left = _forget(folder, {*earlier, *new} - {*kept}, {*others, *kept})
                _save(record, [*others, *kept, *left])
    except OSError as problem:
        raise TargetError(f"{folder}: {_reason(problem)}") from problem


def _write(folder: Path, files: Mapping[str, bytes | Path], *, force: bool) -> None:
    """Write the files that are missing, each whole or not at all."""
    for scratch in folder.glob(".*.tmp"):
        if _SCRATCH.fullmatch(scratch.name):  # of a build that was killed, since we have the lock
            scratch.unlink(missing_ok=True)
    for name, content in files.items():
        file = folder / name
        if _is_ours(file):
            continue
        if file.exists() and not force:
            raise TargetError(
                f"{file}: has been changed since a build wrote it; delete it, or overwrite it "
                "with --force"
            )
        data = content if isinstance(content, bytes) else content.read_bytes()
        if not _is_named_after(name, data):
            raise TargetError(f"{content!s}: has changed while the deck was built; build it again")
        scratch = file.with_name(f".{name}.{os.getpid()}.tmp")
        try:
            with scratch.open("xb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            scratch.replace(file)
        except BaseException:
            with suppress(OSError):
                scratch.unlink(missing_ok=True)
            raise


def _forget(folder: Path, needs: set[_Need], others: set[_Need]) -> list[_Need]:
    """Delete files that no page needs, unless they were changed; those that cannot be deleted."""
    needed = {file for file, _ in others}
    left = []
    for need in needs:
        file = folder / need[0]
        if need[0] not in needed and _is_ours(file):
            try:
                file.unlink(missing_ok=True)
            except OSError:  # somebody looks at it, on Windows: the next build tries again
                left.append(need)
    return left


def _known(record: BinaryIO) -> list[_Need]:
    """What is on record; a line cut short by a crash does not count."""
    record.seek(0)
    lines = record.read().decode("ascii", "replace").split("\n")[:-1]
    rows = [line.split(" ") for line in lines]
    return [(row[0], row[1]) for row in rows if len(row) == 2 and _NAMED.fullmatch(row[0])]


def _save(record: BinaryIO, needs: list[_Need]) -> None:
    text = "".join(f"{file} {page}\n" for file, page in sorted(set(needs))).encode("ascii")
    record.seek(0)
    if record.read() != text:
        record.truncate(0)
        record.write(text)
        record.flush()


def _is_ours(file: Path) -> bool:
    """Whether a file is named after its content, as only a build names it."""
    return bool(_NAMED.fullmatch(file.name)) and (
        file.is_file() and _is_named_after(file.name, file.read_bytes())
    )


def _is_named_after(name: str, data: bytes) -> bool:
    named = _NAMED.fullmatch(name)
    return bool(named) and sha256(data).hexdigest().startswith(named[1] if named else "-")


def _whole(path: Path) -> Path:
    """The path from the root, as links lead to it."""
    return Path(os.path.realpath(path))


def _way(to: Path, start: Path) -> str:
    """The path from a folder to something, with slashes, as its address is written.

    Links are not followed: a browser does not either.
    """
    try:
        return Path(os.path.relpath(to, start)).as_posix()
    except ValueError as problem:
        raise TargetError(f"{to}: is on another drive than the page; name a folder there") from (
            problem
        )


def _reason(problem: OSError) -> str:
    """Why the files could not be written, and what helps."""
    why = problem.strerror or str(problem)
    if problem.errno in (errno.ENOTDIR, errno.EEXIST):
        return f"cannot be made: {problem.filename} is a file; name another folder with --assets"
    if problem.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"{why}; the page on disk is as it was"
    return f"{why}: {problem.filename}; name another folder with --assets"
