"""The application: routes over a store, and around them what every request goes through.

Handlers that ask the store are plain functions, which run in threads with a connection each; those
that read a body or wait for their turn are coroutines, and hand what blocks to a thread.
"""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

import anyio.to_thread
from asgi_correlation_id import CorrelationIdMiddleware
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi_problem.error import Problem
from prometheus_fastapi_instrumentator import Instrumentator
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from api import explorer
from api.jobs import IdempotencyKeys, Jobs, JobsError
from api.rest import logs, telemetry
from api.rest.documented import complete
from api.rest.documented import problems as problems_of
from api.rest.faults import Faults
from api.rest.limits import BodyLimits, HeadAsGet
from api.rest.located import Moved, redirected
from api.rest.pool import Stores
from api.rest.problems import handler
from api.rest.routes import (
    across,
    batches,
    bodies,
    document,
    documents,
    exports,
    measures,
    pages,
    service,
    views,
    writing,
)
from api.rest.security import Keys
from api.rest.settings import Settings
from api.rest.turns import Desk, Turns
from loaders.errors import CascadeError
from loaders.parallel import usable_cores

_ABOUT = """Who carried out which order: Vietnamese administrative documents as a graph, each edge
with the sentence that proves it.

Reading is open; writing needs a key in `X-API-Key`. Errors are problem documents (RFC 9457).
Lists come in pages: `next` is the `cursor` of the next one, and stays valid while documents arrive.
Every `GET` answers `HEAD` too, and `If-None-Match` with 304 while nothing has changed.
Where an answer is also there as `application/x-ndjson`, ask for it with `Accept`.
"""
_TAGS = [
    {"name": "documents", "description": "Documents, and the questions that begin with one."},
    {"name": "questions", "description": "Questions about two documents, or about all."},
    {"name": "measures", "description": "What documents order, and how that spread."},
    {"name": "bodies", "description": "Organisations and places, and what they issued."},
    {"name": "writing", "description": "Documents in, one by one or many; and out again."},
    {"name": "exports", "description": "The graph in the formats of other programs."},
    {"name": "service", "description": "What the server tells about itself."},
]
_PARTS = (
    document, documents, views, writing, across, measures, bodies, exports, batches, service, pages,
)  # fmt: skip
"""The routes; what is asked for most stands first, because they are tried in turn."""
_EXPORTS = 2
"""Exports that a process makes at once."""
_SPARE_THREADS = 4
"""Threads beside those that ask the store: health and metrics never wait for a turn."""


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application over the store of `settings` (by default those of the environment).

    Nothing is opened before it is asked for, so that it starts without its store.
    Raises `pydantic.ValidationError` for settings that make no sense, and `telemetry.NoTelemetry`.
    """
    settings = settings or Settings()
    logs.configure(settings.log_level)
    app = FastAPI(
        title="Directive Cascade",
        version=version("directive-cascade"),
        description=_ABOUT,
        openapi_tags=_TAGS,
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.settings = settings
    app.state.stores = Stores(settings.store, settings.concurrency, settings.waiting)
    app.state.reading = Desk(usable_cores(), settings.waiting)
    app.state.writing = Turns(settings, 1)
    app.state.exporting = Turns(settings, _EXPORTS)
    app.state.jobs = app.state.once = None
    app.state.keys = Keys(settings.api_keys, settings.rate_limit)
    for part in _PARTS:
        app.include_router(part.router)
    app.include_router(explorer.router)
    app.mount("/assets/swagger", pages.swagger)
    app.mount("/assets/explorer", explorer.assets)
    app.mount("/assets", pages.assets)
    _surround(app, settings)
    complete(app)
    telemetry.start(app, settings)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    settings: Settings = app.state.settings
    threads = settings.concurrency + _SPARE_THREADS
    anyio.to_thread.current_default_thread_limiter().total_tokens = threads
    _take_up_jobs(app)
    gc.collect()
    gc.freeze()  # what is there now stays: it need not be looked through again and again
    yield
    gc.unfreeze()
    if app.state.jobs:
        app.state.jobs.close()
    app.state.stores.close()
    app.state.writing.stores.close()
    app.state.exporting.stores.close()


def _take_up_jobs(app: FastAPI) -> None:
    """Run the batches that wait, where there may be any; without keys nobody brings one."""
    settings: Settings = app.state.settings
    if not settings.api_keys:
        return
    try:
        app.state.once = IdempotencyKeys(settings.jobs_folder)
        app.state.jobs = Jobs(settings.jobs_folder, settings.store)
        app.state.jobs.start()
    except JobsError as error:
        logs.warn("batches are off", str(error))


def _surround(app: FastAPI, settings: Settings) -> None:
    """What every request goes through; the middleware that is added last is the outermost."""
    problems = handler()

    # A plain function: as a coroutine it kept twice as much of refused bodies in memory.
    def readable(request: Request, error: Exception) -> Response:
        answer = problems(request, error)
        is_page = explorer.is_page(request.scope)
        return explorer.as_page(request.scope, answer, error) if is_page else answer

    for kind in (CascadeError, Problem, HTTPException, RequestValidationError):
        app.add_exception_handler(kind, readable)
    app.add_exception_handler(Moved, redirected)
    Instrumentator(excluded_handlers=["/metrics"]).instrument(app).expose(
        app,
        tags=["service"],
        operation_id="get_metrics",
        response_class=PlainTextResponse,
        summary="Counts and times",
        description="Requests by route, method and status, and how long they took, in the text "
        "format of Prometheus.",
        responses=problems_of("internal"),
    )
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(
        BodyLimits,
        most=settings.max_document,
        most_of_batch=settings.max_batch,
        patience=settings.body_patience,
    )
    app.add_middleware(HeadAsGet)
    app.add_middleware(Faults)
    app.add_middleware(logs.RequestLog)
    app.add_middleware(CorrelationIdMiddleware)
