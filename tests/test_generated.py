"""Whatever the schema allows becomes a correct deck or is told, and never anything else.

Slides are made by hypothesis, always the same ones, and built one by one: what is wrong with
them has to be told with its place. Those that build are put together into large decks and
judged as files, by their words, and by the glyphs that LibreOffice shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import glyphs
import pytest
from generated import Folder, Made, slides
from hypothesis import HealthCheck, Phase, given, seed, settings
from reading import unread
from renderers import forget_fonts
from writers.powerpoint import gate

from deck import assets
from deck.diagnostics import render
from deck.pipeline import Outcome, write_powerpoint
from deck.reader.layouts import LAYOUTS, Layout
from deck.scripts import script_of
from deck.text.installed import find_face

THEMES = Path(__file__).resolve().parent.parent / "themes"
#: A theme and a language for each deck: Latin, Cyrillic, Greek, ideographs, both directions.
DECKS = [("terminal", "en"), ("plain", "de"), ("terminal", "ru"), ("plain", "ja"),
         ("terminal", "ar"), ("plain", "he"), ("terminal", "th"), ("plain", "ko"),
         ("plain", "ar"), ("terminal", "he")]  # fmt: skip
#: These name no face for their script, so Arial stands for it; where that is not installed
#: widths are guessed, and LibreOffice takes another face.
UNNAMED = DECKS[-2:]
#: How many slides are made of each layout for each deck, and with which seed.
EXAMPLES, SEED = 5, 20
#: Faces that machines with LibreOffice may have.
FACES = {"Jpan": "Noto Sans CJK JP", "Hang": "Noto Sans CJK KR", "Hans": "Noto Sans CJK SC",
         "Hant": "Noto Sans CJK TC", "Arab": "DejaVu Sans", "Hebr": "DejaVu Sans",
         "Thai": "Noto Sans Thai"}  # fmt: skip
#: These tell of a fault of the program, which no content must bring about.
OUR_FAULTS = ("does not appear", "not shown whole", "times", "is not on the slide", "template",
              "contrast", "leaves")  # fmt: skip

pytestmark = [
    pytest.mark.rendered,
    pytest.mark.skipif(assets.missing() is not None, reason="the fonts are not installed"),
]


class Written(NamedTuple):
    """A deck of generated slides: its content, what it came to, and its file."""

    folder: Path
    outcome: Outcome
    data: bytes


def name_of(deck: tuple[str, str]) -> str:
    return "-".join(deck)


@pytest.fixture(scope="module", autouse=True)
def _machine_fonts() -> Iterator[None]:
    """The fonts of this machine count, so that text in any script can be judged."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DECK_FONTS", raising=False)
        forget_fonts()
        yield
    forget_fonts()


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Written]:
    """The decks by name."""
    root = tmp_path_factory.mktemp("generated")
    return {name_of(deck): write(root / name_of(deck), *deck) for deck in DECKS}


def write(root: Path, theme: str, lang: str) -> Written:
    look = root / theme
    look.mkdir(parents=True)
    unnamed = ("Arab", "Hebr") if (theme, lang) in UNNAMED else ()
    named = "".join(f"  {script}: {FACES[script]}\n" for script in FACES if script not in unnamed)
    head = f"extends: {THEMES / theme}\ntitle: Generated\nscripts:\n{named}"
    (look / "theme.yaml").write_text(head, encoding="utf-8")
    folder = Folder(root / "content", look, lang)
    made = [one for layout in LAYOUTS for one in those_that_build(folder, layout, lang)]
    quarter = -(-len(made) // 4)
    sections = [made[start : start + quarter] for start in range(0, len(made), quarter)]
    outcome = folder.build(*sections)
    assert [told(outcome, item) for item in outcome.diagnostics if item.severity == "error"] == []
    stream = BytesIO()
    write_powerpoint(outcome, stream)
    return Written(folder.path, outcome, stream.getvalue())


def those_that_build(folder: Folder, layout: Layout, lang: str) -> list[Made]:
    """Slides of a layout that are no error; of the others every message is sound."""
    found: dict[str, Made] = {}

    @seed(SEED)
    @settings(
        max_examples=EXAMPLES,
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(slides(layout, lang))
    def build(made: Made) -> None:
        outcome = folder.build([made])
        check_messages(outcome)
        if outcome.deck:
            found[repr(made)] = made

    build()
    return list(found.values())


def check_messages(outcome: Outcome) -> None:
    """Every message has its place in a file and says what is wrong there."""
    errors = [item for item in outcome.diagnostics if item.severity == "error"]
    assert bool(errors) != bool(outcome.deck)
    for item in outcome.diagnostics:
        assert item.span, item.message
        lines = outcome.sources[item.span.file].splitlines()
        assert 1 <= item.span.line <= len(lines), told(outcome, item)
        assert 1 <= item.span.column <= len(lines[item.span.line - 1]) + 1, told(outcome, item)
        assert item.message in told(outcome, item)
    for item in errors:
        assert not any(fault in item.message for fault in OUR_FAULTS), told(outcome, item)


def told(outcome: Outcome, item: object) -> str:
    return render(item, outcome.sources)  # type: ignore[arg-type]


def test_there_are_many_slides_of_every_layout(written: dict[str, Written]) -> None:
    decks = [one.outcome.deck for one in written.values() if one.outcome.deck]
    assert sum(len(deck.slides) for deck in decks) >= 300
    found = {deck.layouts[slide.layout].name for deck in decks for slide in deck.slides}
    assert found >= {layout.name for layout in LAYOUTS}


@pytest.mark.parametrize("name", [name_of(deck) for deck in DECKS])
def test_the_package_is_sound_and_valid(written: dict[str, Written], name: str) -> None:
    assert gate.faults(written[name].data) == []
    assert gate.errors(written[name].data) == []


@pytest.mark.parametrize("name", [name_of(deck) for deck in DECKS])
def test_python_pptx_reads_every_word(written: dict[str, Written], name: str) -> None:
    folder, outcome, data = written[name]
    assert outcome.deck
    assert list(unread(folder, outcome.deck, data)) == []


@pytest.fixture(scope="module")
def shown(
    written: dict[str, Written], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, glyphs.Shown]:
    """The decks as LibreOffice shows them, all in one call."""
    folder = tmp_path_factory.mktemp("shown")
    return glyphs.render({name: one.data for name, one in written.items()}, folder)


@pytest.mark.parametrize("name", [name_of(deck) for deck in DECKS])
def test_glyphs_are_all_there_in_their_frames_and_clear_of_each_other(
    written: dict[str, Written], shown: dict[str, glyphs.Shown], name: str
) -> None:
    deck = written[name].outcome.deck
    assert deck
    assert len(shown[name].pages) == len(deck.slides)
    found = glyphs.faults(shown[name], is_foreign)
    assert [f"{deck.slides[number].span}: {fault}" for number, fault in found] == []


def is_foreign(text: str) -> bool:
    """Whether the face of some of a text is not installed, of which the build has warned."""
    scripts = {script_of(character) for character in set(text) if character > "\u058f"}
    if "Hani" in scripts:
        scripts |= {"Jpan", "Hans", "Hang"}
    # Pictures and mathematical letters stand in a face of Windows, which is not here.
    return any(not find_face(FACES.get(one, ""), 0) for one in scripts & {*FACES, "Zsye", "Zmth"})
