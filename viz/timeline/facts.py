"""The documents and relations of a cascade for the page: in columns, each text written once.

Twelve thousand documents repeat the same few issuers' levels, types, subjects and measures; as one
object each they would fill a file three times as large.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graph.document import Document, DocumentStatus
from graph.model import Cascade, Evidence
from viz.cascade.facts import use_pages
from viz.cascade.rows import LEVELS

STATUSES: tuple[DocumentStatus, ...] = ("issued", "draft", "cited")


class Texts:
    """Each text once, known by its place; None stays None."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def place(self, text: str | None) -> int | None:
        """Where the text stands in `listed`."""
        return None if text is None else self._places.setdefault(text, len(self._places))

    @property
    def listed(self) -> list[str]:
        """All texts in the order in which they first came."""
        return list(self._places)


def facts(cascade: Cascade, measure_ids: list[str]) -> dict[str, Any]:
    """The documents and edges in columns; `texts` has what the numbers in them stand for.

    `uses` has for each document a number for each measure: twice its position in `measure_ids`,
    and one more where the document only mentions it.
    """
    texts = Texts()
    documents = [item.document for item in cascade.documents]
    at = {document.key: index for index, document in enumerate(documents)}
    known = [edge for edge in cascade.edges if edge.source in at and edge.target in at]

    def column(of: Callable[[Document], str | None]) -> list[int | None]:
        return [texts.place(of(document)) for document in documents]

    return {
        "root": at[cascade.root],
        "key": [document.key for document in documents],
        "number": column(lambda d: d.number),
        "type": column(lambda d: d.type),
        "date": column(lambda d: d.date),
        "subject": column(lambda d: d.subject),
        "issuer": column(lambda d: d.issuer),
        "place": column(lambda d: d.place),
        "level": [LEVELS.index(level_of(document)) for document in documents],
        "status": [STATUSES.index(document.status) for document in documents],
        "lag": [item.lag_days for item in cascade.documents],
        "uses": _uses(cascade, measure_ids),
        "source": [at[edge.source] for edge in known],
        "target": [at[edge.target] for edge in known],
        "relation": [texts.place(edge.relation) for edge in known],
        "texts": texts.listed,
    }


def proofs(cascade: Cascade) -> dict[str, Any]:
    """The sentences: of each edge of `facts` its proofs, of each document those of its measures.

    A proof is [who says so, quote, rule, confidence], and the page where that is known, texts by
    their place in `texts`; who says so is 0 for the edge's own source, else the place of the key.
    `pages` are those of the measures as in `viz.cascade.facts`.
    """
    texts = Texts()
    texts.place("")
    held = {item.key for item in cascade.documents}
    return {
        "edges": [
            [_proof(proof, edge.source, texts) for proof in edge.evidence]
            for edge in cascade.edges
            if edge.source in held and edge.target in held
        ],
        "uses": [[texts.place(use.quote) for use in item.measures] for item in cascade.documents],
        "texts": texts.listed,
        **use_pages(cascade),
    }


def level_of(document: Document) -> str:
    """The level of a document as the page names it."""
    return document.level if document.level in LEVELS else "unknown"


def _uses(cascade: Cascade, measure_ids: list[str]) -> list[list[int]]:
    place = {id_: index for index, id_ in enumerate(measure_ids)}
    return [
        [2 * place[use.id] + (use.mode != "orders") for use in item.measures]
        for item in cascade.documents
    ]


def _proof(proof: Evidence, source: str, texts: Texts) -> list[object]:
    by = 0 if proof.asserted_by == source else texts.place(proof.asserted_by)
    page = [] if proof.page is None else [proof.page]
    return [by, texts.place(proof.quote), texts.place(proof.rule), proof.confidence, *page]
