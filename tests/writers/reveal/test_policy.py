from __future__ import annotations

import pytest

from deck import assets
from deck.writers.reveal.policy import policy, speaker_script


def test_scripts_are_allowed_by_their_hashes_alone() -> None:
    # The example of CSP 3, section 8.3, with its digest by `openssl dgst -sha256 -binary`.
    assert policy(["alert('Hello, world.');"]) == (
        "default-src 'none'; "
        "script-src 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='; "
        "style-src 'unsafe-inline'; font-src data:; img-src data:; frame-src 'self'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_files_come_from_where_the_page_does() -> None:
    assert policy(["1"], files=True) == (
        "default-src 'none'; "
        "script-src 'self' 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='; "
        "style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; "
        "frame-src 'self'; base-uri 'none'; form-action 'none'"
    )


def test_the_speaker_view_has_one_script() -> None:
    if assets.missing():
        pytest.skip("reveal.js is not installed")
    plugin = (assets.reveal_folder() / "plugin" / "notes.js").read_text(encoding="utf-8")
    script = speaker_script(plugin)
    assert plugin.count("<script") == 1
    assert "setupIframes" in script
    assert "/\\?/.test" in script


@pytest.mark.parametrize("plugin", ["", "<script>1", "<script>`${1}`<\\/script>"])
def test_another_plugin_is_not_taken_for_it(plugin: str) -> None:
    with pytest.raises(ValueError, match="not the one that is known"):
        speaker_script(plugin)
