"""Stacked, scatter and doughnut charts as parts of a package."""

from __future__ import annotations

from lxml import etree
from writers.powerpoint import gate, sample
from writers.powerpoint.test_charts import sheet_cells, tree, value

from deck.solved import ChartFrame
from deck.writers.powerpoint.workbook import workbook

A, C = gate.A, gate.C


def test_stacked_columns_lap_over_and_have_edges() -> None:
    chart = sample.column_chart()._replace(
        grouping="percentStacked", overlap=100, edge=sample.scatter_chart().edge
    )
    plot = tree(chart).find(f".//{C}barChart")
    assert value(plot, "grouping") == "percentStacked"
    assert value(plot, "overlap") == "100"
    edges = [one.find(f"{C}spPr/{A}ln").get("w") for one in plot.iter(C + "ser")]
    assert edges == ["9525", "9525"]


def test_points_have_two_axes_of_numbers() -> None:
    plot = tree(sample.scatter_chart()).find(f".//{C}plotArea")
    across, along = plot.findall(C + "valAx")
    assert plot.find(C + "catAx") is None
    assert (value(across, "axPos"), value(along, "axPos")) == ("b", "l")
    assert value(across, "crossAx") == value(along, "axId")
    assert value(along, "crossAx") == value(across, "axId")
    for axis in (across, along):
        # Axes cross at zero, and their numbers stay at the edge.
        assert value(axis, "crosses") == "autoZero"
        assert value(axis, "tickLblPos") == "low"
        assert value(axis, "crossBetween") == "midCat"
    assert [value(across, f"scaling/{end}") for end in ("max", "min")] == ["10", "0"]
    assert value(across, "majorUnit") == "5"
    assert "".join(one.text for one in across.iter(A + "t")) == "Size"
    assert along.find(C + "title") is None


def test_points_are_markers_without_a_line() -> None:
    (one,) = tree(sample.scatter_chart()).iter(C + "ser")
    assert one.find(f"{C}spPr/{A}ln/{A}noFill") is not None
    assert value(one, "marker/symbol") == "diamond"
    labels = {value(label, "idx"): label for label in one.iter(C + "dLbl")}
    assert "".join(text.text for text in labels["0"].iter(A + "t")) == "One"
    assert value(labels["1"], "delete") == "1"
    assert value(labels["2"], "dLblPos") == "t"


def test_points_of_several_series_stand_below_each_other_in_the_workbook() -> None:
    chart = sample.scatter_chart()
    (first,) = chart.series
    second = first._replace(name="More", across=(7.0,), values=(1.0,), labels=())
    chart = chart._replace(series=(first, second))
    formulas = [one.text for one in tree(chart).iter(C + "f")]
    assert formulas == [
        *("Sheet1!$B$1", "Sheet1!$A$2:$A$5", "Sheet1!$B$2:$B$5"),
        *("Sheet1!$C$1", "Sheet1!$A$2:$A$5", "Sheet1!$C$2:$C$5"),
    ]
    # All rows belong to all series, and a series has no y in those of the others.
    rows = [
        [point.get("idx") for point in one.find(f"{C}yVal/{C}numRef/{C}numCache").iter(C + "pt")]
        for one in tree(chart).iter(C + "ser")
    ]
    assert rows == [["0", "1", "2"], ["3"]]
    found = sheet_cells(workbook(chart, sample.TIMESTAMP))
    assert [found[f"{column}1"] for column in "ABC"] == ["Size", "Points", "More"]
    assert [found[f"A{row}"] for row in (2, 3, 4, 5)] == ["0", "5", "10", "7"]
    assert (found["B4"], found["C5"], "B5" in found) == ("-4", "1", False)
    # Names stand beside their points.
    assert (found["D2"], found["D4"], "D3" in found) == ("One", "Three", False)


def doughnut() -> etree._Element:
    return tree(sample.doughnut_chart())


def test_a_doughnut_has_a_colour_for_each_slice_and_no_axes() -> None:
    plot = doughnut().find(f".//{C}plotArea")
    assert [one.tag for one in plot if one.tag.endswith("Ax")] == []
    assert value(plot, "doughnutChart/holeSize") == "50"
    slots = [point.find(f".//{A}schemeClr").get("val") for point in plot.iter(C + "dPt")]
    assert slots == ["accent1", "accent2", "accent3", "accent1"]
    assert next(plot.iter(C + "invertIfNegative"), None) is None


def test_labels_of_slices_are_fields_and_moved_by_shares_of_the_chart() -> None:
    frame: ChartFrame = sample.doughnut_chart()
    labels = {value(one, "idx"): one for one in doughnut().iter(C + "dLbl")}
    place = "layout/manualLayout"
    assert (frame.rect.width, frame.rect.height) == (1152 * 9525, 420 * 9525)
    assert float(value(labels["0"], f"{place}/x")) == round(11520 / (1152 * 9525), 6)
    assert float(value(labels["0"], f"{place}/y")) == round(-4200 / (420 * 9525), 6)
    for index, separator in (("0", "\n"), ("3", " ")):
        shown = labels[index]
        assert next(shown.iter(A + "t"), None) is None
        assert (value(shown, "showCatName"), value(shown, "showPercent")) == ("1", "1")
        assert value(shown, "showVal") == "0"
        assert shown.find(C + "numFmt").get("formatCode") == "0%"
        assert shown.find(C + "separator").text == separator
    cache = doughnut().find(f".//{C}val/{C}numRef/{C}numCache")
    assert cache.find(C + "formatCode").text == "General"
    # What the author says instead of the number is text.
    assert [one.text for one in labels["1"].iter(A + "t")] == ["Two", "a quarter"]
    # A missing value has no slice and no label, and doughnuts have no places for labels.
    assert "2" not in labels
    assert next(doughnut().iter(C + "dLblPos"), None) is None


def test_the_text_in_the_hole_is_the_title() -> None:
    chart = doughnut().find(C + "chart")
    assert [one.text for one in chart.find(C + "title").iter(A + "t")] == ["Four", "parts"]
    assert value(chart, "title/overlay") == "1"
    assert value(chart, "autoTitleDeleted") == "0"
    assert value(tree(sample.bar_chart()).find(C + "chart"), "autoTitleDeleted") == "1"


def test_new_kinds_pass_the_gate() -> None:
    more = (
        sample.slide(2, "points", sample.title("Points"), sample.scatter_chart(), sample.footer()),
        sample.slide(2, "slices", sample.title("Slices"), sample.doughnut_chart(), sample.footer()),
    )
    assert gate.faults(sample.written(sample.deck(*more))) == []
