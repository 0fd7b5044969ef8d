"""Stage 3: text measured and broken with the faces it is shown in, so that renderers agree."""

from __future__ import annotations

from deck.text.faces import MissingFaceError
from deck.text.typesetter import BrokenWord, Typeset, Typesetter

__all__ = ["BrokenWord", "MissingFaceError", "Typeset", "Typesetter"]
