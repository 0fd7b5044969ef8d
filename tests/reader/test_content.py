"""Reading content that is right: what becomes of it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from deck import model
from deck.reader import parse_slides, read_deck, read_slides
from deck.reader.slides import slug
from deck.source import Span

DECK = """\
title: A fine \\*talk
slug: fine
lang: en-GB
theme: terminal
author: A. Speaker
roles:
  closed: Closed
  open-weight: Open weight
sections: [one, two]
"""
SOURCES = """\
- {id: talk, title: The talk, date: 2026-01-02, link: https://example.org}
- {id: notes, title: Notes}
"""
ONE = """\
title: First
slides:
  - layout: cover
    title: How open?
    parts:
      - heading: Closed
        role: closed
  - layout: table
    title: How, open?
    source: talk
    data: figures.csv
    columns:
      - {heading: Sell, role: open-weight, align: right}
"""
TWO = """\
title: Second
short: 2nd
slides:
  - layout: sources
    title: Sources
    id: how-open
    hidden: yes
    notes: |
      One
      paragraph.

      Another.
  - layout: chart
    title: Eins für alle
    notes: >
      Folded,
      too.

      Second.
    chart:
      type: line
      categories: [a, b]
      roles: [closed, ~]
      series:
        - {name: S, values: [1, ~], labels: [one, ""]}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    content = tmp_path / "content"
    content.mkdir()
    texts = {"deck": DECK, "sources": SOURCES, "one": ONE, "two": TWO}
    for name, text in texts.items():
        (content / f"{name}.yaml").write_text(text, "utf-8")
    (content / "figures.csv").write_text("Licence,Sell\r\nMIT,**yes**\r\n\r\n,3.10\r\n", "utf-8")
    return content


@pytest.fixture
def deck(folder: Path) -> model.Deck:
    deck, diagnostics, _ = read_deck(folder)
    assert diagnostics == ()
    assert deck is not None
    return deck


def slides(deck: model.Deck) -> list[model.Slide]:
    return [slide for section in deck.sections for slide in section.slides]


def texts(value: Any) -> Iterator[model.Text]:
    """Every text in a model value, in order."""
    if isinstance(value, model.Text):
        yield value
    elif isinstance(value, tuple):
        yield from itertools.chain.from_iterable(map(texts, value))


def only(text: str) -> model.Slide:
    """The slide that a text is, given that nothing is wrong with it."""
    found, diagnostics = parse_slides("slides.yaml", text)
    assert diagnostics == ()
    assert len(found) == 1
    return found[0]


def test_the_deck_has_what_deck_yaml_says(deck: model.Deck) -> None:
    assert deck.title.plain == "A fine *talk"
    assert (deck.slug, deck.lang, deck.theme) == ("fine", "en-GB", "terminal")
    assert (deck.author, deck.subtitle, deck.keywords) == ("A. Speaker", None, None)
    assert [(role.name, role.label.plain, role.order) for role in deck.roles] == [
        ("closed", "Closed", 0),
        ("open-weight", "Open weight", 1),
    ]
    assert [section.name for section in deck.sections] == ["one", "two"]
    assert [section.title.plain for section in deck.sections] == ["First", "Second"]
    assert [section.short.plain for section in deck.sections] == ["First", "2nd"]


def test_sources_are_found_by_their_ids(deck: model.Deck) -> None:
    first, second, third, _ = slides(deck)
    assert second.source == deck.sources[0]
    assert deck.sources[0].date is not None
    assert deck.sources[0].date.plain == "2026-01-02"
    assert isinstance(third.content, model.SourceList)
    assert third.content.sources == deck.sources
    assert first.source is None


def test_ids_are_made_from_titles_around_those_that_are_given(deck: model.Deck) -> None:
    assert [slide.id for slide in slides(deck)] == [
        "how-open-2",
        "how-open-3",
        "how-open",
        "eins-fur-alle",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A  b—C!", "a-b-c"),
        ("Ünïcode, Straße", "unicode-strasse"),
        ("", "slide"),
        # Digits alone are a slide's number behind the address of a page.
        ("2026", "slide-2026"),
        ("3 Dinge", "3-dinge"),
        # The same text has the same name wherever its slide stands.
        ("日本", "slide-c7b7cdcc"),
        ("入門 GPT", "gpt-13955861"),
    ],
)
def test_a_slug_has_only_small_letters_digits_and_hyphens(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_an_id_is_no_number(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(
        "{title: T, slug: t, lang: en, theme: terminal, sections: [a]}", encoding="utf-8"
    )
    slide = "{layout: questions, id: 2026, title: One}"
    (tmp_path / "a.yaml").write_text(f"title: A\nslides: [{slide}]\n", encoding="utf-8")
    deck, (problem,), _ = read_deck(tmp_path)
    assert deck is None
    assert problem.message == 'the id "2026" is a number'
    assert problem.hints == ("behind the address of a page that is slide 2026; write it as s-2026",)
    assert problem.span
    assert (problem.span.line, problem.span.column) == (2, 34)


def test_keys_number_the_texts_in_reading_order(deck: model.Deck) -> None:
    first = slides(deck)[0]
    # The sources come first: two titles and a date.
    assert [text.key for text in texts((first.title, first.content))][:2] == [3, 4]
    shown = {
        (text.key, text.plain)
        for part in (deck.sources, deck.sections)
        for text in texts(part)
        if text.key >= 0
    }
    assert sorted(key for key, _ in shown) == list(range(len(shown)))
    for text in (deck.title, *(role.label for role in deck.roles)):
        assert text.key == -1
    for section in deck.sections:
        assert (section.title.key, section.short.key) == (-1, -1)


def test_the_order_of_keys_in_a_file_does_not_count() -> None:
    text = "layout: questions\ntitle: One\nsubtitle: Two\n"
    mixed = "subtitle: Two\ntitle: One\nlayout: questions\n"
    for lines in (text, mixed):
        folder_text = "- " + lines.strip().replace("\n", "\n  ")
        slide = only(folder_text)
        assert [item.plain for item in texts(slide)] == ["One", "Two"]


def test_a_table_comes_from_a_csv_file(deck: model.Deck) -> None:
    content = slides(deck)[1].content
    assert isinstance(content, model.TableSlide)
    table = content.table
    assert table.data == "figures.csv"
    assert [column.heading.plain for column in table.columns] == ["Licence", "Sell"]
    assert [column.align for column in table.columns] == ["left", "right"]
    assert table.columns[1].role == deck.roles[1]
    assert [[cell.plain for cell in row.cells] for row in table.rows] == [
        ["MIT", "yes"],
        ["", "3.10"],
    ]
    assert table.rows[0].cells[1].runs == (model.Run("yes", bold=True),)
    assert table.rows[0].cells[1].span == Span("content/figures.csv", 2, 5, 7)
    assert table.rows[1].cells[0].key == -1


def test_columns_without_a_heading_go_by_their_place(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x,y\n1,2\n")
    text = "- {layout: table, title: T, data: a.csv, columns: [{align: left}, {align: center}]}"
    found, diagnostics = parse_slides("s.yaml", text, folder=tmp_path)
    assert diagnostics == ()
    assert isinstance(found[0].content, model.TableSlide)
    assert [column.align for column in found[0].content.table.columns] == ["left", "center"]


def test_numbers_of_a_chart_have_bounds() -> None:
    chart = "{type: bar, categories: [A], series: [{name: S, values: [-1e15]}], max: 1e15}"
    assert parse_slides("s.yaml", f"- {{layout: chart, title: T, chart: {chart}}}")[1] == ()
    larger = chart.replace("1e15", "1.1e15")
    _, diagnostics = parse_slides("s.yaml", f"- {{layout: chart, title: T, chart: {larger}}}")
    assert [(item.message, item.span and item.span.length) for item in diagnostics] == [
        ('an item of "values" must be at least -1e+15', 7),
        ('"max" must be at most 1e+15', 6),
    ]


def test_notes_are_paragraphs(deck: model.Deck) -> None:
    assert slides(deck)[2].notes == ("One paragraph.", "Another.")
    assert slides(deck)[3].notes == ("Folded, too.", "Second.")
    assert slides(deck)[2].hidden


def test_a_chart_may_have_missing_values_and_labels(deck: model.Deck) -> None:
    content = slides(deck)[3].content
    assert isinstance(content, model.ChartSlide)
    chart = content.chart
    assert chart.series[0].values == (1.0, None)
    assert [label.plain for label in chart.series[0].labels] == ["one", ""]
    assert chart.roles == (deck.roles[0], None)
    assert (chart.number_format, chart.minimum) == ("General", None)


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "3.10",
        "12:30",
        "2026-01-02",
        "null",
        "~",
        "0x1F",
        "1_000",
        "y",
        "5:x",
        "=",
    ],
)
def test_a_text_is_what_is_written(text: str) -> None:
    assert only(f"- layout: questions\n  title: {text}\n").title.plain == text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("'single ''quoted'''", "single 'quoted'"),
        ('"two\\u2014parts"', "two—parts"),
        ("over\n    two lines", "over two lines"),
        ("|\n    over\n    two lines", "over two lines"),
        (">-\n    folded\n\n    twice", "folded twice"),
        ('"  padded  and   loose "', "padded and loose"),
        ('"no-break\\u00a0space"', "no-break\u00a0space"),
    ],
)
def test_a_text_may_be_quoted_or_in_a_block(written: str, read: str) -> None:
    assert only(f"- layout: questions\n  title: {written}\n").title.plain == read


@pytest.mark.parametrize(
    ("written", "line", "column", "length"),
    [
        ("plain text", 2, 10, 10),
        ('"quoted"', 2, 10, 8),
        ("|\n    in a block", 2, 10, 1),
        ("first\n    second", 2, 10, 5),
        ("\n    below", 3, 5, 5),
    ],
)
def test_a_text_knows_its_place(written: str, line: int, column: int, length: int) -> None:
    title = only(f"- layout: questions\n  title: {written}\n").title
    assert title.span == Span("slides.yaml", line, column, length)


def test_columns_are_counted_in_characters() -> None:
    text = "- {layout: questions, kicker: é😀, title: B}\n"
    assert only(text).title.span == Span("slides.yaml", 1, 42, 1)


def test_a_value_can_be_repeated() -> None:
    text = "- {layout: questions, title: &t Again, subtitle: *t}\n"
    slide = only(text)
    assert isinstance(slide.content, model.Questions)
    assert slide.content.subtitle is not None
    assert slide.content.subtitle.plain == "Again"


def test_a_hundred_repetitions_are_enough() -> None:
    rows = "\n".join(f"- &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9))
    _, diagnostics = parse_slides("s.yaml", f"- &a0 [x]\n{rows}\n")
    (message,) = [item.message for item in diagnostics]
    assert message == "more than 100 values are repeated with * in this file"


def test_deep_nesting_is_refused() -> None:
    _, diagnostics = parse_slides("s.yaml", "[" * 3000)
    assert [item.message for item in diagnostics] == ["this is nested too deeply"]


def test_a_byte_order_mark_and_any_line_ends_are_fine(folder: Path) -> None:
    for name, end in (("one", "\r\n"), ("two", "\r")):
        text = (folder / f"{name}.yaml").read_text("utf-8").replace("\n", end)
        (folder / f"{name}.yaml").write_bytes(b"\xef\xbb\xbf" + text.encode())
    deck, diagnostics, _ = read_deck(folder)
    assert diagnostics == ()
    assert deck is not None
    assert slides(deck)[2].notes == ("One paragraph.", "Another.")
    assert slides(deck)[2].title.span == Span("content/two.yaml", 5, 12, 7)


@pytest.mark.parametrize(
    ("data", "message", "place"),
    [
        (b"title: caf\xe9\n", "this file is not UTF-8: the byte 0xE9 stands for nothing here", 11),
        (b"title: a\0b\n", "the control character U+0000 cannot be shown", 9),
        ("title: a\n".encode("utf-16"), "this file is UTF-16", 1),
        (b"title: a\x1fb\x1f\n", "the control character U+001F cannot be shown", 9),
    ],
)
def test_files_must_be_utf_8_without_control_characters(
    folder: Path, data: bytes, message: str, place: int
) -> None:
    (folder / "one.yaml").write_bytes(data)
    deck, diagnostics, _ = read_deck(folder)
    assert deck is None
    found = [(item.message, item.span) for item in diagnostics]
    assert found.count((message, Span("content/one.yaml", 1, place))) == 1


def test_a_folder_without_a_deck_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _, (problem,), _ = read_deck(Path("content"))
    assert problem.message == "there is no content folder content"
    (tmp_path / "content").mkdir()
    what = "it has the deck's title and sections"
    # A short name such as this one is near to that of the deck's file, and another file.
    section = tmp_path / "content" / "deke.yaml"
    section.write_text("title: A\nslides:\n  - {layout: questions, title: One}\n")
    _, (problem,), _ = read_deck(Path("content"))
    assert problem.message == "there is no file content/deck.yaml"
    assert problem.hints == (what,)
    (tmp_path / "content" / "deck.yml").write_text("")
    _, (problem,), _ = read_deck(Path("content"))
    assert problem.hints == ("rename content/deck.yml", what)
    (tmp_path / "content" / "deck.yaml").mkdir()
    _, (problem,), _ = read_deck(Path("content"))
    assert problem.message == "content/deck.yaml is a folder, not a file"
    assert problem.hints == (what,)


def test_files_are_named_absolutely_outside_of_the_working_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "elsewhere").mkdir()
    monkeypatch.chdir(folder / "elsewhere")
    _, _, sources = read_deck(Path(".."))
    assert list(sources) == [
        str(folder / name)
        for name in ("deck.yaml", "sources.yaml", "one.yaml", "figures.csv", "two.yaml")
    ]


def test_slides_outside_of_a_deck_have_no_keys(tmp_path: Path) -> None:
    path = tmp_path / "prompts.yaml"
    path.write_text("- {layout: questions, title: Title, subtitle: Click here, role: r}\n")
    role = model.Role("r", model.Text((), Span("x", 1, 1)), 0)
    found, diagnostics = read_slides(path, roles=[role])
    assert diagnostics == ()
    assert found[0].role == role
    assert {text.key for text in texts(found[0])} == {-1}


def test_the_shipped_talk_has_no_faults() -> None:
    deck, diagnostics, _ = read_deck(Path(__file__).parents[2] / "content")
    assert diagnostics == ()
    assert deck is not None
