from __future__ import annotations

from collections.abc import Mapping

import pytest
from text.test_typesetter import paragraph

from deck.text.measure import Measure
from deck.text.measured import Texts
from deck.theme import Face, FaceName


@pytest.fixture
def texts(toy_faces: Mapping[FaceName, Face]) -> Texts:
    return Texts(Measure(toy_faces, "en", {}))


def test_one_text_serves_all_sizes_and_colours(texts: Texts) -> None:
    small, large = paragraph("aaaa bbbb"), paragraph("aaaa bbbb")
    large = large._replace(runs=tuple(run._replace(size=30.0) for run in large.runs))
    red = large._replace(runs=tuple(run._replace(link="#a") for run in large.runs))
    assert texts.of(small) is texts.of(large)
    assert texts.of(red) is texts.of(small)
    assert texts.of(small).prepared.text == "aaaa bbbb"


def test_sizes_count_relative_to_the_first_run(texts: Texts) -> None:
    (run,) = paragraph("aaaa").runs
    larger = paragraph("")._replace(runs=(run, run._replace(text="bb", size=run.size * 2)))
    both = paragraph("")._replace(
        runs=(run._replace(size=run.size * 3), run._replace(text="bb", size=run.size * 6))
    )
    assert texts.of(larger) is texts.of(both)
    assert texts.of(larger) is not texts.of(paragraph("aaaabb"))
    (alone,) = texts.of(paragraph("aaaabb")).prepared.pieces().totals
    (pair,) = texts.of(larger).prepared.pieces().totals
    assert pair / alone == pytest.approx(8 / 6)


def test_bold_text_is_another(texts: Texts) -> None:
    plain = paragraph("aaaa")
    bold = plain._replace(runs=tuple(run._replace(bold=True) for run in plain.runs))
    assert texts.of(plain) is not texts.of(bold)


def test_what_a_face_lacks_is_parted(texts: Texts) -> None:
    found = texts.of(paragraph("ab Ж"))
    (parts,) = found.parts
    assert [(part.text, part.script, part.lacking) for part in parts] == [
        ("ab ", "", ""),
        ("Ж", "Cyrl", "Ж"),
    ]
    assert found.guessed == {"Cyrl"}
    assert texts.of(paragraph("ab")).parts == ([],)
