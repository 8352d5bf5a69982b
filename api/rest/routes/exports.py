"""The graph in the formats of other programs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response, StreamingResponse

import graph
from api.options import ExportFormat, TableChoice
from api.rest.answering import Asking
from api.rest.documented import answers
from api.rest.turns import exporting
from graph.export import BASE, FORMATS

router = APIRouter(prefix="/export", tags=["exports"])
_JSON = ("application/json", "application/ld+json")
_FORMS: dict[str, Any] = {
    form.media_type: {"schema": {"type": "object" if form.media_type in _JSON else "string"}}
    for form in FORMATS.values()
}
_RESPONSES = answers("unknown-document", "ambiguous")
# The texts first: generated clients take the first form that they know for all of them.
_RESPONSES[200]["content"] = dict(sorted(_FORMS.items(), reverse=True))


@router.get(
    "",
    summary="The graph, or one cascade, for other programs",
    response_class=Response,
    responses=_RESPONSES,
)
async def export_graph(
    request: Request,
    ask: Asking,
    format: Annotated[
        ExportFormat, Query(description="What the other program reads.")
    ] = ExportFormat.JSONL,
    root: Annotated[
        str | None,
        Query(
            min_length=1,
            max_length=400,
            description="Only the cascade below this document: its key, or its number.",
        ),
    ] = None,
    table: Annotated[TableChoice, Query(description="Which table, for `csv`.")] = TableChoice.EDGES,
    base: Annotated[
        str, Query(max_length=500, description="What the IRIs of `jsonld` begin with.")
    ] = BASE,
) -> Response:
    """Nodes and relationships with their proofs, all of one state of the store: JSON lines
    (canonical), GraphML for Gephi and yEd, Cytoscape JSON, JSON-LD in terms of ELI, CSV, or a
    Cypher script. It is sent while it is written, so that it need not fit into memory."""
    chosen: Literal["nodes", "edges"] = "nodes" if table is TableChoice.NODES else "edges"

    def begun(store: graph.Store) -> tuple[str | None, Iterator[str]]:
        tag = ask.tag(store)
        if ask.is_known(tag):
            return tag, iter(())
        key = graph.resolve_key(store, root) if root else None
        pieces = graph.export(store, format.value, key, table=chosen, base=base)
        first = next(pieces, "")  # now, because what may go wrong goes wrong here
        return tag if ask.tag(store) == tag else None, chain([first], pieces)

    tag, pieces = await exporting(request).take(begun)
    headers = {"Cache-Control": "no-cache"} | ({"ETag": tag} if tag else {})
    if tag and ask.is_known(tag):
        return Response(status_code=304, headers=headers)
    form = FORMATS[format.value]
    headers["Content-Disposition"] = f'attachment; filename="cascade{form.suffix}"'
    encoded = (piece.encode("utf-8", "replace") for piece in pieces)
    return StreamingResponse(encoded, media_type=form.media_type, headers=headers)
