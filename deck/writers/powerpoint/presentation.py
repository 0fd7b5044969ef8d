"""The parts about the deck as a whole: presentation, properties, list of content types."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from deck.scripts import is_right_to_left
from deck.solved import Deck, Section
from deck.writers.powerpoint.layouts import MASTER_ID
from deck.writers.powerpoint.markup import DECLARATION, NAMESPACES, attribute, escape, guid
from deck.writers.powerpoint.notes import HEIGHT, WIDTH
from deck.writers.powerpoint.prepared import Frame

#: Slide ids count from here (ST_SlideId, 19.7.13).
_FIRST_SLIDE_ID = 256
_OFFICE = "application/vnd.openxmlformats-officedocument"
SLIDE_TYPE = f"{_OFFICE}.presentationml.slide+xml"
NOTES_TYPE = f"{_OFFICE}.presentationml.notesSlide+xml"
CHART_TYPE = f"{_OFFICE}.drawingml.chart+xml"
WORKBOOK_TYPE = f"{_OFFICE}.spreadsheetml.sheet"
# MS-PPTX 2.6.1.3: the sections that PowerPoint shows beside the slides.
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def presentation_part(
    deck: Deck, frame: Frame, slide_ids: Sequence[str], sections: Sequence[Section]
) -> str:
    """`p:presentation` (19.2.1.26); `slide_ids` are the relationships to its slides."""
    slides = "".join(
        f'<p:sldId id="{_FIRST_SLIDE_ID + position}" r:id="{id_}"/>'
        for position, id_ in enumerate(slide_ids)
    )
    rtl = ' rtl="1"' if is_right_to_left(deck.lang) else ""
    return (
        f'{DECLARATION}<p:presentation {NAMESPACES} saveSubsetFonts="1"{rtl}><p:sldMasterIdLst>'
        f'<p:sldMasterId id="{MASTER_ID}" r:id="{frame.master_id}"/></p:sldMasterIdLst>'
        f'<p:notesMasterIdLst><p:notesMasterId r:id="{frame.notes_id}"/></p:notesMasterIdLst>'
        f"<p:sldIdLst>{slides}</p:sldIdLst>"
        f'<p:sldSz cx="{deck.theme.width}" cy="{deck.theme.height}"/>'
        f'<p:notesSz cx="{WIDTH}" cy="{HEIGHT}"/><p:defaultTextStyle>'
        f"{frame.text_style}</p:defaultTextStyle>{_section_list(sections)}</p:presentation>"
    )


def _section_list(sections: Sequence[Section]) -> str:
    if not sections:
        return ""
    listed = []
    for position, section in enumerate(sections):
        slides = "".join(f'<p14:sldId id="{_FIRST_SLIDE_ID + index}"/>' for index in section.slides)
        listed.append(
            f'<p14:section name="{attribute(section.name)}"'
            f' id="{guid(f"section:{position}:{section.name}")}">'
            f"<p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>"
        )
    return (
        f'<p:extLst><p:ext uri="{_SECTIONS}"><p14:sectionLst xmlns:p14="{_P14}">'
        f"{''.join(listed)}</p14:sectionLst></p:ext></p:extLst>"
    )


def core_part(deck: Deck, timestamp: datetime) -> str:
    """The core properties (ECMA-376 Part 2, 8.3); `timestamp` is in UTC."""
    moment = timestamp.strftime("%Y-%m-%dT%H:%M:%SZ")
    author = escape(deck.author)
    optional = "".join(
        f"<{tag}>{escape(text)}</{tag}>"
        for tag, text in (
            ("dc:title", deck.title),
            ("dc:subject", deck.subject),
            ("dc:creator", deck.author),
            ("cp:keywords", deck.keywords),
            ("dc:language", deck.lang),
        )
        if text
    )
    return (
        f"{DECLARATION}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{optional}<cp:lastModifiedBy>{author or 'deck'}</cp:lastModifiedBy>"
        "<cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        "</cp:coreProperties>"
    )


def app_part(deck: Deck, titles: Sequence[str], noted: int, hidden: int) -> str:
    """The extended properties (ECMA-376 Part 1, 22.2), as the file's details show them.

    `titles` are those of the slides, of which so many have notes and are hidden.
    """
    counts = [(deck.theme.title, "Theme", 1), ("", "Slide Titles", len(titles))]
    counts = [entry for entry in counts if entry[2]]
    pairs = "".join(
        f"<vt:variant><vt:lpstr>{name}</vt:lpstr></vt:variant>"
        f"<vt:variant><vt:i4>{count}</vt:i4></vt:variant>"
        for _, name, count in counts
    )
    parts = "".join(
        [f"<vt:lpstr>{escape(title)}</vt:lpstr>" for title in (deck.theme.title, *titles)]
    )
    return (
        f'{DECLARATION}<Properties xmlns="{_EXTENDED}" xmlns:vt="{_VARIANT}">'
        f"<Application>deck</Application><Slides>{len(titles)}</Slides>"
        f"<Notes>{noted}</Notes><HiddenSlides>{hidden}</HiddenSlides>"
        f'<HeadingPairs><vt:vector size="{2 * len(counts)}" baseType="variant">{pairs}</vt:vector>'
        f'</HeadingPairs><TitlesOfParts><vt:vector size="{1 + len(titles)}" baseType="lpstr">'
        f"{parts}</vt:vector></TitlesOfParts></Properties>"
    )


_SCHEMAS = "http://schemas.openxmlformats.org/officeDocument/2006"
_EXTENDED = f"{_SCHEMAS}/extended-properties"
_VARIANT = f"{_SCHEMAS}/docPropsVTypes"


def override(name: str, content_type: str) -> str:
    """An entry of the list of content types (ECMA-376 Part 2, 7.2) for one part."""
    return f'<Override PartName="/{name}" ContentType="{content_type}"/>'


def default(extension: str, content_type: str) -> str:
    """An entry of the list of content types for all parts with an extension."""
    return f'<Default Extension="{extension}" ContentType="{content_type}"/>'
