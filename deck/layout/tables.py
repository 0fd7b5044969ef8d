"""Tables: widths of columns from what stands in them, heights of rows as measured."""

from __future__ import annotations

from collections.abc import Sequence

from deck import boxes, solved
from deck.geometry import EMU_PER_PX, divide, from_points
from deck.layout.nodes import Context, Node, TableMeasure
from deck.text import BrokenWord


def measure_table(node: Node, box: boxes.TableBox, context: Context) -> None:
    """Typeset the cells of a table at the width of its node."""
    paragraphs = [
        [context.sizes.paragraph(cell.paragraph, first=True) for cell in row] for row in box.rows
    ]
    columns = context.columns
    if len(columns) != len(box.tracks) or sum(columns) != node.width:
        columns = _columns(box, paragraphs, node.width, context)
    cells, slacks, rows = [], [], []
    words: list[BrokenWord] = []
    broken = [False] * len(columns)
    for row in paragraphs:
        typeset = [
            context.typesetter.typeset((paragraph,), width - margin)
            for paragraph, width, margin in zip(row, columns, _beside(box), strict=True)
        ]
        cells.append(tuple(cell.paragraphs[0] for cell in typeset))
        slacks.append(tuple(cell.slack for cell in typeset))
        words.extend(word for cell in typeset for word in cell.broken)
        broken = [
            done or any(not word.parted for word in cell.broken)
            for done, cell in zip(broken, typeset, strict=True)
        ]
        tallest = max(
            len(cell.paragraphs[0].lines) * cell.paragraphs[0].leading for cell in typeset
        )
        rows.append(from_points(tallest) + box.margins.vertical)
    crowded = 0
    if 2 < len(columns) < 2 * sum(broken):
        crowded = sum(_narrowest(paragraphs, _beside(box), context))
    node.words = tuple(words)
    node.table = TableMeasure(tuple(cells), tuple(slacks), columns, tuple(rows), crowded)


def _beside(box: boxes.TableBox) -> list[int]:
    """The width of the margins in each column."""
    return [box.cell_margins(column).horizontal for column in range(len(box.tracks))]


def _narrowest(
    paragraphs: Sequence[Sequence[solved.Paragraph]], beside: Sequence[int], context: Context
) -> list[int]:
    """The width of each column's longest word, with the margins beside it."""
    measure = context.typesetter.narrowest
    columns = zip(zip(*paragraphs, strict=True), beside, strict=True)
    return [max(_roomy(measure(cell)) for cell in cells) + room for cells, room in columns]


def _roomy(width: int) -> int:
    """A width and what renderers need beside it, or they break what is exactly as wide."""
    return max(round(width * 1.01), width + EMU_PER_PX // 2) if width else 0


def _columns(
    box: boxes.TableBox,
    paragraphs: Sequence[Sequence[solved.Paragraph]],
    width: int,
    context: Context,
) -> tuple[int, ...]:
    """Column widths: shares where the template gives them, else as the text asks.

    Columns without a share get what their text needs on one line, or, where that is too
    much, their longest word and a part of the rest in proportion to what they ask for (CSS
    Tables 3, automatic layout). Where even the longest words are too much, they are broken in
    the columns that ask for most, and nowhere else.
    """
    if all(box.tracks):
        return divide(width, box.tracks)
    measure = context.typesetter.widest
    columns = zip(zip(*paragraphs, strict=True), _beside(box), strict=True)
    widest = [max(_roomy(measure(cell)) for cell in cells) + room for cells, room in columns]
    least = _narrowest(paragraphs, _beside(box), context)
    shared = _shared(box.tracks, widest, width)
    if shared:
        return shared
    spare = width - sum(widest)
    if spare >= 0:
        asked = [float(ask) for ask in widest]
        return tuple(a + b for a, b in zip(widest, divide(spare, asked), strict=True))
    rest = width - sum(least)
    if rest <= 0:
        return _levelled(least, width)
    asks = [float(most - low) for most, low in zip(widest, least, strict=True)]
    return tuple(a + b for a, b in zip(least, divide(rest, asks), strict=True))


def _shared(tracks: Sequence[float], widest: Sequence[int], width: int) -> tuple[int, ...] | None:
    """Columns without a share as wide as their text, the others in their shares of the rest.

    A column is at least half as wide as it would be if all were equal. None if a column would
    then be too narrow for its text, or there are no shares.
    """
    if not any(tracks):
        return None
    widest = [max(ask, width // (2 * len(widest))) for ask in widest]
    rest = width - sum(ask for ask, share in zip(widest, tracks, strict=True) if not share)
    parts = divide(max(0, rest), tracks)
    columns = tuple(
        part if share else ask for ask, share, part in zip(widest, tracks, parts, strict=True)
    )
    fits = all(column >= ask for column, ask in zip(columns, widest, strict=True))
    return columns if fits else None


def _levelled(asks: Sequence[int], width: int) -> tuple[int, ...]:
    """Columns of less than an even share as wide as they ask; the others share the rest evenly."""
    columns = list(asks)
    large = list(range(len(asks)))
    while True:
        rest = width - sum(asks[at] for at in range(len(asks)) if at not in large)
        parts = divide(rest, [1.0] * len(large))
        over = [at for at, part in zip(large, parts, strict=True) if asks[at] > part]
        if len(over) == len(large):
            for at, part in zip(large, parts, strict=True):
                columns[at] = part
            return tuple(columns)
        large = over


#: How much taller than its text asks a row becomes at most, to fill the slide.
_STRETCH = 1.25


def stretched_rows(rows: Sequence[int], height: int, header: bool) -> tuple[int, ...]:
    """Row heights that fill `height`: the spare room goes to the rows below the heading."""
    spare = height - sum(rows)
    if spare <= 0:
        return tuple(rows)
    shares = [0.0 if header and position == 0 else 1.0 for position in range(len(rows))]
    if not any(shares):
        return tuple(rows)
    body = sum(row for row, share in zip(rows, shares, strict=True) if share)
    spare = min(spare, round(body * _STRETCH))
    return tuple(a + b for a, b in zip(rows, divide(spare, shares), strict=True))
