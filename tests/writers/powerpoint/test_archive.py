from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from deck.writers.powerpoint.archive import Archive, pack


def test_entries_are_read_back_in_order() -> None:
    stream = BytesIO()
    archive = Archive(stream)
    archive.add("b.xml", "<b>ä</b>")
    archive.add_packed("folder/a.bin", pack(bytes(range(256)) * 100))
    archive.close()
    with ZipFile(stream) as read:
        assert read.testzip() is None
        assert read.namelist() == ["b.xml", "folder/a.bin"]
        assert read.read("b.xml").decode() == "<b>ä</b>"
        assert read.read("folder/a.bin") == bytes(range(256)) * 100


def test_what_is_compressed_already_is_not_compressed_again() -> None:
    content = zlib.compress(bytes(range(256)) * 100)
    stream = BytesIO()
    archive = Archive(stream)
    archive.add_packed("a.png", pack(content, level=0))
    archive.close()
    with ZipFile(stream) as read:
        assert read.read("a.png") == content
        entry = read.getinfo("a.png")
        assert (entry.compress_type, entry.compress_size) == (ZIP_DEFLATED, len(content) + 5)


def test_an_archive_may_begin_inside_a_stream_that_only_writes() -> None:
    class Pipe:
        def __init__(self) -> None:
            self.data = b""

        def write(self, data: bytes) -> int:
            self.data += data
            return len(data)

    pipe = Pipe()
    archive = Archive(pipe)  # type: ignore[arg-type]
    archive.add("a", b"content")
    archive.close()
    assert ZipFile(BytesIO(pipe.data)).read("a") == b"content"


def test_more_entries_than_the_old_format_counts() -> None:
    stream = BytesIO()
    archive = Archive(stream)
    packed = pack(b"x")
    for number in range(65_600):
        archive.add_packed(str(number), packed)
    archive.close()
    with ZipFile(stream) as read:
        assert len(read.namelist()) == 65_600
        assert read.read("65599") == b"x"
