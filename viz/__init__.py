"""Answers as pages that open offline, and as figures for reports."""

from viz.cascade.figure import cascade_figure
from viz.cascade.graphml import cascade_graphml
from viz.cascade.page import cascade_page
from viz.cascade.svg import cascade_svg
from viz.diff.page import diff_page
from viz.provinces.tiles import tile_map, tiles
from viz.reading.page import reading_page

__all__ = [
    "cascade_figure",
    "cascade_graphml",
    "cascade_page",
    "cascade_svg",
    "diff_page",
    "reading_page",
    "tile_map",
    "tiles",
]
