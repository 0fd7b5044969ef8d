from __future__ import annotations

import pytest

from deck.text.autospace import gaps


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("plain text, naïve", ()),
        ("日本語", ()),
        ("日本AI", (2,)),
        ("AI日本", (2,)),
        # A space and general punctuation count to what stands before them.
        ("日本 AI", (3,)),
        ("AI 日本", (3,)),
        ("日本“AI”日本", (3, 6)),
        ("한국 2025년", (3, 7)),
        ("ไทย日本", (3,)),
        ("e\u0301日", (2,)),
    ],
)
def test_where_ideographs_meet_other_letters(text: str, found: tuple[int, ...]) -> None:
    assert gaps(text) == found
