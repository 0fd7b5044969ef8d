"""What both shipped themes do with awkward slides, as places, sizes and colours tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from deck import assets, solved
from deck.diagnostics import has_errors
from deck.geometry import EMU_PER_PX, Rect, from_points
from deck.pipeline import prepare

pytestmark = pytest.mark.skipif(assets.missing() is not None, reason="the fonts are not installed")

Content = Callable[..., Path]
themes = pytest.mark.parametrize("theme", ["terminal", "plain"])
SOURCES = "- {id: a, title: A survey, author: Somebody, date: 2026-01-02}\n"


def slides(content: Content, theme: str, text: str) -> tuple[solved.Slide, ...]:
    """The slides of a deck that has a source."""
    return solved_deck(content, theme, text).slides


def solved_deck(content: Content, theme: str, text: str) -> solved.Deck:
    folder = content(text)
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    date = datetime(2026, 1, 2, tzinfo=UTC)
    outcome = prepare(folder, theme=theme, draft=False, timestamp=date)
    # A source that no slide lists is warned about.
    assert not has_errors(outcome.diagnostics)
    assert outcome.deck
    return outcome.deck


def flat(shapes: Iterable[solved.Shape]) -> Iterator[solved.Shape]:
    for shape in shapes:
        yield shape
        if isinstance(shape, solved.Group):
            yield from flat(shape.shapes)


def texts(slide: solved.Slide) -> list[tuple[solved.AutoShape, solved.Paragraph]]:
    """The paragraphs of a slide, each with its shape."""
    return [
        (shape, paragraph)
        for shape in flat(slide.shapes)
        if isinstance(shape, solved.AutoShape) and shape.text
        for paragraph in shape.text.paragraphs
    ]


def paragraph(slide: solved.Slide, text: str) -> solved.Paragraph:
    (found,) = [one for _, one in texts(slide) if one.text == text]
    return found


def size(slide: solved.Slide, text: str) -> float:
    return paragraph(slide, text).runs[0].size


TABLE = """\
  - layout: table
    title: Numbers beside words
    columns: [Model, {heading: Price, align: right}, Licence, {heading: Year, align: right}]
    rows: [[A, "1", B, "2"], [C, "3", D, "4"], [E, "5", F, "6"]]
"""


@themes
def test_columns_of_a_table_stand_apart(content: Content, theme: str) -> None:
    (slide,) = slides(content, theme, TABLE)
    (table,) = [shape for shape in slide.shapes if isinstance(shape, solved.TableFrame)]
    for row in table.rows:
        insets = [cell.text.insets for cell in row.cells]
        assert insets[0].left == insets[-1].right == 0
        for cell, following in pairwise(insets):
            assert cell.right + following.left >= 32 * EMU_PER_PX


def leaders(count: int) -> str:
    cards = "".join(f"      - {{heading: Model {at}, specs: [Fast]}}\n" for at in range(count))
    return f"  - layout: leaders\n    title: {count} of them\n    cards:\n{cards}"


@themes
def test_the_facts_of_one_leader_are_as_bright_as_those_of_many(
    content: Content, theme: str
) -> None:
    one, many = slides(content, theme, leaders(1) + leaders(4))
    colors = {run.color for slide in (one, many) for _, text in texts(slide)
              if text.text == "Fast" for run in text.runs}  # fmt: skip
    assert len(colors) == 1


def tier(count: int) -> str:
    states = "".join(f"      - {{label: Part {at}, state: State {at}}}\n" for at in range(count))
    return (
        f"  - layout: tier\n    title: {count} states\n    points:\n      - heading: A point\n"
        f"    status:\n{states}"
    )


def test_few_states_are_set_large(content: Content) -> None:
    one, two, three = slides(content, "terminal", "".join(map(tier, (1, 2, 3))))
    assert size(one, "State 0") == size(two, "State 0") > 1.5 * size(three, "State 0")


def test_long_words_are_not_set_so_large(content: Content) -> None:
    long = tier(1).replace("1 states", "long").replace("State 0", "Unveröffentlichung")
    short, wide = slides(content, "terminal", tier(1) + long)
    assert size(short, "State 0") > size(wide, "Unveröffentlichung")
    assert len(paragraph(wide, "Unveröffentlichung").lines) == 1


@themes
def test_a_long_number_fits(content: Content, theme: str) -> None:
    text = "  - layout: number\n    title: The cost\n    number: 1.234.567,89 €\n"
    text += "    text: All in all\n"
    (slide,) = slides(content, theme, text)
    assert len(paragraph(slide, "1.234.567,89 €").lines) == 1


def cards(count: int, fields: str) -> str:
    items = "".join(f"      - {{heading: Thing {at}{fields}}}\n" for at in range(count))
    return f"  - layout: cards\n    title: {count} of them{fields[2:6]}\n    cards:\n{items}"


@themes
@pytest.mark.parametrize("icon", ["", ", icon: cpu"])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 6])
def test_headings_alone_are_large_and_in_the_middle(
    content: Content, theme: str, icon: str, count: int
) -> None:
    bare, full = slides(content, theme, cards(count, icon) + cards(count, ", text: x"))
    assert size(bare, "Thing 0") > size(full, "Thing 0") or count == 1
    for group in bare.shapes:
        if not group.name.startswith("Thing"):
            continue
        rects = [rect for shape in flat([group]) for rect in drawn(shape)]
        above = min(rect.y for rect in rects) - group.rect.y
        below = group.rect.bottom - max(rect.bottom for rect in rects)
        assert abs(above - below) <= 24 * EMU_PER_PX


def drawn(shape: solved.Shape) -> Iterator[Rect]:
    """Where the icons and texts of a card are."""
    if not isinstance(shape, solved.AutoShape):
        return
    if shape.name == "Icon":
        yield shape.rect
    if shape.text:
        lines = sum(len(one.lines) * one.leading for one in shape.text.paragraphs)
        tall = round(lines * 12700)
        _, top, _, bottom = shape.text.insets
        room = shape.rect._replace(y=shape.rect.y + top, height=shape.rect.height - top - bottom)
        spare = room.height - tall
        assert spare >= 0
        at = {"top": 0, "middle": spare // 2, "bottom": spare}[shape.text.anchor]
        yield room._replace(y=room.y + at, height=tall)


REMARKS = """\
  - layout: versus
    title: Two sides
    note: A note that goes on and on, since it has so much to say about the two sides, and about
      how they were found, and by whom, and when, and what they are good for, if they are good
    source: a
    sides:
      - {heading: One, points: [x]}
      - {heading: Other, points: [y]}
"""


@themes
def test_a_source_does_not_look_like_a_note(content: Content, theme: str) -> None:
    (slide,) = slides(content, theme, REMARKS)
    source = paragraph(slide, "A survey")
    (note,) = [one for _, one in texts(slide) if one.text.startswith("A note")]
    assert source.bullet
    assert source.bullet.text == "→"
    assert note.bullet is None


def test_a_long_note_stands_beside_its_mark(content: Content) -> None:
    (slide,) = slides(content, "terminal", REMARKS)
    places = {one.text[:6]: (shape.rect, one) for shape, one in texts(slide)}
    mark, _ = places["//"]
    rect, note = places["A note"]
    assert len(note.lines) == 2
    assert rect.y == mark.y
    assert rect.x == mark.right
    sources, source = places["A surv"]
    # The text behind the arrow begins where that behind the mark does.
    assert sources.x + source.indent == rect.x


def test_the_author_of_a_source_stands_below_its_title(content: Content) -> None:
    (slide,) = slides(content, "terminal", "  - {layout: sources, title: Where from}\n")
    title, author = paragraph(slide, "A survey"), paragraph(slide, "Somebody, 2026-01-02")
    assert author.indent == title.indent > 0
    assert author.bullet is None


def points(count: int) -> str:
    items = "".join(f"      - Point {at}\n" for at in range(count))
    return f"  - layout: points\n    title: {count} points\n    points:\n{items}"


@themes
def test_points_in_two_columns_have_a_slide_layout_of_two_placeholders(
    content: Content, theme: str
) -> None:
    deck = solved_deck(content, theme, points(4) + points(9) + points(12))
    names = [deck.layouts[slide.layout].title for slide in deck.slides]
    assert names == ["Points", *["Points in two columns"] * 2]
    for slide in deck.slides[1:]:
        here, there = (
            {shape.placeholder.name: shape.rect for shape in shapes
             if isinstance(shape, solved.AutoShape) and shape.placeholder}
            for shapes in (slide.shapes, deck.layouts[slide.layout].shapes)
        )  # fmt: skip
        assert {"Points", "Points 2"} <= here.keys()
        for name in ("Points", "Points 2"):
            assert (here[name].x, here[name].width) == (there[name].x, there[name].width)


def test_a_slide_cannot_name_the_layout_of_two_columns(content: Content) -> None:
    folder = content(points(9).replace("layout: points", "layout: points-columns"))
    date = datetime(2026, 1, 2, tzinfo=UTC)
    outcome = prepare(folder, theme="plain", draft=False, timestamp=date)
    (problem,) = outcome.diagnostics
    assert problem.message == 'unknown layout "points-columns"'


def thirty(above: str, series: str) -> str:
    """A chart of thirty lying bars; `above` are lines of the slide, `series` their names."""
    names = ", ".join(f"Name-{number}" for number in range(1, 31))
    values = ", ".join(map(str, range(1, 31)))
    text = f"  - layout: chart\n    title: Thirty\n{above}    chart:\n      type: bar\n"
    text += f"      categories: [{names}]\n      series:\n"
    return text + "".join(f"        - {{name: {one}, values: [{values}]}}\n" for one in series)


LEAD = "    lead: A sentence that leads in\n"
CITED = "    source: a\n"


@themes
@pytest.mark.parametrize(
    ("above", "series"),
    [
        *((above, series) for above in ("", LEAD, CITED) for series in ("A", "AB", "ABC")),
        (LEAD + CITED, "A"),
    ],
)
def test_thirty_bars_have_room_for_their_names(
    content: Content, theme: str, above: str, series: str
) -> None:
    (slide,) = slides(content, theme, thirty(above, series))
    (chart,) = (shape for shape in slide.shapes if isinstance(shape, solved.ChartFrame))
    look = chart.category_axis.look
    assert look
    assert look.size >= 10
    assert chart.plot.height / 30 > from_points(look.size)


@themes
@pytest.mark.parametrize("series", ["A", "AB"])
def test_thirty_bars_have_room_beside_what_they_show(
    content: Content, theme: str, series: str
) -> None:
    takeaways = "    takeaways: [{heading: One}, {heading: Two}]\n"
    text = thirty(CITED, series).replace("layout: chart", "layout: comparison") + takeaways
    (slide,) = slides(content, theme, text)
    (chart,) = (shape for shape in slide.shapes if isinstance(shape, solved.ChartFrame))
    assert chart.plot.height / 30 > from_points(10)


@themes
def test_what_stands_around_too_many_bars_is_told(content: Content, theme: str) -> None:
    above = LEAD + CITED + "    note: And a note\n"
    long = "Thirty of them, which are as many as there is room for below a title of one line"
    folder = content(thirty(above, "AB").replace("title: Thirty", f"title: {long}"))
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    date = datetime(2026, 1, 2, tzinfo=UTC)
    outcome = prepare(folder, theme=theme, draft=False, timestamp=date)
    (problem,) = (one for one in outcome.diagnostics if one.severity == "error")
    assert problem.message.startswith('the name "Name-1" does not fit: it is 13 px high')
    assert problem.hints == (
        "show fewer categories, or leave out what stands above or below the chart",
    )


SHORT = """\
  - {layout: points, title: One, points: [The oven was cold]}
  - {layout: cards, title: Two, cards: [{heading: Flour}]}
  - {layout: cards, title: Three, cards: [{heading: Flour, text: The grain}]}
  - {layout: statement, title: Bread is waiting}
  - {layout: statement, title: Bread, text: A sentence}
"""


def test_little_is_said_large_and_in_the_middle_of_its_room(content: Content) -> None:
    point, bare, card, alone, explained = slides(content, "plain", SHORT)
    assert size(point, "The oven was cold") == 60
    assert size(bare, "Flour") == 96
    anchors = [
        frame.text.anchor
        for slide, text in (
            (point, "The oven was cold"),
            (bare, "Flour"),
            (card, "Flour"),
            (alone, "Bread is waiting"),
            (explained, "Bread"),
        )
        for frame, one in texts(slide)
        if frame.text and one.text == text
    ]
    assert anchors == ["middle", "middle", "middle", "middle", "top"]


@themes
def test_no_quotation_mark_hangs_low(content: Content, theme: str) -> None:
    folder = content("  - {layout: quote, title: One, quote: Brot, by: Ein Müller}\n")
    deck = (folder / "deck.yaml").read_text(encoding="utf-8")
    (folder / "deck.yaml").write_text(deck.replace("lang: en", "lang: de"), encoding="utf-8")
    date = datetime(2026, 1, 2, tzinfo=UTC)
    outcome = prepare(folder, theme=theme, draft=False, timestamp=date)
    assert outcome.deck
    assert [one.text for shape, one in texts(outcome.deck.slides[0]) if "mark" in shape.name] == [
        "»"
    ]


CROWD = """\
  - layout: {layout}
    title: Thirty countries, all of them compared
    note: Values of Switzerland are of the year before, all others of 2024.
    chart:
      type: bar
      axis: Percent of households
      source: a
      categories: [{names}]
      series: [{series}]
"""
LEAD = "    lead: Northern countries lead by far, and nobody else comes near them.\n"
TAKEAWAYS = "    takeaways: [{heading: One, text: Of a few words.}, {heading: Two}]\n"


@themes
@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("layout", "rest"), [("chart", LEAD), ("comparison", TAKEAWAYS)])
def test_thirty_bars_have_room_below_a_lead_and_above_a_note(
    content: Content, theme: str, layout: str, rest: str, count: int
) -> None:
    names = ", ".join(f"Country-{number}" for number in range(1, 31))
    values = ", ".join(map(str, range(1, 31)))
    series = ", ".join(f"{{name: Series {at}, values: [{values}]}}" for at in range(count))
    text = CROWD.format(layout=layout, names=names, series=series) + rest
    (slide,) = slides(content, theme, text)
    (chart,) = (shape for shape in slide.shapes if isinstance(shape, solved.ChartFrame))
    assert chart.category_axis.look
    assert chart.category_axis.look.size >= 10
    assert chart.plot.height / 30 >= from_points(chart.category_axis.look.size)
    (note,) = [one for _, one in texts(slide) if one.text.startswith("Values of Switzerland")]
    assert note.text.endswith("A survey")


def test_what_a_talk_is_made_of_stands_right_below_its_title(content: Content) -> None:
    long = "Donaudampfschifffahrtsgesellschaft"
    text = f"  - layout: cover\n    title: {long}\n    subtitle: An evening\n"
    text += "    parts: [{heading: One}, {heading: Two}]\n"
    (slide,) = slides(content, "plain", text)
    (subtitle,) = [shape for shape, one in texts(slide) if one.text == "An evening"]
    rules = [shape for shape in flat(slide.shapes) if shape.name == "Role"]
    assert [rule.rect.y - subtitle.rect.bottom for rule in rules] == [48 * EMU_PER_PX] * 2
    (title,) = [shape for shape, one in texts(slide) if one.text == long]
    assert title.rect.y > 200 * EMU_PER_PX


@themes
def test_sources_are_the_larger_the_fewer_they_are(content: Content, theme: str) -> None:
    def sizes(methods: int) -> tuple[float, float]:
        listed = ", ".join(
            f"{{heading: Method {at}, text: In a few words}}" for at in range(methods)
        )
        text = f"  - layout: sources\n    title: Sources\n    methods: [{listed}]\n"
        (slide,) = slides(content, theme, text)
        return size(slide, "A survey"), size(slide, "Method 0")

    (one, first), (few, second), (many, third) = map(sizes, (1, 2, 3))
    assert (one, few, many) == (36, 24, 16.5)
    assert first > second > third


@pytest.mark.parametrize(("theme", "points"), [("plain", 24), ("terminal", 19.5)])
def test_facts_of_three_leaders_are_large(content: Content, theme: str, points: float) -> None:
    (slide,) = slides(content, theme, leaders(3))
    assert {one.runs[0].size for _, one in texts(slide) if one.text == "Fast"} == {points}
