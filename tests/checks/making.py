"""Solved shapes with as little in them as the checks look at. Lengths are px."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from layout.making import make_theme

from deck import model, solved
from deck.geometry import Insets, Rect, from_px
from deck.source import Span
from deck.theme import Color

WRITTEN = Span("talk.yaml", 7, 3)
SLIDE_AT = Span("talk.yaml", 5, 5)
LIST_AT = Span("talk.yaml", 50, 5)


def color(rgb: str, alpha: int = 100) -> Color:
    return Color("tx1", rgb, alpha=alpha)


def rect(x: int, y: int, width: int, height: int) -> Rect:
    return Rect(*map(from_px, (x, y, width, height)))


def run(text: str, key: int = -1, rgb: str = "000000", **values: Any) -> solved.Run:
    return solved.Run(text, "body", 12.0, False, False, color(rgb), key=key)._replace(**values)


def paragraph(*runs: solved.Run, lines: int = 1, **values: Any) -> solved.Paragraph:
    rows = (solved.Line(0, 1, 0),) * lines
    plain = solved.Paragraph(runs, "left", 15.0, 0.0, 0, 0, None, "body", rows, WRITTEN)
    return plain._replace(**values)


def frame(*runs: solved.Run) -> solved.TextFrame:
    return solved.TextFrame((paragraph(*runs),), Insets(), "top")


_PLACE = rect(0, 0, 100, 20)


def shape(
    *runs: solved.Run,
    at: Rect = _PLACE,
    fill: Color | None = None,
) -> solved.AutoShape:
    return solved.AutoShape("shape", at, fill=fill, text=frame(*runs) if runs else None)


def table(*rows: Sequence[solved.Run], fills: dict[tuple[int, int], Color]) -> solved.TableFrame:
    """A table at 0, 0 whose cells are 100 by 20 px."""
    made = tuple(
        solved.TableRow(
            from_px(20),
            tuple(solved.Cell(frame(one), fills.get((y, x))) for x, one in enumerate(row)),
        )
        for y, row in enumerate(rows)
    )
    columns = (from_px(100),) * len(rows[0])
    return solved.TableFrame("table", rect(0, 0, 100, 20), columns, made, True, False)


def chart(*keys: int) -> solved.ChartFrame:
    axis = solved.Axis(None, None, None)
    place = rect(0, 0, 100, 100)
    return solved.ChartFrame(
        "chart", place, "bar", (), (), place, axis, axis, 100, 0, None, "", keys
    )


def slide(*shapes: solved.Shape, at: Span = SLIDE_AT) -> solved.Slide:
    return solved.Slide(0, "id", "Title", shapes, (), False, at)


def deck(
    *slides: solved.Slide, ground: str = "FFFFFF", fixed: tuple[solved.Shape, ...] = ()
) -> solved.Deck:
    layout = solved.SlideLayout("toy", "Toy", fixed)
    theme = make_theme({}, from_px(1280), from_px(720))
    return solved.Deck(
        "Deck", "en", "", "", "", theme, color(ground), layout, (layout,), slides, ()
    )


def text(content: str, key: int, line: int = 7) -> model.Text:
    return model.Text((model.Run(content),), Span("talk.yaml", line, 3), key)


def talk(
    *texts: model.Text, cited: model.Source | None = None, listed: tuple[model.Source, ...] = ()
) -> model.Deck:
    """A deck of a slide with a title and cards of one heading each, and perhaps a list of sources.

    The slide and its first card cite the source.
    """
    title, *headings = texts
    entries = tuple(
        model.Entry(heading, None, None, None, None, None if at else cited, heading.span)
        for at, heading in enumerate(headings)
    )
    shown = model.Slide(
        "cards", "id", title, None, None, cited, (), False, model.Cards(None, entries), SLIDE_AT
    )
    sources = model.SourceList((), listed, None)
    last = shown._replace(layout="sources", title=text("", -1), source=None, content=sources)
    slides = (shown, last._replace(span=LIST_AT)) if listed else (shown,)
    section = model.Section("one", text("One", -1), text("1", -1), slides)
    known = listed or ((cited,) if cited else ())
    return model.Deck(
        text("Deck", -1), "deck", "en", "toy", None, None, None, (), known, (section,)
    )
