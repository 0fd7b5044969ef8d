"""The file that a build writes: put in place whole, and never over somebody's work.

The data goes to a temporary file in the target's folder and is moved over the target in one
step, so whatever happens to a build, the target is the old deck or the new one. What was
written is recorded in `.deck/NAME.txt` next to the target, a line `SHA-256 SIZE MTIME` (in
nanoseconds), with `draft` if it is one, for each of the last two builds: a target that is
neither was saved by another program and is left alone; so is a finished deck, by a draft. The
record is locked for as long as a build writes, so a temporary file that is found under the
lock belongs to a build that was killed.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, NamedTuple


class TargetError(Exception):
    """The target was not written; the message says why and what to do, for the user."""


class _Record(NamedTuple):
    """What is known of a file that a build wrote."""

    digest: str
    size: int
    mtime: int
    draft: bool = False


def write(target: Path, data: Iterable[bytes], *, draft: bool = False, force: bool = False) -> bool:
    """Write `data` to `target`; False if the target has these very bytes already.

    Its chunks are gone through more than once. A `draft` does not overwrite what is none.
    `force` overwrites that, and a target that another program saved or holds open.
    Raises `TargetError`, with the target as it was.
    """
    with ready(target, data, draft=draft, force=force) as put:
        return put()


@contextmanager
def ready(
    target: Path, data: Iterable[bytes], *, draft: bool = False, force: bool = False
) -> Iterator[Callable[[], bool]]:
    """Have `data` beside `target`; what this gives moves it there, with the value of `write`.

    So several files can be made ready before the first of them is put in place. Takes and
    raises what `write` does; a target that is not put in place stays as it was.
    """
    try:
        # A symbolic link stays one: what it points to is written.
        real = Path(os.path.realpath(target))
        if real.is_dir():
            raise TargetError(f"{target}: is a folder; name a file with -o")
        if real.exists() and not real.is_file():  # a pipe or a device: reading it may never end
            raise TargetError(f"{target}: is no plain file; name another one with -o")
        real.parent.mkdir(parents=True, exist_ok=True)
        with locked_record(real) as record:
            for stale in real.parent.glob(f".{_escaped(real.name)}.*.tmp"):
                stale.unlink(missing_ok=True)
            digest, size = _measured(data)
            ours = _known(record)
            found = _examine(real, ours)
            if found is not None and found.digest == digest:
                same = [found._replace(draft=found.draft and draft), *ours]
                yield partial(_keep, record, same)
                return
            if found is not None:
                _check(target, real, found, ours, draft=draft, force=force)
            new = _Record(digest, size, 0, draft)
            with _scratch(real, data) as scratch:
                yield partial(_put, scratch, real, record, [new, *ours])
    except OSError as problem:
        raise TargetError(f"{target}: {_reason(problem, target)}") from problem


def _check(
    shown: Path, real: Path, found: _Record, ours: list[_Record], *, draft: bool, force: bool
) -> None:
    """Raise `TargetError` if what was found at the target is not to be overwritten."""
    if not force:
        _refuse_open(shown, real)
        written = next((known for known in ours if known.digest == found.digest), None)
        if written is None:
            raise TargetError(_not_ours(shown, bool(ours)))
        if draft and not written.draft:
            raise TargetError(
                f"{shown}: is a finished deck, which a draft leaves alone; write the draft to "
                "another file with -o, or overwrite it with --force"
            )
    if not real.stat().st_mode & 0o222:
        raise TargetError(f"{shown}: is write-protected; unprotect it, or use -o for another place")


@contextmanager
def _scratch(real: Path, data: Iterable[bytes]) -> Iterator[Path]:
    """A file beside `real` with the data, and the mode of that; gone at the end if still there."""
    scratch = real.with_name(f".{real.name}.{os.getpid()}.tmp")
    try:
        with scratch.open("xb") as stream:
            for chunk in data:
                stream.write(chunk)
            stream.flush()
            os.fsync(stream.fileno())
        if real.exists():
            scratch.chmod(real.stat().st_mode & 0o777)
        yield scratch
    finally:
        with suppress(OSError):
            scratch.unlink(missing_ok=True)


def _put(scratch: Path, real: Path, record: BinaryIO, known: list[_Record]) -> bool:
    new, *others = known
    # Before the move: a build killed in between leaves a target that is on record either way.
    _save(record, [new._replace(mtime=scratch.stat().st_mtime_ns), *others])
    scratch.replace(real)
    return True


def _keep(record: BinaryIO, known: list[_Record]) -> bool:
    _save(record, known)
    return False


def _measured(data: Iterable[bytes]) -> tuple[str, int]:
    """The digest of the data and its size."""
    digest, size = sha256(), 0
    for chunk in data:
        digest.update(chunk)
        size += len(chunk)
    return digest.hexdigest(), size


@contextmanager
def locked_record(target: Path) -> Iterator[BinaryIO]:
    """The record of `target`, open for reading and writing, and locked against other builds.

    It is `.deck/NAME.txt` beside that. Raises OSError if it cannot be made.
    """
    path = target.parent / ".deck" / f"{target.name}.txt"
    path.parent.mkdir(exist_ok=True)
    with path.open("a+b") as record:
        if sys.platform == "win32":
            import msvcrt

            record.seek(1 << 30)  # beyond the text: a locked range cannot be read either
            msvcrt.locking(record.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            with suppress(OSError):  # a file system without locks: go on without
                fcntl.flock(record, fcntl.LOCK_EX)
        yield record


def _known(record: BinaryIO) -> list[_Record]:
    """The whole lines of the record; a line cut short by a crash does not count."""
    record.seek(0)
    rows = [line.split() for line in record.read().decode("ascii", "replace").splitlines()]
    return [
        _Record(row[0], int(row[1]), int(row[2]), draft=row[3:] == ["draft"])
        for row in rows
        if len(row) >= 3 and row[1].isdigit() and row[2].isdigit() and row[3:] in ([], ["draft"])
    ]


def _save(record: BinaryIO, known: list[_Record]) -> None:
    """Record the last two files written, newest first, each once."""
    last = list({entry.digest: entry for entry in reversed(known)}.values())[::-1][:2]
    text = "".join(
        f"{entry.digest} {entry.size} {entry.mtime}{' draft' if entry.draft else ''}\n"
        for entry in last
    )
    record.seek(0)
    if record.read() != text.encode("ascii"):
        record.truncate(0)
        record.write(text.encode("ascii"))
        record.flush()


def _examine(target: Path, ours: list[_Record]) -> _Record | None:
    """What stands at `target`, None if nothing; it is read only where size or time is new."""
    try:
        status = target.stat()
    except FileNotFoundError:
        return None
    for known in ours:
        if (known.size, known.mtime) == (status.st_size, status.st_mtime_ns):
            return known
    return _Record(sha256(target.read_bytes()).hexdigest(), status.st_size, status.st_mtime_ns)


def _refuse_open(shown: Path, real: Path) -> None:
    """Raise if an office program has the target open: it would write over ours on saving.

    PowerPoint puts `~$NAME` beside an open file, LibreOffice `.~lock.NAME#`.
    """
    owners = {"PowerPoint": f"~${real.name}", "LibreOffice": f".~lock.{real.name}#"}
    for program, name in owners.items():
        if (real.parent / name).exists():
            raise TargetError(
                f"{shown}: is open in {program}; close it there, or write another file with -o "
                f"(if it is not open any more: --force, or delete {name})"
            )


def _not_ours(shown: Path, recorded: bool) -> str:
    """The message for a target that no build wrote as it stands now."""
    what = (
        "another program has saved it since the last build, and its changes would be lost"
        if recorded
        else "exists, and there is no record that a build wrote it"
    )
    return f"{shown}: {what}; keep it and write another file with -o, or overwrite it with --force"


def _escaped(name: str) -> str:
    """`name` for use in a glob pattern."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)


def _reason(problem: OSError, target: Path) -> str:
    """Why the target could not be written, and what helps."""
    why = problem.strerror or str(problem)
    if isinstance(problem, PermissionError):
        if sys.platform == "win32" and target.exists():
            return f"{why}: probably open in another program; close it there, or use -o"
        folder = next(path for path in (target.parent, *target.parents, Path()) if path.is_dir())
        place = problem.filename or folder
        if not os.access(folder, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
            place = f"the folder {folder}"
        return f"{why}: {place} cannot be written to; use -o for another place"
    if problem.errno in (errno.ENOTDIR, errno.EEXIST):
        return f"its folder cannot be made: {problem.filename} is a file; use -o for another place"
    if problem.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"{why}; the deck on disk is as it was"
    return f"cannot be written: {why}"
