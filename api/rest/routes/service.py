"""What a server tells about itself."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Path, Request
from starlette.responses import JSONResponse, Response

from api.rest import models
from api.rest.documented import problems
from api.rest.problems import KINDS, Told

router = APIRouter(tags=["service"])
_NOW = {"Cache-Control": "no-store"}


@router.get(
    "/healthz",
    summary="Whether the process answers",
    response_model=models.Health,
    responses=problems("internal"),
)
async def get_health() -> Response:
    """Always up; it asks nothing of the store."""
    return JSONResponse({"status": "up"}, headers=_NOW)


@router.get(
    "/readyz",
    summary="Whether the store answers",
    response_model=models.Readiness,
    responses=problems("internal", "unavailable"),
)
def get_readiness(request: Request) -> Response:
    """How many documents the store holds and the name of its state, or a problem that says why it
    cannot be asked."""
    with request.app.state.stores.store() as store:
        documents, version = store.read(lambda: (store.counts().documents, store.version()))
    told = {"status": "ready", "documents": documents, "version": version}
    return JSONResponse(told, headers=_NOW)


@router.get(
    "/problems",
    summary="All kinds of problems",
    response_model=list[models.ProblemKind],
    responses=problems("internal"),
)
async def list_problems() -> Response:
    """What the `type` of a problem document means."""
    return JSONResponse([asdict(kind) for kind in KINDS.values()])


@router.get(
    "/problems/{name}",
    summary="A kind of problem",
    response_model=models.ProblemKind,
    responses=problems("internal", "not-found", "invalid"),
)
async def get_problem(
    name: Annotated[
        str, Path(max_length=100, description="The end of its `type`.", examples=["ambiguous"])
    ],
) -> Response:
    """What the `type` of a problem document leads to."""
    if name not in KINDS:
        raise Told("not-found", "there is no such kind of problem; /problems lists them")
    return JSONResponse(asdict(KINDS[name]))
