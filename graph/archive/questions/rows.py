"""Answers as rows of the tables."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import asdict, astuple

from graph.archive.questions.filled import Row, Told
from graph.archive.questions.tables import COVERAGE, DUES, ENDS, HOPS, LATE, ORDERS, SPREAD, STEPS
from graph.coverage import Coverage
from graph.document import Document
from graph.drift.answer import Spread
from graph.lag import Lag, Spell
from graph.model import as_mapping
from loaders.measures.vocabulary import MeasureKind


def rows_of_order(order: Document, documents: int, coverage: Coverage, lag: Lag) -> Iterator[Told]:
    """The rows that tell what became of an order below which so many documents stand."""
    key = order.key
    yield ORDERS, [_order(order, documents, coverage, lag)]
    yield COVERAGE, [(key, at, *astuple(body)) for at, body in enumerate(coverage.bodies)]
    yield (
        HOPS,
        [(key, at, hop.above, hop.below, *_spell(hop.spell)) for at, hop in enumerate(lag.hops)],
    )
    yield (
        ENDS,
        [
            (key, at, e.level, e.addressed, e.waiting, e.not_in_corpus, *_spell(e.spell))
            for at, e in enumerate(lag.ends)
        ],
    )
    yield DUES, [(key, at, *astuple(due)) for at, due in enumerate(lag.dues)]
    yield LATE, [(key, at, *astuple(one)) for at, one in enumerate(lag.late)]


def rows_of_measure(kind: MeasureKind, spread: Spread) -> Iterator[Told]:
    """The rows that tell how a measure spread."""
    said = as_mapping(spread) | {
        "category": kind.category,
        "since": kind.since,
        "parts": [*kind.parts],
    }
    yield SPREAD, [tuple(said[name] for name in SPREAD.names)]
    steps = [asdict(step) for step in spread.steps]
    yield (
        STEPS,
        [
            (step.pop("measure"), at, *(step[name] for name in STEPS.names[2:]))
            for at, step in enumerate(steps)
        ],
    )


def _order(order: Document, documents: int, coverage: Coverage, lag: Lag) -> Row:
    return (
        order.key,
        order.number,
        order.date,
        order.issuer,
        order.level,
        order.status,
        documents,
        *astuple(coverage.totals),
        lag.observed_until,
        lag.horizon,
        [asdict(reach) for reach in coverage.reach],
        [*coverage.unlisted],
    )


def _spell(spell: Spell) -> Row:
    return [*spell.days], spell.unknown, spell.median, spell.p90
