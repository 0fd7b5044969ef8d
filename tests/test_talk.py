"""The shipped talk, from its YAML files to what python-pptx and LibreOffice make of the result.

The content is read with a YAML parser that knows nothing of this program, so that what the
deck shows is compared with what the files say.
"""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree
from zipfile import ZipFile

import pptx
import pytest
import yaml
from lxml import etree
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from renderers import said_by, to_pdf
from writers.powerpoint import gate
from writers.powerpoint.gate import P14, A, C, P

from deck import assets, solved
from deck.geometry import Rect, to_px
from deck.pipeline import Outcome, prepare, write_powerpoint

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"
DATE = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

pytestmark = pytest.mark.skipif(assets.missing() is not None, reason="the fonts are not installed")


def build() -> tuple[Outcome, bytes]:
    outcome = prepare(CONTENT, theme=None, draft=False, timestamp=DATE)
    assert [item.message for item in outcome.diagnostics] == []
    stream = BytesIO()
    write_powerpoint(outcome, stream)
    return outcome, stream.getvalue()


class Talk(NamedTuple):
    """The talk as it was built, as it was read back, and as its files say it is."""

    deck: solved.Deck
    data: bytes
    read: Any
    package: gate.Package
    head: dict[str, Any]
    sources: list[dict[str, Any]]
    sections: list[dict[str, Any]]

    @property
    def written(self) -> list[dict[str, Any]]:
        """The slides as their files say, in order."""
        return [slide for section in self.sections for slide in section["slides"]]


@pytest.fixture(scope="module")
def talk() -> Talk:
    outcome, data = build()
    assert outcome.deck
    head = load("deck.yaml")
    return Talk(
        outcome.deck,
        data,
        pptx.Presentation(BytesIO(data)),
        gate.Package(data),
        head,
        load("sources.yaml"),
        [load(f"{name}.yaml") for name in head["sections"]],
    )


def load(name: str) -> Any:
    """A content file with every scalar as it is written."""
    text = (CONTENT / name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)


# ---- the same bytes


def test_cold_and_warm_caches_give_the_same_bytes(cache: Path) -> None:
    _, cold = build()
    assert list(cache.iterdir())
    _, warm = build()
    shutil.rmtree(cache)
    _, again = build()
    assert cold == warm == again


def test_hashing_and_the_working_folder_change_no_bytes(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "build.py"), str(CONTENT), "-o", str(tmp_path / "a.pptx")]
    found = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        environment = {"PYTHONHASHSEED": seed, "DECK_CACHE": str(folder / "cache")}
        run(command, folder, environment)
        found.append((tmp_path / "a.pptx").read_bytes())
    assert found[0] == found[1]


def test_the_date_changes_dates_only(tmp_path: Path) -> None:
    packages = []
    for seconds in ("0", "1700000000"):
        file = tmp_path / f"{seconds}.pptx"
        command = [sys.executable, str(ROOT / "build.py"), str(CONTENT), "-o", str(file)]
        run(command, tmp_path, {"SOURCE_DATE_EPOCH": seconds})
        packages.append(dict(dated_parts(file.read_bytes())))
    one, two = packages
    assert one.keys() == two.keys()
    changed = {name for name in one if one[name] != two[name]}
    books = {name for name in one if name.endswith(".xlsx!docProps/core.xml")}
    assert changed == books | {"docProps/core.xml"}
    assert len(books) == 3
    for name in changed:
        assert b"1970-01-01T00:00:00Z" in one[name]
        assert one[name].replace(b"1970-01-01T00:00:00Z", b"2023-11-14T22:13:20Z") == two[name]


def dated_parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The parts of a package, and for a workbook the parts in it."""
    with ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            part = package.read(name)
            if name.endswith(".xlsx"):
                yield from ((f"{name}!{inner}", value) for inner, value in dated_parts(part))
            else:
                yield name, part


def run(command: list[str], folder: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


# ---- nothing lost, nothing added

#: Fields that say what a slide is or looks like, or that are shown elsewhere than on it.
NOT_SHOWN = {
    *("layout", "id", "hidden", "role", "roles", "icon", "given", "data"),
    *("source", "notes", "alt", "type", "min", "max", "format", "align"),
}
#: Fields that the theme sets in capitals.
CAPITALS = {"label"}
#: What the theme writes before a remark.
MARK = "//"


def test_every_word_is_on_its_slide_once_and_no_other(talk: Talk) -> None:
    for number, (slide, written) in enumerate(zip(talk.read.slides, talk.written, strict=True)):
        shown = Counter(
            word
            for text in slide_texts(slide)
            for word in text.replace("\xa0", " ").split()
            if word != MARK
        )
        said = Counter(word for text in texts_of(written) for word in marked(text).split())
        said.update(word for text in added(talk, number, written) for word in text.split())
        missing = said - shown
        extra = shown - said
        assert (number, missing, extra) == (number, Counter(), Counter())


def added(talk: Talk, number: int, written: dict[str, Any]) -> Iterator[str]:
    """What a slide shows that is not in its own record: the declared exceptions, all of them."""
    layout = written["layout"]
    section = section_of(talk, number)
    if layout != "cover":
        # The status line: the deck, its sections, the number of the slide.
        yield f"[{talk.head['slug']}]"
        for order, other in enumerate(talk.sections):
            yield f"{order}:{other['short']}{'*' if order == section else ''}"
        yield str(number + 1)
    if layout == "cover":
        yield from (f"{at:02d}" for at in range(1, len(written["parts"]) + 1))
    if layout == "questions":
        yield from talk.head["roles"].values()
    if layout == "sources":
        for source in talk.sources:
            yield from (value for key, value in source.items() if key in ("title", "author"))
    if layout == "table":
        with (CONTENT / written["data"]).open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        # What the columns are called stands in the record too, to say which one is meant.
        assert head == [column["heading"] for column in written["columns"]]
        yield from (cell for row in rows for cell in row)
    if "chart" in written:
        yield from chart_numbers(written["chart"])
    # A citation: the title of the source that a slide or chart names.
    titles = {source["id"]: source["title"] for source in talk.sources}
    yield from (titles[name] for name in sorted(set(cited(written))))


def cited(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "source" in value:
            yield value["source"]
        for inner in value.values():
            yield from cited(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from cited(inner)


def chart_numbers(chart: dict[str, Any]) -> Iterator[str]:
    """The values of a chart; those that have a label of their own are shown as that."""
    for series in chart["series"]:
        if "labels" not in series:
            yield from series["values"]


def texts_of(value: Any, key: str = "") -> Iterator[str]:
    """The texts of a record of the content that a slide has to show."""
    if key in NOT_SHOWN or (key == "values" and value):
        return
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from texts_of(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of(inner)
    else:
        yield value.upper() if key in CAPITALS else value


def marked(text: str) -> str:
    """The text as it is shown: without its inline marks."""
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text).replace("**", "").replace("`", "")


def section_of(talk: Talk, number: int) -> int:
    for order, section in enumerate(talk.deck.sections):
        if number in section.slides:
            return order
    raise AssertionError(f"slide {number} is in no section")


def slide_texts(slide: Any) -> Iterator[str]:
    """The text of every paragraph on a slide, also of those in tables and charts."""
    for shape in shapes_of(slide.shapes):
        if shape.has_text_frame:
            yield from (paragraph.text for paragraph in shape.text_frame.paragraphs)
        elif shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)
        elif shape.has_chart:
            yield from chart_texts(shape.chart)


def chart_texts(chart: Any) -> Iterator[str]:
    """What a chart shows or names: categories, series, and a label at each value."""
    plot = chart.plots[0]
    yield from plot.categories
    for series in plot.series:
        yield series.name
        labels = {
            int(label.find(f"{C}idx").get("val")): "".join(label.itertext(f"{A}t"))
            for label in series._element.iter(f"{C}dLbl")
        }
        code = series._element.find(f"{C}val/{C}numRef/{C}numCache/{C}formatCode").text
        digits = len(code.partition(".")[2])
        for index, value in enumerate(series.values):
            if value is not None:
                yield labels.get(index) or f"{value:.{digits}f}"


def shapes_of(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from shapes_of(shape.shapes)
        else:
            yield shape


def test_the_notes_are_those_of_the_files(talk: Talk) -> None:
    for slide, written in zip(talk.read.slides, talk.written, strict=True):
        paragraphs = [" ".join(one.split()) for one in written["notes"].split("\n\n")]
        shown = slide.notes_slide.notes_text_frame.paragraphs
        assert [paragraph.text for paragraph in shown] == paragraphs


def test_core_properties_say_what_the_deck_is(talk: Talk) -> None:
    properties = talk.read.core_properties
    assert properties.title == talk.head["title"]
    assert properties.subject == talk.head["subtitle"]
    assert properties.keywords == talk.head["keywords"]
    assert properties.language == talk.head["lang"]
    assert properties.created == properties.modified == DATE.replace(tzinfo=None)


# ---- native and editable


def test_every_slide_is_of_the_layout_that_it_names(talk: Talk) -> None:
    titles = {
        "cover": "Cover",
        "agenda": "Agenda",
        "divider": "Section divider",
        "statement": "Statement",
        "quote": "Quote",
        "number": "Big number",
        "points": "Points",
        "cards": "Definition cards",
        "versus": "Two sides",
        "tier": "Tier with status panel",
        "comparison": "Comparison",
        "chart": "Chart",
        "picture": "Picture",
        "leaders": "Leader cards",
        "table": "Table",
        "sources": "Sources and method",
        "questions": "Questions",
    }
    columns = "Points in two columns"
    assert [layout.name for layout in talk.read.slide_layouts] == [*titles.values(), columns]
    assert [slide.slide_layout.name for slide in talk.read.slides] == [
        titles[written["layout"]] for written in talk.written
    ]


def test_titles_are_placeholders_and_differ(talk: Talk) -> None:
    titles = [slide.shapes.title for slide in talk.read.slides]
    assert [title.text for title in titles] == [
        marked(written["title"]) for written in talk.written
    ]
    assert len({title.text for title in titles}) == len(titles)
    # What is read first is the title.
    assert [slide.shapes[0].shape_id for slide in talk.read.slides] == [
        title.shape_id for title in titles
    ]


def test_footer_and_number_are_placeholders(talk: Talk) -> None:
    for number, slide in enumerate(talk.read.slides, start=1):
        kinds = {shape.placeholder_format.type: shape for shape in slide.placeholders}
        if number == 1:
            assert PP_PLACEHOLDER.FOOTER not in kinds
            continue
        assert kinds[PP_PLACEHOLDER.FOOTER].text_frame.text.startswith("[open-models]")
        field = kinds[PP_PLACEHOLDER.SLIDE_NUMBER]._element.find(f".//{A}fld")
        assert (field.get("type"), field.find(f"{A}t").text) == ("slidenum", str(number))


def test_placeholders_are_filled_and_those_of_the_layout(talk: Talk) -> None:
    for slide in talk.read.slides:
        known = {shape.placeholder_format.idx for shape in slide.slide_layout.placeholders}
        for shape in slide.placeholders:
            assert shape.placeholder_format.idx in known
            assert not shape.has_text_frame or shape.text_frame.text.strip()


def test_cards_are_shapes_named_after_their_headings(talk: Talk) -> None:
    seen = 0
    for slide, written in zip(talk.read.slides, talk.written, strict=True):
        headings = [marked(card["heading"]) for card in written.get("cards", ())]
        groups = [one.name for one in slide.shapes if one.shape_type == MSO_SHAPE_TYPE.GROUP]
        if headings:
            assert groups == headings
            seen += len(headings)
        elif written["layout"] == "tier":
            assert groups == ["Status"]
    assert seen == 3 + 4 + 5 + 3


def test_the_text_of_a_card_is_in_the_card(talk: Talk) -> None:
    for slide, written in zip(talk.read.slides, talk.written, strict=True):
        groups = {one.name: one for one in slide.shapes if one.shape_type == MSO_SHAPE_TYPE.GROUP}
        for card in written.get("cards", ()):
            group = groups[marked(card["heading"])]
            body = group.shapes[0]
            assert (body.left, body.top, body.width, body.height) == (
                (group.left, group.top, group.width, group.height)
            )
            assert marked(card["heading"]) in [one.text for one in body.text_frame.paragraphs]


def test_charts_are_native_and_their_workbooks_hold_their_values(talk: Talk) -> None:
    charts = [
        (shape.chart, written["chart"])
        for slide, written in zip(talk.read.slides, talk.written, strict=True)
        for shape in shapes_of(slide.shapes)
        if shape.has_chart
    ]
    assert len(charts) == sum("chart" in written for written in talk.written) == 3
    for chart, written in charts:
        cells = workbook(chart.part.chart_workbook.xlsx_part.blob)
        names = [series["name"] for series in written["series"]]
        assert [cells[0, column] for column in range(1, len(names) + 1)] == names
        for row, category in enumerate(written["categories"], start=1):
            assert cells[row, 0] == category
            for column, series in enumerate(written["series"], start=1):
                assert float(cells[row, column]) == float(series["values"][row - 1])


def workbook(data: bytes) -> dict[tuple[int, int], str]:
    """The cells of the first sheet of a workbook by row and column, from 0."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with ZipFile(BytesIO(data)) as book:
        names = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        strings = ["".join(item.itertext()) for item in names]
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    cells = {}
    for cell in sheet.iter(f"{space}c"):
        column, row = re.fullmatch(r"([A-Z])(\d+)", cell.attrib["r"]).groups()  # type: ignore[union-attr]
        value = cell.findtext(f"{space}v", "")
        shown = strings[int(value)] if cell.get("t") == "s" else value
        cells[int(row) - 1, ord(column) - ord("A")] = shown
    return cells


def test_the_table_is_native_and_has_a_head(talk: Talk) -> None:
    tables = [
        shape.table
        for slide in talk.read.slides
        for shape in shapes_of(slide.shapes)
        if shape.has_table
    ]
    (table,) = tables
    with (CONTENT / "architecture_summary.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert [[cell.text for cell in row.cells] for row in table.rows] == rows
    assert table.first_row


def test_sections_are_those_of_the_files(talk: Talk) -> None:
    tree = talk.package.trees["ppt/presentation.xml"]
    sections = [
        (section.get("name"), len(list(section.iter(f"{P14}sldId"))))
        for section in tree.iter(f"{P14}section")
    ]
    assert sections == [(one["title"], len(one["slides"])) for one in talk.sections]


def test_no_slide_is_hidden(talk: Talk) -> None:
    hidden = [slide for slide in talk.read.slides if slide._element.get("show") == "0"]
    assert len(hidden) == sum(written.get("hidden") == "yes" for written in talk.written) == 0


def drawn_parts(package: gate.Package) -> Iterator[tuple[str, etree._Element]]:
    """The parts that people look at."""
    folders = ("slides", "charts", "slideLayouts", "slideMasters", "notesSlides")
    for folder in folders:
        for name in package.parts(f"ppt/{folder}"):
            yield name, package.trees[name]


def test_colours_and_fonts_are_the_themes(talk: Talk) -> None:
    fonts = Counter()
    for name, tree in drawn_parts(talk.package):
        for kind in ("srgbClr", "sysClr", "prstClr", "scrgbClr", "hslClr"):
            assert next(tree.iter(A + kind), None) is None, name
        for kind in ("latin", "ea", "cs"):
            fonts.update(one.get("typeface") for one in tree.iter(A + kind))
    assert set(fonts) == {f"+{face}-{kind}" for face in ("mj", "mn") for kind in ("lt", "ea", "cs")}


def test_text_has_the_language_of_the_deck(talk: Talk) -> None:
    for name, tree in drawn_parts(talk.package):
        for text in tree.iter(f"{A}t"):
            properties = text.getparent().find(f"{A}rPr")
            assert properties is not None, name
            assert properties.get("lang") == talk.head["lang"], name


def test_what_is_no_text_has_alt_text_or_is_decorative(talk: Talk) -> None:
    decorative = described = 0
    for slide, written in zip(talk.read.slides, talk.written, strict=True):
        for shape in shapes_of(slide.shapes):
            properties = shape._element.find(f".//{P}cNvPr")
            has_text = shape.has_text_frame and shape.text_frame.text.strip()
            marks = [one for one in properties.iter() if one.tag.endswith("}decorative")]
            if shape.has_chart or shape.has_table:
                assert properties.get("descr"), shape.name
                described += 1
                alt = written.get("chart", {}).get("alt")
                assert alt is None or properties.get("descr") == alt
            elif not has_text:
                assert properties.get("descr") or [one.get("val") for one in marks] == ["1"]
                decorative += bool(marks)
            else:
                assert not marks
    assert described == 4
    assert decorative > 30


def test_the_package_is_sound(talk: Talk) -> None:
    assert gate.faults(talk.data) == []


@pytest.mark.parametrize("office", ["OFFICE_2007", "MICROSOFT_365"])
def test_the_package_is_valid(talk: Talk, office: str) -> None:
    assert gate.errors(talk.data, office) == []


# ---- as LibreOffice shows it


class Word(NamedTuple):
    """A word of a rendered page, in px of the slide."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


class Rendered(NamedTuple):
    """What LibreOffice shows: the words of each page, and the families of the fonts."""

    pages: list[list[Word]]
    sizes: list[tuple[float, float]]
    families: set[str]


@pytest.fixture(scope="module")
def rendered(talk: Talk, tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    folder = tmp_path_factory.mktemp("render")
    (folder / "talk.pptx").write_bytes(talk.data)
    (pdf,) = to_pdf(folder / "talk.pptx")
    boxes = said_by("pdftotext", "-bbox-layout", pdf, "-")
    pages = [*etree.fromstring(boxes.encode()).iter("{*}page")]
    listed = said_by("pdffonts", pdf).splitlines()[2:]
    return Rendered(
        [[word(item) for item in page.iter("{*}word")] for page in pages],
        [(float(page.get("width")), float(page.get("height"))) for page in pages],
        {row.split()[0].partition("+")[2].partition("-")[0] for row in listed},
    )


def word(item: etree._Element) -> Word:
    """A word from points to px: 960 points are 1280 px."""
    edges = (float(item.get(name)) * 4 / 3 for name in ("xMin", "yMin", "xMax", "yMax"))
    return Word(item.text or "", *edges)


@pytest.mark.rendered
def test_each_slide_is_a_page(talk: Talk, rendered: Rendered) -> None:
    assert len(rendered.pages) == len(talk.written) == 14
    for width, height in rendered.sizes:
        assert (width, height) == (pytest.approx(960, abs=0.5), pytest.approx(540, abs=0.5))


@pytest.mark.rendered
def test_no_word_leaves_the_slide(rendered: Rendered) -> None:
    for number, page in enumerate(rendered.pages, start=1):
        assert len(page) > 5
        for one in page:
            inside = one.left >= 0 and one.top >= 0 and one.right <= 1280 and one.bottom <= 720
            assert inside, (number, one)


@pytest.mark.rendered
def test_only_the_themes_families_are_used(talk: Talk, rendered: Rendered) -> None:
    families = {face.family.replace(" ", "") for face in talk.deck.theme.faces.values()}
    assert rendered.families == families == {"Inter", "JetBrainsMono"}


@pytest.mark.rendered
def test_lines_break_where_they_were_broken(talk: Talk, rendered: Rendered) -> None:
    """Each frame's area of the page has the words of its lines, line by line."""
    compared = wrapped = 0
    differences = []
    for number, (slide, page) in enumerate(zip(talk.deck.slides, rendered.pages, strict=True)):
        for frame, area in frames(slide.shapes):
            lines = solved_lines(frame)
            found = rendered_lines(page, area)
            compared += 1
            wrapped += sum(len(paragraph.lines) > 1 for paragraph in frame.paragraphs)
            if lines != found:
                differences.append((number + 1, lines, found))
    assert differences == []
    assert compared > 100
    assert wrapped > 15


def solved_lines(frame: solved.TextFrame) -> list[str]:
    """The lines of a frame without white space; a bullet stands before a paragraph's first."""
    return [
        (paragraph.bullet.text if paragraph.bullet and not number else "")
        + "".join(paragraph.text[line.start : line.end].split())
        for paragraph in frame.paragraphs
        for number, line in enumerate(paragraph.lines)
    ]


def rendered_lines(page: list[Word], area: Rect) -> list[str]:
    """The words in an area, joined to lines: a word belongs to the line that its middle is in."""
    left, top, right, bottom = (
        to_px(side) for side in (area.x, area.y, area.x + area.width, area.y + area.height)
    )
    words = [
        one
        for one in page
        if left - 2 <= one.middle[0] <= right + 2 and top - 2 <= one.middle[1] <= bottom + 2
    ]
    rows: list[list[Word]] = []
    for one in sorted(words, key=lambda item: item.middle[1]):
        if rows and rows[-1][0].top < one.middle[1] < rows[-1][0].bottom:
            rows[-1].append(one)
        else:
            rows.append([one])
    return [
        "".join("".join(one.text.split()) for one in sorted(row, key=lambda item: item.left))
        for row in rows
    ]


def frames(shapes: tuple[solved.Shape, ...]) -> Iterator[tuple[solved.TextFrame, Rect]]:
    """Text frames with the area that their text stands in."""
    for shape in shapes:
        if isinstance(shape, solved.Group):
            yield from frames(shape.shapes)
        elif isinstance(shape, solved.TableFrame):
            yield from cells(shape)
        elif isinstance(shape, solved.AutoShape) and shape.text:
            insets = shape.text.insets._replace(right=0)
            yield shape.text, shape.rect.inset(insets)


def cells(table: solved.TableFrame) -> Iterator[tuple[solved.TextFrame, Rect]]:
    y = table.rect.y
    for row in table.rows:
        x = table.rect.x
        for cell, width in zip(row.cells, table.columns, strict=True):
            yield cell.text, Rect(x, y, width, row.height)
            x += width
        y += row.height
