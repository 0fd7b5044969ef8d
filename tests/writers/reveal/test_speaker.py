"""The speaker view: it opens from disk, shows what the speaker needs, and follows."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from writers.reveal.browsing import INSTALLED, TALK, Opened, few

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = INSTALLED


def speaker_view(shown: Opened) -> Page:
    """Open the speaker view, and wait for its two slides."""
    with shown.context.expect_page() as window:
        shown.page.keyboard.press("s")
    speaker = window.value
    speaker.wait_for_function("() => document.querySelectorAll('iframe').length === 2")
    for frame in ("#current-slide", "#upcoming-slide"):
        speaker.frame_locator(f"{frame} iframe").locator(".reveal.ready").wait_for()
    return speaker


def test_the_speaker_view_shows_notes_and_follows(opened: Callable[..., Opened]) -> None:
    shown = opened(TALK)
    speaker = speaker_view(shown)
    notes = speaker.locator(".speaker-controls-notes .value")
    notes.get_by_text("Good to see you all.").wait_for()
    shown.page.keyboard.press("ArrowRight")
    notes.get_by_text("When I say model today").wait_for()
    upcoming = speaker.frame_locator("#upcoming-slide iframe")
    upcoming.get_by_role("heading", name="You rent it").wait_for()
    speaker.keyboard.press("ArrowRight")
    shown.page.get_by_role("heading", name="You rent it").wait_for()
    assert speaker.locator(".clock-value").inner_text() != ""
    assert shown.told == []
    assert {url.split("?")[0] for url in shown.asked} == {shown.address}


def test_it_waits_for_a_late_frame(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(content(few()))
    late: list[Route] = []

    def delay(route: Route) -> None:
        late.append(route)

    shown.context.route(re.compile("controls=false"), delay)
    shown.press("PageDown")
    with shown.context.expect_page() as window:
        shown.page.keyboard.press("s")
    speaker = window.value
    current = speaker.frame_locator("#current-slide iframe")
    current.get_by_role("heading", name="Slide 2").wait_for()
    speaker.locator(".speaker-controls-notes .value").get_by_text("Note 2.").wait_for()
    speaker.wait_for_timeout(300)
    assert len(late) == 1
    late[0].continue_()
    upcoming = speaker.frame_locator("#upcoming-slide iframe")
    upcoming.get_by_role("heading", name="Slide 3").wait_for()
    assert shown.told == []


def test_its_timer_runs(opened: Callable[..., Opened], content: Callable[..., Path]) -> None:
    speaker = speaker_view(opened(content(few())))
    seconds = speaker.locator(".timer .seconds-value")
    seconds.get_by_text(":02").wait_for()
    speaker.locator(".speaker-controls-time").click()
    assert seconds.inner_text() in (":00", ":01")


def test_each_window_follows_the_other(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(content(few()))
    page = shown.page
    speaker = speaker_view(shown)
    notes = speaker.locator(".speaker-controls-notes .value")
    for key, number in (("PageDown", 2), ("End", 6), ("ArrowLeft", 5), ("Home", 1)):
        speaker.keyboard.press(key)
        page.wait_for_function("id => Reveal.getCurrentSlide().id === id", arg=f"s{number}")
        notes.get_by_text(f"Note {number}.").wait_for()
    speaker.keyboard.press("b")
    page.wait_for_function("() => Reveal.isPaused()")
    speaker.keyboard.press("b")
    page.wait_for_function("() => !Reveal.isPaused()")
    page.get_by_role("link", name="link 3").click()
    notes.get_by_text("Note 3.").wait_for()
    assert shown.told == []


def test_its_overview_is_for_the_speaker_alone(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(content(few()))
    speaker = speaker_view(shown)
    speaker.keyboard.press("Escape")
    current = speaker.frame_locator("#current-slide iframe")
    current.get_by_role("navigation", name="Overview").wait_for()
    assert shown.page.get_by_role("navigation").count() == 0
    for key in ("ArrowRight", "ArrowRight", "Enter"):
        speaker.keyboard.press(key)
    shown.page.wait_for_function("() => Reveal.getCurrentSlide().id === 's3'")
    assert shown.told == []


def test_it_finds_slides_and_lists_keys_for_the_speaker_alone(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(content(few()))
    speaker = speaker_view(shown)
    current = speaker.frame_locator("#current-slide iframe")
    speaker.keyboard.press("Shift+?")
    current.get_by_role("dialog", name="Keys").wait_for()
    speaker.keyboard.press("Escape")
    speaker.keyboard.press("f")  # the view is in a frame, which cannot fill the screen
    speaker.keyboard.press("g")
    current.get_by_role("searchbox").wait_for()
    speaker.keyboard.press("4")
    speaker.keyboard.press("Enter")
    shown.page.wait_for_function("() => Reveal.getCurrentSlide().id === 's4'")
    assert shown.page.evaluate("() => [Reveal.isPaused(), document.querySelector('.panel')]") == [
        False,
        None,
    ]
    assert shown.told == []


def test_it_finds_the_page_again_after_a_reload(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(content(few()))
    speaker = speaker_view(shown)
    shown.press("PageDown")
    shown.page.wait_for_function("() => location.hash === '#/s2'")
    shown.page.reload()
    shown.page.wait_for_function("() => window.Reveal && Reveal.isReady()")
    shown.press("PageDown")
    notes = speaker.locator(".speaker-controls-notes .value")
    notes.get_by_text("Note 3.").wait_for()
    speaker.keyboard.press("PageDown")
    shown.page.wait_for_function("() => Reveal.getCurrentSlide().id === 's4'")
    assert shown.told == []


def test_it_knows_hidden_slides_and_the_end(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(content(few(3, 6)))
    speaker = speaker_view(shown)
    upcoming = speaker.frame_locator("#upcoming-slide iframe")
    heading = upcoming.locator("section.present h2")
    shown.press("PageDown")
    heading.get_by_text("Slide 4").wait_for()  # not the hidden one
    shown.press("Home")
    shown.page.get_by_role("link", name="link 3").click()
    notes = speaker.locator(".speaker-controls-notes .value")
    notes.get_by_text("Note 3.").wait_for()
    current = speaker.frame_locator("#current-slide iframe")
    current.get_by_role("heading", name="Slide 3").wait_for()
    shown.press("End")
    notes.get_by_text("Note 5.").wait_for()
    upcoming.locator(".reveal.over").wait_for()
    assert upcoming.locator("section.present").is_hidden()
    shown.press("PageUp")
    upcoming.get_by_role("heading", name="Slide 5").wait_for()
    assert shown.told == []


def test_a_slide_without_notes_and_a_page_without_any(
    opened: Callable[..., Opened], content: Callable[..., Path]
) -> None:
    shown = opened(content(few() + "  - {layout: points, title: Bare, points: [no notes]}\n"))
    speaker = speaker_view(shown)
    notes = speaker.locator(".speaker-controls-notes")
    notes.get_by_text("Note 1.").wait_for()
    shown.press("End")
    speaker.locator(".speaker-controls-notes.hidden").wait_for(state="attached")
    assert notes.is_hidden()
    without = opened(content(few()), notes=False)
    assert without.page.locator("aside.notes").count() == 0
    assert "Note 1." not in without.page.content()
    speaker_view(without).locator(".speaker-controls-notes.hidden").wait_for(state="attached")
    assert [*shown.told, *without.told] == []
