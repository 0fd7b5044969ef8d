"""What each element of the markup becomes."""

from __future__ import annotations

import pytest
from expand.making import FIELD_AT, Workshop, chart, entry, picture, slide
from layout.making import pt

from deck import model
from deck.boxes import (
    ChartBox,
    Container,
    Edge,
    EndMark,
    IconBox,
    Paint,
    PictureBox,
    RuleBox,
    Run,
    Slot,
    Space,
    TableBox,
    TextBox,
)
from deck.expand.icons import icon_path
from deck.geometry import Insets
from deck.source import Span

S = pt(8)
HAIRLINE = pt(1)


class TestSlide:
    def test_is_as_large_as_the_canvas(self, workshop: Workshop) -> None:
        tree, _ = workshop.expand("<slide/>")
        assert tree is not None
        assert (tree.root.kind, tree.root.children) == ("stack", ())
        assert (tree.root.frame.width, tree.root.frame.height) == (12_192_000, 6_858_000)

    def test_the_master_has_a_template_of_its_own(self, workshop: Workshop) -> None:
        from deck.expand import Expander

        workshop.write("<slide><text>{{ slide.title }} {{ number }}</text></slide>", "master")
        tree, diagnostics = Expander(workshop.theme, workshop.deck).expand_master(slide())
        assert diagnostics == ()
        assert tree is not None
        (box,) = tree.root.children
        assert isinstance(box, TextBox)
        assert "".join(run.text for run in box.paragraphs[0].runs) == "Title 1"

    def test_what_a_template_knows(self, workshop: Workshop) -> None:
        from deck.expand import Part

        template = (
            "<slide><text>{{ deck.slug }} {{ sections[0].short }} {{ sections[0].order }} "
            "{{ section }} {{ number }} {{ part }} {{ parts }} {{ slide.id }} "
            "{{ tone(none) }} {{ tone(deck.roles[1]) }} {{ tone(deck.roles[0], 'x', '-dim') }} "
            "{{ tone(none, 'x', '-dim') }}</text></slide>"
        )
        tree, diagnostics = workshop.expand(template, part=Part(2, 3))
        assert diagnostics == ()
        assert tree is not None
        (box,) = tree.root.children
        assert isinstance(box, TextBox)
        shown = "".join(run.text for run in box.paragraphs[0].runs)
        assert shown == "deck 1 0 0 7 2 3 toy text role2 role1-dim x"


class TestContainers:
    @pytest.mark.parametrize("kind", ["row", "column", "stack"])
    def test_plain(self, workshop: Workshop, kind: str) -> None:
        box = workshop.container(f"<{kind}/>")
        assert box == Container(box.frame, kind, ())  # type: ignore[arg-type]
        assert box.frame.at == Span("toy.xml.j2", 1, 1)

    def test_all_that_a_container_takes(self, workshop: Workshop) -> None:
        box = workshop.container(
            '<row name="Panel" width="s" height="hairline" min-height="s" grow="2" columns="3" '
            'on="layout" alt="words" pad="s 0" gap="s" align="center" justify="between" '
            'fill="surface" line="muted" radius="s" edge="left role1 hairline" '
            'continues="cards" most="6"><space/></row>',
            slide(model.Cards(None, (entry("a"),))),
        )
        frame = box.frame
        assert (frame.name, frame.alt, frame.fixed) == ("Panel", "words", True)
        assert (frame.width, frame.height, frame.min_height) == (S, HAIRLINE, S)
        assert (frame.grow, frame.columns, frame.slot) == (2.0, 3, None)
        assert box.pad == Insets(0, S, 0, S)
        assert (box.gap, box.align, box.justify) == (S, "center", "between")
        assert box.paint == Paint("surface", "muted", S, Edge("left", "role1", HAIRLINE))
        assert (box.card, box.continues, box.most) == (False, "cards", 6)
        assert [type(child) for child in box.children] == [Space]

    @pytest.mark.parametrize(
        ("pad", "insets"),
        [
            ("s", Insets(S, S, S, S)),
            ("s 0", Insets(0, S, 0, S)),
            ("s hairline 0", Insets(HAIRLINE, S, HAIRLINE, 0)),
            ("0 hairline s 0", Insets(0, 0, HAIRLINE, S)),
        ],
    )
    def test_padding_as_in_css(self, workshop: Workshop, pad: str, insets: Insets) -> None:
        assert workshop.container(f'<column pad="{pad}"/>').pad == insets

    def test_a_grid(self, workshop: Workshop) -> None:
        box = workshop.container('<grid tracks="1 2.5 auto"/>')
        assert (box.kind, box.tracks) == ("grid", (1.0, 2.5, 0.0))

    def test_a_card(self, workshop: Workshop) -> None:
        box = workshop.container("<card/>")
        assert (box.kind, box.card) == ("column", True)

    def test_nesting_and_order(self, workshop: Workshop) -> None:
        box = workshop.container(
            "<column><row><text>a</text></row><space/><stack><text>b</text></stack></column>"
        )
        assert [type(child).__name__ for child in box.children] == [
            "Container",
            "Space",
            "Container",
        ]
        assert [getattr(child, "kind", "") for child in box.children] == ["row", "", "stack"]


class TestText:
    def test_of_one_paragraph(self, workshop: Workshop) -> None:
        box = workshop.text(
            '<text placeholder="body" slot="kicker" style="strong" color="muted" align="right" '
            'anchor="middle" balance="yes">a</text>'
        )
        (one,) = box.paragraphs
        assert (box.frame.slot, box.anchor, box.balance) == (Slot("body", "kicker"), "middle", True)
        assert (one.style, one.color, one.align) == ("strong", "muted", "right")
        assert one.runs == (Run("a"),)

    def test_spread_and_link(self, workshop: Workshop) -> None:
        plain = workshop.text("<text>a</text>")
        assert (plain.spread, plain.link) == (False, "")
        box = workshop.text('<text spread="yes" link="#there">a</text>')
        assert (box.spread, box.link) == (True, "#there")

    def test_end_mark(self, workshop: Workshop) -> None:
        assert workshop.text("<text>a</text>").end_mark is None
        box = workshop.text('<text end-mark="role1 0.5 1">a</text>')
        assert box.end_mark == EndMark("role1", 0.5, 1.0)

    def test_a_placeholder_without_a_name_is_named_after_its_kind(self, workshop: Workshop) -> None:
        box = workshop.text('<text placeholder="title">a</text>')
        assert box.frame.slot == Slot("title", "title")

    def test_paragraphs_take_over_the_style(self, workshop: Workshop) -> None:
        box = workshop.text(
            '<text style="small"><p>a</p><p style="strong" before="s" level="1" bullet="&gt;" '
            'bullet-color="role1" line-up="yes">b</p></text>'
        )
        one, two = box.paragraphs
        assert (one.style, one.before, one.level, one.bullet, one.line_up) == (
            "small", None, 0, "", False,
        )  # fmt: skip
        assert (two.style, two.before, two.level, two.bullet, two.line_up) == (
            "strong", S, 1, ">", True,
        )  # fmt: skip
        assert two.bullet_color == "role1"

    def test_a_list_has_bullets(self, workshop: Workshop) -> None:
        box = workshop.text(
            '<list><item>a</item><item bullet="none">b</item><item bullet="-">c</item></list>'
        )
        assert [one.bullet for one in box.paragraphs] == ["•", "", "-"]

    def test_each_paragraph_knows_its_line(self, workshop: Workshop) -> None:
        box = workshop.text("<text>\n<p>a</p>\n<p>b</p>\n</text>")
        assert [one.at.line for one in box.paragraphs] == [2, 3]

    def test_spans_inside_spans(self, workshop: Workshop) -> None:
        box = workshop.text(
            '<text>a<span bold="yes" color="role1">b<span italic="yes" color="role2">c</span>'
            '</span><span code="yes" link="https://example.org">d</span>e</text>'
        )
        assert box.paragraphs[0].runs == (
            Run("a"),
            Run("b", bold=True, color="role1"),
            Run("c", bold=True, italic=True, color="role2"),
            Run("d", code=True, link="https://example.org"),
            Run("e"),
        )

    def test_manners_of_the_template_and_of_the_content_add_up(self, workshop: Workshop) -> None:
        runs = (
            model.Run("a", bold=True),
            model.Run("b", italic=True, link="#there"),
            model.Run("c", code=True),
        )
        shown = slide(model.Questions(model.Text(runs, FIELD_AT, 5)))
        box = workshop.text(
            '<text><span italic="yes" color="role1" link="https://example.org">'
            "{{ content.subtitle }}</span></text>",
            shown,
        )
        link = "https://example.org"
        assert box.paragraphs[0].runs == (
            Run("a", bold=True, italic=True, color="role1", link=link, key=5),
            Run("b", italic=True, color="role1", link="#there", key=5),
            Run("c", italic=True, code=True, color="role1", link=link, key=5),
        )

    def test_the_slide_number_is_a_field(self, workshop: Workshop) -> None:
        box = workshop.text('<text><span bold="yes"><number/></span></text>')
        assert box.paragraphs[0].runs == (Run("7", bold=True, field="slidenum"),)

    def test_a_line_break(self, workshop: Workshop) -> None:
        box = workshop.text("<text>a<br/>b</text>")
        assert "".join(run.text for run in box.paragraphs[0].runs) == "a\nb"


class TestTable:
    def test_cells(self, workshop: Workshop) -> None:
        (box,) = workshop.boxes(
            '<table header="yes" pad="s 0" tracks="auto 1" continues="table.rows" most="9">'
            '<tr><td style="strong" rule="muted" rule-size="s" anchor="bottom">a</td>'
            '<td rule="muted">b</td></tr>'
            '<tr><td fill="surface" align="center" color="role1">c</td><td>d</td></tr></table>',
            slide(model.TableSlide(model.Table((), (), None, FIELD_AT), None)),
        )
        assert isinstance(box, TableBox)
        assert (box.header, box.margins, box.tracks) == (True, Insets(0, S, 0, S), (0.0, 1.0))
        assert (box.continues, box.most) == ("table.rows", 9)
        (a, b), (c, d) = box.rows
        assert (a.paragraph.style, a.rule, a.anchor, a.fill) == (
            "strong", ("muted", S), "bottom", None,
        )  # fmt: skip
        assert (b.rule, b.anchor) == (("muted", 9525), "middle")
        assert (c.fill, c.paragraph.align, c.paragraph.color, c.rule) == (
            "surface", "center", "role1", None,
        )  # fmt: skip
        assert d.paragraph.runs == (Run("d"),)

    def test_columns_are_as_wide_as_their_text_unless_told(self, workshop: Workshop) -> None:
        (box,) = workshop.boxes("<table><tr><td>a</td><td>b</td><td>c</td></tr></table>")
        assert isinstance(box, TableBox)
        assert (box.tracks, box.header) == ((0.0, 0.0, 0.0), False)


class TestDrawings:
    def test_icon(self, workshop: Workshop) -> None:
        (box,) = workshop.boxes('<icon of="lock" size="s" color="role1" alt="a lock"/>')
        assert isinstance(box, IconBox)
        assert (box.frame.width, box.frame.height, box.frame.alt) == (S, S, "a lock")
        assert (box.color, box.stroke) == ("role1", round(S / 12))
        assert box.path == icon_path("lock")

    def test_rules(self, workshop: Workshop) -> None:
        lying, standing, thin = workshop.boxes(
            '<rule size="s" color="muted"/><rule size="s" upright="yes" height="hairline"/><rule/>'
        )
        assert isinstance(lying, RuleBox)
        assert isinstance(standing, RuleBox)
        assert isinstance(thin, RuleBox)
        assert (lying.frame.width, lying.frame.height, lying.color) == (None, S, "muted")
        assert (standing.frame.width, standing.frame.height) == (S, HAIRLINE)
        assert (thin.frame.height, thin.color) == (9525, "text")

    def test_chart(self, workshop: Workshop) -> None:
        content = model.ChartSlide(chart(), None, None)
        (box,) = workshop.boxes(
            '<chart of="{{ content.chart }}" placeholder="chart" label-style="strong" '
            'tick-style="small" line="muted" colors="role1 role2" neutral="text"/>',
            slide(content),
        )
        assert isinstance(box, ChartBox)
        assert box.chart is content.chart
        assert (box.label_style, box.value_style, box.tick_style) == ("strong", "strong", "small")
        assert (box.line, box.colors, box.neutral) == ("muted", ("role1", "role2"), ("text",))
        assert box.frame.slot == Slot("chart", "chart")

    def test_picture(self, workshop: Workshop) -> None:
        shown = slide(model.PictureSlide(picture(), None, None))
        box, other = workshop.boxes(
            '<picture of="{{ content.picture }}" placeholder="picture" grow="1"/>'
            '<picture of="{{ content.picture }}" fit="contain" align="left" anchor="top" '
            'radius="s"/>',
            shown,
        )
        assert box == PictureBox(box.frame, picture(), "cover", "center", "middle", 0, False)
        assert box.frame.slot == Slot("picture", "picture")
        assert other == PictureBox(other.frame, picture(), "contain", "left", "top", pt(8))

    def test_a_round_picture(self, workshop: Workshop) -> None:
        shown = slide(model.PictureSlide(picture(), None, None))
        (box,) = workshop.boxes('<picture of="{{ content.picture }}" shape="ellipse"/>', shown)
        assert isinstance(box, PictureBox)
        assert box.ellipse
