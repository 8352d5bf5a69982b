"""The scope of a whole store: all its documents as of a day."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar, cast
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from graph.document import Document
from graph.drift.days import Days, date_of
from graph.drift.scope import Ints, Scope, Uses
from graph.provinces import province_of
from graph.store.base import Store
from graph.survey import MODES, STATUSES, Survey, Texts
from loaders.bodies import place_tables

_LEFT_OUT = len(STATUSES)
"""The status of documents that are later than asked for: no other has it."""
_ORDERS = MODES.index("orders")

T = TypeVar("T")


class _Homes(NamedTuple):
    """By row the organisation that issued a document and its province, a place in `names`."""

    organisations: Ints
    provinces: Ints
    names: list[str]


_KNOWN: WeakKeyDictionary[Survey, _Homes] = WeakKeyDictionary()


def scope_everywhere(
    store: Store, survey: Survey, as_of: str | None, measures: Collection[str]
) -> Scope:
    """The documents of `survey`, which shows the present state of `store`, not later than `as_of`.

    Of what they say only these `measures` are looked up. Raises `UsageProblem` for what is no date.
    """
    there = survey.not_later(as_of)
    sources, targets = survey.edges()
    inside = there[sources] & there[targets] & survey.asserted(as_of, above=True)
    homes = _homes(survey)
    return Scope(
        dates=survey.dates.astype(np.int32, copy=False),
        statuses=np.where(there, survey.statuses, _LEFT_OUT).astype(np.int8),
        levels=survey.levels.astype(np.int8, copy=False),
        bodies=homes.organisations,
        provinces=homes.provinces,
        province_names=homes.names,
        depths=None,
        sources=sources[inside].astype(np.int32, copy=False),
        targets=targets[inside].astype(np.int32, copy=False),
        uses=_uses(survey, measures),
        documents=lambda rows: _documents(store, survey, rows),
        key=survey.key,
    )


def _uses(survey: Survey, measures: Collection[str]) -> dict[str, Uses]:
    found, owners = {}, survey.uses.owners()
    for number, measure in enumerate(survey.measures):
        if measure in measures:
            places = np.flatnonzero(survey.uses.items == number)
            rows = owners[places].astype(np.int32, copy=False)
            found[measure] = Uses(rows, survey.modes[places] == _ORDERS)
    return found


def _homes(survey: Survey) -> _Homes:
    """Whose documents they are and where, worked out once for each survey."""
    known = _KNOWN.get(survey)
    if known is None:
        known = _KNOWN[survey] = _Homes(_organisations(survey), *_provinces(survey))
    return known


def _organisations(survey: Survey) -> Ints:
    """A number for the organisation that issued each document, -1 where nobody is named."""
    numbers: dict[str, int] = {}
    found = [numbers.setdefault(key, len(numbers)) for key in _all(survey.body_keys)]
    return np.array([*found, -1], np.int32)[survey.bodies]  # nobody's number finds the last one


def _provinces(survey: Survey) -> tuple[Ints, list[str]]:
    """The province of each document's body on its date, and the names: few bodies, fewer eras."""
    moments, dates = _moments(survey.dates)
    issuers = _all(survey.issuers)
    asked = np.zeros((len(dates), len(issuers) + 1), np.bool_)
    asked[moments, survey.bodies] = True
    asked[:, -1] = False  # nobody
    table = np.full(asked.shape, -1, np.int32)
    names: dict[str, int] = {}
    for moment, body in np.argwhere(asked).tolist():
        name = province_of(issuers[body], dates[moment])
        if name is not None:
            table[moment, body] = names.setdefault(name, len(names))
    return table[moments, survey.bodies], list(names)


def _all(values: Sequence[T]) -> list[T]:
    """All values of a table of a survey, decoded in one go: one by one takes ten times as long."""
    texts = cast("Texts[T]", values)
    data, starts = texts.text.tobytes(), texts.starts.tolist()
    return [texts.decode(data[start:end]) for start, end in pairwise(starts)]


def _moments(days: Days | NDArray[np.integer]) -> tuple[NDArray[np.intp], list[str | None]]:
    """For each date a place among those that tell provinces apart: few days change the units."""
    eras = place_tables.eras()
    begins = np.array([int(day.replace("-", "")) for day in eras])
    moments = np.searchsorted(begins, days, side="right") - 1
    partial = days % 100 == 0
    others, places = np.unique(days[partial], return_inverse=True)
    moments[partial] = len(eras) + places
    return moments, [*eras, *(date_of(day) for day in others.tolist())]


def _documents(store: Store, survey: Survey, rows: Sequence[int]) -> Mapping[int, Document]:
    keys = {row: survey.key(row) for row in rows}
    ids = store.ids(sorted(set(keys.values())))
    outlines = store.outlines(ids.values())
    return {row: outlines[ids[key]].document for row, key in keys.items()}
