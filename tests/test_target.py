from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from deck import target
from deck.target import TargetError

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX file modes and signals")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def touched(path: Path, data: bytes) -> None:
    """Save `data` to `path` as another program would: new bytes, a later time."""
    later = path.stat().st_mtime_ns + 10**9 if path.exists() else None
    path.write_bytes(data)
    if later is not None:
        os.utime(path, ns=(later, later))


def test_a_new_target_is_written_with_its_folders(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "talk.pptx"
    assert target.write(file, [b"one"]) is True
    assert file.read_bytes() == b"one"
    assert names(file.parent) == [".deck", "talk.pptx"]


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    file = tmp_path / "talk.pptx"
    target.write(file, [b"one"])
    before = file.stat()
    assert target.write(file, [b"one"]) is False
    assert file.stat().st_ino == before.st_ino
    assert file.stat().st_mtime_ns == before.st_mtime_ns


def test_our_own_earlier_build_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "talk.pptx"
    for data in (b"one", b"two", b"three"):
        assert target.write(file, [data]) is True
        assert file.read_bytes() == data
    assert len((tmp_path / ".deck" / "talk.pptx.txt").read_text().splitlines()) == 2


def test_a_draft_leaves_a_finished_deck_alone(tmp_path: Path) -> None:
    file = tmp_path / "talk.pptx"
    target.write(file, [b"finished"])
    with pytest.raises(TargetError, match="is a finished deck, which a draft leaves alone"):
        target.write(file, [b"draft"], draft=True)
    assert file.read_bytes() == b"finished"
    assert target.write(file, [b"draft"], draft=True, force=True) is True


def test_a_draft_is_replaced_by_drafts_and_by_a_finished_deck(tmp_path: Path) -> None:
    file = tmp_path / "talk.pptx"
    for data, draft in ((b"one", True), (b"two", True), (b"three", False)):
        assert target.write(file, [data], draft=draft) is True
    with pytest.raises(TargetError, match="is a finished deck"):
        target.write(file, [b"four"], draft=True)


def test_a_draft_without_faults_that_is_built_again_is_a_finished_deck(tmp_path: Path) -> None:
    file = tmp_path / "talk.pptx"
    target.write(file, [b"one"], draft=True)
    assert target.write(file, [b"one"]) is False
    with pytest.raises(TargetError, match="is a finished deck"):
        target.write(file, [b"two"], draft=True)


def test_a_copy_or_a_new_date_of_our_build_is_still_ours(tmp_path: Path) -> None:
    file = tmp_path / "talk.pptx"
    target.write(file, [b"one"])
    os.utime(file, (1, 1))
    assert target.write(file, [b"two"]) is True


def test_what_another_program_saved_stays(tmp_path: Path) -> None:
    file = tmp_path / "talk.pptx"
    target.write(file, [b"one"])
    touched(file, b"edited")
    with pytest.raises(TargetError, match="another program has saved it since the last build"):
        target.write(file, [b"two"])
    assert file.read_bytes() == b"edited"
    assert names(tmp_path) == [".deck", "talk.pptx"]
    assert target.write(file, [b"two"], force=True) is True
    assert target.write(file, [b"three"]) is True


def test_a_file_without_a_record_stays_unless_it_is_equal(tmp_path: Path) -> None:
    file = tmp_path / "talk.pptx"
    file.write_bytes(b"by hand")
    with pytest.raises(TargetError, match="no record that a build wrote it"):
        target.write(file, [b"one"])
    assert file.read_bytes() == b"by hand"
    assert target.write(file, [b"by hand"]) is False
    assert target.write(file, [b"one"]) is True


def test_a_build_killed_between_record_and_move_keeps_the_target_ours(tmp_path: Path) -> None:
    file = tmp_path / "talk.pptx"
    target.write(file, [b"one"])
    kept = file.read_bytes(), file.stat().st_mtime_ns
    target.write(file, [b"two"])
    file.write_bytes(kept[0])
    os.utime(file, ns=(kept[1], kept[1]))
    assert target.write(file, [b"three"]) is True


@pytest.mark.parametrize("record", [b"", b"\xff\xfe", b"abc 1", b"x y z\n" * 3])
def test_a_damaged_record_counts_as_none(tmp_path: Path, record: bytes) -> None:
    file = tmp_path / "talk.pptx"
    target.write(file, [b"one"])
    (tmp_path / ".deck" / "talk.pptx.txt").write_bytes(record)
    with pytest.raises(TargetError, match="no record"):
        target.write(file, [b"two"])
    assert target.write(file, [b"two"], force=True) is True
    assert target.write(file, [b"three"]) is True


def test_temporary_files_of_dead_builds_go(tmp_path: Path) -> None:
    (tmp_path / ".talk.pptx.123.tmp").write_bytes(b"half")
    (tmp_path / ".other.pptx.123.tmp").write_bytes(b"half")
    target.write(tmp_path / "talk.pptx", [b"one"])
    assert names(tmp_path) == [".deck", ".other.pptx.123.tmp", "talk.pptx"]


def test_names_with_glob_characters(tmp_path: Path) -> None:
    (tmp_path / ".t.pptx.1.tmp").write_bytes(b"somebody else's")
    (tmp_path / ".[t]?*.pptx.1.tmp").write_bytes(b"half")
    target.write(tmp_path / "[t]?*.pptx", [b"one"])
    assert names(tmp_path) == [".deck", ".t.pptx.1.tmp", "[t]?*.pptx"]


@pytest.mark.parametrize(
    ("owner", "program"), [("~$talk.pptx", "PowerPoint"), (".~lock.talk.pptx#", "LibreOffice")]
)
def test_an_open_target_stays(tmp_path: Path, owner: str, program: str) -> None:
    file = tmp_path / "talk.pptx"
    target.write(file, [b"one"])
    (tmp_path / owner).write_bytes(b"")
    with pytest.raises(TargetError, match=f"open in {program}"):
        target.write(file, [b"two"])
    assert file.read_bytes() == b"one"
    assert target.write(file, [b"one"]) is False
    assert target.write(file, [b"two"], force=True) is True


def test_a_folder_as_target(tmp_path: Path) -> None:
    (tmp_path / "talk.pptx").mkdir()
    with pytest.raises(TargetError, match="is a folder"):
        target.write(tmp_path / "talk.pptx", [b"one"], force=True)


@posix
def test_a_pipe_as_target(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "talk.pptx")
    with pytest.raises(TargetError, match="is no plain file"):
        target.write(tmp_path / "talk.pptx", [b"one"], force=True)


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "dist").write_text("")
    with pytest.raises(TargetError, match="dist is a file"):
        target.write(tmp_path / "dist" / "talk.pptx", [b"one"])
    with pytest.raises(TargetError, match="cannot be made"):
        target.write(tmp_path / "dist" / "deep" / "talk.pptx", [b"one"])


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match="cannot be written"):
        target.write(tmp_path / f"{'x' * 300}.pptx", [b"one"])


@posix
def test_a_link_keeps_pointing(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "talk.pptx"
    link.symlink_to(tmp_path / "real" / "deck.pptx")
    target.write(link, [b"one"])
    assert link.is_symlink()
    assert (tmp_path / "real" / "deck.pptx").read_bytes() == b"one"


@posix
def test_the_mode_of_the_target_stays(tmp_path: Path) -> None:
    file = tmp_path / "talk.pptx"
    target.write(file, [b"one"])
    file.chmod(0o600)
    target.write(file, [b"two"])
    assert file.stat().st_mode & 0o777 == 0o600


@posix
def test_a_folder_that_cannot_be_written_to(as_nobody: Path) -> None:
    as_nobody.chmod(0o555)
    with pytest.raises(TargetError, match=r"the folder .* cannot be written to"):
        target.write(as_nobody / "talk.pptx", [b"one"])
    assert names(as_nobody) == []
    with pytest.raises(TargetError, match=f"the folder {as_nobody} cannot be written to"):
        target.write(as_nobody / "dist" / "talk.pptx", [b"one"])


@posix
def test_a_record_that_cannot_be_written(as_nobody: Path) -> None:
    target.write(as_nobody / "talk.pptx", [b"one"])
    record = as_nobody / ".deck" / "talk.pptx.txt"
    record.chmod(0)
    with pytest.raises(TargetError, match=f"{record} cannot be written to"):
        target.write(as_nobody / "talk.pptx", [b"two"])
    assert (as_nobody / "talk.pptx").read_bytes() == b"one"


def test_a_write_protected_target(tmp_path: Path) -> None:
    file = tmp_path / "talk.pptx"
    target.write(file, [b"one"])
    file.chmod(0o444)
    for force in (False, True):
        with pytest.raises(TargetError, match="is write-protected"):
            target.write(file, [b"two"], force=force)
    assert file.read_bytes() == b"one"


@posix
def test_a_full_disk_leaves_the_target(tmp_path: Path) -> None:
    file = tmp_path / "talk.pptx"
    target.write(file, [b"one"])
    script = (
        "import resource, sys; from pathlib import Path; from deck import target\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try: target.write(Path(sys.argv[1]), [bytes(100_000)])\n"
        "except target.TargetError as problem: print(problem)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, file], capture_output=True, text=True, check=True
    )
    assert "too large; the deck on disk is as it was" in run.stdout
    assert file.read_bytes() == b"one"
    assert names(tmp_path) == [".deck", "talk.pptx"]


@posix
def test_a_killed_build_leaves_the_target(tmp_path: Path) -> None:
    file = tmp_path / "talk.pptx"
    target.write(file, [b"one"])
    script = (
        "import os, signal, sys; from pathlib import Path; from deck import target\n"
        "os.fsync = lambda descriptor: os.kill(os.getpid(), signal.SIGKILL)\n"
        "target.write(Path(sys.argv[1]), [b'two'])"
    )
    run = subprocess.run([sys.executable, "-c", script, file], check=False)
    assert run.returncode == -9
    assert file.read_bytes() == b"one"
    assert len(names(tmp_path)) == 3
    assert target.write(file, [b"three"]) is True
    assert names(tmp_path) == [".deck", "talk.pptx"]


@posix
def test_builds_at_the_same_time_each_write_a_whole_file(tmp_path: Path) -> None:
    file = tmp_path / "talk.pptx"
    script = (
        "import sys; from pathlib import Path; from deck import target\n"
        "for turn in range(20): target.write(Path(sys.argv[1]), [sys.argv[2].encode() * 50_000])"
    )
    builds = [subprocess.Popen([sys.executable, "-c", script, file, word]) for word in "abc"]
    assert [build.wait() for build in builds] == [0, 0, 0]
    data = file.read_bytes()
    assert len(data) == 50_000
    assert len(set(data)) == 1
    assert names(tmp_path) == [".deck", "talk.pptx"]
    assert target.write(file, [b"one"]) is True
