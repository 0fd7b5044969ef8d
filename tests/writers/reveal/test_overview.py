"""The overview and the search: all slides, also those that are far from the one shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from writers.reveal.browsing import GALLERY, INSTALLED, TALK, Opened, few, violations

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = INSTALLED

#: Which slides can be seen, by their number from 1.
SEEN = """() => Reveal.getSlides().map((slide, index) => [slide, index + 1]).filter(([slide]) => {
  const { top, bottom } = slide.getBoundingClientRect();
  return slide.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && top < innerHeight && bottom > 0;
}).map(([, number]) => number)"""
HITS = "() => [...CSS.highlights.get('found') ?? []].map(String)"


def test_the_overview_shows_many_slides_and_marks_the_current_one(
    opened: Callable[..., Opened],
) -> None:
    shown = opened(GALLERY)
    page = shown.page
    shown.press("PageDown", "PageDown", "Escape")
    assert page.evaluate(SEEN) == list(range(1, 26))
    links = page.get_by_role("navigation", name="Overview").get_by_role("link")
    assert links.count() == page.evaluate("() => Reveal.getTotalSlides()") == 63
    current = page.locator("[aria-current=true]")
    assert current.inner_text() == "3"
    assert current.evaluate("link => link === document.activeElement")
    assert_over_its_slide(page)
    assert shown.press("Escape") == page.evaluate("() => Reveal.getSlides()[2].id")
    assert page.evaluate(SEEN) == [3]
    assert links.count() == 0
    assert shown.told == []


def assert_over_its_slide(page: Page) -> None:
    """The link to the current slide lies over it."""
    over = page.locator("[aria-current=true]").bounding_box()
    under = page.locator("section.present").bounding_box()
    assert over
    assert under
    assert [under[side] for side in ("x", "y", "width")] == pytest.approx(
        [over[side] for side in ("x", "y", "width")], abs=0.5
    )
    assert under["height"] <= over["height"]


def test_the_overview_runs_as_the_deck_does(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    folder = content(few())
    deck = folder / "deck.yaml"
    deck.write_text(deck.read_text().replace("lang: en", "lang: he"))
    shown = opened(folder)
    assert shown.press("ArrowLeft") == "s2"
    shown.press("Escape")
    assert_over_its_slide(shown.page)
    assert shown.press("ArrowLeft", "Enter") == "s3"
    assert shown.press("ArrowRight") == "s2"
    assert shown.told == []


def test_far_slides_are_drawn_once_they_are_scrolled_to(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(content(few(total=120)))
    page = shown.page
    shown.press("Escape", "End")
    assert page.evaluate(SEEN)[-1] == 120
    drawn = (
        "at => Reveal.getSlides()[at].firstElementChild"
        ".checkVisibility({ contentVisibilityAuto: true })"
    )
    page.wait_for_function(drawn, arg=119)
    assert page.evaluate(drawn, 0) is False  # far away: in no layout
    assert shown.press("Enter") == "s120"
    assert page.evaluate("() => Reveal.getSlides()[60].childElementCount") == 0
    page.wait_for_function("() => location.hash === '#/s120'")
    page.go_back()
    page.wait_for_function("() => Reveal.getCurrentSlide().id === 's1'")
    assert shown.told == []


@pytest.mark.parametrize(
    ("keys", "slide"),
    [
        (["ArrowRight", "Enter"], "s2"),
        (["ArrowDown", "ArrowRight", "ArrowUp", "ArrowRight", " "], "s3"),
        (["PageDown", "PageDown", "PageUp", "Enter"], "s2"),
        (["End", "Home", "End", "Enter"], "s12"),
        (["Tab", "Tab", "Shift+Tab", "Enter"], "s2"),
        (["ArrowRight", "Escape"], "s1"),
        (["Enter"], "s1"),
    ],
)
def test_keys_move_in_the_overview(
    opened: Callable[..., Opened], content: Callable[..., Path], keys: list[str], slide: str
) -> None:
    shown = opened(content(few(total=12)))
    shown.press("o")
    assert shown.press(*keys) == slide
    assert shown.page.locator(".grid").count() == 0
    assert shown.press("Home", "PageDown") == "s2"
    assert shown.told == []


def test_a_click_in_the_overview_opens_also_a_hidden_slide(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(content(few(3)))
    shown.press("Escape")
    shown.page.get_by_role("link", name="3 Slide 3").click()
    assert shown.slide == "s3"
    assert shown.page.get_by_role("heading", name="Slide 3").is_visible()
    assert shown.page.evaluate(SEEN) == [3]
    assert shown.told == []


def test_the_search_goes_from_slide_to_slide_and_leaves_no_trace(
    opened: Callable[..., Opened],
) -> None:
    shown = opened(TALK)
    page = shown.page
    before = page.evaluate("() => document.querySelector('.slides').textContent")
    shown.press("Control+Shift+F")
    page.keyboard.type("token context")
    count = page.get_by_role("status")
    assert count.inner_text() == "1"
    nine = shown.press("Enter")
    assert nine == page.evaluate("() => Reveal.getSlides()[8].id")
    assert [hit.lower() for hit in page.evaluate(HITS)] == ["token context"]
    page.keyboard.press("Control+a")
    page.keyboard.type("weights")
    found = [shown.press("Enter") for _ in range(3)]
    assert len(set(found)) == 3
    assert shown.press("Shift+Enter") == found[1]
    assert {hit.lower() for hit in page.evaluate(HITS)} == {"weights"}
    shown.press("Escape")
    assert page.get_by_role("searchbox").count() == 0
    assert page.evaluate(HITS) == []
    assert page.evaluate("() => document.querySelector('.slides').textContent") == before
    assert shown.press("PageDown") != found[1]  # the keys turn slides again
    assert shown.told == []
    assert shown.asked == [shown.address]


def test_the_search_finds_what_is_far_away(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(content(few(total=120)))
    shown.press("g")
    shown.page.get_by_role("searchbox").fill("point 77")
    assert shown.press("Enter") == "s77"
    assert shown.page.locator("section").get_by_text("point 77").is_visible()
    assert shown.page.evaluate(HITS) == ["point 77"]
    assert shown.told == []


def test_the_search_reads_what_is_seen(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(
        content(
            "  - {layout: points, title: One, points: ['a *b*c', 'x (y'], notes: secret}\n"
            "  - {layout: points, title: Two, points: [buried], hidden: yes}\n"
            "  - layout: chart\n    title: Three\n"
            "    chart: {type: bar, categories: [Rye, Wheat], series:"
            " [{name: Weight, values: [1, 2]}]}\n"
        )
    )
    page = shown.page

    def count(word: str) -> str:
        page.get_by_role("searchbox").fill(word)
        return page.get_by_role("status").inner_text()

    shown.press("g")
    assert [count("a bc"), count("x (Y"), count("c x")] == ["1/1", "1/1", "1/1"]
    assert [count("secret"), count("buried"), count("nowhere"), count("")] == ["0", "0", "0", ""]
    assert [count("only"), count("wheat"), count("[")] == ["0", "1", "0"]
    count("wheat")
    assert shown.press("Enter") == "three"
    assert shown.told == []


def test_the_number_of_a_slide_leads_to_it(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(content(few(3, total=12)))
    assert shown.press("g", "1", "1", "Enter") == "s11"
    assert shown.press("Control+a", "3", "Enter", "Escape") == "s3"
    shown.press("PageDown")
    assert shown.told == []


def test_the_number_of_a_slide_that_is_left_out_leads_nowhere(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    slides = few(8, total=12).replace("point 11", "8 points")
    shown = opened(content(slides))
    assert shown.press("g", "8", "Enter") == "s1"
    assert shown.page.get_by_role("status").inner_text() == "0"
    assert shown.press("Control+a", *"8 points", "Enter") == "s11"
    assert shown.told == []


def test_of_search_and_list_of_keys_one_is_open(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(content(few()))
    page = shown.page
    panels = page.locator(".panel")
    for keys, role in (
        (["?"], "dialog"), (["g"], "search"), (["Escape", "?", "Control+Shift+F"], "search"),
    ):  # fmt: skip
        shown.press(*keys)
        assert panels.count() == 1
        assert panels.get_attribute("role") == role
    page.evaluate("() => document.activeElement.blur()")
    shown.press("?")
    assert panels.count() == 1
    assert panels.get_attribute("role") == "dialog"
    shown.press("Escape")
    assert panels.count() == 0
    assert shown.press("PageDown") == "s2"
    assert shown.told == []


@pytest.mark.parametrize("theme", ["terminal", "plain"])
def test_overview_search_and_list_of_keys_break_no_rule_of_accessibility(
    opened: Callable[..., Opened], theme: str
) -> None:
    shown = opened(TALK, theme)
    shown.press("Escape", "ArrowRight")
    assert violations(shown.page) == []
    shown.press("Escape", "g")
    shown.page.keyboard.type("model")
    assert violations(shown.page) == []
    shown.press("Escape", "?")
    assert violations(shown.page) == []
    assert shown.told == []
