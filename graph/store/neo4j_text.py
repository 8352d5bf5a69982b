"""Packed bytes as Neo4j keeps them: as text, since its importer takes bytes one by one.

Up to version 4 of the schema they were bytes, which are still read.
"""

from __future__ import annotations

from base64 import b64decode, b64encode

from graph.batch import unpacked
from graph.node import Said
from graph.store import neo4j_tally
from graph.store.neo4j_tally import Naming
from graph.store.said import unpacked_said
from loaders.record import Record

Stored = str | bytes


def as_text(data: bytes) -> str:
    """Bytes as base64 (RFC 4648).

    >>> as_text(b"ab\\xff")
    'YWL/'
    """
    return b64encode(data).decode("ascii")


def record_in(data: Stored, source: str) -> Record:
    """The record in the property `data` of a `Record`, as it was read from `source`."""
    return unpacked(packed_in(data), source)


def said_in(said: Stored | None) -> Said:
    """What stands in the property `said` of a `Record`; nothing where no text leads."""
    return unpacked_said(packed_in(said) if said else None)


def named_in(names: Stored | None) -> list[Naming]:
    """What stands in the property `_names` of a document; nothing where it was never described."""
    return neo4j_tally.unpacked(packed_in(names) if names else None)


def packed_in(stored: Stored) -> bytes:
    """The bytes that were put down `as_text`.

    >>> packed_in("YWL/") == packed_in(b"ab\\xff") == b"ab\\xff"
    True
    """
    return b64decode(stored) if isinstance(stored, str) else stored
