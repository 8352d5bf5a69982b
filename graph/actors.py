"""Who acts: the body behind a name, in which unit it sits, in which field it works."""

from __future__ import annotations

from functools import lru_cache

from graph import organs
from graph.authority import organisation_key, shares_name
from graph.territory import without_unit
from loaders.record import Issuer, Level

LEVELS: tuple[Level, ...] = ("central", "province", "district", "commune")
"""From the top down."""

_FIELD_HEADS = ("Bộ ", "Sở ", "Phòng ")


@lru_cache(maxsize=65536)
def actor(body: Issuer) -> str:
    """What a body's documents are counted for, as a slug: heads and standing organs act for it.

    Where bodies elsewhere have the same name, the superior is part of it.

    >>> one = Issuer("Chủ tịch Ủy ban nhân dân tỉnh Lào Cai", "province")
    >>> actor(one) == actor(Issuer("Ủy ban nhân dân tỉnh Lào Cai", "province"))
    True
    """
    said = organs.body(body.name)
    if body.superior and shares_name(body):
        return f"{said}-{organs.body(body.superior)}"
    return said


def organisations(body: Issuer) -> tuple[str, ...]:
    """The keys of the organisations whose documents count for a body: its own first."""
    above = f"-{organs.slug(body.superior)}" if body.superior and shares_name(body) else ""
    own = organisation_key(body)
    forms = [f"{form}{above}" for form in organs.forms(organs.slug(body.name))]
    return tuple(dict.fromkeys([own, *forms]))


@lru_cache(maxsize=65536)
def sector(body: Issuer) -> str:
    """The field of a ministry, department or office ("Y tế"); else what kind of body it is.

    >>> sector(Issuer("Sở Y tế tỉnh Sơn La", "province", "department"))
    'Y tế'
    """
    if body.kind not in ("ministry", "department"):
        return body.kind
    field = body.name if body.level == "central" else without_unit(body.name)
    for word in _FIELD_HEADS:
        field = field.removeprefix(word)
    return field


def rank(level: str | None) -> int:
    """The place of a level from the top down; the last one for none.

    >>> rank("central") < rank("commune") < rank(None)
    True
    """
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)
