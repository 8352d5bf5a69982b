"""Traces by OpenTelemetry, where a server is told to send them (`CASCADE_TELEMETRY=1`)."""

from __future__ import annotations

import os

from fastapi import FastAPI

from api.rest.settings import Settings
from loaders.errors import CascadeError

_PROTOCOLS = ("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL")
_SPOKEN = "http/protobuf"


class NoTelemetry(CascadeError):  # noqa: N818 - named for what it is about
    """Traces are wanted and cannot be sent."""

    exit_code = 2


def start(app: FastAPI, settings: Settings) -> None:
    """Let a span go out for each request, where the settings say so.

    Where to, and how many of them, says the environment of OpenTelemetry (`OTEL_…`).
    Raises as `check`.
    """
    if not settings.telemetry:
        return
    check(settings)
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

    from api.rest.spans import trace

    trace(app, OTLPSpanExporter())


def check(settings: Settings) -> None:
    """Raise `NoTelemetry` where the settings want traces that cannot be sent: without the extra
    `telemetry`, or by a protocol that it does not speak."""
    if not settings.telemetry:
        return
    try:
        import opentelemetry.exporter.otlp.proto.http
        import opentelemetry.instrumentation.fastapi  # noqa: F401
    except ImportError:
        remedy = "install it: pip install 'directive-cascade[telemetry]'"
        raise NoTelemetry("CASCADE_TELEMETRY needs the extra `telemetry`", remedy) from None
    name = next((name for name in _PROTOCOLS if os.environ.get(name)), "")
    if name and os.environ[name] != _SPOKEN:
        raise NoTelemetry(f"{name}: only {_SPOKEN} is spoken", "set it to that, or not at all")
