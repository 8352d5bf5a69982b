"""Making a survey of what a store holds now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import numpy as np

from graph.authority import organisation_key
from graph.store.base import Store
from graph.survey.arrays import TYPES
from graph.survey.collect import Address, Collected, Runs, collected
from graph.survey.links import links
from graph.survey.snapshot import LEVELS, Addressed, Survey, packed_addressed, packed_issuer
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
    arrays |= links(store.every_step(), found.ids, order.rows, arrays["dates"])
    return Survey(version, _finished(arrays))


def _finished(arrays: Mapping[str, Numbers]) -> Arrays:
    """The arrays in the types that a survey has, not to be changed any more."""
    typed = {name: arrays[name].astype(dtype, copy=False) for name, dtype in TYPES.items()}
    for array in typed.values():
        array.flags.writeable = False
    return typed


def _order(keys: Sequence[bytes]) -> _Order:
    places = np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.int32)
    return _Order(places, _inverse(places))


def _inverse(places: Numbers) -> Numbers:
    """For every number where it stands in `places`."""
    inverse = np.empty(len(places), dtype=np.int32)
    inverse[places] = np.arange(len(places), dtype=np.int32)
    return inverse


def _facts(found: Collected, order: _Order) -> Arrays:
    return {
        "dates": np.array(found.dates, dtype=np.int32)[order.places],
        "statuses": np.frombuffer(found.statuses, dtype=np.uint8)[order.places],
        **_texts("keys", [found.keys[place] for place in order.places.tolist()]),
    }


def _issuers(found: Collected, order: _Order) -> Arrays:
    issuers, anew = _sorted(found.issuers, _by_name)
    # NumPy takes -1, which stands for nobody, as the last place.
    bodies = np.append(anew, -1)[np.array(found.bodies, dtype=np.int32)[order.places]]
    levels = np.array([LEVELS.index(level) for level in (*(i.level for i in issuers), None)])
    return {
        "bodies": bodies,
        "levels": levels[bodies],
        **_texts("issuers", [packed_issuer(issuer) for issuer in issuers]),
        **_texts("body_keys", [organisation_key(issuer).encode() for issuer in issuers]),
    }


def _measures(found: Collected, order: _Order) -> Arrays:
    measures, anew = _sorted(found.measures, str)
    uses, moved = _lists("uses", found.uses, order, anew)
    modes = np.frombuffer(found.modes, dtype=np.uint8)[moved]
    return {**uses, "modes": modes, **_texts("measures", [name.encode() for name in measures])}


def _addresses(found: Collected, order: _Order) -> Arrays:
    addressed, anew = _sorted(found.addressed, _by_role)
    addresses, _ = _lists("addresses", found.addresses, order, anew)
    packed = [packed_addressed(Addressed(*address)) for address in addressed]
    return {**addresses, **_texts("addressed", packed)}


def _lists(name: str, runs: Runs, order: _Order, anew: Numbers) -> tuple[Arrays, Numbers]:
    """The lists by row with the numbers that their items have `anew`, and where each item was."""
    items = np.array(runs.items, dtype=np.int32)
    lengths = np.array(runs.lengths, dtype=np.int32)
    moved = gathered(Lists(_starts(lengths), items), order.places)
    starts = _starts(lengths[order.places])
    return {f"{name}_starts": starts, name: anew[items[moved]]}, moved


def _starts(lengths: Numbers) -> Numbers:
    return np.append(0, np.cumsum(lengths, dtype=np.int64))


def _texts(name: str, texts: Sequence[bytes]) -> Arrays:
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    text = np.frombuffer(b"".join(texts), dtype=np.uint8)
    return {f"{name}_starts": _starts(lengths), name: text}


def _sorted(numbered: Mapping[T, int], by: Callable[[T], Any]) -> tuple[list[T], Numbers]:
    """The values sorted, and for the number of each where it stands now."""
    values = sorted(numbered, key=by)
    return values, _inverse(np.array([numbered[value] for value in values], dtype=np.int32))


def _by_name(issuer: Issuer) -> tuple[str, ...]:
    return issuer.name, issuer.level or "", issuer.kind, issuer.superior or ""


def _by_role(address: Address) -> tuple[str, bool, bool, str]:
    name, group, role, is_addressee = address
    return name, not is_addressee, group, role or ""
