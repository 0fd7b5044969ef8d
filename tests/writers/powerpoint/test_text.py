from __future__ import annotations

from writers.powerpoint import sample

from deck.geometry import Insets
from deck.solved import Bullet, Paragraph
from deck.writers.powerpoint.looks import list_style
from deck.writers.powerpoint.text import TextWriter, body_properties, hyperlink

FONTS = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
COLOR = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
PROPERTIES = f'<a:rPr lang="en" sz="1800">{COLOR}{FONTS}</a:rPr>'
LEADING = '<a:pPr><a:lnSpc><a:spcPts val="2520"/></a:lnSpc></a:pPr>'


def plain(*paragraphs: Paragraph) -> str:
    return TextWriter("en").paragraphs(paragraphs, None, lambda _: "")


def test_a_paragraph_of_a_text_box_says_all_that_it_is() -> None:
    assert plain(sample.paragraph("a & b")) == (
        f"<a:p>{LEADING}<a:r>{PROPERTIES}<a:t>a &amp; b</a:t></a:r></a:p>"
    )


def test_a_line_end_is_a_line_break() -> None:
    assert plain(sample.paragraph("a\n\nb")) == (
        f"<a:p>{LEADING}<a:r>{PROPERTIES}<a:t>a</a:t></a:r><a:br>{PROPERTIES}</a:br>"
        f"<a:br>{PROPERTIES}</a:br><a:r>{PROPERTIES}<a:t>b</a:t></a:r></a:p>"
    )


def test_an_empty_paragraph_keeps_its_size() -> None:
    expected = f'<a:endParaRPr lang="en" sz="1800">{COLOR}{FONTS}</a:endParaRPr>'
    assert plain(sample.paragraph("")) == f"<a:p>{LEADING}{expected}</a:p>"
    assert plain() == '<a:p><a:endParaRPr lang="en"/></a:p>'


def test_every_property_of_a_run() -> None:
    run = sample.run("x")._replace(
        face="heading", size=10.5, bold=True, italic=True, tracking=0.6, color=sample.LINE
    )
    assert (
        '<a:rPr lang="en" sz="1050" b="1" i="1" spc="60"><a:solidFill><a:schemeClr val="tx2">'
        '<a:lumMod val="28000"/></a:schemeClr></a:solidFill><a:latin typeface="+mj-lt"/>'
        '<a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/></a:rPr>'
    ) in plain(sample.paragraph(run))


def test_a_list_item_hangs_from_its_bullet() -> None:
    bullet = Bullet(">", sample.GREEN, "heading")
    item = sample.paragraph("x")._replace(indent=304800, bullet=bullet, before=6, align="right")
    assert plain(item).startswith(
        '<a:p><a:pPr marL="304800" indent="-304800" algn="r"><a:lnSpc><a:spcPts val="2520"/>'
        '</a:lnSpc><a:spcBef><a:spcPts val="600"/></a:spcBef><a:buClr>'
        '<a:schemeClr val="accent3"/></a:buClr><a:buFont typeface="+mj-lt"/>'
        '<a:buChar char="&gt;"/></a:pPr>'
    )
    deeper = plain(item._replace(level=1, bullet=None))
    assert '<a:pPr lvl="1" marL="304800" indent="0"' in deeper
    assert "<a:buNone/>" in deeper


def test_a_field_shows_its_text_until_it_is_updated() -> None:
    field = sample.run("7", "status")._replace(field="slidenum")
    written = plain(sample.paragraph(field))
    assert 'type="slidenum"' in written
    assert written.endswith("<a:t>7</a:t></a:fld></a:p>")


def test_links_keep_the_colour_of_their_run() -> None:
    linked = sample.run("x")._replace(link="https://example.org")
    in_theme_color = linked._replace(color=sample.LINK)
    writer = TextWriter("en")

    def link(target: str) -> str:
        assert target == "https://example.org"
        return hyperlink("rId2")

    own = writer.paragraphs((sample.paragraph(linked),), None, link)
    assert '<a:hlinkClick r:id="rId2"><a:extLst>' in own
    assert 'val="tx"' in own
    usual = writer.paragraphs((sample.paragraph(in_theme_color),), None, link)
    assert '<a:hlinkClick r:id="rId2"/></a:rPr>' in usual


def test_a_placeholder_says_only_what_it_does_not_inherit() -> None:
    frame = sample.point("Heading", "Text").text
    assert frame is not None
    style = list_style(frame)
    inherited = TextWriter("en").paragraphs(frame.paragraphs, style, lambda _: "")
    assert inherited == (
        '<a:p><a:r><a:rPr lang="en"/><a:t>Heading</a:t></a:r></a:p>'
        '<a:p><a:pPr lvl="1"/><a:r><a:rPr lang="en"/><a:t>Text</a:t></a:r></a:p>'
    )
    heading, text = frame.paragraphs
    smaller = text.runs[0]._replace(size=16.5, bold=True)
    changed = text._replace(runs=(smaller,), leading=23.1)
    written = TextWriter("en").paragraphs((heading, changed), style, lambda _: "")
    assert written.endswith(
        '<a:p><a:pPr lvl="1"><a:lnSpc><a:spcPts val="2310"/></a:lnSpc></a:pPr>'
        '<a:r><a:rPr lang="en" sz="1650" b="1"/><a:t>Text</a:t></a:r></a:p>'
    )


def test_text_that_is_lighter_than_inherited_says_so() -> None:
    style = list_style(sample.title("Title").text)
    light = sample.run("x", "title")._replace(bold=False)
    title = sample.paragraph(light, name="title")
    written = TextWriter("en").paragraphs((title,), style, lambda _: "")
    assert '<a:rPr lang="en" b="0"/>' in written


def test_body_properties_differ_or_are_absent() -> None:
    insets = Insets(1, 2, 3, 4)
    assert body_properties(insets, "middle") == (
        '<a:bodyPr wrap="square" lIns="1" tIns="2" rIns="3" bIns="4" anchor="ctr" rtlCol="0">'
        "<a:noAutofit/></a:bodyPr>"
    )
    assert body_properties(insets, "top", insets, "top") == "<a:bodyPr/>"
    slack = insets._replace(right=90)
    assert body_properties(slack, "bottom", insets, "top") == '<a:bodyPr rIns="90" anchor="b"/>'


def test_a_run_in_another_face_names_it_and_its_language() -> None:
    run = sample.run("日本")._replace(script="Jpan")
    text = sample.paragraph(sample.run("a "), run, sample.run("语")._replace(script="Hans"))
    written = TextWriter("en", {"Jpan": "A & B", "Hans": "C"}).paragraphs(
        (text,), None, lambda _: ""
    )
    fonts = "".join(f'<a:{slot} typeface="{{0}}"/>' for slot in ("latin", "ea", "cs"))
    assert f"<a:r>{PROPERTIES}<a:t>a </a:t></a:r>" in written
    for family, lang, shown in (("A &amp; B", "ja-JP", "日本"), ("C", "zh-CN", "语")):
        assert (
            f'<a:r><a:rPr lang="{lang}" sz="1800">{COLOR}{fonts.format(family)}</a:rPr>'
            f"<a:t>{shown}</a:t></a:r>"
        ) in written


def test_a_paragraph_from_right_to_left() -> None:
    text = sample.paragraph("שלום")._replace(rtl=True, align="right")
    assert '<a:pPr algn="r" rtl="1">' in plain(text)


def test_in_a_deck_from_right_to_left_that_is_usual() -> None:
    writer = TextWriter("he")
    text = sample.paragraph("שלום")._replace(rtl=True, align="right")
    other = sample.paragraph("a")._replace(align="right")
    written = writer.paragraphs((text, other), None, lambda _: "")
    assert written.startswith("<a:p><a:pPr><a:lnSpc>")
    assert '<a:p><a:pPr rtl="0"><a:lnSpc>' in written
