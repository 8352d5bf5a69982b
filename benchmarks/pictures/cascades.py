"""Cascades with exactly so many documents, cut from a national one."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from statistics import median

from msgspec.structs import replace

import graph
from benchmarks.queries import largest_cascade
from graph import BodyCoverage, Cascade, Coverage
from graph.coverage import Totals
from viz.cascade.parts import parts
from viz.cascade.scene import scene

Pictured = tuple[Cascade, Coverage]
"""A cascade and who carried it out: what a page is made of."""


def national(url: str) -> Pictured:
    """The largest cascade of the store, with its coverage."""
    with graph.open_store(url) as store:
        found = largest_cascade(store)
        return graph.interlinked(store, found), graph.coverage(store, found.root)


def cut(whole: Pictured, count: int) -> Pictured:
    """The first `count` documents of `whole`: the centre, then one province after another.

    Of the last province the upper levels stay. A body that did not act stays with the document
    that told it to. ValueError where there are not so many documents.
    """
    cascade, coverage = whole
    if not 0 < count <= len(cascade.documents):
        raise ValueError(f"the cascade has {len(cascade.documents):,} documents, not {count:,}")
    place = {item.key: number for number, item in enumerate(cascade.documents)}
    by_part = (
        key
        for part in parts(cascade, coverage, scene(cascade, coverage))
        for key in sorted(place.keys() & set(part.ids), key=place.__getitem__)
    )
    kept = set(islice(by_part, count))
    documents = tuple(item for item in cascade.documents if item.key in kept)
    edges = tuple(edge for edge in cascade.edges if edge.source in kept and edge.target in kept)
    bodies = tuple(b for b in coverage.bodies if (b.document or b.addressed_by) in kept)
    return (
        replace(cascade, documents=documents, edges=edges),
        replace(coverage, bodies=bodies, totals=_totals(bodies)),
    )


def _totals(bodies: tuple[BodyCoverage, ...]) -> Totals:
    told = [body for body in bodies if body.addressed]
    states = Counter(body.state for body in told)
    lags = [b.lag_days for b in told if b.state == "acted" and b.lag_days is not None]
    return Totals(
        addressed=len(told),
        acted=states["acted"],
        not_acted=states["not_acted"],
        not_in_corpus=states["not_in_corpus"],
        unaddressed=len(bodies) - len(told),
        median_lag_days=median(lags) if lags else None,
    )
