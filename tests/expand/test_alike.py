"""Slides of one kind are rendered together, and no template can tell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from expand.making import Workshop, chart, entry, picture, slide, words

from deck import model
from deck.boxes import SlideTree
from deck.diagnostics import Diagnostic
from deck.expand import Expander, Part
from deck.expand.stand_ins import TextStandIn, Watch, kind_of
from deck.expand.templates import Templates


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that are rendered, one item for each time."""
    found: list[str] = []
    render = Templates.render

    def noted(self: Templates, file: str, context: Mapping[str, object]) -> Any:
        found.append(file)
        return render(self, file, context)

    monkeypatch.setattr(Templates, "render", noted)
    return found


def expanded(
    workshop: Workshop, slides: list[model.Slide], *, anew: bool
) -> list[tuple[SlideTree | None, tuple[Diagnostic, ...]]]:
    """The slides as one expander sees them, or `anew` each as a new one does."""
    expander = Expander(workshop.theme, workshop.deck)
    found = []
    for number, one in enumerate(slides, start=1):
        if anew:
            expander = Expander(workshop.theme, workshop.deck)
        found.append(expander.expand(one, 0, number))
    return found


def card(heading: str, text: str | None = None, **values: Any) -> model.Entry:
    return entry(heading, text=words(text) if text else None, **values)


def cards(*entries: model.Entry, title: str = "Title") -> model.Slide:
    return slide(model.Cards(None, entries), title)


def charts(*values: float) -> model.Slide:
    made = chart()
    series = made.series[0]._replace(values=values)
    return slide(model.ChartSlide(made._replace(series=(series,)), None, None))


#: Templates that see of a slide nothing but what others of its kind share.
SHARED = [
    "<text>{{ content.subtitle }}</text>",
    "<text>{{ slide.title }}</text><text>{{ content.subtitle }}</text>",
    "<row name='{{ slide.title }}'><space width='m'/></row>",
    "{% if content.subtitle %}<text>{{ content.subtitle }}</text>{% endif %}",
    "<text>{{ content.subtitle }}{{ ' 1' if slide.hidden else ' 2' }}</text>",
    "<text>{{ [none, content.subtitle] | select | first }}</text>",
    "<text>{{ content.subtitle | default('none') }} {{ deck.title.plain | length }}</text>",
    "<text><number/></text><text>{{ section }}</text>",
    "{% if content.subtitle is not none %}<text>{{ content.subtitle }}</text>{% endif %}",
    "<text>{{ 1 if content.subtitle is defined else 2 }}</text>",
]
#: Templates that see more, in all ways that there are.
LOOKING = [
    "<text>{{ content.subtitle.plain }}</text>",
    "<text>{{ content.subtitle.plain | length }}</text>",
    "<text>{{ content['subtitle']['plain'] }}</text>",
    "<text>{{ content.subtitle | string | length }}</text>",
    "<text>{{ content.subtitle ~ '!' }}</text>",
    "<text>{{ '%s' % content.subtitle }}</text>",
    "<text>{{ content.subtitle | upper }}</text>",
    "<text>{{ [content.subtitle] | join(' ') }}</text>",
    "<text>{{ [content.subtitle] | map('length') | first }}</text>",
    "<text>{{ [content.subtitle, slide.title] | map(attribute='plain') | max }}</text>",
    "<text>{{ [content.subtitle, slide.title] | sort | length }}</text>",
    "<text>{{ [content.subtitle, slide.title] | unique | list | length }}</text>",
    "<text>{{ {content.subtitle: 1} | length }}</text>",
    "<text>{% for run in content.subtitle.runs %}{{ run.text }}{% endfor %}</text>",
    "<text>{% for run in content.subtitle %}a{% endfor %}</text>",
    "<text>{{ 1 if content.subtitle == slide.title else 2 }}</text>",
    "<text>{{ 1 if content.subtitle in [slide.title] else 2 }}</text>",
    "<text>{{ 1 if 'b' in content.subtitle.plain else 2 }}</text>",
    "<text>{{ 1 if content.subtitle < slide.title else 2 }}</text>",
    "<text>{{ 1 if content.subtitle is iterable else 2 }}</text>",
    "<text>{{ 1 if content.subtitle is sequence else 2 }}</text>",
    "<text>{{ slide.id }}</text>",
    "<text>{{ slide.span.line }}</text>",
    "<text>{{ slide.notes | length }}</text>",
    "<text>{{ slide | string | length }}</text>",
    "<text>{{ number }}</text>",
    "<text>{{ 1 if slide.id is string else 2 }}</text>",
    "<text>{{ 1 if slide.id is none else 2 }}</text>",
    "<text>{{ 1 if content.subtitle is string else 2 }}</text>",
    "<text>{{ 1 if content.subtitle is sameas(slide.title) else 2 }}</text>",
    "<text>{{ 1 if slide is sameas(slide.id) else 2 }}</text>",
    "<text>{{ slide.id | float }}</text>",
    "<text>{{ slide.id | int(7) }}</text>",
    "<text>{{ [slide.id] | select('string') | list | length }}</text>",
    "<text>{{ [slide.id] | reject('none') | list | length }}</text>",
    "<text>{% for value in slide %}{{ 1 if value is string else 2 }}{% endfor %}</text>",
]


@pytest.mark.parametrize("inner", [*SHARED, *LOOKING])
def test_each_slide_is_as_it_is_alone(workshop: Workshop, inner: str) -> None:
    workshop.write(f"<slide>{inner}</slide>")
    first = slide("a")._replace(notes=("One.",))
    second = slide("a longer b", "Other")._replace(id="other", notes=("One.", "Two."))
    slides = [first, second, slide("c", "c")]
    together = expanded(workshop, slides, anew=False)
    alone = expanded(workshop, slides, anew=True)
    assert [tree for tree, _ in together] == [tree for tree, _ in alone]
    assert [found for _, found in together] == [found for _, found in alone]
    assert all(tree is not None for tree, _ in alone) or any(found for _, found in alone)


@pytest.mark.parametrize(
    ("inner", "times"), [*((inner, 1) for inner in SHARED), *((inner, 4) for inner in LOOKING)]
)
def test_slides_of_one_kind_are_rendered_once_and_those_looked_at_each(
    workshop: Workshop, rendered: list[str], inner: str, times: int
) -> None:
    # Who looks is rendered once to see that, then for each of the three slides.
    workshop.write(f"<slide>{inner}</slide>")
    expanded(workshop, [slide("a"), slide("b", "B"), slide("c", "C")], anew=False)
    assert rendered == ["toy.xml.j2"] * times


def test_other_fields_make_another_kind(workshop: Workshop, rendered: list[str]) -> None:
    role = workshop.deck.roles[0]
    kinds = [
        cards(card("a"), card("b")),
        cards(card("a"), card("b"), card("c")),
        cards(card("a", "x"), card("b")),
        cards(card("a"), card("b", "x")),
        cards(card("a"), card("b", role=role)),
        cards(card("a"), card("b", icon="lock")),
        cards(card("a"), card("b"))._replace(role=role),
        cards(card("a"), card("b"))._replace(hidden=True),
    ]
    workshop.write(
        "<slide>{% for card in content.cards %}<text>{{ card.heading }}"
        "{% if card.text %}<br/>{{ card.text }}{% endif %} {{ tone(card.role, 'text') }}"
        " {{ tone(slide.role) }} {{ card.icon or '' }} {{ slide.hidden }}</text>{% endfor %}"
        "</slide>"
    )
    twice = [*kinds, *kinds]
    trees = expanded(workshop, twice, anew=False)
    assert len(rendered) == len(kinds)
    assert len({repr(tree) for tree, _ in trees}) == len(kinds)
    assert trees == expanded(workshop, twice, anew=True)


def test_a_part_is_a_kind_of_its_own(workshop: Workshop, rendered: list[str]) -> None:
    workshop.write("<slide><text>{{ content.subtitle }} {{ part }}/{{ parts }}</text></slide>")
    expander = Expander(workshop.theme, workshop.deck)
    for part in (Part(1, 2, 3), Part(2, 2, 3), Part(1, 2, 3)):
        tree, _ = expander.expand(slide("a"), 0, 1, part)
        assert tree is not None
        (box,) = tree.root.children
        assert "".join(run.text for run in box.paragraphs[0].runs) == f"a {part.number}/2"
    assert len(rendered) == 2


def test_charts_of_other_numbers_are_of_one_kind(workshop: Workshop, rendered: list[str]) -> None:
    workshop.write(
        "<slide><chart of='{{ content.chart }}' colors='role1'/>"
        "<text>{{ content.chart.kind }} {{ content.chart.categories | length }}</text></slide>"
    )
    slides = [charts(1.0), charts(2.0)]
    trees = [tree for tree, _ in expanded(workshop, slides, anew=False)]
    assert len(rendered) == 1
    shown = [tree.root.children[0].chart for tree in trees if tree]
    assert shown == [one.content.chart for one in slides]


def test_the_numbers_of_a_chart_can_be_looked_at(workshop: Workshop) -> None:
    workshop.write("<slide><text>{{ content.chart.series[0].values | sum }}</text></slide>")
    trees = expanded(workshop, [charts(1.0), charts(2.0)], anew=False)
    assert trees == expanded(workshop, [charts(1.0), charts(2.0)], anew=True)
    assert trees[0] != trees[1]


def tables(data: str | None) -> model.Slide:
    column = model.TableColumn(words("h"), None, "left")
    row = model.TableRow((words("c"),), slide().span)
    return slide(model.TableSlide(model.Table((column,), (row,), data, slide().span), None))


@pytest.mark.parametrize("test", ["is none", "is not none", "is string", "== none"])
def test_a_name_that_may_be_missing_can_be_asked_for(workshop: Workshop, test: str) -> None:
    workshop.write(f"<slide><text>{{{{ 1 if content.table.data {test} else 2 }}}}</text></slide>")
    slides = [tables(None), tables("a.csv"), tables(None)]
    trees = expanded(workshop, slides, anew=False)
    assert trees == expanded(workshop, slides, anew=True)
    assert trees[0] != trees[1]


def test_zero_has_two_signs(workshop: Workshop) -> None:
    workshop.write("<slide><text>{{ content.chart.minimum }}</text></slide>")
    slides = [charts(1.0), charts(1.0)]
    slides = [
        one._replace(content=one.content._replace(chart=one.content.chart._replace(minimum=value)))  # type: ignore[union-attr,call-arg]
        for one, value in zip(slides, (0.0, -0.0), strict=True)
    ]
    trees = expanded(workshop, slides, anew=False)
    assert [repr(tree) for tree in trees] == [
        repr(tree) for tree in expanded(workshop, slides, anew=True)
    ]


@pytest.mark.parametrize("context", ["with context", "without context"])
def test_nothing_is_counted_from_slide_to_slide(workshop: Workshop, context: str) -> None:
    workshop.write("{% set turn = cycler('a', 'b', 'c') %}", name="parts")
    workshop.write(
        f"{{% import 'parts.xml.j2' as parts {context} %}}"
        "<slide><text>{{ parts.turn.next() }} {{ content.subtitle.plain }}</text></slide>"
    )
    slides = [slide("x"), slide("y"), slide("z")]
    assert expanded(workshop, slides, anew=False) == expanded(workshop, slides, anew=True)


def test_the_number_is_known_to_be_looked_at(workshop: Workshop) -> None:
    workshop.write("<slide><text>{{ number }}</text></slide>")
    expander = Expander(workshop.theme, workshop.deck)
    for number in (1, 2):
        expander.numbered = False
        expander.expand(slide("a"), 0, number)
        assert expander.numbered


def test_a_fault_is_told_for_each_slide(workshop: Workshop) -> None:
    workshop.write("<slide>\n<text>{{ content.subtitle.plain | nothing }}</text></slide>")
    told = [found[0].message for _, found in expanded(workshop, [slide("a")] * 2, anew=False)]
    assert told == ["the template cannot be read: No filter named 'nothing'."] * 2


CONTENTS: list[model.Content] = [
    model.Cover(words("s"), (entry("a"), entry("b", text=words("t")))),
    model.Quote(words("q"), words("by"), None, picture()),
    model.Points(None, (model.Item(words("p"), (words("q"),), slide().span),)),
    charts(1.0).content,
    model.PictureSlide(picture(), words("c"), None),
    model.TableSlide(
        model.Table(
            (model.TableColumn(words("h"), None, "left"),),
            (model.TableRow((words("c"),), slide().span),),
            "file.csv",
            slide().span,
        ),
        words("n"),
    ),
]


@pytest.mark.parametrize("content", CONTENTS, ids=lambda content: type(content).__name__)
def test_stand_ins_are_in_the_order_of_what_they_stand_for(content: model.Content) -> None:
    leaves: list[object] = []
    kind_of(slide(content), leaves)
    watch = Watch()
    watch.stand_in(slide(content))
    assert [type(leaf) for leaf in leaves] == [
        model.Text if isinstance(stand_in, TextStandIn) else type(stand_in)
        for stand_in in watch.leaves
    ]
    assert not watch.looked
    assert len(leaves) >= 2
