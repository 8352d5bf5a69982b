"""The steps from what was read to the graph, each from tables to tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from graph.archive.steps import describe, relate, resolve, shared, stated
from graph.archive.tables import CLAIMS, DOCUMENTS, NODES, RECORDS, RELATIONSHIPS

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

Held = Callable[[str], "DataFrame"]
"""The table of a name that an earlier step has made."""
Made = Iterator[tuple[str, "DataFrame"]]
"""Tables by name; each is written before the next is asked for, which may then read it."""


class Step(Struct, frozen=True):
    """A step of a build: what it makes, of what earlier ones made."""

    name: str
    run: Callable[[Held], Made]


def _claims(held: Held) -> Made:
    yield "_claims", resolve.distinct_claims(held(RECORDS.name))


def _resolve(held: Held) -> Made:
    yield "_narrow", resolve.narrow_round(held("_claims"))
    yield "_residents", resolve.residents(held("_claims"), held("_narrow"))
    yield "_guests", resolve.guests(held("_residents"), held("_narrow"))
    yield "_wide", resolve.wide_round(held("_residents"), held("_guests"), held("_narrow"))
    yield CLAIMS.name, held("_narrow").unionByName(held("_wide"))


def _describe(held: Held) -> Made:
    yield "_described", describe.described(held(CLAIMS.name))
    yield "_meant", relate.meanings(held(CLAIMS.name), held("_described"))
    mentions = relate.mentions(held(RECORDS.name), held("_meant"))
    leads = describe.leading(held(RECORDS.name))
    yield "_stated", stated.stated(describe.told(held("_described"), leads, mentions))
    yield DOCUMENTS.name, held("_stated").select(*DOCUMENTS.names)


def _relate(held: Held) -> Made:
    yield "_ends", relate.ends(held(RECORDS.name), held("_meant"))
    yield "_bodies", shared.bodies(held(DOCUMENTS.name))
    yield NODES.name, shared.nodes(held("_bodies"))
    asserted = relate.asserted(held(RECORDS.name), held("_ends"))
    known = shared.relationships(held("_bodies"))
    every = asserted.unionByName(stated.relationships(held("_stated"))).unionByName(known)
    yield RELATIONSHIPS.name, every


STEPS: Final = (
    Step("claims", _claims),
    Step("resolve", _resolve),
    Step("describe", _describe),
    Step("relate", _relate),
)
"""In their order, behind the step that reads."""
