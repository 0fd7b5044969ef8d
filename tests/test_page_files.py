from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from deck import page_files
from deck.target import TargetError


def named(text: str, ending: str = "js") -> tuple[str, bytes]:
    data = text.encode()
    return f"part-{sha256(data).hexdigest()[:16]}.{ending}", data


ONE, TWO, THREE = named("one"), named("two"), named("three", "css")


ROOT = str(Path(page_files.__file__).parent.parent)
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals and modes")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "files"


def build(folder: Path, page: Path, *files: tuple[str, bytes], force: bool = False) -> None:
    """A build of `page`, which says what it refers to."""
    with page_files.placed(folder, page, dict(files), force=force):
        page.write_text("\n".join(name for name, _ in files))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != ".deck")


def test_files_are_there_before_the_page_and_go_after_it(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    build(folder, page, ONE, TWO)
    assert (folder / ONE[0]).read_bytes() == b"one"
    with page_files.placed(folder, page, dict([TWO, THREE])):
        assert names(folder) == sorted([ONE[0], TWO[0], THREE[0]])
    assert names(folder) == sorted([TWO[0], THREE[0]])


def test_what_is_there_already_is_not_written_again(folder: Path, tmp_path: Path) -> None:
    build(folder, tmp_path / "page.html", ONE)
    before = (folder / ONE[0]).stat().st_mtime_ns, (folder / ".deck/files.txt").read_text()
    build(folder, tmp_path / "page.html", ONE)
    after = (folder / ONE[0]).stat().st_mtime_ns, (folder / ".deck/files.txt").read_text()
    assert before == after
    assert after[1] == f"{ONE[0]} ../page.html\n"


def test_files_that_another_page_needs_stay(folder: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.html", tmp_path / "a b" / "second.html"
    second.parent.mkdir()
    build(folder, first, ONE, TWO)
    build(folder, second, TWO, THREE)
    build(folder, first, ONE)
    assert names(folder) == sorted([ONE[0], TWO[0], THREE[0]])
    build(folder, second, THREE)
    assert names(folder) == sorted([ONE[0], THREE[0]])


def test_what_no_build_put_there_stays(folder: Path, tmp_path: Path) -> None:
    build(folder, tmp_path / "page.html", ONE, TWO)
    (folder / "mine.txt").write_text("mine")
    (folder / THREE[0]).write_bytes(THREE[1])  # of this content, but not on record
    (folder / ONE[0]).write_text("edited")
    page_files.check(folder, tmp_path / "page.html", tmp_path / "content")
    build(folder, tmp_path / "page.html", TWO)
    assert names(folder) == sorted(["mine.txt", ONE[0], TWO[0], THREE[0]])
    assert (folder / ONE[0]).read_text() == "edited"


def test_a_file_that_was_edited_stays_unless_forced(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    build(folder, page, ONE)
    (folder / ONE[0]).write_text("edited")
    with pytest.raises(TargetError, match=r"has been changed since a build wrote it; delete it"):
        build(folder, page, ONE, TWO)
    assert page.read_text() == ONE[0]
    assert (folder / ONE[0]).read_text() == "edited"
    assert names(folder) == [ONE[0]]
    build(folder, page, ONE, TWO, force=True)
    assert (folder / ONE[0]).read_text() == "one"


def test_without_a_new_page_there_are_no_new_files(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    build(folder, page, ONE, TWO)
    with (
        pytest.raises(TargetError, match="no"),
        page_files.placed(folder, page, dict([TWO, THREE])),
    ):
        raise TargetError("no")
    assert names(folder) == sorted([ONE[0], TWO[0]])
    assert THREE[0] not in (folder / ".deck/files.txt").read_text()


def test_a_picture_is_copied_and_must_be_what_it_was(folder: Path, tmp_path: Path) -> None:
    page, picture = tmp_path / "page.html", tmp_path / "photo.png"
    picture.write_bytes(b"one")
    name = ONE[0].replace(".js", ".png")
    with page_files.placed(folder, page, {name: picture}):
        assert (folder / name).read_bytes() == b"one"
    (folder / name).unlink()
    picture.write_bytes(b"two")
    with (
        pytest.raises(TargetError, match=r"photo\.png: has changed while the deck was built"),
        page_files.placed(folder, page, {name: picture}),
    ):
        pass
    assert names(folder) == []


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from deck import page_files
folder, page, when = Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]
files = {name: text.encode() for name, text in zip(sys.argv[5::2], sys.argv[6::2])}
if when == "files":
    class Slow(dict):
        def items(self):
            yield list(super().items())[0]
            os.kill(os.getpid(), signal.SIGKILL)
    files = Slow(files)
with page_files.placed(folder, page, files):
    if when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    page.write_text("\\n".join(files))
    if when == "after":
        os.kill(os.getpid(), signal.SIGKILL)
"""


@posix
@pytest.mark.parametrize("when", ["files", "before", "after"])
def test_a_build_that_is_killed_leaves_a_page_with_all_its_files(
    folder: Path, tmp_path: Path, when: str
) -> None:
    page = tmp_path / "page.html"
    build(folder, page, ONE, TWO)
    (folder / f".{THREE[0]}.99999.tmp").write_bytes(b"thr")  # as if killed while writing this
    (folder / ".somebody.tmp").touch()
    arguments = [ROOT, str(folder), str(page), when, *(TWO[0], "two", THREE[0], "three")]
    run = subprocess.run([sys.executable, "-c", KILLED, *arguments], check=False)
    assert run.returncode == -signal.SIGKILL
    assert set(page.read_text().split()) <= set(names(folder))
    build(folder, page, THREE)
    assert names(folder) == sorted([".somebody.tmp", THREE[0]])


@pytest.mark.parametrize(
    ("record", "stays"),
    [
        (b"", True),
        (b"\xff\x00 nonsense", True),
        (f"{ONE[0]} ../page.html".encode(), True),  # cut short
        (f"../{ONE[0]} ../page.html\n".encode(), True),
        (f"{ONE[0]} ../page.html\n".encode(), False),
    ],
)
def test_only_whole_lines_of_the_record_count(
    folder: Path, tmp_path: Path, record: bytes, stays: bool
) -> None:
    build(folder, tmp_path / "page.html", ONE)
    (folder / ".deck/files.txt").write_bytes(record)
    build(folder, tmp_path / "page.html", TWO)
    assert (ONE[0] in names(folder)) == stays


def test_a_record_leads_nowhere_else(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / ONE[0]
    outside.write_bytes(ONE[1])
    build(folder, tmp_path / "page.html", TWO)
    (folder / ".deck/files.txt").write_text(f"../{ONE[0]} ../page.html\n")
    build(folder, tmp_path / "page.html", TWO)
    assert outside.exists()


def test_builds_at_the_same_time(folder: Path, tmp_path: Path) -> None:
    builds = []
    for number in range(6):
        own = named(str(number))
        arguments = [ROOT, str(folder), str(tmp_path / f"{number}.html"), "never"]
        arguments += [own[0], str(number), TWO[0], "two"]
        builds.append(subprocess.Popen([sys.executable, "-c", KILLED, *arguments]))
    assert [one.wait(30) for one in builds] == [0] * 6
    expected = {TWO[0], *(named(str(number))[0] for number in range(6))}
    assert set(names(folder)) == expected
    assert len((folder / ".deck/files.txt").read_text().splitlines()) == 12


REFUSED = [
    ("file", "page.html", "file: is no folder; name another one with --assets"),
    ("file/deeper", "page.html", "file: is no folder"),
    ("page.html", "page.html", "is where the page goes"),
    ("page.html/files", "page.html", "is where the page goes"),
    ("content", "page.html", "is in the folder of the talk's content"),
    ("content/files", "page.html", "is in the folder of the talk's content"),
    ("other", "page.html", "other: holds other things, such as .hidden; name a new folder"),
    (".", "page.html", "holds other things, such as content;"),
]


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder to be in, with content, a file, and a folder of somebody else."""
    for name in ("content", "other/b", "empty"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("file", "other/a.txt", "other/.hidden", "content/deck.yaml", "empty/.gitkeep"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("files", "page", "told"), REFUSED)
def test_folders_that_are_refused(places: Path, files: str, page: str, told: str) -> None:
    with pytest.raises(TargetError, match=re.escape(told)):
        page_files.check(Path(files), Path(page), Path("content"))


@pytest.mark.parametrize("files", ["new", "new/deeper", "empty", "."])
def test_folders_that_are_taken(places: Path, files: str) -> None:
    page = Path("site/page.html")
    force = files == "."
    page_files.check(Path(files), page, Path("content"), force=force)
    page.parent.mkdir()
    build(Path(files), page, ONE)
    page_files.check(Path(files), page, Path("content"))


def test_the_page_may_stand_among_its_files(places: Path) -> None:
    page = Path("site/page.html")
    page.parent.mkdir()
    page.touch()
    page_files.check(Path("site"), page, Path("content"))
    assert page_files.link(Path("site"), page.parent) == ""


def test_a_copy_of_files_without_their_record_is_told_by_their_names(places: Path) -> None:
    for name, data in (ONE, TWO):
        (places / "empty" / name).write_bytes(data)
    page_files.check(Path("empty"), Path("page.html"), Path("content"))
    (places / "empty" / TWO[0]).write_bytes(b"else")
    with pytest.raises(TargetError, match=re.escape(f"such as {TWO[0]}")):
        page_files.check(Path("empty"), Path("page.html"), Path("content"))


@pytest.mark.parametrize(
    ("folder", "beside", "link"),
    [
        ("dist/files", "dist", "files/"),
        ("files", "dist", "../files/"),
        ("a b/é#?%", ".", "a%20b/%C3%A9%23%3F%25/"),
        ("dist", "dist", ""),
    ],
)
def test_the_address_of_the_folder(places: Path, folder: str, beside: str, link: str) -> None:
    assert page_files.link(Path(folder), Path(beside)) == link


@posix
def test_a_folder_that_cannot_be_written_to(as_nobody: Path) -> None:
    as_nobody.chmod(0o555)
    with pytest.raises(TargetError, match=r"Permission denied: .*; name another folder"):
        build(as_nobody / "files", as_nobody / "page.html", ONE)
    assert names(as_nobody) == []


@posix
def test_a_full_disk_leaves_the_page(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    build(folder, page, ONE)
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
    large = named("large" * 10_000)
    arguments = [ROOT, str(folder), str(page), "never", large[0], large[1].decode()]
    run = subprocess.run(
        [sys.executable, "-c", limit + KILLED, *arguments],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "too large; the page on disk is as it was" in run.stderr
    assert page.read_text() == ONE[0]
    assert names(folder) == [ONE[0]]
