"""The files of the pages: templates, styles, scripts and words, each in the room that it is of."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_ROOMS = Path(__file__).parents[1]


@cache
def asset(name: str) -> str:
    """The text of one of our own files: "cascade/page.js" is `page.js` of `viz/cascade/assets`."""
    room, file = name.split("/")
    return (_ROOMS / room / "assets" / file).read_text(encoding="utf-8")
