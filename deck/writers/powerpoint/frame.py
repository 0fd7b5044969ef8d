"""The frame of a package: everything that all decks of a theme share, made by python-pptx.

This runs once for a theme and a language; `prepared` keeps the outcome. What stands on slide
master and slide layouts may be the deck's own, such as the names of its sections; it is filled
in there.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from posixpath import join, normpath
from zipfile import ZipFile

from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.package import Package
from pptx.parts.slide import NotesMasterPart

from deck.solved import Deck
from deck.writers.powerpoint.archive import Packed, pack
from deck.writers.powerpoint.layouts import LayoutParts, default_text_style
from deck.writers.powerpoint.markup import DECLARATION, DRAWING, NAMESPACES, RELATIONSHIPS
from deck.writers.powerpoint.media import content_type
from deck.writers.powerpoint.notes import notes_master_part
from deck.writers.powerpoint.prepared import Frame
from deck.writers.powerpoint.relationships import Relationships, uri
from deck.writers.powerpoint.tables import STYLE
from deck.writers.powerpoint.text import TextWriter
from deck.writers.powerpoint.theme_part import notes_theme_part, theme_part

#: Parts that are the deck's own, though python-pptx writes them too.
_OWN = (
    "[Content_Types].xml",
    "docProps/app.xml",
    "docProps/core.xml",
    "ppt/presentation.xml",
    "ppt/_rels/presentation.xml.rels",
)
_PROPERTIES = {
    "presProps": f"<p:presentationPr {NAMESPACES}/>",
    "viewProps": f"<p:viewPr {NAMESPACES}/>",
    "tableStyles": (
        f'<a:tblStyleLst xmlns:a="{DRAWING}" def="{STYLE}"><a:tblStyle styleId="{STYLE}"'
        ' styleName="No Style, No Grid"><a:wholeTbl><a:tcTxStyle><a:fontRef idx="minor">'
        '<a:scrgbClr r="0" g="0" b="0"/></a:fontRef><a:schemeClr val="tx1"/></a:tcTxStyle>'
        "<a:tcStyle><a:tcBdr>"
        + "".join(
            f"<a:{side}><a:ln><a:noFill/></a:ln></a:{side}>"
            for side in ("left", "right", "top", "bottom", "insideH", "insideV")
        )
        + "</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl></a:tblStyle>"
        "</a:tblStyleLst>"
    ),
}


def build_frame(deck: Deck, layouts: LayoutParts) -> Frame:
    """Make the frame for the theme and the language of a deck; its slide layouts are empty."""
    presentation = Presentation().part
    package = presentation.package
    for relationship in list(package.iter_rels()):
        if relationship.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.drop_rel(relationship.rId)
    for id_ in list(presentation.rels):
        presentation.rels.pop(id_)
    theme = Part(
        PackURI("/ppt/theme/theme1.xml"),
        CONTENT_TYPE.OFC_THEME,
        package,
        theme_part(deck.theme, deck.lang).encode(),
    )
    master = _master(layouts, package, theme)
    notes = _notes_master(deck, package)
    master_id = presentation.relate_to(master, RELATIONSHIP_TYPE.SLIDE_MASTER)
    notes_id = presentation.relate_to(notes, RELATIONSHIP_TYPE.NOTES_MASTER)
    presentation.relate_to(theme, RELATIONSHIP_TYPE.THEME)
    for name, xml in _PROPERTIES.items():
        part = Part(
            PackURI(f"/ppt/{name}.xml"),
            f"application/vnd.openxmlformats-officedocument.presentationml.{name}+xml",
            package,
            f"{DECLARATION}{xml}".encode(),
        )
        presentation.relate_to(part, f"{RELATIONSHIPS}/{name}")
    entries, content_types, relationships = _saved(package)
    return Frame(
        entries,
        content_types,
        relationships,
        related=len(presentation.rels),
        master_id=master_id,
        notes_id=notes_id,
        text_style=default_text_style(deck.theme, deck.lang),
    )


def _master(layouts: LayoutParts, package: Package, theme: Part) -> Part:
    """The slide master with its slide layouts and their pictures."""
    parts = {"/ppt/theme/theme1.xml": theme}
    for name, file in layouts.media.items():
        kind = content_type(name)[1]
        uri = PackURI(f"/ppt/media/{name}")
        parts[uri] = Part(uri, kind, package, Path(file).read_bytes())
    kind = CONTENT_TYPE.PML_SLIDE_MASTER
    for name in layouts.parts:
        uri = PackURI(f"/{name}")
        parts[uri] = Part(uri, kind, package, b"")
        kind = CONTENT_TYPE.PML_SLIDE_LAYOUT
    for name, part in layouts.parts.items():
        _relate(parts[f"/{name}"], part.relationships, parts)
    return parts[f"/{next(iter(layouts.parts))}"]


def _relate(part: Part, relationships: Relationships, parts: dict[str, Part]) -> None:
    """Give a part its relationships, whose ids python-pptx counts in the same order."""
    for _, kind, target, external in relationships.items():
        found = uri(target) if external else parts[normpath(join(part.partname.baseURI, target))]
        part.relate_to(found, f"{RELATIONSHIPS}/{kind}", is_external=external)


def _notes_master(deck: Deck, package: Package) -> Part:
    text = TextWriter(deck.lang, deck.theme.scripts)
    xml = notes_master_part(deck.theme.width, deck.theme.height, text)
    notes = NotesMasterPart(
        PackURI("/ppt/notesMasters/notesMaster1.xml"),
        CONTENT_TYPE.PML_NOTES_MASTER,
        package,
        parse_xml(xml),
    )
    theme = Part(
        PackURI("/ppt/theme/theme2.xml"),
        CONTENT_TYPE.OFC_THEME,
        package,
        notes_theme_part(deck.theme, deck.lang).encode(),
    )
    notes.relate_to(theme, RELATIONSHIP_TYPE.THEME)
    return notes


def _saved(package: Package) -> tuple[tuple[tuple[str, Packed], ...], str, str]:
    """What python-pptx saves, compressed again: the first three values of a frame."""
    stream = BytesIO()
    package.save(stream)
    with ZipFile(stream) as saved:
        content_types = saved.read("[Content_Types].xml").decode()
        relationships = saved.read("ppt/_rels/presentation.xml.rels").decode()
        entries = tuple(
            (name, pack(saved.read(name))) for name in saved.namelist() if name not in _OWN
        )
    return (
        entries,
        content_types.rpartition("</Types>")[0],
        relationships.rpartition("</Relationships>")[0],
    )
