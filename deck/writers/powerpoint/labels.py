"""Text in charts: how it looks, and the labels at the points of a series."""

from __future__ import annotations

from collections.abc import Sequence

from deck.solved import ChartFrame, ChartSeries, Color, TextLook
from deck.writers.powerpoint.looks import PLAIN, character_properties
from deck.writers.powerpoint.markup import attribute, escape
from deck.writers.powerpoint.values import plain_number, shown_number

_NO_FILL = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
# Every text says how it is turned, or the application turns what it holds to be too long.
_BODY = '<a:bodyPr rot="{turn}" vert="horz" wrap="{wrap}" anchor="ctr"/><a:lstStyle/>'
#: A quarter to the left, in 60,000ths of a degree (ECMA-376 Part 1, 20.1.10.3).
_TURNED = -5400000
_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def text_properties(
    look: TextLook | None, lang: str, wrap: str = "square", *, turned: bool = False
) -> str:
    """`c:txPr` (21.2.2.216), or nothing where there is no text. `turned` text reads upwards."""
    if look is None:
        return ""
    body = _BODY.format(wrap=wrap, turn=_TURNED if turned else 0)
    return (
        f"<c:txPr>{body}<a:p><a:pPr>{_properties(look, 'a:defRPr')}</a:pPr>"
        f'<a:endParaRPr lang="{attribute(lang)}"/></a:p></c:txPr>'
    )


def data_labels(series: ChartSeries, frame: ChartFrame, lang: str) -> str:
    """`c:dLbls` (21.2.2.49): a label for each value, as value where it is one, else as text."""
    if not series.labels:
        return ""
    colors = series.label_colors or (series.label_look.color,) * len(series.values)
    look = series.label_look._replace(color=max(dict.fromkeys(colors), key=colors.count))
    if series.label_texts:
        points = "".join(
            _slice(series, at, frame, look._replace(color=color), lang)
            for at, color in enumerate(colors)
        )
        return (
            f"<c:dLbls>{points}{_format(series)}{_NO_FILL}{text_properties(look, lang, 'none')}"
            f'{_shown(series, " ")}<c:showLeaderLines val="0"/></c:dLbls>'
        )
    points = "".join(_label(series, index, look, color, lang) for index, color in enumerate(colors))
    return (
        f"<c:dLbls>{points}{_format(series)}{_NO_FILL}{text_properties(look, lang, 'none')}"
        f'<c:dLblPos val="{series.label_position}"/>{_SHOWN}</c:dLbls>'
    )


def _label(series: ChartSeries, index: int, usual: TextLook, color: Color, lang: str) -> str:
    """`c:dLbl` (21.2.2.47) of a point that differs from the series, else nothing."""
    value, label = series.values[index], series.labels[index]
    if value is None:
        return ""
    start = f'<c:dLbl><c:idx val="{index}"/>'
    if label is None:
        return f'{start}<c:delete val="1"/></c:dLbl>'
    look = usual._replace(color=color)
    side = series.label_sides[index] if series.label_sides else series.label_position
    end = (
        f"{_format(series)}{_NO_FILL}{text_properties(look, lang, 'none')}"
        f'<c:dLblPos val="{side}"/>{_SHOWN}</c:dLbl>'
    )
    if label != shown_number(value, series.number_format):
        return f"{start}{rich_text((label,), look, lang)}{end}"
    return f"{start}{end}" if look != usual or side != series.label_position else ""


def _slice(series: ChartSeries, index: int, frame: ChartFrame, look: TextLook, lang: str) -> str:
    """The `c:dLbl` of a slice, moved beside the ring: name and value, as fields if they can be.

    A place is told as the way from where the application would have put the label, which is
    the middle of the slice, in shares of the chart (21.2.2.31, 21.2.2.88). A doughnut's labels
    have no `c:dLblPos`.
    """
    text, value = series.label_texts[index], series.values[index]
    start = f'<c:dLbl><c:idx val="{index}"/>'
    if text is None:
        return f'{start}<c:delete val="1"/></c:dLbl>' if value is not None else ""
    sides = zip("xy", text.by, (frame.rect.width, frame.rect.height), strict=True)
    moved = "".join(
        f'<c:{name} val="{plain_number(round(by / whole, 6) if whole else 0)}"/>'
        for name, by, whole in sides
    )
    start += f"<c:layout><c:manualLayout>{moved}</c:manualLayout></c:layout>"
    whole = sum(one or 0.0 for one in series.values)
    number = (value or 0.0) / whole if series.shares and whole else value or 0.0
    said = shown_number(number, series.label_format or series.number_format) or ""
    if "\n".join(text.lines) != f"{frame.categories[index]}{text.separator}{said}":
        start += rich_text(text.lines, look, lang)
    return (
        f"{start}{_format(series)}{_NO_FILL}{text_properties(look, lang, 'none')}"
        f"{_shown(series, text.separator)}</c:dLbl>"
    )


def _shown(series: ChartSeries, separator: str) -> str:
    """What the label of a slice consists of: its category, its value or its share."""
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{not series.shares:d}"/>'
        '<c:showCatName val="1"/><c:showSerName val="0"/>'
        f'<c:showPercent val="{series.shares:d}"/><c:showBubbleSize val="0"/>'
        f"<c:separator>{separator}</c:separator>"
    )


def rich_text(lines: Sequence[str], look: TextLook, lang: str) -> str:
    """`c:tx` with a text in lines of its own, for what is not just a value or a name."""
    default = _properties(look, "a:defRPr")
    own = _properties(look, "a:rPr", f' lang="{attribute(lang)}"')
    paragraphs = "".join(
        f"<a:p><a:pPr>{default}</a:pPr><a:r>{own}<a:t>{escape(line)}</a:t></a:r></a:p>"
        for line in lines
    )
    return f"<c:tx><c:rich>{_BODY.format(wrap='none', turn=0)}{paragraphs}</c:rich></c:tx>"


def _format(series: ChartSeries) -> str:
    code = attribute(series.label_format or series.number_format)
    return f'<c:numFmt formatCode="{code}" sourceLinked="0"/>'


def _properties(look: TextLook, tag: str, more: str = "") -> str:
    # Chart text is bold by default in some places, so that is said too.
    base = PLAIN._replace(bold=None)
    marks, inner = character_properties(
        look.face, look.size, look.bold, False, look.color, 0.0, base
    )
    return f"<{tag}{more}{marks}>{inner}</{tag}>"
