"""Who answered an order and who has not: what the question of coverage gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from statistics import median
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct
from msgspec.structs import asdict

from graph.actors import rank
from graph.frames import frame
from graph.model import as_mapping

if TYPE_CHECKING:
    import pandas as pd

State = Literal["acted", "not_acted", "not_in_corpus"]


class BodyCoverage(Struct, frozen=True, gc=False):
    """A body that was to act, or acted without being told.

    `addressed_by` is the key of the first document of the cascade that tells it to act, None where
    none does. `state` is "not_in_corpus" for a body of which no document at all is held.
    `document` is its first one below the order, with its `number`, `date` and the days since the
    order. `province` is the unit at the top in which the body sits, `sector` its field.
    """

    name: str
    place: str | None
    level: str | None
    addressed: bool
    state: State
    document: str | None
    number: str | None
    date: str | None
    lag_days: int | None
    addressed_by: str | None
    kind: str
    superior: str | None
    province: str | None
    sector: str

    def to_dict(self) -> dict[str, Any]:
        """The body as JSON-ready mapping."""
        return asdict(self)


class Totals(Struct, frozen=True):
    """How many bodies are `addressed`, and of these in each state; `unaddressed` acted untold.

    `median_lag_days` is of the addressed bodies that acted on a known day, None where none did.
    """

    addressed: int
    acted: int
    not_acted: int
    not_in_corpus: int
    unaddressed: int
    median_lag_days: float | None


class Group(Struct, frozen=True):
    """The totals of the bodies that share a level, a province or a sector; None for the others."""

    name: str | None
    totals: Totals

    def to_dict(self) -> dict[str, Any]:
        """The group as JSON-ready mapping, flat."""
        return {"name": self.name, **asdict(self.totals)}


class Reach(Struct, frozen=True):
    """The units of a level that the order concerns: all, those told to act, those that acted.

    A unit is told, or acts, through its people's committee or its Party committee.
    """

    level: str
    units: int
    addressed: int
    acted: int


class Coverage(Struct, frozen=True):
    """Who carried out the order `root`, when, and who did not.

    `bodies` come by level from the top, province, unit and name. `unlisted` are classes of bodies
    ("các cơ quan, đơn vị") that were told to act and of which no table lists all members.
    """

    root: str
    level: str | None
    as_of: str | None
    units: str | None
    bodies: tuple[BodyCoverage, ...]
    totals: Totals
    reach: tuple[Reach, ...]
    unlisted: tuple[str, ...]

    @property
    def by_level(self) -> tuple[Group, ...]:
        """The totals of each level, from the top down."""
        groups = _grouped(self.bodies, lambda body: body.level)
        return tuple(sorted(groups, key=lambda group: rank(group.name)))

    @property
    def by_province(self) -> tuple[Group, ...]:
        """The totals of each province with everything below it, in the order of the bodies."""
        return _grouped((b for b in self.bodies if b.province), lambda body: body.province)

    @property
    def by_sector(self) -> tuple[Group, ...]:
        """The totals of each sector, by name."""
        groups = _grouped(self.bodies, lambda body: body.sector)
        return tuple(sorted(groups, key=lambda group: group.name or ""))

    def to_dict(self) -> dict[str, Any]:
        """The coverage as JSON-ready mapping."""
        return {
            "root": self.root,
            "level": self.level,
            "as_of": self.as_of,
            "units": self.units,
            "bodies": [body.to_dict() for body in self.bodies],
            "totals": asdict(self.totals),
            "by_level": [group.to_dict() for group in self.by_level],
            "by_province": [group.to_dict() for group in self.by_province],
            "by_sector": [group.to_dict() for group in self.by_sector],
            "reach": [as_mapping(reach) for reach in self.reach],
            "unlisted": list(self.unlisted),
        }

    def to_frame(self) -> pd.DataFrame:
        """The bodies as a data frame, a row each."""
        return frame(BodyCoverage.__struct_fields__, (body.to_dict() for body in self.bodies))


def totals_of(bodies: Iterable[BodyCoverage]) -> Totals:
    """How many of the bodies are in which state."""
    found = list(bodies)
    told = [body for body in found if body.addressed]
    lags = [b.lag_days for b in told if b.lag_days is not None]
    states = [body.state for body in told]
    return Totals(
        addressed=len(told),
        acted=states.count("acted"),
        not_acted=states.count("not_acted"),
        not_in_corpus=states.count("not_in_corpus"),
        unaddressed=len(found) - len(told),
        median_lag_days=median(lags) if lags else None,
    )


def _grouped(
    bodies: Iterable[BodyCoverage], named: Callable[[BodyCoverage], str | None]
) -> tuple[Group, ...]:
    groups: dict[str | None, list[BodyCoverage]] = defaultdict(list)
    for body in bodies:
        groups[named(body)].append(body)
    return tuple(Group(name, totals_of(found)) for name, found in groups.items())
