"""Questions about two documents, and about all of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

import graph
from api.options import RelationChoice
from api.rest import models
from api.rest.answering import Asking
from api.rest.cascades import cascade_json
from api.rest.documented import answers
from api.rest.parameters import AsOf, First, Level, Relation, Second

router = APIRouter(tags=["questions"])
_PROBLEMS = ("unknown-document", "ambiguous")

Most = Annotated[int, Query(ge=1, le=1000, description="List at most this many.")]


@router.get(
    "/paths",
    summary="How one document derives from another",
    response_model=models.Cascade,
    responses=answers(*_PROBLEMS, "no-path"),
)
def get_path(
    ask: Asking,
    source: First,
    target: Second,
    relation: Relation = RelationChoice.IMPLEMENTS,
    as_of: AsOf = None,
) -> Response:
    """Every document on any chain that leads from `target` up to `source`."""

    def path(store: graph.Store) -> graph.Cascade:
        ends = [graph.resolve_key(store, end, as_of=as_of) for end in (source, target)]
        return graph.path(store, *ends, relation=relation.value, as_of=as_of)

    return ask(path, cascade_json)


@router.get(
    "/comparisons",
    summary="What two texts share",
    response_model=models.Comparison,
    responses=answers(*_PROBLEMS, "no-text"),
)
def compare_documents(ask: Asking, a: First, b: Second, as_of: AsOf = None) -> Response:
    """The passages that stand in both texts, word for word or nearly, with what differs."""

    def compared(store: graph.Store) -> dict[str, object]:
        keys = [graph.resolve_key(store, end, as_of=as_of) for end in (a, b)]
        return graph.compare(store, *keys, as_of=as_of).to_dict(with_text=True)

    return ask(compared)


@router.get(
    "/coverage",
    summary="Every order, and who carried it out",
    response_model=models.Overview,
    responses=answers(lines=True),
)
def list_orders(
    ask: Asking,
    level: Level = None,
    of: Annotated[Level, Query(description="Only orders whose issuer is of this level.")] = None,
    as_of: AsOf = None,
) -> Response:
    """Every document that others carry out and that carries out none itself, with its totals."""
    return ask.lines(
        lambda store: graph.overview(store, level=level, of=of, as_of=as_of),
        lambda found: (order.to_dict() for order in found.orders),
    )


@router.get(
    "/wanted",
    summary="Documents that are cited and not held",
    response_model=models.Wanted,
    responses=answers(),
)
def list_wanted(
    ask: Asking,
    relation: Relation = RelationChoice.ANY,
    limit: Most = 20,
    as_of: AsOf = None,
) -> Response:
    """What texts cite and nobody has loaded, the most cited first."""
    return ask(lambda store: graph.wanted(store, relation=relation.value, as_of=as_of, limit=limit))


@router.get(
    "/gaps",
    summary="Citations that are open, and contradictions",
    response_model=models.Gaps,
    responses=answers(),
)
def list_gaps(ask: Asking, limit: Most = 20, as_of: AsOf = None) -> Response:
    """Citations that are left open, headings and relations that contradict each other."""
    return ask(lambda store: graph.gaps(store, as_of=as_of, limit=limit))


@router.get(
    "/check",
    summary="Whether the store is consistent",
    response_model=models.CheckReport,
    responses=answers(),
)
def check_store(ask: Asking) -> Response:
    """What the store holds and what is wrong with it; it reads everything, which takes time."""
    return ask(graph.check)
