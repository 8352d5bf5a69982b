"""A text with its marks as HTML, and the same marks for the page's scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from viz.frame.offline import inert
from viz.reading.layers import Close, Open, lanes, nested
from viz.reading.marks import Mark


def marked(text: str, marks: Sequence[Mark]) -> Markup:
    """The text as HTML: pieces of `marks` around escaped text, nothing of which is markup."""
    return Markup("").join(_pieces(text, marks))


def told(text: str, marks: Sequence[Mark]) -> list[dict[str, Any]]:
    """Each mark with what it covers; its place in the list is the `data-mark` of its pieces."""
    return [
        {
            "kind": mark.kind,
            "of": mark.of,
            "quote": text[mark.start : mark.end],
            "start": mark.start,
            "end": mark.end,
        }
        for mark in marks
    ]


def _pieces(text: str, marks: Sequence[Mark]) -> Iterator[Markup]:
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
                yield inert(words)


def _classes(mark: Mark, lane: int | None, last: bool) -> str:
    names = [f"kind-{mark.kind}", mark.tone, "unsure" * mark.unsure, "last" * last]
    if lane is not None:
        names.append(f"line lane-{lane}")
    return " ".join(filter(None, names))
