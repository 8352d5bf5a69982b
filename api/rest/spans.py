"""A span for each request, with nothing in it about who asked and what for.

The instrumentation notes the client's address and program, the whole address that was asked for
and, where something is raised, what the error says. Only what `KEPT` names goes out: what may
leave is listed, so that what a later version of it adds stays here too.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Any

import anyio.to_thread
from fastapi import FastAPI
from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor
from opentelemetry.metrics import NoOpMeterProvider
from opentelemetry.sdk.resources import OTELResourceDetector, Resource
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter, SpanExportResult
from opentelemetry.trace import SpanContext, Status

_REQUEST_ID = "X-Request-ID"
KEPT = frozenset(
    {
        "http.method",
        "http.request.method",
        "http.route",
        "http.status_code",
        "http.response.status_code",
        "http.scheme",
        "url.scheme",
        "http.flavor",
        "network.protocol.version",
        "error.type",
        "http.response.header.x_request_id",
    }
)
"""The attributes that go out, by their names in the old and the stable conventions."""


def trace(app: FastAPI, exporter: SpanExporter) -> None:
    """Hand a span of each request to `exporter`, the last ones before the application ends."""
    provider = TracerProvider(resource=_resource())
    provider.add_span_processor(BatchSpanProcessor(Reticent(exporter)))
    FastAPIInstrumentor.instrument_app(
        app,
        tracer_provider=provider,
        meter_provider=NoOpMeterProvider(),  # /metrics counts already
        http_capture_headers_server_response=[_REQUEST_ID],
        exclude_spans=["receive", "send"],
    )
    _end_with(app, provider)


class Reticent(SpanExporter):
    """Exports spans without whatever may be about a person."""

    def __init__(self, exporter: SpanExporter) -> None:
        """`exporter` sees only what may go out."""
        self._exporter = exporter

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        """What comes of exporting the spans, stripped."""
        return self._exporter.export([_stripped(span) for span in spans])

    def shutdown(self) -> None:
        """End the exporter."""
        self._exporter.shutdown()

    def force_flush(self, timeout_millis: int = 30_000) -> bool:
        """Whether everything that was handed over has gone."""
        return self._exporter.force_flush(timeout_millis)


def _stripped(span: ReadableSpan) -> ReadableSpan:
    return ReadableSpan(
        name=span.name,  # method and route
        context=_plain(span.context),
        parent=_plain(span.parent),
        resource=span.resource,
        attributes=_kept(span.attributes or {}),
        kind=span.kind,
        status=Status(span.status.status_code),  # without its description, an error's words
        start_time=span.start_time,
        end_time=span.end_time,
        instrumentation_scope=span.instrumentation_scope,
    )


def _kept(attributes: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in attributes.items() if name in KEPT}


def _plain(context: SpanContext | None) -> SpanContext | None:
    """The context without its state, which a client may fill with what it likes."""
    if context is None:
        return None
    return SpanContext(context.trace_id, context.span_id, context.is_remote, context.trace_flags)


def _resource() -> Resource:
    """What the spans come from, unless the environment (`OTEL_SERVICE_NAME`, …) says otherwise."""
    own = {"service.name": "directive-cascade", "service.version": version("directive-cascade")}
    return Resource(own).merge(OTELResourceDetector().detect())


def _end_with(app: FastAPI, provider: TracerProvider) -> None:
    """Send what is left when the application ends; a server that is told to end leaves no time
    for what Python does at its exit."""
    inner = app.router.lifespan_context

    @asynccontextmanager
    async def lifespan(running: Any) -> AsyncIterator[Any]:
        async with inner(running) as state:
            yield state
        await anyio.to_thread.run_sync(provider.shutdown)

    app.router.lifespan_context = lifespan
