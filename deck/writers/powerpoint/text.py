"""Text bodies: paragraphs, runs, line breaks, fields and links as DrawingML."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from deck.geometry import Insets
from deck.scripts import SCRIPTS, USUAL_FACES, is_right_to_left
from deck.solved import Anchor, Paragraph, Run
from deck.writers.powerpoint.looks import (
    LEVELS,
    PLAIN,
    PLAIN_DEEPER,
    ListStyle,
    Look,
    character_properties,
    paragraph_properties,
    turned,
)
from deck.writers.powerpoint.markup import attribute, escape, guid

#: Makes `a:hlinkClick` for a link, or nothing for a link that leads nowhere.
LinkWriter = Callable[[str], str]

_ANCHOR: dict[Anchor | None, str] = {"top": "t", "middle": "ctr", "bottom": "b"}
_FIELDS = {"slidenum": guid("field:slidenum")}
# Office 2019 and later show a link in its run's own colour (MS-ODRAWXML 2.34, hlinkClr).
_OWN_COLOR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr'
    ' xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor"'
    ' val="tx"/></a:ext></a:extLst>'
)
_LINK_END = "</a:hlinkClick>"
_INSETS = ("lIns", "tIns", "rIns", "bIns")


def hyperlink(id_: str, action: str = "") -> str:
    """`a:hlinkClick` (21.1.2.3.5) to a relationship's target."""
    acts = f' action="{action}"' if action else ""
    return f'<a:hlinkClick r:id="{id_}"{acts}>{_OWN_COLOR}{_LINK_END}'


def without_color(link: str) -> str:
    """The same link where there is no run whose colour it would keep."""
    return link.replace(f">{_OWN_COLOR}{_LINK_END}", "/>")


def body_properties(
    insets: Insets,
    anchor: Anchor,
    base_insets: Insets | None = None,
    base_anchor: Anchor | None = None,
    fit: str = "noAutofit",
) -> str:
    """`a:bodyPr` (21.1.2.1.1) where it differs from the base, or all of it without one.

    Text has the size that was measured, and no shape of a slide asks the application to fit
    it. Placeholders of the master and of slide layouts do (`normAutofit`, as PowerPoint's own
    do), so that what somebody adds to them later shrinks to fit. PowerPoint acts on it after
    such an edit only; LibreOffice 7 only where the slide's shape says it, and then at once,
    with a size that the deck was not checked with.
    """
    whole = base_insets is None
    attributes = ' wrap="square"' if whole else ""
    known = base_insets or (None,) * 4
    for name, value, inherited in zip(_INSETS, insets, known, strict=True):
        if value != inherited:
            attributes += f' {name}="{value}"'
    if anchor != base_anchor:
        attributes += f' anchor="{_ANCHOR[anchor]}"'
    if whole:
        return f'<a:bodyPr{attributes} rtlCol="0"><a:{fit}/></a:bodyPr>'
    return f"<a:bodyPr{attributes}/>"


class TextWriter:
    """Writes the paragraphs of a deck in one language; remembers the properties of a look."""

    def __init__(self, lang: str, scripts: Mapping[str, str] = USUAL_FACES) -> None:
        """Write text in the language of a BCP 47 tag; `scripts` are the faces of scripts."""
        self._lang = attribute(lang)
        self._scripts = scripts
        #: Whether the deck runs from right to left.
        self.right_to_left = is_right_to_left(lang)
        self._plain = (PLAIN, PLAIN_DEEPER)
        if self.right_to_left:
            self._plain = (turned(PLAIN), turned(PLAIN_DEEPER))
        self._runs: dict[Look, dict[object, tuple[str, str]]] = {}
        self._paragraphs: dict[object, str] = {}

    def paragraphs(
        self, paragraphs: tuple[Paragraph, ...], style: ListStyle | None, link: LinkWriter
    ) -> str:
        """The `a:p` of a text body, which needs one; `style` is what a placeholder inherits."""
        written = []
        for paragraph in paragraphs:
            if style is None:
                level = min(paragraph.level, LEVELS - 1)
                look = self._plain[level > 0]
            else:
                level = style.level(paragraph)
                look = style.look(level)
            key = (paragraph[1:7], paragraph.rtl, look, level)
            properties = self._paragraphs.get(key)
            if properties is None:
                properties = self._paragraphs[key] = _properties(paragraph, look, level)
            written.append(f"<a:p>{properties}{self._content(paragraph, look, link)}</a:p>")
        return "".join(written) or f'<a:p><a:endParaRPr lang="{self._lang}"/></a:p>'

    def plain_paragraph(self, text: str) -> str:
        """An `a:p` that inherits everything; a line end in it is a line break."""
        if not text:
            return f'<a:p><a:endParaRPr lang="{self._lang}"/></a:p>'
        properties = f'<a:rPr lang="{self._lang}"/>'
        return f"<a:p>{_runs(text, properties, properties)}</a:p>"

    def _content(self, paragraph: Paragraph, look: Look, link: LinkWriter) -> str:
        known = self._runs.get(look)
        if known is None:
            known = self._runs[look] = {}
        content = ""
        attributes = children = ""
        for run in _merged(paragraph.runs):
            key = (run[1:7], run.script)
            found = known.get(key)
            if found is None:
                found = known[key] = self._run_properties(run, look)
            attributes, children = found
            text = run.text
            if not text:
                continue
            inner = children + _link(run, link) if run.link else children
            properties = f"<a:rPr{attributes}>{inner}</a:rPr>" if inner else f"<a:rPr{attributes}/>"
            if run.field:
                content += (
                    f'<a:fld id="{_FIELDS[run.field]}" type="{run.field}">{properties}'
                    f"<a:t>{escape(text)}</a:t></a:fld>"
                )
            elif "\n" in text:
                breaks = f"<a:rPr{attributes}>{children}</a:rPr>"
                content += _runs(text, properties, breaks)
            else:
                content += f"<a:r>{properties}<a:t>{escape(text)}</a:t></a:r>"
        if content:
            return content
        attributes = attributes or f' lang="{self._lang}"'
        return f"<a:endParaRPr{attributes}>{children}</a:endParaRPr>"

    def _run_properties(self, run: Run, look: Look) -> tuple[str, str]:
        """The attributes and children of a run's `a:rPr`, without its link."""
        if run.script is None:
            marks, inner = character_properties(*run[1:7], look)
            return f' lang="{self._lang}"{marks}', inner
        family = attribute(self._scripts[run.script])
        marks, inner = character_properties(None, *run[2:7], look)
        inner += "".join(f'<a:{font} typeface="{family}"/>' for font in ("latin", "ea", "cs"))
        return f' lang="{SCRIPTS[run.script].lang or self._lang}"{marks}', inner


def _merged(runs: tuple[Run, ...]) -> list[Run]:
    """The runs with neighbours that look the same made one, as they are edited together."""
    merged: list[Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        fields = run.field or (last and last.field)
        if last and not fields and last[1:8] == run[1:8] and last.script == run.script:
            merged[-1] = last._replace(text=last.text + run.text)
        else:
            merged.append(run)
    return merged


def _properties(paragraph: Paragraph, look: Look, level: int) -> str:
    _, align, leading, before, _, indent, bullet = paragraph[:7]
    attributes, children = paragraph_properties(
        align, leading, before, indent, bullet, paragraph.rtl, look
    )
    if level:
        attributes = f' lvl="{level}"{attributes}'
    if children:
        return f"<a:pPr{attributes}>{children}</a:pPr>"
    return f"<a:pPr{attributes}/>" if attributes else ""


def _link(run: Run, link: LinkWriter) -> str:
    written = link(run.link or "")
    # In the theme's own colour for links there is no other colour to keep.
    own = run.color.slot != "hlink" or run.color[2:] != (100, 0, 100)
    return written if own else without_color(written)


def _runs(text: str, properties: str, breaks: str) -> str:
    """Runs with line breaks between the lines of `text`."""
    lines = [
        f"<a:r>{properties}<a:t>{escape(line)}</a:t></a:r>" if line else ""
        for line in text.split("\n")
    ]
    return f"<a:br>{breaks}</a:br>".join(lines)
