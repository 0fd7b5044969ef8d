from __future__ import annotations

import struct
from io import BytesIO

import pytest
from pictures import chunk, exif, jpeg, png, segment

from deck.reader.images import Image, UnreadableImageError, read_image


def measured(data: bytes) -> Image:
    return read_image(BytesIO(data))


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableImageError) as problem:
        measured(data)
    return str(problem.value)


def test_a_png_says_its_size() -> None:
    assert measured(png(31, 17)) == Image(31, 17)
    assert measured(png(31, 17) + b"what some programs add") == Image(31, 17)


def test_a_jpeg_says_its_size() -> None:
    assert measured(jpeg(31, 17)) == Image(31, 17)
    assert measured(jpeg(31, 17, frame=0xC2)) == Image(31, 17)
    # Fill bytes, a marker without a segment, and comments may stand before the frame.
    assert measured(jpeg(31, 17, b"\xff\xff\xff\x01", segment(0xFE, b"text"))) == Image(31, 17)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("turned", [1, 3, 6, 8])
def test_exif_says_which_side_is_up(order: str, turned: int) -> None:
    data = exif(turned, order)
    assert measured(jpeg(9, 8, segment(0xE1, b"Exif\0\0" + data))) == Image(9, 8, turned)
    assert measured(png(9, 8, (0, 0, 0), (b"eXIf", data))) == Image(9, 8, turned)


def test_exif_that_makes_no_sense_turns_nothing() -> None:
    for data in (b"", b"II", exif(6)[:12], exif(0), exif(99), b"II*\0" + b"\xff" * 4):
        assert measured(jpeg(9, 8, segment(0xE1, b"Exif\0\0" + data))) == Image(9, 8)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"GIF89a", "GIF"),
        (b"BM\0\0", "BMP"),
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "WebP"),
        (b"\0\0\0\x18ftypheic", "HEIC"),
        (b"\0\0\0\x18ftypavif", "AVIF"),
        (b"%PDF-1.7", "PDF"),
        (b'<svg xmlns="x">', "SVG"),
        (b'\xef\xbb\xbf\n<?xml version="1.0"?>', "SVG"),
    ],
)
def test_other_formats_are_named(data: bytes, name: str) -> None:
    assert refused(data) == f"it is in the format {name}"


def test_what_is_no_picture_is_refused() -> None:
    assert refused(b"") == "the file is empty"
    assert refused(b"title: No picture") == "it is neither a PNG nor a JPEG picture"
    assert refused(jpeg(9, 8, frame=0xC3)) == "it is a kind of JPEG that few programs show"
    assert refused(jpeg(9, 8, precision=12)) == "it is a kind of JPEG that few programs show"
    assert refused(jpeg(9, 0)) == "its JPEG header is damaged"
    assert refused(png(0, 8)[:8] + chunk(b"IHDR", struct.pack(">II5B", 0, 8, 8, 2, 0, 0, 0))) == (
        "its PNG header is damaged"
    )
    assert refused(b"\xff\xd8\xff\xd9") == "there is no picture in this JPEG"


def test_a_flipped_bit_in_the_header_of_a_png_is_seen() -> None:
    data = bytearray(png(31, 17))
    data[19] ^= 1
    assert refused(bytes(data)) == "its PNG header is damaged"


@pytest.mark.parametrize("whole", [png(31, 17), jpeg(31, 17)], ids=["png", "jpeg"])
def test_a_picture_that_is_cut_off_is_refused_wherever(whole: bytes) -> None:
    for length in range(1, len(whole)):
        assert refused(whole[:length])


def test_endless_headers_end() -> None:
    empty = segment(0xFE, b"") * 6000
    assert refused(jpeg(9, 8, empty)) == "there is no picture in this JPEG"
    assert refused(b"\xff\xd8" + b"\xff" * 20_000) == "its JPEG header is damaged"
    chunks = ((b"tEXt", b""),) * 6000
    assert refused(png(9, 8, (0, 0, 0), *chunks)) == "its PNG header is damaged"
