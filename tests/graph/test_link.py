from __future__ import annotations

import pytest

from graph import UsageProblem
from graph.link import Link, edges_of, fault_of, relations_named
from graph.model import Evidence

PROOF = Evidence("a", "Thực hiện b", 0, 11, "cue", 0.9)


def link(target: str, relation: str, own: str | None, other: str | None) -> Link:
    return Link("a", relation, target, own, other, PROOF)


@pytest.mark.parametrize(
    ("found", "fault"),
    [
        (link("b", "implements", "2021-05-02", "2021-05-01"), None),
        (link("b", "implements", "2021-05-02", "2021-05-02"), None),
        (link("b", "implements", "2021-05-02", "2021-05-03"), "implements-later"),
        (link("b", "implements", "2021-05", "2021-05-31"), None),
        (link("b", "implements", None, "2021-05-31"), None),
        (link("b", "references", "2021-05-02", "2021-05-03"), None),
        (link("a", "references", "2021-05-02", "2021-05-02"), "self-edge"),
    ],
)
def test_fault_of(found: Link, fault: str | None) -> None:
    assert fault_of(found) == fault


def test_equal_proofs_count_once() -> None:
    twice = [link("b", "implements", None, None)] * 2
    (edge,) = edges_of([*twice, link("a", "implements", None, None)])
    assert (edge.target, edge.evidence) == ("b", (PROOF,))


def test_relations() -> None:
    assert relations_named("amends") == ("amends",)
    assert len(relations_named("any")) == 5
    with pytest.raises(UsageProblem, match="unknown relation 'obeys'"):
        relations_named("obeys")
