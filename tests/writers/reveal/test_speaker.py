"""The speaker view: it opens from disk, shows what the speaker needs, and follows."""

from __future__ import annotations

from collections.abc import Callable

from writers.reveal.browsing import INSTALLED, TALK, Opened

pytestmark = INSTALLED


def test_the_speaker_view_shows_notes_and_follows(opened: Callable[..., Opened]) -> None:
    shown = opened(TALK)
    with shown.context.expect_page() as window:
        shown.page.keyboard.press("s")
    speaker = window.value
    speaker.wait_for_function("() => document.querySelectorAll('iframe').length === 2")
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
