"""Whether two records say the same, whatever kind of file each was read from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from loaders.record import Citation, Record
from loaders.warnings import WARNINGS

_OF_THE_FILE = frozenset({"source", "sha256", "media_type", "start", "end", "at", "pages"})

Fact = tuple[object, ...]


def said(record: Record) -> dict[str, Any]:
    """The record without what belongs to its file: source, hash, places, white space."""
    found: dict[str, Any] = _without_file(record.to_dict())
    found["warnings"] = [w for w in found["warnings"] if w["code"] in WARNINGS]
    return found


def differences(expected: object, found: object, path: str = "") -> Iterator[str]:
    """Where two results of `said` differ, each as one line with both values."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in sorted({*expected, *found}):
            yield from differences(expected.get(key), found.get(key), f"{path}.{key}")
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for place, (one, other) in enumerate(zip(expected, found, strict=True)):
            yield from differences(one, other, f"{path}[{place}]")
    elif expected != found:
        yield f"{path.removeprefix('.')}: {expected!r} is read as {found!r}"


def facts(record: Record) -> Counter[Fact]:
    """Every field of the record as one fact: what a share of equal fields counts."""
    return Counter(_facts(record))


def share(expected: Iterable[Counter[Fact]], found: Iterable[Counter[Fact]]) -> float:
    """How much two readings agree, in [0, 1]: twice the common facts of all facts (F1)."""
    common = total = 0
    for one, other in zip(expected, found, strict=True):
        common += (one & other).total()
        total += one.total() + other.total()
    return 2 * common / total


def _facts(record: Record) -> Iterator[Fact]:
    heading = record.document
    issuer = heading.issuer
    for field in ("number", "symbol", "type", "date", "subject", "place", "urgency", "status"):
        yield from _fact(field, getattr(heading, field))
    if issuer:
        yield from _fact("issuer", issuer.name)
        yield from _fact("level", issuer.level)
        yield from _fact("superior", issuer.superior)
    for field in ("name", "position", "capacity"):
        yield from _fact("signatory", field, getattr(record.signatory, field))
    for citation in record.citations:
        for field in ("number", "type", "date", "issuer", "name"):
            yield from _fact("citation", _key(citation), field, getattr(citation, field))
    for edge in record.edges:
        ends = (
            end if isinstance(end, str) else _key(record.citations[end])
            for end in (edge.source, edge.target)
        )
        yield ("edge", edge.relation, *ends)
    yield from (("addressee", item.name) for item in record.addressees)
    yield from (("recipient", item.name, item.role) for item in record.recipients)
    yield from (("authority", item.name) for item in record.authorities)
    yield from (("measure", item.id, item.mode) for item in record.measures)
    for deadline in record.deadlines:
        yield ("deadline", deadline.date, deadline.days, deadline.recurring, deadline.what)


def _fact(*fact: object) -> Iterator[Fact]:
    """The fact, where its last part says anything."""
    if fact[-1] is not None:
        yield fact


def _key(citation: Citation) -> str:
    """What tells a cited document from others."""
    return citation.number or citation.name or f"{citation.type} {citation.date}"


def _without_file(value: Any) -> Any:
    if isinstance(value, dict):
        if "quote" in value:  # where a line ends after a hyphen, it has a blank more
            value = value | {"quote": "".join(value["quote"].split())}
        return {k: _without_file(v) for k, v in value.items() if k not in _OF_THE_FILE}
    if isinstance(value, list | tuple):
        return [_without_file(item) for item in value]
    return " ".join(value.split()) if isinstance(value, str) else value
