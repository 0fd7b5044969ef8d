"""Charts from data files: what they become. What is wrong with them is in faults.txt."""

from __future__ import annotations

from pathlib import Path

from deck import model
from deck.reader import parse_slides

CSV = 'Year,Wheat,"Rye, dark"\n2023,310,255\n2024,335,\n'


def read(folder: Path, more: str = "", csv: str = CSV) -> model.Chart:
    (folder / "prices.csv").write_text(csv, encoding="utf-8")
    text = f"- layout: chart\n  title: One\n  chart:\n    type: line\n    data: prices.csv\n{more}"
    (slide,), problems = parse_slides("a.yaml", text, folder=folder)
    assert problems == ()
    assert isinstance(slide.content, model.ChartSlide)
    return slide.content.chart


def test_the_first_column_has_the_names_and_each_other_one_is_a_series(tmp_path: Path) -> None:
    chart = read(tmp_path)
    assert [text.plain for text in chart.categories] == ["2023", "2024"]
    assert [(one.name.plain, one.values) for one in chart.series] == [
        ("Wheat", (310.0, 335.0)),
        ("Rye, dark", (255.0, None)),
    ]
    assert str(chart.span) == "a.yaml:4:5"
    assert str(chart.series[0].name.span).endswith("prices.csv:1:6")
    assert str(chart.categories[1].span).endswith("prices.csv:3:1")


def test_series_say_which_columns_are_shown_and_how(tmp_path: Path) -> None:
    more = "    series:\n      - {name: Wheat, labels: [cheap, dear]}\n"
    (series,) = read(tmp_path, more).series
    assert (series.name.plain, series.values) == ("Wheat", (310.0, 335.0))
    assert [label.plain for label in series.labels] == ["cheap", "dear"]
    assert str(series.name.span) == "a.yaml:7:16"
    more = '    series: [{name: "Rye, dark"}, {name: Wheat}]\n'
    assert [one.name.plain for one in read(tmp_path, more).series] == ["Rye, dark", "Wheat"]


def test_the_same_chart_written_out_is_the_same(tmp_path: Path) -> None:
    chart = read(tmp_path, csv="Year,Wheat\n2023,310\n2024,335\n")
    text = "- layout: chart\n  title: One\n  chart:\n    type: line\n"
    text += "    categories: [2023, 2024]\n    series: [{name: Wheat, values: [310, 335]}]\n"
    (slide,), _ = parse_slides("a.yaml", text)
    assert isinstance(slide.content, model.ChartSlide)
    written = slide.content.chart
    assert [one.values for one in chart.series] == [one.values for one in written.series]
    assert [one.plain for one in chart.categories] == [one.plain for one in written.categories]


def test_a_comment_at_the_same_place_of_the_content_is_not_meant(tmp_path: Path) -> None:
    # What stands at line 6 of the file is none of what stands at line 6 of the content.
    more = "    axis: x # a comment\n"
    csv = "Year,Wheat\n1,1\n2,1\n3,1\n4,1\naaaaaaaaaa,1\n"
    (tmp_path / "prices.csv").write_text(csv)
    text = f"- layout: chart\n  title: One\n  chart:\n    type: line\n    data: prices.csv\n{more}"
    _, (problem,) = parse_slides("a.yaml", text, folder=tmp_path)
    assert problem.message == '"# a comment" is a comment and will not be shown'


def test_a_minus_sign_is_one(tmp_path: Path) -> None:
    csv = "Year,Wheat\n2023,\u22123.5\n2024,-1e2\n"
    (series,) = read(tmp_path, csv=csv).series
    assert series.values == (-3.5, -100.0)


def test_places_are_those_in_the_file_with_its_quotes_and_line_ends(tmp_path: Path) -> None:
    csv = 'Year,"Wheat","Rye, ""dark"""\r\n"2\r\n023","310",255\r\n\r\n2024,1,2\r\n'
    (tmp_path / "prices.csv").write_bytes(csv.encode())
    text = "- layout: chart\n  title: One\n  chart: {type: line, data: prices.csv}\n"
    (slide,), _ = parse_slides("a.yaml", text, folder=tmp_path)
    assert isinstance(slide.content, model.ChartSlide)
    wheat, rye = slide.content.chart.series
    assert [one.span and one.span[1:] for one in (wheat.name, rye.name)] == [(1, 6, 7), (1, 14, 15)]
    first, second = slide.content.chart.categories
    assert [one.span and one.span[1:] for one in (first, second)] == [(2, 1, 2), (5, 1, 4)]
    assert wheat.values == (310.0, 1.0)
