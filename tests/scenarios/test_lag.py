"""How long answers took, and all orders at once, are the same in every store."""

from __future__ import annotations

from pathlib import Path

from graph import Store, coverage, lag, load, open_store, overview, resolve_key
from loaders import read
from tests.graph.questions.test_coverage import POOL

EXAMPLES = Path(__file__).parents[2] / "examples/covid-2021"


def test_the_sample_gives_one_answer(store: Store, tmp_path: Path) -> None:
    records = [item for file in sorted(EXAMPLES.iterdir()) for item in read(file)]
    with open_store(f"sqlite:///{tmp_path}/other.db") as other:
        for held in (store, other):
            load(held, records)
        for as_of in (None, "2021-05-10"):
            key = resolve_key(store, "570/CĐ-TTg")
            found = lag(store, key, as_of=as_of)
            assert found == lag(other, key, as_of=as_of)
            assert found.dues
            assert overview(store, as_of=as_of) == overview(other, as_of=as_of)


def test_all_orders_are_counted_as_one_by_one(store: Store) -> None:
    load(store, POOL)
    for level in (None, "province", "district"):
        found = overview(store, level=level)
        assert [one.order.number for one in found.orders] == ["9/CĐ-TTg"]
        (order,) = found.orders
        key = resolve_key(store, "9/CĐ-TTg")
        assert order.totals == coverage(store, key, level=level).totals
        assert order.documents == 5
