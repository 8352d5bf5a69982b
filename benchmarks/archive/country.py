"""The units of Việt Nam in July 2021, from the project's vocabulary, as one tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from loaders.vocabulary import text_of

DAY = "2021-07-10"
"""The units of this day: 63 provinces, 705 districts, 10,599 communes."""


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """A province, district or commune: `name` stands without its `kind` ("huyện", "Ba Bể")."""

    code: str
    kind: str
    name: str
    parent: Unit | None = None
    children: list[Unit] = field(default_factory=list, repr=False)

    @property
    def full_name(self) -> str:
        """The name with its kind; only the southern metropolis has a capital.

        >>> provinces()[0].full_name
        'thành phố Hà Nội'
        """
        return f"{'Thành phố' if self.name == 'Hồ Chí Minh' else self.kind} {self.name}"

    @property
    def is_central_city(self) -> bool:
        """Whether this is a city directly under the state."""
        return self.parent is None and self.kind == "thành phố"


@cache
def provinces() -> tuple[Unit, ...]:
    """The 63 provinces by code, with their districts, and these with their communes."""
    units: dict[str, Unit] = {}
    top: list[Unit] = []
    for code, kind, name, parent in _rows():
        above = units.get(parent)
        unit = units[code] = Unit(code, kind, _capitalised(name), above)
        if above is None:
            top.append(unit)
        else:
            above.children.append(unit)
    return tuple(top)


def _capitalised(name: str) -> str:
    """The name with every word in capitals, which the vocabulary forgets here and there.

    >>> _capitalised("Ya ly"), _capitalised("Cư M'gar")
    ('Ya Ly', "Cư M'gar")
    """
    return " ".join(word[0].upper() + word[1:] for word in name.split())


def _rows() -> Iterator[tuple[str, str, str, str]]:
    """Code, kind, name and parent's code of every unit of the day, the upper levels first."""
    upper = []
    for code, kind, name, *rest in _lines("places.tsv"):
        parent, first, last = (*rest, "", "", "")[:3]
        if first <= DAY and (not last or last >= DAY):
            upper.append((code, kind, name, parent))
    yield from sorted(upper, key=lambda row: (len(row[0]), row[0]))
    for code, kind, name, parent in _lines("places_communes_2021.tsv"):
        yield code, kind, name, parent


def _lines(file: str) -> Iterator[list[str]]:
    for line in text_of(file).splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
