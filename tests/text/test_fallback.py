from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from renderers import forget_fonts

from deck.text.breaks import attaches
from deck.text.faces import FontFile
from deck.text.fallback import estimated, stretches
from deck.text.installed import find_face

#: What the face of these tests has.
COVERED = frozenset("abcdefghijklmnopqrstuvwxyzGPT0123456789 .,-()“”…\u200b\u200c\u200d\u200e\n")


def lacks(cluster: str) -> str:
    return "".join(character for character in cluster if character not in COVERED | {"\ufe0f"})


def parted(text: str, lang: str = "en") -> list[tuple[str, str]]:
    return [(part.text, part.script) for part in stretches(text, lacks, text, lang)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("abc", [("abc", "")], id="none"),
        pytest.param("a 日 b", [("a ", ""), ("日", "Hans"), (" b", "")], id="Han alone"),
        pytest.param("日本 東京", [("日本 東京", "Hans")], id="a space between"),
        pytest.param("日“本”…a", [("日“本”…", "Hans"), ("a", "")], id="signs beside ideographs"),
        pytest.param("“日", [("“", ""), ("日", "Hans")], id="a sign before any"),
        pytest.param("カナ日", [("カナ日", "Jpan")], id="kana beside Han"),
        pytest.param("한국 漢", [("한국 漢", "Hang")], id="hanja beside Hangul"),
        pytest.param("日、本", [("日、本", "Hans")], id="ideographic comma"),
        pytest.param("שלום, ab", [("שלום, ", "Hebr"), ("ab", "")], id="Hebrew"),
        pytest.param("אב, 900 גד.", [("אב, 900 גד.", "Hebr")], id="signs in Hebrew"),
        pytest.param(
            "אב, ab, גד", [("אב, ", "Hebr"), ("ab", ""), (", גד", "Hebr")], id="Latin in it"
        ),
        pytest.param("אב (12)", [("אב (12)", "Hebr")], id="at the end of Hebrew"),
        pytest.param("ab, אב, cd", [("ab, ", ""), ("אב", "Hebr"), (", cd", "")], id="in Latin"),
        pytest.param("می\u200cخواهم", [("می\u200cخواهم", "Arab")], id="non-joiner in Persian"),
        pytest.param("ไท हि", [("ไท", "Thai"), (" ", ""), ("हि", "Deva")], id="two scripts"),
        pytest.param("жa", [("ж", "Cyrl"), ("a", "")], id="Cyrillic"),
        pytest.param("a😀b", [("a", ""), ("😀", "Zsye"), ("b", "")], id="emoji"),
        pytest.param("❤\ufe0f✓", [("❤\ufe0f", "Zsye"), ("✓", "Zsym")], id="selector"),
        pytest.param("1\ufe0f\u20e3", [("1\ufe0f\u20e3", "Zsye")], id="keycap"),
        pytest.param("👩\u200d👧a", [("👩\u200d👧", "Zsye"), ("a", "")], id="joined emoji"),
        pytest.param("x\u0301", [("x\u0301", "Latn")], id="a mark with its letter"),
        pytest.param("𝛼", [("𝛼", "Zmth")], id="mathematical letter"),
    ],
)
def test_stretches(text: str, expected: list[tuple[str, str]]) -> None:
    assert parted(text) == expected


def test_han_are_those_of_the_deck_s_language() -> None:
    scripts = {lang: parted("漢", lang)[0][1] for lang in ("ja", "ko", "zh", "zh-TW", "zh-Hant-HK")}
    assert scripts == {
        "ja": "Jpan", "ko": "Hang", "zh": "Hans", "zh-TW": "Hant", "zh-Hant-HK": "Hant",
    }  # fmt: skip


def test_what_is_lacking_is_less_than_what_is_shown_elsewhere() -> None:
    (part, _) = stretches("日 本a", lacks, "日 本a", "en")
    assert (part.text, part.lacking) == ("日 本", "日本")


@given(st.text(st.sampled_from("ab 日、“שж😀ไ\u0301\ufe0f\u200d\u200c\n"), max_size=20))
def test_the_parts_are_the_text_and_neighbours_differ(text: str) -> None:
    parts = parted(text)
    assert "".join(part for part, _ in parts) == text
    assert all(one[1] != other[1] for one, other in pairwise(parts))
    assert not any(attaches(part[0]) for part, _ in parts[1:])


def test_estimates() -> None:
    assert estimated("日a ｱ", "Jpan", bold=True) == [1.0, 0.6, 0.3, 0.6]
    assert estimated("ก\u0e31", "Thai", bold=False) == [0.6, 0.0]
    assert estimated("ก", "Thai", bold=True) == [pytest.approx(0.6 * 1.08)]
    assert estimated("👩\u200d👧", "Zsye", bold=False) == [1.4, 0.0, 0.0]


@pytest.mark.parametrize(
    ("character", "advance"),
    # Of Arial, which shows Arabic and Hebrew on most systems (hmtx, the wider of both weights).
    [("%", 0.889), ("@", 1.015), ("&", 0.722), ("W", 0.944), ("M", 0.833), ("m", 0.889),
     ("+", 0.584), ("€", 0.556), ("4", 0.556), ("—", 1.0), ("A", 0.722), ("Q", 0.778)],
)  # fmt: skip
@pytest.mark.parametrize("script", ["Arab", "Hebr"])
def test_no_sign_is_taken_to_be_narrower_than_it_is(
    character: str, advance: float, script: str
) -> None:
    (regular,) = estimated(character, script, bold=False)
    (bold,) = estimated(character, script, bold=True)
    assert regular >= min(advance, 0.86)
    assert bold >= advance


def test_arabic_letters_have_tails_at_the_end_of_a_word() -> None:
    word = estimated("باب سر", "Arab", bold=False)
    assert word == pytest.approx([0.44, 0.38, 0.92, 0.3, 0.98, 0.64])
    assert estimated("ب\u064eب", "Arab", bold=False) == pytest.approx([0.44, 0, 0.92])


#: Text of titles, and families that stand in for scripts where Arial and the like are missing.
SAMPLES = [
    ("Arab", "مستقبل النقل العام في المدن العربية الكبرى", ["DejaVu Sans", "Noto Sans Arabic",
                                                            "Noto Kufi Arabic"]),
    ("Arab", "كيف ننقل عشرة ملايين راكب من دون أن تتوقف المدينة", ["DejaVu Sans",
                                                                   "Noto Sans Arabic"]),
    ("Arab", "الحافلة الفارغة أغلى من المترو الممتلئ", ["DejaVu Sans", "Noto Sans Arabic"]),
    ("Hebr", "המשקולות פתוחות אך הנתונים והמתכון אינם פתוחים", ["DejaVu Sans",
                                                                "Noto Sans Hebrew"]),
    ("Thai", "อนาคตของการขนส่งสาธารณะ", ["Noto Sans Thai"]),
    ("Deva", "परिवहन का भविष्य और हमारे शहर", ["Noto Sans Devanagari"]),
    ("Taml", "பொது போக்குவரத்தின் எதிர்காலம் மற்றும் நகரங்கள்", ["Noto Sans Tamil"]),
    ("Mymr", "အများပြည်သူ သယ်ယူပို့ဆောင်ရေး၏ အနာဂတ်", ["Noto Sans Myanmar"]),
    ("Cyrl", "Будущее общественного транспорта в городах", ["DejaVu Sans"]),
]  # fmt: skip


@pytest.mark.parametrize("bold", [False, True], ids=["regular", "bold"])
@pytest.mark.parametrize(("script", "text", "families"), SAMPLES)
def test_text_is_not_wider_than_guessed(
    script: str, text: str, families: list[str], bold: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DECK_FONTS", raising=False)
    forget_fonts()
    found = [face for family in families if (face := find_face(family, int(bold)))]
    monkeypatch.undo()
    forget_fonts()
    if not found:
        pytest.skip(f"no face of {', '.join(families)} is installed")
    widths = [sum(FontFile(face.path, face.number).shape(text, "").advances) for face in found]
    guess = sum(estimated(text, script, bold=bold))
    assert max(widths) <= guess
    assert guess <= 1.35 * max(widths)
