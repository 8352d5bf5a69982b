"""What documents are listed by in the SQLite store: for each value the documents that have it.

Lists are few compared with documents, so that each also knows how many it holds: that tells which
one is the shortest, and how often each value occurs, without a look at the documents.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from graph.apart import kind_of, theme_of
from graph.document import Document
from graph.organs import slug
from graph.store.rows import cut, listed, mark

Use = tuple[str, str]
"""Mode and id of a measure."""


def tags_of(document: Document, uses: Iterable[Use]) -> list[str]:
    """The values of a document that lists are kept of, each with its kind in front."""
    apart = [apart_tag(theme)] if any(kind_of(document)) and (theme := theme_of(document)) else []
    return [*filter(None, facts_of(document)), f"status:{document.status}", *apart, *used(uses)]


def apart_tag(theme: str) -> str:
    """The tag of the drafts and consolidations with a folded subject."""
    return f"apart:{mark(theme)}"


def facts_of(document: Document) -> tuple[str | None, str | None, str | None]:
    """Type, place and level of a document as tags."""
    place = slug(document.place) if document.place else ""
    return (
        f"type:{document.type}" if document.type else None,
        f"place:{place}" if place else None,
        f"level:{document.level}" if document.level else None,
    )


def used(uses: Iterable[Use]) -> Iterator[str]:
    """Measures as tags."""
    return (f"{mode}:{measure}" for mode, measure in dict.fromkeys(uses))


class Tags:
    """The lists that one change writes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Write through `connection`, which has begun a transaction."""
        self._connection = connection
        self._ids: dict[str, int] = {}

    def ids(self, names: Iterable[str]) -> dict[str, int]:
        """The ids of all known lists, these among them; new ones are added."""
        unknown = sorted(set(names) - self._ids.keys())
        if unknown:
            self._look_up(unknown)
            new = [(name,) for name in unknown if name not in self._ids]
            self._connection.executemany("INSERT INTO tags (name, documents) VALUES (?, 0)", new)
            self._look_up([name for (name,) in new])
        return self._ids

    def change(
        self, before: Iterable[tuple[int, Collection[str]]], after: Iterable[tuple[int, list[str]]]
    ) -> None:
        """Documents that had some tags have others now."""
        old = {(name, document) for document, names in before for name in names}
        new = {(name, document) for document, names in after for name in names}
        ids = self.ids(name for name, _ in old | new)
        gone = sorted((ids[name], document) for name, document in old - new)
        come = sorted((ids[name], document) for name, document in new - old)
        self._connection.executemany("DELETE FROM tagged WHERE tag = ? AND document = ?", gone)
        self._connection.executemany("INSERT INTO tagged VALUES (?, ?)", come)
        counts = Counter(tag for tag, _ in come)
        counts.subtract(tag for tag, _ in gone)
        self._connection.executemany(
            "UPDATE tags SET documents = documents + ? WHERE id = ?",
            [(more, tag) for tag, more in sorted(counts.items()) if more],
        )

    def _look_up(self, names: list[str]) -> None:
        self._ids |= self._connection.execute(
            "SELECT t.name, t.id FROM json_each(?) w CROSS JOIN tags t ON t.name = w.value",
            (listed(names),),
        ).fetchall()
        for name in cut(names):
            self._ids |= self._connection.execute(
                "SELECT name, id FROM tags WHERE name = ?", (name,)
            ).fetchall()
