"""The Content-Security-Policy of the page (CSP 3): what may run in it, and be fetched.

Scripts run only if they are those of the page; so even if a theme let content become markup,
none of it would run. Where the page is all there is, they are told by their hashes, and nothing
is fetched.

Scripts in files are those from where the page comes from. Their hashes would say more, but
Chromium compares these (`integrity`) only with what a server has sent, and refuses to run a
script of which it cannot: pages are opened from disk, too.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256


def policy(scripts: Iterable[str], *, files: bool = False) -> str:
    """The policy of a page with these scripts, for a `meta` element.

    `files` tells that its other scripts, its styles, fonts and pictures are files beside it.

    Styles stand in attributes, since every box has a place of its own. The speaker view shows
    the page itself in frames.
    """
    own = "'self' " if files else ""
    sources = own + " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {sources}; style-src {own}'unsafe-inline'; "
        f"font-src {own or 'data:'}; img-src {own}data:; frame-src 'self'; base-uri 'none'; "
        "form-action 'none'"
    ).replace(" ;", ";")


def speaker_script(plugin: str) -> str:
    """The script inside of the speaker view, which the notes plugin writes into a new window.

    It inherits the policy of the page. In the plugin the window is a template literal, in which
    only backslashes are escaped. Raises ValueError if it is not there.
    """
    _, found, rest = plugin.partition("<script>")
    script, ended, _ = rest.partition("<\\/script>")
    if not found or not ended or "${" in script or "`" in script:
        raise ValueError("the notes plugin of reveal.js is not the one that is known")
    return script.replace("\\\\", "\\")


def _digest(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode("ascii")
