"""Organisations and places, and how much the store holds of each."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

import graph
from api.options import LevelChoice
from api.rest import models
from api.rest.answering import Asking
from api.rest.cursor import cursor_of, next_link, position_of
from api.rest.documented import answers, links
from api.rest.parameters import Cursor, Day, Limit
from loaders.record import Kind

router = APIRouter(tags=["bodies"])
Words = Annotated[
    str | None,
    Query(
        min_length=1,
        max_length=400,
        description="Words of its name, without diacritics too.",
        examples=["bac kan"],
    ),
]
Level = Annotated[LevelChoice | None, Query(description="Only of this level.")]


@router.get(
    "/organisations",
    summary="Organisations that issued documents",
    response_model=models.OrganisationPage,
    responses=answers(lines=True, leads=links("key", "/items/0/key", "get_organisation")),
)
def list_organisations(
    request: Request,
    ask: Asking,
    q: Words = None,
    level: Level = None,
    kind: Annotated[Kind | None, Query(description="What it is: `government`, `party`, …")] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """By key, each with how many of its documents are held and how many are only cited. The
    documents themselves: `/documents?issuer=` and the key."""

    def page(store: graph.Store) -> dict[str, Any]:
        found = graph.organisations(
            store, text=q, level=level, kind=kind, after=_after(cursor), limit=limit
        )
        return {**found.to_dict(), "next": found.next and cursor_of([found.next])}

    return ask.lines(
        page, lambda found: found["items"], headers=lambda found: next_link(request, found)
    )


@router.get(
    "/organisations/{key}",
    summary="An organisation",
    response_model=models.OrganisationDetail,
    responses=answers("unknown-body"),
)
def get_organisation(
    ask: Asking,
    key: Annotated[
        str,
        Path(
            max_length=400,
            description="Its key.",
            examples=["uy-ban-nhan-dan-tinh-bac-kan"],
        ),
    ],
) -> Response:
    """Its names, its authority line, the unit that it governs, who came before and after it."""
    return ask(lambda store: graph.organisation(store, key))


@router.get(
    "/places",
    summary="Administrative units",
    response_model=models.PlacePage,
    responses=answers("unknown-body", lines=True, leads=links("key", "/items/0/key", "get_place")),
)
def list_places(
    request: Request,
    ask: Asking,
    q: Words = None,
    level: Level = None,
    parent: Annotated[
        str | None,
        Query(min_length=1, max_length=400, description="Only directly in the unit of this key."),
    ] = None,
    as_of: Annotated[
        Day | None, Query(description="Only units that there were on this day.")
    ] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """The units of 2021 (63 provinces and what is in them) and of 2025 (34), by key, each with the
    bodies that governed it. Their documents: `/documents?place=` and the key, with `within=true`
    also those of all units in it."""

    def page(store: graph.Store) -> dict[str, Any]:
        found = graph.places(
            store,
            text=q,
            level=level,
            parent=parent,
            as_of=as_of,
            after=_after(cursor),
            limit=limit,
        )
        return {**found.to_dict(), "next": found.next and cursor_of([found.next])}

    return ask.lines(
        page, lambda found: found["items"], headers=lambda found: next_link(request, found)
    )


@router.get(
    "/places/{key}",
    summary="An administrative unit",
    response_model=models.Place,
    responses=answers("unknown-body"),
)
def get_place(
    ask: Asking,
    key: Annotated[str, Path(max_length=400, description="Its key.", examples=["tinh-bac-kan"])],
) -> Response:
    """What it is part of, from when to when it existed, and who took over."""
    return ask(lambda store: graph.place(store, key))


@router.get(
    "/statistics",
    summary="How much there is",
    response_model=models.Statistics,
    responses=answers(),
)
def get_statistics(ask: Asking) -> Response:
    """Documents by status, type and level, relations by kind, measures, and the days between which
    they lie."""
    return ask(graph.statistics)


def _after(cursor: str | None) -> str:
    if cursor is None:
        return ""
    (key,) = position_of(cursor, tuple[str])
    return key
