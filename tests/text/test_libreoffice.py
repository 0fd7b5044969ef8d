"""Lines as LibreOffice makes them when it wraps at the width that the typesetter gives."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Pt
from renderers import require

from deck import assets, solved
from deck.geometry import from_px
from deck.text import Typeset, Typesetter
from deck.theme import Color, Face, FaceName

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


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    faces: dict[FaceName, Face] = {}
    for name, family in FAMILIES.items():
        folder, stem = FONTS[name]
        regular, bold, italic, both = (
            assets.fonts_folder() / folder / f"{stem}_{style}.ttf" for style in STYLES
        )
        if not all(file.is_file() for file in (regular, bold, italic, both)):
            pytest.skip(f"the font files of {family} are not installed")
        faces[name] = Face(name, family, (regular, bold, italic, both), "", 34)
    return Typesetter(faces, "en")


def test_libreoffice_breaks_the_same_lines(typesetter: Typesetter, tmp_path: Path) -> None:
    soffice, pdftotext = require("soffice"), require("pdftotext")
    made = frames()
    typeset = [
        typesetter.typeset(paragraphs, width, balance=balance)
        for paragraphs, width, balance in made
    ]
    write(tmp_path / "lines.pptx", [width for _, width, _ in made], typeset)
    pages = render(tmp_path, soffice, pdftotext)
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


def write(path: Path, widths: Sequence[int], typeset: Sequence[Typeset]) -> None:
    """Write a presentation with one text box a slide, whose right inset holds the slack."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = from_px(1280), from_px(720)
    for width, frame in zip(widths, typeset, strict=True):
        slide = presentation.slides.add_slide(presentation.slide_layouts[6])
        box = slide.shapes.add_textbox(from_px(40), from_px(20), width, from_px(600)).text_frame
        box.word_wrap = True
        box.margin_left = box.margin_top = box.margin_bottom = 0
        box.margin_right = frame.slack
        for number, item in enumerate(frame.paragraphs):
            target = box.add_paragraph() if number else box.paragraphs[0]
            target.line_spacing = Pt(item.leading)
            properties = target._p.get_or_add_pPr()
            properties.set("marL", str(item.indent))
            properties.set("hangingPunct", "0")
            for run in item.runs:
                written = target.add_run()
                written.text = run.text
                written.font.size, written.font.bold = Pt(run.size), run.bold
                written.font.name = FAMILIES[run.face]
                attributes = written._r.get_or_add_rPr()
                attributes.set("lang", "en-US")
                attributes.set("spc", str(round(run.tracking * 100)))
    presentation.save(path)


def render(folder: Path, soffice: str, pdftotext: str) -> list[list[str]]:
    """The rows of text of every page, without their spaces."""
    config = folder / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><fontconfig>'
        f"<dir>{assets.fonts_folder()}</dir><cachedir>{folder / 'cache'}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    subprocess.run(
        [
            soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
            "--norestore", "--convert-to", "pdf", "--outdir", folder, folder / "lines.pptx",
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(config)},
        check=True, timeout=180, capture_output=True,
    )  # fmt: skip
    shown = subprocess.run(
        [pdftotext, "-layout", folder / "lines.pdf", "-"],
        check=True, timeout=60, capture_output=True, text=True, encoding="utf-8",
    ).stdout  # fmt: skip
    return [
        ["".join(row.split()) for row in page.splitlines() if row.strip()]
        for page in shown.split("\f")[:-1]
    ]
