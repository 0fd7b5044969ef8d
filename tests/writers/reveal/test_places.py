from __future__ import annotations

import re
from base64 import b64decode
from hashlib import sha256
from pathlib import Path

import pytest
from writers.powerpoint import sample

from deck.writers.reveal.places import InFolder, InPage


def test_a_page_has_all_in_itself(tmp_path: Path) -> None:
    (tmp_path / "photo").write_bytes(sample.png(1))
    place = InPage()
    assert place.script("start", "go()") == "<script>go()</script>"
    assert place.sheet("a{}") == "<style>a{}</style>"
    assert place.font("Inter", b"font") == "data:font/woff2;base64,Zm9udA=="
    kind, _, data = place.picture(tmp_path / "photo").partition(",")
    assert kind == "data:image/png;base64"
    assert b64decode(data) == sample.png(1)
    assert place.files == {}
    # `echo -n 'go()' | openssl dgst -sha256 -binary | base64`
    assert (
        "script-src 'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw=' 'sha256-"
        in place.policy(["1"])
    )


def test_licences_do_not_end_the_comment_they_stand_in() -> None:
    told = InPage().licences({"one": "a --> b", "two": "-----\n--"})
    assert "--" not in told
    assert told.replace(" ", "").replace("-", "") == "a>b\n\n\n"


def test_files_are_named_after_their_content(tmp_path: Path) -> None:
    for name in ("photo", "copy"):
        (tmp_path / name).write_bytes(sample.png(1))
    place = InFolder("../a%20b/")
    script = place.script("Start!", "go()")
    name = f"start--{sha256(b'go()').hexdigest()[:16]}.js"
    assert script == f'<script src="../a%20b/{name}"></script>'
    assert place.files == {name: b"go()"}
    sheet = re.fullmatch(r'<link rel="stylesheet" href="../a%20b/(.*)">', place.sheet("a{}"))
    assert sheet
    assert place.files[sheet[1]] == b"a{}"
    font = place.font("Inter Größe", b"font")
    assert re.fullmatch(r"inter-gr--e-[0-9a-f]{16}\.woff2", font)
    assert place.files[font] == b"font"
    pictures = {place.picture(tmp_path / name) for name in ("photo", "copy")}
    assert len(pictures) == 1
    assert place.files[pictures.pop()] == tmp_path / "copy"
    assert len(place.files) == 4


def test_licences_are_files_too() -> None:
    place = InFolder("files/")
    told = place.licences({"one": "Terms.", "two": "Others."})
    assert told.splitlines() == [f"files/{name}" for name in place.files]
    assert list(place.files.values()) == [b"Terms.\n", b"Others.\n"]


@pytest.mark.parametrize("place", [InPage(), InFolder("")])
def test_a_file_that_is_no_picture_any_more_is_named(
    place: InPage | InFolder, tmp_path: Path
) -> None:
    (tmp_path / "photo.png").write_bytes(b"something else")
    with pytest.raises(OSError, match="no PNG, JPEG or GIF any more") as told:
        place.picture(tmp_path / "photo.png")
    assert told.value.filename == str(tmp_path / "photo.png")
