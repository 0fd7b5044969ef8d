"""What the command line says: verbs, a folder, options."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argparse import ArgumentParser

#: The verbs that are written as a word; the option `--version` is one, too.
VERBS = ("build", "fonts")
#: What a deck is written as: the endings of the files.
FORMATS = ("pptx", "html")


class Options(NamedTuple):
    """The command line as parsed: the verb, and what goes with it.

    The verbs are `build`, `fonts`, to which `path` belongs, and `version`. `formats` are those
    to write, of which `output` names the file of one; `assets` is the folder for the files of
    the page, None if they are part of it.
    """

    verb: str = "build"
    folder: str | None = None
    output: str | None = None
    theme: str | None = None
    strict: bool = False
    draft: bool = False
    force: bool = False
    path: bool = False
    formats: tuple[str, ...] = ("pptx",)
    notes: bool = True
    assets: str | None = None


def parse(arguments: Sequence[str]) -> Options:
    """The options in `arguments`; prints and raises `SystemExit` for help and usage errors."""
    if not arguments:
        return Options()
    parser = _parser()
    found = vars(parser.parse_intermixed_args(arguments))
    if found.pop("version"):
        return Options("version")
    words = found.pop("words")
    chosen, page = found.pop("format"), found.pop("html")
    verb = words.pop(0) if words and words[0] in VERBS else "build"
    options = Options(verb, words[0] if words else None, **found)
    options = options._replace(formats=_formats(chosen, page, options.output))
    wrong = _misuse(options, words[1:])
    if wrong:
        parser.error(wrong)
    return options


def _parser() -> ArgumentParser:
    import argparse  # only where there are arguments: it takes longer than parsing does

    parser = argparse.ArgumentParser(
        prog=Path(sys.argv[0]).name,
        usage="%(prog)s [build] [FOLDER] [options]\n       %(prog)s fonts [--path]",
        description="Builds a native PowerPoint deck, and a page for browsers, from a folder of "
        "YAML files.",
        epilog="Exit codes: 0 done, perhaps with warnings; 1 the content has problems, the deck "
        "on disk is as it was; 2 wrong command line, missing assets, or a file that cannot be "
        "written. Verbs: build (the default), and fonts, which lists the fonts to install where "
        "the deck is shown. A verb wins over a folder of the same name; ./fonts is the folder.",
    )
    add = parser.add_argument
    add("words", nargs="*", metavar="FOLDER", help="folder of the talk's content (content)")
    add("-o", dest="output", metavar="FILE", help="the .pptx or .html to write (dist/SLUG.pptx)")
    add("--html", action="store_true", help="write the page dist/SLUG.html, too")
    add("--assets", metavar="DIR", help="put the page's scripts, styles, fonts and pictures there")
    add("--format", metavar="LIST", help="what to write: pptx, html, or pptx,html (pptx)")
    add("--no-notes", dest="notes", action="store_false", help="leave the speaker notes out")
    add("--theme", metavar="NAME", help="another theme than deck.yaml names")
    add("--strict", action="store_true", help="write nothing if there are warnings")
    add("--draft", action="store_true",
        help="write dist/SLUG-draft.pptx even if texts do not fit; exit code 1 if so")  # fmt: skip
    add("--force", action="store_true",
        help="overwrite a deck that is open or that another program has saved")  # fmt: skip
    add("--path", action="store_true", help="fonts: print the folder that holds the fonts")
    add("--version", action="store_true", help="print the version and stop")
    return parser


def _formats(chosen: str | None, page: bool, output: str | None) -> tuple[str, ...]:
    """The formats that are asked for, in words that may be none; by default that of the file."""
    if chosen is None:
        ending = Path(output or "").suffix.lower()[1:]
        chosen = "pptx,html" if page else ending if ending in FORMATS else "pptx"
    named = tuple(dict.fromkeys(part.strip().lower() for part in chosen.split(",")))
    return (*named, "html") if page and "html" not in named else named


def _misuse(options: Options, rest: Sequence[str]) -> str | None:
    """What is wrong with options that argparse let pass, None if nothing."""
    if rest:
        return f"one folder at a time; what is {rest[0]!r}?"
    if options.verb == "fonts" and options != Options("fonts", path=options.path):
        return "fonts takes --path and nothing else (a folder of that name: ./fonts)"
    if options.verb == "build" and options.path:
        return "--path goes with fonts"
    unknown = [name for name in options.formats if name not in FORMATS]
    if unknown:
        return f"--format takes pptx and html, with a comma between them, not {unknown[0]!r}"
    if options.assets is not None and "html" not in options.formats:
        return "--assets goes with a page: add --html, or name one with -o FILE.html"
    if options.assets == "":
        return "--assets takes the name of a folder"
    if options.output is not None:
        ending = Path(options.output).suffix.lower()[1:]
        if ending not in FORMATS:
            return f"-o writes .pptx and .html files, not {options.output!r}"
        if ending not in options.formats:
            return f"-o {options.output} and --format {','.join(options.formats)} do not agree"
    return None
