from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pptx
import pytest
from writers.powerpoint import gate, sample

from deck import solved
from deck.writers.powerpoint import write
from deck.writers.powerpoint.media import Media


@pytest.fixture(scope="module")
def package() -> gate.Package:
    return gate.Package(sample.written(sample.deck()))


def test_the_package_has_no_fault() -> None:
    assert gate.faults(sample.written(sample.deck())) == []


def test_the_gate_sees_faults() -> None:
    source = ZipFile(BytesIO(sample.written(sample.deck())))
    stream = BytesIO()
    with ZipFile(stream, "w") as broken:
        for name in source.namelist():
            if name != "ppt/charts/chart2.xml":
                broken.writestr(name, source.read(name).replace(b'id="2"', b'id="3"'))
    found = "\n".join(gate.faults(stream.getvalue()))
    assert "ppt/charts/chart2.xml: a content type without its part" in found
    assert "ppt/slides/slide2.xml: shape id 3 2 times" in found
    assert "not a plain DEFLATE entry" in found


@pytest.mark.parametrize("office", ["OFFICE_2007", "OFFICE_2019", "MICROSOFT_365"])
def test_the_package_is_valid(office: str) -> None:
    assert gate.errors(sample.written(sample.deck()), office) == []


def test_python_pptx_reads_the_deck_back() -> None:
    read = pptx.Presentation(BytesIO(sample.written(sample.deck())))
    assert [layout.name for layout in read.slide_layouts] == ["Cover", "Points", "Chart & table"]
    assert [slide.shapes.title.text for slide in read.slides] == [
        "How open is\vyour model?",
        "A title that inherits all it shows",
        "Bars from top to bottom",
        "Columns",
        "Lines with a gap",
        "A table",
        "Hidden",
    ]
    assert read.core_properties.title == "Sample & more"
    assert read.core_properties.author == "A. Author"
    assert read.core_properties.created == sample.TIMESTAMP
    assert read.slides[2].shapes[1].chart.plots[0].categories[2] == "Open source & <data>"
    assert read.slides[5].shapes[1].table.cell(2, 2).text == "9–12"


def test_notes_are_the_text_as_it_was() -> None:
    read = pptx.Presentation(BytesIO(sample.written(sample.deck())))
    notes = read.slides[0].notes_slide.notes_text_frame
    assert [paragraph.text for paragraph in notes.paragraphs] == [
        "Say hello.",
        "First line\vsecond line",
        "  “quoted” & <marked>  ",
    ]
    assert [slide.has_notes_slide for slide in read.slides] == [True, True] + [False] * 5


def test_the_same_deck_gives_the_same_bytes() -> None:
    first = sample.written(sample.deck())
    code = (
        "import sys; from writers.powerpoint import sample;"
        "sys.stdout.buffer.write(sample.written(sample.deck()))"
    )
    paths = os.pathsep.join(path for path in sys.path if path)
    # Another process orders its sets in another way.
    other = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": "1"},
        capture_output=True,
        check=True,
    )
    assert other.stdout == first


def test_a_timestamp_is_one_moment_in_any_time_zone() -> None:
    east = datetime(2026, 1, 2, 5, 4, 5, tzinfo=timezone(timedelta(hours=2)))
    stream = BytesIO()
    write(sample.deck(), stream, east)
    assert stream.getvalue() == sample.written(sample.deck())


def test_another_timestamp_changes_dates_only(package: gate.Package) -> None:
    stream = BytesIO()
    write(sample.deck(), stream, datetime(2027, 1, 1))
    other = gate.Package(stream.getvalue())
    changed = {name for name in other.names if other.zip.read(name) != package.zip.read(name)}
    books = {f"ppt/embeddings/workbook{number}.xlsx" for number in (1, 2, 3)}
    assert changed == {"docProps/core.xml"} | books


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_a_cache_changes_nothing(tmp_path: Path) -> None:
    fresh = sample.written(sample.deck())
    assert sample.written(sample.deck(), tmp_path) == fresh
    kept = _files(tmp_path)
    assert [path.parent.name for path in kept[1:]] == ["workbooks"] * 3
    assert sample.written(sample.deck(), tmp_path) == fresh
    assert _files(tmp_path) == kept


@pytest.mark.parametrize("cut", [0, 3, 1000])
@pytest.mark.parametrize("which", [0, 1])
def test_a_damaged_cache_is_made_anew(tmp_path: Path, which: int, cut: int) -> None:
    fresh = sample.written(sample.deck(), tmp_path)
    kept = _files(tmp_path)[which]
    whole = kept.read_bytes()
    kept.write_bytes(whole[:cut])
    assert sample.written(sample.deck(), tmp_path) == fresh
    assert kept.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_no_matter(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert sample.written(sample.deck(), blocked / "x") == sample.written(sample.deck())


def test_another_language_or_link_has_another_cache_entry(tmp_path: Path) -> None:
    deck = sample.deck()
    sample.written(deck, tmp_path)
    sample.written(deck._replace(lang="de"), tmp_path)
    run = sample.run("there")._replace(link="https://example.org/there")
    shape = sample.text_box("here", sample.px(0, 0, 99, 99))
    shape = shape._replace(text=sample.frame(sample.paragraph(run)))
    linking = deck.layouts[0]._replace(shapes=(*deck.layouts[0].shapes, shape))
    sample.written(deck._replace(layouts=(linking, *deck.layouts[1:])), tmp_path)
    assert len(list(tmp_path.glob("powerpoint-*.bin"))) == 3


def test_links_of_layouts_are_uris() -> None:
    deck = sample.deck()
    run = sample.run("there")._replace(link="https://example.org/grün weg?a=%20&b")
    shape = sample.text_box("here", sample.px(0, 0, 99, 99))
    shape = shape._replace(text=sample.frame(sample.paragraph(run)))
    linking = deck.layouts[0]._replace(shapes=(*deck.layouts[0].shapes, shape))
    package = gate.Package(sample.written(deck._replace(layouts=(linking, *deck.layouts[1:]))))
    layout = "ppt/slideLayouts/slideLayout1.xml"
    assert package.related(layout, "hyperlink") == ["https://example.org/gr%C3%BCn%20weg?a=%20&b"]


def test_what_layouts_say_is_the_decks_own(tmp_path: Path) -> None:
    deck = sample.deck()
    sample.written(deck, tmp_path)
    renamed = deck.layouts[0]._replace(title="Front page")
    deck = deck._replace(layouts=(renamed, *deck.layouts[1:]))
    data = sample.written(deck, tmp_path)
    assert data == sample.written(deck)
    layout = gate.Package(data).trees["ppt/slideLayouts/slideLayout1.xml"]
    assert layout.find(f"{gate.P}cSld").get("name") == "Front page"
    assert len(list(tmp_path.glob("powerpoint-*.bin"))) == 1


def test_with_a_cache_neither_python_pptx_nor_lxml_is_imported(tmp_path: Path) -> None:
    textual = sample.deck()._replace(slides=sample.deck().slides[:2], sections=())
    sample.written(textual, tmp_path)
    code = (
        "import sys; from pathlib import Path; from writers.powerpoint import sample;"
        "d = sample.deck(); d = d._replace(slides=d.slides[:2], sections=());"
        f"sample.written(d, Path({str(tmp_path)!r}));"
        "print(sorted({'pptx', 'lxml', 'xlsxwriter', 'zipfile', 'uuid'} & sys.modules.keys()))"
    )
    paths = os.pathsep.join(path for path in sys.path if path)
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"


def test_slides_know_hidden_ids_and_sections(package: gate.Package) -> None:
    shown = [package.trees[f"ppt/slides/slide{n}.xml"].get("show") for n in range(1, 8)]
    assert shown == [None] * 6 + ["0"]
    tree = package.trees["ppt/presentation.xml"]
    sections = [
        (section.get("name"), [int(one.get("id")) for one in section.iter(gate.P14 + "sldId")])
        for section in tree.iter(gate.P14 + "section")
    ]
    assert sections == [
        ("Opening", [256, 257]),
        ("Charts <&>", [258, 259, 260]),
        ("Rest", [261, 262]),
    ]


def test_size_and_language_are_the_decks(package: gate.Package) -> None:
    tree = package.trees["ppt/presentation.xml"]
    assert dict(tree.find(gate.P + "sldSz").attrib) == {"cx": "12192000", "cy": "6858000"}
    languages = {
        element.get("lang")
        for part in package.trees.values()
        for element in part.iter()
        if element.get("lang")
    }
    assert languages == {"en"}


def test_pictures_with_the_same_content_share_a_part(tmp_path: Path) -> None:
    files = []
    for name, red in (("a.png", 200), ("b.png", 200), ("c.png", 100)):
        (tmp_path / name).write_bytes(sample.png(red))
        files.append(str(tmp_path / name))
    shapes = [
        solved.Picture("P", sample.px(0, 0, 40, 20), file, solved.Insets(), "A dot")
        for file in files
    ]
    deck = sample.deck(sample.slide(1, "pictures", sample.title("Pictures"), *shapes))
    data = sample.written(deck)
    assert gate.faults(data) == []
    package = gate.Package(data)
    first, second = package.related("ppt/slides/slide8.xml", "image")
    assert package.zip.read(first) == sample.png(200)
    assert package.zip.read(second) == sample.png(100)


def test_a_picture_in_a_slide_layout_belongs_to_the_frame(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(sample.png(50))
    logo = solved.Picture("Logo", sample.px(0, 0, 40, 20), str(file), solved.Insets(), "Logo")
    deck = sample.deck()
    cover = deck.layouts[0]._replace(shapes=(logo, *deck.layouts[0].shapes))
    data = sample.written(deck._replace(layouts=(cover, *deck.layouts[1:])), tmp_path / "cache")
    assert gate.faults(data) == []
    package = gate.Package(data)
    (part,) = package.related("ppt/slideLayouts/slideLayout1.xml", "image")
    assert package.zip.read(part) == sample.png(50)


def test_an_empty_deck_is_a_package_too() -> None:
    deck = sample.deck()._replace(slides=(), sections=())
    assert gate.faults(sample.written(deck)) == []


def test_a_slide_costs_the_same_in_any_deck() -> None:
    def size(count: int) -> int:
        slides = tuple(sample.points()._replace(id=f"s{n}") for n in range(count))
        return len(sample.written(sample.deck()._replace(slides=slides, sections=())))

    few, more, most = size(10), size(110), size(210)
    assert abs((most - more) - (more - few)) < 0.02 * (more - few)
    # 10,000 slides stay far below 200 MB.
    assert (most - more) / 100 < 5000


def test_a_file_that_is_no_picture_any_more_is_named(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"something else")
    with pytest.raises(OSError, match="no PNG, JPEG or GIF any more") as told:
        Media().take(str(tmp_path / "photo.png"))
    assert told.value.filename == str(tmp_path / "photo.png")
