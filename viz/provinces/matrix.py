"""The coverage of an order as a matrix: provinces as rows, levels as columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from msgspec import Struct

from graph.coverage import BodyCoverage, Coverage, Totals, totals_of
from graph.document import Document
from loaders.bodies.place_tables import REFORM
from viz.provinces.tiles import Tile

LEVELS = ("province", "district", "commune")
"""The columns; bodies of other levels, or of none, count only for the whole row."""
STATES = ("acted", "not_acted", "not_in_corpus", "untold")
"""What became of a body: the first three were told to act, "untold" acted without that."""


class Row(Struct, frozen=True):
    """The bodies of a province: of one with a `tile`, or of another with a name.

    `id` is the official code, "central" for the bodies of the centre and "unplaced" for those whose
    province is not known; both have no `name`.
    """

    id: str
    name: str | None
    tile: Tile | None
    bodies: tuple[BodyCoverage, ...]
    totals: Mapping[str, Totals]
    """Of "all" of them, and of each of `LEVELS`."""


def rows_of(coverage: Coverage, placed: Iterable[Tile]) -> tuple[Row, ...]:
    """A row for the centre, if it has bodies, and for each tile; then for those without a tile."""
    found: dict[str | None, list[BodyCoverage]] = defaultdict(list)
    centre: list[BodyCoverage] = []
    unplaced: list[BodyCoverage] = []
    for body in coverage.bodies:
        if body.province is not None:
            found[body.province].append(body)
        else:
            (centre if body.level == "central" else unplaced).append(body)
    rows = [_row("central", None, None, centre)] if centre else []
    for tile in placed:
        named = [(name, found.pop(name, [])) for name in tile.full_names]
        name = next((name for name, bodies in named if bodies), tile.full_names[0])
        rows.append(_row(tile.code, name, tile, [b for _, bodies in named for b in bodies]))
    for number, (name_, bodies) in enumerate(found.items(), start=1):
        rows.append(_row(f"other-{number}", name_, None, bodies))
    return (*rows, _row("unplaced", None, None, unplaced)) if unplaced else tuple(rows)


def state_of(body: BodyCoverage) -> str:
    """One of `STATES`."""
    return body.state if body.addressed else "untold"


def counts(totals: Totals) -> tuple[int, ...]:
    """How many bodies are in each of `STATES`."""
    return (totals.acted, totals.not_acted, totals.not_in_corpus, totals.unaddressed)


def levels_of(coverage: Coverage) -> tuple[str, ...]:
    """Those of `LEVELS` of which there is any body."""
    present = {body.level for body in coverage.bodies}
    return tuple(level for level in LEVELS if level in present)


def units_of(coverage: Coverage, order: Document | None) -> str:
    """The provinces by which a coverage is summed up: those of "2021" or of "2025"."""
    if coverage.units is not None:
        return coverage.units
    day = order.date if order else next(_days_of_the_order(coverage), None)
    return "2025" if day is not None and day >= REFORM else "2021"


def _days_of_the_order(coverage: Coverage) -> Iterator[str]:
    """The day of the order, as each answer tells it that has a lag."""
    for body in coverage.bodies:
        if body.date is not None and body.lag_days is not None:
            yield (date.fromisoformat(body.date) - timedelta(days=body.lag_days)).isoformat()


def _row(id_: str, name: str | None, tile: Tile | None, bodies: list[BodyCoverage]) -> Row:
    totals = {"all": totals_of(bodies)}
    for level in LEVELS:
        totals[level] = totals_of(body for body in bodies if body.level == level)
    return Row(id_, name, tile, tuple(bodies), totals)
