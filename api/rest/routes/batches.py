"""Many documents at once: taken in, loaded in the background, and told of."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated, Any

import anyio
import anyio.to_thread
from fastapi import APIRouter, Query, Request
from fastapi import Path as InPath
from starlette.responses import JSONResponse, Response

from api.jobs import Job, Jobs, Kind
from api.rest import models
from api.rest.cursor import number_after, number_cursor
from api.rest.documented import Responses, done, links, problems
from api.rest.once import OnceKey, once
from api.rest.parameters import Cursor, Limit
from api.rest.problems import Told
from api.rest.security import WRITING, Writer

router = APIRouter(prefix="/batches", tags=["writing"])
_KINDS: dict[str, Kind] = {"application/x-ndjson": "ndjson", "application/zip": "zip"}
_OFTEN = ("invalid", "internal", "unavailable")
_LINE = '{"source": "a.txt", "text": "…"}\n'
_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/x-ndjson": {
                "schema": {"type": "string", "format": "binary"},
                "example": _LINE,
            },
            "application/zip": {"schema": {"type": "string", "format": "binary"}},
        },
    }
}
_ONE = links("id", "/id", "get_batch", "list_batch_items", "stop_batch")
_ACCEPTED: Responses = {
    202: {
        **done(202, leads=_ONE)[202],
        "description": "It waits or runs.",
        "headers": {"Location": {"description": "Its address.", "schema": {"type": "string"}}},
    }
}
BatchId = Annotated[str, InPath(max_length=100, description="The id of a batch.")]


@router.post(
    "",
    status_code=202,
    summary="Add many documents",
    response_model=models.Batch,
    responses=_ACCEPTED | problems(*WRITING, "malformed", "media-type", "conflict", *_OFTEN),
    openapi_extra=_BODY,
)
async def add_batch(
    request: Request,
    writer: Writer,
    name: Annotated[
        str, Query(max_length=300, description="What errors call the batch: a file's name.")
    ] = "",
    keep_unknown: Annotated[
        bool, Query(description="Also take texts that are no administrative document.")
    ] = False,
    idempotency_key: OnceKey = None,
) -> Response:
    """JSON lines of `source` and `text`, or a zip archive of files. They are loaded in the
    background, one batch after the other; the batch tells how far it is, and what failed."""
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media not in _KINDS:
        raise Told("media-type", f"the body is of {media or 'no type'}; send {' or '.join(_KINDS)}")
    jobs = _jobs(request)
    upload = jobs.incoming()
    try:
        digest = await _received(request, upload)

        async def submitted() -> Response:
            job = await anyio.to_thread.run_sync(
                lambda: jobs.submit(
                    _KINDS[media], upload, name, digest=digest, keep_unknown=keep_unknown
                )
            )
            headers = {"Location": f"{request.scope.get('root_path', '')}/batches/{job.id}"}
            return JSONResponse(job.to_dict(), 202, headers)

        fingerprint = f"{media} {digest}".encode()
        return await once(request, writer, idempotency_key, fingerprint, submitted)
    finally:
        upload.unlink(missing_ok=True)


@router.get(
    "",
    summary="The newest batches",
    response_model=models.BatchPage,
    responses=done(leads=links("id", "/items/0/id", "get_batch", "list_batch_items"))
    | problems(*WRITING, *_OFTEN),
)
def list_batches(
    request: Request, writer: Writer, limit: Limit = 50, cursor: Cursor = None
) -> Response:
    """The batches that are remembered, the newest first; a key is needed."""
    jobs = _jobs(request)
    if cursor is not None and jobs.get(cursor) is None:
        detail = "query.cursor: is none of ours, or its batch is forgotten; begin without one"
        raise Told("invalid", detail)
    found = jobs.newest(cursor, limit + 1)
    last = found[limit - 1].id if len(found) > limit else None
    return _fresh({"items": [job.to_dict() for job in found[:limit]], "next": last})


@router.get(
    "/{id}",
    summary="How far a batch is",
    response_model=models.Batch,
    responses=done() | problems("unknown-batch", *_OFTEN),
)
def get_batch(request: Request, id: BatchId) -> Response:
    """Whether it waits, runs, or is done, how many documents came to what, and the first failures.
    It is `done` also where some of them failed."""
    return _fresh(_known(request, id).to_dict())


@router.get(
    "/{id}/items",
    summary="What became of each document of a batch",
    response_model=models.BatchItemPage,
    responses=done() | problems("unknown-batch", *_OFTEN),
)
def list_batch_items(
    request: Request, id: BatchId, limit: Limit = 100, cursor: Cursor = None
) -> Response:
    """In the order of the batch, those that are through."""
    _known(request, id)
    found = _jobs(request).items(id, number_after(cursor), limit + 1)
    more = len(found) > limit
    items = [{"reason": None, "document": None, **item.to_dict()} for item in found[:limit]]
    return _fresh(
        {"items": items, "next": number_cursor(found[limit - 1].position) if more else None}
    )


@router.delete(
    "/{id}",
    summary="Stop a batch",
    response_model=models.Batch,
    responses=done() | problems(*WRITING, "unknown-batch", *_OFTEN),
)
def stop_batch(request: Request, writer: Writer, id: BatchId) -> Response:
    """What it has stored stays; what it has not is left out. One that has ended stays as it is."""
    _known(request, id)
    return _fresh((_jobs(request).cancel(id) or _known(request, id)).to_dict())


async def _received(request: Request, upload: Path) -> str:
    """Keep the body in the file `upload`; gives its digest."""
    digest = hashlib.sha256()
    async with await anyio.open_file(upload, "xb") as file:
        async for chunk in request.stream():
            digest.update(chunk)
            await file.write(chunk)
    return digest.hexdigest()


def _jobs(request: Request) -> Jobs:
    found: Jobs | None = request.app.state.jobs
    if found is None:
        raise Told("unavailable", "this server takes no batches; its log says why")
    return found


def _known(request: Request, id: str) -> Job:
    jobs: Jobs | None = request.app.state.jobs
    found = jobs.get(id) if jobs else None
    if found is None:
        raise Told("unknown-batch", "no batch has this id, or it ended long ago")
    return found


def _fresh(content: dict[str, Any]) -> Response:
    return JSONResponse(content, headers={"Cache-Control": "no-store"})
