"""The Content-Security-Policy of the page (CSP 3): what may run in it, and that nothing is fetched.

Scripts run only if they are those of the page, told by their hashes; so even if a theme let
content become markup, none of it would run.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256


def policy(scripts: Iterable[str]) -> str:
    """The policy of a page with these scripts, for a `meta` element.

    Styles stand in attributes, since every box has a place of its own. The speaker view shows
    the page itself in frames.
    """
    sources = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {sources}; style-src 'unsafe-inline'; font-src data:; "
        "img-src data:; frame-src 'self'; base-uri 'none'; form-action 'none'"
    )


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
