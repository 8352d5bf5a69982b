"""The authority line: the level of a body and the bodies above it.

The lines follow the Law on Organization of Local Government 77/2015/QH13 and the Charter of the
Communist Party of Vietnam; which body is which is told by `loaders.bodies.names`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from graph.claims import Claim
from graph.organs import slug
from loaders.bodies.names import classify
from loaders.bodies.place_tables import shared_districts
from loaders.record import Issuer

_LONGEST_LINE = 8
_GOVERNING = "Ủy ban nhân dân "


@lru_cache(maxsize=65536)
def classified(name: str) -> Issuer:
    """Level, kind and superior of the body that `name` spells out."""
    return classify(name)


def as_read(head: Claim) -> Issuer | None:
    """The issuer that a document's own heading gives, None where it names none.

    What reading left open is filled in from the name.
    """
    if head.issuer is None or head.own is None:
        return None
    own = head.own
    if own.level and own.superior and own.kind != "other":
        return Issuer(head.issuer, own.level, own.kind, own.superior)
    known = classified(head.issuer)
    return Issuer(
        name=head.issuer,
        level=own.level or known.level,
        kind=own.kind if own.kind != "other" else known.kind,
        superior=own.superior or known.superior,
    )


def line_above(issuer: Issuer) -> Iterator[tuple[Issuer, Issuer]]:
    """Pairs of a body and its superior, from `issuer` to the top of its line."""
    seen = {issuer.name}
    for _ in range(_LONGEST_LINE):
        if issuer.superior is None or issuer.superior in seen:
            return
        above = classified(issuer.superior)
        yield issuer, above
        seen.add(above.name)
        issuer = above


def organisation_key(body: Issuer) -> str:
    """The key of a body; where its name is that of others too, the superior is part of it.

    >>> organisation_key(Issuer("Huyện ủy Châu Thành", "district", "party", "Tỉnh ủy Tây Ninh"))
    'huyen-uy-chau-thanh-tinh-uy-tay-ninh'
    """
    if body.superior and shares_name(body):
        return f"{slug(body.name)}-{slug(body.superior)}"
    return slug(body.name)


def shares_name(body: Issuer) -> bool:
    """Whether bodies elsewhere may have the very name: those of communes, and of a few districts.

    There are eight districts called Châu Thành.
    """
    if body.level == "district":
        return body.name.endswith(_shared_endings())
    return body.level == "commune"


@cache
def _shared_endings() -> tuple[str, ...]:
    return tuple(f" {name}" for name in shared_districts())


def governed_place(body: Issuer) -> str | None:
    """The unit that a people's committee governs ("thành phố Bắc Kạn"), None for other bodies."""
    if body.kind != "government" or not body.name.startswith(_GOVERNING):
        return None
    return body.name.removeprefix(_GOVERNING)


def place_key(body: Issuer) -> str | None:
    """The key of the unit that a body governs, None for bodies that govern none."""
    place = governed_place(body)
    if place is None:
        return None
    if body.superior and shares_name(body):
        return f"{slug(place)}-{slug(body.superior.removeprefix(_GOVERNING))}"
    return slug(place)


def keys_governing(place: str) -> Iterator[str]:
    """The keys that a body may have which governs the unit with the key `place`.

    Where another one has the unit's name too, the unit above stands behind it in both keys, and
    only the words tell where.
    """
    head, words = slug(_GOVERNING), place.split("-")
    yield f"{head}-{place}"
    for end in range(1, len(words)):
        yield "-".join((head, *words[:end], head, *words[end:]))
