"""The links of a survey: which steps hold, and where they lead, by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from graph.store.base import Assertion, Id
from graph.survey.arrays import OTHERS
from graph.survey.dates import later
from graph.survey.walk import distinct
from loaders.record import RELATIONS

if TYPE_CHECKING:
    from graph.survey.tables import Mask, Numbers

_PAGE = 50_000
"""Steps that are turned into numbers at once: as Python's own they take ten times the room."""
_CODES = {relation: code for code, relation in enumerate(RELATIONS)}

_NONE: Numbers = np.empty(0, dtype=np.int64)

Ends: TypeAlias = "tuple[Numbers, Numbers]"


def links(
    assertions: Iterator[Assertion], ids: Sequence[Id], rows: Numbers, dates: Numbers
) -> dict[str, Numbers]:
    """The arrays of all links that hold; `rows` are those of the documents with these `ids`."""
    codes, sources, targets, by = _numbered(assertions, ids)
    sources, targets, since = rows[sources], rows[targets], dates[rows[by]]
    holds = sources != targets
    arrays: dict[str, Numbers] = {}
    for relation in OTHERS:
        held = holds & (codes == _CODES[relation])
        ends = _sorted(sources[held], targets[held], len(rows))
        arrays[f"{relation}_sources"], arrays[f"{relation}_targets"] = ends
    held = holds & (codes == _CODES["implements"]) & ~_implement_later(sources, targets, dates)
    lower, upper, since = sources[held], targets[held], since[held]
    above = _lists("above", lower, upper, since, len(rows))
    return arrays | above | _lists("below", upper, lower, since, len(rows))


def merged(ends: Sequence[Ends], count: int) -> Ends:
    """The pairs of sources and targets of several relations among `count` documents together."""
    sources, targets = (np.concatenate(column) for column in zip(*ends, strict=True))
    near, far = _sorted(sources, targets, count)
    return near.astype(np.int32), far.astype(np.int32)


def _implement_later(sources: Numbers, targets: Numbers, dates: Numbers) -> Mask:
    """Which steps would be refused as carrying out a later document, as `graph.link.fault` does."""
    return later(dates[targets], dates[sources])


def _numbered(
    assertions: Iterator[Assertion], ids: Sequence[Id]
) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """The relation that each asserts, and the places among the `ids` of both ends and itself."""
    codes, sources, targets, asserting = [_NONE], [_NONE], [_NONE], [_NONE]
    places = _Places(ids)
    while page := list(islice(assertions, _PAGE)):
        near, relations, far, by = zip(*page, strict=True)
        codes.append(np.array([_CODES[relation] for relation in relations]))
        sources.append(places.of(near))
        targets.append(places.of(far))
        asserting.append(places.of(by))
    codes_, sources_, targets_, by_ = map(np.concatenate, (codes, sources, targets, asserting))
    return codes_, sources_, targets_, by_


class _Places:
    """Where ids, which are numbers or names, stand in a sequence."""

    def __init__(self, ids: Sequence[Id]) -> None:
        given = np.array(ids)
        self._places = np.argsort(given, kind="stable")
        self._sorted = given[self._places]

    def of(self, ids: Sequence[Id]) -> Numbers:
        """The places of some of them. Raises `KeyError` for one that is not there."""
        wanted = np.array(ids)
        found = np.searchsorted(self._sorted, wanted)
        if found.max() == len(self._sorted) or (self._sorted[found] != wanted).any():
            raise KeyError(ids)
        return self._places[found]


def _sorted(near: Numbers, far: Numbers, count: int) -> Ends:
    """The pairs sorted, each once."""
    pairs = distinct(near.astype(np.int64) * count + far)
    return pairs // max(count, 1), pairs % max(count, 1)


def _lists(
    name: str, near: Numbers, far: Numbers, since: Numbers, count: int
) -> dict[str, Numbers]:
    """The far ends by near row, and when each pair was asserted first.

    A date of which less is known comes before the others that it may be: it counts sooner too.
    """
    pairs = near.astype(np.int64) * count + far
    order = np.lexsort((since, pairs))
    pairs, since = pairs[order], since[order]
    first = np.ones(len(pairs), dtype=np.bool_)
    np.not_equal(pairs[1:], pairs[:-1], out=first[1:])
    near, far = pairs[first] // max(count, 1), pairs[first] % max(count, 1)
    starts = np.append(0, np.cumsum(np.bincount(near, minlength=count)))
    return {f"{name}_starts": starts, name: far, f"{name}_since": since[first]}
