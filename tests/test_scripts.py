from __future__ import annotations

import pytest

from deck.scripts import (
    SCRIPTS,
    USUAL_FACES,
    is_right_to_left,
    scheme_fonts,
    script_of,
    script_of_language,
)


def test_scripts_of_characters() -> None:
    shown = {character: script_of(character) for character in "aÿαжהعไ日あ한〜、ｱ⚡😀✓→ａ𝛼"}
    assert shown == {
        "a": "Latn", "ÿ": "Latn", "α": "Grek", "ж": "Cyrl", "ה": "Hebr", "ع": "Arab",
        "ไ": "Thai", "日": "Hani", "あ": "Jpan", "한": "Hang", "〜": "Hani", "、": "Hani",
        "ｱ": "Jpan", "⚡": "Zsye", "😀": "Zsye", "✓": "Zsym", "→": "Zsym", "ａ": "Hani",
        "𝛼": "Zmth",
    }  # fmt: skip


def test_every_character_has_a_script_with_a_face() -> None:
    codes = {script_of(chr(code)) for code in range(0x20, 0x30000, 7)}
    assert codes - {"Hani"} <= SCRIPTS.keys() == USUAL_FACES.keys()


@pytest.mark.parametrize(
    ("lang", "script"),
    [
        ("en", "Latn"), ("de-CH", "Latn"), ("tlh", "Latn"), ("ja", "Jpan"), ("ko-KR", "Hang"),
        ("zh", "Hans"), ("zh-CN", "Hans"), ("zh-TW", "Hant"), ("zh-Hant", "Hant"),
        ("zh-Hans-HK", "Hans"), ("ar-EG", "Arab"), ("az-Arab", "Arab"), ("sr-Latn", "Latn"),
        ("ur", "Arab"), ("he", "Hebr"), ("th", "Thai"), ("ru", "Cyrl"), ("ko-Kore", "Hang"),
    ],
)  # fmt: skip
def test_scripts_of_languages(lang: str, script: str) -> None:
    assert script_of_language(lang) == script


def test_languages_from_right_to_left() -> None:
    assert [lang for lang in ("ar", "fa", "ur", "he", "yi", "en", "ja", "az-Arab", "ar-Latn")
            if is_right_to_left(lang)] == ["ar", "fa", "ur", "he", "yi", "az-Arab"]  # fmt: skip


def test_fonts_of_a_scheme() -> None:
    assert [scheme_fonts(lang) for lang in ("ja", "ar", "th", "en", "ka")] == [
        ("Jpan", ""), ("", "Arab"), ("", "Thai"), ("", ""), ("", ""),
    ]  # fmt: skip
