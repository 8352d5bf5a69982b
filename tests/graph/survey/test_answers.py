"""A survey says what the store and its questions say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import Store, UsageProblem, load, open_store, survey, withdraw
from loaders.record import RELATIONS, Record, Relation
from tests.graph import awkward, builders, story, synthetic
from tests.graph.builders import Cited
from tests.graph.survey.told import (
    below_stored,
    below_surveyed,
    documents_stored,
    documents_surveyed,
    links_stored,
    links_surveyed,
)

DAYS = st.none() | st.sampled_from(
    ["2017", "2020-12", "2021", "2021-03", "2021-03-01", "2021-05-04", "2021-06-03", "2022-02-02"]
)
POOL = [item for versions in awkward.versions().values() for item in versions]


def agree(store: Store, as_of: str | None) -> None:
    """Assert that the survey of a store says what the store says."""
    taken = survey(store)
    stored = documents_stored(store)
    assert documents_surveyed(taken) == stored
    assert list(documents_surveyed(taken)) == sorted(stored)
    assert links_surveyed(taken) == links_stored(store)
    for key in stored:
        below = below_stored(store, key, as_of)
        assert below is None or below_surveyed(taken, key, as_of) == below


def test_a_story(store: Store) -> None:
    load(store, [*story.five(), story.province()])
    agree(store, None)
    agree(store, "2021-06-03")


@given(records=st.lists(st.sampled_from(POOL), unique_by=id), as_of=DAYS)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_awkward_documents(
    records: list[Record], as_of: str | None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("store") / "store.db"
    with open_store(f"sqlite:///{path}") as store:
        load(store, records)
        agree(store, as_of)


@given(
    links=st.sets(
        st.tuples(st.integers(0, 11), st.sampled_from(RELATIONS), st.integers(0, 11)), max_size=30
    ),
    dates=st.lists(
        st.none() | st.sampled_from(["2021", "2021-03", "2021-03-02", "2021-03-09", "2022-01-01"]),
        min_size=12,
        max_size=12,
    ),
    as_of=DAYS,
)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_links_with_any_dates(
    links: set[tuple[int, Relation, int]],
    dates: list[str | None],
    as_of: str | None,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Rings, links towards later documents, and documents that carry out themselves."""
    issuer = builders.committee("tỉnh Lào Cai", "province")
    cited = [
        Cited(f"{n}/{2030 + n}/QĐ-UBND", "quyết định", date, issuer.name)
        for n, date in enumerate(dates)
    ]
    records = [
        builders.record(
            f"{n}.txt", one.number, one.date, issuer,
            *[replace(cited[to], relation=said) for by, said, to in sorted(links) if by == n],
            type=one.type,
        )
        for n, one in enumerate(cited)
    ]  # fmt: skip
    path = tmp_path_factory.mktemp("store") / "store.db"
    with open_store(f"sqlite:///{path}") as store:
        load(store, records)
        agree(store, as_of)


def test_a_wide_cascade(store: Store) -> None:
    load(store, synthetic.cascade(0, 200))
    taken = survey(store)
    key = "611-cd-ttg-2021-thu-tuong-chinh-phu"
    for as_of in (None, "2021-06-03", "2021-06-10", "2021-06"):
        assert below_surveyed(taken, key, as_of) == below_stored(store, key, as_of)
    row = taken.row(key)
    assert row is not None
    rows, hops = taken.reached(row)
    assert len(rows) == 200
    assert list(zip(hops, rows, strict=True)) == sorted(zip(hops, rows, strict=True))


def test_both_ways_are_the_same_links(store: Store) -> None:
    load(store, synthetic.cascade(0, 130))
    taken = survey(store)
    sources, targets = taken.edges()
    down = sorted(zip(taken.below.items, taken.below.owners(), strict=True))
    assert down == list(zip(sources, targets, strict=True))
    assert len(down) == 129  # all but the order carry out one document
    assert list(taken.above.lengths()) == [len(taken.above(row)) for row in range(taken.count)]


def test_any_relation_is_all_of_them_together(store: Store) -> None:
    law = Cited("7/2020/QĐ-TTg", "quyết định", "2020-03-02", builders.PM.name)
    acts = [replace(law, relation=relation) for relation in ("repeals", "replaces")]
    load(store, [*POOL, awkward.citing("z", *acts, awkward.LETTER)])
    taken = survey(store)
    pairs = {
        (int(source), int(target))
        for relation in RELATIONS
        for source, target in zip(*taken.edges(relation), strict=True)
    }
    sources, targets = taken.edges("any")
    assert list(zip(sources.tolist(), targets.tolist(), strict=True)) == sorted(pairs)
    assert len(pairs) == len(taken.edges()[0]) + 1
    assert len(taken.edges("repeals")[0]) == len(taken.edges("replaces")[0]) == 1
    assert sources.dtype == targets.dtype == taken.edges()[0].dtype


def test_an_empty_store(store: Store) -> None:
    taken = survey(store)
    assert taken.count == 0
    assert taken.row("611-cd-ttg") is None
    assert [len(ends) for ends in taken.edges()] == [0, 0]
    assert [len(taken.issuers), len(taken.measures), len(taken.addressed)] == [0, 0, 0]


def test_keys_that_are_none(store: Store) -> None:
    load(store, story.five())
    taken = survey(store)
    for key in ("", "0", "~", story.ORDER_KEY[:-1], f"{story.ORDER_KEY}-", "\udcff", "ỦY"):
        assert taken.row(key) is None
    with pytest.raises(IndexError):
        taken.key(taken.count)


def test_wrong_use_is_told(store: Store) -> None:
    taken = survey(store)
    with pytest.raises(UsageProblem, match="is no date"):
        taken.not_later("2021-02-31")
    with pytest.raises(UsageProblem, match="unknown relation"):
        taken.edges("implemented")


def test_nothing_in_it_can_be_changed(store: Store) -> None:
    load(store, story.five())
    for array in survey(store).arrays.values():
        assert not array.flags.writeable


def test_a_changed_store_gets_a_new_one(store: Store) -> None:
    load(store, story.five())
    before = survey(store)
    assert survey(store) is before
    load(store, [story.province()])
    after = survey(store)
    assert after is not before
    assert after.version != before.version
    withdraw(store, [story.city().source])
    assert after.row(story.CITY_KEY) is not None
    assert survey(store).row(story.CITY_KEY) is None
    agree(store, None)


def test_a_question_that_began_before_a_change_sees_the_state_before(store: Store) -> None:
    load(store, story.five())
    with open_store(store.url) as other:

        def asked() -> list[int]:
            first = survey(store)
            load(other, [story.province()])
            fresh = survey(other)
            return [first.count, fresh.count, survey(store).count, len(list(store.every_node()))]

        first, fresh, again, nodes = store.read(asked)
        assert first == again == nodes
        assert fresh == survey(store).count
