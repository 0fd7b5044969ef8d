from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from writers.powerpoint import sample
from writers.reveal.making import Flat, frame, paragraph, px, run, sheet, writer

from deck.chart_places import Point
from deck.geometry import Insets
from deck.solved import Border, Cell, ChartFrame, Geometry, Picture, TableFrame, TableRow
from deck.writers.reveal import drawing
from deck.writers.reveal.chart_data import data_table
from deck.writers.reveal.chart_texts import ChartTexts
from deck.writers.reveal.charts import chart_element
from deck.writers.reveal.fonts import font_faces, font_subsets
from deck.writers.reveal.looks import FontStyle, Looks
from deck.writers.reveal.markers import marker_shape
from deck.writers.reveal.pictures import Media, picture_element
from deck.writers.reveal.places import InPage
from deck.writers.reveal.slides import SlideWriter
from deck.writers.reveal.tables import table_element, table_paint


def attributes(markup: str, tag: str) -> list[dict[str, str]]:
    return [
        dict(re.findall(r'([\w-]+)="([^"]*)"', found))
        for found in re.findall(rf"<{tag}( [^>]*)?>", markup)
    ]


def cells(markup: str) -> list[list[str]]:
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", markup)
    return [list(map(unescape, re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row))) for row in rows]


def test_a_stroke_is_half_inside_of_its_outline() -> None:
    line = Border(sample.CORAL, 19050)
    found = drawing.outline(Geometry("roundRect", 10**9), px(10, 20, 30, 40), None, line)
    (rect,) = attributes(found, "rect")
    assert rect == {
        "x": "10", "y": "20", "width": "30", "height": "40", "rx": "15", "fill": "none",
        "stroke": "#ff7a70", "stroke-width": "2", "stroke-miterlimit": "8",
    }  # fmt: skip


def test_a_path_is_stretched_to_its_place() -> None:
    icon = sample.icon(px(100, 50, 48, 24))
    assert icon.geometry.path
    data = drawing.path_data(icon.geometry.path, icon.rect)
    xs = [float(x) for x, _ in re.findall(r"([-\d.]+) ([-\d.]+)", data)]
    assert 100 <= min(xs) < max(xs) <= 148


def test_the_part_of_a_picture_that_is_shown_fills_its_box() -> None:
    picture = Picture("Photo", px(0, 0, 200, 100), "photo.png", Insets(25000, 0, 25000, 50000), "x")
    (found,) = attributes(picture_element(picture, "i-1"), "div")
    assert "background-size:400px 200px;background-position:-100px 0px" in found["style"]
    assert (found["role"], found["aria-label"]) == ("img", "x")
    (plain,) = attributes(picture_element(picture._replace(alt=""), "i-1"), "div")
    assert plain["aria-hidden"] == "true"


def test_pictures_of_one_content_share_a_class(tmp_path: Path) -> None:
    for name, red in (("a", 1), ("b", 1), ("c", 2)):
        (tmp_path / name).write_bytes(sample.png(red))
    media = Media()
    names = [media.take(str(tmp_path / name)) for name in "abca"]
    assert names[0] == names[1] == names[3] != names[2]


def table(*, header_column: bool = False) -> TableFrame:
    def cell(text: str, **more: object) -> Cell:
        return Cell(frame(paragraph(run(text))))._replace(**more)

    line = Border(sample.LINE, 9525)
    return TableFrame(
        "Table", px(100, 100, 300, 100), (px(0, 0, 200, 0).width, px(0, 0, 100, 0).width),
        (
            TableRow(px(0, 0, 0, 40).height, (cell("A", bottom=line), cell(" "))),
            TableRow(px(0, 0, 0, 60).height, (cell("c", fill=sample.SURFACE), cell("d", top=line))),
        ),
        header_row=True, header_column=header_column,
    )  # fmt: skip


def test_a_table_has_headings_and_one_without_words_is_none() -> None:
    found = table_element(table(header_column=True), writer(), rtl=False)
    assert re.findall(r"<(t[hd])( scope=\"\w+\")?", found)[1:] == [
        ("th", ' scope="col"'), ("td", ""), ("th", ' scope="row"'), ("td", ""),
    ]  # fmt: skip
    assert found.count("<thead>") == found.count("<tbody>") == 1


def test_lines_between_cells_are_drawn_once() -> None:
    lines = attributes(table_paint(table()), "line")
    assert [(line["x1"], line["x2"], line["y1"]) for line in lines] == [
        ("100", "300", "140"), ("300", "400", "140"),
    ]  # fmt: skip
    (fill,) = attributes(table_paint(table()), "rect")
    assert (fill["x"], fill["y"], fill["width"], fill["height"]) == ("100", "140", "200", "60")


def test_the_first_column_may_be_the_right_one() -> None:
    turned = table()._replace(rtl=True)
    (fill,) = attributes(table_paint(turned), "rect")
    assert (fill["x"], fill["width"]) == ("200", "200")
    assert 'dir="rtl"' in table_element(turned, writer(), rtl=False)


def test_the_data_of_charts() -> None:
    found = cells(data_table(sample.column_chart()))
    assert found[0] == ["", *(series.name for series in sample.column_chart().series)]
    assert [row[0] for row in found[1:]] == list(sample.column_chart().categories)
    points = cells(data_table(sample.scatter_chart()))
    assert len(points) == 1 + sum(len(one.values) for one in sample.scatter_chart().series)


@pytest.mark.parametrize(
    ("kind", "tag"), [("circle", "circle"), ("square", "rect"), ("diamond", "polygon")]
)
def test_markers(kind: str, tag: str) -> None:
    assert marker_shape(kind, Point(0, 0), 100, {}).startswith(f"<{tag} ")


def chart_texts() -> ChartTexts:
    return ChartTexts(Looks(sheet()), Flat(sample.THEME.faces))


@pytest.mark.parametrize(
    "chart",
    [
        sample.bar_chart(), sample.column_chart(), sample.line_chart(), sample.scatter_chart(),
        sample.doughnut_chart(),
    ],
    ids=lambda chart: chart.kind,
)  # fmt: skip
def test_a_chart_has_a_mark_for_each_value(chart: ChartFrame) -> None:
    found = chart_element(chart, chart_texts())
    values = sum(value is not None for one in chart.series for value in one.values)
    tags = {"bar": "rect", "column": "rect", "doughnut": "path"}
    marks = re.findall(r"<(rect|circle|polygon|path) ", found)
    wanted = tags.get(chart.kind)
    assert len([tag for tag in marks if wanted in (None, tag)]) >= values
    (figure,) = attributes(found, "figure")
    assert figure["aria-label"] == (chart.alt or chart.name).replace("&", "&amp;")


def test_hidden_slides_are_marked() -> None:
    deck = sample.deck()
    writer_ = SlideWriter(deck, {slide.id for slide in deck.slides})
    written = {slide.id: writer_.write(slide, 1, 0).html for slide in deck.slides[:2]}
    assert not any("data-visibility" in html for html in written.values())
    hidden = writer_.write(deck.slides[6], 7, 0).html
    assert hidden.startswith('<section id="hidden" data-number="7" data-visibility="hidden">')


def test_notes_keep_their_paragraphs_and_lines() -> None:
    deck = sample.deck()
    slide = sample.slide(1, "noted", sample.title("Noted"), notes=("One <b>.\nTwo.", "Three."))
    html = SlideWriter(deck, {"noted"}).write(slide, 1, 0).html
    assert '<aside class="notes"><p>One &lt;b&gt;.<br>Two.</p><p>Three.</p></aside>' in html


def test_a_face_without_italics_is_slanted_by_the_browser() -> None:
    from deck import assets

    if assets.missing():
        pytest.skip("the fonts are not installed")
    regular = assets.fonts_folder() / "inter" / "Inter_400Regular.ttf"
    bold = regular.with_name("Inter_700Bold.ttf")
    face = sample.THEME.faces["body"]._replace(files=(regular, bold, regular, bold))
    shown = {FontStyle("body", style): frozenset("abcd"[style]) for style in range(4)}
    found = font_subsets({"body": face}, shown, None)
    assert [(one.file, one.style) for one in found] == [(regular, 0), (bold, 1)]
    rules = font_faces(found, InPage())
    assert (rules.count("@font-face"), rules.count("italic")) == (2, 0)


def test_a_font_has_only_the_letters_that_are_shown(tmp_path: Path) -> None:
    from base64 import b64decode
    from io import BytesIO

    from fontTools.ttLib import TTFont

    from deck import assets

    if assets.missing():
        pytest.skip("the fonts are not installed")
    files = [file for file in assets.fonts() if file.name.startswith("Inter_400")]
    face = sample.THEME.faces["body"]._replace(files=(files[0],) * 4)
    shown = {FontStyle("body", 0): frozenset("abé"), FontStyle("body", 1): frozenset()}
    first = font_subsets({"body": face}, shown, tmp_path)
    assert (
        first
        == font_subsets({"body": face}, shown, tmp_path)
        == font_subsets({"body": face}, shown, None)
    )
    (data,) = re.findall(r"base64,([^)]*)\)", font_faces(first, InPage()))
    with TTFont(BytesIO(b64decode(data))) as font:
        assert font.flavor == "woff2"
        assert set(font.getBestCmap()) == set(map(ord, "abé"))
        assert "SIL" in font["name"].getDebugName(13)
    assert len(list(tmp_path.glob("font-*.woff2"))) == 1
    for folder in (tmp_path, tmp_path, None):
        assert font_subsets({"body": face}, {FontStyle("body", 0): frozenset("語")}, folder) == []
