"""What is counted of each document where measures are followed: a few small values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import pyarrow as pa

from graph.archive.rows import Row
from graph.authority import organisation_key
from graph.document import Document
from graph.node import Known, issuing
from graph.provinces import province_of
from graph.store.said import unpacked_said
from graph.survey import LEVELS, MODES, STATUSES
from graph.survey.dates import packed_date

ASKED = ("key", "number", "date", "issuer", "level", "status", "kind", "superior", "said")
"""The columns of `documents` of which facts are made."""

FACTS = (
    "`key` string, date int, status tinyint, level tinyint, organisation string, "
    "province string, document binary, uses array<struct<measure string, mode tinyint>>"
)
"""What becomes of them: numbers as in `graph.survey`, and a `Document` with what movers have."""

DOCUMENT = msgspec.json.Decoder(Document)


def facts(batches: Iterable[pa.RecordBatch], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """The facts of documents, in `schema`."""
    for batch in batches:
        columns = (batch.column(name).to_pylist() for name in ASKED)
        rows = [_fact(*row) for row in zip(*columns, strict=True)]
        yield pa.RecordBatch.from_pylist(rows, schema)


def _fact(
    key: str,
    number: str | None,
    date: str | None,
    issuer: str | None,
    level: str | None,
    status: Any,
    kind: Any,
    superior: str | None,
    said: bytes | None,
) -> Row:
    document = Document(key, number, None, None, date, None, issuer, level, None, status)
    body = issuing(document, Known(kind=kind, superior=superior))
    return {
        "key": key,
        "date": packed_date(date),
        "status": STATUSES.index(status),
        "level": LEVELS.index(body and body.level),
        "organisation": organisation_key(body) if body else None,
        "province": province_of(body, date) if body else None,
        "document": msgspec.json.encode(document),
        "uses": [
            {"measure": use.id, "mode": MODES.index(use.mode)}
            for use in unpacked_said(said).measures
        ],
    }
