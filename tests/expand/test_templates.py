"""Compiled templates are kept between runs, and that is never felt."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from expand.making import Workshop, slide

from deck.boxes import Run
from deck.expand import Expander


def shown(workshop: Workshop, content: str = "a") -> tuple[Run, ...]:
    """The runs of the one text of a slide, as a new process would expand it."""
    tree, diagnostics = Expander(workshop.theme, workshop.deck).expand(slide(content), 0, 1)
    assert diagnostics == ()
    assert tree is not None
    return tree.root.children[0].paragraphs[0].runs  # type: ignore[union-attr]


def test_compiled_templates_are_kept(workshop: Workshop, cache: Path) -> None:
    workshop.write("<slide><text>{{ content.subtitle }}</text></slide>")
    first = shown(workshop)
    (kept,) = (cache / "templates").iterdir()
    before = kept.stat()
    assert shown(workshop) == first == (Run("a", key=1),)
    assert kept.stat().st_mtime_ns == before.st_mtime_ns


def test_a_changed_template_is_compiled_anew(workshop: Workshop) -> None:
    workshop.write("<slide><text>one</text></slide>")
    assert shown(workshop) == (Run("one"),)
    workshop.write("<slide><text>two</text></slide>")
    assert shown(workshop) == (Run("two"),)


def test_faults_are_told_at_their_lines_from_the_cache_too(workshop: Workshop) -> None:
    template = "<slide>\n<text>\n{{ nothing }}</text></slide>"
    first = workshop.told(template)
    assert first == [("toy.xml.j2:3:1", "the template fails: 'nothing' is undefined", ())]
    assert workshop.told(template) == first


def test_a_cache_of_another_program(workshop: Workshop, cache: Path) -> None:
    workshop.write("<slide><text>one</text></slide>")
    shown(workshop)
    (kept,) = (cache / "templates").iterdir()
    kept.write_bytes(b"something else altogether")
    assert shown(workshop) == (Run("one"),)


def test_a_cache_that_was_cut_off_or_changed(workshop: Workshop, cache: Path) -> None:
    workshop.write("<slide><text>one</text></slide>")
    shown(workshop)
    (kept,) = (cache / "templates").iterdir()
    whole = kept.read_bytes()
    for length in range(0, len(whole), 7):
        kept.write_bytes(whole[:length])
        assert shown(workshop) == (Run("one"),)
        assert kept.read_bytes() == whole
    for at in range(0, len(whole), 7):
        kept.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        assert shown(workshop) == (Run("one"),)


def test_a_cache_of_another_version(
    workshop: Workshop, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop.write("<slide><text>one</text></slide>")
    shown(workshop)
    (kept,) = (cache / "templates").iterdir()
    before = kept.read_bytes()
    monkeypatch.setattr("deck.expand.templates.program_stamp", lambda: "another")
    assert shown(workshop) == (Run("one"),)
    assert kept.read_bytes() != before


def test_a_cache_that_goes_away_while_it_is_used(workshop: Workshop, cache: Path) -> None:
    workshop.write("<slide><text>one</text></slide>")
    expander = Expander(workshop.theme, workshop.deck)
    assert expander.expand(slide(), 0, 1)[1] == ()
    shutil.rmtree(cache)
    workshop.write("<slide><text>two</text></slide>", "master")
    cache.write_text("a file where the folder was")
    assert expander.expand_master(slide())[1] == ()


def test_what_is_written_into_templates_is_not_kept_with_them(workshop: Workshop) -> None:
    workshop.write("<slide><text>{{ '\\ufdd0' }}{{ content.subtitle }}</text></slide>")
    for _ in range(2):
        assert shown(workshop) == (Run("\ufdd0"), Run("a", key=1))


def test_a_cache_that_cannot_be_made(workshop: Workshop, cache: Path) -> None:
    cache.write_text("a file where the folder should be")
    workshop.write("<slide><text>one</text></slide>")
    assert shown(workshop) == (Run("one"),)


def test_slides_do_not_see_each_other(workshop: Workshop) -> None:
    workshop.write("<slide><text>{{ content.subtitle }}</text></slide>")
    expander = Expander(workshop.theme, workshop.deck)
    trees = [expander.expand(slide(content), 0, 1)[0] for content in ("a", "b", "a")]
    runs = [tree.root.children[0].paragraphs[0].runs for tree in trees if tree]  # type: ignore[union-attr]
    assert runs == [(Run("a", key=1),), (Run("b", key=1),), (Run("a", key=1),)]
