"""The stages in order: read, expand, lay out, check, write. Only this package calls them.

1 read      content/*.yaml and the theme's files to typed values (`reading.py`)
2 expand    each slide through its theme template to boxes (`continuing.py`)
3 lay out   boxes to solved shapes, text fitted with real font metrics (`continuing.py`)
4 write     the solved slides to the parts of a package, and to a page (`batches.py`)
5 check     fit, conservation, contrast (`solving.py`)

Content and theme are read whole. From then on slides go through the stages a few at a time,
and none is kept: a deck of thousands takes no more memory than its content.
"""

from __future__ import annotations

from deck.pipeline.building import build, prepare, write_powerpoint
from deck.pipeline.jobs import Format, Outcome

__all__ = ["Format", "Outcome", "build", "prepare", "write_powerpoint"]
