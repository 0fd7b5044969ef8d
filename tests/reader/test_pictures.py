from __future__ import annotations

from pathlib import Path

import pytest
from pictures import chunk, exif, jpeg, png, segment

from deck import model
from deck.diagnostics import render
from deck.reader import parse_slides, read_slides


def slide(picture: str) -> str:
    return f"- {{layout: picture, title: T, picture: {picture}}}\n"


def read(folder: Path, picture: str) -> model.Picture:
    (found,), diagnostics = parse_slides("s.yaml", slide(picture), folder=folder)
    assert diagnostics == ()
    assert isinstance(found.content, model.PictureSlide)
    return found.content.picture


def said(folder: Path, picture: str) -> list[tuple[str, ...]]:
    """What is said about a picture: the text that it points at, the message, the hints."""
    text = slide(picture)
    found, diagnostics = parse_slides("s.yaml", text, folder=folder)
    assert found == ()
    told = []
    for item in diagnostics:
        assert item.span
        start = item.span.column - 1
        told.append((text[start : start + item.span.length], item.message, *item.hints))
    return told


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "wide.png").write_bytes(png(40, 20))
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "high.jpg").write_bytes(jpeg(20, 40))
    return tmp_path


def test_a_picture_is_read(folder: Path) -> None:
    found = read(folder, "{file: wide.png, alt: A frame}")
    assert found == model.Picture(
        str(folder / "wide.png"), 40, 20, "A frame", "contain", (50, 50), found.span
    )
    assert str(found.span) == "s.yaml:1:47"
    assert found.aspect == 2


def test_all_that_can_be_said_of_a_picture(folder: Path) -> None:
    found = read(folder, "{file: more/high.jpg, decorative: yes, fit: cover, focus: [30%, 12.5]}")
    assert (found.width, found.height, found.alt) == (20, 40, "")
    assert (found.fit, found.focus) == ("cover", (30, 12.5))


def test_a_portrait_is_cut_to_the_shape_of_its_place(folder: Path) -> None:
    quote = "- {layout: quote, title: T, quote: Q, by: B, portrait: {file: wide.png, alt: A, "
    (found,), diagnostics = parse_slides("s.yaml", f"{quote}focus: [0, 1]}}}}", folder=folder)
    assert diagnostics == ()
    assert isinstance(found.content, model.Quote)
    assert found.content.portrait
    assert found.content.portrait[:6] == (str(folder / "wide.png"), 40, 20, "A", "cover", (0, 1))
    _, (problem,) = parse_slides("s.yaml", f"{quote}fit: cover}}}}", folder=folder)
    assert problem.message == 'unknown key in a portrait: "fit"'


def test_what_a_picture_is_counts_not_what_it_is_called(folder: Path) -> None:
    (folder / "photo.jpg").write_bytes(png(5, 4))
    assert read(folder, "{file: photo.jpg, alt: A}").width == 5


def test_a_picture_needs_a_text_or_to_be_decorative(folder: Path) -> None:
    hints = (
        "alt: what it shows, for those who cannot see it",
        "decorative: yes, if it says nothing that the slide does not say without it",
    )
    needs = 'a picture needs "alt"'
    assert said(folder, "{file: wide.png}") == [("{", needs, *hints)]
    assert said(folder, '{file: wide.png, alt: " "}') == [('" "', needs, *hints)]
    assert said(folder, "{file: wide.png, alt: ~}") == [("~", needs, *hints)]
    assert said(folder, "{file: wide.png, decorative: no}") == [("{", needs, *hints)]
    assert said(folder, "{file: wide.png, alt: [a]}")[0][1].startswith('"alt" must be a text')
    assert said(folder, "{file: wide.png, alt: A, decorative: yes}") == [
        (
            "alt",
            'a decorative picture has no "alt"',
            'screen readers pass over it; delete "alt", or "decorative"',
        )
    ]


@pytest.mark.parametrize(
    ("focus", "message"),
    [
        ("50%", '"focus" must be two percentages, not the text "50%"'),
        ("[50]", '"focus" must be two percentages, not 1'),
        ("[50, 50, 50]", '"focus" must be two percentages, not 3'),
        ("[left, 50]", 'an item of "focus" must be a number, not the text "left"'),
        ("[50, 101%]", 'an item of "focus" must be at most 100'),
        ("[50, ~]", 'an item of "focus" is empty'),
    ],
)
def test_a_focus_is_two_percentages(folder: Path, focus: str, message: str) -> None:
    (item,) = said(folder, f"{{file: wide.png, alt: A, fit: cover, focus: {focus}}}")
    assert item[1] == message


def test_a_focus_is_for_pictures_that_are_cut(folder: Path) -> None:
    assert said(folder, "{file: wide.png, alt: A, focus: [0, 0]}") == [
        (
            "focus",
            '"focus" is for pictures that are cut: this one is shown whole',
            'add "fit: cover", or delete "focus"',
        )
    ]


def test_a_missing_picture_is_told_with_the_nearest(folder: Path) -> None:
    assert said(folder, "{file: wild.png, alt: A}") == [
        ("wild.png", 'there is no picture "wild.png"', 'did you mean "wide.png"?')
    ]
    assert said(folder, "{file: zzz, alt: A}") == [
        ("zzz", 'there is no picture "zzz"', "there are: more/high.jpg, wide.png")
    ]
    assert said(folder, "{file: more, alt: A}")[0][1] == '"more" is a folder, not a file'


@pytest.mark.parametrize("up", ["../outside.png", "more/../wide.png", "ABSOLUTE", "link.png"])
def test_a_picture_is_in_the_content_folder(folder: Path, up: str) -> None:
    outside = folder.parent / "outside.png"
    outside.write_bytes(png(1, 1))
    (folder / "link.png").symlink_to(outside)
    name = up.replace("ABSOLUTE", str(folder / "wide.png"))
    assert said(folder, f"{{file: {name}, alt: A}}") == [
        (
            name,
            f'"{name}" is not a file of the content folder',
            "its path is relative to the content folder, and it is in there",
        )
    ]


def test_a_link_inside_the_folder_is_followed(folder: Path) -> None:
    (folder / "link.png").symlink_to(folder / "wide.png")
    assert read(folder, "{file: link.png, alt: A}").file == str(folder / "link.png")


def test_what_cannot_be_shown_is_told(folder: Path) -> None:
    (folder / "a.webp").write_bytes(b"RIFF\0\0\0\0WEBPVP8 ")
    assert said(folder, "{file: a.webp, alt: A}") == [
        (
            "a.webp",
            '"a.webp" cannot be shown: it is in the format WebP',
            "pictures are PNG or JPEG; save it anew as PNG or JPEG",
        )
    ]


def test_a_picture_that_must_be_turned_is_told(folder: Path) -> None:
    for value, lies in ((6, "on its left side"), (3, "upside down"), (2, "as in a mirror")):
        turned = jpeg(9, 8, segment(0xE1, b"Exif\0\0" + exif(value)))
        (folder / "photo.jpg").write_bytes(turned)
        ((_, message, hint),) = said(folder, "{file: photo.jpg, alt: A}")
        assert message == (
            f'"photo.jpg" is stored {lies}, with a note to turn it (EXIF orientation {value}) '
            "that many programs pass over"
        )
        assert hint == "turn it in an image program and save it anew"


def test_a_picture_that_is_too_large_is_told(folder: Path) -> None:
    small = png(9, 8)
    wide = small[:8] + chunk(b"IHDR", b"\0\0\x27\x10\0\0\x27\x11\x08\x02\0\0\0") + small[33:]
    (folder / "wide.png").write_bytes(wide)
    assert said(folder, "{file: wide.png, alt: A}") == [
        (
            "wide.png",
            '"wide.png" is too large: 10,000 × 10,001 pixels',
            "100 million in all is the most",
        )
    ]
    with (folder / "long.png").open("wb") as file:
        file.truncate(51_000_000)  # takes no room on the disk
    assert said(folder, "{file: long.png, alt: A}") == [
        (
            "long.png",
            '"long.png" is too large: 51 MB, 50 at most',
            "a slide shows no more than some 4,000 × 2,000 pixels of it",
        )
    ]


def test_a_picture_that_cannot_be_read_is_told(folder: Path) -> None:
    (folder / "loop.png").symlink_to(folder / "loop.png")
    ((at, message, *_),) = said(folder, "{file: loop.png, alt: A}")
    assert at == "loop.png"
    assert "loop.png" in message


def test_the_picture_of_a_prompt_is_none_yet(folder: Path) -> None:
    path = folder / "prompts.yaml"
    path.write_text(slide("{file: any.png, alt: Picture}"))
    (found,), diagnostics = read_slides(path)
    assert diagnostics == ()
    assert isinstance(found.content, model.PictureSlide)
    picture = found.content.picture
    assert (picture.file, picture.width, picture.height, picture.aspect) == ("", 0, 0, 1.5)


def test_faults_are_shown_at_their_lines(folder: Path) -> None:
    text = "- layout: picture\n  title: T\n  picture:\n    file: wild.png\n    alt: A\n"
    _, (problem,) = parse_slides("s.yaml", text, folder=folder)
    assert render(problem, {"s.yaml": text}).splitlines()[:3] == [
        's.yaml:4:11: error: there is no picture "wild.png"',
        "    4 |     file: wild.png",
        "      |           ^^^^^^^^",
    ]
