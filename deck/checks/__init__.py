"""Stage 5: what is wrong with a solved deck, told at the lines of the content."""

from __future__ import annotations

from deck.checks.conservation import check_conservation
from deck.checks.contrast import check_contrast
from deck.checks.fit import overflow_diagnostics

__all__ = ["check_conservation", "check_contrast", "overflow_diagnostics"]
