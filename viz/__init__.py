"""Answers as pages that open offline: cascades, what was read, two texts side by side."""

from viz.diff_page import diff_page
from viz.page import cascade_page
from viz.reading import reading_page

__all__ = ["cascade_page", "diff_page", "reading_page"]
