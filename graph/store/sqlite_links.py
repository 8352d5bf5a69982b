"""Links in the SQLite store: positions in a record, and the documents that they mean now.

The documents are written down beside the positions, so that a step of a cascade needs no claims.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from graph.batch import SELF, Entry, LinkEntry
from graph.node import Passage
from graph.store.rows import CODES, PLACE_BITS, listed, place

PassageRow = tuple[int, str, int, int, int | None]
"""A row of `passages`."""
LinkRow = tuple[int, int, int, int, int, int, int, str, float]
"""A row of `links`."""
ADD_PASSAGE: Final = "INSERT INTO passages VALUES (?, ?, ?, ?, ?)"
ADD_LINK: Final = "INSERT INTO links VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"

_Ends = dict[int, int]
"""Of one record, the claim at each position; `SELF` is its heading."""


class Links:
    """The links that one change adds, and those whose documents it changes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Write through `connection`, which has begun a transaction."""
        self._connection = connection
        self._waiting: list[tuple[int, Entry, _Ends]] = []
        self._fresh: set[int] = set()
        self._moved: set[str] = set()

    def await_documents(
        self, numbered: Sequence[tuple[int, Entry]], claims: Mapping[str, int]
    ) -> None:
        """Keep the links of new records (with their ids) until their documents are known."""
        for record, entry in numbered:
            ends = {c.position: claims[c.claim.digest] for c in entry.citations}
            self._waiting.append((record, entry, ends | {SELF: claims[entry.head.digest]}))
            self._fresh.add(record)

    def moved(self, claims: Iterable[str]) -> None:
        """Note the digests of claims that mean another document now."""
        self._moved.update(claims)

    def take_out(self, records: Collection[int]) -> set[int]:
        """Delete the citations and links of records; gives the ids of the claims they cited."""
        spans = [(place(record, 0), place(record + 1, 0)) for record in records]
        cited: set[int] = set()
        for span in spans:
            rows = self._connection.execute(
                "SELECT claim FROM citations WHERE id >= ? AND id < ?", span
            )
            cited.update(claim for (claim,) in rows)
        self._connection.executemany("DELETE FROM citations WHERE id >= ? AND id < ?", spans)
        self._connection.executemany("DELETE FROM links WHERE id >= ? AND id < ?", spans)
        self._connection.executemany("DELETE FROM passages WHERE id >= ? AND id < ?", spans)
        return cited

    def write(self) -> None:
        """Add the links that waited, and lead the stored ones to where their claims lead now."""
        self._point_anew()
        documents = self._documents({c for *_, ends in self._waiting for c in ends.values()})
        passages: list[PassageRow] = []
        links: list[LinkRow] = []
        for record, entry, ends in self._waiting:
            means = {position: documents[claim] for position, claim in ends.items()}
            proofs, rows = link_rows(record, entry.links, means)
            passages += proofs
            links += rows
        self._connection.executemany(ADD_PASSAGE, passages)
        self._connection.executemany(ADD_LINK, links)
        self._waiting.clear()

    def _point_anew(self) -> None:
        rows = self._connection.execute(
            """SELECT c.document, r.id, -1 FROM json_each(?1) w
               CROSS JOIN claims c ON c.digest = w.value CROSS JOIN records r ON r.head = c.id
               UNION ALL
               SELECT c.document, n.id >> ?2, n.id & ?3 FROM json_each(?1) w
               CROSS JOIN claims c ON c.digest = w.value
               CROSS JOIN citations n ON n.claim = c.id""",
            (listed(self._moved), PLACE_BITS, (1 << PLACE_BITS) - 1),
        )
        stored = [
            (document, place(record, 0), place(record + 1, 0), position)
            for document, record, position in rows
            if record not in self._fresh
        ]
        self._connection.executemany(
            "UPDATE links SET source = ? WHERE id >= ? AND id < ? AND source_position = ?", stored
        )
        self._connection.executemany(
            "UPDATE links SET target = ? WHERE id >= ? AND id < ? AND target_position = ?", stored
        )

    def _documents(self, claims: Collection[int]) -> dict[int, int]:
        rows = self._connection.execute(
            """SELECT c.id, c.document FROM json_each(?) w
               CROSS JOIN claims c ON c.id = w.value""",
            (listed(claims),),
        )
        return dict(rows)


def link_rows(
    record: int, links: Sequence[LinkEntry], means: Mapping[int, int]
) -> tuple[list[PassageRow], list[LinkRow]]:
    """The rows of `passages` and of `links` for what a record asserts.

    `means` has the document at each of its positions. The id of a proof is that of the first link
    that it proves.
    """
    ids: dict[Passage, int] = {}
    rows: list[LinkRow] = []
    for n, link in enumerate(links):
        id_ = place(record, n)
        passage = ids.setdefault(link.passage, id_)
        rows.append((id_, means[link.source], CODES[link.relation], means[link.target], link.source,
                     link.target, passage, link.rule, link.confidence))  # fmt: skip
    return [(id_, p.quote, p.start, p.end, p.page) for p, id_ in ids.items()], rows
