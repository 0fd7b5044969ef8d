"""Whatever is wrong with a theme template is told at the line where it was written."""

from __future__ import annotations

import pytest
from expand.making import Workshop, chart, entry, picture, slide, words

from deck import model
from deck.diagnostics import render
from deck.expand import Expander
from deck.source import Span
from deck.theme import SlideTemplate, TemplateFolder

AT_3 = "toy.xml.j2:3:1"


def third_line(markup: str) -> str:
    return f'<slide>\n  <column gap="s">\n    {markup}\n  </column>\n</slide>\n'


@pytest.mark.parametrize(
    ("markup", "message", "hints"),
    [
        ("<colum/>", "there is no element <colum>", ('did you mean "column"?',)),
        ("<zzz/>", "there is no element <zzz>", ()),
        (
            '<text styl="body">a</text>',
            '<text>: there is no attribute "styl"',
            ('did you mean "style"?',),
        ),
        (
            '<text style="bodi">a</text>',
            '<text>: the theme has no text style "bodi"',
            ('did you mean "body"?',),
        ),
        (
            '<text color="rol1">a</text>',
            '<text>: the theme has no colour "rol1"',
            ('did you mean "role1"?',),
        ),
        ('<row fill="#FF0000"/>', '<row>: the theme has no colour "#FF0000"', ()),
        (
            '<row gap="hairlin"/>',
            '<row>: gap: the theme has no space "hairlin"',
            ('did you mean "hairline"?',),
        ),
        ('<row pad="s 3 s"/>', '<row>: pad: the theme has no space "3"', ()),
        ('<row pad="s s s s s"/>', "<row>: pad takes one to four lengths, not 5", ()),
        (
            '<row align="centre"/>',
            '<row>: align="centre" is not one of stretch, start, center, end',
            ('did you mean "center"?',),
        ),
        ('<text balance="y">a</text>', '<text>: balance="y" is not one of no, yes', ()),
        ('<row grow="much"/>', '<row>: grow="much" is not a number from 0 up', ()),
        ('<row grow="-1"/>', '<row>: grow="-1" is not a number from 0 up', ()),
        ("<grid/>", '<grid>: needs tracks, such as tracks="1 1 1"', ()),
        ('<grid tracks="1 x"/>', '<grid>: tracks: "x" is neither a number from 0 up nor auto', ()),
        (
            '<grid tracks="-1 2"/>',
            '<grid>: tracks: "-1" is neither a number from 0 up nor auto',
            (),
        ),
        (
            '<grid tracks="nan"/>',
            '<grid>: tracks: "nan" is neither a number from 0 up nor auto',
            (),
        ),
        ('<row grow="inf"/>', '<row>: grow="inf" is not a number from 0 up', ()),
        ('<row grow="nan"/>', '<row>: grow="nan" is not a number from 0 up', ()),
        ('<row columns="inf"/>', '<row>: columns="inf" is not a whole number from 0 to 1000', ()),
        ('<row columns="1.5"/>', '<row>: columns="1.5" is not a whole number from 0 to 1000', ()),
        ('<row most="-1"/>', '<row>: most="-1" is not a whole number from 0 to 1000', ()),
        ('<text level="9">a</text>', '<text>: level="9" is not a whole number from 0 to 8', ()),
        ('<text bullet="//">a</text>', '<text>: bullet="//" is more than one character', ()),
        (
            '<row edge="right role1 s"/>',
            "<row>: edge is a side (left, top), a colour and a space of the theme",
            (),
        ),
        (
            '<text placeholder="titel">a</text>',
            '<text>: there is no placeholder "titel"',
            ('did you mean "title"?',),
        ),
        ("<row>loose</row>", '<row>: text stands only inside <text>, not "loose"', ()),
        ("<p>a</p>", "<p>: stands only inside <text> or <list>", ()),
        ("<tr/>", "<tr>: stands only inside <table>", ()),
        ("<td>a</td>", "<td>: stands only inside <tr>", ()),
        (
            '<text end-mark="role1 0.5">a</text>',
            "<text>: end-mark is a colour and two multiples of the type size",
            (),
        ),
        (
            "<text>a<p>b</p></text>",
            "<text>: has both text and <p>; put the text into a <p> too",
            (),
        ),
        ("<table/>", "<table>: needs rows that all have the same number of cells", ()),
        (
            "<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>",
            "<table>: needs rows that all have the same number of cells",
            (),
        ),
        (
            '<table tracks="1 1"><tr><td>a</td></tr></table>',
            "<table>: has 1 columns, but tracks names 2",
            (),
        ),
        ('<chart colors="role1"/>', '<chart>: needs a chart: of="{{ content.chart }}"', ()),
        ("<picture/>", '<picture>: needs a picture: of="{{ content.picture }}"', ()),
        (
            '<picture of="{{ slide.title }}"/>',
            '<picture>: needs a picture: of="{{ content.picture }}"',
            (),
        ),
        (
            '<chart of="{{ slide.title }}" colors="role1"/>',
            '<chart>: needs a chart: of="{{ content.chart }}"',
            (),
        ),
        ('<icon of="lock"/>', "<icon>: needs a size", ()),
        ('<icon of="lok" size="s"/>', '<icon>: there is no icon "lok"', ('did you mean "lock"?',)),
        # What has been told is not told again of what stands beside or inside it.
        (
            '<icon of="lok" size="s" color="role1" alt="x"/>',
            '<icon>: there is no icon "lok"',
            ('did you mean "lock"?',),
        ),
        (
            '<table header="yes" name="x" tracks="1"/>',
            "<table>: needs rows that all have the same number of cells",
            (),
        ),
        (
            "<text>a <b>b <p>c</p></b> d</text>",
            "there is no element <b>",
            ('did you mean "br"?',),
        ),
        (
            "<colum><p>a</p><td/> words <text>b</text></colum>",
            "there is no element <colum>",
            ('did you mean "column"?',),
        ),
        ("<span>a <br/> b</span>", "<span>: stands only inside text", ()),
        ("<list><br/></list>", "<br>: stands only inside text", ()),
        ("<h1>a</h1>", "there is no element <h1>", ()),
        ("<Row/>", "there is no element <Row>", ('did you mean "row"?',)),
        (
            "<text>a<row/></text>",
            "<row>: stands only inside <slide>, <row>, <column>, <grid>, <stack> or <card>",
            (),
        ),
        ("<text>{{ [1, 2] }}</text>", "the template fails: a list cannot be written", ()),
        ("<text>{{ {} }}</text>", "the template fails: a dict cannot be written", ()),
        ("<text>{{ range }}</text>", "the template fails: a function cannot be written", ()),
        (
            "<text>{{ none }}</text>",
            "the template fails: an optional field is written without a test",
            (),
        ),
    ],
)
def test_markup(workshop: Workshop, markup: str, message: str, hints: tuple[str, ...]) -> None:
    assert workshop.told(third_line(markup)) == [(AT_3, message, hints)]


def test_a_chart_is_not_text(workshop: Workshop) -> None:
    shown = slide(model.ChartSlide(chart(), None, None))
    assert workshop.told(third_line("<text>{{ content.chart }}</text>"), shown) == [
        (AT_3, "<text>: a chart is not text", ())
    ]


def test_a_picture_is_not_text(workshop: Workshop) -> None:
    shown = slide(model.PictureSlide(picture(), None, None))
    assert workshop.told(third_line("<text>{{ content.picture }}</text>"), shown) == [
        (AT_3, "<text>: a picture is not text", ())
    ]


def test_an_ellipse_has_no_radius(workshop: Workshop) -> None:
    shown = slide(model.PictureSlide(picture(), None, None))
    markup = '<picture of="{{ content.picture }}" shape="ellipse" radius="s"/>'
    assert workshop.told(third_line(markup), shown) == [
        (AT_3, "<picture>: an ellipse has no radius", ())
    ]


def test_a_chart_is_not_text_of_an_attribute_either(workshop: Workshop) -> None:
    shown = slide(model.ChartSlide(chart(), None, None))
    assert workshop.told(third_line('<text alt="{{ content.chart }}">a</text>'), shown) == [
        (AT_3, "<text>: alt: a chart is not text", ())
    ]


def test_a_chart_needs_colours(workshop: Workshop) -> None:
    shown = slide(model.ChartSlide(chart(), None, None))
    assert workshop.told(third_line('<chart of="{{ content.chart }}"/>'), shown) == [
        (AT_3, '<chart>: needs colors, such as colors="role1 role2"', ())
    ]


def test_a_chart_of_a_role_that_the_theme_does_not_colour(workshop: Workshop) -> None:
    seventh = model.Role("gold", words("Gold"), 6)
    shown = slide(model.ChartSlide(chart()._replace(roles=(seventh,)), None, None))
    markup = '<chart of="{{ content.chart }}" colors="role1"/>'
    assert workshop.told(third_line(markup), shown) == [
        (AT_3, '<chart>: the theme has no colour "role7" for "gold"', ())
    ]


@pytest.mark.parametrize(
    ("field", "hints"),
    [
        ("card", ('did you mean "cards"?',)),
        ("lead", ()),
        ("cards.heading", ()),
        ("_fields", ()),
        ("zzz", ()),
    ],
)
def test_a_field_that_cannot_continue(
    workshop: Workshop, field: str, hints: tuple[str, ...]
) -> None:
    shown = slide(model.Cards(words("lead"), (entry("a"),)))
    for markup in (f'<row continues="{field}"/>', f"<row continues = '{field}'/>"):
        assert workshop.told(third_line(markup), shown) == [
            (AT_3, f'continues="{field}": the content has no items in "{field}"', hints)
        ]


def test_a_colour_of_a_chart(workshop: Workshop) -> None:
    shown = slide(model.ChartSlide(chart(), None, None))
    markup = '<chart of="{{ content.chart }}" colors="role1 role9"/>'
    ((place, message, hints),) = workshop.told(third_line(markup), shown)
    assert (place, message) == (AT_3, '<chart>: the theme has no colour "role9"')
    assert hints[0].startswith('did you mean "role')


def test_all_that_is_wrong_is_told_at_once(workshop: Workshop) -> None:
    template = '<slide fill="x">\n<row gap="y"/>\n<text\n  style="z">a</text>\n<colum/>\n</slide>'
    assert [(place, message) for place, message, _ in workshop.told(template)] == [
        ("toy.xml.j2:2:1", '<row>: gap: the theme has no space "y"'),
        ("toy.xml.j2:3:1", '<text>: the theme has no text style "z"'),
        ("toy.xml.j2:5:1", "there is no element <colum>"),
        ("toy.xml.j2:1:1", '<slide>: there is no attribute "fill"'),
    ]


@pytest.mark.parametrize(
    "before",
    [
        "{# one\ntwo #}\n",
        "{% if true %}\n{% endif %}\n",
        "{%- if true -%}\n{%- endif -%}\n",
        "{% for one in [] -%}\n{%- endfor %}\n",
        "\n\n{%- set one = 1 %}",
        "{% raw %}\n{% endraw %}\n",
        "{{ 'a'\n | upper }}\n",
        "<row\n   gap='s'/>\n",
        "<!--\n-->\n",
        "\n  \n",
    ],
)
def test_lines_are_right_after(workshop: Workshop, before: str) -> None:
    if "upper" in before:
        before = f"<text>{before.rstrip()}</text>\n"
    ((place, _, _),) = workshop.told(f"<slide>\n{before}<colum/></slide>")
    assert place == "toy.xml.j2:4:1"


def test_a_line_of_a_macro_of_another_file(workshop: Workshop) -> None:
    workshop.write('{% macro head() %}\n\n<row gap="x"/>\n{% endmacro %}', "_parts")
    told = workshop.told('{% import "_parts.xml.j2" as parts %}\n<slide>{{ parts.head() }}</slide>')
    assert told == [("_parts.xml.j2:3:1", '<row>: gap: the theme has no space "x"', ())]


def test_a_line_of_the_template_that_is_extended(workshop: Workshop) -> None:
    workshop.write("<slide>\n{% block body %}{% endblock %}\n<colum/>\n</slide>", "_frame")
    template = '{% extends "_frame.xml.j2" %}\n{% block body %}\n\n<ro/>{% endblock %}'
    assert [place for place, *_ in workshop.told(template)] == [
        "toy.xml.j2:4:1",
        "_frame.xml.j2:3:1",
    ]


class TestJinja:
    def test_an_undefined_variable(self, workshop: Workshop) -> None:
        assert workshop.told(third_line("<text>{{ subject }}</text>")) == [
            (AT_3, "the template fails: 'subject' is undefined", ())
        ]

    def test_a_field_that_the_content_does_not_have(self, workshop: Workshop) -> None:
        ((place, message, _),) = workshop.told(third_line("<text>{{ content.lead }}</text>"))
        assert place == AT_3
        assert message.startswith("the template fails: ")
        assert "has no attribute 'lead'" in message

    def test_an_undefined_variable_inside_a_macro_of_another_file(self, workshop: Workshop) -> None:
        workshop.write(
            "{% macro head() %}\n<text>\n  {{ subject }}</text>\n{% endmacro %}", "_parts"
        )
        template = '{% import "_parts.xml.j2" as parts %}\n\n<slide>{{ parts.head() }}</slide>'
        assert workshop.told(template) == [
            ("_parts.xml.j2:3:1", "the template fails: 'subject' is undefined", ())
        ]

    def test_a_syntax_error(self, workshop: Workshop) -> None:
        ((place, message, _),) = workshop.told(third_line("<text>{% if %}</text>"))
        assert place == AT_3
        assert message.startswith("the template cannot be read: ")

    def test_a_syntax_error_in_another_file(self, workshop: Workshop) -> None:
        workshop.write("\n{% macro head( %}\n", "_parts")
        template = '{% import "_parts.xml.j2" as parts %}\n\n<slide/>'
        ((place, message, _),) = workshop.told(template)
        assert place == "_parts.xml.j2:2:1"
        assert message.startswith("the template cannot be read: ")

    def test_a_missing_file(self, workshop: Workshop) -> None:
        workshop.write("", "_parts")
        template = '\n\n{% import "_part.xml.j2" as parts %}<slide/>'
        assert workshop.told(template) == [
            (AT_3, 'there is no template "_part.xml.j2"', ('did you mean "_parts.xml.j2"?',))
        ]

    def test_a_character_that_marks_references(self, workshop: Workshop) -> None:
        ((place, message, _),) = workshop.told("<slide>\n\n<text>\ufdd00\ufdd1</text></slide>")
        assert place == AT_3
        assert (
            message
            == "the template cannot be read: the character U+FDD0 cannot stand in a template"
        )

    def test_a_template_that_never_ends(self, workshop: Workshop) -> None:
        template = "{% macro a() %}{{ a() }}{% endmacro %}<slide>{{ a() }}</slide>"
        ((place, message, _),) = workshop.told(template)
        assert place == "toy.xml.j2:1:1"
        assert message == "the template extends, includes or calls itself without end"

    def test_a_template_that_is_no_text(self, workshop: Workshop) -> None:
        (workshop.folder / "toy.xml.j2").write_bytes(b"<slide>\xff</slide>")
        tree, (one,) = Expander(workshop.theme, workshop.deck).expand(slide(), 0, 1)
        assert tree is None
        assert str(one.span) == "toy.xml.j2:1:1"

    def test_an_optional_field_written_without_a_test(self, workshop: Workshop) -> None:
        assert workshop.told(third_line("<text>{{ content.subtitle }}</text>")) == [
            (AT_3, "the template fails: an optional field is written without a test", ())
        ]

    def test_so_in_an_attribute(self, workshop: Workshop) -> None:
        assert workshop.told(third_line('<row name="{{ content.subtitle }}"/>')) == [
            (AT_3, "the template fails: an optional field is written without a test", ())
        ]

    def test_an_entry_is_no_text(self, workshop: Workshop) -> None:
        shown = slide(model.Cards(None, (entry("a"),)))
        assert workshop.told(third_line("<text>{{ content.cards[0] }}</text>"), shown) == [
            (AT_3, "the template fails: an Entry cannot be written", ())
        ]

    @pytest.mark.parametrize(
        "expression",
        [
            "slide.__class__",
            "slide._asdict()",
            "slide._replace(title=none)",
            "slide['_fields']",
            "''.__class__.__mro__",
            "slide|attr('_fields')",
        ],
    )
    def test_an_attribute_with_an_underscore(self, workshop: Workshop, expression: str) -> None:
        ((place, message, _),) = workshop.told(third_line(f"<text>{{{{ {expression} }}}}</text>"))
        assert place == AT_3
        assert message.startswith("the template fails: access to attribute '_")
        assert message.endswith("is unsafe.")

    def test_a_list_is_not_changed(self, workshop: Workshop) -> None:
        ((place, message, _),) = workshop.told(
            "<slide>\n{% set found = [] %}\n{% set _ = found.append(1) %}</slide>"
        )
        assert place == "toy.xml.j2:3:1"
        assert "unsafe" in message or "not safely callable" in message

    def test_a_fault_of_python(self, workshop: Workshop) -> None:
        assert workshop.told(third_line("<text>{{ 1 // 0 }}</text>")) == [
            (AT_3, "the template fails: integer division or modulo by zero", ())
        ]


class TestNotWellFormed:
    @pytest.mark.parametrize(
        ("markup", "message"),
        [
            ("<text>a & b</text>", "inside or after <text>: not well-formed (invalid token)"),
            ('<row gap="s" gap="s"/>', "inside or after <column>: duplicate attribute"),
            ("<text>a&nbsp;b</text>", "inside or after <text>: undefined entity"),
        ],
    )
    def test_markup(self, workshop: Workshop, markup: str, message: str) -> None:
        ((place, told, _),) = workshop.told(third_line(markup))
        assert told == f"the markup is not well-formed, {message}"
        assert place == (AT_3 if "text" in markup else "toy.xml.j2:2:1")

    @pytest.mark.parametrize(
        ("markup", "message"),
        [
            ("<text>a\n<space/>", "<text> is not closed: </column> comes first"),
            ("<text>a\n<text>b</text>\n<row/>", "<text> is not closed: </column> comes first"),
            ("<row>\n<text>a</text>", "<row> is not closed: </column> comes first"),
            ("<row><text>a\n</row>", "<text> is not closed: </row> comes first"),
            ("<text>a</txt>", "<text> is not closed: </txt> comes first"),
            ('<text>a <span bold="yes">\nb</text>', "<span> is not closed: </text> comes first"),
            ("<table><tr>\n<td>a</td></table>", "<tr> is not closed: </table> comes first"),
        ],
    )
    def test_what_is_not_closed_is_told_where_it_opens(
        self, workshop: Workshop, markup: str, message: str
    ) -> None:
        assert workshop.told(third_line(markup)) == [(AT_3, message, ())]

    def test_markup_that_ends_too_early(self, workshop: Workshop) -> None:
        ((place, told, _),) = workshop.told("<slide>\n<row>\n<text>a</text>\n")
        assert (place, told) == ("toy.xml.j2:2:1", "<row> is not closed: the markup ends first")

    def test_what_was_wrong_before_is_told_too(self, workshop: Workshop) -> None:
        told = workshop.told(third_line('<text styl="body">a</text><text>b\n<space/>'))
        assert [message for _, message, _ in told] == [
            '<text>: there is no attribute "styl"',
            "<text> is not closed: </column> comes first",
        ]

    def test_a_tag_that_closes_nothing(self, workshop: Workshop) -> None:
        ((place, told, _),) = workshop.told(third_line("<text>a</text></text>"))
        assert (place, told) == (AT_3, "</text> closes nothing, inside or after <column>")

    def test_a_span_in_a_text_that_may_not_stand_there(self, workshop: Workshop) -> None:
        markup = '<text><text>a <span bold="yes">b</span> c</text></text>'
        ((place, told, _),) = workshop.told(third_line(markup))
        assert place == AT_3
        assert told.startswith("<text>: stands only inside <slide>, ")

    def test_nothing_at_all(self, workshop: Workshop) -> None:
        assert workshop.told("{% if false %}<slide/>{% endif %}") == [
            ("toy.xml.j2:1:1", "the markup is not well-formed: no element found", ())
        ]

    def test_another_outermost_element(self, workshop: Workshop) -> None:
        assert workshop.told("\n<row/>") == [
            ("toy.xml.j2:2:1", "the template's outermost element must be <slide>", ())
        ]

    def test_a_slide_layout_that_there_is_not(self, workshop: Workshop) -> None:
        assert workshop.told('\n<slide layout="tyo"/>') == [
            (
                "toy.xml.j2:2:1",
                '<slide>: the theme has no slide layout "tyo"',
                ('did you mean "toy"?',),
            )
        ]

    def test_a_slide_inside_a_slide(self, workshop: Workshop) -> None:
        assert workshop.told("<slide>\n<slide/></slide>") == [
            (
                "toy.xml.j2:2:1",
                "<slide>: <slide> is the outermost element, and the only one there",
                (),
            )
        ]


def test_a_slide_layout_that_the_theme_does_not_have(workshop: Workshop) -> None:
    tree, (one,) = workshop.expand("<slide/>", slide()._replace(layout="quote"))
    assert tree is None
    assert one.message == 'the theme toy has no slide layout "quote"'
    assert one.span == Span("talk.yaml", 3, 5)
    assert one.hints == ("its slide layouts: toy",)


class TestSources:
    def test_templates_are_named_as_the_user_names_the_theme(self, workshop: Workshop) -> None:
        (workshop.folder / "layouts").mkdir()
        path = workshop.folder / "layouts" / "toy.xml.j2"
        path.write_text("<slide>\n  <colum/>\n</slide>")
        toy = SlideTemplate("toy", "Toy", path)
        theme = workshop.theme._replace(
            layouts={"toy": toy},
            templates=(TemplateFolder(path.parent, "themes/toy/layouts/"),),
        )
        expander = Expander(theme, workshop.deck)
        _, (one,) = expander.expand(slide(), 0, 1)
        assert str(one.span) == "themes/toy/layouts/toy.xml.j2:2:1"
        assert render(one, expander.sources).splitlines()[:2] == [
            "themes/toy/layouts/toy.xml.j2:2:1: error: there is no element <colum>",
            "    2 |   <colum/>",
        ]
        path.write_text("<slide>\n{{ subject }}</slide>")
        expander = Expander(theme, workshop.deck)
        _, (one,) = expander.expand(slide(), 0, 1)
        assert str(one.span) == "themes/toy/layouts/toy.xml.j2:2:1"
        path.write_text("<slide>\n{% if %}</slide>")
        expander = Expander(theme, workshop.deck)
        _, (one,) = expander.expand(slide(), 0, 1)
        assert str(one.span) == "themes/toy/layouts/toy.xml.j2:2:1"

    def test_templates_of_the_theme_below(self, workshop: Workshop) -> None:
        own = workshop.folder / "own"
        own.mkdir()
        theme = workshop.theme._replace(
            templates=(TemplateFolder(own, "own/"), TemplateFolder(workshop.folder, "base/"))
        )
        workshop.write('{% extends "_frame.xml.j2" %}{% block body %}{% endblock %}')
        workshop.write("<slide>\n{% block body %}{% endblock %}<colum/></slide>", "_frame")

        def told() -> list[str]:
            expander = Expander(theme, workshop.deck)
            _, found = expander.expand(slide(), 0, 1)
            return [render(one, expander.sources) for one in found]

        def where() -> list[str]:
            return [one.partition(": ")[0] for one in told()]

        assert told() == [
            "base/_frame.xml.j2:2:1: error: there is no element <colum>\n"
            "    2 | {% block body %}{% endblock %}<colum/></slide>\n"
            "      | ^\n"
            '      = did you mean "column"?'
        ]
        # Its own part is found first, also by a template of the theme below.
        (own / "_frame.xml.j2").write_text("<slide>\n\n<rwo/></slide>")
        assert where() == ["own/_frame.xml.j2:3:1"]
        (own / "_frame.xml.j2").write_text("<slide>\n\n\n{{ nothing }}</slide>")
        assert where() == ["own/_frame.xml.j2:4:1"]
        (own / "_frame.xml.j2").write_text("<slide>{% import '_parts.xml.j2' as p %}</slide>")
        workshop.write("\n{{ nothing }}", "_parts")
        assert where() == ["base/_parts.xml.j2:2:1"]
        workshop.write("{% if %}", "_parts")
        assert where() == ["base/_parts.xml.j2:1:1"]
        (own / "_parts.xml.j2").write_text("{% set a = 1 %}")
        assert where() == []

    def test_names_that_are_no_xml(self, workshop: Workshop) -> None:
        name = 'a--b & "d"<e>--'
        workshop.write("<!-- <row/> -->\n<colum/>", name)
        told = workshop.told(f"<slide>{{% include '{name}.xml.j2' %}}</slide>")
        assert [place for place, *_ in told] == [f"{name}.xml.j2:2:1"]

    def test_all_templates_are_at_hand(self, workshop: Workshop) -> None:
        workshop.write("a\n", "toy")
        workshop.write("b\n", "_parts")
        (workshop.folder / "broken.xml.j2").write_bytes(b"\xff")
        assert Expander(workshop.theme, workshop.deck).sources == {
            "_parts.xml.j2": "b\n", "broken.xml.j2": "\ufffd", "toy.xml.j2": "a\n",
        }  # fmt: skip
