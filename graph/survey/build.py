"""Making a survey of what a store holds now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import numpy as np

from graph.authority import organisation_key
from graph.store.base import Store
from graph.store.surveyed import To
from graph.survey.arrays import TYPES
from graph.survey.collect import Collected, Runs, collected
from graph.survey.links import links
from graph.survey.snapshot import (
    LEVELS,
    MODES,
    STATUSES,
    Addressed,
    Survey,
    packed_addressed,
    packed_issuer,
)
from graph.survey.tables import Lists
from graph.survey.walk import gathered
from loaders.garbage import without_collecting
from loaders.record import Issuer

if TYPE_CHECKING:
    from graph.survey.tables import Numbers

T = TypeVar("T")
Arrays: TypeAlias = "dict[str, Numbers]"


@dataclass(frozen=True, slots=True)
class _Order:
    """`places`: for every row where its document arrived; `rows`: the row of every arrival."""

    places: Numbers
    rows: Numbers


@without_collecting
def built(store: Store, version: str) -> Survey:
    """The survey of what `store` holds now; asked inside a `read`, which shows `version`."""
    found = collected(store.surveyed())
    order = _order(found.keys)
    arrays = _facts(found, order) | _issuers(found, order)
    arrays |= _measures(found, order) | _addresses(found, order)
    arrays |= links(store.every_assertion(), found.ids, order.rows, arrays["dates"])
    return Survey(version, _finished(arrays))


def _finished(arrays: Mapping[str, Numbers]) -> Arrays:
    """The arrays in the types that a survey has, not to be changed any more."""
    typed = {name: arrays[name].astype(dtype, copy=False) for name, dtype in TYPES.items()}
    for array in typed.values():
        array.flags.writeable = False
    return typed


def _order(keys: Sequence[bytes]) -> _Order:
    _, places, rows = _sorted(keys)
    return _Order(places, rows)


def _facts(found: Collected, order: _Order) -> Arrays:
    statuses = _numbers([STATUSES.index(status) for status in found.statuses])
    return {
        "dates": _numbers(found.dates)[order.places],
        "statuses": statuses[_numbers(found.states)[order.places]],
        **_texts("keys", [found.keys[place] for place in order.places.tolist()]),
    }


def _issuers(found: Collected, order: _Order) -> Arrays:
    issuers = sorted(filter(None, found.issuers), key=_by_name)
    places: dict[Issuer | None, int] = {issuer: place for place, issuer in enumerate(issuers)}
    anew = _numbers([places.get(issuer, -1) for issuer in found.issuers])
    levels = _numbers([LEVELS.index(issuer and issuer.level) for issuer in found.issuers])
    bodies = _numbers(found.bodies)[order.places]
    return {
        "bodies": anew[bodies],
        "levels": levels[bodies],
        **_texts("issuers", [packed_issuer(issuer) for issuer in issuers]),
        **_texts("body_keys", [organisation_key(issuer).encode() for issuer in issuers]),
    }


def _measures(found: Collected, order: _Order) -> Arrays:
    measures = sorted({used.id for used in found.measures})
    starts, uses = _lists(found.uses, order)
    return {
        "uses_starts": starts,
        "uses": _numbers([measures.index(used.id) for used in found.measures])[uses],
        "modes": _numbers([MODES.index(used.mode) for used in found.measures])[uses],
        **_texts("measures", [measure.encode() for measure in measures]),
    }


def _addresses(found: Collected, order: _Order) -> Arrays:
    told = [Addressed(s.name, s.group, s.role, isinstance(s, To)) for s in found.sent]
    addressed, _, anew = _sorted(told, _by_role)
    starts, addresses = _lists(found.addresses, order)
    return {
        "addresses_starts": starts,
        "addresses": anew[addresses],
        **_texts("addressed", [packed_addressed(one) for one in addressed]),
    }


def _lists(runs: Runs, order: _Order) -> tuple[Numbers, Numbers]:
    """Starts and items of the lists by row."""
    lengths, items = _numbers(runs.lengths), _numbers(runs.items)
    moved = gathered(Lists(_starts(lengths), items), order.places)
    return _starts(lengths[order.places]), items[moved]


def _starts(lengths: Numbers) -> Numbers:
    return np.append(0, np.cumsum(lengths, dtype=np.int64))


def _texts(name: str, texts: Sequence[bytes]) -> Arrays:
    lengths = _numbers([*map(len, texts)])
    return {f"{name}_starts": _starts(lengths), name: _numbers(bytearray(b"".join(texts)))}


def _numbers(values: Sequence[int] | bytearray) -> Numbers:
    return np.array(values, dtype=np.uint8 if isinstance(values, bytearray) else np.int32)


def _sorted(
    values: Sequence[T], by: Callable[[T], Any] | None = None
) -> tuple[list[T], Numbers, Numbers]:
    """The values sorted, for each the place where it was, and for each place where it is now."""
    given: list[Any] = [*(values if by is None else map(by, values))]
    places = sorted(range(len(values)), key=given.__getitem__)
    before = _numbers(places)
    now = np.empty_like(before)
    now[before] = np.arange(len(before))
    return [values[place] for place in places], before, now


def _by_name(issuer: Issuer) -> tuple[str, ...]:
    return issuer.name, issuer.level or "", issuer.kind, issuer.superior or ""


def _by_role(addressed: Addressed) -> tuple[str, bool, bool, str]:
    one = addressed
    return one.name, not one.is_addressee, one.group, one.role or ""
