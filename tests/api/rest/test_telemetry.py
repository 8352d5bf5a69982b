"""What goes out as traces, and what never does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode
from starlette.testclient import TestClient

from api.rest.app import create_app
from api.rest.settings import Settings
from api.rest.spans import KEPT, trace
from tests.api.rest.serving import serving
from tests.api.running import letter

ID = "5bd43fd5-0b7e-4d5c-9d0a-1a2f5fd1d7a1"
PRIVATE = {
    "User-Agent": "a-private-browser/1",
    "X-Forwarded-For": "203.0.113.77",
    "X-API-Key": "a-private-key-of-somebody",
    "Cookie": "a-private=cookie",
    "tracestate": "a-private=state",
    "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    "baggage": "a-private=burden",
    "Host": "a-private-name.example",
}
SAID = ("private", "203.0.113", "0912345678", "testclient", "127.0.0.1")


@contextmanager
def _traced(folder: Path) -> Iterator[tuple[TestClient, InMemorySpanExporter]]:
    """A client of an application that tells its spans to an exporter; all are there at the end."""
    exporter = InMemorySpanExporter()
    app = create_app(Settings(store=f"sqlite:///{folder}/a.db", jobs=folder / "jobs"))
    trace(app, exporter)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client, exporter


def _one(exporter: InMemorySpanExporter) -> ReadableSpan:
    (span,) = exporter.get_finished_spans()
    return span


def test_one_span_tells_method_route_and_status_and_nothing_about_who_asked(
    tmp_path: Path,
) -> None:
    with _traced(tmp_path) as (client, exporter):
        answer = client.get(
            "/documents/a-private-key",
            params={"as_of": "0912345678"},
            headers={**PRIVATE, "X-Request-ID": ID},
        )
    assert answer.headers["x-request-id"] == ID
    span = _one(exporter)
    assert (span.kind, span.name) == (SpanKind.SERVER, "GET /documents/{key}")
    attributes = dict(span.attributes or {})
    assert attributes["http.method"] == "GET"
    assert attributes["http.route"] == "/documents/{key}"
    assert attributes["http.status_code"] == answer.status_code == 422
    assert attributes["http.response.header.x_request_id"] == (ID,)
    assert attributes.keys() <= KEPT
    assert span.resource.attributes["service.name"] == "directive-cascade"
    assert span.parent is not None, "a trace that the client began goes on"
    said = span.to_json()
    for word in SAID:
        assert word not in said


def test_the_stable_names_are_as_reticent(tmp_path: Path) -> None:
    """In a process of its own: the instrumentation reads which names it shall use only once."""
    program = f"""
from pathlib import Path
from tests.api.rest.test_telemetry import PRIVATE, _one, _traced
with _traced(Path({str(tmp_path)!r})) as (client, exporter):
    client.get("/documents/a-private-key?as_of=0912345678", headers=PRIVATE)
print(_one(exporter).to_json(indent=None))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "OTEL_SEMCONV_STABILITY_OPT_IN": "http"},
        capture_output=True,
        text=True,
        check=True,
    )
    attributes = json.loads(done.stdout)["attributes"]
    assert attributes["http.request.method"] == "GET"
    assert attributes["http.route"] == "/documents/{key}"
    assert attributes["http.response.status_code"] == 422
    assert attributes.keys() <= KEPT
    for word in SAID:
        assert word not in done.stdout


@pytest.mark.parametrize("path", ["/0912345678", "/assets/a-private-name.js", "/documents/x/y/z"])
def test_addresses_that_are_none_of_ours_are_not_told(tmp_path: Path, path: str) -> None:
    with _traced(tmp_path) as (client, exporter):
        assert client.get(path).status_code == 404
    said = _one(exporter).to_json()
    for word in (*SAID, "/y/z"):
        assert word not in said


def test_an_error_is_told_without_its_words(tmp_path: Path) -> None:
    def torn() -> None:
        raise RuntimeError("a-private word of a document")

    with _traced(tmp_path) as (client, exporter):
        app: Any = client.app
        app.add_api_route("/torn", torn)
        assert client.get("/torn").status_code == 500
    span = _one(exporter)
    assert (span.status.status_code, span.status.description) == (StatusCode.ERROR, None)
    assert not span.events
    assert "private" not in span.to_json()


@contextmanager
def _collector() -> Iterator[tuple[str, list[bytes]]]:
    """A collector of traces on loopback: its address, and the bodies that came."""
    came: list[bytes] = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            came.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Collector) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}", came
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_server_sends_its_spans_to_the_collector_before_it_ends(
    tmp_path: Path, workers: str
) -> None:
    url = f"sqlite:///{tmp_path}/a.db"
    with _collector() as (address, came):
        environment = {
            "CASCADE_TELEMETRY": "1",
            "OTEL_EXPORTER_OTLP_ENDPOINT": address,
            "OTEL_SERVICE_NAME": "of-the-tests",
            "OTEL_BSP_SCHEDULE_DELAY": "60000",  # so that only the end sends
        }
        with serving(url, tmp_path, "--workers", workers, **environment) as served:
            assert served.add(letter("Nậm Pồ", "77/UBND-VP")).status_code == 201
            served.http.get("/documents", params={"q": "0912345678"}, headers=PRIVATE)
            assert not came
    told = [ExportTraceServiceRequest.FromString(body) for body in came]
    parts = [part for one in told for part in one.resource_spans]
    names = {a.value.string_value for p in parts for a in p.resource.attributes}
    assert "of-the-tests" in names
    spans = [span for part in parts for scope in part.scope_spans for span in scope.spans]
    assert sorted(span.name for span in spans) == ["GET /documents", "POST /documents"]
    for body in came:
        for word in ("private", "0912345678", "Nậm Pồ", "127.0.0.1", "httpx"):
            assert word.encode() not in body


def _started(program: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", f"{program}; from api.cli import main; main()", "serve"],
        env={**os.environ, "CASCADE_TELEMETRY": "1", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_without_the_extra_it_is_one_line() -> None:
    done = _started("import sys; sys.modules['opentelemetry.instrumentation.fastapi'] = None")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1, done.stderr
    assert "pip install 'directive-cascade[telemetry]'" in done.stderr


def test_a_protocol_that_is_not_spoken_is_one_line() -> None:
    done = _started("pass", OTEL_EXPORTER_OTLP_PROTOCOL="grpc")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1, done.stderr
    assert "OTEL_EXPORTER_OTLP_PROTOCOL: only http/protobuf is spoken" in done.stderr


def test_nothing_of_it_is_imported_where_it_is_off(tmp_path: Path) -> None:
    program = f"""
import sys
from api.rest.app import create_app
from api.rest.settings import Settings
create_app(Settings(store="sqlite:///{tmp_path}/a.db"))
print(sorted(sys.modules.keys() & {{"opentelemetry.sdk", "opentelemetry.instrumentation"}}))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
