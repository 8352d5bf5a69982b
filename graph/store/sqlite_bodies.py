"""Issuing bodies in the SQLite store: each as documents name it, once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable
from typing import Any

import msgspec
from msgspec import Struct

from graph import authority
from graph.organs import slug
from graph.store.rows import listed
from loaders.record import Issuer, Kind, Level


class _Body(Struct, frozen=True, array_like=True, gc=False):
    name: str
    level: Level | None
    kind: Kind
    superior: str | None


Rows = Callable[..., list[tuple[Any, ...]]]
"""Runs a statement with its values."""

_BODY = msgspec.json.Decoder(_Body)


class Bodies:
    """The ids of bodies; new ones are added."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Write through `connection`, which has begun a transaction."""
        self._connection = connection

    def ids(self, issuers: Iterable[Issuer]) -> dict[Issuer, int]:
        """The id of each of these bodies."""
        packed = {packed_body(issuer).decode(): issuer for issuer in issuers}
        found = self._known(packed)
        new = sorted(packed.keys() - found.keys())
        self._connection.executemany(
            "INSERT INTO bodies (key, issuer) VALUES (?, ?)",
            [body_columns(packed[data]) for data in new],
        )
        return {packed[data]: id_ for data, id_ in (found | self._known(new)).items()}

    def _known(self, packed: Iterable[str]) -> dict[str, int]:
        rows = self._connection.execute(
            """SELECT w.value, b.id FROM json_each(?) w
               CROSS JOIN bodies b ON b.issuer = CAST(w.value AS BLOB)""",
            (listed(packed),),
        )
        return dict(rows.fetchall())


def called(rows: Rows, name: str) -> set[str]:
    """The keys of the organisations with this folded key or name."""
    return {
        key
        for key, data in rows(
            "SELECT key, issuer FROM bodies WHERE key = ? OR (key > ? AND key < ?)",
            name,
            f"{name}-",
            f"{name}.",
        )
        if key == name or slug(unpacked_body(data).name) == name
    }


def governing(rows: Rows, places: Collection[str]) -> set[str]:
    """The keys of the organisations that govern these units."""
    may = {key for place in places for key in authority.keys_governing(place)}
    return {
        key
        for key, data in rows(
            "SELECT b.key, b.issuer FROM json_each(?) w CROSS JOIN bodies b ON b.key = w.value",
            listed(sorted(may)),
        )
        if authority.place_key(unpacked_body(data)) in places
    }


def unpacked_body(data: bytes) -> Issuer:
    """The body that a row of `bodies` keeps."""
    body = _BODY.decode(data)
    return Issuer(body.name, body.level, body.kind, body.superior)


def body_columns(issuer: Issuer) -> tuple[str, bytes]:
    """Key and issuer of a row of `bodies`."""
    return authority.organisation_key(issuer), packed_body(issuer)


def packed_body(issuer: Issuer) -> bytes:
    """A body as its row keeps it."""
    return msgspec.json.encode(_Body(issuer.name, issuer.level, issuer.kind, issuer.superior))
