"""Each case shows its breaks: ┃ usual, ~ ugly, ? doubtful, ^ hard.

What the marks say was observed in LibreOffice 7.4 and Chromium, character by character.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deck.text.breaks import attaches, opportunities
from deck.text.signs import DOUBTFUL, HARD, UGLY, USUAL
from deck.text.unspaced import phrase_ends

MARKS = {HARD: "^", USUAL: "┃", UGLY: "~", DOUBTFUL: "?"}


def marked(text: str) -> str:
    found = dict(opportunities(text))
    assert len(text) not in found or text.endswith("\n")
    return "".join(
        MARKS[found[at]] + character if at in found else character
        for at, character in enumerate(text)
    )


LATIN = [
    ("LB18 SP", "two words", "two ┃words"),
    ("LB18 SP, several", "two   words", "two   ┃words"),
    ("LB12 GL no-break space", "10\u00a0000 km²", "10\u00a0000 ┃km²"),
    ("LB12 GL narrow no-break space", "10\u202f000", "10\u202f000"),
    ("LB11 WJ", "a\u2060-\u2060b", "a\u2060-\u2060b"),
    ("LB12a no-break hyphen", "e\u2011mail", "e\u2011mail"),
    ("LB8 ZW", "long\u200bword", "long\u200b┃word"),
    ("LB21 BA soft hyphen", "soft\u00adhyphen", "soft\u00ad┃hyphen"),
    ("LB4 BK", "one\ntwo", "one\n^two"),
    ("LB21 HY", "open-weight", "open-┃weight"),
    ("LB21 HY, several", "state-of-the-art", "state-┃of-┃the-┃art"),
    ("LB21 HY, one letter left", "mode-l", "mode-~l"),
    ("LB21 HY before a digit", "GPT-4", "GPT-~4"),
    ("LB21 HY before digits", "Llama-70B", "Llama-┃70B"),
    ("LB25 HY between digits", "2024-11", "2024-~11"),
    ("LB21 HY after bracket", "(a)-(b)", "(a)-┃(b)"),
    ("LB21a HY sign", "a −5 or -5", "a ┃−5 ┃or ┃-?5"),
    ("LB21 HY option", "run --fast", "run ┃-?-~fast"),
    ("LB13 HY before CL", "(pre-)war", "(pre-)war"),
    ("LB21 BA en dash", "cost–benefit", "cost–┃benefit"),
    ("LB21 BA en dash between digits", "9–12", "9–~12"),
    ("LB17 B2 em dash", "word—word", "word~—┃word"),
    ("spaced en dash stays at the line's end", "a – b", "a ~– ┃b"),
    ("spaced em dash stays at the line's end", "so — no", "so ~— ┃no"),
    ("LibreOffice: slash after hyphen", "pre-train/fine-tune", "pre-~train/fine-┃tune"),
    ("LB22 IN", "wait…what", "wait…┃what"),
    ("LB22 IN at the end", "wait… what", "wait… ┃what"),
    ("LB13 SY", "and/or", "and/or"),
    ("LB13 SY before a letter not ASCII", "ja/één", "ja/?één"),
    ("LB13 SY in an address", "https://a.org/b?id=1", "https://a.org/b?┃id=1"),
    ("LB13 IS", "1,000.5 a.b:c;d", "1,000.5 ┃a.b:c;d"),
    ("LB13 EX", "a!b", "a!?b"),
    ("LB13 EX after SP", "quoi ? non", "quoi ?? ┃non"),
    ("LB13 CL after SP", "( a )", "( ?a ?)"),
    ("LB14 OP", "f(x) [1] {a}", "f(x) ┃[1] ┃{a}"),
    ("LB19 QU", "“so” it's 'so' \"so\"", "“so” ┃it's ┃'so' ┃\"so\""),
    ("LB19 QU with spaces", "« oui »", "« ~oui ~»"),
    ("LB19 QU beside a dash", "a—“b”", "a~—“b”"),
    ("LB25 PO", "50 % of 5% and 5 €", "50 ~% ┃of ┃5% ┃and ┃5 ~€"),
    ("number and unit", "80 GB or 4 h.", "80 ~GB ┃or ┃4 ~h."),
    ("number, its scale and its unit", "12 Mio. € or so", "12 ~Mio. ~€ ┃or ┃so"),
    ("a share in words", "twenty % more", "twenty ~% ┃more"),
    ("number and word", "80 girls", "80 ┃girls"),
    ("LB24 PR", "$5 and €5", "$5 ┃and ┃€5"),
    ("coding ligature", "a -> b => c", "a ┃-~> ┃b ┃=> ┃c"),
    ("LibreOffice: plus", "C++ code", "C+?+ ┃code"),
    ("LibreOffice: bar, backslash", "a|b\\c", "a|?b\\?c"),
    ("LB28 AL, Greek and Cyrillic", "άλφα-βήτα, кто-то", "άλφα-┃βήτα, ┃кто-┃то"),
    ("LB9 CM", "e\u0301-bar", "e\u0301-┃bar"),
]
OTHERS = [
    ("SA Thai words", "โมเดลภาษาขนาดใหญ่", "โมเดล┃ภาษา┃ขนาด┃ใหญ่"),
    ("SA Thai beside Latin", "ใช้ GPT-4o ต่างๆ", "ใช้ ┃GPT-┃4o ┃ต่างๆ"),
    ("SA Thai, LB18 SP", "สวัสดี ครับ", "สวัสดี ┃ครับ"),
    ("SA Lao syllables", "ພາສາໃຫຍ່", "ພາ~ສາ~ໃຫ~ຍ່"),
    ("SA Khmer, joined consonants", "ខ្មែរ", "ខ្មែ~រ"),
    ("SA Burmese, final consonant", "မြန်မာ", "မြန်~မာ"),
    ("LB21 BA tsheg", "སྐད་ཡིག", "སྐད་┃ཡིག"),
    ("LB21 BA Ethiopic wordspace", "ይህ፡ክብደቱ", "ይህ፡┃ክብደቱ"),
    ("LB21 BA danda", "यह।और", "यह।┃और"),
    ("LB21a HL hyphen", "תל-אביב יפה", "תל-?אביב ┃יפה"),
    ("LB21a HL maqaf", "מודל־שפה", "מודל־?שפה"),
    ("LB13 EX Arabic question mark", "هل هذا؟ نعم", "هل ┃هذا؟ ┃نعم"),
    ("LB28 AL, Armenian", "մեծ լեզու", "մեծ ┃լեզու"),
]
EAST_ASIAN = [
    ("LB31 ID", "日本語", "日┃本┃語"),
    ("LB13 CL 、。", "日本、東京。", "日┃本、┃東┃京。"),
    ("LB14 OP, LB13 CL 「」", "日「本」語", "日┃「本」┃語"),
    ("LB13 EX ！", "日本！語", "日┃本！┃語"),
    ("LB21 NS 々", "日々本", "日々┃本"),
    ("LB21 NS ・", "日・本", "日?・┃本"),
    ("CJ ー", "カード", "カ?ー┃ド"),
    ("CJ small kana", "きょう", "き?ょ┃う"),
    ("LB30a AL beside ID", "日AI本", "日┃AI┃本"),
    ("LibreOffice: word after 、", "日、AI！AI", "日、?AI！┃AI"),
    ("LB23a PO with ID", "日100%本", "日┃100%┃本"),
    ("LB22 IN ……", "中文……中文", "中┃文?……~中┃文"),
    ("LB17 B2 ——", "中——文", "中~——~文"),
    ("quotes", "中“文”中", "中┃“文”┃中"),
    ("LB26, LB27 Hangul", "한국어 글", "한?국?어 ┃글"),
    ("emoji", "go 😀😀 go", "go ┃😀?😀 ┃go"),
    ("emoji with a modifier", "👍🏽x", "👍🏽?x"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, expected, id=rule) for rule, text, expected in LATIN + OTHERS + EAST_ASIAN],
)
def test_breaks(text: str, expected: str) -> None:
    assert marked(text) == expected


def test_phrases_of_chinese_and_japanese() -> None:
    def parted(text: str, lang: str) -> str:
        ends = phrase_ends(text, lang) or ()
        return "".join(c + "|" * (at in ends) for at, c in enumerate(text, start=1))

    assert parted("今日は良い天気です。", "ja") == "今日は|良い|天気です。|"
    assert parted("これは文です。", "en") == "これは|文です。|"
    assert parted("今天是个好天气。", "zh-Hans") == "今天|是|个|好|天气。|"
    assert phrase_ends("a word – “so”…", "ja") is None
    assert phrase_ends("한국어", "ko") is None


@given(st.text(st.sampled_from("ไทยทุกคนก้เa ๆກ່ເမ်း្ក1"), max_size=30))
def test_no_line_begins_with_what_belongs_to_the_one_before(text: str) -> None:
    for at, _ in opportunities(text):
        assert 0 < at < len(text)
        assert text[at - 1] == " " or not (attaches(text[at]) or text[at] == "ๆ")


def test_a_line_feed_at_the_end_is_a_hard_break_but_the_end_itself_is_none() -> None:
    assert opportunities("one\n") == [(4, HARD)]
    assert opportunities("one ") == []
    assert opportunities("") == []


def test_offsets_count_the_characters_before_the_break() -> None:
    assert opportunities("ab  cd-ef") == [(4, USUAL), (7, USUAL)]


def test_marks_attach_to_the_letter_before_them() -> None:
    assert [attaches(character) for character in "\u0301\u200d\ufe0fa日"] == [True] * 3 + [
        False
    ] * 2
