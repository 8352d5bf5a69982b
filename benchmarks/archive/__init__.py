"""A synthetic archive: national cascades of administrative documents as texts, with their truth.

An order of the Prime Minister or the Secretariat, the ministry, the 63 provinces, their 705
districts and 10,599 communes (the units of July 2021), each carrying out what stands above it some
days later, or not at all. Wording and names are invented. The same plan gives the same documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from benchmarks.archive import hot
from benchmarks.archive.cascade import papers
from benchmarks.archive.letters import worded
from benchmarks.archive.papers import Dice, Paper
from benchmarks.archive.plan import Plan

__all__ = ["Plan", "documents"]


def documents(plan: Plan) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The archive one document after another: source, text and truth, orders before answers."""
    first: Paper | None = None
    for place, paper, dice in islice(papers(plan), plan.documents):
        source = f"{place}.txt"
        yield source, *worded(paper, dice, source)
        first = first or paper
    if plan.hot and first is not None:
        yield from _hot(first, plan)


def _hot(first: Paper, plan: Plan) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """What all cite, below the first order, and those who do."""
    dice = Dice(f"{plan.seed}/hot")
    order = hot.order_below(first, dice)
    yield "hot/0.txt", *worded(order, dice, "hot/0.txt")
    for number, report in enumerate(hot.reports(order, plan.hot, dice), start=1):
        source = f"hot/{number % 1000:03}/{number}.txt"
        yield source, *hot.reported(report, dice, source)
