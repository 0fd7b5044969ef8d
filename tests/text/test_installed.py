from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import toyfont
from fontTools.ttLib import TTCollection, TTFont
from renderers import forget_fonts

from deck.text.installed import find_face, installed_stamp, machine_stamp


@pytest.fixture
def fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "fonts"
    (folder / "deep").mkdir(parents=True)
    monkeypatch.setenv("DECK_FONTS", os.pathsep.join([str(folder), str(tmp_path / "none")]))
    forget_fonts()
    yield folder
    forget_fonts()


def test_a_face_is_found_by_its_family_and_style(fonts: Path) -> None:
    regular = toyfont.build(fonts / "deep" / "a.ttf", "Regular")
    bold = toyfont.build(fonts / "b.otf", "Bold")
    with TTFont(bold) as font:
        font["head"].macStyle = 1
        font.save(bold)
    (fonts / "c.ttf").write_bytes(b"\0\1\0\0 this is no font")
    found = [find_face("toy", style) for style in range(4)]
    assert [face and (face.path, face.number) for face in found] == [
        (regular, 0), (bold, 0), (regular, 0), (bold, 0),
    ]  # fmt: skip
    assert find_face("Toy Sans", 0) is None


def test_a_face_in_a_collection_has_a_number(fonts: Path) -> None:
    collection = TTCollection()
    for style in ("Regular", "Bold"):
        font = TTFont(toyfont.build(fonts / "toy.tmp", style))
        for record in font["name"].names:
            if record.nameID == 1:
                record.string = f"Toy {style}"
        collection.fonts.append(font)
    collection.save(fonts / "toys.ttc")
    face = find_face("Toy Bold", 0)
    assert face
    assert (face.path.name, face.number) == ("toys.ttc", 1)


def test_the_stamp_changes_when_fonts_come_and_go(fonts: Path) -> None:
    before = installed_stamp()
    assert [Path(folder).name for folder, _ in before] == ["fonts", "deep"]
    os.utime(fonts / "deep", (1, 1))
    forget_fonts()
    assert installed_stamp() != before


def test_only_foreign_text_depends_on_the_machine(fonts: Path) -> None:
    assert machine_stamp("Grün – “α ж” → 5 €…") == ""
    assert machine_stamp("日") == machine_stamp("✓") == str(installed_stamp())
