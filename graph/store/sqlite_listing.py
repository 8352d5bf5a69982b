"""Pages of documents from a SQLite store.

What few documents have is looked up by itself, and sorted. What many have comes soon in any order:
it is sought in an index that has the order and all that documents are filtered by.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, NamedTuple

from graph.document import Document, Outline
from graph.listing import Order, Position, Sought
from graph.store.rows import listed

Rows = Callable[..., list[tuple[Any, ...]]]
"""Runs a statement with its values."""

_FEW = 4000
"""So many documents are looked up one by one, 1.5 µs each, sooner than an index is walked."""
RANKED = 20_000
"""Matches that a search compares: 1 µs each, and who finds more has to say more anyway."""
_UNQUOTABLE = str.maketrans("", "", '"\0')
_JOINED = "CROSS JOIN documents d ON d.id = o.id"
_BY_DATE = f"SELECT o.id FROM outlines o INDEXED BY outlines_by_date {_JOINED}"  # noqa: S608 - constants


class _Part(NamedTuple):
    """A piece of a statement and the values in it."""

    sql: str
    values: tuple[object, ...] = ()


class _Bound(NamedTuple):
    """One thing that documents have to fit.

    A `condition` on the outline `o`, the `ids` of all that fit it, and how `many` these are, where
    more than `_FEW` need not be counted; no ids where only the condition is of use.
    """

    condition: _Part
    ids: _Part | None = None
    many: int = 0


def phrase(words: Sequence[str]) -> str:
    """The question for documents that have all `words`, the last one maybe unfinished.

    >>> phrase(["bac", "k"])
    '"bac" "k"*'
    """
    quoted = [f'"{plain}"' for word in words if (plain := word.translate(_UNQUOTABLE))]
    return " ".join(quoted) + "*" if quoted else ""


def page(
    rows: Rows, sought: Sought, order: Order, after: Position | None, limit: int
) -> list[Document]:
    """The first `limit` documents that fit and come behind `after`."""
    bounds = _bounds(rows, sought)
    if bounds is None:
        return []
    if sought.words:
        bounds.append(_said(rows, phrase(sought.words)))
    shortest = min((b for b in bounds if b.ids), key=lambda b: b.many, default=None)
    if shortest is not None and shortest.many <= _FEW:
        ids = _of_few(rows, shortest, bounds, order, after, limit)
    elif order == "key":
        ids = _by_key(rows, bounds, after, limit)
    else:
        ids = _by_date(rows, bounds, order, after, limit)
    return _documents(rows, ids)


def best(rows: Rows, sought: Sought, limit: int) -> list[Document]:
    """The documents that fit, those first that the words fit best; equal ones by key.

    Of very many that fit only the first that were stored are compared.
    """
    bounds = _bounds(rows, sought)
    if bounds is None:
        return []
    where = _where([bound.condition for bound in bounds])
    outlines = "CROSS JOIN outlines o ON o.id = words.rowid" if bounds else ""
    found = rows(
        f"""WITH found AS MATERIALIZED (
                SELECT words.rowid AS id, rank AS score FROM words {outlines}
                WHERE words MATCH ? AND {where.sql} LIMIT ?),
            best AS (SELECT score FROM found ORDER BY score LIMIT ?)
            SELECT d.id FROM found f CROSS JOIN documents d ON d.id = f.id
            WHERE f.score <= (SELECT max(score) FROM best) ORDER BY f.score, d.key LIMIT ?""",
        phrase(sought.words),
        *where.values,
        RANKED,
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


def _of_few(
    rows: Rows,
    few: _Bound,
    bounds: Collection[_Bound],
    order: Order,
    after: Position | None,
    limit: int,
) -> list[int]:
    """Of the documents of one bound those that fit the others too."""
    assert few.ids is not None  # noqa: S101 - the caller has chosen it so
    where = _where([*(b.condition for b in bounds if b is not few), *_behind(order, after)])
    down = "DESC" if order == "-date" else ""
    by = "d.key" if order == "key" else f"o.date IS NULL, o.date {down}, d.key"
    found = rows(
        f"""SELECT o.id FROM ({few.ids.sql}) f CROSS JOIN outlines o ON o.id = f.id {_JOINED}
            WHERE {where.sql} ORDER BY {by} LIMIT ?""",
        *few.ids.values,
        *where.values,
        limit,
    )
    return [id_ for (id_,) in found]


def _behind(order: Order, after: Position | None) -> Iterable[_Part]:
    if after is None:
        return
    if order == "key":
        yield _Part("d.key > ?", (after.key,))
    elif after.date is None:
        yield _Part("o.date IS NULL AND d.key > ?", (after.key,))
    else:
        sign = "<" if order == "-date" else ">"
        yield _Part(
            f"(o.date {sign} ? OR (o.date = ? AND d.key > ?) OR o.date IS NULL)",
            (after.date, after.date, after.key),
        )


def _by_key(
    rows: Rows, bounds: Collection[_Bound], after: Position | None, limit: int
) -> list[int]:
    """A few documents are looked at by key; where too few of them fit, all that fit are sorted."""
    where, key = _where([bound.condition for bound in bounds]), after.key if after else ""
    found = rows(
        f"""SELECT o.id FROM (SELECT id, key FROM documents WHERE key > ? ORDER BY key LIMIT ?) d
            CROSS JOIN outlines o ON o.id = d.id WHERE {where.sql} ORDER BY d.key LIMIT ?""",
        key,
        max(_FEW, limit),
        *where.values,
        limit,
    )
    if len(found) < limit:
        sql = f"{_BY_DATE} WHERE {where.sql} AND d.key > ? ORDER BY d.key LIMIT ?"
        found = rows(sql, *where.values, key, limit)
    return [id_ for (id_,) in found]


def _by_date(
    rows: Rows, bounds: Collection[_Bound], order: Order, after: Position | None, limit: int
) -> list[int]:
    """The index is walked from the position on; behind its end come those without a date."""
    conditions = [bound.condition for bound in bounds]
    sign, down = ("<", "DESC") if order == "-date" else (">", "")
    found: list[tuple[Any, ...]] = []
    if after is None or after.date is not None:
        here = _Part("o.date IS NOT NULL")
        if after is not None:
            part = f"o.date {sign}= ? AND (o.date {sign} ? OR d.key > ?)"
            here = _Part(part, (after.date, after.date, after.key))
        where = _where([here, *conditions])
        sql = f"{_BY_DATE} WHERE {where.sql} ORDER BY o.date {down}, d.key LIMIT ?"
        found = rows(sql, *where.values, limit)
    if len(found) < limit:
        key = after.key if after is not None and after.date is None else ""
        where = _where([_Part("o.date IS NULL AND d.key > ?", (key,)), *conditions])
        sql = f"{_BY_DATE} WHERE {where.sql} ORDER BY d.key LIMIT ?"
        found += rows(sql, *where.values, limit - len(found))
    return [id_ for (id_,) in found]


def _bounds(rows: Rows, sought: Sought) -> list[_Bound] | None:
    """What documents have to fit, but for words; None where none can."""
    asked = (_number, _issuers, _place, _type, _level, _status, _measure)
    bounds = [bound for ask in asked for bound in ask(rows, sought)]
    return [*bounds, *_time(sought)]


def _number(_: Rows, sought: Sought) -> Iterable[_Bound]:
    if sought.number is not None:
        ids = _Part("SELECT id FROM outlines WHERE number = ?", (sought.number,))
        yield _Bound(_Part("o.number = ?", (sought.number,)), ids)


_BY_BODY = "SELECT b.id FROM json_each(?) w CROSS JOIN outlines b ON b.body = w.value"


def _issuers(rows: Rows, sought: Sought) -> Iterable[_Bound]:
    if sought.issuers is None:
        return
    bodies, many = _bodies(rows, sought.issuers)
    condition = _Part("o.body IN (SELECT value FROM json_each(?))", (bodies,))
    yield _Bound(condition, _Part(_BY_BODY, (bodies,)), many)


def _place(rows: Rows, sought: Sought) -> Iterable[_Bound]:
    if sought.place is None and not sought.governors:
        return
    tag, printed = _tag(rows, f"place:{sought.place}")
    bodies, many = _bodies(rows, sought.governors)
    yield _Bound(
        _Part("(o.place = ? OR o.body IN (SELECT value FROM json_each(?)))", (tag, bodies)),
        _Part(f"SELECT document AS id FROM tagged WHERE tag = ? UNION {_BY_BODY}", (tag, bodies)),
        printed + many,
    )


def _type(rows: Rows, sought: Sought) -> Iterable[_Bound]:
    if sought.type is not None:
        yield _tagged(rows, f"type:{sought.type}", "o.type = ?")


def _level(rows: Rows, sought: Sought) -> Iterable[_Bound]:
    if sought.level is not None:
        yield _tagged(rows, f"level:{sought.level}", "o.level = ?")


def _status(rows: Rows, sought: Sought) -> Iterable[_Bound]:
    if sought.status is not None:
        bound = _tagged(rows, f"status:{sought.status}", "")
        yield bound._replace(condition=_Part("o.status = ?", (sought.status,)))


def _measure(rows: Rows, sought: Sought) -> Iterable[_Bound]:
    if sought.measure is None:
        return
    modes = ("orders", "mentions") if sought.mode is None else (sought.mode,)
    tags = [_tag(rows, f"{mode}:{sought.measure}") for mode in modes]
    ids, many = tuple(tag for tag, _ in tags), sum(number for _, number in tags)
    has = "EXISTS (SELECT 1 FROM tagged t WHERE t.tag = ? AND t.document = o.id)"
    of = "SELECT document AS id FROM tagged WHERE tag = ?"
    condition = _Part(f"({' OR '.join([has] * len(ids))})", ids)
    yield _Bound(condition, _Part(" UNION ".join([of] * len(ids)), ids), many)


def _time(sought: Sought) -> Iterable[_Bound]:
    """What may be dated between two days; a date, and a bound, may leave out its day.

    The first condition of `since` is where an index begins, the second one what fits.
    """
    if sought.since is not None:
        yield _Bound(_Part("o.date >= ?", (sought.since[:4],)))
        fits = "(o.date >= ? OR substr(?, 1, length(o.date)) = o.date)"
        yield _Bound(_Part(fits, (sought.since, sought.since)))
    if sought.until is not None:
        yield _Bound(_Part("o.date < ?", (f"{sought.until}~",)))


def _said(rows: Rows, asked: str) -> _Bound:
    ((many,),) = rows(
        "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)", asked, _FEW + 1
    )
    ids = "SELECT rowid AS id FROM words WHERE words MATCH ?"
    return _Bound(_Part(f"o.id IN ({ids})", (asked,)), _Part(ids, (asked,)), many)


def _tagged(rows: Rows, name: str, condition: str) -> _Bound:
    tag, many = _tag(rows, name)
    ids = _Part("SELECT document AS id FROM tagged WHERE tag = ?", (tag,))
    return _Bound(_Part(condition, (tag,)), ids, many)


def _tag(rows: Rows, name: str) -> tuple[int, int]:
    """The list of this name and its length; of one that is not there, which holds nothing."""
    found = rows("SELECT id, documents FROM tags WHERE name = ?", name)
    return found[0] if found else (0, 0)


def _bodies(rows: Rows, keys: Collection[str]) -> tuple[str, int]:
    """The bodies of organisations, as JSON, and how many documents they issued, if few."""
    found = rows(
        "SELECT b.id FROM json_each(?) w CROSS JOIN bodies b ON b.key = w.value",
        listed(sorted(keys)),
    )
    bodies = listed(id_ for (id_,) in found)
    ((many,),) = rows(f"SELECT count(*) FROM ({_BY_BODY} LIMIT ?)", bodies, _FEW + 1)
    return bodies, many


def _where(parts: Iterable[_Part]) -> _Part:
    """All of these conditions, true where there are none."""
    told = [*parts]
    sql = " AND ".join(part.sql for part in told) or "1"
    return _Part(sql, tuple(value for part in told for value in part.values))
