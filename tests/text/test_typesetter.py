"""In 20 pt of the toy font an em is 254,000 EMU, a letter 127,000 and a space 63,500."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deck import solved
from deck.text import Lacking, MissingFaceError, Typesetter
from deck.theme import Color, Face, FaceName

Faces = Mapping[FaceName, Face]
LETTER, SPACE = 127_000, 63_500
#: What a word needs beside its own width in a narrow frame.
SLIGHT = LETTER // 10
BLACK = Color("tx1", "000000")


def run(text: str, *, bold: bool = False, size: float = 20, tracking: float = 0) -> solved.Run:
    return solved.Run(text, "body", size, bold, False, BLACK, tracking)


def paragraph(*runs: solved.Run | str, indent: int = 0, before: float = 0) -> solved.Paragraph:
    made = tuple(run(item) if isinstance(item, str) else item for item in runs)
    return solved.Paragraph(made, "left", 24.0, before, 0, indent, None, "body")


def rows(paragraph: solved.Paragraph) -> list[str]:
    return [paragraph.text[line.start : line.end] for line in paragraph.lines]


@pytest.fixture(scope="module")
def typesetter(toy_faces: Faces) -> Typesetter:
    return Typesetter(toy_faces, "en")


def test_widest_is_the_text_on_one_line_with_its_indent(typesetter: Typesetter) -> None:
    assert typesetter.widest(paragraph("ab cd ")) == 4 * LETTER + SPACE
    assert typesetter.widest(paragraph("ab cd", indent=9525)) == 4 * LETTER + SPACE + 9525
    assert typesetter.widest(paragraph("ab\nabc\na")) == 3 * LETTER
    assert typesetter.widest(paragraph("")) == 0


def test_narrowest_is_the_widest_piece_that_does_not_break(typesetter: Typesetter) -> None:
    assert typesetter.narrowest(paragraph("a bcd-efgh ij", indent=100)) == 4 * LETTER + 100
    assert typesetter.narrowest(paragraph("ab\u00a0cd")) == 4 * LETTER + SPACE


def test_runs_count_at_their_own_size_and_style(typesetter: Typesetter) -> None:
    mixed = paragraph("ab", run("cd", bold=True), run("ef", size=10))
    assert typesetter.widest(mixed) == 2 * LETTER + 2 * 152_400 + 2 * 63_500


def test_tracking_follows_every_letter(typesetter: Typesetter) -> None:
    tracked = paragraph(run("ab cd", tracking=2))
    assert typesetter.widest(tracked) == 4 * LETTER + SPACE + 5 * 2 * 12_700


def test_a_word_is_not_broken_where_its_style_changes(typesetter: Typesetter) -> None:
    set_ = typesetter.typeset([paragraph("aa bb", run("bb", bold=True), "b")], 6 * LETTER)
    assert rows(set_.paragraphs[0]) == ["aa ", "bbbbb"]
    assert set_.paragraphs[0].lines[1].width == 3 * LETTER + 2 * 152_400


def test_text_breaks_where_the_next_word_does_not_fit(typesetter: Typesetter) -> None:
    set_ = typesetter.typeset([paragraph("aaaa bbbb cccc dddd")], 10 * LETTER)
    assert set_.paragraphs[0].lines == (
        (0, 10, 8 * LETTER + SPACE),
        (10, 19, 8 * LETTER + SPACE),
    )
    assert set_.slack == 0
    assert set_.broken == ()


def test_the_indent_takes_room_from_the_lines(typesetter: Typesetter) -> None:
    text = "aaaa bbbb"
    wide, narrow = 10 * LETTER, 2 * LETTER
    assert len(typesetter.typeset([paragraph(text)], wide).paragraphs[0].lines) == 1
    assert len(typesetter.typeset([paragraph(text, indent=narrow)], wide).paragraphs[0].lines) == 2


def test_line_feeds_end_lines(typesetter: Typesetter) -> None:
    set_ = typesetter.typeset([paragraph("one\ntwo three\n")], 40 * LETTER)
    assert rows(set_.paragraphs[0]) == ["one\n", "two three\n", ""]
    assert [line.width for line in set_.paragraphs[0].lines] == [
        3 * LETTER, 8 * LETTER + SPACE, 0,
    ]  # fmt: skip


def test_no_text_is_one_empty_line(typesetter: Typesetter) -> None:
    assert typesetter.typeset([paragraph("")], LETTER).paragraphs[0].lines == ((0, 0, 0),)
    assert typesetter.typeset([paragraph()], LETTER).paragraphs[0].lines == ((0, 0, 0),)
    assert typesetter.typeset([], LETTER) == ((), 0, ())


def test_fragile_lines_get_slack_up_to_the_middle_of_their_interval(
    typesetter: Typesetter,
) -> None:
    # The same lines from 8.5 letters to 13; a frame of 13 letters less 1 EMU is near the end.
    width = 13 * LETTER - 1
    set_ = typesetter.typeset([paragraph("aaaa bbbb ccccc dd")], width)
    assert rows(set_.paragraphs[0]) == ["aaaa bbbb ", "ccccc dd"]
    set_ = typesetter.typeset([paragraph("aaaa bbbb cccc")], width)
    low, high = 8 * LETTER + SPACE, 13 * LETTER
    assert rows(set_.paragraphs[0]) == ["aaaa bbbb ", "cccc"]
    # No further from the end than 3 % of the frame: edited text still fills it.
    assert set_.slack == int(width - (high - 0.03 * width))
    assert low < width - set_.slack < high


def test_slack_never_makes_a_line_too_wide(typesetter: Typesetter) -> None:
    width = 13 * LETTER + 1
    set_ = typesetter.typeset([paragraph("aaaa bbbb cccc dddd eeee ffff")], width)
    line = max(line.width for line in set_.paragraphs[0].lines)
    assert line * 1.003 < width - set_.slack


def test_all_paragraphs_of_a_frame_are_stable_at_one_width(typesetter: Typesetter) -> None:
    texts = ["aaaa bbbb cccc dddd eeee", "aa bbb cccc dd eee ffff", "aaaaa bb ccccc dd"]
    frame = [paragraph(text) for text in texts]
    for width in range(11 * LETTER, 17 * LETTER, 31_750):
        set_ = typesetter.typeset(frame, width)
        alone = [
            typesetter.typeset([item], width - set_.slack).paragraphs[0].lines for item in frame
        ]
        wrapped = width - set_.slack
        for item, lines in zip(set_.paragraphs, alone, strict=True):
            assert max(line.width for line in item.lines) <= wrapped
            assert len(lines) == len(item.lines)


def test_a_line_that_hardly_fits_stays_one_line(typesetter: Typesetter) -> None:
    text = paragraph("aaaa bbbb")
    width = round(typesetter.widest(text) * 1.005)
    assert len(typesetter.typeset([text], width).paragraphs[0].lines) == 1


def test_a_line_that_any_rounding_would_break_is_broken(typesetter: Typesetter) -> None:
    text = paragraph("aaaa bbbb")
    width = round(typesetter.widest(text) * 1.001)
    set_ = typesetter.typeset([text], width)
    assert rows(set_.paragraphs[0]) == ["aaaa ", "bbbb"]
    assert 4 * LETTER < width - set_.slack < typesetter.widest(text)


def test_a_line_that_just_fits_is_broken_too(typesetter: Typesetter) -> None:
    # Layout makes frames 1 % wider than their text; where a frame has another width, any
    # rounding may break a line that is exactly as wide.
    text = paragraph("aaaa bbbb")
    set_ = typesetter.typeset([text], typesetter.widest(text))
    assert rows(set_.paragraphs[0]) == ["aaaa ", "bbbb"]


def test_a_lonely_last_word_is_avoided_near_the_width(typesetter: Typesetter) -> None:
    # At 41 letters "a" would stand alone; from 40.75 down "bbbb a" stands on the last line.
    words = "cccc " * 8 + "bbbb a"
    natural = 9 * 4 * LETTER + 8 * SPACE
    width = round(natural * 1.012)
    set_ = typesetter.typeset([paragraph(words)], width)
    assert rows(set_.paragraphs[0]) == ["cccc " * 8, "bbbb a"]
    assert 32 * LETTER + 7 * SPACE < width - set_.slack < natural


def test_two_words_are_lonely_up_to_less_of_the_width_than_one(typesetter: Typesetter) -> None:
    # Each last line is a seventh of the width: one word is lonely up to a quarter of it, two up
    # to an eighth.
    words = "cccccc cccccc cccccc ccc "
    width = 24 * LETTER
    for last, first in (("aaa", 3), ("a aa", 4)):
        set_ = typesetter.typeset([paragraph(words + last)], width)
        (line, _) = rows(set_.paragraphs[0])
        assert len(line.split()) == first
    (line, rest) = rows(typesetter.typeset([paragraph(words + "a b")], width).paragraphs[0])
    assert rest == "ccc a b"


def test_short_text_gives_up_more_of_its_width_for_its_last_word(typesetter: Typesetter) -> None:
    # All but the last word are as wide as 21.5 letters; it is lonely up to 5.5 of them.
    words = "cccccc cccccc ccccc ccc "
    width = 22 * LETTER
    for last, first in (("bbb", 3), ("bbbbb", 3), ("bbbbbb", 4)):
        set_ = typesetter.typeset([paragraph(words + last)], width)
        lines = rows(set_.paragraphs[0])
        assert (len(lines), len(lines[0].split())) == (2, first)
    longer = [paragraph((words * 5).strip() + " bbb")]
    set_ = typesetter.typeset(longer, width)
    assert rows(set_.paragraphs[0]) == [words] * 5 + ["bbb"]


def test_two_letters_of_japanese_do_not_stand_alone(toy_faces: Faces) -> None:
    japanese = Typesetter(toy_faces, "ja")
    text = [paragraph("利用率は十二週間後に大きく達した。")]
    set_ = japanese.typeset(text, 31 * LETTER)  # 15 and a half letters
    assert rows(set_.paragraphs[0]) == ["利用率は十二週間後に大きく達", "した。"]


def test_balanced_lines_are_even_and_no_more_than_needed(typesetter: Typesetter) -> None:
    title = paragraph("aaaa bbbb cccc dddd eeee fffffff")
    width = 24 * LETTER
    natural = typesetter.typeset([title], width)
    assert rows(natural.paragraphs[0]) == ["aaaa bbbb cccc dddd eeee ", "fffffff"]
    even = typesetter.typeset([title], width, balance=True)
    assert rows(even.paragraphs[0]) == ["aaaa bbbb cccc ", "dddd eeee fffffff"]
    low, high = 15 * LETTER + 2 * SPACE, 16 * LETTER + 3 * SPACE
    assert even.slack == int(width - (low + high) / 2)


def test_one_line_needs_no_balance(typesetter: Typesetter) -> None:
    set_ = typesetter.typeset([paragraph("aaaa bbbb")], 20 * LETTER, balance=True)
    assert rows(set_.paragraphs[0]) == ["aaaa bbbb"]
    assert set_.slack == 0


def test_a_word_that_fills_its_line_is_longer_than_it(typesetter: Typesetter) -> None:
    # Renderers differ by less than five thousandths of a line.
    word = paragraph("abcd")
    assert typesetter.typeset([word], 4 * LETTER).broken
    assert typesetter.typeset([word], 4 * LETTER + 4 * LETTER // 250).broken
    assert not typesetter.typeset([word], 4 * LETTER + 4 * LETTER // 190).broken


def test_words_longer_than_their_line_are_broken_and_named(typesetter: Typesetter) -> None:
    width = 4 * LETTER + SLIGHT
    set_ = typesetter.typeset([paragraph("go abcdefghij on")], width)
    assert rows(set_.paragraphs[0]) == ["go ", "abcd", "efgh", "ij ", "on"]
    (word,) = set_.broken
    assert (word.text, word.paragraph.text, word.room) == (
        "abcdefghij", "go abcdefghij on", width
    )  # fmt: skip
    assert set_.slack == 0


def test_every_broken_word_is_named_with_its_own_line(typesetter: Typesetter) -> None:
    frame = [paragraph("aaaaaa b cccccc"), paragraph("dd"), paragraph("aaaaaa", indent=LETTER)]
    set_ = typesetter.typeset(frame, 4 * LETTER)
    assert [(word.text, word.room) for word in set_.broken] == [
        ("aaaaaa", 4 * LETTER), ("cccccc", 4 * LETTER), ("aaaaaa", 3 * LETTER),
    ]  # fmt: skip
    assert [word.paragraph for word in set_.broken] == [frame[0], frame[0], frame[2]]


def test_a_mark_is_not_parted_from_its_letter(typesetter: Typesetter) -> None:
    set_ = typesetter.typeset([paragraph("aae\u0301b")], 2 * LETTER + SLIGHT)
    assert [row[0] for row in rows(set_.paragraphs[0])] == ["a", "e"] + ["b"] * (
        len(set_.paragraphs[0].lines) - 2
    )


def test_ugly_breaks_are_used_rather_than_breaking_inside_a_word(typesetter: Typesetter) -> None:
    set_ = typesetter.typeset([paragraph("2020–2024")], 6 * LETTER)
    assert rows(set_.paragraphs[0]) == ["2020–", "2024"]
    assert set_.broken == ()


def test_a_soft_hyphen_takes_room_only_at_the_line_s_end(typesetter: Typesetter) -> None:
    text = paragraph("aaaa\u00adbbbb")
    assert typesetter.widest(text) == 8 * LETTER
    set_ = typesetter.typeset([text], 7 * LETTER)
    assert [line.width for line in set_.paragraphs[0].lines] == [5 * LETTER, 4 * LETTER]
    # A hyphen stands for it there: not all programs show one.
    assert rows(set_.paragraphs[0]) == ["aaaa-", "bbbb"]
    (whole,) = typesetter.typeset([text], 9 * LETTER).paragraphs
    assert whole.text == "aaaa\u00adbbbb"


def test_words_are_hyphenated_in_narrow_columns(toy_faces: Faces) -> None:
    german = Typesetter(toy_faces, "de")
    text = paragraph("Die Nachvollziehbarkeit bleibt")
    set_ = german.typeset([text], 18 * LETTER)
    # Of 18 letters "Die" would fill 3, far less than four fifths.
    assert rows(set_.paragraphs[0]) == ["Die Nachvollzieh-", "barkeit bleibt"]
    assert set_.broken == ()
    assert set_.paragraphs[0].lines[0].width == 16 * LETTER + SPACE
    assert rows(german.typeset([text], 26 * LETTER).paragraphs[0]) == [
        "Die Nachvollziehbarkeit ", "bleibt",
    ]  # fmt: skip
    assert german.narrowest(text) == 19 * LETTER


def test_a_line_that_is_nearly_full_is_not_hyphenated(toy_faces: Faces) -> None:
    set_ = Typesetter(toy_faces, "de").typeset(
        [paragraph("Die offene Veröffentlichung")], 12 * LETTER + SLIGHT
    )
    assert rows(set_.paragraphs[0]) == ["Die offene ", "Veröffentli-", "chung"]


def test_english_words_are_hyphenated_only_where_they_do_not_fit(typesetter: Typesetter) -> None:
    text = paragraph("a reproducibility note")
    assert rows(typesetter.typeset([text], 16 * LETTER).paragraphs[0]) == [
        "a ", "reproducibility ", "note",
    ]  # fmt: skip
    set_ = typesetter.typeset([text], 12 * LETTER)
    assert rows(set_.paragraphs[0]) == ["a reprodu-", "cibility ", "note"]
    # Told all the same: smaller, it may fit.
    (word,) = set_.broken
    assert (word.text, word.room, word.parted) == ("reproducibility", 12 * LETTER, "hyphen")
    (word,) = typesetter.typeset([paragraph("abcdefgh12")], 5 * LETTER).broken
    assert (word.text, word.parted) == ("abcdefgh12", "")


def test_titles_are_hyphenated_only_where_a_word_does_not_fit(toy_faces: Faces) -> None:
    german = Typesetter(toy_faces, "de")
    text = [paragraph("Die Nachvollziehbarkeit")]
    assert rows(german.typeset(text, 20 * LETTER, balance=True).paragraphs[0]) == [
        "Die ", "Nachvollziehbarkeit",
    ]  # fmt: skip
    set_ = german.typeset(text, 15 * LETTER, balance=True)
    assert "".join(rows(set_.paragraphs[0])).count("-") == 1
    assert [word.text for word in set_.broken] == ["Nachvollziehbarkeit"]


def test_headings_are_hyphenated_only_where_a_word_does_not_fit(toy_faces: Faces) -> None:
    german = Typesetter(toy_faces, "de")
    bold = [paragraph(run("Nachvollziehbarkeit und Zollordnung", bold=True))]
    wide, narrow = 21 * LETTER, 18 * LETTER  # 17.5 and 15 bold letters
    column = german.typeset(bold, wide)
    assert rows(column.paragraphs[0]) == ["Nachvollziehbar-", "keit und Zollord-", "nung"]
    assert column.broken == ()
    smaller = [paragraph(run("Nachvollziehbarkeit und Zollordnung", bold=True, size=18))]
    heading = german.typeset(smaller, wide, headings=True)
    assert rows(heading.paragraphs[0]) == ["Nachvollziehbarkeit ", "und Zollordnung"]
    (word,) = german.typeset(bold, narrow, headings=True).broken
    assert (word.text, word.parted) == ("Nachvollziehbarkeit", "hyphen")
    plain = [paragraph("Die Nachvollziehbarkeit bleibt")]
    assert german.typeset(plain, narrow, headings=True) == german.typeset(plain, narrow)


def test_a_language_without_a_dictionary_is_not_hyphenated(toy_faces: Faces) -> None:
    set_ = Typesetter(toy_faces, "tlh").typeset([paragraph("Die Nachvollziehbarkeit")], 18 * LETTER)
    assert "".join(rows(set_.paragraphs[0])) == "Die Nachvollziehbarkeit"
    assert [word.text for word in set_.broken] == ["Nachvollziehbarkeit"]


def test_lines_of_thai_end_between_words_marked_for_other_programs(toy_faces: Faces) -> None:
    text = paragraph("โมเดลภาษาขนาดใหญ่ที่เปิดเผย")
    set_ = Typesetter(toy_faces, "th").typeset([text], 14 * LETTER)
    lines = rows(set_.paragraphs[0])
    assert lines == ["โมเดลภาษา\u200b", "ขนาดใหญ่ที่\u200b", "เปิดเผย"]
    assert set_.broken == ()


def test_titles_in_japanese_end_lines_between_phrases(toy_faces: Faces) -> None:
    title = paragraph("次のトークンを予測するニューラルネットワークの仕組み")
    plain = Typesetter(toy_faces, "ja").typeset([title], 48 * LETTER)
    assert rows(plain.paragraphs[0])[0][-3:] == "ークの"
    even = Typesetter(toy_faces, "ja").typeset([title], 48 * LETTER, balance=True)
    assert rows(even.paragraphs[0])[1].startswith(("ニューラル", "仕組み", "予測"))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        # Wrapped at any width the first line would be at least as long as the second one.
        ("次のトークンを予測するネットワーク", 22,
         ["次のトークンを\n", "予測するネットワーク"]),
        ("パンの価格は二〇一九年より三割ほど高くなりました", 24,
         ["パンの価格は\n", "二〇一九年より\n", "三割ほど高くなりました"]),
        # Phrases as they wrap anyway need no break.
        ("サワードウの発酵には四時間から六時間ほどかかります", 32,
         ["サワードウの発酵には四時間から", "六時間ほどかかります"]),
        # No line of whole phrases is short enough.
        ("よいパンづくりとは、ほとんど待つことである", 18,
         ["よいパンづくり", "とは、ほとんど", "待つことである"]),
    ],
)  # fmt: skip
def test_a_title_in_japanese_has_a_line_break_where_wrapping_tears_phrases(
    toy_faces: Faces, text: str, width: int, lines: list[str]
) -> None:
    set_ = Typesetter(toy_faces, "ja").typeset([paragraph(text)], width * LETTER, balance=True)
    assert rows(set_.paragraphs[0]) == lines
    plain = Typesetter(toy_faces, "ja").typeset([paragraph(text)], width * LETTER)
    assert "\n" not in plain.paragraphs[0].text


def test_a_short_last_line_in_japanese_is_made_up(toy_faces: Faces) -> None:
    japanese = Typesetter(toy_faces, "ja")
    text = paragraph("情報システム部門の皆さまに安心してお使いいただくために")
    even = japanese.typeset([text], 50 * LETTER, balance=True)
    assert rows(even.paragraphs[0]) == [
        "情報システム部門の皆さまに\n",
        "安心してお使いいただくために",
    ]
    assert even.broken == ()


def test_a_title_whose_phrases_are_torn_is_told(toy_faces: Faces) -> None:
    text = paragraph("よいパンづくりとは、ほとんど待つことである")
    set_ = Typesetter(toy_faces, "ja").typeset([text], 18 * LETTER, balance=True)
    assert [(word.text, word.parted) for word in set_.broken] == [(text.text, "phrase")]
    assert set_.slack >= 0


def test_where_widths_are_guessed_the_frame_keeps_all_its_room(toy_faces: Faces) -> None:
    arabic = Typesetter(toy_faces, "ar", {"Arab": "No such face"})
    title = paragraph("باب باب باب باب باب باب")
    assert arabic.is_guessed(title)
    six = arabic.widest(title)
    guessed = arabic.typeset([title], six * 7 // 10, balance=True)
    assert [len(row.split()) for row in rows(guessed.paragraphs[0])] == [4, 2]
    assert guessed.slack == 0
    known = arabic.typeset([paragraph("aaa bbb ccc ddd eee fff")], 12 * LETTER, balance=True)
    assert known.slack > 0


def test_a_long_word_behind_a_sign_that_begins_the_text_gets_its_own_lines(
    toy_faces: Faces,
) -> None:
    word = "a" * 25
    japanese = Typesetter(toy_faces, "ja")
    set_ = japanese.typeset([paragraph(f"。{word}")], 20 * LETTER)
    assert rows(set_.paragraphs[0])[0] == "。"
    assert [one.text for one in set_.broken] == [f"。{word}"]
    # Where an ideograph stands before the sign, LibreOffice takes both to the word.
    set_ = japanese.typeset([paragraph(f"麦。{word}")], 20 * LETTER)
    assert rows(set_.paragraphs[0])[0].startswith("麦。aaaa")


def test_a_paragraph_from_right_to_left_stands_on_its_side(typesetter: Typesetter) -> None:
    hebrew, centred = paragraph("שלום a"), paragraph("שלום")._replace(align="center")
    shown = typesetter.typeset([hebrew, centred, paragraph("a שלום")], 90 * LETTER).paragraphs
    assert [(item.rtl, item.align) for item in shown] == [
        (True, "right"), (True, "center"), (False, "left"),
    ]  # fmt: skip


def test_height_counts_lines_and_the_space_between_paragraphs(typesetter: Typesetter) -> None:
    frame = [paragraph("aaaa bbbb", before=8), paragraph("cc", before=8)]
    set_ = typesetter.typeset(frame, 6 * LETTER)
    assert typesetter.height(set_.paragraphs) == 3 * 24 + 8


def test_characters_the_face_lacks_are_named_once(typesetter: Typesetter) -> None:
    assert typesetter.missing(paragraph("aж日ж\nb")) == (
        Lacking("body", "ж", "Cyrl", False),
        Lacking("body", "日", "Hans", False),
    )
    assert typesetter.missing(paragraph("abc\u200b\u00ad")) == ()


def test_missing_characters_are_those_of_each_face(typesetter: Typesetter) -> None:
    code = run("ж日")._replace(face="heading")
    assert typesetter.missing(paragraph("жa", code, "дж")) == (
        Lacking("body", "жд", "Cyrl", False),
        Lacking("heading", "ж", "Cyrl", False),
        Lacking("heading", "日", "Hans", False),
    )


def test_a_letter_is_not_missing_because_of_its_mark(typesetter: Typesetter) -> None:
    # U+0301 alone is lacking; with e it is é, which is there.
    assert typesetter.missing(paragraph("x\u0301")) == (Lacking("body", "\u0301", "Latn", False),)
    assert typesetter.missing(paragraph("x e\u0301")) == ()


def test_the_script_of_the_deck_has_a_font_of_the_theme(toy_faces: Faces) -> None:
    japanese = Typesetter(toy_faces, "ja")
    text = paragraph("aж日本 語b")
    assert japanese.missing(text) == (
        Lacking("body", "ж", "Cyrl", False),
        Lacking("body", "日本語", "Jpan", True),
    )
    (shown,) = japanese.typeset([text], 90 * LETTER).paragraphs
    assert [(item.text, item.script) for item in shown.runs] == [
        ("a", None), ("ж", "Cyrl"), ("日本 語b", None),
    ]  # fmt: skip


def test_what_the_face_lacks_is_a_run_of_its_own_as_wide_as_in_the_other_face(
    typesetter: Typesetter,
) -> None:
    text = paragraph(run("ab 日本", size=20), run(" 東京", bold=True), "c")
    (shown,) = typesetter.typeset([text], 90 * LETTER).paragraphs
    assert [(item.text, item.bold, item.script) for item in shown.runs] == [
        ("ab ", False, None), ("日本", False, "Hans"),
        (" ", True, None), ("東京", True, "Hans"), ("c", False, None),
    ]  # fmt: skip
    # Ideographs are 2 letters wide, in bold too; the bold space is a quarter em. Before the
    # first ideograph and after the last one there is a space that nobody has written.
    unwritten = 2 * 0.29 * 2 * LETTER
    assert typesetter.widest(text) == 3 * LETTER + 2 * SPACE + 8 * LETTER + unwritten


def test_text_that_the_face_has_stays_as_it_was(typesetter: Typesetter) -> None:
    text = paragraph("é – “a”…", run("b", bold=True))
    assert typesetter.typeset([text], 90 * LETTER).paragraphs[0].runs == text.runs


def test_ascent_and_descent_are_in_points(typesetter: Typesetter) -> None:
    assert typesetter.ascent("body", 20) == pytest.approx(16.0)
    assert typesetter.descent("heading", 20) == pytest.approx(4.0)


def test_a_missing_face_is_named_only_when_it_is_used(toy_faces: Faces) -> None:
    body = toy_faces["body"]
    gone = body.files[0].with_name("gone.ttf")
    faces = {**toy_faces, "body": body._replace(files=(body.files[0], gone, gone, gone))}
    setter = Typesetter(faces, "en")
    assert setter.widest(paragraph("ab")) == 2 * LETTER
    with pytest.raises(MissingFaceError, match="gone"):
        setter.widest(paragraph(run("ab", bold=True)))


WORDS = st.lists(st.text("abcW-–", min_size=1, max_size=9), min_size=1, max_size=20)


@settings(max_examples=150, deadline=None)
@given(words=WORDS, letters=st.integers(10, 60), balance=st.booleans(), indent=st.integers(0, 2))
def test_lines_hold_all_the_text_and_fit(
    toy_faces: Faces, words: list[str], letters: int, balance: bool, indent: int
) -> None:
    setter = Typesetter(toy_faces, "en")
    text = paragraph(" ".join(words), indent=indent * LETTER)
    width = letters * LETTER
    set_ = setter.typeset([text], width, balance=balance)
    lines = set_.paragraphs[0].lines
    shown = "".join(rows(set_.paragraphs[0]))
    assert shown.replace("-", "") == text.text.replace("-", "")
    assert shown.count("-") - text.text.count("-") in range(len(lines) or 1)
    assert 0 <= set_.slack < width
    if set_.broken or lines == ():
        return
    wrapped = width - set_.slack
    assert all(line.width + text.indent <= wrapped + 1 for line in lines)
    again = setter.typeset([text], width, balance=balance)
    assert again == set_


@settings(max_examples=100, deadline=None)
@given(words=st.lists(st.text("abcW", min_size=1, max_size=7), min_size=2, max_size=20))
def test_a_renderer_that_breaks_greedily_at_the_given_width_makes_the_same_lines(
    toy_faces: Faces, words: list[str]
) -> None:
    setter = Typesetter(toy_faces, "en")
    text = paragraph(" ".join(words))
    width = round(24.05 * LETTER)
    set_ = setter.typeset([text], width)
    lines = [row.strip() for row in rows(set_.paragraphs[0])]
    for rounding in (-0.001, 0.0, 0.001):
        limit = (width - set_.slack) * (1 + rounding)
        shown, line = [], words[0]
        for word in words[1:]:
            if setter.widest(paragraph(f"{line} {word}")) > limit:
                shown.append(line)
                line = word
            else:
                line = f"{line} {word}"
        assert [*shown, line] == lines
