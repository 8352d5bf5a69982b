"""Cascades are those of SQLite, whether proofs come with the steps or after them, in pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import Cascade, Store, down, load, open_store, path, up
from graph.identity import number_key
from graph.store import neo4j_walk
from tests.graph.synthetic import cascade

SIZE = 150


@pytest.mark.parametrize("few", [0, 1, 100])
def test_walks_are_those_of_sqlite(
    few: int, neo4j_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_walk, "_FEW", few)
    monkeypatch.setattr(neo4j_walk, "_DOCUMENTS", 7)
    monkeypatch.setattr(neo4j_walk, "_PROOFS", 11)
    with open_store(neo4j_url) as ours, open_store(f"sqlite:///{tmp_path}/store.db") as other:
        for store in (ours, other):
            load(store, cascade(0, SIZE))
        assert walks(ours) == walks(other)


def test_steps_and_proofs_outside_of_a_question(neo4j_url: str) -> None:
    with open_store(neo4j_url) as store:
        load(store, cascade(0, 10))
        (id_,) = store.ids([root(store)]).values()
        steps = store.steps([id_], ["implements"], incoming=True)
        proofs = list(store.proofs([id_], ["implements"], incoming=True))
    assert len(steps) == 9
    assert {step for step, _ in proofs} == set(steps)


def walks(store: Store) -> list[dict[str, object]]:
    """Cascades in both directions, along one relation and all, with bounds and without proofs."""
    whole = down(store, root(store))
    assert len(whole.documents) == SIZE
    assert all(edge.evidence for edge in whole.edges)
    leaf = whole.documents[-1].key
    answers: list[Cascade] = [
        whole,
        down(store, whole.root, relation="any"),
        down(store, whole.root, depth=1),
        down(store, whole.root, as_of="2021-06-10"),
        down(store, whole.root, proofs=False),
        up(store, leaf),
        up(store, leaf, relation="any"),
        path(store, whole.root, leaf),
    ]
    return [answer.to_dict() for answer in answers]


def root(store: Store) -> str:
    """The key of the order."""
    (key,) = store.numbered(number_key("611/CĐ-TTg"))
    return key
