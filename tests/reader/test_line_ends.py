from __future__ import annotations

import pytest

from deck.reader.line_ends import unfolded, without_line_ends
from deck.reader.nodes import Mapping, Scalar
from deck.reader.scalars import single_line
from deck.reader.syntax import parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("会議の\n後", "会議の後", id="ideographs and kana"),
        pytest.param("会議、\n  「後", "会議、「後", id="signs and an indent"),
        pytest.param("ｶﾅ\nカナ", "ｶﾅカナ", id="half-width kana"),
        pytest.param("Llama\nの後", "Llama の後", id="beside Latin"),
        pytest.param("会議の\nAPI", "会議の API", id="before Latin"),
        pytest.param("가중치\n공개", "가중치 공개", id="Hangul has spaces"),
        pytest.param("会議 の\n後", "会議 の後", id="a space that is written"),
        pytest.param("The\nend", "The end", id="Latin"),
        pytest.param("会議\n", "会議", id="at the end"),
    ],
)
def test_line_ends_between_ideographs_disappear(text: str, expected: str) -> None:
    assert single_line(text) == expected
    assert " ".join(without_line_ends(text).split()) == expected


@pytest.mark.parametrize("sign", ["", ">-", "|-", '"', "'"])
def test_in_every_kind_of_scalar(sign: str) -> None:
    quote = sign if sign in "\"'" else ""
    lines = [
        f"a: {'' if quote else sign}",
        f"  {quote}会議の 後",
        "  誰が",
        f"  API で{quote}",
        "b: x",
    ]
    root = parse("talk.yaml", "\n".join(lines) + "\n").root
    assert isinstance(root, Mapping)
    node = root.entries["a"].value
    assert isinstance(node, Scalar)
    assert single_line(node.text) == "会議の 後誰が API で"


def test_paragraphs_stay_apart() -> None:
    root = parse("talk.yaml", "a: |\n  会議の\n  後\n\n  誰が\n").root
    assert isinstance(root, Mapping)
    node = root.entries["a"].value
    assert isinstance(node, Scalar)
    assert node.text == "会議の\n後\n\n誰が\n"


def test_a_space_within_a_line_stays() -> None:
    assert unfolded("一行 二行 三行", ["a: 一行 二行", "   三行"]) == "一行 二行三行"
    assert unfolded("一行 二行", ["a: 一行 二行", "b: x"]) == "一行 二行"
