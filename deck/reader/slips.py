"""What YAML reads otherwise than its author means it, without a mistake of syntax."""

from __future__ import annotations

from deck.reader.context import Context
from deck.reader.nodes import Entry, Mapping, Scalar, Sequence, is_empty
from deck.reader.quoting import quote
from deck.source import Span

_ITEM_HINT = (
    "an item begins in the column of the one above; where a point has points "
    'below it, they are its "points" and it is its "text"'
)
_SPACE_HINT = "an item begins with a dash and a space, in the column of the one above"


def warn_of_split_numbers(node: Sequence, ctx: Context) -> None:
    """YAML reads [128,000 tokens] as two items; the author hardly meant that."""
    for left, right in zip(node.items, node.items[1:], strict=False):
        if (
            isinstance(left, Scalar)
            and isinstance(right, Scalar)
            and not left.style + right.style
            and right.column == left.column + left.length + 1
            and left.text[-1:].isdigit()
            and right.text[:3].isdigit()
        ):
            text = f"{left.text},{right.text}"
            span = ctx.span(left)._replace(length=len(text))
            ctx.warning(
                f'"{text}" is two items', span, f'if one is meant, write "{text}" in quotes'
            )


def warn_of_swallowed_dash(node: Scalar, subject: str, ctx: Context) -> None:
    """YAML takes a dash below a plain text, further to the right, for more of the text."""
    item = subject.startswith("an item of ")
    found = _dash_below(node, ctx, paragraphs=subject == '"notes"', item=item)
    if found is None:
        return
    line = ctx.line(found).rstrip()
    start = len(line) - len(line.lstrip())
    if item:
        what = "no item of its own"
        hint = _ITEM_HINT if line[start + 1 : start + 2] in ("", " ") else _SPACE_HINT
    elif subject == '"notes"':
        what = "no paragraph of its own"
        hint = "a blank line above it makes it one"
    else:
        what = "no item of a list"
        hint = f"{subject} is one text; a dash that belongs to it stands at the end of a line"
    ctx.warning(
        f'"{line.strip()}" is more of the text above it, and {what}',
        Span(ctx.file, found, start + 1, len(line) - start),
        hint,
    )


def _dash_below(node: Scalar, ctx: Context, *, paragraphs: bool, item: bool) -> int | None:
    """The first line of a plain text, but for the one it begins on, that begins with a dash.

    With `paragraphs`, one below a blank line is none: it begins a paragraph. Of an `item`, a
    word behind the dash may stand close to it, as the next item of somebody in a hurry.
    """
    rest, number = node.text, node.line
    piece = ctx.line(number)[node.column - 1 :].strip(" \t")
    # YAML folds lines (YAML 1.1, section 4.2.5): a line end is a space, n blank lines n breaks.
    while piece and rest.startswith(piece):
        rest = rest[len(piece) :]
        breaks = len(rest) - len(rest.lstrip("\n"))
        rest = rest[max(1, breaks) :]
        number += 1 + breaks
        piece = ctx.line(number).strip(" \t") if rest else ""
        dash = piece == "-" or piece.startswith("- ")
        dash = dash or (item and piece.startswith("-") and piece[1].isalpha())
        if dash and rest.startswith(piece) and not (paragraphs and breaks):
            return number
    return None


def tell_split_text(node: Mapping, known: list[str], ctx: Context) -> frozenset[str]:
    """YAML ends a text inside { } at a comma: what follows becomes a key without a value.

    Notes an error for each such text, with its cure; the keys are returned. `known` are those
    that a field has.
    """
    split: set[str] = set()
    if not node.flow or id(node) in ctx.foreign:
        return frozenset()
    text: Entry | None = None
    pieces: list[str] = []
    entries: list[tuple[str, Entry | None]] = [*node.entries.items(), ("", None)]
    for key, entry in entries:
        is_piece = entry and key not in known and is_empty(entry.value)
        if entry and is_piece and text and entry.line == text.line:
            pieces.append(key)
            continue
        if text and pieces:
            split.update(pieces)
            _tell_cut(text, pieces, ctx)
        plain = entry and isinstance(entry.value, Scalar) and not entry.value.style
        text, pieces = (entry if plain and not is_piece else None), []
    return frozenset(split)


def _tell_cut(text: Entry, pieces: list[str], ctx: Context) -> None:
    """Note that a text stands in quotes where it has commas in it, as it does not here."""
    start = text.value.column - 1
    line = ctx.line(text.value.line).rstrip()
    stop = start
    for piece in pieces:
        at = line.find(piece, stop)
        stop = at + len(piece) if at >= 0 else stop
    whole = line[start:stop]
    ctx.error(
        f'a comma ends a text inside {{ }}: "{pieces[0]}" is no more of it',
        Span(ctx.file, text.value.line, start + 1, max(1, len(whole))),
        f"write: {line[:start].lstrip()}{quote(whole)}{line[stop:]}" if whole else None,
    )
