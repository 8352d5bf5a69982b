"""The pages that a text stands on, as its HTML page draws them: outlines, lines and places."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from loaders.positions import Line, Positions
from viz.frame.files import asset
from viz.frame.labels import Label

DOUBTFUL = 60
"""Words that were recognised with less sureness, in percent, are marked in the text."""
_GAP = 2
"""Blanks so many times as wide as a line is high part what is printed beside each other."""


class Extras(NamedTuple):
    """What an HTML page needs beside its own files to tell pages: more files, and labels."""

    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    words: Mapping[str, Label] | None = None


class Doubt(NamedTuple):
    """A word, from `start` up to `end` of the text, that was recognised so surely, in percent."""

    start: int
    end: int
    sure: int


def extras(wanted: bool) -> Extras:
    """What telling pages needs where it is `wanted`; else nothing, so that a page stays small."""
    if not wanted:
        return Extras()
    return Extras(("reading.sheets.js",), ("reading.sheets.css",), _words())


@cache
def _words() -> Mapping[str, Label]:
    found: dict[str, Label] = json.loads(asset("reading/sheets.json"))
    return found


def said_of(doubt: Doubt) -> str:
    """What is said of a word in doubt before a language is chosen."""
    return " / ".join(phrase.format(sure=doubt.sure) for phrase in _words()["sheet.sure"].values())


def sheets(positions: Positions) -> dict[str, Any]:
    """The pages as `[width, height]`, and each printed run of words as `[page, box …]`.

    Lengths are points from the top left of the page; pages count from 1.
    """
    bars = [bar for line in positions.lines for bar in _bars(line)]
    return {"pages": [*positions.pages], "bars": bars}


def _bars(line: Line) -> Iterator[tuple[int, int, int, int, int]]:
    """The runs of words in a line: heads of letters are printed side by side."""
    run: list[tuple[int, int]] = []
    for word in sorted(line.words, key=lambda word: word.left):
        if run and word.left - run[-1][1] > _GAP * (line.bottom - line.top):
            yield _bar(line, run)
            run = []
        run.append((word.left, word.right))
    yield _bar(line, run)


def _bar(line: Line, run: Sequence[tuple[int, int]]) -> tuple[int, int, int, int, int]:
    return line.page, run[0][0], line.top, max(right for _, right in run), line.bottom


def page_starts(positions: Positions) -> list[tuple[int, int]]:
    """Where in the text each page begins, as offset and page, in the order of the text."""
    found: list[tuple[int, int]] = []
    for line in positions.lines:
        if not found or found[-1][1] != line.page:
            found.append((line.start, line.page))
    return found


def doubts(positions: Positions) -> list[Doubt]:
    """The words that were recognised with doubt, in the order of the text."""
    return [
        Doubt(word.start, word.end, sure)
        for line in positions.lines
        for word, sure in zip(line.words, line.sure, strict=False)
        if sure < DOUBTFUL
    ]
