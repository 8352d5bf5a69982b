"""The pages that a document can be seen as: what each asks the store, and how it is drawn.

Command line and REST both go by this table; a further page is a further entry, and a choice in
`api.options.ViewChoice`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import graph
from api.options import LanguageChoice, RelationChoice, ViewChoice
from loaders import Record
from viz import (
    cascade_graphml,
    cascade_page,
    cascade_svg,
    coverage_page,
    document_page,
    measures_page,
    timeline_page,
)


@dataclass(frozen=True, slots=True)
class View:
    """One kind of page about the document of a key.

    `ask` is called with a store, the key and those of the parameters that are named in `takes`,
    `draw` with what it gives; `count` says in a few words how much that is.
    """

    ask: Callable[..., Any]
    draw: Callable[[Any], str]
    count: Callable[[Any], str]
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class OrderCoverage:
    """An order with its coverage."""

    order: graph.Document
    coverage: graph.Coverage


@dataclass(frozen=True, slots=True)
class ShownCascade:
    """A cascade with whom it tells to act; None where it is not all of the order's."""

    cascade: graph.Cascade
    coverage: graph.Coverage | None


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document with what was read as it."""

    detail: graph.DocumentDetail
    records: tuple[Record, ...]


def _cascade(
    store: graph.Store, key: str, *, depth: int | None, relation: str, as_of: str | None
) -> ShownCascade:
    walked = graph.down(store, key, depth=depth, relation=relation, as_of=as_of)
    whole = depth is None and relation == RelationChoice.IMPLEMENTS
    told = graph.coverage(store, key, as_of=as_of) if whole else None
    return ShownCascade(graph.interlinked(store, walked), told)


def _up(
    store: graph.Store, key: str, *, depth: int | None, relation: str, as_of: str | None
) -> ShownCascade:
    walked = graph.up(store, key, depth=depth, relation=relation, as_of=as_of)
    return ShownCascade(graph.interlinked(store, walked), None)


def _drawn(found: ShownCascade) -> str:
    return cascade_page(found.cascade, found.coverage)


def _coverage(
    store: graph.Store, key: str, *, level: str | None, as_of: str | None, units: str | None
) -> OrderCoverage:
    found = graph.coverage(store, key, level=level, as_of=as_of, units=units)
    return OrderCoverage(graph.show(store, key, as_of=as_of).document, found)


def _measures(
    store: graph.Store, key: str, *, depth: int | None, relation: str, as_of: str | None
) -> graph.Cascade:
    return graph.down(store, key, depth=depth, relation=relation, as_of=as_of, proofs=False)


def _timeline(
    store: graph.Store, key: str, *, depth: int | None, relation: str, as_of: str | None
) -> graph.Cascade:
    return graph.down(store, key, depth=depth, relation=relation, as_of=as_of)


def _text(store: graph.Store, key: str, *, as_of: str | None) -> StoredDocument:
    detail = graph.show(store, key, as_of=as_of)
    return StoredDocument(detail, tuple(store.texts(detail.document.key)))


def _documents(cascade: graph.Cascade) -> str:
    return f"{len(cascade.documents)} document{'' if len(cascade.documents) == 1 else 's'}"


def _bodies(found: OrderCoverage) -> str:
    count = len(found.coverage.bodies)
    return f"{count} {'body' if count == 1 else 'bodies'}"


_WALK = frozenset({"depth", "relation", "as_of"})


def drawn_svg(found: ShownCascade, opened: Sequence[str], language: LanguageChoice) -> str:
    """The cascade as SVG, with these provinces open; "all" opens every one."""
    chosen = "all" if "all" in opened else opened
    return cascade_svg(found.cascade, found.coverage, opened=chosen, language=language.value)


def drawn_graphml(found: ShownCascade) -> str:
    """The cascade as GraphML, with the coordinates of the picture."""
    return cascade_graphml(found.cascade, found.coverage)


VIEWS: Mapping[ViewChoice, View] = {
    ViewChoice.CASCADE: View(_cascade, _drawn, lambda found: _documents(found.cascade), _WALK),
    ViewChoice.UP: View(_up, _drawn, lambda found: _documents(found.cascade), _WALK),
    ViewChoice.COVERAGE: View(
        _coverage,
        lambda found: coverage_page(found.coverage, found.order),
        _bodies,
        frozenset({"level", "units", "as_of"}),
    ),
    ViewChoice.MEASURES: View(_measures, measures_page, _documents, _WALK),
    ViewChoice.TIMELINE: View(_timeline, timeline_page, _documents, _WALK),
    ViewChoice.TEXT: View(
        _text,
        lambda found: document_page(found.detail, found.records),
        lambda _: "1 document",
        frozenset({"as_of"}),
    ),
}
