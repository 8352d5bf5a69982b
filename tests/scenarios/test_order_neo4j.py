"""Neo4j holds the graph that SQLite holds, whatever happened before, and shows nothing else."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import check, export_jsonl, load, open_store, withdraw
from loaders.record import Record
from tests.graph import awkward, story
from tests.graph.test_order import POOL, SOURCES, STEPS, exported, in_force, steps
from tests.scenarios.conftest import emptied
from tests.seen import seen, shown
from tests.servers import Neo4j

FEW = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def test_what_browser_shows_is_what_the_export_says(neo4j_url: str) -> None:
    with open_store(neo4j_url) as store:
        load(store, [*story.five(), story.province()])
        lines = list(export_jsonl(store))
    assert seen(neo4j_url) == shown(lines)
    assert sum("IMPLEMENTS" in line for line in lines) > 3


def test_withdrawing_all_leaves_nothing_to_see(neo4j_url: str) -> None:
    with open_store(neo4j_url) as store:
        records = [versions[-1] for versions in POOL.values()]
        load(store, records)
        assert seen(neo4j_url)
        withdraw(store, [item.source for item in records])
        assert store.counts().documents == 0
    assert seen(neo4j_url) == set()


@pytest.mark.parametrize("name", STEPS)
def test_step_by_step(name: str, neo4j_url: str) -> None:
    in_the_end = {item.source: item for item in STEPS[name]}
    with open_store(neo4j_url) as store:
        for item in STEPS[name]:
            load(store, [item])
        lines = list(export_jsonl(store))
    assert "\n".join(lines) == exported([in_the_end.values()])
    assert seen(neo4j_url) == shown(lines)


@FEW
@given(in_force, steps, st.randoms(use_true_random=False))
def test_corrections_and_withdrawals_in_any_order(
    neo4j_server: Neo4j,
    final: dict[str, int],
    history: list[list[tuple[str, int]]],
    random: random.Random,
) -> None:
    """Batches, repetitions, corrections and withdrawals leave the graph of what is in force."""
    wanted = [POOL[source][version] for source, version in final.items() if version >= 0]
    last = list(SOURCES)
    random.shuffle(last)
    cut = random.randint(0, len(last))
    ends = [[(source, final[source]) for source in part] for part in (last[:cut], last[cut:])]
    with open_store(emptied(neo4j_server)) as store:
        for batch in [*history, *ends]:
            load(store, _versions(batch))
            withdraw(store, [source for source, version in batch if version < 0])
            assert not store.faults()
        lines = list(export_jsonl(store))
        assert check(store).ok
    assert "\n".join(lines) == exported([wanted])
    assert seen(neo4j_server.url) == shown(lines)


def _versions(batch: list[tuple[str, int]]) -> list[Record]:
    return [awkward.versions()[s][v % len(POOL[s])] for s, v in batch if v >= 0]
