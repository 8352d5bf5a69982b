"""Both stores give the same survey."""

from __future__ import annotations

import pytest

from graph import Store, load, open_store, survey, withdraw
from tests.graph import awkward, story, synthetic
from tests.graph.survey.test_answers import agree

POOL = [versions[-1] for versions in awkward.versions().values()]


def test_it_says_what_the_store_says(store: Store) -> None:
    load(store, [*POOL, *story.five(), story.province()])
    for as_of in (None, "2021-03-01", "2021-06"):
        agree(store, as_of)


def test_what_is_withdrawn_vanishes(store: Store) -> None:
    load(store, [*story.five(), story.province()])
    agree(store, None)
    withdraw(store, [story.city().source, story.order().source])
    agree(store, None)
    assert survey(store).row(story.CITY_KEY) is None
    withdraw(store, [item.source for item in [*story.five(), story.province()]])
    assert survey(store).count == 0


def test_both_stores_give_the_same_arrays(
    neo4j_url: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    records = [*POOL, *story.five(), *synthetic.cascade(0, 150)]
    folder = tmp_path_factory.mktemp("store")
    with open_store(f"sqlite:///{folder}/store.db") as one, open_store(neo4j_url) as other:
        load(one, records)
        load(other, reversed(records))
        first, second = survey(one), survey(other)
    assert first.count == second.count > 150
    for name, array in first.arrays.items():
        assert array.tolist() == second.arrays[name].tolist(), name


def test_a_state_is_named_by_what_the_question_sees(store: Store) -> None:
    load(store, story.five())
    before = store.version()
    assert store.read(store.version) == before
    with open_store(store.url) as other:
        assert other.version() == before
        load(other, [story.province()])
        assert other.version() != before
        assert store.version() == other.version()
