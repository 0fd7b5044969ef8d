"""The page writer: a solved deck as one HTML file that reveal.js shows.

It is written from the same solved slides as the PowerPoint file, and chooses as little: every
box has its place, every paragraph its lines. Nothing is fetched when the page is opened.
"""

from __future__ import annotations

from deck.writers.reveal.page import Page
from deck.writers.reveal.slides import SlideHtml, SlideWriter

__all__ = ["Page", "SlideHtml", "SlideWriter"]
