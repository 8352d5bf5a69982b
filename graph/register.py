"""The organisations and the places of a store, as lists and one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from graph.frames import frame
from graph.model import as_mapping

if TYPE_CHECKING:
    import pandas as pd

_BODY_COLUMNS = ("key", "name", "level", "kind", "superior", "held", "cited", "first", "last")
_PLACE_COLUMNS = ("key", "name", "kind", "level", "part_of", "valid_from", "valid_to",
                  "held", "cited")  # fmt: skip


class Organisation(Struct, frozen=True):
    """A body that issued documents: how many are held, how many only cited, from when to when.

    `superior` is the name of the body above it, None where it is unknown; dates are ISO.
    """

    key: str
    name: str
    level: str | None
    kind: str
    superior: str | None
    held: int
    cited: int
    first: str | None
    last: str | None

    def to_dict(self) -> dict[str, Any]:
        """The organisation as JSON-ready mapping."""
        return as_mapping(self)


class Organisations(Struct, frozen=True):
    """Organisations by key, and the key behind which more may follow."""

    items: tuple[Organisation, ...]
    next: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The page as JSON-ready mapping."""
        return as_mapping(self)

    def to_frame(self) -> pd.DataFrame:
        """One row an organisation."""
        return frame(_BODY_COLUMNS, (item.to_dict() for item in self.items))


class Neighbour(Struct, frozen=True):
    """Another organisation; `since` is the ISO date of a succession."""

    key: str
    name: str
    since: str | None = None


class OrganisationDetail(Struct, frozen=True):
    """An organisation with what is known of it.

    `names` are those under which it issued documents, `place` is the key of the unit it governs,
    `above` its authority line, the nearest first. It lasted from `valid_from` to `valid_to`, both
    days included, None where open or unknown.
    """

    organisation: Organisation
    names: tuple[str, ...]
    place: str | None
    above: tuple[Neighbour, ...]
    predecessors: tuple[Neighbour, ...]
    successors: tuple[Neighbour, ...]
    valid_from: str | None
    valid_to: str | None

    def to_dict(self) -> dict[str, Any]:
        """The organisation's own mapping with all that is known added."""
        detail = as_mapping(self)
        return {**detail.pop("organisation"), **detail}


class PlaceSeen(Struct, frozen=True):
    """An administrative unit, with the organisations that governed it and issued documents.

    `name` is the full one ("tỉnh Lào Cai"), `part_of` the key of the unit above, `successors` are
    keys of those that took over on 1 July 2025. It lasted from `valid_from` to `valid_to`, ISO
    dates, both included, None where open or unknown. `held` and `cited` count the documents.
    """

    key: str
    name: str
    kind: str
    level: str
    part_of: str | None
    valid_from: str | None
    valid_to: str | None
    successors: tuple[str, ...]
    organisations: tuple[Organisation, ...]

    @property
    def held(self) -> int:
        """How many documents of its organisations are held."""
        return sum(body.held for body in self.organisations)

    @property
    def cited(self) -> int:
        """How many documents of its organisations are only cited."""
        return sum(body.cited for body in self.organisations)

    def to_dict(self) -> dict[str, Any]:
        """The place as JSON-ready mapping."""
        return {**as_mapping(self), "held": self.held, "cited": self.cited}


class Places(Struct, frozen=True):
    """Places by key, and the key behind which more may follow."""

    items: tuple[PlaceSeen, ...]
    next: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The page as JSON-ready mapping."""
        return {"items": [item.to_dict() for item in self.items], "next": self.next}

    def to_frame(self) -> pd.DataFrame:
        """One row a place."""
        return frame(_PLACE_COLUMNS, (item.to_dict() for item in self.items))
