"""Optical character recognition: the words on the picture of a page, with their places."""

from __future__ import annotations

from loaders.formats.recognise.engine import missing_packages
from loaders.formats.recognise.page import Recognised, recognised, recognised_page

__all__ = ["Recognised", "missing_packages", "recognised", "recognised_page"]
