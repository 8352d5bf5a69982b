"""Documents by what they are, page by page; and what a text cites."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import JSONResponse, Response

import graph
from api.options import LevelChoice
from api.rest import models
from api.rest.answering import Asking
from api.rest.cursor import cursor_of, next_link, position_of
from api.rest.documented import answers, done, links, problems
from api.rest.fields import fields_of, only, wanted
from api.rest.intake import TEXT_BODY, GivenText, given_text
from api.rest.parameters import AsOf, Cursor, Day, Limit
from graph.listing import Filter, Page, Position

router = APIRouter(tags=["documents"])
_OF_A_TEXT = (
    *("malformed", "media-type", "timeout", "too-large", "unreadable", "invalid"),
    *("headers-too-large", "internal", "unavailable"),
)


def _text(description: str, example: str) -> Any:
    return Query(min_length=1, max_length=400, description=description, examples=[example])


@router.get(
    "/documents",
    summary="Find documents",
    response_model=models.DocumentPage,
    responses=answers(
        "unknown-measure",
        lines=True,
        leads=links("key", "/items/0/key", "get_document", "get_cascade_below", "get_view"),
    ),
)
def list_documents(
    request: Request,
    ask: Asking,
    q: Annotated[
        str | None,
        _text("Words of number, subject and issuer, without diacritics too.", "bac kan"),
    ] = None,
    number: Annotated[str | None, _text("A number, however written.", "570/CĐ-TTg")] = None,
    issuer: Annotated[
        str | None,
        _text("The key of an organisation, or its name.", "Ủy ban nhân dân tỉnh Bắc Kạn"),
    ] = None,
    place: Annotated[
        str | None, _text("A place as documents print it, or the key of one.", "Bắc Kạn")
    ] = None,
    within: Annotated[
        bool, Query(description="With the key of a place: also of all units in it.")
    ] = False,
    type: Annotated[str | None, _text("The type, without diacritics too.", "công điện")] = None,
    level: Annotated[LevelChoice | None, Query(description="The level of the issuer.")] = None,
    status: Annotated[
        Literal["issued", "draft", "cited"] | None,
        Query(description="`cited` documents are known only because others cite them."),
    ] = None,
    measure: Annotated[str | None, _text("The id of a measure.", "5k")] = None,
    mode: Annotated[
        Literal["orders", "mentions"] | None,
        Query(description="Whether the measure is ordered or only mentioned."),
    ] = None,
    from_: Annotated[
        Day | None, Query(alias="from", description="Dated on this day or later.")
    ] = None,
    to: Annotated[Day | None, Query(description="Dated on this day or earlier.")] = None,
    sort: Annotated[
        Literal["-date", "date", "key", "relevance"] | None,
        Query(
            description="Newest first, oldest first, or by key; with `q` the best first, which "
            "has no further pages."
        ),
    ] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
    fields: Annotated[str | None, fields_of(models.DocumentItem)] = None,
) -> Response:
    """All documents that fit everything that is asked for. A page that is read later never repeats
    or leaves out a document that was there all the time."""
    names = wanted(fields, models.DocumentItem)
    sought = Filter(
        text=q,
        number=number,
        issuer=issuer,
        place=place,
        within=within,
        type=type,
        level=level,
        status=status,
        measure=measure,
        mode=mode,
        since=from_,
        until=to,
    )
    order = sort or ("relevance" if q is not None and cursor is None else "-date")
    after = None if cursor is None else Position(*position_of(cursor, tuple[str | None, str]))

    def page(store: graph.Store) -> Page:
        return graph.documents(store, sought, sort=order, after=after, limit=limit)

    def shown(found: Page) -> dict[str, Any]:
        items = [only(document.to_dict(), names) for document in found.items]
        return {"items": items, "next": found.next and cursor_of(found.next)}

    return ask.lines(
        lambda store: shown(page(store)),
        lambda found: found["items"],
        headers=lambda found: next_link(request, found),
    )


@router.post(
    "/resolve",
    summary="What a text cites",
    response_model=models.Citations,
    responses=done() | problems(*_OF_A_TEXT),
    openapi_extra=TEXT_BODY,
)
def resolve_text(
    request: Request, given: Annotated[GivenText, Depends(given_text)], as_of: AsOf = None
) -> Response:
    """Every mention of a document in a text, at half-open character offsets into the text as it is
    sent, with what is known of the one that is meant: `found`, `ambiguous` with all that it may
    be, or `unknown`. Nothing is stored."""
    with request.app.state.stores.store() as store:
        found = graph.citations(store, given.text, as_of=as_of)
    return JSONResponse(found.to_dict(), headers={"Cache-Control": "no-store"})
