"""Agendas and dividers: what the reader fills in once it knows all sections."""

from __future__ import annotations

from pathlib import Path

import pytest

from deck import model
from deck.diagnostics import render
from deck.reader import read_deck

SECTIONS = {
    "opening": """\
title: Opening
slides:
  - {layout: cover, title: A talk}
  - {layout: agenda, title: What it is about}
""",
    "first": """\
title: The first *part*
short: 1st
slides:
  - {layout: statement, title: Nobody sees this, hidden: yes}
  - {layout: divider, title: First}
  - {layout: agenda, title: Once more, lead: We are here.}
""",
    "hidden": """\
title: Nobody sees it
slides:
  - {layout: divider, title: Secret, hidden: yes}
""",
    "last": """\
title: The last part
slides:
  - {layout: statement, title: The end, id: end}
  - {layout: divider, title: Not quite}
""",
}


def read(folder: Path, sections: dict[str, str]) -> tuple[model.Deck | None, list[str]]:
    names = ", ".join(sections)
    head = f"title: T\nslug: t\nlang: en\ntheme: terminal\nsections: [{names}]\n"
    for name, text in {"deck": head, **sections}.items():
        (folder / f"{name}.yaml").write_text(text.replace("*part*", "part"), encoding="utf-8")
    deck, diagnostics, sources = read_deck(folder)
    return deck, [render(item, sources) for item in diagnostics]


def agendas(deck: model.Deck) -> list[model.Agenda]:
    return [
        slide.content
        for section in deck.sections
        for slide in section.slides
        if isinstance(slide.content, model.Agenda)
    ]


@pytest.fixture
def deck(tmp_path: Path) -> model.Deck:
    found, said = read(tmp_path, SECTIONS)
    assert said == []
    assert found
    return found


def test_an_agenda_lists_the_sections_that_are_shown(deck: model.Deck) -> None:
    # The opening has nothing but a cover and an agenda; the hidden one is not shown.
    first, second = agendas(deck)
    assert [(one.title.plain, one.number, one.order) for one in first.entries] == [
        ("The first part", 1, 1),
        ("The last part", 2, 3),
    ]
    assert [one.title.plain for one in second.entries] == ["The first part", "The last part"]
    assert second.lead
    assert second.lead.plain == "We are here."


def test_an_entry_leads_to_the_first_slide_that_is_shown(deck: model.Deck) -> None:
    assert [one.slide for one in agendas(deck)[0].entries] == ["first", "end"]


def test_every_agenda_has_texts_of_its_own(deck: model.Deck) -> None:
    """So that the build tells when one of them is not shown, or not whole."""
    keys = [entry.title.key for agenda in agendas(deck) for entry in agenda.entries]
    assert len(set(keys)) == 4
    assert min(keys) >= 0
    others = {text.key for text in model.texts_of(deck)} - set(keys)
    assert others.isdisjoint(keys)


def test_a_divider_has_the_number_of_its_section(deck: model.Deck) -> None:
    numbers = {
        slide.id: slide.content.number
        for section in deck.sections
        for slide in section.slides
        if isinstance(slide.content, model.Divider)
    }
    # One that nobody sees takes no number from those that come after it.
    assert numbers == {"first": 1, "secret": 2, "not-quite": 2}


def test_an_agenda_without_sections_is_an_error(tmp_path: Path) -> None:
    deck, (said,) = read(tmp_path, {"opening": SECTIONS["opening"]})
    assert deck is None
    assert "opening.yaml:4:5: error: this agenda has nothing to list" in said
    assert "it lists the sections that have other slides than covers and agendas" in said
