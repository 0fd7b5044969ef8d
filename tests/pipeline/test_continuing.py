from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from writers.powerpoint import gate

from deck import assets, solved
from deck.diagnostics import has_errors, render
from deck.pipeline import Outcome, prepare, write_powerpoint

ROOT = Path(__file__).resolve().parents[2]
THEME = str(ROOT / "themes" / "terminal")
DATE = datetime(2026, 1, 2, tzinfo=UTC)
Content = Callable[..., Path]

pytestmark = pytest.mark.skipif(assets.missing() is not None, reason="the fonts are not installed")


def build(folder: Path, *, draft: bool = False, theme: str = THEME) -> Outcome:
    return prepare(folder, theme=theme, draft=draft, timestamp=DATE)


def solve(folder: Path) -> solved.Deck:
    """The solved deck of content that has no fault."""
    outcome = build(folder)
    assert [render(item, outcome.sources) for item in outcome.diagnostics] == []
    assert outcome.deck
    return outcome.deck


def frames(shapes: tuple[solved.Shape, ...]) -> Iterator[solved.TextFrame]:
    for shape in shapes:
        if isinstance(shape, solved.Group):
            yield from frames(shape.shapes)
        elif isinstance(shape, solved.TableFrame):
            yield from (cell.text for row in shape.rows for cell in row.cells)
        elif isinstance(shape, solved.AutoShape) and shape.text:
            yield shape.text


def paragraphs(slide: solved.Slide) -> list[solved.Paragraph]:
    return [one for frame in frames(slide.shapes) for one in frame.paragraphs]


def texts(slide: solved.Slide) -> list[str]:
    return [one.text for one in paragraphs(slide)]


def sizes(slide: solved.Slide) -> dict[str, set[float]]:
    """The sizes of each text style on a slide."""
    found: dict[str, set[float]] = {}
    for paragraph in paragraphs(slide):
        found.setdefault(paragraph.style, set()).update(run.size for run in paragraph.runs)
    return found


def table(slide: solved.Slide) -> solved.TableFrame:
    (one,) = (shape for shape in slide.shapes if isinstance(shape, solved.TableFrame))
    return one


def cards(count: int, *, text: str = "Some words.", title: str = "Cards") -> str:
    entries = "".join(f"      - {{heading: Card-{n}, text: {text}}}\n" for n in range(1, count + 1))
    return f"  - layout: cards\n    title: {title}\n    cards:\n{entries}"


def rows(count: int, text: str = "some words") -> str:
    entries = "".join(f"      - [Row-{n}, {text}]\n" for n in range(1, count + 1))
    return f"  - layout: table\n    title: Rows\n    columns: [Name, Text]\n    rows:\n{entries}"


QUESTIONS = "  - layout: questions\n    title: {title}\n"


@pytest.mark.parametrize(
    ("count", "expected"), [(6, [6]), (7, [4, 3]), (12, [6, 6]), (13, [5, 4, 4])]
)
def test_cards_continue_evenly(content: Content, count: int, expected: list[int]) -> None:
    deck = solve(content(cards(count)))
    shown = [[text for text in texts(slide) if text.startswith("Card-")] for slide in deck.slides]
    assert [len(names) for names in shown] == expected
    assert [name for names in shown for name in names] == [f"Card-{n}" for n in range(1, count + 1)]


def test_rows_continue_evenly_below_the_same_head(content: Content) -> None:
    deck = solve(content(rows(23)))
    tables = [table(slide) for slide in deck.slides]
    assert [len(one.rows) - 1 for one in tables] == [8, 8, 7]
    names = [row.cells[0].text.paragraphs[0].text for one in tables for row in one.rows[1:]]
    assert names == [f"Row-{n}" for n in range(1, 24)]
    for one in tables:
        assert [cell.text.paragraphs[0].text for cell in one.rows[0].cells] == ["Name", "Text"]


def test_the_columns_of_a_table_stay_where_they_are_on_every_part(content: Content) -> None:
    deck = solve(content(rows(23).replace("Row-20,", "Row-20-with-a-longer-name,")))
    assert len(deck.slides) == 3
    assert len({table(slide).columns for slide in deck.slides}) == 1


def test_rows_whose_cells_are_shorter_than_their_heads_continue_too(content: Content) -> None:
    deck = solve(content(rows(23, "x")))
    assert [len(table(slide).rows) - 1 for slide in deck.slides] == [8, 8, 7]


@pytest.mark.parametrize("slides", [cards(7), rows(23)], ids=["cards", "rows"])
def test_parts_are_marked_and_named(content: Content, slides: str) -> None:
    deck = solve(content(slides))
    total = len(deck.slides)
    title = "Cards" if "cards" in slides else "Rows"
    expected = [f"{title} {number}/{total}" for number in range(1, total + 1)]
    assert [slide.title for slide in deck.slides] == expected
    assert [texts(slide)[0] for slide in deck.slides] == expected
    first = title.lower()
    assert [slide.id for slide in deck.slides] == [first] + [
        f"{first}.{number}" for number in range(2, total + 1)
    ]


@pytest.mark.parametrize("count", [7, 8])
def test_cards_have_one_size_on_all_parts(content: Content, count: int) -> None:
    deck = solve(content(cards(count)))
    assert len(deck.slides) > 1
    sizes = {
        (shape.rect.width, shape.rect.height)
        for slide in deck.slides
        for shape in slide.shapes
        if shape.name.startswith("Card-")
    }
    assert len(sizes) == 1


def test_parts_have_the_same_sizes(content: Content) -> None:
    # The long text stands on the second part; the first has to follow.
    long = "It says rather more than the others do. " * 8
    short = cards(7)
    deck = solve(content(short.replace("{heading: Card-6, text: Some words.}",
                                       f"{{heading: Card-6, text: {long.strip()}}}")))  # fmt: skip
    assert [slide.title for slide in deck.slides] == ["Cards 1/2", "Cards 2/2"]
    one, two = (sizes(slide) for slide in deck.slides)
    assert one == two
    assert solve(content(short)).slides[0].shapes != deck.slides[0].shapes


def test_siblings_shrink_together(content: Content) -> None:
    long = "It says rather more than the others do. " * 7
    full = cards(3).replace("{heading: Card-2, text: Some words.}",
                            f"{{heading: Card-2, text: {long.strip()}}}")  # fmt: skip
    deck = solve(content(full))
    before = solve(content(cards(3)))
    assert len(deck.slides) == 1
    (style,) = {one.style for one in paragraphs(deck.slides[0]) if one.text == "Some words."}
    now, then = sizes(deck.slides[0])[style], sizes(before.slides[0])[style]
    assert len(now) == len(then) == 1
    assert deck.theme.styles[style].minimum <= min(now) < min(then)


def test_notes_stay_with_the_first_part(content: Content) -> None:
    deck = solve(content(cards(7) + "    notes: Say it once.\n"))
    assert [slide.notes for slide in deck.slides] == [("Say it once.",), ()]


def test_numbers_run_on_over_parts_and_hidden_slides(content: Content) -> None:
    slides = (
        QUESTIONS.format(title="First")
        + "    hidden: yes\n"
        + cards(7)
        + QUESTIONS.format(title="Last")
    )
    deck = solve(content(slides))
    assert [slide.hidden for slide in deck.slides] == [True, False, False, False]
    numbers = [
        run.text
        for slide in deck.slides
        for paragraph in paragraphs(slide)
        for run in paragraph.runs
        if run.field == "slidenum"
    ]
    assert numbers == ["1", "2", "3", "4"]
    assert deck.sections == (solved.Section("The only section", (0, 1, 2, 3)),)


def test_hidden_slides_hide_all_their_parts(content: Content) -> None:
    deck = solve(content(cards(7) + "    hidden: yes\n"))
    assert [slide.hidden for slide in deck.slides] == [True, True]


LONG = "This sentence is one of many that say the same. " * 60
TOO_LONG = (
    "  - layout: tier\n    title: Full\n    points:\n"
    f"      - heading: Point\n        text: {LONG.strip()}\n"
    "    status:\n      - {label: Weights, state: shared}\n"
)


def test_what_does_not_fit_is_an_error_at_its_line(content: Content) -> None:
    outcome = build(content(QUESTIONS.format(title="Fits") + TOO_LONG))
    assert outcome.deck is None
    (found,) = outcome.diagnostics
    assert found.severity == "error"
    assert found.span
    line = outcome.sources[found.span.file].splitlines()[found.span.line - 1]
    assert line.strip().startswith("text: This sentence")
    assert re.search(r"\d+ lines too long; .* room for \d+ .*\d+ px", found.message)


LONG = "A sentence that goes on. " * 90


def test_a_title_that_is_too_long_is_told_once_and_divides_nothing(content: Content) -> None:
    outcome = build(content(cards(7, title="A title that goes on " * 8)), draft=True)
    (found,) = outcome.diagnostics
    assert found.message.startswith("the text does not fit: ")
    assert outcome.deck
    assert len(outcome.deck.slides) == 2  # as many as seven cards take anyway


def test_who_crowds_the_others_out_is_told_and_not_they(content: Content) -> None:
    slides = cards(3).replace("    cards:\n", f"    lead: {LONG.strip()}\n    cards:\n")
    outcome = build(content(slides))
    (found,) = outcome.diagnostics
    assert found.span
    line = outcome.sources[found.span.file].splitlines()[found.span.line - 1]
    assert line.strip().startswith("lead: ")


def test_a_source_is_cited_once_on_a_slide(content: Content) -> None:
    folder = content(cards(2).replace("}", ", source: a}") + "    source: a\n")
    (folder / "sources.yaml").write_text("- {id: a, title: A survey}\n", encoding="utf-8")
    outcome = build(folder)
    assert outcome.deck
    assert texts(outcome.deck.slides[0]).count("A survey") == 1


def test_a_draft_marks_the_slides_that_do_not_fit(content: Content) -> None:
    folder = content(QUESTIONS.format(title="Fits") + TOO_LONG)
    outcome = build(folder, draft=True)
    assert outcome.diagnostics == build(folder).diagnostics
    assert outcome.deck
    marked = ["Draft mark" in [shape.name for shape in one.shapes] for one in outcome.deck.slides]
    assert marked == [False, True]
    theme = outcome.deck.theme
    assert sizes(outcome.deck.slides[1])["large"] == {theme.styles["large"].minimum}


def test_a_draft_of_what_fits_is_the_deck(content: Content) -> None:
    folder = content(cards(3))
    assert build(folder, draft=True).deck == build(folder).deck


def test_a_word_that_is_too_wide_is_a_warning(content: Content) -> None:
    word = "Wort_" * 30
    outcome = build(content(cards(3, text=word)))
    assert outcome.deck
    assert {item.severity for item in outcome.diagnostics} == {"warning"}
    assert not any(shape.name == "Draft mark" for shape in outcome.deck.slides[0].shapes)


def told(outcome: Outcome) -> list[tuple[int, str]]:
    """The lines that warnings are about, with their messages up to the size of a line."""
    assert outcome.deck
    assert not has_errors(outcome.diagnostics)
    return [
        (item.span.line, re.sub(r" of \d+ px", "", item.message))
        for item in outcome.diagnostics
        if item.span
    ]


#: Words that no dictionary hyphenates.
WORDS = ["Donau_" * 20, "Elbe_" * 25]
BROKEN = "is wider than its line and was broken"


def broken(word: str) -> str:
    return f'"{word[:39]}…" {BROKEN}'


def test_every_broken_word_is_told_at_its_text(content: Content, cache: Path) -> None:
    slides = cards(3).replace("Some words.", f"{WORDS[0]} and {WORDS[1]}", 1)
    slides = slides.replace("Some words.", WORDS[0], 1)
    for _ in ("cold", "warm"):
        assert told(build(content(slides))) == [
            (7, broken(WORDS[0])),
            (7, broken(WORDS[1])),
            (8, broken(WORDS[0])),
        ]


def test_a_broken_word_of_a_table_is_told_with_the_width_of_its_column(content: Content) -> None:
    outcome = build(content(rows(3, WORDS[0])))
    assert told(outcome) == [(line, broken(WORDS[0])) for line in (8, 9, 10)]
    assert outcome.deck
    shown = table(outcome.deck.slides[0])
    room = shown.columns[1] - shown.rows[1].cells[1].text.insets.horizontal
    assert f" of {round(room / 9525)} px" in outcome.diagnostics[0].message


def test_a_word_on_every_part_is_told_once(content: Content) -> None:
    outcome = build(content(cards(7, title=WORDS[0])), draft=True)
    assert outcome.deck
    assert len(outcome.deck.slides) == 2
    words = [item for item in outcome.diagnostics if BROKEN[-10:] in item.message]
    assert len(words) == 1


def test_a_hopeless_word_does_not_make_its_siblings_small(content: Content) -> None:
    before = solve(content(cards(3)))
    outcome = build(content(cards(3).replace("Some words.", "W" * 60, 1)))
    assert outcome.deck
    assert sizes(outcome.deck.slides[0]) == sizes(before.slides[0])


def test_characters_that_no_face_has_are_told(content: Content, cache: Path) -> None:
    slides = (
        cards(2).replace("Some words.", "A ▸ and 日.", 1)
        + rows(2, "a ✓").replace("title: Rows", "title: ▸")  # the other face has it
        + "  - layout: chart\n    title: Chart\n    chart:\n      type: bar\n"
        "      categories: [One, 日]\n      series:\n"
        "        - name: 語\n          values: [1, 2]\n          labels: [a, 文]\n"
    )
    lacks = "the face Inter lacks "
    for _ in ("cold", "warm"):
        found = told(build(content(slides)))
        triangle = '"▸" (U+25B8, black right-pointing small triangle)'
        assert found == [
            (7, f"{lacks}{triangle}; Segoe UI Symbol stands in"),
            # A script that the theme has a face for is told once for each face that lacks it.
            (7, f'{lacks}"日" (U+65E5); Microsoft YaHei stands in'),
            (23, 'the face JetBrains Mono lacks "文" (U+6587); Microsoft YaHei stands in'),
        ]


@pytest.mark.parametrize(("lang", "count"), [("en", 1), ("de", 1), ("ja", 0), ("zh-Hant", 0)])
def test_the_script_of_the_deck_s_language_is_expected(
    content: Content, lang: str, count: int
) -> None:
    folder = content(cards(2).replace("Some words.", "日本", 1))
    head = folder / "deck.yaml"
    head.write_text(head.read_text("utf-8").replace("lang: en", f"lang: {lang}"), "utf-8")
    assert f"lang: {lang}" in head.read_text("utf-8")
    found = [item.message for item in build(folder).diagnostics]
    assert len(found) == count
    assert all('lacks "日" (U+65E5), "本" (U+672C);' in message for message in found)


# ---- any deck

_WORDS = st.sampled_from(["a", "model", "is", "what-it-learned", "3.10", "ﬁ&<x>", "日本", "ß"])
_counter = iter(range(10**9))


def _unique(words: list[str]) -> str:
    """A text that no other is equal to; its token is found again in what is shown."""
    return " ".join([f"q{next(_counter)}z", *words])


SHORT = st.lists(_WORDS, max_size=3).map(_unique)
PROSE = st.lists(_WORDS, max_size=60).map(_unique)
ENTRY = st.fixed_dictionaries({"heading": SHORT}, optional={"text": PROSE, "footer": SHORT})
POINT = st.fixed_dictionaries({"heading": SHORT}, optional={"text": PROSE})
STATE = st.fixed_dictionaries({"label": SHORT, "state": SHORT}, optional={"given": st.booleans()})
LEADER = st.fixed_dictionaries(
    {"heading": SHORT, "specs": st.lists(SHORT, min_size=1, max_size=4)}, optional={"label": SHORT}
)


@st.composite
def charts(draw: st.DrawFn) -> dict[str, Any]:
    count = draw(st.integers(1, 5))
    values = st.none() | st.integers(-1000, 1000) | st.sampled_from([0.5, 1e9, -1e-6])
    series = st.fixed_dictionaries(
        {"name": SHORT, "values": st.lists(values, min_size=count, max_size=count)}
    )
    return {
        "type": draw(st.sampled_from(["bar", "column", "line"])),
        "categories": draw(st.lists(SHORT, min_size=count, max_size=count)),
        "series": draw(st.lists(series, min_size=1, max_size=3)),
    }


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    width = draw(st.integers(1, 5))
    row = st.lists(SHORT, min_size=width, max_size=width)
    return {
        "layout": "table",
        "columns": draw(row),
        "rows": draw(st.lists(row, min_size=1, max_size=20)),
    }


def layout(name: str, required: dict[str, Any], **optional: Any) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries({"layout": st.just(name), **required}, optional=optional)


SLIDES = st.one_of(
    layout("cover", {}, subtitle=PROSE, parts=st.lists(POINT, max_size=4)),
    layout("cards", {"cards": st.lists(ENTRY, min_size=1, max_size=9)}, lead=PROSE),
    layout(
        "tier",
        {
            "points": st.lists(POINT, min_size=1, max_size=7),
            "status": st.lists(STATE, min_size=1, max_size=5),
        },
        number=st.just("01"),
        lead=PROSE,
    ),
    layout(
        "comparison",
        {"chart": charts(), "takeaways": st.lists(POINT, min_size=1, max_size=6)},
        note=SHORT,
    ),
    layout("chart", {"chart": charts()}, lead=PROSE, note=SHORT),
    layout("leaders", {"cards": st.lists(LEADER, min_size=1, max_size=8)}, note=SHORT),
    layout("sources", {"methods": st.lists(POINT, min_size=1, max_size=5)}, note=SHORT),
    layout("questions", {}, subtitle=PROSE),
    tables(),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(SLIDES, SHORT, st.booleans()), min_size=1, max_size=3))
@example([({"layout": "cards", "cards": [{"heading": "q1z " + "W" * 400}]}, "q2z", False)])
def test_any_deck_is_shown_whole_or_told_why_not(
    tmp_path_factory: pytest.TempPathFactory, slides: list[tuple[dict[str, Any], str, bool]]
) -> None:
    written = [
        {**slide, "title": title, "hidden": hidden, "notes": "Say it."}
        for slide, title, hidden in slides
    ]
    folder = tmp_path_factory.getbasetemp() / "any-deck"
    folder.mkdir(exist_ok=True)
    head = {"title": "Any", "slug": "any", "lang": "en", "theme": "terminal", "sections": ["s"]}
    section = {"title": "Section", "slides": written}
    for name, data in (("deck.yaml", head), ("s.yaml", section)):
        (folder / name).write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    outcome = build(folder)
    for item in outcome.diagnostics:
        assert render(item, outcome.sources)
    if outcome.deck is None:
        errors = [item.message for item in outcome.diagnostics if item.severity == "error"]
        assert errors
        assert all("does not fit" in message for message in errors), errors
        return
    assert not has_errors(outcome.diagnostics)
    shown = Counter(re.findall(r"q\d+z", " ".join(_all_texts(outcome.deck))))
    titles = {title.split()[0] for _, title, _ in slides}
    heads = {text.split()[0] for slide in written for text in slide.get("columns", ())}
    for token in re.findall(r"q\d+z", yaml.safe_dump(written).lower()):
        times = shown[token] + shown[token.upper()]
        assert times == 1 or (times > 1 and token in titles | heads), token
    stream = BytesIO()
    write_powerpoint(outcome, stream)
    assert gate.faults(stream.getvalue()) == []


def _all_texts(deck: solved.Deck) -> Iterator[str]:
    for slide in deck.slides:
        for text in texts(slide):
            yield text.lower()
        for shape in slide.shapes:
            if isinstance(shape, solved.ChartFrame):
                yield from shape.categories
                yield from (series.name for series in shape.series)


@pytest.mark.parametrize("length", [8, 30, 90])
def test_the_status_line_is_one_line_however_long_the_names(tmp_path: Path, length: int) -> None:
    names = [f"s{number}" for number in range(1, 13)]
    head = f"{{title: T, slug: t, lang: en, theme: terminal, sections: [{', '.join(names)}]}}"
    (tmp_path / "deck.yaml").write_text(head, encoding="utf-8")
    for name in names:
        title = f"{name} {'long ' * length}"[:length].strip()
        slides = f"- {{layout: table, title: {name}, columns: [A], rows: [[b]]}}"
        (tmp_path / f"{name}.yaml").write_text(f"title: {title}\nslides:\n{slides}\n")
    deck = solve(tmp_path)
    for slide, name in zip(deck.slides, names, strict=True):
        (footer,) = (one for one in paragraphs(slide) if one.text.startswith("[t]"))
        assert len(footer.lines) == 1
        assert f":{name} " in footer.text or footer.text.endswith(f":{name}*")
