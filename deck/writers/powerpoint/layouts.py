"""The slide master and the slide layouts: placeholders to fill in, and fixed shapes.

Each passes its looks on: the master's text styles to its placeholders, these to the
placeholders of the slide layouts, and those to the slides. What is the same is written once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from deck.scripts import is_right_to_left
from deck.solved import ChartFrame, Color, Deck, PlaceholderType, SlideLayout
from deck.theme import TextStyle, Theme
from deck.writers.powerpoint.drawing import fill_element
from deck.writers.powerpoint.looks import (
    UNKNOWN,
    ListStyle,
    Look,
    default_looks,
    level_properties,
    style_looks,
    turned,
)
from deck.writers.powerpoint.markup import DECLARATION, NAMESPACES, attribute
from deck.writers.powerpoint.media import Media, pictures
from deck.writers.powerpoint.placeholders import (
    Key,
    Slot,
    as_definition,
    bare_slot,
    slot_of,
)
from deck.writers.powerpoint.relationships import Relationships
from deck.writers.powerpoint.shapes import ShapeWriter, shape_tree
from deck.writers.powerpoint.text import TextWriter, hyperlink

#: Ids of masters and slide layouts count from here and are unique together (19.7.16).
MASTER_ID = 2147483648
#: What a placeholder inherits whose type the master lacks: what that would be is nowhere
#: written down, so it says all itself.
_NOTHING = bare_slot(ListStyle({}, ()))
_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))


class TextStyles(NamedTuple):
    """The looks that the master gives to titles, to bodies and to all other text."""

    title: tuple[Look, ...]
    body: tuple[Look, ...]
    other: tuple[Look, ...]

    def of(self, kind: PlaceholderType) -> tuple[Look, ...]:
        """The looks for a placeholder of the master."""
        if kind == "title":
            return self.title
        return self.body if kind == "body" else self.other


class LayoutPart(NamedTuple):
    """A master or slide layout: its element, and what it refers to."""

    xml: str
    relationships: Relationships


class LayoutParts(NamedTuple):
    """The slide master, then the slide layouts, each by its part's name; and their pictures.

    `media` are the files of the pictures by their parts' names.
    """

    parts: dict[str, LayoutPart]
    media: dict[str, str]


def layout_parts(deck: Deck) -> LayoutParts:
    """The parts of a deck's slide master and slide layouts."""
    text = TextWriter(deck.lang, deck.theme.scripts)
    # Named apart from the pictures on slides, which may be the same ones.
    media = Media("layoutImage")
    for layout in (deck.master, *deck.layouts):
        for picture in pictures(layout.shapes):
            media.take(picture.file)
    count = len(deck.layouts)
    parts = {
        "ppt/slideMasters/slideMaster1.xml": master_part(
            deck.master, deck.theme, deck.background, count, text, media.names
        )
    }
    for number, layout in enumerate(deck.layouts, start=1):
        part = layout_part(layout, deck.master, deck.theme, text, media.names)
        parts[f"ppt/slideLayouts/slideLayout{number}.xml"] = part
    return LayoutParts(parts, media.files)


def text_styles(theme: Theme, *, right_to_left: bool = False) -> TextStyles:
    """The text styles of the master, from the theme's styles `title` and `body`."""
    title = style_looks(theme, _style(theme, "title"))[:1]
    body = style_looks(theme, _style(theme, "body"))
    other = default_looks(theme, _style(theme, "body"))
    if right_to_left:
        return TextStyles(*(tuple(map(turned, looks)) for looks in (title, body, other)))
    return TextStyles(title, body, other)


def default_text_style(theme: Theme, lang: str) -> str:
    """The levels of `p:defaultTextStyle` (19.2.1.8): text boxes that somebody adds."""
    default = f'<a:defPPr><a:defRPr lang="{attribute(lang)}"/></a:defPPr>'
    return default + _levels(text_styles(theme, right_to_left=is_right_to_left(lang)).other)


def master_part(
    master: SlideLayout,
    theme: Theme,
    background: Color,
    layouts: int,
    text: TextWriter,
    media: Mapping[str, str],
) -> LayoutPart:
    """`p:sldMaster` (19.3.1.42) of so many slide layouts, numbered from 1."""
    styles = text_styles(theme, right_to_left=text.right_to_left)
    bases = {
        shape.placeholder[:2]: bare_slot(ListStyle({}, styles.of(shape.placeholder.type)))
        for shape in map(as_definition, master.shapes)
        if shape and shape.placeholder
    }
    relationships = Relationships()
    layout_ids = [
        relationships.add("slideLayout", f"../slideLayouts/slideLayout{number}.xml")
        for number in range(1, layouts + 1)
    ]
    relationships.add("theme", "../theme/theme1.xml")
    tree = _tree(master, bases, relationships, text, media)
    mapping = " ".join(
        f'{name}="{theme.mapping.get(name, name)}"'
        for name in ("bg1", "tx1", "bg2", "tx2", *_ACCENTS, "hlink", "folHlink")
    )
    ids = "".join(
        f'<p:sldLayoutId id="{MASTER_ID + number}" r:id="{id_}"/>'
        for number, id_ in enumerate(layout_ids, start=1)
    )
    return LayoutPart(
        f"{DECLARATION}<p:sldMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr>{fill_element(background)}"
        f"<a:effectLst/></p:bgPr></p:bg>{tree}</p:cSld><p:clrMap {mapping}/>"
        f'<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/><p:txStyles>'
        f"<p:titleStyle>{_levels(styles.title)}</p:titleStyle>"
        f"<p:bodyStyle>{_levels(styles.body)}</p:bodyStyle>"
        f"<p:otherStyle>{_levels(styles.other)}</p:otherStyle></p:txStyles></p:sldMaster>",
        relationships,
    )


def layout_part(
    layout: SlideLayout,
    master: SlideLayout,
    theme: Theme,
    text: TextWriter,
    media: Mapping[str, str],
) -> LayoutPart:
    """`p:sldLayout` (19.3.1.39)."""
    parents = _parents(master, text_styles(theme, right_to_left=text.right_to_left))
    bases = {
        shape.placeholder[:2]: parents.get(shape.placeholder.type, _NOTHING)
        for shape in map(as_definition, layout.shapes)
        if shape and shape.placeholder
    }
    relationships = Relationships()
    relationships.add("slideMaster", "../slideMasters/slideMaster1.xml")
    tree = _tree(layout, bases, relationships, text, media, prompts=True)
    return LayoutPart(
        # Each layout draws its own fixed shapes; the master's are for layouts made by hand.
        f'{DECLARATION}<p:sldLayout {NAMESPACES} showMasterSp="0" preserve="1" userDrawn="1">'
        f'<p:cSld name="{attribute(layout.title)}">{tree}</p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>",
        relationships,
    )


def _parents(master: SlideLayout, styles: TextStyles) -> dict[PlaceholderType, Slot]:
    """What the master's placeholders pass on; text styles where it has none."""
    kinds: tuple[PlaceholderType, ...] = ("title", "body", "ftr", "sldNum")
    parents = {kind: bare_slot(ListStyle({}, styles.of(kind))) for kind in kinds}
    for shape in map(as_definition, master.shapes):
        if shape and shape.placeholder and shape.placeholder.type in parents:
            kind = shape.placeholder.type
            slot = slot_of(shape)
            looks = slot.style.looks + styles.of(kind)[len(slot.style.looks) :]
            parents[kind] = slot._replace(style=ListStyle({}, looks))
    return parents


def _tree(
    layout: SlideLayout,
    bases: Mapping[Key, Slot],
    relationships: Relationships,
    text: TextWriter,
    media: Mapping[str, str],
    prompts: bool = False,
) -> str:
    def link(target: str) -> str:
        # A slide layout knows no slides to jump to.
        if target.startswith("#"):
            return ""
        return hyperlink(relationships.add("hyperlink", target, external=True))

    def chart(frame: ChartFrame) -> str:
        raise ValueError(f'the fixed chart "{frame.name}" stands in a slide layout')

    writer = ShapeWriter(text, relationships, media, link, chart, {}, drawn=True)
    free = dict(bases)
    shapes = []
    for shape in layout.shapes:
        found = as_definition(shape)
        base = free.pop(found.placeholder[:2], None) if found and found.placeholder else None
        if found and base:
            slot = slot_of(found)
            levels = _own_levels(slot, base)
            shapes.append(writer.placeholder(found, base, slot, levels, prompts))
        else:
            shapes.append(writer.shape(shape))
    return shape_tree("".join(shapes))


def _own_levels(slot: Slot, base: Slot) -> str:
    """What the list levels of a placeholder say that its parent's do not."""
    return "".join(
        level_properties(level, look, base.style.look(level))
        for level, look in enumerate(slot.style.looks)
    )


def _levels(looks: tuple[Look, ...]) -> str:
    return "".join(
        level_properties(level, look, UNKNOWN, default=True) for level, look in enumerate(looks)
    )


def _style(theme: Theme, name: str) -> TextStyle:
    return theme.styles.get(name) or next(iter(theme.styles.values()))
