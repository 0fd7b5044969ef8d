"""What docs/themes.md says is so: the page against the code, and its example built."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from deck import assets, model, solved
from deck.expand import attributes, element, elements, expander, markup, sandbox
from deck.pipeline import Outcome, prepare
from deck.pipeline.prompts import PROMPTS
from deck.reader import read_slides
from deck.reader.schema import ListOf, MapOf, Record
from deck.reader.theme_schema import _BENT, _STYLE, THEME

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "themes.md").read_text(encoding="utf-8")
#: All that the page sets in backticks, outside of its blocks of code.
NAMED = set(re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", PAGE, flags=re.M | re.S)))
#: What the page has in the first and second columns of its tables.
IN_TABLES = {
    name
    for row in re.findall(r"^\| (.*) \|$", PAGE, re.M)
    for cell in row.split(" | ")[:2]
    for name in re.findall(r"`([^`]+)`", cell)
}
#: The files that the page shows: its path on a line, then the block.
FILES = dict(re.findall(r"^`([\w./-]+)`:\n\n```\w+\n(.*?)^```", PAGE, re.M | re.S))
#: The methods that take an attribute by its name.
TAKERS = {
    name
    for name in vars(attributes.Attributes)
    if not name.startswith("_") and name not in ("complain", "finish")
}

needs_fonts = pytest.mark.skipif(assets.missing() is not None, reason="the fonts are not installed")


def asked_for(module: object) -> Iterator[str]:
    """The names of attributes that a module asks for: `a.length("gap")`, `reader.flag("bold")`."""
    source = Path(str(getattr(module, "__file__", ""))).read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in TAKERS
            and ast.unparse(node.func.value) in ("a", "reader", "element.attributes", "attributes",
                                                 "self.attributes")
        ):  # fmt: skip
            first = node.args[0]
            assert isinstance(first, ast.Constant), ast.unparse(node)
            yield str(first.value)


def test_every_element_is_named() -> None:
    shown = {name.strip("</>") for name in IN_TABLES if re.fullmatch(r"<\w+/?>", name)}
    assert shown == {*elements.BUILDERS, *elements.INLINE}


def test_every_attribute_is_named() -> None:
    names = {name for module in (elements, element, markup) for name in asked_for(module)}
    assert names > {"of", "pad", "end-mark", "line-up", "placeholder", "italic"}
    assert sorted(names - IN_TABLES) == []


def test_every_placeholder_is_named() -> None:
    assert sorted(set(element.PLACEHOLDERS) - IN_TABLES) == []


def keys(type_: object) -> Iterator[str]:
    """The keys of a record of the schema and of those in it."""
    if isinstance(type_, Record):
        for field in type_.fields:
            yield field.name
            yield from keys(field.type)
    elif isinstance(type_, (ListOf, MapOf)):
        yield from keys(type_.item)


def test_every_key_of_a_theme_is_named() -> None:
    names = {*keys(THEME), *keys(_BENT), *keys(_STYLE)}
    assert names > {"extends", "canvas", "folHlink", "lum_off", "panose", "leading", "Jpan"}
    assert sorted(names - NAMED) == []


def test_what_templates_are_given_is_named() -> None:
    tree = ast.parse(Path(expander.__file__).read_text(encoding="utf-8"))
    given = next(
        [str(key.value) for key in node.value.keys if isinstance(key, ast.Constant)]
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and ast.unparse(node.targets[0]) == "context"
        and isinstance(node.value, ast.Dict)
    )
    assert {"slide", "near_sections", "parts"} < set(given)
    names = {name.split("(")[0] for name in IN_TABLES}
    assert sorted({*given, "tone"} - names) == []


def test_every_field_of_the_content_is_named() -> None:
    slides, _ = read_slides(PROMPTS)
    assert len(slides) > 10
    for slide in slides:
        fields = ", ".join(f"`{name}`" for name in slide.content._fields)
        assert f"| `{slide.layout}` | {fields} |" in PAGE
    for record in (model.Entry, model.Item, model.Leader, model.Side, model.State, model.Chart,
                   model.Table, model.Picture, model.AgendaEntry, model.Source):  # fmt: skip
        fields = ", ".join(f"`{name}`" for name in record._fields if name != "span")
        assert re.search(rf"^\| [^|]+ \| {fields}[^|]* \|$", PAGE, re.M), record.__name__


def test_what_the_sandbox_refuses_is_named() -> None:
    assert sorted({*sandbox._LEFT_OUT, *sandbox._GROWING} - NAMED) == []
    for bound in (sandbox._LONGEST, sandbox._LARGEST, sandbox._ROUNDS, sandbox._BITS):
        assert f"{bound:,}" in PAGE
    assert f"wider than {sandbox._WIDEST} " in PAGE


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with the files that the page shows."""
    assert sorted(FILES) == [
        "house/layouts/statement.xml.j2",
        "house/theme.yaml",
        "talk/deck.yaml",
        "talk/waiting.yaml",
    ]
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def built(work: Path) -> Outcome:
    date = datetime(2026, 1, 2, tzinfo=UTC)
    return prepare(work / "talk", theme=str(work / "house"), draft=False, timestamp=date)


def shapes(outcome: Outcome) -> tuple[solved.Deck, dict[str, solved.Shape]]:
    assert [item.message for item in outcome.diagnostics] == []
    assert outcome.deck
    [slide] = outcome.deck.slides
    return outcome.deck, {shape.name: shape for shape in slide.shapes}


@needs_fonts
def test_the_theme_of_six_lines_builds(work: Path) -> None:
    (work / "house/layouts/statement.xml.j2").unlink()
    assert len(FILES["house/theme.yaml"].splitlines()) == 6
    deck, shown = shapes(built(work))
    assert deck.background.rgb == "FFF4DC"
    assert "Rule" in shown


@needs_fonts
def test_the_template_of_the_example_builds(work: Path) -> None:
    deck, shown = shapes(built(work))
    assert deck.background.rgb == "FFF4DC"
    assert list(shown) == ["Title", "Text", "Footer", "Number"]
    title, text = shown["Title"], shown["Text"]
    assert isinstance(title, solved.AutoShape)
    assert isinstance(text, solved.AutoShape)
    assert title.text
    assert title.text.anchor == "bottom"
    assert len(title.text.paragraphs[0].lines) == 2
    assert title.rect.bottom < text.rect.y
    layout = next(layout for layout in deck.layouts if layout.name == "statement")
    band = next(shape for shape in layout.shapes if shape.name == "Band")
    assert band.rect == (0, 0, 48 * 9525, 720 * 9525)


def run(work: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "build.py"), "talk", "--theme", "house"]
    return subprocess.run(command, cwd=work, capture_output=True, text=True, encoding="utf-8")


@needs_fonts
def test_the_steps_do_what_the_page_says(work: Path) -> None:
    done = run(work)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("dist/good-loaf.pptx: 1 slide")
    template = work / "house/layouts/statement.xml.j2"
    template.write_text(FILES["house/layouts/statement.xml.j2"].replace('gap="l"', 'gap="large"'))
    done = run(work)
    [shown] = re.findall(r"^```text\n(.*?)^```", PAGE, re.M | re.S)
    assert (done.returncode, done.stderr) == (1, shown)
    [addition] = re.findall(r"^```yaml\n(spaces:.*?)^```", PAGE, re.M | re.S)
    (work / "house/theme.yaml").write_text(FILES["house/theme.yaml"] + addition)
    assert run(work).returncode == 0


@needs_fonts
def test_the_step_with_fonts_does_what_the_page_says(work: Path) -> None:
    [addition] = re.findall(r"^```yaml\n(faces:.*?)^```", PAGE, re.M | re.S)
    [*names] = re.findall(r"fonts/(\S+)\.ttf", addition)
    assert len(names) == 4
    (work / "house/fonts").mkdir()
    for name, style in zip(
        names, ("Regular", "Bold", "Regular_Italic", "Bold_Italic"), strict=True
    ):
        weight = 700 if "Bold" in style else 400
        font = assets.fonts_folder() / "inter" / f"Inter_{weight}{style}.ttf"
        (work / f"house/fonts/{name}.ttf").write_bytes(font.read_bytes())
    theme = work / "house/theme.yaml"
    theme.write_text(FILES["house/theme.yaml"] + addition.replace("House Serif", "Inter"))
    done = run(work)
    assert (done.returncode, done.stderr) == (0, "")
    assert {f"{name}.ttf" for name in names} < {path.name for path in work.glob("dist/fonts/*")}


#: What stands in the template instead of the text, and what the page says is told then.
FAULTS = [
    ("<txt>{{ content.text }}</txt>", "an unknown element"),
    ('<text colour="muted">{{ content.text }}</text>', "an unknown attribute"),
    ('<text style="statement-txt">{{ content.text }}</text>', "a name that the theme lacks"),
    ("<text>{{ content.text }}", "a tag that is not closed"),
    ("<text>{{ content.text }}</text></grid>", "a tag that closes nothing"),
    ("<item>{{ content.text }}</item>", "what may not stand there"),
    ("{{ content.text }}", "characters outside of a text"),
    ("<text>{{ content.txt }}</text>", "a field that there is not"),
    ("<text>{{ slide.role }}</text>", "a field that was left out"),
    ("<text>{{ 'a'.center(9) }}</text>", "what the sandbox refuses"),
]


@needs_fonts
@pytest.mark.parametrize(("written", "what"), FAULTS, ids=[what for _, what in FAULTS])
def test_faults_are_told_as_shown(work: Path, written: str, what: str) -> None:
    template = work / "house/layouts/statement.xml.j2"
    text = FILES["house/layouts/statement.xml.j2"]
    changed = re.sub(r'<text placeholder="body".*</text>', lambda _: written, text)
    assert changed != text
    template.write_text(changed, encoding="utf-8")
    [shown] = re.findall(rf"^\| {what} \| `(.*)`[^`]* \|$", PAGE, re.M)
    told = built(work).diagnostics[0]
    assert told.message == shown
    assert told.span
    assert told.span.file.endswith("statement.xml.j2")


def test_a_wrong_key_and_a_missing_template_are_told_as_shown(work: Path) -> None:
    theme = work / "house/theme.yaml"
    theme.write_text(FILES["house/theme.yaml"].replace("lt1", "lt7"), encoding="utf-8")
    [shown] = re.findall(r"^\| an unknown key in `theme.yaml` \| `(.*)` \|$", PAGE, re.M)
    assert [item.message for item in built(work).diagnostics] == [shown]
    alone = (ROOT / "themes/plain/theme.yaml").read_text(encoding="utf-8")
    theme.write_text(alone, encoding="utf-8")
    (work / "house/layouts/statement.xml.j2").unlink()
    [shown] = re.findall(r"^\| a template that is missing \| `(.*)` \|$", PAGE, re.M)
    assert shown in [item.message for item in built(work).diagnostics]
