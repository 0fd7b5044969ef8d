from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from deck.cache import file_stamp, load, program_stamp, save

ROOT = Path(__file__).resolve().parent.parent


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def at(path: Path, seconds: int) -> None:
    os.utime(path, (seconds, seconds))


@pytest.mark.parametrize("data", [b"", b"a", bytes(range(256)) * 99])
def test_what_was_saved_is_loaded(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "new" / "folder" / "file"
    save(file, data)
    assert load(file) == data
    assert names(file.parent) == ["file"]


def test_what_is_missing_cut_changed_or_foreign_is_not_there(tmp_path: Path) -> None:
    file = tmp_path / "file"
    assert load(file) is None
    assert load(tmp_path) is None
    save(file, b"some data")
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert load(file) is None
    for position in range(len(whole)):
        file.write_bytes(whole[:position] + bytes([whole[position] ^ 1]) + whole[position + 1 :])
        assert load(file) is None
    file.write_bytes(b"somebody else's")
    assert load(file) is None


def test_what_cannot_be_written_is_no_matter(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    save(tmp_path / "file" / "inner", b"data")
    (tmp_path / "folder").mkdir()
    save(tmp_path / "folder", b"data")
    assert names(tmp_path) == ["file", "folder"]


def test_the_newest_of_a_kind_stay(tmp_path: Path) -> None:
    for seconds in range(1, 7):
        for kind in ("one", "two"):
            save(tmp_path / f"{kind}-{seconds}", b"")
            at(tmp_path / f"{kind}-{seconds}", seconds)
    at(tmp_path / "one-2", 99)
    save(tmp_path / "one-7", b"", others="one-*")
    ones = ["one-2", "one-5", "one-6", "one-7"]
    assert names(tmp_path) == [*ones, *(f"two-{seconds}" for seconds in range(1, 7))]
    save(tmp_path / "two-1", b"", others="two-*", most=2)
    assert names(tmp_path) == [*ones, "two-1", "two-6"]


def test_what_killed_builds_left_goes_with_its_kind(tmp_path: Path) -> None:
    (tmp_path / "one-1.123.tmp").write_bytes(b"half")
    at(tmp_path / "one-1.123.tmp", 1)
    for number in range(4):
        save(tmp_path / f"one-{number}", b"", others="one-*")
    assert names(tmp_path) == [f"one-{number}" for number in range(4)]


def test_the_stamp_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "file"
    assert file_stamp(file) == (0, 0)
    file.write_bytes(b"abc")
    at(file, 5)
    assert file_stamp(file) == file_stamp(str(file)) == (3, 5 * 10**9)


def stamp(tree: Path, *path: Path) -> str:
    """The stamp of the program in `tree`, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-B", "-c", "from deck.cache import program_stamp as p; print(p())"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, [tree, *path]))},
        cwd=tree, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the program to edit."""
    ignored = shutil.ignore_patterns("__pycache__", "_assets")
    shutil.copytree(ROOT / "deck", tmp_path / "tree" / "deck", ignore=ignored)
    return tmp_path / "tree"


def test_the_stamp_is_that_of_the_files(tree: Path) -> None:
    assert program_stamp() == program_stamp()
    first = stamp(tree)
    (tree / "deck" / "__pycache__").mkdir()
    (tree / "deck" / "__pycache__" / "new.pyc").write_bytes(b"")
    assert stamp(tree) == first
    seen = {first}
    for name in ("cli.py", "pipeline/prompts.yaml", "checks/contrast.py", "reader/names.py"):
        # Another size with the old time, then another time with the old size.
        file = tree / "deck" / name
        before = file.stat()
        file.write_text(file.read_text(encoding="utf-8") + "#", encoding="utf-8")
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
        seen.add(stamp(tree))
        at(file, 5)
        seen.add(stamp(tree))
    (tree / "deck" / "text" / "new.py").write_bytes(b"")
    seen.add(stamp(tree))
    (tree / "deck" / "text" / "new.py").unlink()
    assert stamp(tree) in seen
    assert len(seen) == 10


@pytest.mark.parametrize("name", ["uharfbuzz", "jinja2", "lucide", "pptx", "xlsxwriter"])
def test_another_release_of_a_library_has_another_stamp(tree: Path, name: str) -> None:
    first = stamp(tree)
    other = tree / "other" / name
    other.mkdir(parents=True)
    (other / "__init__.py").write_text("__version__ = '0'\n", encoding="utf-8")
    assert stamp(tree, other.parent) != first
