"""The command line, behind `python build.py` and the command `deckwright`.

Exit codes: 0 done, perhaps with warnings; 1 the content has problems; 2 the command line is
wrong, something that the installation should have put there is missing, or the target cannot
be written; 130 interrupted. Outcomes go to standard output, problems to standard error.

Imports are few and late: every build is a new process, and most of its time goes into them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, TextIO, cast

from deck import assets
from deck.arguments import VERBS, Options, parse

if TYPE_CHECKING:
    from datetime import datetime

    from deck.outputs import Written
    from deck.pipeline import Outcome

_STARTED = perf_counter()
_PROGRAM = "deckwright"


class CommandError(Exception):
    """A build that cannot start; the message says why and what to do, for the user."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (that of the process if None); the value is the exit code."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a character
    try:
        if sys.hexversion < 0x030B0000:
            return _elsewhere(arguments, "Python 3.11 or newer")
        options = parse(arguments)
        return _COMMANDS[options.verb](options)
    except SystemExit as stop:  # how argparse ends after --help or a usage error
        return stop.code if isinstance(stop.code, int) else 2
    except CommandError as problem:
        return _fail(str(problem))
    except KeyboardInterrupt:
        return _fail("interrupted", 130)
    except MemoryError:
        return _fail("not enough memory for this deck")
    except OSError as problem:
        where = f"{problem.filename}: " if problem.filename else ""
        return _fail(f"{where}{problem.strerror or problem}")
    except ImportError as problem:
        if (problem.name or "").partition(".")[0] == "deck":
            return _internal_error(problem)
        return _elsewhere(
            arguments, f"the package {problem.name}" if problem.name else str(problem)
        )
    except Exception as problem:
        return _internal_error(problem)


def show_version(options: Options) -> int:
    """Print the version."""
    from deck import __version__

    _print(f"{_PROGRAM} {__version__}", sys.stdout)
    return 0


def list_fonts(options: Options) -> int:
    """Print the installed font files, or with `--path` the one folder that holds them all."""
    _check_assets()
    shown = [assets.fonts_folder()] if options.path else assets.fonts()
    _print("\n".join(map(str, shown)), sys.stdout)
    return 0


def build(options: Options) -> int:
    """Build a deck and say what came of it; the value is the exit code."""
    import gc

    from deck.target import TargetError

    collecting = gc.isenabled()
    gc.disable()  # a build makes few cycles and ends soon: a tenth of its time
    try:
        return _build(options)
    except TargetError as problem:
        raise CommandError(str(problem)) from problem
    finally:
        if collecting:
            gc.enable()


_COMMANDS = {"build": build, "fonts": list_fonts, "version": show_version}


def _build(options: Options) -> int:
    _check_assets(page="html" in options.formats)
    folder = _content_folder(options.folder)
    _check_theme(options.theme, folder)
    timestamp = _timestamp()
    from deck import outputs, pipeline

    outcome = pipeline.build(
        folder,
        theme=options.theme,
        draft=options.draft,
        timestamp=timestamp,
        formats=cast("tuple[pipeline.Format, ...]", options.formats),
        notes=options.notes,
        link=outputs.link(options),
    )
    try:
        errors, warnings = _report(outcome)
        failed = bool(errors or (options.strict and warnings))
        if not outcome.files or (failed and not options.draft):
            _tell_count(errors, warnings, "nothing written")
            return 1
        for one in outputs.write(options, folder, outcome):
            _print(_said(options, outcome, one), sys.stdout)
    finally:
        outcome.close()
    _tell_count(errors, warnings, "written as a draft" if errors else "")
    if options.output is None and outcome.package:
        outputs.copy_fonts((*outcome.fonts, *outcome.licences))
    return 1 if failed else 0


def _said(options: Options, outcome: Outcome, written: Written) -> str:
    """What is said of a file that was written."""
    slides = _count(outcome.slides, "slide")
    took = f"{perf_counter() - _STARTED:.2f} s"
    others = f", with {_count(written.files, 'file')} in {options.assets}" if written.files else ""
    return f"{written.file}: {slides}{others}, {took}{'' if written.changed else ', unchanged'}"


def _report(outcome: Outcome) -> tuple[int, int]:
    """Print the diagnostics in the order of the talk; the numbers of errors and warnings."""
    if not outcome.diagnostics:
        return 0, 0
    from deck.diagnostics import in_source_order, render

    for item in in_source_order(outcome.diagnostics, outcome.sources):
        _print(render(item, outcome.sources), sys.stderr)
    errors = sum(item.severity == "error" for item in outcome.diagnostics)
    return errors, len(outcome.diagnostics) - errors


def _tell_count(errors: int, warnings: int, what: str) -> None:
    """Print the closing line below the diagnostics, if there were any."""
    counts = [_count(errors, "error")] if errors else []
    counts += [_count(warnings, "warning")] if warnings else []
    if counts:
        _print(f"{' and '.join(counts)}{what and '; '}{what}", sys.stderr)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _content_folder(named: str | None) -> Path:
    """The folder to build: the one named, else `content` here, else the one that is shipped."""
    if named is None:
        for folder in (Path("content"), *([assets.TREE / "content"] if assets.TREE else [])):
            if folder.is_dir():
                return folder
        raise CommandError("there is no folder `content` here: name the folder of a talk")
    folder = Path(named)
    if folder.is_dir():
        return folder
    if folder.exists():
        raise CommandError(f"{named}: is a file; name the folder that holds deck.yaml")
    from deck.diagnostics import did_you_mean

    hint = did_you_mean(named, VERBS)
    raise CommandError(f"{named}: there is no such folder{'; ' if hint else ''}{hint or ''}")


def _check_theme(name: str | None, content: Path) -> None:
    """Raise `CommandError` if the command line names a theme that does not exist."""
    bases = assets.themes_folders(content)
    folders = [*(base / name for base in bases), Path(name)] if name is not None else []
    if name is None or any((folder / "theme.yaml").is_file() for folder in folders):
        return
    names = sorted({file.parent.name for base in bases for file in base.glob("*/theme.yaml")})
    raise CommandError(f"there is no theme {name!r}; there are: {', '.join(names)}")


def _check_assets(*, page: bool = False) -> None:
    """Raise `CommandError` if something that the installation put there is gone."""
    problem = assets.missing(page=page)
    if problem:
        raise CommandError(problem)


def _timestamp() -> datetime:
    """The date of the deck: `SOURCE_DATE_EPOCH`, else a fixed one.

    Fixed because the same content has to give the same bytes on every machine and day; dates
    of files do not survive a clone. https://reproducible-builds.org/specs/source-date-epoch/
    """
    from datetime import UTC, datetime

    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return datetime(2020, 1, 1, tzinfo=UTC)
    try:
        if not (seconds.isascii() and seconds.isdigit()):
            raise ValueError(seconds)
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        raise CommandError(
            f"SOURCE_DATE_EPOCH is {seconds!r}: no time in seconds since 1970"
        ) from None


def _elsewhere(arguments: Sequence[str], needed: str) -> int:
    """Run the same command with the Python in the tree's `.venv`, else say how to make one."""
    tree = assets.TREE
    python = tree and tree / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if tree and python and python.is_file() and "DECK_ELSEWHERE" not in os.environ:
        os.environ["DECK_ELSEWHERE"] = sys.executable  # once is enough
        command = [str(python), str(tree / "build.py"), *arguments]
        if os.name != "nt":
            os.execv(python, command)
        import subprocess

        return subprocess.call(command)
    return _fail(f"this needs {needed}, and {sys.executable} lacks it\n  cure: {assets.cure()}")


def _internal_error(problem: Exception) -> int:
    if os.environ.get("DECK_DEBUG"):
        import traceback

        _print("".join(traceback.format_exception(problem)).rstrip(), sys.stderr)
    return _fail(
        f"internal error: {type(problem).__name__}: {problem}\n"
        "  please report this, with what DECK_DEBUG=1 in the environment makes it print"
    )


def _fail(message: str, code: int = 2) -> int:
    _print(f"{_PROGRAM}: {message}", sys.stderr)
    return code


def _print(text: str, stream: TextIO | None) -> None:
    """Print to `stream`; a reader that has gone away is no reason to fail."""
    if stream is None:
        return
    try:
        print(text, file=stream, flush=True)
    except OSError as problem:
        # What is left in the buffer must not fail once more when the interpreter ends.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
        if not isinstance(problem, BrokenPipeError):
            raise
