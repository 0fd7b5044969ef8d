"""Times the build of the talk against pandoc making a PPTX from the same text.

    python benchmarks/talk.py [ROUNDS]        (needs the extra `bench`)

Each measurement is a new process, as for somebody who builds once. They take turns, so that
what else the machine does hits all of them. Pandoc gets the slides' titles, texts, tables and
notes as Markdown, and a chart as the table of its numbers, for it has no charts. The page, too,
stands beside pandoc's PPTX alone. Then comes the first run after a clone: no byte code of ours,
an empty cache. Prints; judges nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

from deck import pipeline, solved

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Measure and print."""
    try:
        import pypandoc
    except ImportError:
        print('this needs pandoc: python -m pip install -e ".[bench]"', file=sys.stderr)
        return 2
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    timestamp = datetime(2020, 1, 1, tzinfo=UTC)
    talk = pipeline.prepare(ROOT / "content", theme=None, draft=False, timestamp=timestamp)
    if talk.deck is None:
        print("the talk does not build: python build.py says why", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text = folder / "talk.md"
        text.write_text("\n".join(markdown(talk.deck)), encoding="utf-8")
        ours = [sys.executable, str(ROOT / "build.py"), "-o", str(folder / "ours.pptx")]
        pandoc = [pypandoc.get_pandoc_path(), str(text), "--slide-level=2",
                  "-o", str(folder / "pandoc.pptx")]  # fmt: skip
        commands = {
            "deck": ours,
            "both files": [*ours, "--html"],
            "pandoc": pandoc,
            "python -c pass": [sys.executable, "-c", ""],
        }
        times: dict[str, list[float]] = {label: [] for label in commands}
        for command in commands.values():
            seconds(command)  # warms the caches
        for _ in range(rounds):
            for label, command in commands.items():
                for ending in ("pptx", "html"):
                    (folder / f"ours.{ending}").unlink(missing_ok=True)
                times[label].append(seconds(command))
        report(times, first_run(folder / "clone"), len(talk.deck.slides))
    return 0


def report(times: dict[str, list[float]], first: float, slides: int) -> None:
    """Print the medians with the fastest and slowest run, and how ours compares."""
    rounds = len(times["deck"])
    print(f"{slides} slides, a new process each time, {rounds} rounds taking turns, in ms:")
    for label, values in times.items():
        low, middle, high = (1e3 * part for part in (min(values), median(values), max(values)))
        print(f"  {label:<15} median {middle:6.1f}   {low:6.1f} to {high:6.1f}")
    for label in ("deck", "both files"):
        print(f"  {label}: {median(times[label]) / median(times['pandoc']):.2f} times pandoc")
    print(f"  deck, first run after a clone: {1e3 * first:.0f}")


def seconds(command: Sequence[str], cwd: Path = ROOT, **environment: str) -> float:
    """How long a process takes from start to end."""
    start = perf_counter()
    subprocess.run(
        command, cwd=cwd, check=True, env={**os.environ, **environment}, stdout=subprocess.DEVNULL
    )
    return perf_counter() - start


def first_run(clone: Path) -> float:
    """How long the first build in a copy of the tree takes: no byte code and no cache of ours.

    The libraries' byte code is there, as pip leaves it, and the disk cache is as warm as it is.
    """
    clone.mkdir()
    shutil.copy(ROOT / "build.py", clone)
    shutil.copy(ROOT / "hatch_build.py", clone)
    for name in ("deck", "content", "themes"):
        shutil.copytree(ROOT / name, clone / name, ignore=shutil.ignore_patterns("__pycache__"))
    return seconds([sys.executable, "build.py"], clone, DECK_CACHE=str(clone / "cache"))


def markdown(deck: solved.Deck) -> Iterator[str]:
    """The deck's text as pandoc's Markdown: what the author wrote, without what is repeated."""
    for slide in deck.slides:
        yield f"\n## {escaped(slide.title)}\n"
        for shape in flat(slide.shapes):
            if isinstance(shape, solved.TableFrame):
                yield from table([[cell_text(cell) for cell in row.cells] for row in shape.rows])
            elif isinstance(shape, solved.ChartFrame):
                head = ["", *(series.name for series in shape.series)]
                values = zip(*(series.values for series in shape.series), strict=True)
                rows = [
                    [category, *map(str, row)]
                    for category, row in zip(shape.categories, values, strict=True)
                ]
                yield from table([head, *rows])
            elif isinstance(shape, solved.AutoShape) and shape.text is not None:
                yield from bullets(shape.text, slide.title)
        if slide.notes:
            yield "\n::: notes\n" + "\n\n".join(map(escaped, slide.notes)) + "\n:::\n"


def flat(shapes: Sequence[solved.Shape]) -> Iterator[solved.Shape]:
    """All shapes in reading order, those of groups included."""
    for shape in shapes:
        if isinstance(shape, solved.Group):
            yield from flat(shape.shapes)
        else:
            yield shape


def bullets(text: solved.TextFrame, title: str) -> Iterator[str]:
    """A list item for each paragraph that comes from the content and is not the title."""
    for paragraph in text.paragraphs:
        if paragraph.text != title and any(run.key >= 0 for run in paragraph.runs):
            yield f"- {escaped(paragraph.text)}"


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A pipe table; the first row is its head."""
    yield ""
    for index, row in enumerate(rows):
        yield "| " + " | ".join(map(escaped, row)) + " |"
        if index == 0:
            yield "|" + " --- |" * len(row)
    yield ""


def cell_text(cell: solved.Cell) -> str:
    """The characters of a table cell."""
    return " ".join(paragraph.text for paragraph in cell.text.paragraphs)


def escaped(text: str) -> str:
    """`text` with what Markdown would take for markup escaped."""
    return "".join(f"\\{char}" if char in r"\`*_{}[]<>()#+!|$~^@:" else char for char in text)


if __name__ == "__main__":
    raise SystemExit(main())
