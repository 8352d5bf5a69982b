"""Which documents of the graph the citations in a text mean, as far as its proofs tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from loaders.record import Citation, Record
from viz.reading.marks import SURE, Mark

Told = tuple[int, int, str, str]
"""By what a proof of the graph and an edge of the reading are known for the same: the sentence's
ends, the relation, the rule."""


class Proved(NamedTuple):
    """A proof by the document itself, and its neighbour: by place in a list, and by number."""

    told: Told
    acts: bool
    neighbour: int
    number: str | None


def citation_marks(proved: Sequence[Proved], record: Record) -> Iterator[Mark]:
    """The mentions of each citation whose document the proofs tell, `of` that neighbour.

    A sentence that proves the same of several documents tells them apart by their numbers alone.
    """
    for index, neighbour in sorted(_meant(proved, record).items()):
        citation = record.citations[index]
        for mention in citation.mentions:
            if record.text[mention.start : mention.end] == mention.quote:
                unsure = citation.confidence < SURE
                yield Mark("citation", mention.start, mention.end, (neighbour,), unsure=unsure)


def _meant(proved: Sequence[Proved], record: Record) -> Mapping[int, int]:
    """The neighbour of each citation, by their places; none that two proofs tell differently."""
    cited: dict[tuple[Told, bool], set[int]] = defaultdict(set)
    for edge in record.edges:
        told = (edge.start, edge.end, edge.relation, edge.rule)
        if edge.source == "self" and edge.target != "self":
            cited[told, True].add(edge.target)
        if edge.target == "self" and edge.source != "self":
            cited[told, False].add(edge.source)
    alike: dict[tuple[Told, bool], set[int]] = defaultdict(set)
    for proof in proved:
        alike[proof.told, proof.acts].add(proof.neighbour)
    found: dict[int, set[int]] = defaultdict(set)
    for proof in proved:
        candidates = cited[proof.told, proof.acts]
        single = len(candidates) == len(alike[proof.told, proof.acts]) == 1
        for index in candidates:
            if single or _same_number(record.citations[index], proof.number):
                found[index].add(proof.neighbour)
    return {index: place for index, (place, *others) in found.items() if not others}


def _same_number(citation: Citation, number: str | None) -> bool:
    return number is not None and citation.number == number
