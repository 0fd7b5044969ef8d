"""Texts of the content arrive as they were written, and never as markup."""

from __future__ import annotations

import pytest
from expand.making import FIELD_AT, TITLE_AT, Workshop, entry, slide, words
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deck import model
from deck.boxes import Run
from deck.expand import Expander
from deck.source import Span

#: Property tests that try the same examples every time.
exactly = settings(
    derandomize=True,
    deadline=None,
    # The template stays the same; only what is shown with it changes.
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

HARD = [
    "a < b & c > d",
    "\"double\" and 'single'",
    "]]> <![CDATA[ x ]]>",
    "&amp; &#60; &nbsp;",
    "</text><row/><text>",
    '"/><icon of="lock"/>',
    "<!-- not a comment -->",
    "{{ 7 * 7 }} {% if %} {# x #}",
    "\ufdd00\ufdd1",
    "\ufdd099\ufdd1 \ufdd0 \ufdd1",
    "two  spaces,\ttab and\u00a0no-break space ",
    " at the ends ",
    "日本語 \U0001f512 é",
    'at="toy.xml.j2:9"',
]


@pytest.mark.parametrize("content", HARD)
def test_a_text(workshop: Workshop, content: str) -> None:
    box = workshop.text("<text>\n  {{ content.subtitle }}\n</text>", slide(content))
    assert box.paragraphs[0].runs == (Run(content, key=1),)


@pytest.mark.parametrize("content", HARD)
def test_a_text_in_an_attribute(workshop: Workshop, content: str) -> None:
    box = workshop.text('<text alt="{{ content.subtitle }}">a</text>', slide(content))
    assert box.frame.alt == content


@pytest.mark.parametrize("content", HARD)
def test_a_text_from_a_macro(workshop: Workshop, content: str) -> None:
    workshop.write("{% macro big(it) %}<span bold='yes'>{{ it }}</span>{% endmacro %}", "_parts")
    workshop.write(
        '{% import "_parts.xml.j2" as parts %}'
        "<slide><text>{{ parts.big(content.subtitle) }}</text></slide>"
    )
    tree, diagnostics = Expander(workshop.theme, workshop.deck).expand(slide(content), 0, 1)
    assert diagnostics == ()
    assert tree is not None
    assert tree.root.children[0].paragraphs[0].runs == (  # type: ignore[union-attr]
        Run(content, bold=True, key=1),
    )


@exactly
@given(st.text(min_size=1))
def test_any_text(workshop: Workshop, content: str) -> None:
    box = workshop.text("<text>{{ content.subtitle }}</text>", slide(content))
    assert box.paragraphs[0].runs == (Run(content, key=1),)


def test_what_looks_like_a_tag_is_text_in_a_cdata_section(workshop: Workshop) -> None:
    box = workshop.text("<text><!-- <b> --><![CDATA[<a href> & <b>]]></text>")
    assert box.paragraphs[0].runs == (Run("<a href> & <b>"),)


def test_a_plain_string_is_not_markup_either(workshop: Workshop) -> None:
    shown = slide()._replace(id='</text><row name="x"/><text>')
    box = workshop.text("<text name='{{ slide.id }}'>{{ slide.id }}</text>", shown)
    assert box.paragraphs[0].runs == (Run('</text><row name="x"/><text>'),)
    assert box.frame.name == '</text><row name="x"/><text>'


@pytest.mark.parametrize(
    "content", ["\ufdd00\ufdd1", "\ufdd099\ufdd1", "a\x01b", "\ufffe", "\ud800"]
)
def test_a_plain_string_of_any_characters(workshop: Workshop, content: str) -> None:
    shown = slide(title=content)._replace(id=content)
    markup = "<text alt='{{ slide.id }}' name='{{ slide.title.plain }}'>{{ slide.id }}</text>"
    box = workshop.text(markup, shown)
    assert (box.frame.alt, box.frame.name) == (content, content)
    assert box.paragraphs[0].runs == (Run(content),)


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("slide.title ~ '!'", "Title\ufdd0!"),
        ("slide.title | upper", "TITLE\ufdd0"),
        ("'%s.' | format(slide.title)", "Title\ufdd0."),
        ("[slide.title, slide.title] | join(', ')", "Title\ufdd0, Title\ufdd0"),
    ],
)
def test_texts_may_be_put_together(workshop: Workshop, expression: str, text: str) -> None:
    box = workshop.text(f"<text>{{{{ {expression} }}}}</text>", slide(title="Title\ufdd0"))
    assert box.paragraphs[0].runs == (Run(text),)


def test_the_key_and_the_place_go_with_the_text(workshop: Workshop) -> None:
    shown = slide(model.Questions(words("a", 8)))
    box = workshop.text("<text>{{ content.subtitle }}</text>", shown)
    (one,) = box.paragraphs
    assert (one.runs[0].key, one.span, one.at) == (8, FIELD_AT, Span("toy.xml.j2", 1, 1))


def test_of_several_texts_the_first_gives_the_place(workshop: Workshop) -> None:
    template = "<text>{{ slide.title }}: {{ content.subtitle }}</text>"
    (one,) = workshop.text(template, slide("a")).paragraphs
    assert one.runs == (Run("Title", key=0), Run(": "), Run("a", key=1))
    assert one.span == TITLE_AT


def test_texts_of_the_template_have_no_place_in_the_content(workshop: Workshop) -> None:
    (one,) = workshop.text("<text>a</text>").paragraphs
    assert (one.span, one.runs) == (None, (Run("a", key=-1),))


def test_the_same_text_twice(workshop: Workshop) -> None:
    box = workshop.text("<text>{{ slide.title }}, {{ slide.title }}</text>")
    assert box.paragraphs[0].runs == (Run("Title", key=0), Run(", "), Run("Title", key=0))


def test_an_empty_text_leaves_no_run(workshop: Workshop) -> None:
    box = workshop.text("<text>{{ content.subtitle }}</text>", slide(""))
    assert box.paragraphs[0].runs == ()


def test_references_in_attributes_stand_for_plain_text(workshop: Workshop) -> None:
    runs = (model.Run("bold", bold=True), model.Run(" and code", code=True))
    shown = slide(model.Questions(model.Text(runs, FIELD_AT, 3)))
    box = workshop.text('<text alt="On {{ content.subtitle }}, {{ number }}">a</text>', shown)
    assert box.frame.alt == "On bold and code, 7"


def test_loose_text_is_told_as_it_reads(workshop: Workshop) -> None:
    ((_, message, _),) = workshop.told("<slide>{{ slide.title }}</slide>")
    assert message == '<slide>: text stands only inside <text>, not "Title"'


def test_many_texts_of_one_slide(workshop: Workshop) -> None:
    cards = tuple(entry(f"card {at}") for at in range(120))
    template = "<column>{% for card in content.cards %}<text>{{ card.heading }}</text>{% endfor %}"
    box = workshop.container(template + "</column>", slide(model.Cards(None, cards)))
    shown = [child.paragraphs[0].runs[0].text for child in box.children]  # type: ignore[union-attr]
    assert shown == [f"card {at}" for at in range(120)]


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("<text>\n   a\n   b\n</text>", "a b"),
        ("<text>\ta  \r\n b </text>", "a b"),
        ("<text> <span bold='yes'>a</span> </text>", "a"),
        ("<text>a <span bold='yes'>b</span> c</text>", "a b c"),
        ("<text>a<span bold='yes'> b</span></text>", "a b"),
        ("<text>\n  {{ slide.title }}\n  {%- if true %} !{% endif %}\n</text>", "Title !"),
        ("<text>{{ slide.title }}  {{ slide.title }}</text>", "Title Title"),
        ("<text>a&#160; b</text>", "a\u00a0 b"),
        ("<text>&#160;</text>", "\u00a0"),
        ("<text>\n</text>", ""),
        ("<text>a{# b #} c</text>", "a c"),
        ("<text>a<!-- b -->c</text>", "ac"),
        ("<text>a<br/>b</text>", "a\nb"),
        ("<text>a <br/>\n  b</text>", "a\nb"),
        ("<text>a<span bold='yes'> </span><br/> <br/> b</text>", "a\n\nb"),
        ("<text>a <span bold='yes'> b</span></text>", "a b"),
        ("<text>a <span bold='yes'> b </span> c</text>", "a b c"),
        ("<text>a <span bold='yes'> </span> c</text>", "a c"),
        ("<text>" + "word\n" * 4000 + "{{ slide.title }}</text>", "word " * 4000 + "Title"),
        ("<text>" + "w" * 8190 + "{{ slide.title }}</text>", "w" * 8190 + "Title"),
    ],
)
def test_white_space_of_the_template_collapses(
    workshop: Workshop, template: str, shown: str
) -> None:
    (one,) = workshop.text(template).paragraphs
    assert "".join(run.text for run in one.runs) == shown
    assert all(run.text for run in one.runs)
