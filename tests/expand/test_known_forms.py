"""The elements of a slide are read apart from each other, and nobody can tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from deck import assets, model
from deck.expand import Expander, known_forms
from deck.expand.forms import filled
from deck.expand.known_forms import KnownForms, apart
from deck.expand.markup import Reader
from deck.reader import find_theme, read_deck, read_theme

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("markup", "elements"),
    [
        ("<slide><row/><column/></slide>", ["<row/>", "<column/>"]),
        ("<slide>\n <row>\n</row> \t</slide>\n", ["<row>\n</row>"]),
        ("<slide><row><row/><row></row></row><text>a</text></slide>",
         ["<row><row/><row></row></row>", "<text>a</text>"]),
        ("<slide><row name='a > b'/><row name=\"</slide>\"/></slide>",
         ["<row name='a > b'/>", '<row name="</slide>"/>']),
        ("<slide><text><!-- </text> --><![CDATA[</text>]]><?a </text>?></text><row/></slide>",
         ["<text><!-- </text> --><![CDATA[</text>]]><?a </text>?></text>", "<row/>"]),
        ("<slide><row></column></slide>", ["<row></column>"]),
    ],
)  # fmt: skip
def test_elements_stand_apart(markup: str, elements: list[str]) -> None:
    assert apart(markup) == [f"<slide>{element}</slide>" for element in elements]


def test_each_has_the_attributes_of_the_slide() -> None:
    assert (
        apart('<slide at="a:1" layout="b"><row/><row/></slide>')
        == ['<slide at="a:1" layout="b"><row/></slide>'] * 2
    )


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "<slide/>",
        "<slide></slide>",
        "<slides><row/></slides>",
        "<?xml version='1.0'?><slide><row/></slide>",
        "<!DOCTYPE slide><slide><row/></slide>",
        "<slide><row/>",
        "<slide><row></slide>",
        "<slide>a<row/></slide>",
        "<slide><row/>a</slide>",
        "<slide><row/><!-- a --></slide>",
        "<slide><![CDATA[a]]><row/></slide>",
        "<slide><row/></slide><slide/>",
        "a<slide><row/></slide>",
        "&nothing;<slide><row/></slide>",
        "<slide><row/></slides>",
        "<slide><row/></row>",
        "<slide><row/></slide>a",
        '<slide><row name="a/></slide>',
    ],
)
def test_what_is_not_clear_is_left_whole(markup: str) -> None:
    assert apart(markup) == [markup]


@pytest.mark.skipif(assets.missing() is not None, reason="the fonts are not installed")
@pytest.mark.parametrize("name", ["terminal", "plain"])
def test_forms_are_the_same_as_read_whole(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = ROOT / "examples" / "gallery"
    deck, diagnostics, _ = read_deck(folder)
    assert deck, diagnostics
    bases = assets.themes_folders(folder)
    place, _ = find_theme(name, bases, None)
    assert place
    theme, problems, _ = read_theme(place, assets.assets_folder(), bases)
    assert theme, problems
    shared = [0, 0]
    tree = KnownForms.tree

    def compared(self: KnownForms, markup: str, values: known_forms.Values, file: str) -> object:
        found = tree(self, markup, values, file)
        form = Reader(values, theme, file, self._shown).read(markup)
        assert found == (filled(form, values)._replace(layout=form.layout), ())
        shared[0] += 1
        shared[1] += len(apart(markup))
        return found

    monkeypatch.setattr(KnownForms, "tree", compared)
    expander = Expander(theme, deck)
    slides = [(slide, at) for at, section in enumerate(deck.sections) for slide in section.slides]
    for number, (slide, at) in enumerate(slides, start=1):
        assert isinstance(slide, model.Slide)
        made, found = expander.expand(slide, at, number)
        assert made is not None, found
    assert shared[0] == len(slides)
    assert shared[1] >= 2 * len(slides)
