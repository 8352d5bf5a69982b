"""Answers as pages that open offline, and as figures for reports."""

from viz.cascade.figure import cascade_figure
from viz.cascade.graphml import cascade_graphml
from viz.cascade.page import cascade_page
from viz.cascade.svg import cascade_svg
from viz.diff.page import diff_page
from viz.measures.everywhere import spread_page
from viz.measures.page import measures_page
from viz.provinces.page import coverage_page
from viz.provinces.tiles import tile_map, tiles
from viz.reading.document import document_page
from viz.reading.page import reading_page
from viz.timeline.page import timeline_page

__all__ = [
    "cascade_figure",
    "cascade_graphml",
    "cascade_page",
    "cascade_svg",
    "coverage_page",
    "diff_page",
    "document_page",
    "measures_page",
    "reading_page",
    "spread_page",
    "tile_map",
    "tiles",
    "timeline_page",
]
