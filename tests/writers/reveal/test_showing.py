"""The page in windows of any size, and for who sees, hears or moves otherwise."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from writers.reveal.browsing import INSTALLED, TALK, Opened, few, page_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

pytestmark = INSTALLED

RECTANGLE = """() => {
  const { left, top, width, height } = Reveal.getCurrentSlide().getBoundingClientRect();
  const root = document.documentElement;
  return [left, top, width, height, root.scrollWidth, root.scrollHeight];
}"""


@pytest.mark.parametrize(
    ("width", "height"),
    [(1280, 720), (390, 844), (844, 390), (1024, 768), (1440, 900), (3440, 1440), (640, 360)],
)
def test_a_slide_fills_its_window_and_stands_in_its_middle(
    opened: Callable[..., Opened], content: Callable[..., Path], width: int, height: int
) -> None:
    shown = opened(content(few()), viewport={"width": width, "height": height})
    factor = min(width / 1280, height / 720)
    left, top, *size, page_width, page_height = shown.page.evaluate(RECTANGLE)
    assert size == pytest.approx([1280 * factor, 720 * factor], abs=0.1)
    assert left == pytest.approx((width - 1280 * factor) / 2, abs=0.6)
    assert top == pytest.approx((height - 720 * factor) / 2, abs=0.6)
    assert [left % 1, top % 1] == [0, 0]  # between pixels it would be blurred
    assert [page_width, page_height] == [width, height]


def test_a_window_of_another_size_shows_the_slide_in_that_size(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(content(few()))
    shown.press("PageDown")
    shown.page.set_viewport_size({"width": 960, "height": 720})
    expected = pytest.approx([0, 90, 960, 540], abs=0.1)
    shown.page.wait_for_function(f"() => ({RECTANGLE})()[2] === 960")
    assert shown.page.evaluate(RECTANGLE)[:4] == expected
    shown.press("Escape")
    assert shown.page.evaluate("() => document.querySelector('.slides').scrollWidth") == 960
    shown.press("Escape")
    assert shown.page.evaluate(RECTANGLE)[:4] == expected
    assert shown.told == []


def test_around_the_slide_is_its_ground(opened: Callable[..., Opened]) -> None:
    shown = opened(TALK, viewport={"width": 1280, "height": 900})
    at = "document.elementFromPoint(5, 5)"
    ground = shown.page.evaluate(f"() => getComputedStyle({at}).backgroundColor")
    assert ground == "rgb(14, 17, 22)"


def test_a_link_in_focus_is_seen(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(content("  - {layout: points, title: One, points: ['[out](https://a.b/)']}\n"))
    shown.page.keyboard.press("Tab")
    link = shown.page.get_by_role("link", name="out")
    style = "link => [link === document.activeElement, getComputedStyle(link).outlineStyle]"
    assert link.evaluate(style) == [True, "solid"]


@pytest.mark.parametrize("theme", ["terminal", "plain"])
def test_its_ring_stands_out_from_what_is_around_it(
    opened: Callable[..., Opened], content: Callable[..., Path], theme: str
) -> None:
    shown = opened(content(few()), theme)
    shown.press("Tab")
    style = """() => { const style = getComputedStyle(document.activeElement);
      return [style.outlineColor, style.boxShadow.split(')')[0]]; }"""
    colors = shown.page.evaluate(style)
    ring, around = (luminance(color) for color in colors)
    assert (max(ring, around) + 0.05) / (min(ring, around) + 0.05) >= 3


def luminance(color: str) -> float:
    """The relative luminance of a CSS colour (WCAG 2.2)."""
    parts = [int(part) / 255 for part in color.partition("(")[2].strip(" )").split(", ")]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_tab_goes_through_the_links_of_one_slide_in_their_order(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    slides = few() + "  - {layout: points, title: Far, points: ['[far](https://far.away/)']}\n"
    shown = opened(content(slides))
    focused = "() => document.activeElement.textContent"
    reached = []
    for _ in range(5):
        shown.press("Tab")
        reached.append(shown.page.evaluate(focused))
    assert reached == [f"link {at}" for at in range(2, 7)]
    shown.press("Tab")
    assert shown.page.evaluate("() => document.activeElement === document.body")
    shown.press("Tab", "Tab", "Enter")
    assert shown.slide == "s3"
    shown.press("Tab")
    assert shown.page.evaluate("() => document.activeElement === document.body")


def test_who_has_the_page_read_out_hears_of_one_slide(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(content(few()))
    page = shown.page
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("heading").all_inner_texts() == ["Slide 1"]
    shown.press("PageDown")
    assert page.get_by_role("heading").all_inner_texts() == ["Slide 2"]
    status = page.locator("[aria-live=polite]")
    status.get_by_text("Slide 2.").wait_for(state="attached")
    assert "Note 2" not in (status.text_content() or "")


def test_nothing_moves_for_who_wants_no_motion(opened: Callable[..., Opened]) -> None:
    shown = opened(TALK, reduced_motion="reduce")
    moving = """() => [...document.querySelectorAll('*')].filter(one => {
      const style = getComputedStyle(one);
      return parseFloat(style.transitionDuration) || style.animationName !== 'none'
        || style.scrollBehavior === 'smooth';
    }).length"""
    for keys in (["PageDown"], ["Escape"], ["Escape", "g"], ["Escape", "b"]):
        shown.press(*keys)
        assert shown.page.evaluate(moving) == 0
        assert shown.page.evaluate("() => document.getAnimations().length") == 0


def test_forced_colours_leave_slides_legible(opened: Callable[..., Opened]) -> None:
    shown = opened(TALK, forced_colors="active")
    plain = opened(TALK)
    for one in (shown, plain):
        one.press("PageDown")
    pictures = [one.page.screenshot() for one in (shown, plain)]
    assert pictures[0] == pictures[1]


def test_without_scripts_slides_are_below_each_other(
    browser: Browser, content: Callable[..., Path], tmp_path: Path
) -> None:
    import pypdfium2

    file = tmp_path / "page.html"
    file.write_bytes(page_of(content(few(3, 8, total=9))))
    viewport: ViewportSize = {"width": 1400, "height": 800}
    with closing(browser.new_context(java_script_enabled=False, viewport=viewport)) as context:
        page = context.new_page()
        page.goto(file.as_uri())
        shown = page.locator("section").locator("visible=true")
        boxes = [one.bounding_box() for one in shown.all()]
        assert [one.get_attribute("id") for one in shown.all()] == [
            f"s{at}" for at in (1, 2, 4, 5, 6, 7, 9)
        ]
        assert boxes == [{"x": 60, "y": at * 736, "width": 1280, "height": 720} for at in range(7)]
        last = page.get_by_role("heading", name="Slide 9")
        last.scroll_into_view_if_needed()
        box = last.bounding_box()
        assert box
        assert 0 < box["y"] < 800
        assert page.get_by_text("Note 1.").is_hidden()
        page.pdf(path=tmp_path / "p.pdf", prefer_css_page_size=True)
    with closing(pypdfium2.PdfDocument(tmp_path / "p.pdf")) as document:
        assert len(document) == 7
