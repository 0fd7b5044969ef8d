from __future__ import annotations

from lxml import etree
from writers.powerpoint import gate, sample

from deck import solved
from deck.geometry import EMU_PER_PX, Insets, Rect
from deck.solved import AutoShape, Border, Command, Geometry, Placeholder
from deck.writers.powerpoint.placeholders import slots_of
from deck.writers.powerpoint.relationships import Relationships
from deck.writers.powerpoint.shapes import ShapeWriter
from deck.writers.powerpoint.text import TextWriter, hyperlink

DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
HIDDEN_LINE = "<a:ln><a:noFill/></a:ln>"


def writer(layout: int | None = None) -> ShapeWriter:
    slots = {} if layout is None else slots_of(sample.LAYOUTS[layout])
    return ShapeWriter(
        TextWriter("en"),
        Relationships(),
        {"a.png": "image1.png"},
        lambda _: "",
        lambda _: "rId9",
        slots,
    )


def written(shape: solved.Shape, layout: int | None = None) -> str:
    return writer(layout).shape(shape)


def test_a_bare_rectangle_is_decorative() -> None:
    shape = AutoShape('A "rule"', Rect(1, 2, 3, 4), fill=sample.CORAL._replace(alpha=14))
    assert written(shape) == (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="A &quot;rule&quot;">{DECORATIVE}</p:cNvPr>'
        "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>"
        '<a:off x="1" y="2"/><a:ext cx="3" cy="4"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        '</a:prstGeom><a:solidFill><a:schemeClr val="accent1"><a:alpha val="14000"/>'
        f"</a:schemeClr></a:solidFill>{HIDDEN_LINE}</p:spPr></p:sp>"
    )


def test_alt_text_is_a_description() -> None:
    shape = sample.icon(Rect(0, 0, 24, 24), alt="A <shield>")
    assert '<p:cNvPr id="2" name="Icon" descr="A &lt;shield&gt;"/>' in written(shape)


def test_a_round_corner_is_a_share_of_the_shorter_side() -> None:
    def adjust(width: int, height: int, radius: int) -> str:
        shape = AutoShape("Card", Rect(0, 0, width, height), Geometry("roundRect", radius))
        return written(shape).partition('fmla="val ')[2].partition('"')[0]

    assert adjust(1000, 500, 50) == "10000"
    assert adjust(1000, 500, 400) == "50000"
    assert adjust(1000, 0, 50) == "0"


def test_text_in_round_corners_stands_where_it_was_measured() -> None:
    """The text rectangle of a round rectangle is smaller than the shape."""
    inset = 24 * EMU_PER_PX
    frame = sample.frame(sample.paragraph("x"), inset=inset)
    radius = 12 * EMU_PER_PX
    card = AutoShape("Card", sample.px(0, 0, 360, 200), Geometry("roundRect", radius), text=frame)
    expected = inset - round(radius * 0.29289)
    assert f'lIns="{expected}" tIns="{expected}" rIns="{expected}" bIns="{expected}"' in written(
        card
    )


def test_a_path_keeps_its_outlines_in_one() -> None:
    path = solved.Path(
        8,
        9,
        (
            (Command("M", ((0, 1),)), Command("L", ((2, 3),)), Command("Z")),
            (Command("M", ((4, 4),)), Command("C", ((5, 5), (6, 6), (7, 7)))),
        ),
        filled=False,
    )
    line = Border(sample.GREEN, 19050, round=True)
    shape = AutoShape("Icon", Rect(0, 0, 80, 90), Geometry("path", path=path), line=line)
    assert (
        '<a:pathLst><a:path w="8" h="9" fill="none"><a:moveTo><a:pt x="0" y="1"/></a:moveTo>'
        '<a:lnTo><a:pt x="2" y="3"/></a:lnTo><a:close/><a:moveTo><a:pt x="4" y="4"/></a:moveTo>'
        '<a:cubicBezTo><a:pt x="5" y="5"/><a:pt x="6" y="6"/><a:pt x="7" y="7"/></a:cubicBezTo>'
        '</a:path></a:pathLst></a:custGeom><a:noFill/><a:ln w="19050" cap="rnd"><a:solidFill>'
        '<a:schemeClr val="accent3"/></a:solidFill><a:round/></a:ln>'
    ) in written(shape)


def test_text_without_paint_is_a_text_box() -> None:
    box = sample.text_box("x", Rect(0, 0, 9, 9))
    assert '<p:cNvSpPr txBox="1"/>' in written(box)
    assert '<p:cNvSpPr txBox="1"/>' not in written(box._replace(fill=sample.SURFACE))


def test_a_click_on_a_shape_leads_to_its_link() -> None:
    """The link is the shape's own: its text is not underlined, and has no colour to keep."""
    shape = sample.text_box("A", Rect(0, 0, 9, 9))._replace(name="A", link="#there")
    plain = shape._replace(link=None)
    linked = ShapeWriter(
        TextWriter("en"), Relationships(), {}, lambda _: hyperlink("rId7", "act"), lambda _: "", {}
    )
    click = '<a:hlinkClick r:id="rId7" action="act"/>'
    name = '<p:cNvPr id="2" name="A"'
    assert linked.shape(shape) == written(plain).replace(f"{name}/>", f"{name}>{click}</p:cNvPr>")
    # One that leads nowhere is left out.
    assert written(shape) == written(plain)


def test_a_group_is_in_the_coordinates_of_the_slide() -> None:
    group = written(sample.card(64, "Card", "Text", sample.CORAL))
    x, y, width, height = sample.px(64, 320, 360, 200)
    assert group.startswith(
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="2" name="Card"/><p:cNvGrpSpPr/><p:nvPr/>'
        f'</p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="{x}" y="{y}"/>'
        f'<a:ext cx="{width}" cy="{height}"/><a:chOff x="{x}" y="{y}"/>'
        f'<a:chExt cx="{width}" cy="{height}"/></a:xfrm></p:grpSpPr><p:sp>'
    )
    assert 'id="3" name="Card"' in group
    assert 'id="4" name="Icon"' in group


def test_a_picture_may_be_cropped() -> None:
    crop = Insets(25000, 0, 12500, 0)
    picture = solved.Picture("Photo", Rect(1, 2, 3, 4), "a.png", crop, "A photo")
    shape = written(picture)
    assert 'name="Photo" descr="A photo"/>' in shape
    assert '<a:blip r:embed="rId1"/><a:srcRect l="25000" t="0" r="12500" b="0"/>' in shape
    assert "srcRect" not in written(picture._replace(crop=Insets()))
    assert DECORATIVE in written(picture._replace(alt=""))


def test_a_picture_in_its_place_says_nothing_of_place() -> None:
    held = solved.Picture(
        "Photo", sample.PLOT, "a.png", Insets(), "A", Placeholder("pic", 15, "Picture")
    )
    shape = written(held, layout=2)
    assert (
        '<p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr>'
        '<p:nvPr><p:ph type="pic" idx="15"/></p:nvPr></p:nvPicPr>'
    ) in shape
    assert shape.endswith("<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr/></p:pic>")
    moved = written(held._replace(rect=Rect(1, 2, 3, 4)), layout=2)
    assert '<p:spPr><a:xfrm><a:off x="1" y="2"/><a:ext cx="3" cy="4"/></a:xfrm>' in moved
    assert '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>' in moved
    # One in no place of its slide layout is a picture that looks the same.
    assert "<p:nvPr/></p:nvPicPr>" in written(held)
    assert "<p:spPr><a:xfrm>" in written(held)


def test_a_picture_is_seen_through_an_outline() -> None:
    shown = solved.Picture("Photo", Rect(0, 0, 1000, 500), "a.png", Insets(), "A")
    ellipse = written(shown._replace(geometry=Geometry("ellipse")))
    assert '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom></p:spPr>' in ellipse
    corners = written(shown._replace(geometry=Geometry("roundRect", 50)))
    assert '<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val 10000"/>' in corners


def test_a_placeholder_where_its_layout_has_it_says_nothing_of_place() -> None:
    assert written(sample.title("Text"), layout=1) == (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody>'
        '<a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en"/><a:t>Text</a:t></a:r></a:p>'
        "</p:txBody></p:sp>"
    )


def test_a_placeholder_says_where_it_differs() -> None:
    moved = sample.title("Text")._replace(rect=Rect(1, 2, 3, 4), fill=sample.SURFACE)
    assert (
        '<p:spPr><a:xfrm><a:off x="1" y="2"/><a:ext cx="3" cy="4"/></a:xfrm><a:solidFill>'
        '<a:schemeClr val="bg2"/></a:solidFill></p:spPr>'
    ) in written(moved, layout=1)


def test_a_placeholder_that_the_layout_lacks_is_a_text_box() -> None:
    stray = sample.point("Heading", "Text")._replace(placeholder=Placeholder("body", 99, "Other"))
    shape = written(stray, layout=1)
    assert "<p:ph" not in shape
    assert '<p:cNvSpPr txBox="1"/>' in shape
    assert 'sz="2100" b="1"' in shape


def test_the_second_shape_of_a_placeholder_is_a_text_box() -> None:
    shapes = writer(1)
    first = shapes.shape(sample.title("One"))
    second = shapes.shape(sample.title("Two"))
    assert '<p:ph type="title"/>' in first
    assert "<p:ph" not in second
    assert 'id="3"' in second


def test_a_footer_says_its_leading() -> None:
    """LibreOffice does not pass the leading of a slide layout's footer on."""
    assert written(sample.footer(), layout=1).count('<a:spcPts val="1596"/>') == 1


def test_charts_and_tables_take_their_placeholders() -> None:
    chart = written(sample.bar_chart(), layout=2)
    assert '<p:nvPr><p:ph type="chart" idx="13"/></p:nvPr>' in chart
    assert 'r:id="rId9"' in chart
    table = written(sample.table(), layout=2)
    assert '<p:nvPr><p:ph type="tbl" idx="14"/></p:nvPr>' in table
    assert "<p:nvPr/>" in written(sample.table(), layout=1)


def test_the_columns_of_a_table_from_right_to_left_stand_as_they_are_seen() -> None:
    root = etree.fromstring(
        f'<x xmlns:a="{gate.A[1:-1]}" xmlns:p="{gate.P[1:-1]}">'
        f"{written(sample.table()._replace(rtl=True))}</x>"
    )
    a = gate.A
    properties = root.find(f".//{a}tblPr")
    assert dict(properties.attrib) == {"firstRow": "1", "lastCol": "1"}
    assert [int(one.get("w")) for one in root.iter(a + "gridCol")] == [2743200, 2743200, 5486400]
    texts = ["".join(row.itertext()).split() for row in root.iter(a + "tr")]
    assert texts == [["MonthsWeightsTier"], ["0Closed"], ["9–12yesOpen"]]


def test_a_table_says_itself_what_it_looks_like() -> None:
    root = etree.fromstring(
        f'<x xmlns:a="{gate.A[1:-1]}" xmlns:p="{gate.P[1:-1]}">{written(sample.table())}</x>'
    )
    a = gate.A
    properties = root.find(f".//{a}tblPr")
    assert dict(properties.attrib) == {"firstRow": "1", "firstCol": "1"}
    assert [int(one.get("w")) for one in root.iter(a + "gridCol")] == [5486400, 2743200, 2743200]
    rows = list(root.iter(a + "tr"))
    assert [int(row.get("h")) for row in rows] == [533400] * 3
    cell = rows[1].find(f"{a}tc/{a}tcPr")
    assert dict(cell.attrib) == {
        "marL": "114300",
        "marR": "114300",
        "marT": "76200",
        "marB": "76200",
        "anchor": "ctr",
    }
    # The rule below the heading is said by both cells that it lies between.
    above = rows[0].find(f"{a}tc/{a}tcPr/{a}lnB")
    below = cell.find(a + "lnT")
    assert etree.tostring(above).replace(b"lnB", b"lnT") == etree.tostring(below)
    assert rows[0].find(f"{a}tc/{a}tcPr/{a}lnT/{a}noFill") is not None
    assert cell[-1].tag == a + "noFill"
