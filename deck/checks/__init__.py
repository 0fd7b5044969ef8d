"""Stage 5: what is wrong with a solved deck, told at the lines of the content."""

from __future__ import annotations

from deck.checks.charts import check_charts
from deck.checks.conservation import check_conservation
from deck.checks.contrast import check_contrast
from deck.checks.faces import check_faces
from deck.checks.fit import (
    broken_word_diagnostic,
    chart_text_diagnostic,
    crowded_table_diagnostic,
    culprit,
    missing_glyphs_diagnostic,
    overflow_diagnostic,
)
from deck.checks.pictures import check_picture_files, check_pictures, pictures_of

__all__ = [
    "broken_word_diagnostic",
    "chart_text_diagnostic",
    "check_charts",
    "check_conservation",
    "check_contrast",
    "check_faces",
    "check_picture_files",
    "check_pictures",
    "crowded_table_diagnostic",
    "culprit",
    "missing_glyphs_diagnostic",
    "overflow_diagnostic",
    "pictures_of",
]
