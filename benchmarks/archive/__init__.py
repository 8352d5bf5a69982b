"""A synthetic archive: national cascades of administrative documents as texts, with their truth.

An order of the Prime Minister or the Secretariat, the ministry, the 63 provinces, their 705
districts and 10,599 communes (the units of July 2021), each carrying out what stands above it some
days later, or not at all. Wording and names are invented. The same plan gives the same documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from benchmarks.archive.cascade import papers
from benchmarks.archive.letters import worded
from benchmarks.archive.plan import Plan

__all__ = ["Plan", "documents"]


def documents(plan: Plan) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The archive one document after another: source, text and truth, orders before answers."""
    for place, paper, dice in islice(papers(plan), plan.documents):
        source = f"{place}.txt"
        yield source, *worded(paper, dice, source)
