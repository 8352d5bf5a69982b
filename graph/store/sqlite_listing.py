"""Pages of documents from a SQLite store.

What few documents have is looked up by itself, and sorted. What many have comes soon in any order:
it is sought in an index that has the order and all that documents are filtered by.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from graph.apart import theme_of
from graph.document import Document, Outline
from graph.listing import Order, Position, Sought
from graph.store.rows import listed
from graph.store.sqlite_tags import apart_tag

Rows = Callable[..., list[tuple[Any, ...]]]
"""Runs a statement with its values."""

_FEW = 4000
"""So many documents are looked up one by one, 1.5 µs each, sooner than an index is walked."""
RANKED = 20_000
"""Matches that a search compares: 1 µs each, and who finds more has to say more anyway."""
_LOOKED_AT = 2_000
"""So many documents in the order of their keys are looked at before all that fit are sorted."""
_RANKED_OF_SOME = 5_000
"""As many where each match has to be looked up, too."""
_UNQUOTABLE = str.maketrans("", "", '"\0')
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


class _Part(NamedTuple):
    """A piece of a statement and the values in it."""

    sql: str
    values: tuple[object, ...] = ()


class _Bound(NamedTuple):
    """One thing that documents have to fit.

    A `condition` on the outline `o`, the `ids` of all that fit it, and how `many` these are, where
    more than `_FEW` need not be counted; no ids where only the condition is of use. Where it is to
    have one of some `tags` that is told without the outline.
    """

    condition: _Part
    ids: _Part | None = None
    many: int = 0
    tags: tuple[int, ...] = ()


class Cut(NamedTuple):
    """Which part of all that fits is wanted."""

    order: Order
    after: Position | None
    limit: int


def phrase(words: Sequence[str]) -> str:
    """The question for documents that have all `words`, the last one maybe unfinished.

    >>> phrase(["bac", "k"])
    '"bac" "k"*'
    """
    quoted = [f'"{plain}"' for word in words if (plain := word.translate(_UNQUOTABLE))]
    return " ".join(quoted) + "*" if quoted else ""


def page(rows: Rows, sought: Sought, cut: Cut) -> list[Document]:
    """The first documents that fit and come behind the position."""
    bounds = _bounds(rows, sought)
    if sought.words:
        bounds.append(_said(rows, phrase(sought.words)))
    shortest = _shortest(bounds)
    if shortest is not None and shortest.many <= _FEW:
        ids = _of_few(rows, shortest, [*bounds, *_time(sought)], cut)
    elif cut.order == "key":
        ids = _by_key(rows, [*bounds, *_time(sought)], cut)
    else:
        ids = _by_date(rows, bounds, sought, cut)
    return _documents(rows, ids)


def best(rows: Rows, sought: Sought, limit: int) -> list[Document]:
    """The documents that fit, those first that the words fit best; equal ones by key.

    Of very many that fit only the first that were stored are compared.
    """
    bounds = [*_bounds(rows, sought), *_time(sought)]
    shortest = _shortest(bounds)
    parts = [_Part("words MATCH ?", (phrase(sought.words),))]
    if shortest is not None and shortest.ids is not None and shortest.many <= _FEW:
        # With the plus the words are looked up once, not for every document of the list.
        parts.append(_Part(f"+words.rowid IN ({shortest.ids.sql})", shortest.ids.values))
        bounds.remove(shortest)
    parts += [_has(bound.tags, "words.rowid") for bound in bounds if bound.tags]
    others = [bound.condition for bound in bounds if not bound.tags]
    outlines = "CROSS JOIN outlines o ON o.id = words.rowid" if others else ""
    where = _where([*parts, *others])
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


def _shortest(bounds: Iterable[_Bound]) -> _Bound | None:
    return min((b for b in bounds if b.ids), key=lambda b: b.many, default=None)


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


def _of_few(rows: Rows, few: _Bound, bounds: Collection[_Bound], cut: Cut) -> list[int]:
    """Of the documents of one bound those that fit the others too."""
    assert few.ids is not None  # noqa: S101 - the caller has chosen it so
    where = _where([*(b.condition for b in bounds if b is not few), *_behind(cut)])
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


def _behind(cut: Cut) -> Iterable[_Part]:
    order, after = cut.order, cut.after
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


def _by_key(rows: Rows, bounds: Collection[_Bound], cut: Cut) -> list[int]:
    """A few documents are looked at by key; where too few of them fit, all that fit are sorted."""
    where = _where([bound.condition for bound in bounds])
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


def _by_date(rows: Rows, bounds: Collection[_Bound], sought: Sought, cut: Cut) -> list[int]:
    """The index is walked from the position on, stretch by stretch."""
    down = "DESC" if cut.order == "-date" else ""
    found: list[int] = []
    for stretch in _stretches(sought, cut):
        where = _where([*stretch, *(bound.condition for bound in bounds)])
        sql = f"{_BY_DATE} WHERE {where.sql} ORDER BY o.date {down}, d.key LIMIT ?"
        found += [id_ for (id_,) in rows(sql, *where.values, cut.limit - len(found))]
        if len(found) == cut.limit:
            break
    return found


def _stretches(sought: Sought, cut: Cut) -> Iterator[list[_Part]]:
    """The parts of the index that are wanted, in order; behind all come those without a date."""
    after = cut.after
    if after is None or after.date is not None:
        sign = "<" if cut.order == "-date" else ">"
        part = f"o.date {sign}= ? AND (o.date {sign} ? OR d.key > ?)"
        behind = [_Part(part, (after.date, after.date, after.key))] if after else []
        dated = [[first, *_until(sought), *behind] for first in _since(sought)]
        yield from dated if cut.order == "date" else reversed(dated)
    if sought.since is None and sought.until is None:
        key = after.key if after is not None and after.date is None else ""
        yield [_Part("o.date IS NULL AND d.key > ?", (key,))]


def _since(sought: Sought) -> Iterable[_Part]:
    """Dates that leave out what would tell whether they are too early, and those that are not."""
    if sought.since is None:
        return [_Part("o.date IS NOT NULL")]
    whole = [sought.since[:length] for length in (4, 7) if length < len(sought.since)]
    early = _Part("o.date IN (SELECT value FROM json_each(?))", (listed(whole),))
    return [early, _Part("o.date >= ?", (sought.since,))]


def _until(sought: Sought) -> Iterable[_Part]:
    """A day fits what leaves it out: behind "2021-05-31" and before "2021-05~" is nothing."""
    if sought.until is not None:
        yield _Part("o.date < ?", (f"{sought.until}~",))


def _time(sought: Sought) -> Iterable[_Bound]:
    """The same as conditions."""
    if sought.since is not None:
        early, late = _since(sought)
        yield _Bound(_Part(f"({early.sql} OR {late.sql})", (*early.values, *late.values)))
    yield from (_Bound(part) for part in _until(sought))


def _bounds(rows: Rows, sought: Sought) -> list[_Bound]:
    """What documents have to fit, but for words."""
    asked = (_number, _issuers, _place, _type, _level, _status, _measure)
    bounds = [bound for ask in asked for bound in ask(rows, sought)]
    return sorted(bounds, key=lambda bound: bound.many)


def _number(_: Rows, sought: Sought) -> Iterable[_Bound]:
    if sought.number is not None:
        ids = _Part("SELECT id FROM outlines WHERE number = ?", (sought.number,))
        yield _Bound(_Part("o.number = ?", (sought.number,)), ids)


_OF_TAG = "SELECT document AS id FROM tagged WHERE tag = ?"
_BY_BODY = "SELECT b.id FROM json_each(?) w CROSS JOIN outlines b ON b.body = w.value"
_MANY_BY_BODY = f"SELECT count(*) FROM ({_BY_BODY} LIMIT ?)"  # noqa: S608 - constants


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
        _Part(f"{_OF_TAG} UNION {_BY_BODY}", (tag, bodies)),
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
    union = " UNION ".join([_OF_TAG] * len(ids))
    yield _Bound(_has(ids, "o.id"), _Part(union, ids), many, ids)


def _has(tags: tuple[int, ...], document: str) -> _Part:
    """That a document has one of the tags."""
    has = f"EXISTS (SELECT 1 FROM tagged t WHERE t.tag = ? AND t.document = {document})"  # noqa: S608 - a name
    return _Part(f"({' OR '.join([has] * len(tags))})", tags)


def _said(rows: Rows, asked: str) -> _Bound:
    ((many,),) = rows(
        "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)", asked, _FEW + 1
    )
    ids = "SELECT rowid AS id FROM words WHERE words MATCH ?"
    return _Bound(_Part(f"o.id IN ({ids})", (asked,)), _Part(ids, (asked,)), many)


def _tagged(rows: Rows, name: str, condition: str) -> _Bound:
    tag, many = _tag(rows, name)
    return _Bound(_Part(condition, (tag,)), _Part(_OF_TAG, (tag,)), many, (tag,))


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
    ((many,),) = rows(_MANY_BY_BODY, bodies, _FEW + 1)
    return bodies, many


def _where(parts: Iterable[_Part]) -> _Part:
    """All of these conditions, true where there are none."""
    told = [*parts]
    sql = " AND ".join(part.sql for part in told) or "1"
    return _Part(sql, tuple(value for part in told for value in part.values))
