from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from writers.powerpoint import gate, sample

from deck.solved import ChartFrame
from deck.writers.powerpoint.charts import chart_part, column_name
from deck.writers.powerpoint.values import plain_number, shown_number
from deck.writers.powerpoint.workbook import workbook

A, C = gate.A, gate.C


def tree(frame: ChartFrame) -> etree._Element:
    return etree.fromstring(chart_part(frame, "en").encode())


def value(element: etree._Element, path: str) -> str:
    found = element.find("/".join(C + step for step in path.split("/")))
    assert found is not None, path
    shown = found.get("val")
    return found.text or "" if shown is None else shown


def test_bars_run_from_top_to_bottom_and_the_values_below() -> None:
    plot = tree(sample.bar_chart()).find(f"{C}chart/{C}plotArea")
    assert value(plot, "barChart/barDir") == "bar"
    assert value(plot, "catAx/scaling/orientation") == "maxMin"
    assert value(plot, "catAx/axPos") == "l"
    assert value(plot, "valAx/crosses") == "max"
    assert value(plot, "valAx/axPos") == "b"
    assert [value(plot, f"valAx/scaling/{end}") for end in ("max", "min")] == ["12", "0"]
    assert value(plot, "valAx/majorUnit") == "3"
    assert value(plot, "barChart/gapWidth") == "100"
    assert value(plot, "barChart/overlap") == "0"


def test_the_plot_is_placed_in_shares_of_the_frame() -> None:
    layout = tree(sample.bar_chart()).find(f"{C}chart/{C}plotArea/{C}layout")
    names = ("layoutTarget", "xMode", "yMode", "x", "y", "w", "h")
    assert [value(layout, f"manualLayout/{name}") for name in names] == [
        "inner",
        "edge",
        "edge",
        f"{200 / 1152:.6f}",
        "0",
        f"{852 / 1152:.6f}",
        f"{380 / 420:.6f}",
    ]


def test_points_have_their_colours_and_labels_their_texts() -> None:
    series = tree(sample.bar_chart()).find(f".//{C}ser")
    points = {
        value(one, "idx"): one.find(f".//{A}schemeClr").get("val") for one in series.iter(C + "dPt")
    }
    assert points == {"1": "accent2", "2": "accent3"}
    labels = {}
    for label in series.iter(C + "dLbl"):
        colors = {one.get("val") for one in label.iter(A + "schemeClr")}
        text = "".join(one.text for one in label.iter(A + "t"))
        labels[value(label, "idx")] = (text, colors)
    # The first label is its value, so it is no text; it has the colour of the series' labels.
    assert labels == {"1": ("6–9", {"accent2"}), "2": ("9–12", {"accent3"})}
    usual = series.find(f"{C}dLbls/{C}txPr")
    assert {one.get("val") for one in usual.iter(A + "schemeClr")} == {"accent1"}
    assert value(series, "dLbls/dLblPos") == "outEnd"
    assert value(series, "dLbls/showVal") == "1"


def test_a_label_may_be_missing() -> None:
    chart = sample.bar_chart()
    first = chart.series[0]._replace(labels=("0", None, "10.5"), label_colors=())
    labels = list(tree(chart._replace(series=(first,))).iter(C + "dLbl"))
    assert [(value(one, "idx"), value(one, "delete")) for one in labels] == [("1", "1")]
    bare = tree(chart._replace(series=(first._replace(labels=()),)))
    assert bare.find(f".//{C}dLbls") is None


def test_columns_with_a_legend_and_no_value_axis() -> None:
    chart = tree(sample.column_chart()).find(C + "chart")
    plot = chart.find(C + "plotArea")
    assert value(plot, "barChart/barDir") == "col"
    assert value(plot, "barChart/overlap") == "-8"
    assert value(plot, "valAx/delete") == "1"
    assert value(plot, "catAx/delete") == "0"
    assert value(plot, "catAx/tickLblPos") == "low"
    assert plot.find(f"{C}valAx/{C}majorGridlines") is None
    assert value(chart, "legend/overlay") == "0"
    assert value(chart, "legend/layout/manualLayout/w") == "0.3125"


def test_lines_have_gaps_markers_and_dashes() -> None:
    chart = tree(sample.line_chart()).find(C + "chart")
    assert value(chart, "dispBlanksAs") == "gap"
    first, second = chart.iter(C + "ser")
    assert value(first, "marker/symbol") == "circle"
    assert value(first, "marker/size") == "9"
    assert value(first, "smooth") == "0"
    line = first.find(f"{C}spPr/{A}ln")
    assert (line.get("w"), line.get("cap")) == ("28575", "rnd")
    assert first.find(f"{C}spPr/{A}ln/{A}prstDash") is None
    assert second.find(f"{C}spPr/{A}ln/{A}prstDash").get("val") == "sysDash"
    cache = first.find(f"{C}val/{C}numRef/{C}numCache")
    assert value(cache, "ptCount") == "4"
    assert [(one.get("idx"), value(one, "v")) for one in cache.iter(C + "pt")] == [
        ("0", "20"),
        ("2", "61"),
        ("3", "75"),
    ]


def test_an_axis_without_labels_keeps_its_line() -> None:
    chart = sample.bar_chart()
    axis = chart.category_axis._replace(look=None)
    plot = tree(chart._replace(category_axis=axis)).find(f"{C}chart/{C}plotArea")
    assert value(plot, "catAx/delete") == "0"
    assert value(plot, "catAx/tickLblPos") == "none"
    assert plot.find(f"{C}catAx/{C}spPr/{A}ln").get("w") == "9525"


def test_all_names_are_shown_and_say_how_they_are_turned() -> None:
    chart = sample.column_chart()
    axis = tree(chart).find(f".//{C}catAx")
    assert value(axis, "tickLblSkip") == "1"
    assert axis.find(f"{C}txPr/{A}bodyPr").get("rot") == "0"
    turned = chart._replace(category_axis=chart.category_axis._replace(turned=True))
    axis = tree(turned).find(f".//{C}catAx")
    assert axis.find(f"{C}txPr/{A}bodyPr").get("rot") == "-5400000"


def test_each_label_stands_on_its_side() -> None:
    chart = sample.line_chart()
    first = chart.series[0]._replace(label_sides=("t", "t", "b", "r"))
    labels = tree(chart._replace(series=(first,))).find(f".//{C}dLbls")
    assert value(labels, "dLblPos") == "t"
    assert [(value(one, "idx"), value(one, "dLblPos")) for one in labels.iter(C + "dLbl")] == [
        ("2", "b"),
        ("3", "r"),
    ]


def test_references_name_the_cells_of_the_workbook() -> None:
    frame = sample.line_chart()
    formulas = [one.text for one in tree(frame).iter(C + "f")]
    assert formulas == [
        "Sheet1!$B$1",
        "Sheet1!$A$2:$A$5",
        "Sheet1!$B$2:$B$5",
        "Sheet1!$C$1",
        "Sheet1!$A$2:$A$5",
        "Sheet1!$C$2:$C$5",
    ]
    cells = sheet_cells(workbook(frame, sample.TIMESTAMP))
    assert cells["A3"] == "2024"
    assert [cells["B1"], cells["C1"]] == ["One", "Two"]
    assert [cells[f"B{row}"] for row in (2, 4, 5)] == ["20", "61", "75"]
    assert "B3" not in cells
    assert cells["C5"] == "52"


def test_a_workbook_takes_texts_for_texts() -> None:
    frame = sample.bar_chart()._replace(categories=("=1+1", "https://example.org", "007"))
    data = workbook(frame, sample.TIMESTAMP)
    assert sheet_cells(data)["A2"] == "=1+1"
    assert sheet_cells(data)["A4"] == "007"
    sheet = ZipFile(BytesIO(data)).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet


def test_a_workbook_is_dated_by_the_timestamp_alone() -> None:
    data = workbook(sample.bar_chart(), sample.TIMESTAMP)
    assert data == workbook(sample.bar_chart(), sample.TIMESTAMP)
    core = ZipFile(BytesIO(data)).read("docProps/core.xml").decode()
    assert core.count("2026-01-02T03:04:05Z") == 2


def sheet_cells(data: bytes) -> dict[str, str]:
    """The cells of the workbook's sheet, by reference, as their text or number."""
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with ZipFile(BytesIO(data)) as book:
        strings = [
            "".join(text.text for text in entry.iter(main + "t"))
            for entry in etree.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    return {
        cell.get("r"): strings[int(cell[0].text)] if cell.get("t") == "s" else cell[0].text
        for cell in sheet.iter(main + "c")
        if len(cell)
    }


@pytest.mark.parametrize(
    ("value_", "code", "shown"),
    [
        (7.5, "General", "7.5"),
        (12.0, "General", "12"),
        (1e20, "General", None),
        (2.5, "0", "3"),
        (-2.5, "0", "-3"),
        (0.125, "0.00", "0.13"),
        (0.256, "0%", "26%"),
        (45, '0"%"', "45%"),
        (1234567.5, "#,##0.0", "1,234,567.5"),
        (-1234, "$#,##0", "-$1,234"),
        (3, '"~"0" B"', "~3 B"),
        (-0.2, "0", "0"),
        (5, "0;(0)", None),
        (5, "00", None),
        (5, "yyyy", None),
    ],
)
def test_numbers_as_office_shows_them(value_: float, code: str, shown: str | None) -> None:
    assert shown_number(value_, code) == shown


def test_numbers_in_full_precision() -> None:
    assert [plain_number(one) for one in (3.0, -2, 0.1, 1e-7)] == ["3", "-2", "0.1", "1e-07"]


def test_columns_are_named_beyond_z() -> None:
    assert [column_name(one) for one in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
