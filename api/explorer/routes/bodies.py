"""Organisations and places, each with its documents."""

from __future__ import annotations

from typing import Annotated, Any, get_args

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

import graph
from api.explorer.blanks import PageRoute
from api.explorer.visit import Visiting
from api.options import LevelChoice
from api.rest.cursor import cursor_of, position_of
from api.rest.parameters import Cursor, Day
from graph.listing import Filter
from loaders.record import Kind

router = APIRouter(prefix="/explorer", route_class=PageRoute, include_in_schema=False)
_SIZE = 50
_DOCUMENTS = 15
Text = Annotated[str | None, Query(max_length=400)]
Key = Annotated[str, Path(max_length=400)]


@router.get("/organisations")
def organisations(
    visit: Visiting,
    q: Text = None,
    level: LevelChoice | None = None,
    kind: Kind | None = None,
    cursor: Cursor = None,
) -> Response:
    """Organisations that issued documents, by key."""

    def asked(store: graph.Store) -> dict[str, Any]:
        found = graph.organisations(
            store, text=q, level=level, kind=kind, after=_after(cursor), limit=_SIZE
        )
        return {
            "items": found.items,
            "next": found.next and cursor_of([found.next]),
            "q": q,
            "level": level,
            "kind": kind,
            "kinds": get_args(Kind),
            "source": visit.links.api(
                "organisations", q=q, level=level, kind=kind, limit=_SIZE, cursor=cursor
            ),
        }

    return visit.show("organisations.html", asked)


@router.get("/organisations/{key}")
def organisation(visit: Visiting, key: Key) -> Response:
    """One organisation: its names, who stands around it, its newest documents."""

    def asked(store: graph.Store) -> dict[str, Any]:
        found = graph.organisation(store, key)
        documents = graph.documents(store, Filter(issuer=key), limit=_DOCUMENTS)
        near = (*found.predecessors, *found.successors)
        return {
            "found": found,
            "known": {other.key for other in near if _issued(store, other.key)},
            "governed": found.place and _unit_name(store, found.place),
            "documents": documents.items,
            "has_more": documents.next is not None,
            "listed": visit.links.api("documents", issuer=key, limit=_DOCUMENTS),
            "source": visit.links.api("organisations", key),
        }

    return visit.show("organisation.html", asked)


@router.get("/places")
def places(
    visit: Visiting,
    q: Text = None,
    level: LevelChoice | None = None,
    parent: Text = None,
    as_of: Day | None = None,
    cursor: Cursor = None,
) -> Response:
    """Administrative units, by key; by default the provinces."""
    if q is None and parent is None and level is None:
        level = LevelChoice.PROVINCE
    visit = visit.on(as_of)

    def asked(store: graph.Store) -> dict[str, Any]:
        found = graph.places(
            store,
            text=q,
            level=level,
            parent=parent,
            as_of=as_of,
            after=_after(cursor),
            limit=_SIZE,
        )
        return {
            "items": found.items,
            "next": found.next and cursor_of([found.next]),
            "q": q,
            "level": level,
            "parent": parent,
            "source": visit.links.api(
                "places", q=q, level=level, parent=parent, limit=_SIZE, cursor=cursor
            ),
        }

    return visit.show("places.html", asked)


@router.get("/places/{key}")
def place(visit: Visiting, key: Key) -> Response:
    """One unit: what it is part of, who governed it, the newest documents of all units in it."""

    def asked(store: graph.Store) -> dict[str, Any]:
        found = graph.place(store, key)
        near = filter(None, (found.part_of, *found.successors))
        documents = graph.documents(store, Filter(place=key, within=True), limit=_DOCUMENTS)
        return {
            "found": found,
            "names": {other: graph.place(store, other).name for other in near},
            "documents": documents.items,
            "has_more": documents.next is not None,
            "listed": visit.links.api("documents", place=key, within=True, limit=_DOCUMENTS),
            "source": visit.links.api("places", key),
        }

    return visit.show("place.html", asked)


def _unit_name(store: graph.Store, key: str) -> str | None:
    """The name of a unit, None for one that is in no table though a body names it."""
    try:
        return graph.place(store, key).name
    except graph.UnknownPlace:
        return None


def _issued(store: graph.Store, key: str) -> bool:
    """Whether the organisation has a page: whether it issued anything that the store knows of."""
    try:
        graph.organisation(store, key)
    except graph.UnknownOrganisation:
        return False
    return True


def _after(cursor: str | None) -> str:
    return "" if cursor is None else position_of(cursor, tuple[str])[0]
