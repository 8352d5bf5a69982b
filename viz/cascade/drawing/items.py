"""What a card says: of a document, of a body that did not answer, or of many such bodies."""

from __future__ import annotations

from dataclasses import dataclass

from graph.coverage import Coverage
from graph.model import Cascade, CascadeDocument
from viz.cascade.arrangement import Arrangement
from viz.cascade.drawing.words import Words
from viz.cascade.scene import ghost_id, is_held, silence, silent
from viz.frame.labels import Label, measure_names


@dataclass(frozen=True, slots=True)
class Item:
    """A document, or a ghost: a body that was told to act and did not.

    `name` of a ghost is the body's, of a heap how many there are. `held` tells of a ghost whether
    any document of it is. `marks` are the numbers of its measures, and whether it orders them.
    """

    name: str
    issuer: str
    when: str
    level: str
    status: str
    root: bool = False
    ghost: bool = False
    held: bool = False
    marks: tuple[tuple[int, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """What every card says, by its id, and the measures in the order of their numbers from 1."""

    by_id: dict[str, Item]
    measures: tuple[Label, ...]


def items(
    cascade: Cascade, coverage: Coverage | None, arranged: Arrangement, words: Words
) -> Items:
    """What the cards of the picture say."""
    used = {use.id for item in cascade.documents for use in item.measures}
    measures = tuple(measure_names(used))
    numbers = {measure["id"]: number for number, measure in enumerate(measures, start=1)}
    found = {
        item.key: _document(item, numbers, words, root=item.key == cascade.root)
        for item in cascade.documents
    }
    found |= _ghosts(coverage, words)
    for panel in arranged.panels:
        for id_, heap in panel.heaps.items():
            found[id_] = _heap([found[ghost] for ghost in heap], words)
    return Items(found, measures)


def _document(item: CascadeDocument, numbers: dict[str, int], words: Words, *, root: bool) -> Item:
    document = item.document
    lag = "" if item.lag_days is None or root else words.lag(item.lag_days)
    dated = words.date(document.date) if document.date else ""
    orders: dict[int, bool] = {}
    for use in item.measures:
        number = numbers[use.id]
        orders[number] = orders.get(number, False) or use.mode == "orders"
    return Item(
        words.name(document),
        document.issuer or "",
        " · ".join(filter(None, (dated, lag))),
        words.level(document.level),
        document.status,
        root=root,
        marks=tuple(sorted(orders.items())),
    )


def _ghosts(coverage: Coverage | None, words: Words) -> dict[str, Item]:
    found = {}
    for number, body in enumerate(silent(coverage)):
        held = is_held(body)
        status = silence(held=held)
        level = words.level(body.level)
        found[ghost_id(number)] = Item(
            body.name, body.name, "", level, status, ghost=True, held=held
        )
    return found


def _heap(ghosts: list[Item], words: Words) -> Item:
    name = words.say("ghost.heap", count=len(ghosts))
    held = any(ghost.held for ghost in ghosts)
    status = silence(held=held)
    return Item(name, "", "", ghosts[0].level, status, ghost=True, held=held)
