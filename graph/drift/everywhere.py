"""The scope of a whole store: all its documents as of a day."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from graph.document import Document
from graph.drift.days import Days, date_of
from graph.drift.scope import Ints, Scope, Uses
from graph.provinces import province_of
from graph.store.base import Store
from graph.survey import MODES, STATUSES, Survey
from loaders.bodies import place_tables

_LEFT_OUT = len(STATUSES)
"""The status of documents that are later than asked for: no other has it."""
_ORDERS = MODES.index("orders")


def scope_everywhere(
    store: Store, survey: Survey, as_of: str | None, measures: Collection[str]
) -> Scope:
    """The documents of `survey`, which shows the present state of `store`, not later than `as_of`.

    Of what they say only these `measures` are looked up. Raises `UsageProblem` for what is no date.
    """
    there = survey.not_later(as_of)
    sources, targets = survey.edges()
    inside = there[sources] & there[targets]
    provinces, names = _provinces(survey)
    return Scope(
        dates=survey.dates.astype(np.int32, copy=False),
        statuses=np.where(there, survey.statuses, _LEFT_OUT).astype(np.int8),
        levels=survey.levels.astype(np.int8, copy=False),
        bodies=_organisations(survey),
        provinces=provinces,
        province_names=names,
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


def _organisations(survey: Survey) -> Ints:
    """A number for the organisation that issued each document, -1 where nobody is named."""
    _, numbers = np.unique([*survey.body_keys, ""], return_inverse=True)
    numbers[-1] = -1  # what stands for nobody is found with that number
    found: Ints = numbers.astype(np.int32)[survey.bodies]
    return found


def _provinces(survey: Survey) -> tuple[Ints, list[str]]:
    """The province of each document's body on its date, and the names: few bodies, fewer eras."""
    moments, dates = _moments(survey.dates)
    bodies = survey.bodies
    table = np.full((len(dates), len(survey.issuers) + 1), -1, np.int32)
    asked = np.zeros(table.shape, np.bool_)
    asked[moments, bodies] = True
    asked[:, -1] = False
    names: dict[str, int] = {}
    issuers = list(survey.issuers)
    for moment, body in zip(*(found.tolist() for found in np.nonzero(asked)), strict=True):
        name = province_of(issuers[body], dates[moment])
        if name is not None:
            table[moment, body] = names.setdefault(name, len(names))
    return table[moments, bodies], list(names)


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
