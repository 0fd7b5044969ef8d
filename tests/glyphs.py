"""Slides as LibreOffice shows them, judged by the glyphs on their pages.

Nothing here asks the program where it thinks that a text is. The deck is read from its file
with python-pptx; in a copy every run gets a colour of its own, so that the colour of a glyph on
the page tells which run of which shape it was set from.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pptx
from lxml import etree
from pptx.shapes.group import GroupShape
from renderers import require, to_pdf

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_PDF = 'pdf:impress_pdf_Export:{"ExportHiddenSlides":{"type":"boolean","value":"true"}}'
_POINT = 12700


class Box(NamedTuple):
    """A rectangle in points, from the slide's top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def beyond(self, other: Box) -> float:
        """How far it reaches out of another one; negative if it is inside."""
        return max(
            other.left - self.left, other.top - self.top,
            self.right - other.right, self.bottom - other.bottom,
        )  # fmt: skip

    def joined(self, other: Box) -> Box:
        """The smallest box around both."""
        return Box(
            min(self.left, other.left), min(self.top, other.top),
            max(self.right, other.right), max(self.bottom, other.bottom),
        )  # fmt: skip

    def common(self, other: Box) -> tuple[float, float]:
        """Width and height of what it shares with another one; negative where they are apart."""
        return (
            min(self.right, other.right) - max(self.left, other.left),
            min(self.bottom, other.bottom) - max(self.top, other.top),
        )


class Owner(NamedTuple):
    """What a colour stands for: a run or a field of a text, or a text of a chart.

    `slide` counts from 0; it is None for the shapes of slide layouts, which have no `frame`
    either. `part` tells texts of a shape apart that may not run into each other.
    """

    slide: int | None
    shape: str
    part: str
    text: str
    frame: Box | None


class Glyph(NamedTuple):
    """A character on a page, the box of its ink, and the size of its type in points."""

    text: str
    box: Box
    size: float


class Shown(NamedTuple):
    """A rendered deck: the owners by colour, and for each page the glyphs by colour."""

    owners: dict[int, Owner]
    pages: list[dict[int, list[Glyph]]]
    size: Box


def render(decks: dict[str, bytes], folder: Path) -> dict[str, Shown]:
    """The glyphs of some decks, in one call of LibreOffice."""
    require("soffice")
    owners = {}
    for name, data in decks.items():
        path = folder / f"{name}.pptx"
        path.write_bytes(data)
        presentation = pptx.Presentation(str(path))
        owners[name] = _coloured(presentation)
        presentation.save(str(path))
    to_pdf(*(folder / f"{name}.pptx" for name in decks), target=_PDF)
    return {name: Shown(found, *_pages(folder / f"{name}.pdf")) for name, found in owners.items()}


# ---- colours


def _coloured(presentation: Any) -> dict[int, Owner]:
    """Give each run of a presentation a colour of its own; what the colours stand for."""
    owners: dict[int, Owner] = {}
    master = presentation.slide_masters[0]
    for fixed in (master, *master.slide_layouts):
        for shape in _shapes(fixed.shapes):
            if not shape.is_placeholder:
                _colour_shape(shape, None, owners)
    for number, slide in enumerate(presentation.slides):
        for shape in _shapes(slide.shapes):
            _colour_shape(shape, number, owners)
    return owners


def _shapes(shapes: Iterable[Any]) -> Iterator[Any]:
    for shape in shapes:
        if isinstance(shape, GroupShape):
            yield from _shapes(shape.shapes)
        else:
            yield shape


def _colour_shape(shape: Any, slide: int | None, owners: dict[int, Owner]) -> None:
    frame = _frame(shape.left, shape.top, shape.width, shape.height)
    name = f"{shape.shape_id} {shape.name}"
    if getattr(shape, "has_table", False):
        top = shape.top
        for row in shape.table.rows:
            left = shape.left
            columns = shape.table.columns
            for column, cell in zip(columns, row.cells, strict=True):
                box = _frame(left, top, column.width, row.height)
                part = f"{name} cell {left} {top}"
                _colour_runs(cell._tc, Owner(slide, name, part, "", box), owners)
                left += column.width
            top += row.height
    elif getattr(shape, "has_chart", False):
        _colour_chart(shape.chart, Owner(slide, name, name, "", frame), owners)
    elif shape.has_text_frame:
        _colour_runs(shape._element, Owner(slide, name, name, "", frame), owners)


def _frame(left: int, top: int, width: int, height: int) -> Box:
    return Box(*(at / _POINT for at in (left, top, left + width, top + height)))


def _colour_runs(element: Any, owner: Owner, owners: dict[int, Owner]) -> None:
    for bullet in list(element.iter(A + "buClr")):
        bullet.getparent().remove(bullet)  # so that it has the colour of its text
    for run in element.iter(A + "r", A + "fld"):
        text = run.findtext(A + "t") or ""
        _paint(run.find(A + "rPr"), owner._replace(text=text), owners)


def _colour_chart(chart: Any, owner: Owner, owners: dict[int, Owner]) -> None:
    """Each label, axis and legend of a chart has one colour, and so have its other texts."""
    tree = chart._chartSpace
    colors: dict[Any, int] = {}
    for properties in tree.iter(A + "defRPr", A + "rPr"):
        holder = next(one for one in properties.iterancestors() if one.tag in _HOLDERS)
        color = colors.get(holder)
        kind = etree.QName(holder).localname
        part = f"{owner.part} {len(colors)} {kind}"
        owned = owner._replace(part=part, text=_chart_text(kind, holder, tree))
        colors[holder] = _paint(properties, owned, owners, color)


_HOLDERS = [C + name for name in ("dLbl", "dLbls", "catAx", "valAx", "legend", "chartSpace")]


def _chart_text(kind: str, holder: Any, tree: Any) -> str:
    """What a part of a chart has to show, as far as its file says it in words."""
    if kind == "catAx" and holder.find(C + "delete").get("val") == "0":
        return " ".join(point.findtext(C + "v") for point in _categories(tree))
    if kind == "dLbl":
        return "".join(holder.itertext(A + "t"))
    if kind == "legend":
        return " ".join(series.findtext(f"{C}tx//{C}v") for series in tree.iter(C + "ser"))
    return ""


def _categories(tree: Any) -> list[Any]:
    first = next(tree.iter(C + "cat"), None)
    return list(first.iter(C + "pt")) if first is not None else []


def _paint(
    properties: Any, owner: Owner, owners: dict[int, Owner], color: int | None = None
) -> int:
    """Give text the colour given or a new one, which stands for `owner` from now on."""
    color = color or len(owners) + 0x100000
    for fill in properties.findall(A + "solidFill"):
        properties.remove(fill)
    fill = etree.Element(A + "solidFill")
    etree.SubElement(fill, A + "srgbClr", val=f"{color:06X}")
    properties.insert(len(properties.findall(A + "ln")), fill)
    owners[color] = owner
    return color


# ---- glyphs


def _pages(path: Path) -> tuple[list[dict[int, list[Glyph]]], Box]:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        width, height = document[0].get_size()
        return [_page(page, height) for page in document], Box(0, 0, width, height)
    finally:
        document.close()


def _page(page: Any, height: float) -> dict[int, list[Glyph]]:
    import pypdfium2.raw as raw

    text = page.get_textpage()
    found: dict[int, list[Glyph]] = defaultdict(list)
    rgba = [ctypes.c_uint() for _ in range(4)]
    sides = [ctypes.c_double() for _ in range(4)]
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, at)
        unseen = chr(code).isspace() or unicodedata.category(chr(code)) == "Cf"
        if unseen or raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        raw.FPDFText_GetFillColor(text, at, *map(ctypes.byref, rgba))
        raw.FPDFText_GetCharBox(text, at, *map(ctypes.byref, sides))
        red, green, blue, _ = (one.value for one in rgba)
        left, right, bottom, top = (one.value for one in sides)
        box = Box(left, height - top, right, height - bottom)
        glyph = Glyph(chr(code), box, raw.FPDFText_GetFontSize(text, at))
        found[red << 16 | green << 8 | blue].append(glyph)
    text.close()
    return found


# ---- judgement


#: The last letter of the scripts that the shipped faces have, which are lower than others.
_SHIPPED = "\u058f"


def faults(
    shown: Shown, is_foreign: Callable[[str], bool] = lambda text: False
) -> Iterator[tuple[int, str]]:
    """What is wrong on the pages of a deck, each with the number of its slide from 0.

    Shapes with text that `is_foreign` are not judged: nobody knows in which face it is shown.
    """
    by_slide: dict[int, list[int]] = defaultdict(list)
    for color, owner in shown.owners.items():
        if owner.slide is not None:
            by_slide[owner.slide].append(color)
    for number, page in enumerate(shown.pages):
        foreign = {
            shown.owners[color].shape
            for color in by_slide[number]
            if is_foreign(shown.owners[color].text)
        }
        page = {
            color: glyphs
            for color, glyphs in page.items()
            if color not in shown.owners or shown.owners[color].shape not in foreign
        }
        judged = [one for one in by_slide[number] if shown.owners[one].shape not in foreign]
        for fault in _page_faults(shown, page, judged):
            yield number, fault


def _page_faults(shown: Shown, page: dict[int, list[Glyph]], colors: list[int]) -> Iterator[str]:
    said: dict[str, str] = defaultdict(str)
    found: dict[str, str] = defaultdict(str)
    for color in colors:
        # By parts: LibreOffice now and then gives a link the colour of the run beside it.
        part = shown.owners[color].part
        said[part] += shown.owners[color].text
        found[part] += "".join(glyph.text for glyph in page.get(color, ()))
    for part, text in said.items():
        missing = _letters(text) - _letters(found[part])
        if missing:
            yield f"{part}: {''.join(missing.elements())!r} of {text!r} is not shown"
    for color, glyphs in page.items():
        owner = shown.owners.get(color)
        for glyph in glyphs:
            if glyph.box.beyond(shown.size) > 0:
                yield f"{owner and owner.part}: {glyph} is not on the slide"
            if owner and owner.frame and _leaves(glyph, owner):
                yield f"{owner.part}: {glyph} of {owner.text!r} is out of {owner.frame}"
    yield from _overlaps(shown, page)


def _leaves(glyph: Glyph, owner: Owner) -> bool:
    """Whether a glyph is outside its frame by more than letters reach out of their line.

    A frame is as high as its lines. LibreOffice sets the last one a fifth of an em above the
    end of the frame, and tails are a little longer; faces for other scripts reach further.
    """
    assert owner.frame
    up = glyph.size * (0.3 if max(owner.text, default="") > _SHIPPED else 0.06)
    frame = owner.frame
    room = Box(frame.left - 1.5, frame.top - 1 - up, frame.right + 1.5, frame.bottom + 1 + up)
    return glyph.box.beyond(room) > 0


def _letters(text: str) -> Counter[str]:
    """The letters and digits of a text, however they are composed.

    Of those beyond U+FFFF the reader of PDF files gives halves.
    """
    known = "".join(letter for letter in text if ord(letter) <= 0xFFFF)
    folded = unicodedata.normalize("NFKD", known).casefold()
    return Counter(letter for letter in folded if letter.isalnum())


#: What has several texts in one colour.
_MANY = ("catAx", "valAx", "legend")


class _Row(NamedTuple):
    """Glyphs that stand side by side."""

    owner: str
    text: str
    box: Box


def _overlaps(shown: Shown, page: dict[int, list[Glyph]]) -> Iterator[str]:
    """Rows of text that run into each other."""
    rows: list[_Row] = []
    for color, glyphs in page.items():
        owner = shown.owners.get(color)
        name = owner.part if owner else "?"
        rows += _rows(name, glyphs)
    rows.sort(key=lambda row: row.box.top)
    for at, row in enumerate(rows):
        for other in rows[at + 1 :]:
            if other.box.top > row.box.bottom:
                break
            across, down = row.box.common(other.box)
            if row.owner == other.owner and not _is_list(row):
                continue
            least = 0.3 * min(row.box.bottom - row.box.top, other.box.bottom - other.box.top)
            if across > 1 and down > max(1, least):
                yield f"{row} runs into {other}"


def _is_list(row: _Row) -> bool:
    """Whether rows of its colour are texts of their own, as far as rows can be told apart."""
    return row.owner.endswith(_MANY) and not any("\u0590" <= one <= "\u0eff" for one in row.text)


def _rows(owner: str, glyphs: list[Glyph]) -> Iterator[_Row]:
    row: _Row | None = None
    for glyph in glyphs:
        if glyph.box.right <= glyph.box.left:
            continue
        if row:
            _, down = row.box.common(glyph.box)
            near = glyph.box.left - row.box.right < 12 and row.box.left - glyph.box.right < 12
            if down > -2 and near:
                row = _Row(owner, row.text + glyph.text, row.box.joined(glyph.box))
                continue
            yield row
        row = _Row(owner, glyph.text, glyph.box)
    if row:
        yield row
