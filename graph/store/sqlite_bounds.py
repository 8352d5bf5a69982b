"""What documents of a SQLite store have to fit: conditions, and lists of those that fit them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, NamedTuple

from graph.listing import Sought
from graph.store.rows import listed

Rows = Callable[..., list[tuple[Any, ...]]]
"""Runs a statement with its values."""

FEW = 4000
"""So many documents are looked up one by one, 1.5 µs each, sooner than an index is walked."""
_UNQUOTABLE = str.maketrans("", "", '"\0')


class Part(NamedTuple):
    """A piece of a statement and the values in it."""

    sql: str
    values: tuple[object, ...] = ()


class Bound(NamedTuple):
    """One thing that documents have to fit.

    A `condition` on the outline `o`, the `ids` of all that fit it, and how `many` these are, where
    more than `FEW` need not be counted; no ids where only the condition is of use. Where it is to
    have one of some `tags` that is told without the outline.
    """

    condition: Part
    ids: Part | None = None
    many: int = 0
    tags: tuple[int, ...] = ()


def phrase(words: Sequence[str]) -> str:
    """The question for documents that have all `words`, the last one maybe unfinished.

    >>> phrase(["bac", "k"])
    '"bac" "k"*'
    """
    quoted = [f'"{plain}"' for word in words if (plain := word.translate(_UNQUOTABLE))]
    return " ".join(quoted) + "*" if quoted else ""


def bounds_of(rows: Rows, sought: Sought) -> list[Bound]:
    """What documents have to fit, but for words."""
    asked = (_number, _issuers, _place, _type, _level, _status, _measure)
    bounds = [bound for ask in asked for bound in ask(rows, sought)]
    return sorted(bounds, key=lambda bound: bound.many)


def _number(_: Rows, sought: Sought) -> Iterable[Bound]:
    if sought.number is not None:
        ids = Part("SELECT id FROM outlines WHERE number = ?", (sought.number,))
        yield Bound(Part("o.number = ?", (sought.number,)), ids)


_OF_TAG = "SELECT document AS id FROM tagged WHERE tag = ?"
_BY_BODY = "SELECT b.id FROM json_each(?) w CROSS JOIN outlines b ON b.body = w.value"
_MANY_BY_BODY = f"SELECT count(*) FROM ({_BY_BODY} LIMIT ?)"  # noqa: S608 - constants


def _issuers(rows: Rows, sought: Sought) -> Iterable[Bound]:
    if sought.issuers is None:
        return
    bodies, many = _bodies(rows, sought.issuers)
    condition = Part("o.body IN (SELECT value FROM json_each(?))", (bodies,))
    yield Bound(condition, Part(_BY_BODY, (bodies,)), many)


def _place(rows: Rows, sought: Sought) -> Iterable[Bound]:
    if sought.place is None and not sought.governors:
        return
    tag, printed = _tag(rows, f"place:{sought.place}")
    bodies, many = _bodies(rows, sought.governors)
    yield Bound(
        Part("(o.place = ? OR o.body IN (SELECT value FROM json_each(?)))", (tag, bodies)),
        Part(f"{_OF_TAG} UNION {_BY_BODY}", (tag, bodies)),
        printed + many,
    )


def _type(rows: Rows, sought: Sought) -> Iterable[Bound]:
    if sought.type is not None:
        yield _tagged(rows, f"type:{sought.type}", "o.type = ?")


def _level(rows: Rows, sought: Sought) -> Iterable[Bound]:
    if sought.level is not None:
        yield _tagged(rows, f"level:{sought.level}", "o.level = ?")


def _status(rows: Rows, sought: Sought) -> Iterable[Bound]:
    if sought.status is not None:
        bound = _tagged(rows, f"status:{sought.status}", "")
        yield bound._replace(condition=Part("o.status = ?", (sought.status,)))


def _measure(rows: Rows, sought: Sought) -> Iterable[Bound]:
    if sought.measure is None:
        return
    modes = ("orders", "mentions") if sought.mode is None else (sought.mode,)
    tags = [_tag(rows, f"{mode}:{sought.measure}") for mode in modes]
    ids, many = tuple(tag for tag, _ in tags), sum(number for _, number in tags)
    union = " UNION ".join([_OF_TAG] * len(ids))
    yield Bound(has_one(ids, "o.id"), Part(union, ids), many, ids)


def has_one(tags: tuple[int, ...], document: str) -> Part:
    """That a document has one of the tags."""
    has = f"EXISTS (SELECT 1 FROM tagged t WHERE t.tag = ? AND t.document = {document})"  # noqa: S608 - a name
    return Part(f"({' OR '.join([has] * len(tags))})", tags)


def words_bound(rows: Rows, asked: str) -> Bound:
    """The documents with all words of a phrase."""
    ((many,),) = rows(
        "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)", asked, FEW + 1
    )
    ids = "SELECT rowid AS id FROM words WHERE words MATCH ?"
    return Bound(Part(f"o.id IN ({ids})", (asked,)), Part(ids, (asked,)), many)


def _tagged(rows: Rows, name: str, condition: str) -> Bound:
    tag, many = _tag(rows, name)
    return Bound(Part(condition, (tag,)), Part(_OF_TAG, (tag,)), many, (tag,))


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
    ((many,),) = rows(_MANY_BY_BODY, bodies, FEW + 1)
    return bodies, many


def shortest_of(bounds: Iterable[Bound]) -> Bound | None:
    """The bound that the fewest documents fit, None where no list is kept."""
    return min((b for b in bounds if b.ids), key=lambda b: b.many, default=None)


def from_since(sought: Sought) -> Iterable[Part]:
    """Dates that leave out what would tell whether they are too early, and those that are not."""
    if sought.since is None:
        return [Part("o.date IS NOT NULL")]
    whole = [sought.since[:length] for length in (4, 7) if length < len(sought.since)]
    early = Part("o.date IN (SELECT value FROM json_each(?))", (listed(whole),))
    return [early, Part("o.date >= ?", (sought.since,))]


def before_until(sought: Sought) -> Iterable[Part]:
    """A day fits what leaves it out: behind "2021-05-31" and before "2021-05~" is nothing."""
    if sought.until is not None:
        yield Part("o.date < ?", (f"{sought.until}~",))


def time_bounds(sought: Sought) -> Iterable[Bound]:
    """The same as conditions."""
    if sought.since is not None:
        early, late = from_since(sought)
        yield Bound(Part(f"({early.sql} OR {late.sql})", (*early.values, *late.values)))
    yield from (Bound(part) for part in before_until(sought))


def all_of(parts: Iterable[Part]) -> Part:
    """All of these conditions, true where there are none."""
    told = [*parts]
    sql = " AND ".join(part.sql for part in told) or "1"
    return Part(sql, tuple(value for part in told for value in part.values))
