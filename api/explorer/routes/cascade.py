"""The cascade below a document and the authority above it, as trees."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

import graph
from api.explorer.blanks import PageRoute
from api.explorer.branches import tree
from api.explorer.slices import PageNumber
from api.explorer.visit import Visit, Visiting
from api.options import RelationChoice
from api.rest.located import located
from api.rest.parameters import Bounded, Bounds, DocumentKey

router = APIRouter(
    prefix="/explorer/documents/{key}", route_class=PageRoute, include_in_schema=False
)
At = Annotated[str | None, Query(max_length=400)]
_WIDE_OPEN = 60
"""Up to so many documents, the whole tree is open from the start."""


@router.get("/down")
def down(
    visit: Visiting,
    key: DocumentKey,
    bounds: Bounded,
    at: At = None,
    page: PageNumber = 1,
) -> Response:
    """What carries the document out; `at` begins further down in the same cascade."""
    return _walked(visit.on(bounds.as_of), graph.down, key, bounds, at, page)


@router.get("/up")
def up(
    visit: Visiting,
    key: DocumentKey,
    bounds: Bounded,
    at: At = None,
    page: PageNumber = 1,
) -> Response:
    """What the document carries out; `at` begins further up in the same cascade."""
    return _walked(visit.on(bounds.as_of), graph.up, key, bounds, at, page)


def _walked(
    visit: Visit,
    walk: Callable[..., graph.Cascade],
    key: str,
    bounds: Bounds,
    at: str | None,
    page: int,
) -> Response:
    links = visit.links
    told = bounds.relation.value if bounds.relation is not RelationChoice.IMPLEMENTS else None

    def asked(store: graph.Store) -> dict[str, Any]:
        start = located(store, key, links.as_of)
        cascade = walk(store, start, **bounds.told())
        found = tree(cascade, at, page)
        if found is None:
            raise graph.UnknownDocument(at or start)
        return {
            "tab": cascade.direction,
            "document": cascade.documents[0].document,
            "cascade": cascade,
            "tree": found,
            "at": at,
            "depth": bounds.depth,
            "relation": bounds.relation.value,
            "told": told,
            "levels": _levels(cascade),
            "wide_open": len(cascade.documents) <= _WIDE_OPEN,
            "source": links.api(
                "documents", start, cascade.direction, depth=bounds.depth, relation=told
            ),
        }

    return visit.show("cascade.html", asked)


def _levels(cascade: graph.Cascade) -> int:
    return max(item.depth for item in cascade.documents)
