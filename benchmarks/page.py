"""Times pages of 15, 100 and 1,000 slides in Chromium, and tells how large their files are.

    python benchmarks/page.py [COUNT ...]        (needs the extra `test`, and Chromium)

The slides are made up. Each page is opened from disk a few times. The first slide counts from
the start of the navigation until a frame shows it, in its own fonts; a turn from the key that is
pressed until the browser has done its work on the frame that follows, for which it waits up to
17 ms at 60 frames a second; a jump to the middle of the deck, and the overview, likewise. Prints;
judges nothing.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import made_up

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
_COUNTS = (15, 100, 1_000)
_OPENED = 3
_TURNS = 10
_CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "chrome")

#: Runs before the page does. `shown` is when the first slide was, in ms since the navigation
#: started; `timed` how long keys, and what `act` has done, took to be seen.
_WATCH = """(() => {
  window.timed = [];
  const seen = start => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => timed.push(performance.now() - start);
    port2.postMessage(null);  // comes when the frame's styles, layout and painting are done
  });
  window.act = action => { const start = performance.now(); action(); seen(start); };
  addEventListener('keydown', event => seen(event.timeStamp), true);
  const look = () => {
    const ready = window.Reveal && Reveal.isReady() && document.fonts.status === 'loaded';
    requestAnimationFrame(ready ? () => { window.shown = performance.now(); } : look);
  };
  requestAnimationFrame(look);
})()"""


class Times(NamedTuple):
    """What was measured of a page; times are in ms."""

    slides: int
    size: int
    first: list[float]
    turns: list[float]
    jump: list[float]
    overview: list[float]


def main() -> int:
    """Measure and print."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        print('this needs playwright: python -m pip install -e ".[test]"', file=sys.stderr)
        return 2
    chromium = next(filter(None, map(shutil.which, _CHROMIUMS)), None)
    if chromium is None:
        print("this needs Chromium, which is not installed", file=sys.stderr)
        return 2
    counts = [int(word) for word in sys.argv[1:]] or list(_COUNTS)
    print(f"{'slides':>7} {'file':>8}  {'first slide':>16}  {'turn':>14}  {'jump':>14}  overview")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for count in counts:
            report(measured(browser, built(count, Path(name))))
        browser.close()
    print("in ms: median, and the worst in brackets")
    return 0


def built(count: int, folder: Path) -> Path:
    """The page of a made-up talk, which may have some slides more since texts continue."""
    content, page = folder / str(count), folder / f"{count}.html"
    made_up.write_content(made_up.slides(count), content)
    command = [sys.executable, str(ROOT / "build.py"), str(content), "-o", str(page)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return page


def measured(browser: Browser, file: Path) -> Times:
    """A page, opened some times, and walked through at its beginning and its middle."""
    times = Times(0, file.stat().st_size, [], [], [], [])
    for _ in range(_OPENED):
        context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
        context.add_init_script(_WATCH)
        page = context.new_page()
        page.goto(file.as_uri(), wait_until="commit")
        page.wait_for_function("() => window.shown")
        times.first.append(page.evaluate("() => shown"))
        slides = page.evaluate("() => Reveal.getTotalSlides()")
        times = times._replace(slides=slides)
        turns = min(_TURNS, slides // 2 - 1)
        times.turns.extend(key(page, "ArrowRight") for _ in range(turns))
        page.evaluate("index => act(() => Reveal.slide(index))", slides // 2)
        times.jump.append(latest(page))
        times.turns.extend(key(page, "ArrowRight") for _ in range(turns))
        times.overview.append(key(page, "Escape"))
        context.close()
    return times


def key(page: Page, name: str) -> float:
    """How long a key took to be seen; the next one comes when the page is at rest."""
    page.keyboard.press(name)
    took = latest(page)
    page.evaluate("() => new Promise(done => requestIdleCallback(done, { timeout: 300 }))")
    return took


def latest(page: Page) -> float:
    """What was timed last, once it is."""
    page.wait_for_function("() => timed.length")
    return float(page.evaluate("() => timed.pop()"))


def report(times: Times) -> None:
    """Print a line."""
    size = f"{times.size / 1e3:.0f} kB"
    values = (times.first, times.turns, times.jump, times.overview)
    first, turn, jump, overview = (f"{median(one):.0f} ({max(one):.0f})" for one in values)
    print(
        f"{times.slides:>7} {size:>8}  {first:>16}  {turn:>14}  {jump:>14}  {overview}", flush=True
    )


if __name__ == "__main__":
    raise SystemExit(main())
