"""Counting who names what, without a server."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pytest

from graph.authority import classified
from graph.lines import Line, dumped, piece_lines, pieces_of
from graph.statements import Named
from graph.store.neo4j_tally import (
    Naming,
    Tally,
    counted_in,
    lines_told,
    naming_of,
    naming_of_body,
    packed,
    packed_tally,
    tally_of,
    unpacked,
)
from loaders.record import Issuer

COMMUNE = Issuer("Ủy ban nhân dân xã A", "commune", "government", "Ủy ban nhân dân huyện Bát Xát")
SWAPPED = Issuer("Ủy ban nhân dân tỉnh Lào Cai", "province", "government", "Sở Y tế tỉnh Lào Cai")
"""A letterhead that was read upside down: the body above it has it above itself."""

Tallies = dict[tuple[str, str], Tally]


def told(tallies: Tallies) -> set[str]:
    return {dumped(line) for node, tally in tallies.items() for line in lines_told(*node, tally)}


def body_lines(body: Issuer) -> list[Line]:
    """What the export tells of a body, of all above it and of who took over."""
    return [line for piece in pieces_of(body) for line in piece_lines(piece)]


def shown(lines: Iterable[Line]) -> set[str]:
    return {dumped(line) for line in lines}


@pytest.mark.parametrize(
    "body", [COMMUNE, SWAPPED, classified("Ủy ban nhân dân tỉnh Bắc Kạn"), Issuer("Hội A")]
)
def test_a_body_tells_what_the_export_tells_of_it(body: Issuer) -> None:
    tallies: Tallies = defaultdict(dict)
    counted_in(tallies, {naming_of_body(body): 1})
    assert told(tallies) == shown(body_lines(body))


def test_what_both_name_stays_until_both_are_gone() -> None:
    district = classified("Ủy ban nhân dân huyện Bát Xát")
    tallies: Tallies = defaultdict(dict)
    counted_in(tallies, {naming_of_body(COMMUNE): 2, naming_of_body(district): 1})
    counted_in(tallies, {naming_of_body(COMMUNE): -1})
    assert told(tallies) == shown([*body_lines(COMMUNE), *body_lines(district)])
    counted_in(tallies, {naming_of_body(COMMUNE): -1})
    assert told(tallies) == shown(body_lines(district))
    counted_in(tallies, {naming_of_body(district): -1})
    assert not any(tallies.values())


def test_only_the_first_naming_leads_further() -> None:
    tallies: Tallies = defaultdict(dict)
    assert len(counted_in(tallies, {naming_of_body(COMMUNE): 1})) > 1
    assert counted_in(tallies, {naming_of_body(COMMUNE): 1}) == {naming_of_body(COMMUNE)[:2]}


def test_two_spellings_of_one_person_are_counted_apart() -> None:
    one, other = Named("Person", "Trần A", "B"), Named("Person", "TRẦN A", "B")
    tallies: Tallies = defaultdict(dict)
    counted_in(tallies, {naming_of(one, one.key): 1, naming_of(other, other.key): 1})
    line = {"node": "Person", "key": "tran-a-b", "name": "Trần A"}
    assert told(tallies) == shown([line, {**line, "name": "TRẦN A"}])
    counted_in(tallies, {naming_of(other, other.key): -1})
    assert told(tallies) == shown([line])


def test_tallies_and_names_come_back_as_they_were_kept() -> None:
    tallies: Tallies = defaultdict(dict)
    counted_in(tallies, {naming_of_body(COMMUNE): 3})
    for tally in tallies.values():
        assert tally_of(packed_tally(tally)) == tally
    names = {naming_of_body(COMMUNE), Naming("Measure", "5k", "{}")}
    assert set(unpacked(packed(names))) == names
    assert (tally_of(None), unpacked(None)) == ({}, [])
