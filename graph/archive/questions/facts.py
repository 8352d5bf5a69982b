"""What is counted of each document where measures are followed: a few small values."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from graph.archive.streams import Cells
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
    "`key` string, `date` int, status tinyint, level tinyint, organisation string, "
    "province string, document binary, uses array<struct<measure string, mode tinyint>>"
)
"""What becomes of them: numbers as in `graph.survey`, and a `Document` with what movers have."""

DOCUMENT = msgspec.json.Decoder(Document)
"""Reads the `document` of a fact."""


def fact_of(cells: Cells) -> Iterator[Cells]:
    """The fact of a document, as a row of `FACTS`."""
    key, number, date, issuer, level, status, kind, superior, said = cells
    document = Document(key, number, None, None, date, None, issuer, level, None, status)
    body = issuing(document, Known(kind=kind, superior=superior))
    yield (
        key,
        packed_date(date),
        STATUSES.index(status),
        LEVELS.index(body and body.level),
        organisation_key(body) if body else None,
        province_of(body, date) if body else None,
        msgspec.json.encode(document),
        [
            {"measure": use.id, "mode": MODES.index(use.mode)}
            for use in unpacked_said(said).measures
        ],
    )
