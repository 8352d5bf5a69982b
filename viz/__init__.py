"""Answers as pages that open offline: a cascade as a picture, documents with what was read."""

from viz.page import cascade_page
from viz.reading import reading_page

__all__ = ["cascade_page", "reading_page"]
