"""Shapes as PresentationML: what stands in the shape tree of a slide or slide layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from deck.solved import (
    AutoShape,
    ChartFrame,
    Group,
    Paragraph,
    Picture,
    Placeholder,
    Shape,
    TableFrame,
)
from deck.writers.powerpoint.drawing import (
    fill_element,
    geometry_element,
    line_element,
    transform,
)
from deck.writers.powerpoint.markup import CHART, TABLE, attribute
from deck.writers.powerpoint.placeholders import Key, Slot, reference, text_insets
from deck.writers.powerpoint.relationships import Relationships
from deck.writers.powerpoint.tables import table_element
from deck.writers.powerpoint.text import LinkWriter, TextWriter, body_properties, without_color

# MS-ODRAWXML 2.29: a shape that a screen reader passes over.
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
_ROOT = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
#: Placeholders that hold what the deck says about itself: no prompt, no fitting.
_FURNITURE = ("ftr", "sldNum")
_LOCKED = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'


class ShapeWriter:
    """Writes the shapes of one part and numbers them.

    `slots` are the placeholders of the slide layout; a shape whose placeholder is not among
    them, or is taken by an earlier shape, is written as a plain shape that looks the same.
    `chart` makes a chart part and returns the id of the relationship to it.
    """

    def __init__(
        self,
        text: TextWriter,
        relationships: Relationships,
        media: Mapping[str, str],
        link: LinkWriter,
        chart: Callable[[ChartFrame], str],
        slots: Mapping[Key, Slot],
        drawn: bool = False,
    ) -> None:
        """Write into a new shape tree; `drawn` marks shapes as fixed ones of a slide layout."""
        self._text = text
        self._relationships = relationships
        self._media = media
        self._link = link
        self._chart = chart
        self._slots = slots
        self._taken: set[Key] = set()
        self._plain = '<p:nvPr userDrawn="1"/>' if drawn else "<p:nvPr/>"
        self._last_id = 1

    def tree(self, shapes: tuple[Shape, ...]) -> str:
        """The shape tree of a slide."""
        return shape_tree("".join([self.shape(one) for one in shapes]))

    def shape(self, shape: Shape) -> str:
        """Any shape, as an element of a shape tree."""
        if isinstance(shape, AutoShape):
            slot = self._slot(shape.placeholder)
            return self.placeholder(shape, slot) if slot else self._auto_shape(shape)
        if isinstance(shape, Group):
            return self._group(shape)
        if isinstance(shape, Picture):
            return self._picture(shape)
        return self._graphic_frame(shape)

    def placeholder(
        self,
        shape: AutoShape,
        base: Slot,
        own: Slot | None = None,
        levels: str = "",
        prompts: bool = False,
    ) -> str:
        """A placeholder: what differs from `base`, which it inherits from.

        In a master or slide layout the shape is the definition itself: `own` is what it
        passes on, `levels` are the properties of its list levels, and `prompts` tells that
        its text is a prompt, as that of slide layouts is.
        """
        key = shape.placeholder[:2] if shape.placeholder else ("body", 0)
        self._taken.add(key)
        body = ""
        if shape.text:
            insets, anchor = text_insets(shape), shape.text.anchor
            fit = "normAutofit" if own and key[0] not in _FURNITURE else "noAutofit"
            properties = body_properties(insets, anchor, base.insets, base.anchor, fit)
            style = own.style if own else base.style
            paragraphs = self._text.paragraphs(shape.text.paragraphs, style, self._link)
            lists = f"<a:lstStyle>{levels}</a:lstStyle>" if levels else "<a:lstStyle/>"
            body = f"<p:txBody>{properties}{lists}{paragraphs}</p:txBody>"
        elif own:
            paragraphs = self._text.plain_paragraph("")
            body = f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody>"
        prompt = prompts and _has_text(shape) and key[0] not in _FURNITURE
        return (
            f"<p:sp><p:nvSpPr>{self._name(shape.name, shape.alt, link=shape.link)}{_LOCKED}"
            f"<p:nvPr>{reference(key, prompt)}</p:nvPr></p:nvSpPr>"
            f"{_differing_properties(shape, base)}{body}</p:sp>"
        )

    def _slot(self, placeholder: Placeholder | None) -> Slot | None:
        if placeholder is None or placeholder[:2] in self._taken:
            return None
        return self._slots.get(placeholder[:2])

    def _name(self, name: str, alt: str, decorative: bool = False, link: str | None = None) -> str:
        """`p:cNvPr` (20.1.2.2.8) with the next free id."""
        self._last_id += 1
        described = f' descr="{attribute(alt)}"' if alt else ""
        start = f'<p:cNvPr id="{self._last_id}" name="{attribute(name)}"{described}'
        inner = without_color(self._link(link)) if link else ""
        inner += _DECORATIVE if decorative else ""
        return f"{start}>{inner}</p:cNvPr>" if inner else f"{start}/>"

    def _auto_shape(self, shape: AutoShape) -> str:
        frame = shape.text
        bare = shape.fill is None and shape.line is None
        box = ' txBox="1"' if frame and bare and shape.geometry.kind != "path" else ""
        body = ""
        if frame:
            properties = body_properties(text_insets(shape), frame.anchor)
            paragraphs = self._text.paragraphs(frame.paragraphs, None, self._link)
            body = f"<p:txBody>{properties}<a:lstStyle/>{paragraphs}</p:txBody>"
        decorative = not shape.alt and not _has_text(shape)
        name = self._name(shape.name, shape.alt, decorative, shape.link)
        return (
            f"<p:sp><p:nvSpPr>{name}<p:cNvSpPr{box}/>{self._plain}</p:nvSpPr>"
            f"<p:spPr>{transform(shape.rect)}{geometry_element(shape.geometry, shape.rect)}"
            f"{fill_element(shape.fill)}{line_element(shape.line)}</p:spPr>{body}</p:sp>"
        )

    def _group(self, group: Group) -> str:
        x, y, width, height = group.rect
        name = self._name(group.name, group.alt)
        # The group's own coordinates are the slide's.
        return (
            f"<p:grpSp><p:nvGrpSpPr>{name}<p:cNvGrpSpPr/>{self._plain}</p:nvGrpSpPr><p:grpSpPr>"
            f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>'
            f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm>'
            f"</p:grpSpPr>{''.join([self.shape(one) for one in group.shapes])}</p:grpSp>"
        )

    def _picture(self, picture: Picture) -> str:
        """`p:pic` (19.3.1.37)."""
        slot = self._slot(picture.placeholder)
        tied = self._tie(picture.placeholder)
        name = self._name(picture.name, picture.alt, not picture.alt)
        id_ = self._relationships.add("image", f"../media/{self._media[picture.file]}")
        left, top, right, bottom = picture.crop
        crop = f'<a:srcRect l="{left}" t="{top}" r="{right}" b="{bottom}"/>'
        return (
            f'<p:pic><p:nvPicPr>{name}<p:cNvPicPr><a:picLocks noGrp="{bool(tied):d}"'
            f' noChangeAspect="1"/></p:cNvPicPr>{tied or self._plain}</p:nvPicPr>'
            f'<p:blipFill><a:blip r:embed="{id_}"/>{crop if any(picture.crop) else ""}'
            f"<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
            f"{_picture_properties(picture, slot)}</p:pic>"
        )

    def _graphic_frame(self, frame: TableFrame | ChartFrame) -> str:
        tied = self._tie(frame.placeholder)
        name = self._name(frame.name, frame.alt)
        if isinstance(frame, ChartFrame):
            uri = CHART
            inner = f'<c:chart xmlns:c="{CHART}" r:id="{self._chart(frame)}"/>'
        else:
            uri = TABLE
            inner = table_element(frame, self._text, self._link)
        return (
            f"<p:graphicFrame><p:nvGraphicFramePr>{name}<p:cNvGraphicFramePr>"
            f'<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>{tied or self._plain}'
            f"</p:nvGraphicFramePr>{transform(frame.rect, 'p:xfrm')}<a:graphic>"
            f'<a:graphicData uri="{uri}">{inner}</a:graphicData></a:graphic></p:graphicFrame>'
        )

    def _tie(self, placeholder: Placeholder | None) -> str:
        """`p:nvPr` with the placeholder, or nothing for a shape that is none."""
        if placeholder is None or self._slot(placeholder) is None:
            return ""
        self._taken.add(placeholder[:2])
        return f"<p:nvPr>{reference(placeholder[:2])}</p:nvPr>"


def shape_tree(shapes: str) -> str:
    """`p:spTree` (19.3.1.45) around elements of shapes."""
    return f"<p:spTree>{_ROOT}{shapes}</p:spTree>"


def _differing_properties(shape: AutoShape, base: Slot) -> str:
    """`p:spPr` of a placeholder (19.3.1.44)."""
    written = ""
    if shape.rect != base.rect:
        written = transform(shape.rect)
    if shape.geometry != base.geometry:
        written += geometry_element(shape.geometry, shape.rect)
    if shape.fill != base.fill:
        written += fill_element(shape.fill)
    if shape.line != base.line:
        written += line_element(shape.line)
    return f"<p:spPr>{written}</p:spPr>" if written else "<p:spPr/>"


def _picture_properties(picture: Picture, base: Slot | None) -> str:
    """`p:spPr` of a picture: what its placeholder does not say already."""
    if base and (picture.rect, picture.geometry) == (base.rect, base.geometry):
        return "<p:spPr/>"
    # A renderer that finds a place here may not look for the outline elsewhere.
    outline = geometry_element(picture.geometry, picture.rect)
    return f"<p:spPr>{transform(picture.rect)}{outline}</p:spPr>"


def _has_text(shape: AutoShape) -> bool:
    return shape.text is not None and any(_shows(one) for one in shape.text.paragraphs)


def _shows(paragraph: Paragraph) -> bool:
    return any(run.text for run in paragraph.runs)
