"""From slide to slide: keys, presenter remotes, fingers, links and addresses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from writers.reveal.browsing import INSTALLED, TALK, Opened, few

pytestmark = INSTALLED


def test_the_keys_walk_through_the_talk_and_back(opened: Callable[..., Opened]) -> None:
    shown = opened(TALK)
    page = shown.page
    total = page.evaluate("() => Reveal.getTotalSlides()")
    ids = [page.evaluate("() => Reveal.getCurrentSlide().id")]
    for key in ["ArrowRight", " ", "PageDown", "n"] * total:
        page.keyboard.press(key)
        ids.append(page.evaluate("() => Reveal.getCurrentSlide().id"))
    walked = list(dict.fromkeys(ids))
    assert len(walked) == total
    for id_ in reversed(walked[:-1]):
        page.keyboard.press("ArrowLeft")
        assert page.evaluate("() => Reveal.getCurrentSlide().id") == id_
    page.wait_for_function("hash => location.hash === hash", arg=f"#/{walked[0]}")
    assert shown.told == []


@pytest.mark.parametrize(
    ("keys", "slide"),
    [
        (["PageDown", "PageDown"], "s3"),
        (["PageDown", "PageDown", "PageUp"], "s2"),
        (["ArrowDown", "ArrowRight", " ", "n"], "s5"),
        (["End", "ArrowUp", "ArrowLeft", "Shift+ ", "p"], "s2"),
        (["End"], "s6"),
        (["End", "PageDown", "PageDown", "PageUp"], "s5"),
        (["End", "Home"], "s1"),
        (["Home", "PageUp", "PageDown"], "s2"),
    ],
)
def test_keys_and_remotes_turn_slides(
    opened: Callable[..., Opened], content: Callable[..., Path], keys: list[str], slide: str
) -> None:
    shown = opened(content(few()))
    assert shown.press(*keys) == slide
    assert shown.told == []


@pytest.mark.parametrize("key", ["b", "."])
def test_a_black_screen_ends_with_the_next_key_and_no_slide_is_missed(
    opened: Callable[..., Opened], content: Callable[..., Path], key: str
) -> None:
    shown = opened(content(few()))
    shown.press(key)
    shown.page.wait_for_function(
        "() => getComputedStyle(document.querySelector('.pause-overlay')).opacity === '1'"
    )
    assert shown.press("PageDown") == "s1"
    assert shown.page.evaluate("() => Reveal.isPaused()") is False
    assert shown.press("PageDown") == "s2"
    shown.press(key)
    shown.press(key)
    assert shown.page.evaluate("() => Reveal.isPaused()") is False


def test_f_fills_the_screen_and_the_question_mark_lists_the_keys(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(content(few()))
    page = shown.page
    shown.press("f")
    page.wait_for_function("() => document.fullscreenElement === document.documentElement")
    shown.press("?")
    listed = page.get_by_role("dialog", name="Keys")
    assert listed.get_by_role("definition").all_inner_texts()[:2] == [
        "next slide",
        "previous slide",
    ]
    shown.press("Escape")
    assert listed.count() == 0
    assert page.locator(".grid").count() == 0  # the key closed no more than the list
    assert shown.told == []


def test_thirty_quick_presses_are_thirty_slides(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    slides = "".join(
        f"  - {{layout: points, id: s{at}, title: Slide {at}, points: [one]}}\n"
        for at in range(1000)
    )
    shown = opened(content(slides))
    shown.page.evaluate("""() => { for (let at = 0; at < 30; at += 1) {
        document.body.dispatchEvent(new KeyboardEvent('keydown',
          { keyCode: 39, key: 'ArrowRight', bubbles: true, repeat: at > 0 }));
    } }""")
    assert shown.slide == "s30"
    assert shown.press(*["PageDown"] * 10) == "s40"
    shown.page.wait_for_function("() => location.hash === '#/s40'")
    assert shown.told == []


def test_hidden_slides_are_skipped(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(content(few(1, 3, 4, 6)))
    assert [shown.slide, shown.press("PageDown"), shown.press("PageDown")] == ["s2", "s5", "s5"]
    assert [shown.press("PageUp"), shown.press("PageUp")] == ["s2", "s2"]
    assert [shown.press("End"), shown.press("Home")] == ["s5", "s2"]
    assert shown.told == []


def test_a_link_leads_to_a_hidden_slide_and_those_hidden_after_it(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(content(few(3, 4)))
    page = shown.page
    page.get_by_role("link", name="link 3").click()
    assert shown.slide == "s3"
    assert page.get_by_role("heading", name="Slide 3").is_visible()
    assert [shown.press("PageDown"), shown.press("PageDown")] == ["s4", "s5"]
    assert shown.press("PageUp") == "s2"
    # Once left, a hidden slide is skipped again, at once.
    assert shown.press("Home", "g", "3", "Enter", "Escape") == "s3"
    assert [shown.press("PageUp"), shown.press("PageDown")] == ["s2", "s5"]
    page.goto(shown.address + "#/s4")
    page.reload()
    page.wait_for_function("() => window.Reveal && Reveal.isReady()")
    assert shown.slide == "s4"
    assert shown.told == []


def test_a_hidden_slide_that_no_link_leads_to_is_left_out(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(content(few(3, 8, total=9)))
    ids = "() => Reveal.getSlides().map(slide => slide.id)"
    assert shown.page.evaluate(ids) == ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s9"]
    # Slides keep the numbers that are on them.
    assert shown.press("g", "9", "Enter", "Escape") == "s9"
    assert shown.told == []


def test_a_script_shows_the_slide_that_it_names(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(content(few(3)))
    for index in (1, 2, 3):
        shown.page.evaluate("index => Reveal.slide(index)", index)
        assert shown.slide == f"s{index + 1}"
    shown.page.evaluate("() => Reveal.toggleOverview()")
    assert shown.page.evaluate("() => Reveal.isOverview()")
    shown.page.evaluate("() => Reveal.toggleOverview(false)")
    assert not shown.page.evaluate("() => Reveal.isOverview()")
    assert shown.told == []


def test_a_linked_hidden_slide_does_not_open_the_page(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    slides = "  - {layout: points, id: s0, title: Before, points: [none], hidden: yes}\n"
    slides += "  - {layout: points, id: s1, title: First, points: ['[back](#s0)']}\n"
    shown = opened(content(slides))
    assert [shown.slide, shown.press("Home"), shown.press("PageUp")] == ["s1", "s1", "s1"]
    shown.page.get_by_role("link", name="back").click()
    assert shown.slide == "s0"
    assert shown.told == []


def test_back_returns_to_where_a_link_was(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(content(few()))
    page = shown.page
    page.get_by_role("link", name="link 4").click()
    assert shown.slide == "s4"
    shown.press("PageDown")
    page.wait_for_function("() => location.hash === '#/s5'")
    page.go_back()
    page.wait_for_function("() => Reveal.getCurrentSlide().id === 's1'")
    page.go_forward()
    page.wait_for_function("() => Reveal.getCurrentSlide().id === 's5'")
    assert shown.told == []


def test_a_link_opens_in_another_tab_where_that_is_asked_for(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(content(few(4)))
    with shown.context.expect_page() as tab:
        shown.page.get_by_role("link", name="link 4").click(modifiers=["Control"])
    tab.value.wait_for_function(
        "() => window.Reveal?.isReady() && Reveal.getCurrentSlide()?.id === 's4'"
    )
    assert shown.slide == "s1"
    assert shown.told == []


def test_an_address_leads_to_its_slide_and_a_wrong_one_to_the_first(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(content(few()), suffix="#/s4")
    assert shown.slide == "s4"
    shown.press("PageDown")
    shown.page.wait_for_function("() => location.hash === '#/s5'")
    shown.page.reload()
    shown.page.wait_for_function("() => window.Reveal && Reveal.isReady()")
    assert shown.slide == "s5"
    wrong = shown.open("#/no-such-slide")
    assert wrong.evaluate("() => Reveal.getCurrentSlide().id") == "s1"
    odd = shown.open("#/%E0%A4%A")
    assert odd.evaluate("() => Reveal.getCurrentSlide().id") == "s1"
    assert shown.slide == "s5"  # tabs do not follow each other
    assert shown.told == []


def swipe(shown: Opened, start: tuple[int, int], end: tuple[int, int]) -> str:
    """Draw a finger over the page; the id of the slide that is shown then."""
    session = shown.context.new_cdp_session(shown.page)
    for step in range(6):
        x = start[0] + (end[0] - start[0]) * step / 5
        y = start[1] + (end[1] - start[1]) * step / 5
        kind = "touchMove" if step else "touchStart"
        points = [{"x": x, "y": y}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    return shown.slide


def test_a_finger_turns_slides_also_over_links(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(
        content(few()), viewport={"width": 800, "height": 450}, has_touch=True, is_mobile=True
    )
    link = shown.page.get_by_role("link", name="link 3").bounding_box()
    assert link
    x, y = int(link["x"] + 5), int(link["y"] + 5)
    assert swipe(shown, (x + 200, y), (x + 50, y)) == "s2"
    assert swipe(shown, (200, 200), (400, 210)) == "s1"
    assert swipe(shown, (x, y), (x - 60, y)) == "s2"
    assert swipe(shown, (400, 200), (380, 200)) == "s2"  # too short
    shown.press("Home")
    shown.page.touchscreen.tap(x, y)
    assert shown.slide == "s3"
    assert shown.told == []


def test_a_finger_moves_what_was_zoomed_into(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(
        content(few()), viewport={"width": 800, "height": 450}, has_touch=True, is_mobile=True
    )
    session = shown.context.new_cdp_session(shown.page)
    for apart in range(20, 140, 6):
        points = [{"x": 400 - apart, "y": 200, "id": 0}, {"x": 400 + apart, "y": 200, "id": 1}]
        kind = "touchStart" if apart == 20 else "touchMove"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    shown.page.wait_for_function("() => visualViewport.scale > 1.5")
    before = shown.page.evaluate("() => visualViewport.offsetLeft")
    assert swipe(shown, (600, 200), (300, 200)) == "s1"
    shown.page.wait_for_function("x => visualViewport.offsetLeft > x + 20", arg=before)
    assert shown.told == []


def test_a_link_leads_to_the_slide_of_its_id(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    slides = (
        "  - {layout: points, title: First, points: ['see [it](#third-one)', '[out](https://a.b/)']}\n"
        "  - {layout: points, title: Second, points: [two]}\n"
        "  - {layout: points, id: third-one, title: Third, points: [three]}\n"
    )
    shown = opened(content(slides))
    page = shown.page
    page.get_by_role("link", name="it", exact=True).click()
    assert page.get_by_role("heading", name="Third").is_visible()
    page.wait_for_function("() => location.hash === '#/third-one'")
    other = shown.open("#/second")
    assert other.get_by_role("heading", name="Second").is_visible()
    page.evaluate("() => Reveal.slide(0)")
    out = page.get_by_role("link", name="out")
    assert (out.get_attribute("href"), out.get_attribute("target")) == ("https://a.b/", "_blank")
    assert out.get_attribute("rel") == "noopener noreferrer"
