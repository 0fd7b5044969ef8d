"""The slide layouts that content can ask for: their fields, and an example of each."""

from __future__ import annotations

from deck.reader.layouts.base import SHOWN_BY_SOME as SHOWN_BY_SOME
from deck.reader.layouts.base import SLIDE_FIELDS as SLIDE_FIELDS
from deck.reader.layouts.base import Layout as Layout
from deck.reader.layouts.figures import CHART_SLIDE, COMPARISON_SLIDE, PICTURE_SLIDE, TABLE_SLIDE
from deck.reader.layouts.framing import (
    AGENDA_SLIDE,
    COVER_SLIDE,
    DIVIDER_SLIDE,
    QUESTIONS_SLIDE,
    SOURCES_SLIDE,
)
from deck.reader.layouts.speech import (
    NUMBER_SLIDE,
    POINTS_SLIDE,
    QUOTE_SLIDE,
    STATEMENT_SLIDE,
    VERSUS_SLIDE,
)
from deck.reader.layouts.words import CARDS_SLIDE, LEADERS_SLIDE, TIER_SLIDE

#: Every slide layout, in the order of the reference.
LAYOUTS = (
    COVER_SLIDE,
    AGENDA_SLIDE,
    DIVIDER_SLIDE,
    STATEMENT_SLIDE,
    QUOTE_SLIDE,
    NUMBER_SLIDE,
    POINTS_SLIDE,
    CARDS_SLIDE,
    VERSUS_SLIDE,
    TIER_SLIDE,
    COMPARISON_SLIDE,
    CHART_SLIDE,
    PICTURE_SLIDE,
    LEADERS_SLIDE,
    TABLE_SLIDE,
    SOURCES_SLIDE,
    QUESTIONS_SLIDE,
)
