"""Stage 3: text measured and broken with the faces it is shown in, so that renderers agree."""

from __future__ import annotations

from deck.text.faces import Metrics, MissingFaceError, face_metrics
from deck.text.font_files import font_kind, font_look, font_style
from deck.text.frames import BrokenWord
from deck.text.installed import families, machine_stamp
from deck.text.subset import subset
from deck.text.typesetter import Lacking, Typeset, Typesetter

__all__ = [
    "BrokenWord",
    "Lacking",
    "Metrics",
    "MissingFaceError",
    "Typeset",
    "Typesetter",
    "face_metrics",
    "families",
    "font_kind",
    "font_look",
    "font_style",
    "machine_stamp",
    "subset",
]
