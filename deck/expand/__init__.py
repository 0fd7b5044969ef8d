"""Stage 2: theme templates turn each slide into a tree of boxes.

The only stage that knows Jinja2. A slide layout is a template of the theme; this package
knows the markup, and not one slide layout.
"""

from __future__ import annotations

from deck.expand.expander import Expander
from deck.expand.parts import Part, field_length, take_part
from deck.expand.sections import NearSections, SectionName

__all__ = ["Expander", "NearSections", "Part", "SectionName", "field_length", "take_part"]
