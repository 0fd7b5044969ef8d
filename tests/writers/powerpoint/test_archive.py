from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from deck.writers.finished import Finished
from deck.writers.powerpoint.archive import Archive, Packed, pack


def made(fill: Callable[[Archive], object], *first: tuple[str, Packed]) -> Finished:
    archive = Archive(BytesIO())
    fill(archive)
    return archive.close(first)


def opened(archived: Finished) -> ZipFile:
    return ZipFile(BytesIO(b"".join(archived)))


def test_entries_are_read_back_in_order() -> None:
    def fill(archive: Archive) -> None:
        archive.add("b.xml", "<b>ä</b>")
        archive.add_packed("folder/a.bin", pack(bytes(range(256)) * 100))

    with opened(made(fill)) as read:
        assert read.testzip() is None
        assert read.namelist() == ["b.xml", "folder/a.bin"]
        assert read.read("b.xml").decode() == "<b>ä</b>"
        assert read.read("folder/a.bin") == bytes(range(256)) * 100


def test_what_is_known_last_comes_first() -> None:
    archived = made(
        lambda archive: archive.add("slide", b"a slide"),
        ("types", pack(b"the list of types")),
        ("properties", pack(b"the properties")),
    )
    with opened(archived) as read:
        assert read.testzip() is None
        assert read.namelist() == ["types", "properties", "slide"]
        assert read.read("slide") == b"a slide"
        assert next(iter(read.infolist())).header_offset == 0


def test_a_finished_archive_can_be_read_again() -> None:
    archived = made(lambda archive: archive.add("a", bytes(3_000_000)), ("b", pack(b"b", level=0)))
    assert b"".join(archived) == b"".join(archived)


def test_what_is_compressed_already_is_not_compressed_again() -> None:
    content = zlib.compress(bytes(range(256)) * 100)
    archived = made(lambda archive: archive.add_packed("a.png", pack(content, level=0)))
    with opened(archived) as read:
        assert read.read("a.png") == content
        entry = read.getinfo("a.png")
        assert (entry.compress_type, entry.compress_size) == (ZIP_DEFLATED, len(content) + 5)


def test_more_entries_than_the_old_format_counts() -> None:
    packed = pack(b"x")

    def fill(archive: Archive) -> None:
        for number in range(65_600):
            archive.add_packed(str(number), packed)

    with opened(made(fill, ("first", packed))) as read:
        assert len(read.namelist()) == 65_601
        assert read.read("65599") == b"x"
