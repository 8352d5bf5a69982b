"""What organisations issued, and how much a SQLite file holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from typing import Any

from graph.store.rows import CODES, listed
from graph.store.sqlite_bodies import unpacked_body
from graph.work import Tallies, Work
from loaders.record import Issuer, Level

Rows = Callable[..., list[tuple[Any, ...]]]
"""Runs a statement with its values."""

_DONE = """
    SELECT b.key, b.issuer, o.status = 'cited', count(*), min(o.date), max(o.date)
    FROM json_each(?) w CROSS JOIN bodies b ON b.key = w.value
    CROSS JOIN outlines o ON o.body = b.id GROUP BY b.id, o.status = 'cited'"""
_FEW = 20_000
"""So many documents are looked up sooner than the organisations of all others are read."""
_KEYS = "SELECT DISTINCT key FROM bodies WHERE key > ? ORDER BY key"
_KEYS_OF_FEW = """
    SELECT DISTINCT b.key FROM tagged t CROSS JOIN outlines o ON o.id = t.document
    CROSS JOIN bodies b ON b.id = o.body WHERE t.tag = ? AND b.key > ? ORDER BY b.key"""
_BODIES = """
    SELECT count(DISTINCT key) FROM bodies b
    WHERE EXISTS (SELECT 1 FROM outlines o WHERE o.body = b.id)"""
# Counted in columns, which takes half the time of groups.
_RELATIONS = f"""
    SELECT {", ".join(f"total(relation = {code})" for code in CODES.values())}
    FROM (SELECT DISTINCT target, relation, source FROM links INDEXED BY links_by_target)"""  # noqa: S608 - numbers


def works(rows: Rows, keys: Collection[str]) -> list[Work]:
    """What each of these organisations issued, by key; those that issued nothing are left out."""
    found: dict[str, list[tuple[Issuer, bool, int, str | None, str | None]]] = defaultdict(list)
    for key, data, *counted in rows(_DONE, listed(sorted(keys))):
        found[key].append((unpacked_body(data), *counted))
    return [_work(key, found[key]) for key in sorted(found)]


def issuers(rows: Rows, after: str, level: Level | None) -> list[str]:
    """The keys of the organisations behind a key; of a level that few documents have only its."""
    few = rows("SELECT id FROM tags WHERE name = ? AND documents <= ?", f"level:{level}", _FEW)
    found = rows(_KEYS_OF_FEW, *few[0], after) if few else rows(_KEYS, after)
    return [key for (key,) in found]


def tallies(rows: Rows) -> Tallies:
    """How much there is of everything."""
    tags: dict[str, dict[str, int]] = defaultdict(dict)
    for name, documents in rows("SELECT name, documents FROM tags WHERE documents > 0"):
        kind, _, value = name.partition(":")
        tags[kind][value] = documents
    ((records, bodies, first, last),) = rows(
        f"""SELECT (SELECT count(*) FROM records), ({_BODIES}),
            (SELECT min(date) FROM outlines), (SELECT max(date) FROM outlines)"""  # noqa: S608 - a constant
    )
    (related,) = rows(_RELATIONS)
    return Tallies(
        records=records,
        statuses=tags["status"],
        types=tags["type"],
        levels=tags["level"],
        orders=tags["orders"],
        mentions=tags["mentions"],
        relations={name: int(n) for name, n in zip(CODES, related, strict=True) if n},
        bodies=bodies,
        first=first,
        last=last,
    )


def _work(key: str, done: list[tuple[Issuer, bool, int, str | None, str | None]]) -> Work:
    bodies = {body for body, *_ in done}
    return Work(
        key=key,
        bodies=tuple(sorted(bodies, key=repr)),
        held=sum(many for _, cited, many, *_ in done if not cited),
        cited=sum(many for _, cited, many, *_ in done if cited),
        first=min((first for *_, first, _ in done if first), default=None),
        last=max((last for *_, last in done if last), default=None),
    )
