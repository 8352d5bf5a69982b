"""Documents in and out, one by one."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import JSONResponse, Response

import graph
from api.rest import models
from api.rest.documented import Responses, done, links, problems
from api.rest.intake import BODY, digest_of, read_in, taken
from api.rest.once import OnceKey, once
from api.rest.problems import Told
from api.rest.security import WRITING, Writer
from api.rest.turns import writing
from loaders import Record

router = APIRouter(prefix="/documents", tags=["writing"])
_ADDING = (
    *("malformed", "media-type", "conflict", "invalid", "unreadable", "internal", "unavailable"),
)
_REMOVING = ("unknown-document", "ambiguous", "conflict", "invalid", "internal", "unavailable")
_ONE = links("key", "/keys/0", "get_document", "get_document_text", "remove_document")
_KNOWN: Responses = {
    200: {
        "description": "It was known, or another version of it was.",
        "model": models.Written,
        "links": _ONE,
    }
}
_Added = Annotated[
    str,
    Path(
        max_length=400,
        description="The key of a document, or an alias of one.",
        examples=["12-ubnd-vx-uy-ban-nhan-dan-tinh-lao-cai"],
    ),
]


@router.post(
    "",
    status_code=201,
    summary="Add a document",
    response_model=models.Written,
    responses=done(201, "It is new.", leads=_ONE) | _KNOWN | problems(*WRITING, *_ADDING),
    openapi_extra=BODY,
)
async def add_document(
    request: Request,
    writer: Writer,
    keep_unknown: Annotated[
        bool, Query(description="Also take a text that is no administrative document.")
    ] = False,
    idempotency_key: OnceKey = None,
) -> Response:
    """A text or file, read and put into the graph with everything that it says. The same content
    again changes nothing and answers 200; another text of the same `source` replaces the first."""
    document = await taken(request)

    async def answered() -> Response:
        records = await read_in(request, document)

        def added(store: graph.Store) -> dict[str, Any]:
            return taken_in(store, records, keep_unknown)

        told = await writing(request).take(added, make=True)
        return JSONResponse(told, 201 if told["status"] == "new" else 200)

    return await once(request, writer, idempotency_key, digest_of(document), answered)


@router.delete(
    "/{key}",
    summary="Remove a document",
    response_model=models.Removed,
    responses=done() | problems(*WRITING, *_REMOVING),
)
async def remove_document(request: Request, writer: Writer, key: _Added) -> Response:
    """Take back the texts that were read as the document, and what only they say. A document that
    others cite stays as one that is only cited."""

    def removed(store: graph.Store) -> dict[str, Any]:
        found = graph.resolve_key(store, key)
        texts = graph.withdraw_document(store, found)
        if not texts:
            raise Told("conflict", f"{found} is only cited; there is no text to take out")
        return {"key": found, "texts": texts, "still_cited": bool(store.ids([found]))}

    return JSONResponse(await writing(request).take(removed))


def taken_in(store: graph.Store, records: list[Record], keep_unknown: bool) -> dict[str, Any]:
    """What became of a text's records, as the route answers it.

    Raises a problem for a text that is no administrative document, unless it is kept all the same.
    """
    report = graph.load(store, records, keep_unknown=keep_unknown)
    if report.skipped == len(records):
        detail = "the text is no administrative document; keep_unknown=true takes it all the same"
        raise Told("unreadable", detail)
    keys = [key for key in graph.keys_of(store, records) if key is not None]
    status = "new" if report.new else "updated" if report.updated else "unchanged"
    return {
        "status": status,
        "keys": list(dict.fromkeys(keys)),
        "new": report.new,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "skipped": report.skipped,
    }
