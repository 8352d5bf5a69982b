"""Documents that fit what is asked for."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from starlette.responses import Response

import graph
from api.explorer.blanks import PageRoute
from api.explorer.visit import Visiting
from api.options import LevelChoice
from api.rest.cursor import cursor_of, position_of
from api.rest.parameters import Cursor, Day
from graph.listing import Filter, Position
from graph.questions.find import words_of
from loaders.measures.vocabulary import kinds

router = APIRouter(prefix="/explorer/documents", route_class=PageRoute, include_in_schema=False)
_SIZE = 25
Text = Annotated[str | None, Query(max_length=400)]
Sort = Literal["-date", "date", "key", "relevance"]


@router.get("")
def search(
    visit: Visiting,
    q: Text = None,
    number: Text = None,
    issuer: Text = None,
    place: Text = None,
    within: bool = False,
    type: Text = None,
    level: LevelChoice | None = None,
    status: Literal["issued", "draft", "cited"] | None = None,
    measure: Text = None,
    mode: Literal["orders", "mentions"] | None = None,
    from_: Annotated[Day | None, Query(alias="from")] = None,
    to: Day | None = None,
    sort: Sort | None = None,
    cursor: Cursor = None,
) -> Response:
    """The documents of `GET /documents`, with the same filters."""
    if measure is None:
        mode = None  # a form sends it also where no measure is chosen
    order = sort or ("relevance" if q is not None and cursor is None else "-date")
    if q is None and order == "relevance":
        order = "-date"
    asked = {
        "q": q, "number": number, "issuer": issuer, "place": place, "within": within, "type": type,
        "level": level, "status": status, "measure": measure, "mode": mode, "from_": from_,
        "to": to,
    }  # fmt: skip
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
    after = None if cursor is None else Position(*position_of(cursor, tuple[str | None, str]))

    def found(store: graph.Store) -> dict[str, Any]:
        page = graph.documents(store, sought, sort=order, after=after, limit=_SIZE)
        return {
            "asked": asked,
            "order": order,
            "items": page.items,
            "next": page.next and cursor_of(page.next),
            "is_full": len(page.items) == _SIZE,
            "sought": words_of(q or ""),
            "types": [name for name in graph.statistics(store).types if name],
            "measures": list(kinds()),
            "source": visit.links.api("documents", **asked, sort=order, limit=_SIZE, cursor=cursor),
        }

    return visit.show("search.html", found)
