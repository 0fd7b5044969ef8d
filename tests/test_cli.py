from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pptx import Presentation

from deck import __version__

ROOT = Path(__file__).resolve().parent.parent
FULL_DISK = Path("/dev/full")

DECK = """\
title: A small deck
slug: small
lang: en
theme: terminal
sections: [only]
"""
SECTION = """\
title: The only section
short: only
slides:
  - layout: questions
    title: {title}
    subtitle: {subtitle}
"""


class Command:
    """The program as its user starts it: a new process, in a folder of the test's own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "DECK_CACHE": str(folder / "cache")}

    def __call__(
        self, *arguments: str, env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, str(ROOT / "build.py"), *arguments],
            cwd=self.folder, env={**self.environment, **(env or {})},
            capture_output=True, text=True, encoding="utf-8", check=False, timeout=60,
        )  # fmt: skip

    def deck(self, name: str, title: str = "Is that all?", subtitle: str = "Yes.") -> Path:
        """Write a small deck to the folder `name`."""
        folder = self.folder / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "deck.yaml").write_text(DECK, encoding="utf-8")
        section = SECTION.format(title=title, subtitle=subtitle)
        (folder / "only.yaml").write_text(section, encoding="utf-8")
        return folder


@pytest.fixture
def command(tmp_path: Path) -> Command:
    return Command(tmp_path)


TOO_LONG = "A sentence that says nothing is put here again and again. " * 60


def test_without_arguments_the_talk_is_built(command: Command) -> None:
    run = command()
    assert (run.returncode, run.stderr) == (0, "")
    outcome = re.fullmatch(r"(.+): (\d+) slides, \d+\.\d\d s\n", run.stdout)
    assert outcome
    assert Path(outcome[1]) == Path("dist", "open-models.pptx")
    file = command.folder / "dist" / "open-models.pptx"
    assert len(Presentation(str(file)).slides) == int(outcome[2])
    fonts = sorted(path.name for path in (command.folder / "dist" / "fonts").iterdir())
    assert len([name for name in fonts if name.endswith(".ttf")]) == 8
    assert [name for name in fonts if name.endswith(".txt")] == [
        "inter-licence.txt",
        "jetbrains-mono-licence.txt",
    ]


def test_two_builds_give_the_same_bytes(command: Command) -> None:
    command.deck("content")
    assert command("-o", "one.pptx").returncode == 0
    shutil.rmtree(command.folder / "cache")
    assert command("-o", "two.pptx").returncode == 0
    one, two = (command.folder / name for name in ("one.pptx", "two.pptx"))
    assert one.read_bytes() == two.read_bytes()
    again = command("-o", "one.pptx")
    assert again.stdout.endswith(", unchanged\n")


def test_the_content_folder_here_comes_first(command: Command) -> None:
    command.deck("content")
    run = command()
    assert run.stdout.startswith(str(Path("dist", "small.pptx: 1 slide, ")))


def test_a_verb_wins_over_a_folder(command: Command) -> None:
    command.deck("fonts")
    listed = command("fonts", "--path")
    assert listed.returncode == 0
    assert Path(listed.stdout.strip()).is_dir()
    assert not (command.folder / "dist").exists()
    for arguments in (["./fonts"], ["build", "fonts"]):
        built = command(*arguments, "--strict")
        assert (built.returncode, built.stderr) == (0, "")
        assert (command.folder / "dist" / "small.pptx").is_file()
        shutil.rmtree(command.folder / "dist")


def test_fonts_are_listed_and_lie_below_the_path(command: Command) -> None:
    folder = Path(command("fonts", "--path").stdout.strip())
    files = [Path(line) for line in command("fonts").stdout.splitlines()]
    assert sorted(folder.rglob("*.ttf")) == files
    assert len(files) == 8


def test_output_goes_where_it_is_told(command: Command) -> None:
    command.deck("talk")
    run = command("-o", "here/it is.PPTX", "talk")
    assert run.returncode == 0
    assert run.stdout.startswith(f"{Path('here', 'it is.PPTX')}: 1 slide, ")
    assert sorted(path.name for path in (command.folder / "here").iterdir()) == [
        ".deck",
        "it is.PPTX",
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere"], "nowhere: there is no such folder"),
        (["biuld"], 'did you mean "build"?'),
        (["talk/deck.yaml"], "is a file; name the folder that holds deck.yaml"),
        (["talk", "talk"], "one folder at a time"),
        (["talk", "-o", "talk.pdf"], "writes .pptx and .html files, not 'talk.pdf'"),
        (["talk", "-o", "here/.pptx"], "writes .pptx and .html files, not 'here/.pptx'"),
        (["talk", "--format", "pdf"], "--format takes pptx and html, with a comma"),
        (["talk", "--format", ""], "--format takes pptx and html, with a comma"),
        (["talk", "-o", "a.pptx", "--format", "html"], "do not agree"),
        (["fonts", "--html"], "fonts takes --path and nothing else"),
        (["talk", "--assets", "files"], "--assets goes with a page: add --html, or name one"),
        (["talk", "--html", "--assets", ""], "--assets takes the name of a folder"),
        (["talk", "--html", "--assets", "talk/files"], "is in the folder of the talk's content"),
        (["talk", "--html", "--assets", "talk/deck.yaml"], "deck.yaml: is in the folder of"),
        (["talk", "--html", "--assets", "."], "holds other things, such as cache; name a new"),
        (["talk", "--html", "--assets", "dist/small.html"], "is where the page goes"),
        (["fonts", "--assets", "files"], "fonts takes --path and nothing else"),
        (["talk", "-o", "folder.pptx"], "is a folder"),
        (["talk", "-o", "talk/deck.yaml/x.pptx"], "cannot be made"),
        (["talk", "--theme", "pink"], "there is no theme 'pink'; there are: "),
        (["talk", "--path"], "--path goes with fonts"),
        (["fonts", "--strict"], "fonts takes --path and nothing else"),
        (["--pink"], "unrecognized arguments: --pink"),
    ],
)
def test_usage_errors(command: Command, arguments: list[str], told: str) -> None:
    command.deck("talk")
    (command.folder / "folder.pptx").mkdir()
    run = command(*arguments)
    assert (run.returncode, run.stdout) == (2, "")
    assert told in run.stderr
    assert not (command.folder / "dist").exists()


@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        ([], ["dist/small.pptx"]),
        (["--html"], ["dist/small.pptx", "dist/small.html"]),
        (["--format", "html"], ["dist/small.html"]),
        (["--format", "html,pptx"], ["dist/small.html", "dist/small.pptx"]),
        (["-o", "a/b.html"], ["a/b.html"]),
        (["-o", "a/b.html", "--html"], ["a/b.pptx", "a/b.html"]),
        (["-o", "a/b.pptx", "--format", "pptx,html"], ["a/b.pptx", "a/b.html"]),
    ],
)
def test_what_is_written(command: Command, arguments: list[str], written: list[str]) -> None:
    command.deck("talk")
    run = command("talk", *arguments)
    assert (run.returncode, run.stderr) == (0, "")
    assert [line.split(":")[0] for line in run.stdout.splitlines()] == written
    for name in written:
        start = (command.folder / name).read_bytes()[:15]
        assert start == b"<!DOCTYPE html>" if name.endswith("html") else start[:2] == b"PK"
    fonts = command.folder / "dist" / "fonts"
    assert fonts.exists() == ("dist/small.pptx" in written)


def test_notes_may_be_left_out(command: Command) -> None:
    command.deck("talk", subtitle="Yes.\n    notes: Not for the public.")
    for option, there in (([], True), (["--no-notes"], False)):
        assert command("talk", "-o", "talk.pptx", "--html", *option).returncode == 0
        slide = Presentation(str(command.folder / "talk.pptx")).slides[0]
        assert slide.has_notes_slide == there
        page = (command.folder / "talk.html").read_text(encoding="utf-8")
        assert ("Not for the public." in page) == there


def linked(page: Path) -> set[Path]:
    """The files that a page refers to, and those that their style sheets refer to."""
    text = page.read_text(encoding="utf-8")
    found = {page.parent / name for name in re.findall(r'(?:src|href)="([^"#:]+)"', text)}
    found |= {
        page.parent / name for name in re.findall(r"^\S+-licence-\w+\.txt$", text, re.MULTILINE)
    }
    for sheet in [file for file in found if file.suffix == ".css"]:
        names = re.findall(r"url\(([^):]+)\)", sheet.read_text(encoding="utf-8"))
        found |= {sheet.parent / name for name in names}
    return found


def test_the_files_of_a_page_go_to_a_folder(command: Command) -> None:
    command.deck("talk")
    folder, page = command.folder / "files", command.folder / "dist" / "small.html"
    run = command("talk", "--html", "--assets", "files")
    assert (run.returncode, run.stderr) == (0, "")
    there = sorted(path for path in folder.iterdir() if path.is_file())
    assert (
        f"{Path('dist', 'small.html')}: 1 slide, with {len(there)} files in files, " in run.stdout
    )
    assert sorted(path.resolve() for path in linked(page)) == there
    kinds = {"-".join(path.name.split("-")[:-1]) + path.suffix for path in there}
    assert kinds >= {"reveal.js", "notes.js", "page.js", "style.css", "inter-400regular.woff2"}
    licences = {kind for kind in kinds if kind.endswith("-licence.txt")}
    assert licences == {
        "reveal-licence.txt", "inter-licence.txt", "jetbrains-mono-licence.txt"
    }  # fmt: skip
    assert b"url(data" not in page.read_bytes()
    before = page.read_bytes()
    shutil.rmtree(command.folder / "cache")
    again = command("talk", "--html", "--assets", "files")
    assert again.stdout.count(", unchanged\n") == 2
    assert sorted(path for path in folder.iterdir() if path.is_file()) == there
    assert page.read_bytes() == before


def test_files_that_a_page_needs_no_more_go(command: Command) -> None:
    command.deck("talk", title="Abc?")
    page = command.folder / "site" / "index.html"
    for title in ("Abc?", "Xyz?"):
        command.deck("talk", title=title)
        run = command("talk", "-o", "site/index.html", "--assets", "site")
        assert (run.returncode, run.stderr) == (0, "")
        there = {path for path in page.parent.iterdir() if path.is_file()} - {page}
        assert there == linked(page)
        assert len([path for path in there if path.suffix == ".css"]) == 1


def test_a_page_that_is_left_alone_keeps_its_files(command: Command) -> None:
    command.deck("talk")
    assert command("talk", "-o", "page.html", "--assets", "files").returncode == 0
    page = command.folder / "page.html"
    mine = page.read_text(encoding="utf-8") + "<!-- mine -->"
    page.write_text(mine, encoding="utf-8")
    files = {path: path.read_bytes() for path in linked(page)}
    command.deck("talk", title="Something else?")
    run = command("talk", "-o", "page.html", "--assets", "files")
    assert run.returncode == 2
    assert "page.html: another program has saved it" in run.stderr
    assert page.read_text(encoding="utf-8") == mine
    found = {path for path in (command.folder / "files").iterdir() if path.is_file()}
    assert {path: path.read_bytes() for path in found} == files


def test_neither_file_is_written_if_one_cannot_be(command: Command) -> None:
    command.deck("talk")
    assert command("talk", "--html").returncode == 0
    deck, page = (command.folder / "dist" / f"small.{name}" for name in ("pptx", "html"))
    written = deck.read_bytes()
    page.write_text("mine", encoding="utf-8")
    command.deck("talk", title="Something else?")
    for more in ([], ["--assets", "files"], ["--format", "html,pptx"]):
        run = command("talk", "--html", *more)
        assert (run.returncode, run.stdout) == (2, "")
        assert "small.html: another program has saved it" in run.stderr
        assert deck.read_bytes() == written
    page.unlink()
    deck.write_text("mine, too", encoding="utf-8")
    assert command("talk", "--html").returncode == 2
    assert not page.exists()
    left = {path.name for path in deck.parent.iterdir()}
    assert left == {".deck", "fonts", "small.pptx"}


def test_the_way_to_a_folder_is_the_one_that_a_browser_takes(command: Command) -> None:
    command.deck("talk")
    assert command("talk", "-o", "page.html", "--assets", "none/../files").returncode == 0
    assert {path.parent.name for path in linked(command.folder / "page.html")} == {"files"}
    assert not (command.folder / "none").exists()


def test_a_page_that_somebody_has_changed_is_left_alone(command: Command) -> None:
    command.deck("talk")
    command("talk", "-o", "page.html")
    page = command.folder / "page.html"
    page.write_text("mine", encoding="utf-8")
    run = command("talk", "-o", "page.html")
    assert run.returncode == 2
    assert "another program has saved it" in run.stderr
    assert page.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("place", ["talks/one/themes", "talks/themes", "themes"])
def test_the_command_line_names_a_theme_of_the_talk(command: Command, place: str) -> None:
    command.deck("talks/one")
    house = command.folder / place / "house"
    house.mkdir(parents=True)
    (house / "theme.yaml").write_text("extends: plain\ntitle: House\n", encoding="utf-8")
    run = command("talks/one", "--theme", "house")
    assert (run.returncode, run.stderr) == (0, "")
    run = command("talks/one", "--theme", "hous")
    assert run.returncode == 2
    assert "there are: house, plain, terminal" in run.stderr


def test_help_and_version(command: Command) -> None:
    run = command("--help")
    assert (run.returncode, run.stderr) == (0, "")
    for word in ("FOLDER", "-o", "--theme", "--strict", "--draft", "--force", "--version", "fonts"):
        assert word in run.stdout
    assert command("--version").stdout == f"deckwright {__version__}\n"


def test_content_problems_are_all_told_and_nothing_is_written(command: Command) -> None:
    command.deck("content")
    assert command().returncode == 0
    before = (command.folder / "dist" / "small.pptx").read_bytes()
    section = command.folder / "content" / "only.yaml"
    text = section.read_text(encoding="utf-8")
    section.write_text(text.replace("subtitle:", "subtitel:"), encoding="utf-8")
    deck = command.folder / "content" / "deck.yaml"
    deck.write_text(DECK.replace("lang:", "langu:"), encoding="utf-8")
    run = command()
    assert (run.returncode, run.stdout) == (1, "")
    places = re.findall(r"^(\S+?):(\d+):(\d+): error: ", run.stderr, re.MULTILINE)
    assert (str(Path("content", "deck.yaml")), "3", "1") in places
    assert (str(Path("content", "only.yaml")), "6", "5") in places
    assert places == sorted(places, key=lambda place: (place[0], int(place[1]), int(place[2])))
    assert run.stderr.splitlines()[-1] == f"{len(places)} errors; nothing written"
    assert (command.folder / "dist" / "small.pptx").read_bytes() == before


def test_a_text_that_does_not_fit_is_an_error_and_a_draft_shows_it(command: Command) -> None:
    command.deck("content")
    assert command().returncode == 0
    before = (command.folder / "dist" / "small.pptx").read_bytes()
    command.deck("content", subtitle=TOO_LONG)
    run = command()
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.startswith(f"{Path('content', 'only.yaml')}:6:")
    assert run.stderr.splitlines()[-1] == "1 error; nothing written"
    draft = command("--draft")
    assert draft.returncode == 1
    assert draft.stdout.startswith(str(Path("dist", "small-draft.pptx: 1 slide, ")))
    assert draft.stderr.splitlines()[-1] == "1 error; written as a draft"
    assert (command.folder / "dist" / "small-draft.pptx").is_file()
    assert (command.folder / "dist" / "small.pptx").read_bytes() == before


def test_a_draft_does_not_overwrite_a_finished_deck_that_is_named(command: Command) -> None:
    command.deck("content")
    assert command("-o", "good.pptx").returncode == 0
    before = (command.folder / "good.pptx").read_bytes()
    command.deck("content", subtitle=TOO_LONG)
    run = command("--draft", "-o", "good.pptx")
    assert (run.returncode, run.stdout) == (2, "")
    assert "good.pptx: is a finished deck, which a draft leaves alone" in run.stderr
    assert (command.folder / "good.pptx").read_bytes() == before


def test_a_draft_without_faults_is_a_deck(command: Command) -> None:
    command.deck("content")
    run = command("--draft")
    assert (run.returncode, run.stderr) == (0, "")
    assert (command.folder / "dist" / "small-draft.pptx").is_file()
    assert not (command.folder / "dist" / "small.pptx").exists()


def test_a_draft_cannot_mend_content_that_cannot_be_read(command: Command) -> None:
    command.deck("content", title="[unfinished")
    run = command("--draft")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.endswith("; nothing written\n")


def test_warnings_let_a_deck_pass_unless_strict(command: Command) -> None:
    command.deck("content", subtitle="donau_dampf_schifffahrt_" * 6)
    strict = command("--strict")
    assert (strict.returncode, strict.stdout) == (1, "")
    assert ": warning: " in strict.stderr
    assert strict.stderr.splitlines()[-1] == "1 warning; nothing written"
    assert not (command.folder / "dist").exists()
    run = command()
    assert run.returncode == 0
    assert run.stdout.startswith(str(Path("dist", "small.pptx: 1 slide, ")))
    assert run.stderr.splitlines()[-1] == "1 warning"


def test_what_is_wrong_is_told_in_the_order_of_the_talk(command: Command) -> None:
    folder = command.deck("content")
    (folder / "deck.yaml").write_text(DECK.replace("[only]", "[zebra, ant]"), encoding="utf-8")
    (folder / "only.yaml").unlink()
    word = "donau_dampf_schifffahrt_" * 6
    for name in ("ant", "zebra"):
        section = SECTION.format(title="Is that all?", subtitle=word)
        (folder / f"{name}.yaml").write_text(section, encoding="utf-8")
    run = command()
    places = re.findall(r"^(.+?):6:15: warning: ", run.stderr, re.M)
    assert places == [str(Path("content", "zebra.yaml")), str(Path("content", "ant.yaml"))]


def test_a_deck_that_was_edited_stays_unless_forced(command: Command) -> None:
    command.deck("content")
    assert command().returncode == 0
    file = command.folder / "dist" / "small.pptx"
    edited = Presentation(str(file))
    edited.core_properties.author = "Somebody"
    edited.save(str(file))
    kept = file.read_bytes()
    run = command()
    assert (run.returncode, run.stdout) == (2, "")
    assert "another program has saved it" in run.stderr
    assert file.read_bytes() == kept
    assert command("--force").returncode == 0
    assert file.read_bytes() != kept


def test_the_date_is_fixed_or_the_one_of_the_environment(command: Command) -> None:
    command.deck("content")
    for seconds, year in (("", 2020), ("1000000000", 2001), ("0", 1970)):
        run = command("--force", env={"SOURCE_DATE_EPOCH": seconds})
        assert (run.returncode, run.stderr) == (0, "")
        properties = Presentation(str(command.folder / "dist" / "small.pptx")).core_properties
        assert properties.created is not None
        assert properties.created.year == year


@pytest.mark.parametrize("seconds", ["soon", "-1", "1e9", "²", "9" * 30])
def test_a_date_that_is_none(command: Command, seconds: str) -> None:
    command.deck("content")
    run = command(env={"SOURCE_DATE_EPOCH": seconds})
    assert (run.returncode, run.stdout) == (2, "")
    assert "SOURCE_DATE_EPOCH" in run.stderr
    assert "Traceback" not in run.stderr


def shell(command: Command, line: str) -> subprocess.CompletedProcess[str]:
    """Run a shell line in which `$BUILD` is the program."""
    environment = {**command.environment, "BUILD": f'"{sys.executable}" "{ROOT / "build.py"}"'}
    return subprocess.run(
        ["bash", "-c", line.replace("$BUILD", environment["BUILD"])],
        cwd=command.folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX shell and signals")


@posix
def test_a_reader_that_goes_away_is_no_failure(command: Command) -> None:
    command.deck("content")
    run = shell(command, "$BUILD | true; echo ${PIPESTATUS[0]}; $BUILD fonts | true; echo $?")
    assert (run.stdout, run.stderr) == ("0\n0\n", "")
    assert (command.folder / "dist" / "small.pptx").is_file()


@posix
def test_closed_streams(command: Command) -> None:
    command.deck("content")
    run = shell(command, "$BUILD >&- 2>&-; echo $?; $BUILD nowhere >&- 2>&-; echo $?")
    assert (run.stdout, run.stderr) == ("0\n2\n", "")


@posix
@pytest.mark.skipif(not FULL_DISK.exists(), reason="there is no /dev/full")
def test_an_answer_that_cannot_be_given_is_a_failure(command: Command) -> None:
    run = shell(command, "$BUILD fonts --path >/dev/full")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == "deckwright: No space left on device\n"


@posix
def test_a_full_disk_leaves_the_old_deck(command: Command) -> None:
    command.deck("content")
    assert command().returncode == 0
    before = (command.folder / "dist" / "small.pptx").read_bytes()
    command.deck("content", subtitle="No.")
    run = shell(command, "ulimit -f 4; $BUILD")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.endswith("the deck on disk is as it was\n")
    assert (command.folder / "dist" / "small.pptx").read_bytes() == before


@posix
def test_fonts_that_cannot_be_put_beside_the_deck(command: Command) -> None:
    command.deck("content")
    (command.folder / "dist").mkdir()
    (command.folder / "dist" / "fonts").write_text("no folder")
    run = command()
    assert run.returncode == 2
    assert run.stdout.startswith("dist/small.pptx: 1 slide, ")
    assert run.stderr.startswith("deckwright: dist/fonts: the deck is written, but not all fonts ")
    assert (command.folder / "dist" / "small.pptx").is_file()


def test_a_folder_without_a_deck(command: Command) -> None:
    (command.folder / "empty").mkdir()
    run = command("empty")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.startswith(f"error: there is no file {Path('empty', 'deck.yaml')}\n")
    assert run.stderr.endswith("1 error; nothing written\n")


def test_a_cache_that_cannot_be_written_is_not_told(command: Command) -> None:
    command.deck("content")
    (command.folder / "cache").write_text("no folder")
    for _ in range(2):
        run = command()
        assert (run.returncode, run.stderr) == (0, "")


def test_output_that_was_deleted_is_written_again(command: Command) -> None:
    command.deck("content")
    assert command().returncode == 0
    shutil.rmtree(command.folder / "dist")
    run = command()
    assert (run.returncode, run.stderr) == (0, "")
    assert "unchanged" not in run.stdout
    assert len(list((command.folder / "dist" / "fonts").iterdir())) == 10


@posix
def test_builds_at_the_same_time(command: Command) -> None:
    command.deck("content")
    run = shell(command, "for n in 1 2 3; do $BUILD & done; wait")
    assert run.stderr == ""
    assert run.stdout.count("dist/small.pptx: 1 slide, ") == 3
    assert run.stdout.count(", unchanged") == 2
    assert list(command.folder.rglob("*.tmp")) == []


@posix
def test_interrupted(command: Command) -> None:
    script = (
        "import signal, sys; from deck.cli import main\n"
        # A shell that runs the tests in the background has them ignore interrupts.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "signal.signal(signal.SIGALRM, lambda *_: signal.raise_signal(signal.SIGINT))\n"
        "signal.setitimer(signal.ITIMER_REAL, 0.02)  # long before a first build can be done\n"
        "sys.exit(main([sys.argv[1]]))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, ROOT / "content"],
        cwd=command.folder, env={**command.environment, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (run.returncode, run.stdout, run.stderr) == (130, "", "deckwright: interrupted\n")
    assert not (command.folder / "dist").exists()


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A copy of the work tree, to be started by a Python that has no packages."""
    tree = tmp_path / "tree"
    shutil.copytree(ROOT / "deck", tree / "deck", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "themes", tree / "themes")
    for name in ("build.py", "hatch_build.py"):
        shutil.copy(ROOT / name, tree)
    Command(tree).deck("content")
    return tree


def start_bare(tree: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-S", "build.py"],
        cwd=tree, env={**os.environ, "DECK_CACHE": str(tree / "cache")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_without_the_dependencies_the_cure_is_told(bare: Path) -> None:
    run = start_bare(bare)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("deckwright: this needs the package ")
    assert "  cure: " in run.stderr


@posix
def test_without_the_dependencies_the_environment_of_the_tree_takes_over(bare: Path) -> None:
    python = bare / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    run = start_bare(bare)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("dist/small.pptx: 1 slide, ")
