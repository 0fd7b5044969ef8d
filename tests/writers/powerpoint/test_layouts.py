from __future__ import annotations

import pytest
from lxml import etree
from writers.powerpoint import gate, sample

from deck import solved
from deck.geometry import Insets

A, P = gate.A, gate.P


@pytest.fixture(scope="module")
def package() -> gate.Package:
    return gate.Package(sample.written(sample.deck()))


def shape(package: gate.Package, part: str, name: str) -> etree._Element:
    tree = package.trees[part]
    return next(sp for sp in tree.iter(P + "sp") if sp.find(f".//{P}cNvPr").get("name") == name)


MASTER = "ppt/slideMasters/slideMaster1.xml"
POINTS = "ppt/slideLayouts/slideLayout2.xml"


def test_the_master_maps_the_scheme_and_fills_the_ground(package: gate.Package) -> None:
    master = package.trees[MASTER]
    mapping = master.find(P + "clrMap").attrib
    assert {name: mapping[name] for name in ("bg1", "tx1", "bg2", "tx2", "accent6", "hlink")} == {
        "bg1": "dk1",
        "tx1": "lt1",
        "bg2": "dk2",
        "tx2": "lt2",
        "accent6": "accent6",
        "hlink": "hlink",
    }
    ground = master.find(f"{P}cSld/{P}bg/{P}bgPr/{A}solidFill/{A}schemeClr")
    assert ground.get("val") == "bg1"


def test_the_text_styles_are_the_themes(package: gate.Package) -> None:
    styles = package.trees[MASTER].find(P + "txStyles")
    title = styles.find(f"{P}titleStyle/{A}lvl1pPr")
    assert title.find(f"{A}lnSpc/{A}spcPts").get("val") == "4049"
    assert title.find(A + "defRPr").get("sz") == "3300"
    assert title.find(A + "defRPr").get("b") == "1"
    assert title.find(f"{A}defRPr/{A}latin").get("typeface") == "+mj-lt"
    body = styles.find(P + "bodyStyle")
    assert len(body) == 9
    assert [level.get("marL") for level in body][:3] == ["0", "228600", "457200"]
    assert body[0].find(A + "buNone") is not None
    assert body[1].find(A + "buChar").get("char") == "•"
    assert all(level.find(A + "defRPr").get("kern") == "100" for level in body)


def test_the_theme_has_colours_and_fonts_under_its_name(package: gate.Package) -> None:
    theme = package.trees["ppt/theme/theme1.xml"]
    scheme = theme.find(f".//{A}clrScheme")
    assert scheme.get("name") == "Sample & Co"
    assert [color[0].get("val") for color in scheme] == list(sample.THEME.scheme.values())
    fonts = theme.find(f".//{A}fontScheme")
    assert dict(fonts.find(f"{A}majorFont/{A}latin").attrib) == {
        "typeface": "JetBrains Mono",
        "panose": "02000009000000000000",
        "pitchFamily": "49",
        "charset": "0",
    }
    assert fonts.find(f"{A}minorFont/{A}latin").get("typeface") == "Inter"
    assert fonts.find(f"{A}minorFont/{A}ea").get("typeface") == ""


def test_a_layout_says_what_its_master_does_not(package: gate.Package) -> None:
    title = shape(package, POINTS, "Title")
    assert title.find(f"{P}nvSpPr/{P}nvPr/{P}ph").get("hasCustomPrompt") == "1"
    assert len(title.find(P + "spPr")) == 0
    assert len(title.find(f"{P}txBody/{A}lstStyle")) == 0
    body = shape(package, POINTS, "Body")
    heading, text = body.find(f"{P}txBody/{A}lstStyle")
    assert heading.tag == A + "lvl1pPr"
    assert dict(heading.find(A + "defRPr").attrib) == {"sz": "2100", "b": "1"}
    assert heading.find(f"{A}lnSpc/{A}spcPts").get("val") == "2730"
    # The master's second level is a list; here it is the text below the heading.
    assert text.tag == A + "lvl2pPr"
    assert dict(text.attrib) == {"marL": "0", "indent": "0"}
    assert text.find(A + "buNone") is not None
    assert text.find(f"{A}spcBef/{A}spcPts").get("val") == "600"
    assert [p.find(A + "pPr") is not None for p in body.iter(A + "p")] == [False, True]


def test_only_title_and_body_shrink_what_is_added_by_hand(package: gate.Package) -> None:
    fits = {
        sp.find(f".//{P}cNvPr").get("name"): sp.find(f"{P}txBody/{A}bodyPr")[0].tag
        for sp in package.trees[MASTER].iter(P + "sp")
        if sp.find(P + "txBody") is not None
    }
    assert fits == {
        "Title": A + "normAutofit",
        "Body": A + "normAutofit",
        "Footer": A + "noAutofit",
        "Number": A + "noAutofit",
    }
    slides = [package.trees[name] for name in package.parts("ppt/slides")]
    assert not any(slide.find(f".//{A}normAutofit") is not None for slide in slides)


def test_fixed_shapes_belong_to_the_layout(package: gate.Package) -> None:
    band = shape(package, "ppt/slideLayouts/slideLayout1.xml", "Band")
    assert band.find(f"{P}nvSpPr/{P}nvPr").get("userDrawn") == "1"
    slides = [package.trees[name] for name in package.parts("ppt/slides")]
    names = {one.get("name") for slide in slides for one in slide.iter(P + "cNvPr")}
    assert names.isdisjoint({"Band", "Status bar"})


def test_a_place_for_a_chart_is_a_placeholder(package: gate.Package) -> None:
    chart = shape(package, "ppt/slideLayouts/slideLayout3.xml", "Chart")
    assert dict(chart.find(f".//{P}ph").attrib) == {"type": "chart", "idx": "13"}
    assert chart.find(f"{P}spPr/{A}xfrm") is not None
    frames = sample.LAYOUTS[2].shapes[1].rect
    assert chart.find(f"{P}spPr/{A}xfrm/{A}off").get("x") == str(frames.x)


def test_a_place_for_a_picture_has_its_outline() -> None:
    rect, held = sample.px(10, 20, 30, 40), solved.Placeholder("pic", 13, "Picture")
    outline = solved.Geometry("ellipse")
    picture = solved.Picture("P", rect, "", Insets(), "", held, geometry=outline)
    deck = sample.deck(sample.slide(1, "one", sample.title("T")))
    layout = deck.layouts[2]._replace(shapes=(sample.title("T"), picture))
    data = sample.written(deck._replace(layouts=(*deck.layouts[:2], layout)))
    assert gate.faults(data) == []
    place = shape(gate.Package(data), "ppt/slideLayouts/slideLayout3.xml", "P")
    assert place.tag == P + "sp"
    assert place.find(f"{P}spPr/{A}prstGeom").get("prst") == "ellipse"


def test_a_deck_from_right_to_left() -> None:
    package = gate.Package(sample.written(sample.deck()._replace(lang="he")))
    assert package.trees["ppt/presentation.xml"].get("rtl") == "1"
    styles = package.trees[MASTER].find(P + "txStyles")
    for level in styles.iter(A + "lvl1pPr", A + "lvl2pPr"):
        assert (level.get("algn"), level.get("rtl")) == ("r", "1")
    fonts = package.trees["ppt/theme/theme1.xml"].find(f".//{A}minorFont")
    assert [fonts.find(A + slot).get("typeface") for slot in ("ea", "cs")] == ["", "Arial"]


def test_the_fonts_of_scripts_are_in_the_font_scheme() -> None:
    deck = sample.deck()
    theme = deck.theme._replace(scripts={"Jpan": "Meiryo", "Thai": "Tahoma", "Zsye": "Emoji"})
    package = gate.Package(sample.written(deck._replace(lang="ja", theme=theme)))
    fonts = package.trees["ppt/theme/theme1.xml"].find(f".//{A}majorFont")
    assert [(font.get("script"), font.get("typeface")) for font in fonts.iter(A + "font")] == [
        ("Jpan", "Meiryo"),
        ("Thai", "Tahoma"),
    ]
    assert fonts.find(A + "ea").get("typeface") == "Meiryo"
