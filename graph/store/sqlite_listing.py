"""Pages of documents from a SQLite store.

What few documents have is looked up by itself, and sorted. What many have comes soon in any order:
it is sought in an index that has the order and all that documents are filtered by.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from graph.apart import theme_of
from graph.document import Document, Outline
from graph.listing import Order, Position, Sought
from graph.store.rows import listed
from graph.store.sqlite_bounds import (
    FEW,
    Bound,
    Part,
    Rows,
    all_of,
    before_until,
    bounds_of,
    from_since,
    has_one,
    phrase,
    shortest_of,
    time_bounds,
    words_bound,
)
from graph.store.sqlite_tags import apart_tag

RANKED = 20_000
"""Matches that a search compares: 1 µs each, and who finds more has to say more anyway."""
_LOOKED_AT = 2_000
"""So many documents in the order of their keys are looked at before all that fit are sorted."""
_RANKED_OF_SOME = 5_000
"""As many where each match has to be looked up, too."""
_JOINED = "CROSS JOIN documents d ON d.id = o.id"
_BY_DATE = f"SELECT o.id FROM outlines o INDEXED BY outlines_by_date {_JOINED}"  # noqa: S608 - constants


def apart(rows: Rows, theme: str, limit: int) -> list[Document]:
    """At most `limit` drafts and consolidations with this folded subject."""
    found = rows(
        """SELECT o.outline FROM tags t CROSS JOIN tagged g ON g.tag = t.id
           CROSS JOIN outlines o ON o.id = g.document WHERE t.name = ? LIMIT ?""",
        apart_tag(theme),
        limit,
    )
    documents = (Outline.stored(outline).document for (outline,) in found)
    return [document for document in documents if theme_of(document) == theme]


class Cut(NamedTuple):
    """Which part of all that fits is wanted."""

    order: Order
    after: Position | None
    limit: int


def page(rows: Rows, sought: Sought, cut: Cut) -> list[Document]:
    """The first documents that fit and come behind the position."""
    bounds = bounds_of(rows, sought)
    if sought.words:
        bounds.append(words_bound(rows, phrase(sought.words)))
    shortest = shortest_of(bounds)
    if shortest is not None and shortest.many <= FEW:
        ids = _of_few(rows, shortest, [*bounds, *time_bounds(sought)], cut)
    elif cut.order == "key":
        ids = _by_key(rows, [*bounds, *time_bounds(sought)], cut)
    else:
        ids = _by_date(rows, bounds, sought, cut)
    return _documents(rows, ids)


def best(rows: Rows, sought: Sought, limit: int) -> list[Document]:
    """The documents that fit, those first that the words fit best; equal ones by key.

    Of very many that fit only the first that were stored are compared.
    """
    bounds = [*bounds_of(rows, sought), *time_bounds(sought)]
    shortest = shortest_of(bounds)
    parts = [Part("words MATCH ?", (phrase(sought.words),))]
    if shortest is not None and shortest.ids is not None and shortest.many <= FEW:
        # With the plus the words are looked up once, not for every document of the list.
        parts.append(Part(f"+words.rowid IN ({shortest.ids.sql})", shortest.ids.values))
        bounds.remove(shortest)
    parts += [has_one(bound.tags, "words.rowid") for bound in bounds if bound.tags]
    others = [bound.condition for bound in bounds if not bound.tags]
    outlines = "CROSS JOIN outlines o ON o.id = words.rowid" if others else ""
    where = all_of([*parts, *others])
    found = rows(
        f"""WITH found AS MATERIALIZED (
                SELECT words.rowid AS id, rank AS score FROM words {outlines}
                WHERE {where.sql} LIMIT ?),
            best AS (SELECT score FROM found ORDER BY score LIMIT ?)
            SELECT d.id FROM found f CROSS JOIN documents d ON d.id = f.id
            WHERE f.score <= (SELECT max(score) FROM best) ORDER BY f.score, d.key LIMIT ?""",  # noqa: S608 - values are parameters
        *where.values,
        RANKED if not bounds else _RANKED_OF_SOME,
        limit,
        limit,
    )
    return _documents(rows, [id_ for (id_,) in found])


def _documents(rows: Rows, ids: Sequence[int]) -> list[Document]:
    """The documents with these ids, in their order."""
    found: dict[int, bytes] = dict(
        rows(
            """SELECT o.id, o.outline FROM json_each(?) w
               CROSS JOIN outlines o ON o.id = w.value""",
            listed(ids),
        )
    )
    return [Outline.stored(found[id_]).document for id_ in ids]


def _of_few(rows: Rows, few: Bound, bounds: Collection[Bound], cut: Cut) -> list[int]:
    """Of the documents of one bound those that fit the others too."""
    assert few.ids is not None  # noqa: S101 - the caller has chosen it so
    where = all_of([*(b.condition for b in bounds if b is not few), *_behind(cut)])
    down = "DESC" if cut.order == "-date" else ""
    by = "d.key" if cut.order == "key" else f"o.date IS NULL, o.date {down}, d.key"
    found = rows(
        f"""SELECT o.id FROM ({few.ids.sql}) f CROSS JOIN outlines o ON o.id = f.id {_JOINED}
            WHERE {where.sql} ORDER BY {by} LIMIT ?""",  # noqa: S608 - values are parameters
        *few.ids.values,
        *where.values,
        cut.limit,
    )
    return [id_ for (id_,) in found]


def _behind(cut: Cut) -> Iterable[Part]:
    order, after = cut.order, cut.after
    if after is None:
        return
    if order == "key":
        yield Part("d.key > ?", (after.key,))
    elif after.date is None:
        yield Part("o.date IS NULL AND d.key > ?", (after.key,))
    else:
        sign = "<" if order == "-date" else ">"
        yield Part(
            f"(o.date {sign} ? OR (o.date = ? AND d.key > ?) OR o.date IS NULL)",
            (after.date, after.date, after.key),
        )


def _by_key(rows: Rows, bounds: Collection[Bound], cut: Cut) -> list[int]:
    """A few documents are looked at by key; where too few of them fit, all that fit are sorted."""
    where = all_of([bound.condition for bound in bounds])
    key, limit = cut.after.key if cut.after else "", cut.limit
    found = rows(
        f"""SELECT o.id FROM (SELECT id, key FROM documents WHERE key > ? ORDER BY key LIMIT ?) d
            CROSS JOIN outlines o ON o.id = d.id WHERE {where.sql} ORDER BY d.key LIMIT ?""",  # noqa: S608 - values are parameters
        key,
        max(_LOOKED_AT, limit),
        *where.values,
        limit,
    )
    if len(found) < limit:
        sql = f"{_BY_DATE} WHERE {where.sql} AND d.key > ? ORDER BY d.key LIMIT ?"
        found = rows(sql, *where.values, key, limit)
    return [id_ for (id_,) in found]


def _by_date(rows: Rows, bounds: Collection[Bound], sought: Sought, cut: Cut) -> list[int]:
    """The index is walked from the position on, stretch by stretch."""
    down = "DESC" if cut.order == "-date" else ""
    found: list[int] = []
    for stretch in _stretches(sought, cut):
        where = all_of([*stretch, *(bound.condition for bound in bounds)])
        sql = f"{_BY_DATE} WHERE {where.sql} ORDER BY o.date {down}, d.key LIMIT ?"
        found += [id_ for (id_,) in rows(sql, *where.values, cut.limit - len(found))]
        if len(found) == cut.limit:
            break
    return found


def _stretches(sought: Sought, cut: Cut) -> Iterator[list[Part]]:
    """The parts of the index that are wanted, in order; behind all come those without a date."""
    after = cut.after
    if after is None or after.date is not None:
        sign = "<" if cut.order == "-date" else ">"
        part = f"o.date {sign}= ? AND (o.date {sign} ? OR d.key > ?)"
        behind = [Part(part, (after.date, after.date, after.key))] if after else []
        dated = [[first, *before_until(sought), *behind] for first in from_since(sought)]
        yield from dated if cut.order == "date" else reversed(dated)
    if sought.since is None and sought.until is None:
        key = after.key if after is not None and after.date is None else ""
        yield [Part("o.date IS NULL AND d.key > ?", (key,))]
