"""A document that everybody cites: as many reports as asked for, read exactly, in one block."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from benchmarks.archive import Plan, documents
from graph import Store, down, load, open_store
from graph.batch import entry_of
from graph.claims import block_of, is_numbered
from loaders import Record, extract
from tests.benchmarks.truths import facts, heading, read_heading

HOT = 600
Read = list[tuple[Record, dict[str, Any]]]


@pytest.fixture(scope="module")
def made() -> list[tuple[str, str, dict[str, Any]]]:
    return list(documents(Plan(10, seed=3, hot=HOT)))


@pytest.fixture(scope="module")
def read(made: list[tuple[str, str, dict[str, Any]]]) -> Read:
    return [(extract(text, source=source)[0], truth) for source, text, truth in made]


def test_they_come_behind_the_archive(made: list[tuple[str, str, dict[str, Any]]]) -> None:
    assert made[:10] == [*documents(Plan(10, seed=3))]
    assert len({source for source, *_ in made}) == len(made) == 10 + 1 + HOT
    order, first = made[10][2], made[0][2]
    assert [cited["number"] for cited in order["citations"]] == [first["number"]]
    assert all(t["citations"][0]["number"] == order["number"] for *_, t in made[11:])


def test_many_bodies_report_on_many_days_each_in_its_order() -> None:
    truths = [truth for _, _, truth in [*documents(Plan(10, hot=8000))][11:]]
    last: dict[str, tuple[str, int]] = {}
    for truth in truths:
        number = int(truth["number"].partition("/")[0])
        day, before = last.get(truth["issuer"], ("2021-01-01", 0))
        assert number == before + 1
        assert day <= truth["date"] <= "2021-10-31"
        last[truth["issuer"]] = truth["date"], number
    assert len(last) > 6000
    assert len({truth["date"] for truth in truths}) > 250


def test_they_are_read_exactly(read: Read) -> None:
    found = [(record.to_dict(), truth) for record, truth in read]
    assert [t["source"] for r, t in found if heading(t) != read_heading(r)] == []
    assert [t["source"] for r, t in found if facts(t) != facts(r)] == []


def test_one_block_has_most_citations_and_many_claims(read: Read) -> None:
    cited = [c.claim for record, _ in read[11:] for c in entry_of(record).citations]
    citations = Counter(map(block_of, cited))
    (block, many), (narrow, _) = citations.most_common(2)
    assert (many, len(cited)) == (citations[block], HOT)
    assert is_numbered(block)
    assert narrow.startswith("document:20000-")
    assert many > 0.6 * HOT
    assert len({claim for claim in cited if block_of(claim) == block}) > 0.3 * HOT


def test_all_reports_stand_below_the_order(read: Read, tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        load(store, [record for record, _ in read])
        assert _below(store, read[10][1]["number"]) > 0.95 * HOT


def _below(store: Store, number: str) -> int:
    (key,) = store.numbered(number.lower().replace("/", "-"))
    return len(down(store, key).documents) - 1
