"""A text with its marks as HTML, and the same marks for the page's scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from loaders.positions import NOWHERE, Positions
from viz.reading.layers import Close, Open, lanes, nested
from viz.reading.marks import Mark
from viz.reading.printing import Printing


def marked(text: str, marks: Sequence[Mark], positions: Positions = NOWHERE) -> Markup:
    """The text as HTML: pieces of `marks` around escaped text, nothing of which is markup.

    Where `positions` are known an empty element stands where a page begins, and another one
    around each word that was recognised with doubt.
    """
    return Markup("").join(_pieces(text, marks, Printing(positions)))


def told(text: str, marks: Sequence[Mark], positions: Positions = NOWHERE) -> list[dict[str, Any]]:
    """Each mark with what it covers; its place in the list is the `data-mark` of its pieces.

    Where `positions` are known, `at` has its boxes as `[page, left, top, right, bottom]`.
    """
    found: list[dict[str, Any]] = [
        {
            "kind": mark.kind,
            "of": mark.of,
            "quote": text[mark.start : mark.end],
            "start": mark.start,
            "end": mark.end,
        }
        for mark in marks
    ]
    if positions:
        for mark, item in zip(marks, found, strict=True):
            item["at"] = positions.boxes(mark.start, mark.end)
    return found


def _pieces(text: str, marks: Sequence[Mark], printing: Printing) -> Iterator[Markup]:
    lane = lanes(marks)
    for step in nested(text, marks):
        match step:
            case Open(index, last):
                yield Markup('<mark class="{}" data-mark="{}" tabindex="-1">').format(
                    _classes(marks[index], lane.get(index), last), index
                )
            case Close():
                yield Markup("</mark>")
            case words:
                yield from printing.printed(words)


def _classes(mark: Mark, lane: int | None, last: bool) -> str:
    names = [f"kind-{mark.kind}", mark.tone, "unsure" * mark.unsure, "last" * last]
    if lane is not None:
        names.append(f"line lane-{lane}")
    return " ".join(filter(None, names))
