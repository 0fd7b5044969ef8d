"""The mark on slides of a draft whose text does not fit."""

from __future__ import annotations

from deck import solved
from deck.geometry import Insets, Rect, from_points, from_px
from deck.theme import Theme

_SIZE = 12.0


def draft_mark(theme: Theme) -> solved.AutoShape:
    """A label in the top right corner that nobody overlooks and one click deletes."""
    run = solved.Run("DRAFT: text does not fit", "body", _SIZE, True, False, theme.colors["ground"])
    leading = _SIZE * 1.4
    paragraph = solved.Paragraph(
        (run,), "center", leading, 0.0, 0, 0, None, "", (solved.Line(0, len(run.text), 0),)
    )
    inset = from_px(8)
    height = from_points(leading) + 2 * from_px(4)
    rect = Rect(theme.width - from_px(240), 0, from_px(240), height)
    frame = solved.TextFrame((paragraph,), Insets(inset, from_px(4), inset, from_px(4)), "middle")
    return solved.AutoShape("Draft mark", rect, fill=theme.colors["text"], text=frame)
