"""What the page of a cascade knows: documents and edges as short rows, and the proofs apart.

A national cascade says the same words ten thousand times. Repeated ones are kept once and told by
their number, and the proofs, which are most of the text, are only read when somebody asks for one.
`assets/state.js` and `assets/proofs.js` read these rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.coverage import Coverage
from graph.model import Cascade, CascadeDocument, CascadeEdge
from loaders.record import RELATIONS
from viz.cascade.rows import LEVELS
from viz.cascade.scene import is_held, silent
from viz.frame.labels import measure_names

STATUSES = ("issued", "draft", "cited")


class _Words:
    """Words by their number, in the order in which they first came."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self.number = {word: number for number, word in enumerate(known)}

    def of(self, word: str | None) -> int | None:
        """The number of a word; None for none."""
        return None if word is None else self.number.setdefault(word, len(self.number))

    def all(self) -> list[str]:
        """The words by number."""
        return list(self.number)


def facts(cascade: Cascade, coverage: Coverage | None) -> dict[str, Any]:
    """The documents, edges and bodies without an answer, as JSON-ready rows.

    `documents`: key, number, type, date, subject, issuer, level, place, status, depth, days, and
    pairs of measure and whether it orders it. `edges`: source, relation, target. `ghosts`: name,
    level, place, the telling document, and whether any document of it is held. What is an index
    counts in `documents`, `types`, `places`, `levels`, `statuses`, `relations` and `measures`.
    """
    used = {use.id for item in cascade.documents for use in item.measures}
    measures = measure_names(used)
    numbers = {measure["id"]: number for number, measure in enumerate(measures)}
    types, places, relations = _Words(), _Words(), _Words(RELATIONS)
    levels = _Words(LEVELS)
    index = {item.key: number for number, item in enumerate(cascade.documents)}
    documents = [_document(item, types, places, levels, numbers) for item in cascade.documents]
    edges = [
        [index.get(edge.source), relations.of(edge.relation), index.get(edge.target)]
        for edge in cascade.edges
    ]
    ghosts = [
        [
            body.name,
            levels.of(body.level),
            places.of(body.place),
            index.get(body.addressed_by or ""),
            int(is_held(body)),
        ]
        for body in silent(coverage)
    ]
    return {
        "root": cascade.root,
        "direction": cascade.direction,
        "as_of": cascade.as_of,
        "documents": documents,
        "edges": edges,
        "ghosts": ghosts,
        "measures": measures,
        "types": types.all(),
        "places": places.all(),
        "levels": levels.all(),
        "statuses": STATUSES,
        "relations": relations.all(),
        "told": _told(coverage),
    }


def proofs(cascade: Cascade) -> dict[str, Any]:
    """Every proof of every edge, and the words that order a measure, as JSON-ready rows.

    `edges` has for each edge its proofs: who says so (an index into the documents, else a key),
    quote, start, end, rule, confidence, and the page where that is known. `uses` has for each
    document the quotes of its measures, `pages` where any is known the page of each, 0 for none.
    Quotes and rules are indices into lists.
    """
    quotes, rules = _Words(), _Words()
    index = {item.key: number for number, item in enumerate(cascade.documents)}
    return {
        "edges": [_proofs(edge, index, quotes, rules) for edge in cascade.edges],
        "uses": [[quotes.of(use.quote) for use in item.measures] for item in cascade.documents],
        "quotes": quotes.all(),
        "rules": rules.all(),
        **use_pages(cascade),
    }


def use_pages(cascade: Cascade) -> dict[str, list[list[int]]]:
    """As `pages` for each document the page of each of its measures, 0 for none.

    Nothing where no page is known at all.
    """
    pages = [[use.page or 0 for use in item.measures] for item in cascade.documents]
    return {"pages": pages} if any(map(any, pages)) else {}


def _document(
    item: CascadeDocument, types: _Words, places: _Words, levels: _Words, measures: dict[str, int]
) -> list[Any]:
    document = item.document
    return [
        document.key,
        document.number,
        types.of(document.type),
        document.date,
        document.subject,
        document.issuer,
        levels.of(document.level),
        places.of(document.place),
        STATUSES.index(document.status),
        item.depth,
        item.lag_days,
        [value for use in item.measures for value in (measures[use.id], int(use.mode == "orders"))],
    ]


def _proofs(
    edge: CascadeEdge, index: dict[str, int], quotes: _Words, rules: _Words
) -> list[list[Any]]:
    return [
        [
            index.get(proof.asserted_by, proof.asserted_by),
            quotes.of(proof.quote),
            proof.start,
            proof.end,
            rules.of(proof.rule),
            proof.confidence,
            *([] if proof.page is None else [proof.page]),
        ]
        for proof in edge.evidence
    ]


def _told(coverage: Coverage | None) -> list[int] | None:
    """How many bodies were told to act, and how many of them did."""
    return [coverage.totals.addressed, coverage.totals.acted] if coverage else None
