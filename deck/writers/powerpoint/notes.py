"""The notes master and the notes slides that hold the speaker notes."""

from __future__ import annotations

from deck.geometry import EMU_PER_INCH, Rect
from deck.writers.powerpoint.drawing import transform
from deck.writers.powerpoint.markup import DECLARATION, NAMESPACES
from deck.writers.powerpoint.shapes import shape_tree
from deck.writers.powerpoint.text import TextWriter

#: A notes page is PowerPoint's own: 7.5 by 10 inches.
WIDTH, HEIGHT = 15 * EMU_PER_INCH // 2, 10 * EMU_PER_INCH
_MARGIN = 3 * EMU_PER_INCH // 4
_BODY = 1  # The idx of the text on notes pages.
_IMAGE = 2
_LOCKED = '<a:spLocks noGrp="1"{more}/>'
_IMAGE_LOCKS = _LOCKED.format(more=' noRot="1" noChangeAspect="1"')


def notes_master_part(slide_width: int, slide_height: int, text: TextWriter) -> str:
    """`p:notesMaster` (19.3.1.27): the slide's picture above, the text below it."""
    width = WIDTH - 2 * _MARGIN
    image = Rect(_MARGIN, _MARGIN, width, round(width * slide_height / slide_width))
    if image.height > HEIGHT // 2:
        image = image._replace(height=HEIGHT // 2)
    top = image.bottom + _MARGIN // 2
    body = Rect(_MARGIN, top, width, HEIGHT - _MARGIN - top)
    shapes = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image Placeholder"/>'
        f'<p:cNvSpPr>{_IMAGE_LOCKS}</p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="{_IMAGE}"/>'
        f"</p:nvPr></p:nvSpPr><p:spPr>{transform(image)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        '<a:ln w="9525"><a:solidFill><a:schemeClr val="bg2"/></a:solidFill></a:ln></p:spPr></p:sp>'
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes Placeholder"/>'
        f"<p:cNvSpPr>{_LOCKED.format(more='')}</p:cNvSpPr><p:nvPr>"
        f'<p:ph type="body" sz="quarter" idx="{_BODY}"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{transform(body)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        '<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"/><a:lstStyle/>'
        f"{text.plain_paragraph('Notes')}</p:txBody></p:sp>"
    )
    side = 'algn="r" rtl="1"' if text.right_to_left else 'algn="l"'
    levels = "".join(
        f'<a:lvl{level}pPr marL="{(level - 1) * 228600}" {side}><a:spcBef><a:spcPts val="600"/>'
        '</a:spcBef><a:defRPr sz="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
        f"</a:defRPr></a:lvl{level}pPr>"
        for level in range(1, 10)
    )
    accents = " ".join(f'accent{number}="accent{number}"' for number in range(1, 7))
    return (
        f'<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/>'
        f"</a:solidFill><a:effectLst/></p:bgPr></p:bg>{shape_tree(shapes)}</p:cSld>"
        f'<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" {accents} hlink="hlink"'
        f' folHlink="folHlink"/><p:notesStyle>{levels}</p:notesStyle></p:notesMaster>'
    )


_HEAD = (
    f'{DECLARATION}<p:notes {NAMESPACES}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/>'
    "<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/><p:sp><p:nvSpPr>"
    f'<p:cNvPr id="2" name="Slide Image Placeholder"/><p:cNvSpPr>{_IMAGE_LOCKS}</p:cNvSpPr>'
    f'<p:nvPr><p:ph type="sldImg" idx="{_IMAGE}"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp><p:sp>'
    '<p:nvSpPr><p:cNvPr id="3" name="Notes Placeholder"/>'
    f"<p:cNvSpPr>{_LOCKED.format(more='')}</p:cNvSpPr><p:nvPr>"
    f'<p:ph type="body" sz="quarter" idx="{_BODY}"/></p:nvPr></p:nvSpPr><p:spPr/>'
    "<p:txBody><a:bodyPr/><a:lstStyle/>"
)
_TAIL = (
    "</p:txBody></p:sp></p:spTree></p:cSld>"
    "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
)


def notes_part(paragraphs: tuple[str, ...], text: TextWriter) -> str:
    """`p:notes` (19.3.1.26) with the speaker notes of a slide."""
    return f"{_HEAD}{''.join([text.plain_paragraph(one) for one in paragraphs])}{_TAIL}"
