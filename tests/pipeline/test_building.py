from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from fontTools.ttLib import TTFont

from deck import assets, solved
from deck.cache import load, save
from deck.diagnostics import render
from deck.pipeline import Outcome, prepare, write_powerpoint

ROOT = Path(__file__).resolve().parents[2]
TERMINAL = ROOT / "themes" / "terminal"
DATE = datetime(2026, 1, 2, tzinfo=UTC)
Content = Callable[..., Path]

pytestmark = pytest.mark.skipif(assets.missing() is not None, reason="the fonts are not installed")

SLIDES = """\
  - layout: cards
    title: Cards
    cards:
      - {heading: First, text: Some words., icon: anchor}
      - {heading: Second, text: Some more., footer: At the foot}
      - {heading: Third, text: The last.}
  - layout: chart
    title: Chart
    chart: {type: bar, categories: [One, Two], series: [{name: Series, values: [1, 2]}]}
  - layout: questions
    title: Questions?
    notes: Any?
"""
WIDE = "  - layout: questions\n    title: " + "W" * 80 + "\n"


def build(folder: Path, theme: str | Path | None = TERMINAL, *, draft: bool = False) -> Outcome:
    named = None if theme is None else str(theme)
    return prepare(folder, theme=named, draft=draft, timestamp=DATE)


def written(outcome: Outcome) -> bytes:
    assert [render(item, outcome.sources) for item in outcome.diagnostics] == []
    stream = BytesIO()
    write_powerpoint(outcome, stream)
    return stream.getvalue()


def change(file: Path, old: str, new: str) -> None:
    """Replace a text wherever it stands in a file; it has to stand there."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A copy of the theme to edit."""
    return Path(shutil.copytree(TERMINAL, tmp_path / "themes" / "terminal"))


# ---- what a build comes to


def test_an_outcome_has_what_is_needed_to_write_and_show_it(content: Content) -> None:
    outcome = build(content(SLIDES), None)
    assert outcome.slug == "small"
    assert outcome.timestamp == DATE
    assert outcome.deck
    assert [slide.title for slide in outcome.deck.slides] == ["Cards", "Chart", "Questions?"]
    assert len({font.name for font in outcome.fonts}) == len(outcome.fonts) == 8
    assert all(font.is_file() for font in (*outcome.fonts, *outcome.licences))
    assert len(outcome.licences) == 2


def test_without_a_folder_there_is_no_deck(tmp_path: Path) -> None:
    outcome = build(tmp_path / "gone")
    assert (outcome.deck, outcome.slug) == (None, None)
    assert [item.severity for item in outcome.diagnostics] == ["error"]
    with pytest.raises(ValueError, match="no deck"):
        write_powerpoint(outcome, BytesIO())


def test_an_unknown_theme_is_told_at_its_line(content: Content) -> None:
    folder = content(SLIDES)
    change(folder / "deck.yaml", "theme: terminal", "theme: termnal")
    outcome = build(folder, None)
    assert outcome.deck is None
    (found,) = outcome.diagnostics
    shown = render(found, outcome.sources).splitlines()
    assert shown[0].endswith('deck.yaml:4:8: error: there is no theme "termnal"')
    assert shown[1:3] == ["    4 | theme: termnal", "      |        ^^^^^^^"]
    assert '      = did you mean "terminal"?' in shown


def test_an_unknown_theme_of_the_command_line_has_no_line(content: Content) -> None:
    outcome = build(content(SLIDES), "termnal")
    assert [(item.severity, item.span) for item in outcome.diagnostics] == [("error", None)]


def test_a_theme_in_the_content_folder_comes_first(content: Content) -> None:
    folder = content(SLIDES)
    shutil.copytree(TERMINAL, folder / "themes" / "terminal")
    change(folder / "themes" / "terminal" / "theme.yaml", "title: Terminal", "title: My own")
    outcome = build(folder, None)
    assert outcome.deck
    assert outcome.deck.theme.title == "My own"


def test_a_missing_font_file_is_told(content: Content, theme: Path) -> None:
    change(theme / "theme.yaml", "inter/Inter_400Regular.ttf", "inter/Gone.ttf")
    for _ in ("cold", "warm"):
        outcome = build(content(SLIDES), theme)
        assert outcome.deck is None
        (found,) = outcome.diagnostics
        assert found.message == 'there is no font file "inter/Gone.ttf"'
        assert found.span
        assert Path(found.span.file) == theme / "theme.yaml"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("{{ card.text }}", "{{ card.txet }}", "has no attribute 'txet'"),
        ('gap="gutter"', 'gap="guter"', 'the theme has no space "guter"'),
        ("<grid ", "<grit ", "there is no element <grit>"),
        ("content.cards | length", "content.cards | lenght", "No filter named 'lenght'"),
    ],
)
def test_a_fault_in_a_template_is_told_at_its_line(
    content: Content, theme: Path, old: str, new: str, message: str
) -> None:
    template = theme / "layouts" / "cards.xml.j2"
    change(template, old, new)
    lines = template.read_text(encoding="utf-8").splitlines()
    expected = {number for number, line in enumerate(lines, start=1) if new in line}
    for _ in ("cold", "warm"):
        outcome = build(content(SLIDES), theme)
        assert outcome.deck is None
        found = [item for item in outcome.diagnostics if message in item.message]
        assert found
        assert {Path(item.span.file).name for item in found if item.span} == {"cards.xml.j2"}
        assert {item.span.line for item in found if item.span} <= expected


@pytest.mark.parametrize(("shown", "message"), [("no", "does not appear on"), ("twice", "2 times")])
def test_a_template_that_loses_or_repeats_a_text_is_told_at_the_text(
    content: Content, theme: Path, shown: str, message: str
) -> None:
    field = "{{ card.footer }}"
    new = f"{field} {field}" if shown == "twice" else shown
    change(theme / "layouts" / "cards.xml.j2", field, new)
    outcome = build(content(SLIDES), theme)
    assert outcome.deck is None
    (found,) = outcome.diagnostics
    assert message in found.message
    assert "At the foot" in (render(found, outcome.sources))
    assert found.span
    assert (Path(found.span.file).name, found.span.line) == ("only.yaml", 8)


# ---- what is kept between builds


def test_warm_and_cold_builds_are_equal(content: Content, cache: Path) -> None:
    folder = content(SLIDES + WIDE)
    cold = build(folder)
    files = sorted(path.name for path in cache.iterdir())
    assert any(name.startswith("slides-") for name in files)
    warm = build(folder)
    assert [item.severity for item in cold.diagnostics] == ["warning"]
    assert warm == cold


def test_a_kept_slide_is_not_solved_again(content: Content, cache: Path) -> None:
    folder = content(SLIDES)
    build(folder)
    (file,) = cache.glob("slides-*.pickle")
    kept = load(file)
    assert kept
    marked = kept.replace(b"Some words.", b"Kept words.")
    assert marked != kept
    # In the keys, too: they have to be those of the content now.
    change(folder / "only.yaml", "Some words.", "Kept words.")
    values = pickle.loads(marked.replace(b"At the foot", b"At THE foot"))
    assert len(values) == 3
    save(
        file,
        pickle.dumps({key.replace("At THE foot", "At the foot"): values[key] for key in values}),
    )
    outcome = build(folder)
    assert outcome.deck
    assert "At THE foot" in repr(outcome.deck.slides[0])


def slides_xml(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize(
    ("file", "old", "new", "part", "expected"),
    [
        ("theme.yaml", "medium: {face: body, size: 21", "medium: {face: body, size: 20.5",
         "ppt/slides/slide1.xml", b'sz="2050"'),
        ("theme.yaml", "margin: 64", "margin: 72", "ppt/slides/slide1.xml", b'x="685800"'),
        ("theme.yaml", 'accent1: "FF7A70"', 'accent1: "FF7A71"', "ppt/theme/theme1.xml", b"FF7A71"),
        ("theme.yaml", "title: Terminal", "title: My own", "ppt/theme/theme1.xml", b"My own"),
        ("layouts/cards.xml.j2", '<rule color="line"', '<rule name="A line" color="line"',
         "ppt/slides/slide1.xml", b'name="A line"'),
        ("layouts/_parts.xml.j2", "[{{ slug", "&lt;{{ deck.slug",
         "ppt/slides/slide1.xml", b"&lt;small]"),
        ("layouts/_parts.xml.j2", 'name="Status bar"', 'name="My bar"',
         "ppt/slideLayouts/slideLayout2.xml", b'name="My bar"'),
        ("layouts/master.xml.j2", 'style="body" grow="1"', 'style="subtitle" grow="1"',
         "ppt/slideMasters/slideMaster1.xml", b'sz="2100"'),
    ],
)  # fmt: skip
def test_an_edited_theme_shows(
    content: Content, theme: Path, cache: Path, file: str, old: str, new: str, part: str,
    expected: bytes,
) -> None:  # fmt: skip
    folder = content(SLIDES)
    before = slides_xml(written(build(folder, theme)))
    change(theme / file, old, new)
    after = written(build(folder, theme))
    changed = slides_xml(after)[part]
    assert changed != before[part]
    assert expected in changed
    shutil.rmtree(cache)
    assert written(build(folder, theme)) == after


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("only.yaml", "Some words.", "Some other words."),
        ("only.yaml", "short: only", "short: another"),
        ("only.yaml", "title: The only section", "title: A section"),
        ("only.yaml", "icon: anchor", "icon: lock"),
        ("only.yaml", "notes: Any?", "notes: All?"),
        ("only.yaml", "title: Questions?", "title: Questions?\n    hidden: yes"),
        ("only.yaml", "values: [1, 2]", "values: [1, 3]"),
        ("only.yaml", "- layout: cards", "- layout: questions\n    title: New\n  - layout: cards"),
        ("deck.yaml", "slug: small", "slug: other"),
        ("deck.yaml", "lang: en", "lang: de"),
        ("deck.yaml", "title: A small deck", "title: Another deck"),
        ("deck.yaml", "sections: [only]", "roles: {one: The first}\nsections: [only]"),
        ("deck.yaml", "sections: [only]", "author: A. Speaker\nsections: [only]"),
    ],
)
def test_edited_content_shows(content: Content, cache: Path, file: str, old: str, new: str) -> None:
    folder = content(SLIDES)
    before = written(build(folder))
    change(folder / file, old, new)
    after = written(build(folder))
    assert after != before
    shutil.rmtree(cache)
    assert written(build(folder)) == after
    change(folder / file, new, old)
    assert written(build(folder)) == before


def test_an_edited_font_file_counts(
    content: Content, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = Path(shutil.copytree(assets.assets_folder(), tmp_path / "assets"))
    monkeypatch.setattr(assets, "assets_folder", lambda: copied)
    folder = content(SLIDES)

    def solve() -> solved.Deck:
        found = build(folder).deck
        assert found
        return found

    before = solve()
    assert solve() == before
    inter = copied / "fonts" / "inter" / "Inter_400Regular.ttf"
    times = inter.stat()
    with TTFont(inter) as font:
        for name, (advance, side) in font["hmtx"].metrics.items():
            font["hmtx"].metrics[name] = (advance + 99, side)
        font.save(inter)
    inter.write_bytes(inter.read_bytes() + bytes(4))
    os.utime(inter, ns=(times.st_atime_ns, times.st_mtime_ns))  # its size tells
    assert _widths(solve()) != _widths(before)
    inter.unlink()
    gone = build(folder)
    assert gone.deck is None
    messages = {item.message for item in gone.diagnostics}
    assert messages == {'there is no font file "inter/Inter_400Regular.ttf"'}


def _widths(deck: solved.Deck) -> list[int]:
    """The widths of the lines on the first slide's cards."""
    return [
        line.width
        for shape in deck.slides[0].shapes
        if isinstance(shape, solved.AutoShape) and shape.text and not shape.placeholder
        for paragraph in shape.text.paragraphs
        for line in paragraph.lines
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "part", "expected"),
    [
        ("layout/shapes.py", 'or "Icon"', 'or "Symbol"', "ppt/slides/slide1.xml", b'"Symbol"'),
        ("pipeline/prompts.yaml", "Click to add title", "Write a title",
         "ppt/slideLayouts/slideLayout2.xml", b"Write a title"),
        ("writers/powerpoint/slides.py", "<p:clrMapOvr>", "<p:clrMapOvr ><!-- -->",
         "ppt/slides/slide1.xml", b"<!-- -->"),
        ("writers/powerpoint/theme_part.py", "<a:theme ", "<!-- --><a:theme ",
         "ppt/theme/theme1.xml", b"<!-- -->"),
        ("writers/powerpoint/charts.py", "<c:chartSpace ", "<!-- --><c:chartSpace ",
         "ppt/charts/chart1.xml", b"<!-- -->"),
    ],
    ids=["layout", "prompts", "slides", "theme", "charts"],
)  # fmt: skip
def test_an_edited_program_shows(
    content: Content, tmp_path: Path, file: str, old: str, new: str, part: str, expected: bytes
) -> None:  # fmt: skip
    tree = tmp_path / "tree"
    shutil.copytree(ROOT / "deck", tree / "deck", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "build.py", tree / "build.py")
    folder = content(SLIDES)
    target = tmp_path / "deck.pptx"

    def run() -> dict[str, bytes]:
        command = [sys.executable, str(tree / "build.py"), str(folder)]
        subprocess.run(
            [*command, "--theme", str(TERMINAL), "-o", str(target)],
            env={
                **{name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
                "DECK_CACHE": str(tmp_path / "cache"),
            },
            cwd=tmp_path,
            check=True,
            capture_output=True,
            timeout=60,
        )
        return slides_xml(target.read_bytes())

    assert expected not in run()[part]
    change(tree / "deck" / file, old, new)
    assert expected in run()[part]


def test_old_files_of_the_cache_go(content: Content, cache: Path) -> None:
    folder = content(SLIDES)
    for number in range(6):
        change(folder / "deck.yaml", "title: ", f"title: {number}")
        written(build(folder))
    kinds = Counter(path.name.partition("-")[0] for path in cache.iterdir())
    assert [kinds[name] for name in ("slides", "layouts", "powerpoint")] == [4, 4, 1]


@pytest.mark.parametrize(
    "foreign", [b"", pickle.dumps([1, 2]), pickle.dumps(5), b"cos\nno_such\n.", b"\x80\x05."]
)
def test_a_foreign_pickle_is_no_cache(content: Content, cache: Path, foreign: bytes) -> None:
    folder = content(SLIDES)
    before = written(build(folder))
    files = [*cache.glob("*.pickle")]
    assert len(files) == 2
    for file in files:
        save(file, foreign)
    assert written(build(folder)) == before


def _half(data: bytes) -> bytes:
    return data[: len(data) // 2]


@pytest.mark.parametrize(
    "damage",
    [lambda data: b"", _half, lambda data: b"not what it was" * 9, lambda data: data[:-1]],
    ids=["empty", "half", "other", "short"],
)
def test_damaged_caches_are_made_anew(
    content: Content, cache: Path, damage: Callable[[bytes], bytes]
) -> None:
    folder = content(SLIDES)
    before = written(build(folder))
    files = [path for path in cache.rglob("*") if path.is_file()]
    assert len(files) > 5
    for file in files:
        file.write_bytes(damage(file.read_bytes()))
    assert written(build(folder)) == before
    assert written(build(folder)) == before


def test_a_cache_that_cannot_be_written_is_no_matter(content: Content, cache: Path) -> None:
    folder = content(SLIDES)
    before = written(build(folder))
    shutil.rmtree(cache)
    cache.write_text("a file where the folder should be", encoding="utf-8")
    assert written(build(folder)) == before
