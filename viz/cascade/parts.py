"""Which province a document belongs to: the parts into which a large picture is folded.

Below an order of the centre the parts are provinces, below one of a province its districts (or its
communes, where no district acts).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from graph.actors import LEVELS, rank
from graph.coverage import BodyCoverage, Coverage
from graph.document import Document
from graph.model import Cascade
from graph.provinces import province_of
from graph.territory import seat_of
from loaders.record import Issuer
from viz.cascade.forest import holding
from viz.cascade.rows import rows
from viz.cascade.scene import Scene, ghost_id, silent


@dataclass(frozen=True, slots=True)
class Part:
    """The nodes of one province, or of the `centre` above all of them; `name` None is no known one.

    `expected` bodies were told to act; `answers` are the days that those took which acted, None
    for an unknown day.
    """

    name: str | None
    centre: bool
    ids: tuple[str, ...]
    expected: int
    answers: tuple[int | None, ...]


def whole(scene: Scene) -> tuple[Part, ...]:
    """Everything as one part."""
    return (Part(None, True, tuple(node.id for node in scene.nodes), 0, ()),)


def parts(cascade: Cascade, coverage: Coverage | None, scene: Scene) -> tuple[Part, ...]:
    """The centre, then the provinces in the order of `coverage`, else by name; unknown ones last.

    Every node is in one part. A document stands with the one that it carries out, where its own
    name does not tell more: names of communes repeat.
    """
    units = _Units(cascade, coverage, scene)
    members: dict[tuple[bool, str | None], list[str]] = defaultdict(list)
    members[(True, None)] = []
    for node in scene.nodes:
        centre = units.above(node.level)
        members[(centre, None if centre else units.of[node.id])].append(node.id)
    expected, answers = units.totals()
    order = {name: place for place, name in enumerate(expected)}
    ranked = sorted(
        members, key=lambda p: (not p[0], p[1] is None, order.get(p[1], len(order)), p[1] or "")
    )
    return tuple(
        Part(
            name,
            centre,
            tuple(members[centre, name]),
            0 if centre else expected.get(name, 0),
            () if centre else tuple(answers[name]),
        )
        for centre, name in ranked
    )


class _Units:
    """Finds the unit of each node: the name of the province or district, None in doubt."""

    def __init__(self, cascade: Cascade, coverage: Coverage | None, scene: Scene) -> None:
        self._documents = {item.key: item.document for item in cascade.documents}
        self._coverage = coverage
        self._level = self._unit_level(scene)
        bodies = coverage.bodies if coverage else ()
        self._acted = {body.document: body for body in bodies if body.document}
        self._parents = holding(scene, rows(scene))
        self.of: dict[str, str | None] = {}
        for key in self._documents:
            if key not in self.of:
                self._find(key)
        for number, body in enumerate(silent(coverage)):
            self.of[ghost_id(number)] = self._of_body(body)

    def above(self, level: str | None) -> bool:
        """Whether a level stands above the parts."""
        return level is not None and rank(level) < rank(self._level)

    def totals(self) -> tuple[dict[str | None, int], dict[str | None, list[int | None]]]:
        """How many bodies of each part were told to act, and after how many days they did."""
        expected: dict[str | None, int] = {}
        answers: dict[str | None, list[int | None]] = defaultdict(list)
        for body in self._coverage.bodies if self._coverage else ():
            if body.addressed and not self.above(body.level):
                name = self._of_body(body)
                expected[name] = expected.get(name, 0) + 1
                if body.state == "acted":
                    answers[name].append(body.lag_days)
        return expected, answers

    def _unit_level(self, scene: Scene) -> str:
        root = self._documents[scene.root].level
        below = LEVELS[rank(root) + 1] if root in LEVELS[:-1] else "province"
        if below == "district" and not any(node.level == "district" for node in scene.nodes):
            return "commune"
        return below

    def _find(self, key: str) -> None:
        """The unit of a document and of those that it hangs on: the first that tells one."""
        way, found = [key], self._own(self._documents[key])
        while found is None and way[-1] in self._parents:
            upper = self._parents[way[-1]]
            if upper in self.of:
                found = self.of[upper]
                break
            way.append(upper)
            found = self._own(self._documents[upper])
        self.of.update(dict.fromkeys(way, found))

    def _own(self, document: Document) -> str | None:
        """What the document itself tells of its unit."""
        if self.above(document.level) or document.level is None:
            return None
        body = self._acted.get(document.key)
        if body:
            return self._of_body(body)
        upper = self._parents.get(document.key)
        if document.level != self._level and upper and not self.above(self._level_of(upper)):
            return None
        return self._named(_issuer(document), document.date)

    def _level_of(self, key: str) -> str | None:
        return self._documents[key].level

    def _of_body(self, body: BodyCoverage) -> str | None:
        if self._level == "province":
            return body.province
        if body.level == self._level:
            return body.place or body.name
        upper = self.of.get(body.addressed_by or "")
        return upper or body.superior

    def _named(self, issuer: Issuer | None, on: str | None) -> str | None:
        if issuer is None:
            return None
        if self._level == "province":
            return province_of(issuer, on)
        if issuer.level != self._level:
            return None
        seat = seat_of(issuer, on)
        return seat.full_name if seat else issuer.name


def _issuer(document: Document) -> Issuer | None:
    if document.issuer is None:
        return None
    return Issuer(document.issuer, next((lv for lv in LEVELS if lv == document.level), None))
