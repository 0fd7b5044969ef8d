"""Times decks of 100 to 10,000 slides against pandoc and PptxGenJS making a PPTX of the same text.

    python benchmarks/scale.py [COUNT ...]        (needs the extra `bench`, and node with npm)

Each measurement is a new process that has seen none of the slides: what this program keeps of
earlier builds is empty, but for what it knows of the theme. PptxGenJS comes from npm into a
temporary folder; it draws real charts, pandoc tables of the numbers. Prints time and peak
memory, and how they grow; judges nothing.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread
from time import perf_counter, sleep
from typing import NamedTuple

import made_up

ROOT = Path(__file__).resolve().parent.parent
_COUNTS = (100, 1_000, 1_400, 10_000)


class Run(NamedTuple):
    """What a process took: seconds from start to end, and its peak memory in MB.

    The memory is that of all processes it has started together, where the system tells.
    """

    seconds: float
    megabytes: float


def main() -> int:
    """Measure and print."""
    try:
        import pypandoc
    except ImportError:
        print('this needs pandoc: python -m pip install -e ".[bench]"', file=sys.stderr)
        return 2
    program = pypandoc.get_pandoc_path()
    counts = [int(word) for word in sys.argv[1:]] or list(_COUNTS)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        script = pptxgenjs(folder)
        if script is None:
            print("there is no npm, or it cannot be reached: PptxGenJS is left out")
        known(folder)
        print(f"{'slides':>7}  {'program':<10} {'seconds':>8} {'ms/slide':>9} {'peak MB':>8}")
        for count in counts:
            made = made_up.slides(count)
            runs = {"deck": deck(made, folder), "pandoc": pandoc(program, made, folder)}
            if script:
                runs["pptxgenjs"] = measured(node(script, made, folder))
            report(count, runs)
    return 0


def report(count: int, runs: dict[str, Run]) -> None:
    """Print a line for each program, and how this one compares."""
    for label, run in runs.items():
        each = 1e3 * run.seconds / count
        print(f"{count:>7}  {label:<10} {run.seconds:>8.2f} {each:>9.2f} {run.megabytes:>8.0f}")
    ours = runs["deck"].seconds
    others = [f"{ours / run.seconds:.2f} times {label}" for label, run in runs.items()]
    print(f"{'':>7}  deck takes {', '.join(others[1:])}", flush=True)


def known(folder: Path) -> None:
    """Build one small deck, so that theme, fonts and byte code are known, and no slide is."""
    made_up.write_content(made_up.slides(5), folder / "small")
    measured(build(folder / "small", folder), DECK_CACHE=str(folder / "cache"))


def deck(made: list[made_up.Slide], folder: Path) -> Run:
    """This program on the slides as YAML."""
    content = folder / "content"
    shutil.rmtree(content, ignore_errors=True)
    made_up.write_content(made, content)
    return measured(build(content, folder), DECK_CACHE=str(folder / "cache"))


def build(content: Path, folder: Path) -> list[str]:
    """The command that builds a talk."""
    output = folder / "ours.pptx"
    output.unlink(missing_ok=True)
    return [sys.executable, str(ROOT / "build.py"), str(content), "-o", str(output)]


def pandoc(program: str, made: list[made_up.Slide], folder: Path) -> Run:
    """Pandoc, whose path is `program`, on the slides as Markdown."""
    text = folder / "slides.md"
    text.write_text("\n".join(made_up.markdown(made)), encoding="utf-8")
    return measured([program, str(text), "--slide-level=2", "-o", str(folder / "pandoc.pptx")])


def node(script: Path, made: list[made_up.Slide], folder: Path) -> list[str]:
    """PptxGenJS on the slides as JSON, with the texts of cards and points as lists."""
    plain = [{**slide, "lines": made_up.lines(slide)} for slide in made]
    data = folder / "slides.json"
    data.write_text(json.dumps(plain), encoding="utf-8")
    return ["node", str(script), str(data), str(folder / "pptxgenjs.pptx")]


def pptxgenjs(folder: Path) -> Path | None:
    """The script that uses PptxGenJS, beside that package; None where npm cannot bring it."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        return None
    command = [npm, "install", "--silent", "--ignore-scripts", "--prefix", str(folder), "pptxgenjs"]
    if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode:
        return None
    return Path(shutil.copy(ROOT / "benchmarks" / "pptxgenjs.cjs", folder))


def measured(command: Sequence[str], **environment: str) -> Run:
    """Run a command to its end. Raises `CalledProcessError` if it fails."""
    if sys.platform == "win32":
        sys.exit("Windows does not tell how much memory a process has taken")
    start = perf_counter()
    process = subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL
    )
    watch = Watch(process.pid)
    watch.start()
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = perf_counter() - start
    watch.join()
    if status:
        raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), command)
    # Linux counts kilobytes, macOS bytes; both the largest process alone.
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return Run(elapsed, max(usage.ru_maxrss / unit, watch.most / 1e3))


class Watch(Thread):
    """Sums up, while a process runs, the memory of it and of all that it has started.

    Memory that processes share counts once (`Pss` in `smaps_rollup`, see proc(5)). Where the
    system does not tell, `most` stays 0; it is in kB. It looks seldom enough not to take
    time from what is measured, which has all processors of a small machine.
    """

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.most = 0
        self._process = process

    def run(self) -> None:
        """Look five times a second, until the process has gone."""
        while now := sum(map(proportional, family(self._process))):
            self.most = max(self.most, now)
            sleep(0.2)


def family(process: int) -> Iterator[int]:
    """A process and its descendants."""
    yield process
    with suppress(OSError):
        children = Path(f"/proc/{process}/task/{process}/children").read_text()
        for child in children.split():
            yield from family(int(child))


def proportional(process: int) -> int:
    """The memory of a process in kB, what it shares divided among those that share it."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
