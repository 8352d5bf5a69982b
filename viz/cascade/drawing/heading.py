"""The lines above the picture: which order it shows, and the counts of what was done."""

from __future__ import annotations

from collections import Counter
from xml.etree.ElementTree import Element

from graph.coverage import Coverage
from graph.document import Document
from graph.model import Cascade
from viz.cascade.drawing.ink import QUIET
from viz.cascade.drawing.words import Words
from viz.cascade.drawing.writing import Letters, write

HEIGHT = 68


def heading(parent: Element, root: Document, counts: str, room: float, words: Words) -> None:
    """The two lines from 0, 0 on, in that width."""
    write(parent, words.line(root), (0, 28), room, Letters(20, 14, bold=True))
    write(parent, counts, (0, 51), room, Letters(14, 11, fill=QUIET))


def told(cascade: Cascade, coverage: Coverage | None, words: Words) -> str:
    """What is shown, as of which day, and how much of it there is."""
    kind = words.say(f"title.{cascade.direction}")
    day = words.say("title.as_of", date=words.date(cascade.as_of)) if cascade.as_of else ""
    return " · ".join(filter(None, (kind, day, *_counts(cascade, coverage, words))))


def _counts(cascade: Cascade, coverage: Coverage | None, words: Words) -> list[str]:
    statuses = Counter(item.document.status for item in cascade.documents)
    lags = [item.lag_days for item in cascade.documents if item.lag_days is not None]
    totals = coverage.totals if coverage else None
    answered = f"{totals.acted} / {totals.addressed}" if totals and totals.addressed else ""
    last = max(lags, default=0) if cascade.direction == "down" else 0
    found = [
        (str(len(cascade.documents)), "count.documents"),
        (answered, "count.answered"),
        (str(statuses["cited"] or ""), "count.cited"),
        (str(statuses["draft"] or ""), "count.draft"),
        (str(last) if last > 0 else "", "count.lag"),
    ]
    return [f"{count} {words.say(key)}" for count, key in found if count]
