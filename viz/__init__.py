"""Answers as pages that open offline, and as figures for reports."""

from viz.diff_page import diff_page
from viz.page import cascade_page
from viz.reading import reading_page
from viz.static import cascade_figure
from viz.tiles import tile_map, tiles

__all__ = ["cascade_figure", "cascade_page", "diff_page", "reading_page", "tile_map", "tiles"]
