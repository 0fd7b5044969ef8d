from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pptx
import pytest
from writers.powerpoint import gate

from deck import assets, solved
from deck.diagnostics import render
from deck.pipeline import Outcome, build, prepare, reading, write_powerpoint
from deck.pipeline.batches import batches_of
from deck.reader import read_deck
from deck.writers.powerpoint import SlideParts, SlideWriter

ROOT = Path(__file__).resolve().parents[2]
DATE = datetime(2026, 1, 2, tzinfo=UTC)
Content = Callable[..., Path]

pytestmark = pytest.mark.skipif(assets.missing() is not None, reason="the fonts are not installed")

CHART = (
    "  - layout: chart\n    title: Chart {n}\n"
    "    chart: {{type: bar, categories: [One, Two], series: [{{name: S, values: [1, {n}]}}]}}\n"
)


def rows(count: int, title: str) -> str:
    entries = "".join(f"      - [Row-{n}, some words]\n" for n in range(count))
    head = f"  - layout: table\n    title: {title}\n    columns: [Name, Text]\n    rows:\n"
    return head + entries + "    notes: Slowly.\n"


def many(count: int) -> str:
    """Slides of which some continue, charts, and links backwards and forwards."""
    slides = "  - layout: points\n    id: first\n    title: First\n    points:\n"
    slides += "      - see [the last](#last)\n      - see [this](#first)\n"
    for number in range(count):
        slides += CHART.format(n=number + 1)
        slides += rows(22 if number % 7 == 3 else 3, f"Rows {number}")
    slides += "  - layout: points\n    id: last\n    title: Last\n    points:\n"
    return slides + "      - see [the first](#first)\n"


def made(folder: Path, processes: int, theme: str | None = None, draft: bool = False) -> Outcome:
    return build(folder, theme=theme, draft=draft, timestamp=DATE, processes=processes)


def data(outcome: Outcome) -> bytes:
    assert [render(item, outcome.sources) for item in outcome.diagnostics] == []
    assert outcome.package
    with closing(outcome.package):
        return b"".join(outcome.package)


@pytest.fixture
def talk(content: Content) -> Path:
    return content(many(60))


def test_any_number_of_processes_makes_the_same_bytes(talk: Path) -> None:
    alone = data(made(talk, 1))
    assert gate.faults(alone) == []
    assert data(made(talk, 2)) == alone
    assert data(made(talk, 3)) == alone


def test_a_deck_made_in_batches_is_the_one_that_is_solved_whole(talk: Path) -> None:
    whole = prepare(talk, theme=None, draft=False, timestamp=DATE)
    stream = BytesIO()
    write_powerpoint(whole, stream)
    outcome = made(talk, 2)
    assert data(outcome) == stream.getvalue()
    assert whole.deck
    assert outcome.slides == len(whole.deck.slides) == 60 * 2 + 2 + 2 * 9


@pytest.mark.parametrize(
    ("sections", "sizes"),
    [
        ([1], [1]),
        ([8, 1], [8, 1]),
        # The fewer are left, the smaller they are.
        ([20], [8, 8, 4]),
        ([8, 300], [8, 64, 59, 44, 33, 25, 18, 14, 10, 8, 8, 8, 8, 1]),
        # A batch ends with its section, unless it would be small.
        ([8, 50, 50, 300], [8, 50, 50, 64, 59, 44, 33, 25, 18, 14, 10, 8, 8, 8, 8, 1]),
        ([8, 20, 200], [8, 55, 41, 31, 23, 17, 13, 10, 8, 8, 8, 6]),
    ],
)
def test_batches_end_where_sections_do(
    content: Content, sections: list[int], sizes: list[int]
) -> None:
    deck, _, _ = read_deck(content("  - {layout: questions, title: Any}\n"))
    assert deck
    (only,) = deck.sections
    made = tuple(only._replace(slides=only.slides * count) for count in sections)
    batches = batches_of(deck._replace(sections=made))
    assert [len(batch.slides) for batch in batches] == sizes
    assert [batch.number for batch in batches] == [1 + sum(sizes[:at]) for at in range(len(sizes))]
    orders = [order for batch in batches for _, order in batch.slides]
    assert orders == [at for at, count in enumerate(sections) for _ in range(count)]


def test_numbers_count_the_parts_of_all_slides_before(talk: Path) -> None:
    slides = pptx.Presentation(BytesIO(data(made(talk, 2)))).slides
    shown = [
        int(shape.text_frame.text)
        for slide in slides
        for shape in slide.placeholders
        if shape.placeholder_format.type == pptx.enum.shapes.PP_PLACEHOLDER.SLIDE_NUMBER
    ]
    assert shown == list(range(1, len(slides) + 1))


def test_links_lead_to_slides_in_other_batches(talk: Path) -> None:
    package = gate.Package(data(made(talk, 2)))
    last = f"ppt/slides/slide{60 * 2 + 2 + 2 * 9}.xml"
    assert package.related("ppt/slides/slide1.xml", "slide") == [last, "ppt/slides/slide1.xml"]
    assert package.related(last, "slide") == ["ppt/slides/slide1.xml"]


def test_a_template_that_looks_at_the_number_sees_the_right_one(talk: Path, tmp_path: Path) -> None:
    theme = tmp_path / "counting"
    (theme / "layouts").mkdir(parents=True)
    (theme / "theme.yaml").write_text("extends: plain\n", encoding="utf-8")
    (theme / "layouts" / "chart.xml.j2").write_text(
        '<slide><text placeholder="title">{{ slide.title }}</text><text grow="1">No. {{ number }}'
        '<br/>{{ number % 2 }}</text><chart of="{{ content.chart }}" colors="role1"/></slide>',
        encoding="utf-8",
    )
    outcome = made(talk, 2, str(theme))
    with ZipFile(BytesIO(data(outcome))) as package:
        texts = [
            (number, package.read(f"ppt/slides/slide{number}.xml"))
            for number in range(1, outcome.slides + 1)
        ]
    charts = [(number, xml) for number, xml in texts if b"graphicFrame" in xml and b"No. " in xml]
    assert len(charts) == 60
    assert all(f">No. {number}<".encode() in xml for number, xml in charts)


def test_a_slide_may_continue_otherwise_under_its_right_number(talk: Path, tmp_path: Path) -> None:
    theme = tmp_path / "counting"
    (theme / "layouts").mkdir(parents=True)
    (theme / "theme.yaml").write_text("extends: plain\n", encoding="utf-8")
    plain = (ROOT / "themes" / "plain" / "layouts" / "table.xml.j2").read_text(encoding="utf-8")
    odd = 'continues="table.rows" most="{{ 2 if number % 2 else 20 }}"'
    template = plain.replace('continues="table.rows"', odd)
    assert template != plain
    (theme / "layouts" / "table.xml.j2").write_text(template, encoding="utf-8")
    alone, several = made(talk, 1, str(theme)), made(talk, 3, str(theme))
    assert several.slides == alone.slides != 60 * 2 + 2 + 2 * 9
    assert data(several) == data(alone)
    assert gate.faults(data(made(talk, 3, str(theme)))) == []


def test_problems_are_told_in_order_and_once_however_many_find_them(content: Content) -> None:
    # No face is here for ideographs, which is told once for the deck.
    ideographs = "".join(f"  - layout: questions\n    title: 漢字 {n}\n" for n in range(70))
    much = f"  - layout: questions\n    title: Much\n    subtitle: {'too much ' * 400}\n"
    folder = content(ideographs + much)
    alone, several = made(folder, 1), made(folder, 3)
    assert alone.diagnostics == several.diagnostics
    assert [item.severity for item in alone.diagnostics] == ["warning", "error"]
    assert alone.package is None
    assert several.package is None
    drafts = [made(folder, processes, draft=True) for processes in (1, 3)]
    packages = [b"".join(draft.package or ()) for draft in drafts]
    assert packages[0] == packages[1] != b""


def in_another_process(monkeypatch: pytest.MonkeyPatch, happen: Callable[[], object]) -> None:
    """Have something happen when another process than this one writes a slide."""
    here, write = os.getpid(), SlideWriter.write

    def changed(self: SlideWriter, slide: solved.Slide, number: int, charts: int) -> SlideParts:
        if os.getpid() != here:
            happen()
        return write(self, slide, number, charts)

    monkeypatch.setattr(SlideWriter, "write", changed)


def test_what_fails_in_another_process_is_raised_in_this_one(
    talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise MemoryError("no room")

    in_another_process(monkeypatch, fail)
    with pytest.raises(MemoryError, match="no room"):
        made(talk, 2)


def test_a_process_that_dies_ends_the_build(talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_another_process(monkeypatch, lambda: os._exit(9))
    with pytest.raises(OSError, match="was stopped, perhaps for want of memory"):
        made(talk, 2)


def test_a_large_talk_is_read_by_another_process(
    talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = data(build(talk, theme=None, draft=False, timestamp=DATE))
    monkeypatch.setattr(reading, "_HUGE", 1_000)
    assert data(build(talk, theme=None, draft=False, timestamp=DATE)) == alone
    (talk / "only.yaml").write_text("title: Faulty\nslide: []\n" + "#" * 1_000, encoding="utf-8")
    outcome = build(talk, theme=None, draft=False, timestamp=DATE)
    assert [item.severity for item in outcome.diagnostics].count("error") >= 1
    assert outcome.package is None
    assert "only.yaml" in "".join(outcome.sources)
