"""Certified copies are documents of their own; they are linked with the original, not merged."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

import graph
from loaders import Record, extract
from tests.loaders.copies import LINE, ORIGINAL, PAPER

NUMBER = "1107/UBND-KGVX"
KEY = "1107-ubnd-kgvx-2021-uy-ban-nhan-dan-tinh-son-la"
COPY = "12-sy-ubnd-2021-uy-ban-nhan-dan-huyen-yen-chau"


def source(name: str, text: str) -> list[Record]:
    return extract(text, source=name)


SOURCES = [
    source("original.txt", ORIGINAL),
    source("paper.txt", ORIGINAL + PAPER),
    source("signed.txt", LINE + ORIGINAL),
]


def of_original(store: graph.Store) -> list[str]:
    """Every line of the graph that the original's own text asserts, and its node."""
    lines = graph.export_jsonl(store)
    return [line for line in lines if f'"asserted_by":"{KEY}"' in line or f'"key":"{KEY}"' in line]


@pytest.fixture
def alone(tmp_path: Path) -> list[str]:
    with graph.open_store(f"sqlite:///{tmp_path}/alone.db") as store:
        graph.load(store, SOURCES[0])
        return of_original(store)


@pytest.mark.parametrize("present", [[1], [2], [0, 1], [1, 2], [0, 1, 2]])
def test_the_original_is_the_same_with_copies_or_without(
    present: list[int], alone: list[str], tmp_path: Path
) -> None:
    exports = set()
    for order in permutations(present):
        with graph.open_store(f"sqlite:///{tmp_path}/{order}.db") as store:
            for index in order:
                graph.load(store, SOURCES[index])
            assert of_original(store) == alone
            exports.add("\n".join(graph.export_jsonl(store)))
    assert len(exports) == 1
    assert len(alone) > 5


def test_a_copy_is_shown_with_its_original_and_explained(store: graph.Store) -> None:
    graph.load(store, [record for records in SOURCES for record in records])
    shown = graph.show(store, KEY)
    assert [(v.number, v.type, v.date, v.issuer) for v in shown.versions] == [
        ("12/SY-UBND", "sao y", "2021-05-06", "Ủy ban nhân dân huyện Yên Châu"),
        (None, "sao y", "2021-05-06", "Ủy ban nhân dân huyện Yên Châu"),
    ]
    assert [s.source for s in shown.sources] == ["original.txt", "paper.txt", "signed.txt"]
    copy = graph.show(store, COPY)
    assert [v.number for v in copy.versions] == [NUMBER]
    assert [a.name for a in copy.recipients] == ["Ủy ban nhân dân các xã, thị trấn"]
    (why,) = graph.explain(store, COPY).decisions
    assert (why.quote, why.means and why.means.number) == ("SAO Y", NUMBER)
    report = graph.check(store)
    assert (report.faults, report.refused) == ((), ())


def test_withdrawing_a_copy_leaves_the_original(store: graph.Store, alone: list[str]) -> None:
    graph.load(store, [record for records in SOURCES for record in records])
    graph.withdraw(store, ["paper.txt", "signed.txt"])
    assert of_original(store) == alone
    assert graph.show(store, KEY).versions == ()


def test_a_copy_is_no_answer_to_the_order(store: graph.Store) -> None:
    graph.load(store, [record for records in SOURCES for record in records])
    order = graph.resolve_key(store, "570/CĐ-TTg")
    below = [item.document.number for item in graph.down(store, order).documents]
    assert below == ["570/CĐ-TTg", NUMBER]
