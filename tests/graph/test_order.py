"""The graph is a function of the set of records: whatever order, splits, repeats, corrections."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from graph import Store, check, export_jsonl, load, open_store, withdraw
from loaders.record import Measure, Record
from tests.graph import awkward, story

POOL = awkward.versions()
SOURCES = sorted(POOL)


@contextmanager
def fresh() -> Iterator[Store]:
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(f"sqlite:///{folder}/store.db") as store,
    ):
        yield store


def exported(batches: Iterable[Iterable[Record]]) -> str:
    with fresh() as store:
        for batch in batches:
            load(store, batch)
        return "\n".join(export_jsonl(store))


def test_all_orders_of_five_documents_give_one_graph() -> None:
    exports = {exported([item] for item in order) for order in itertools.permutations(story.five())}
    assert len(exports) == 1


def test_another_folder_gives_the_same_graph() -> None:
    moved = [replace(item, source=f"/elsewhere/{item.source}") for item in story.five()]
    assert exported([moved]) == exported([story.five()])


def test_a_second_copy_adds_a_source_and_nothing_else() -> None:
    copy = replace(story.city(), source="copy.txt")
    assert exported([story.five(), [copy]]) == exported([story.five()])


def reread(item: Record, source: str | None = None) -> Record:
    """The same text as another version of the reading gives it."""
    found = (Measure("mask", "orders", item.text[:4], 0, 4),)
    return replace(item, source=source or item.source, measures=found)


UNREAD, CITING_OTHERS = POOL["unread.txt"][0], POOL["e.txt"][0]
CITING = awkward.citing("a", awkward.LETTER)
STEPS = {
    "a heading that meant a stub may mean two": [CITING, UNREAD, CITING_OTHERS],
    "a heading read again keeps meaning its stub": [CITING, UNREAD, reread(UNREAD)],
    "a heading that meant a stub whose own text gives another day": [
        CITING, UNREAD, POOL["thirty.txt"][1]],
    "the same beside another province's": [
        CITING, UNREAD, CITING_OTHERS, POOL["thirty.txt"][1]],
    "copies of a heading that means a stub": [CITING, UNREAD, reread(UNREAD, "copy.txt")],
    "a heading read again": [CITING, story.city(), reread(story.city())],
    "copies that were read differently": [story.city(), reread(story.city(), "copy.txt")],
    "a citation that gains a rival": [awkward.citing("b", awkward.BARE), *POOL["copy.txt"],
                                      *POOL["other.txt"]],
    "a second commune of the name": [awkward.citing("c", awkward.COMMUNE), *POOL["first.txt"],
                                     *POOL["second.txt"]],
}  # fmt: skip


@pytest.mark.parametrize("limit", [0, 1, 100])
@pytest.mark.parametrize("name", STEPS)
def test_step_by_step_is_like_all_at_once(name: str, limit: int) -> None:
    steps = STEPS[name]
    in_the_end = {item.source: item for item in steps}
    with common_above(limit):
        whole = exported([in_the_end.values()])
        assert exported([item] for item in steps) == whole
        if len(in_the_end) == len(steps):
            assert exported([item] for item in reversed(steps)) == whole


in_force = st.fixed_dictionaries(
    {source: st.integers(-1, len(POOL[source]) - 1) for source in SOURCES}
)
steps = st.lists(
    st.lists(st.tuples(st.sampled_from(SOURCES), st.integers(-1, 1)), min_size=1, max_size=6),
    max_size=5,
)


@contextmanager
def common_above(limit: int) -> Iterator[None]:
    """Numbers are resolved in corners as soon as more than `limit` claims have them."""
    with mock.patch("graph.update.COMMON", limit):
        yield


limits = st.sampled_from([0, 1, 3, 100])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(in_force, steps, st.randoms(use_true_random=False), limits)
def test_corrections_and_withdrawals_in_any_order(
    final: dict[str, int], history: list[list[tuple[str, int]]], random: object, limit: int
) -> None:
    """Whatever happened before, the graph is that of the versions in force at the end."""
    wanted = [POOL[source][version] for source, version in final.items() if version >= 0]
    last = list(SOURCES)
    random.shuffle(last)  # type: ignore[attr-defined]
    with common_above(limit), fresh() as store:
        for batch in [*history, *([(source, final[source])] for source in last)]:
            load(store, [POOL[s][v % len(POOL[s])] for s, v in batch if v >= 0])
            withdraw(store, [source for source, version in batch if version < 0])
            assert not store.faults()
        assert "\n".join(export_jsonl(store)) == exported([wanted])
        assert check(store).ok


@pytest.mark.parametrize("limit", [1, 100])
@pytest.mark.parametrize("source", SOURCES)
def test_withdrawing_leaves_no_trace(source: str, limit: int) -> None:
    others = [versions[-1] for name, versions in POOL.items() if name != source]
    with common_above(limit), fresh() as store:
        load(store, [*others, POOL[source][-1]])
        withdraw(store, [source])
        assert "\n".join(export_jsonl(store)) == exported([others])
