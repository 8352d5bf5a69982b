"""All documents of the SQLite store and all that they assert, in the order of storage."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from graph.store.base import Assertion
from graph.store.sqlite_bodies import unpacked_body
from graph.store.surveyed import Surveyed, addresses_in, measures_in
from loaders.record import RELATIONS

Streamed = Callable[[str], Iterator[tuple[Any, ...]]]
"""The rows of a statement as they are read."""

# In the order of ids both tables are read from front to back, by key they would be by leaps.
_DOCUMENTS = """
    SELECT o.id, d.key, o.date, o.status, o.body, o.outline, o.said
    FROM outlines o CROSS JOIN documents d ON d.id = o.id ORDER BY o.id"""
_ASSERTIONS = "SELECT source, relation, target, asserted_by FROM proofs"


def surveyed(streamed: Streamed) -> Iterator[Surveyed]:
    """All documents."""
    rows = streamed("SELECT id, issuer FROM bodies")
    bodies = {id_: unpacked_body(data) for id_, data in rows}
    for id_, key, date, status, body, outline, said in streamed(_DOCUMENTS):
        issuer = None if body is None else bodies[body]
        yield Surveyed(id_, key, date, status, issuer, measures_in(outline), addresses_in(said))


def every_assertion(streamed: Streamed) -> Iterator[Assertion]:
    """All that texts assert."""
    rows = streamed(_ASSERTIONS)
    return ((source, RELATIONS[code], target, by) for source, code, target, by in rows)
