"""Lines as LibreOffice makes them when it wraps at the width that the typesetter gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from unicodedata import category

import pytest
from lxml.etree import SubElement
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt
from renderers import forget_fonts, said_by, to_pdf

from deck import assets, solved
from deck.geometry import from_px
from deck.scripts import USUAL_FACES, script_of_language
from deck.text import Typeset, Typesetter
from deck.text.installed import find_face
from deck.theme import Color, Face, FaceName

pytestmark = pytest.mark.rendered

FONTS = {"body": ("inter", "Inter"), "heading": ("jetbrains-mono", "JetBrainsMono")}
FAMILIES: Mapping[FaceName, str] = {"body": "Inter", "heading": "JetBrains Mono"}
STYLES = ("400Regular", "700Bold", "400Regular_Italic", "700Bold_Italic")
BLACK = Color("tx1", "000000")
GAP = 9.0

TEXTS = [
    "The three tiers differ in what they hand over: weights, code, data and the right to use.",
    "Open-weight models hand over the weights, but not the data or the recipe; **fine-tuning**.",
    "GPT-4o, o1-mini and Claude 3.5 Sonnet are reachable through an API only; prices fell 60–80%.",
    "Llama-3.1-405B was trained on 15.6 trillion tokens with 16,000 H100 GPUs over 54 days.",
    "Licences matter: Apache-2.0 and MIT allow commercial use, CC-BY-NC does not – mind the terms.",
    "See https://example.org/spaces/open-llm-board for **up-to-date figures**, or write/read.",
    "The card says “research only” — a well-meant but vague term that is read in three ways.",
    "Die Gewichte liegen offen, der Datensatz nicht: Nachvollziehbarkeit bleibt ein Versprechen.",
    "Les poids sont publiés, mais ni les données ni la recette ; l’audit reste donc impossible.",
    "pip install transformers==4.46.3 && python -m train --config=base.yaml --lr=3e-4",
    "if loss >= best: patience -> patience - 1 // early stopping, a|b, C++11 and 5 % of 80 GB",
    "Mixture-of-experts: **671B parameters**, of which 37B are active; memory is the bottleneck.",
    "Ελληνικά και кириллица: шрифты содержат оба алфавита, поэтому перенос строк работает.",
    "What changed since last year? Three things: price, licences, and the gap between the two.",
    "Mean ± SD: 74.2 ± 3.1 (n = 12), p < 0.01; the effect is small, yet it is consistent.",
    "Why the weights alone are not enough to call a model open",
]
#: Face, size in points, width in px, tracking in points.
LOOKS: list[tuple[FaceName, float, float, float]] = [
    ("body", 16.5, 420, 0),
    ("heading", 15, 560, 0),
    ("body", 20, 300, 0),
    ("heading", 33, 1150, 0),
    ("body", 12, 250, 0.5),
    ("heading", 24, 640, 0),
    ("body", 28.5, 1000, 0),
]


def frames() -> list[tuple[list[solved.Paragraph], int, bool]]:
    """Paragraphs of each frame, its inner width, and whether to balance its lines."""
    made = []
    for index in range(32):
        face, size, width, tracking = LOOKS[index % len(LOOKS)]
        count = 3 if index % 8 == 7 else 1
        paragraphs = [
            paragraph(TEXTS[(index * 5 + number) % len(TEXTS)], face, size, tracking, count > 1)
            for number in range(count)
        ]
        made.append((paragraphs, from_px(width + 7 * (index % 5)), index % 6 == 5))
    return made


def paragraph(
    text: str, face: FaceName, size: float, tracking: float, indented: bool
) -> solved.Paragraph:
    """A paragraph in which `**` marks bold runs."""
    runs = tuple(
        solved.Run(part, face, size, bool(number % 2), False, BLACK, tracking)
        for number, part in enumerate(text.split("**"))
        if part
    )
    leading = round(size * 1.35)
    indent = from_px(24) if indented else 0
    return solved.Paragraph(runs, "left", leading, GAP, 0, indent, None, "body")


@pytest.fixture
def machine_fonts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The fonts of this machine count, as they do outside of tests."""
    monkeypatch.delenv("DECK_FONTS")
    forget_fonts()
    yield
    forget_fonts()


@pytest.fixture(scope="module")
def faces() -> Mapping[FaceName, Face]:
    faces: dict[FaceName, Face] = {}
    for name, family in FAMILIES.items():
        folder, stem = FONTS[name]
        regular, bold, italic, both = (
            assets.fonts_folder() / folder / f"{stem}_{style}.ttf" for style in STYLES
        )
        if not all(file.is_file() for file in (regular, bold, italic, both)):
            pytest.skip(f"the font files of {family} are not installed")
        faces[name] = Face(name, family, (regular, bold, italic, both), "", 34)
    return faces


@pytest.fixture(scope="module")
def typesetter(faces: Mapping[FaceName, Face]) -> Typesetter:
    return Typesetter(faces, "en")


#: For each language: its script, a face of it that may be installed, and texts.
LANGUAGES = [
    ("el", "", "", ["Τα βάρη είναι ανοιχτά, αλλά ούτε τα δεδομένα ούτε η συνταγή· ο έλεγχος "
                    "παραμένει αδύνατος για όποιον δεν τα κατέχει."]),
    ("ru", "", "", ["Веса опубликованы, но ни данные, ни рецепт обучения не раскрыты; поэтому "
                    "проверка остаётся невозможной для всех остальных."]),
    ("de", "", "", ["Nachvollziehbarkeit und Veröffentlichungsbedingungen unterscheiden sich; "
                    "Nutzungsbeschränkungen und Haftungsausschlüsse bleiben bestehen.",
                    "Trainingsvorschriften beschreiben Datensatzzusammenstellungen."]),
    ("ja", "Jpan", "Noto Sans CJK JP",
     ["学習コード、アーキテクチャ、データセット。これらから重みが計算されます。「再現性」が鍵です。",
      "価格や制限の変更は、提供者（ベンダー）が決めます。しかも、告知なしに行われることがあります。"]),
    ("zh-Hans", "Hans", "Noto Sans CJK SC",
     ["模型的权重是公开的，但训练数据和配方没有公开；因此，任何人都无法重新构建它。"]),
    ("th", "Thai", "Noto Sans Thai",
     ["โมเดลภาษาขนาดใหญ่ที่เปิดเผยน้ำหนักให้ทุกคนดาวน์โหลดและปรับแต่งได้อย่างอิสระ"]),
    ("ar", "Arab", "Noto Sans Arabic",
     ["نماذج لغوية كبيرة مفتوحة الأوزان يمكن تنزيلها وتعديلها بحرية تامة في أي وقت ومكان."]),
    ("he", "Hebr", "Noto Sans Hebrew",
     ["המשקולות פתוחות אך הנתונים והמתכון אינם פתוחים ולכן הבדיקה נותרת בלתי אפשרית."]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "script", "family", "texts"), [pytest.param(*row, id=row[0]) for row in LANGUAGES]
)
def test_libreoffice_makes_as_many_lines_in_every_script(
    lang: str,
    script: str,
    family: str,
    texts: list[str],
    faces: Mapping[FaceName, Face],
    machine_fonts: None,
    tmp_path: Path,
) -> None:
    widths = (150, 171, 199, 233, 280, 310, 420)
    shown, counts = lines_of(tmp_path, faces, lang, script, family, texts, widths)
    assert len(set(counts)) > 2
    assert shown == counts


def test_german_lines_end_in_hyphens(faces: Mapping[FaceName, Face]) -> None:
    (text,) = LANGUAGES[2][3][1:]
    frame = Typesetter(faces, "de").typeset([paragraph(text, "body", 16.5, 0, False)], from_px(150))
    assert "-" in frame.paragraphs[0].text


#: Ideographs and Latin letters, between which there is a space that nobody has written.
MIXED = [
    ("ja", "Jpan", "Noto Sans CJK JP",
     "GPT-4oやLlama 3はAPIでのみ利用でき、2025年6月にはMITやApache 2.0のモデルが3件公開された。"),
    ("ko", "Hang", "Noto Sans CJK KR",
     "가중치는 공개되었지만 GPT-4의 2023년 학습 데이터와 MIT 라이선스는 공개되지 않았습니다."),
    ("zh-Hans", "Hans", "Noto Sans CJK SC",
     "GPT-4o和Llama 3只能通过API使用，2025年6月有3个MIT或Apache 2.0许可的模型公开。"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "script", "family", "text"), [pytest.param(*row, id=row[0]) for row in MIXED]
)
def test_libreoffice_makes_no_more_lines_of_mixed_scripts(
    lang: str,
    script: str,
    family: str,
    text: str,
    faces: Mapping[FaceName, Face],
    machine_fonts: None,
    tmp_path: Path,
) -> None:
    widths = list(range(120, 640, 23))
    shown, counts = lines_of(tmp_path, faces, lang, script, family, [text], widths)
    assert all(found <= count for found, count in zip(shown, counts, strict=True))
    assert sum(counts) <= 1.03 * sum(shown)


def lines_of(
    folder: Path,
    faces: Mapping[FaceName, Face],
    lang: str,
    script: str,
    family: str,
    texts: Sequence[str],
    widths: Sequence[int],
) -> tuple[list[int], list[int]]:
    """How many lines LibreOffice makes of texts at some widths in px, and how many there are."""
    found = find_face(family, 0) if script else None
    if script and not found:
        pytest.skip(f"{family} is not installed")
    names = {**USUAL_FACES, script: family}
    typesetter = Typesetter(faces, lang, names)
    made = [
        ([paragraph(text, "body", 16.5, 0, False)], from_px(width))
        for text in texts
        for width in widths
    ]
    typeset = [typesetter.typeset(paragraphs, width) for paragraphs, width in made]
    write(folder / "lines.pptx", [width for _, width in made], typeset, lang, names)
    pages = render(folder / "lines.pptx", {found.path.parent} if found else ())
    # A Thai vowel below its letter may come out as a row of its own.
    shown = [sum(category(row[0])[0] != "M" for row in rows) for rows in pages]
    return shown, [len(frame.paragraphs[0].lines) for frame in typeset]


def test_libreoffice_breaks_the_same_lines(typesetter: Typesetter, tmp_path: Path) -> None:
    made = frames()
    typeset = [
        typesetter.typeset(paragraphs, width, balance=balance)
        for paragraphs, width, balance in made
    ]
    write(tmp_path / "lines.pptx", [width for _, width, _ in made], typeset)
    pages = render(tmp_path / "lines.pptx")
    expected = [
        [
            "".join(paragraph.text[line.start : line.end].split())
            for paragraph in frame.paragraphs
            for line in paragraph.lines
        ]
        for frame in typeset
    ]
    assert sum(len(rows) > 1 for rows in expected) >= 25
    assert pages == expected


def write(
    path: Path,
    widths: Sequence[int],
    typeset: Sequence[Typeset],
    lang: str = "en-US",
    scripts: Mapping[str, str] = USUAL_FACES,
) -> None:
    """Write a presentation with one text box a slide, whose ragged side holds the slack."""
    family = scripts.get(script_of_language(lang), "")
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = from_px(1280), from_px(720)
    for width, frame in zip(widths, typeset, strict=True):
        slide = presentation.slides.add_slide(presentation.slide_layouts[6])
        box = slide.shapes.add_textbox(from_px(40), from_px(20), width, from_px(600)).text_frame
        box.word_wrap = True
        box.margin_left = box.margin_top = box.margin_bottom = box.margin_right = 0
        if frame.paragraphs[0].rtl:
            box.margin_left = frame.slack
        else:
            box.margin_right = frame.slack
        for number, item in enumerate(frame.paragraphs):
            target = box.add_paragraph() if number else box.paragraphs[0]
            target.line_spacing = Pt(item.leading)
            properties = target._p.get_or_add_pPr()
            properties.set("marL", str(item.indent))
            properties.set("hangingPunct", "0")
            if item.rtl:
                properties.set("rtl", "1")
                properties.set("algn", "r")
            for run in item.runs:
                written = target.add_run()
                written.text = run.text
                written.font.size, written.font.bold = Pt(run.size), run.bold
                written.font.name = FAMILIES[run.face]
                attributes = written._r.get_or_add_rPr()
                attributes.set("lang", lang)
                for slot in ("a:ea", "a:cs") if family else ():
                    SubElement(attributes, qn(slot), typeface=family)
                attributes.set("spc", str(round(run.tracking * 100)))
    presentation.save(path)


def render(deck: Path, fonts: Iterable[Path] = ()) -> list[list[str]]:
    """The rows of text of every page, without their spaces; `fonts` are more folders of fonts."""
    (pdf,) = to_pdf(deck, machine=False, fonts=fonts)
    shown = said_by("pdftotext", "-layout", pdf, "-")
    return [
        ["".join(row.split()) for row in page.splitlines() if row.strip()]
        for page in shown.split("\f")[:-1]
    ]
