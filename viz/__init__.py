"""Answers as pictures: a cascade as one HTML page that opens offline."""

from viz.page import cascade_page

__all__ = ["cascade_page"]
