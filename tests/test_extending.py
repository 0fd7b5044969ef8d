"""A theme that extends a shipped one, from the file to the slide."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from deck import assets, solved
from deck.pipeline import Outcome, prepare, write_powerpoint

pytestmark = pytest.mark.skipif(assets.missing() is not None, reason="the fonts are not installed")

ROOT = Path(__file__).parent.parent
SLIDES = """\
  - layout: table
    title: A table
    columns: [a, b]
    rows: [[c, d]]
"""
THEME = """\
extends: plain
title: House style
scheme: {lt1: FFF8E7}
styles: {title: {size: 30}}
"""
FRAME = """\
{% import "_parts.xml.j2" as parts_of with context %}
<slide>
  <column pad="margin">
    <text placeholder="title" style="title">{{ slide.title }}</text>
    <column grow="1">{% block body %}{% endblock %}</column>
  </column>
</slide>
"""


@pytest.fixture
def folder(content: Callable[..., Path]) -> Path:
    """A deck with a theme of its own in its folder."""
    folder = content(SLIDES)
    deck = (folder / "deck.yaml").read_text()
    (folder / "deck.yaml").write_text(deck.replace("theme: terminal", "theme: house"))
    (folder / "themes" / "house").mkdir(parents=True)
    (folder / "themes" / "house" / "theme.yaml").write_text(THEME)
    return folder


def built(folder: Path, theme: str | None = None) -> Outcome:
    date = datetime(2026, 1, 2, tzinfo=UTC)
    return prepare(folder, theme=theme, draft=False, timestamp=date)


def slide(outcome: Outcome) -> solved.Slide:
    assert [item.message for item in outcome.diagnostics] == []
    assert outcome.deck
    return outcome.deck.slides[0]


def title(shown: solved.Slide) -> solved.AutoShape:
    shape = shown.shapes[0]
    assert isinstance(shape, solved.AutoShape)
    return shape


def test_what_it_changes_is_changed_and_the_rest_is_not(folder: Path) -> None:
    plain, house = built(folder, "plain"), built(folder)
    before, after = slide(plain), slide(house)
    assert title(after).text.paragraphs[0].runs[0].size == 30  # type: ignore[union-attr]
    assert title(before).text.paragraphs[0].runs[0].size == 34  # type: ignore[union-attr]
    assert [shape.name for shape in after.shapes] == [shape.name for shape in before.shapes]
    stream = BytesIO()
    write_powerpoint(house, stream)
    with ZipFile(stream) as package:
        theme = package.read("ppt/theme/theme1.xml").decode()
    assert '<a:srgbClr val="FFF8E7"/>' in theme
    assert 'name="House style"' in theme


def test_a_part_of_its_own_changes_all_slides(folder: Path) -> None:
    slide(built(folder))  # kept, and not taken for what the changed theme makes
    (folder / "themes" / "house" / "layouts").mkdir()
    (folder / "themes" / "house" / "layouts" / "_frame.xml.j2").write_text(FRAME)
    shown = slide(built(folder))
    assert [shape.name for shape in shown.shapes] == ["Title", "Table"]
    assert title(shown).rect.y == built(folder).deck.theme.spaces["margin"]  # type: ignore[union-attr]


def test_a_fault_in_its_part_is_told_there(folder: Path) -> None:
    (folder / "themes" / "house" / "layouts").mkdir()
    frame = folder / "themes" / "house" / "layouts" / "_frame.xml.j2"
    frame.write_text(FRAME.replace("<text", "<txet"))
    outcome = built(folder)
    assert outcome.deck is None
    (place,) = {str(item.span) for item in outcome.diagnostics}
    assert place == f"{frame}:4:1"
    assert outcome.sources[str(frame)] == FRAME.replace("<text", "<txet")


TITLED = """\
{% extends "plain/table.xml.j2" %}
{% block body %}
<text name="Above">Above</text>
{{ super() }}
{% endblock %}
"""


def put(folder: Path, name: str, text: str) -> Path:
    """A template of the theme's own."""
    file = folder / "themes" / "house" / "layouts" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)
    return file


def test_a_template_extends_the_one_that_it_hides(folder: Path) -> None:
    put(folder, "table.xml.j2", TITLED)
    shown = slide(built(folder))
    assert [shape.name for shape in shown.shapes][:3] == ["Title", "Above", "Table"]


def test_a_part_extends_the_one_that_it_hides(folder: Path) -> None:
    # The table's template is plain's, and finds this frame, which finds plain's.
    frame = '{% extends "plain/_frame.xml.j2" %}{% block body %}<text>x</text>{% endblock %}'
    put(folder, "_frame.xml.j2", frame)
    put(folder, "_parts.xml.j2", (ROOT / "themes/plain/layouts/_parts.xml.j2").read_text())
    assert [shape.name for shape in slide(built(folder)).shapes][:2] == ["Title", "Table"]


def test_a_fault_in_a_template_that_is_hidden_is_told_there(folder: Path) -> None:
    base = folder / "themes" / "base"
    shutil.copytree(ROOT / "themes" / "plain", base)
    theme = folder / "themes" / "house" / "theme.yaml"
    theme.write_text(THEME.replace("plain", "base"))
    put(folder, "table.xml.j2", TITLED.replace("plain/", "base/"))
    hidden = base / "layouts" / "table.xml.j2"
    text = hidden.read_text().replace("<table", '<table pads="s"')
    hidden.write_text(text)
    (problem,) = built(folder).diagnostics
    line = text[: text.index("<table")].count("\n") + 1
    assert str(problem.span) == f"{hidden}:{line}:1"
    assert problem.message == '<table>: there is no attribute "pads"'


def test_a_template_that_extends_itself(folder: Path) -> None:
    file = put(folder, "table.xml.j2", TITLED.replace("plain/", ""))
    (problem,) = built(folder).diagnostics
    assert str(problem.span) == f"{file}:1:1"
    assert problem.message == "the template extends, includes or calls itself without end"
    assert problem.hints == ('that of the theme it extends is called "plain/table.xml.j2"',)
