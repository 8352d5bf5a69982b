"""Who carried out an order is the same in every store."""

from __future__ import annotations

from pathlib import Path

import graph
from graph import Store, coverage, load, open_store, resolve_key
from loaders import read
from tests.graph.builders import PM, record
from tests.graph.questions.test_coverage import BAC_KAN, ORDER, POOL

EXAMPLES = Path(__file__).parents[2] / "examples/covid-2021"


def test_the_sample_gives_one_answer(store: Store, tmp_path: Path) -> None:
    records = [item for file in sorted(EXAMPLES.iterdir()) for item in read(file)]
    with open_store(f"sqlite:///{tmp_path}/other.db") as other:
        for held in (store, other):
            load(held, records)
        for number in ("570/CĐ-TTg", "2479/UBND-VXNV", "3195-CV/TU", "61/UBND-VP"):
            key = resolve_key(store, number)
            for level in (None, "district"):
                found = coverage(store, key, level=level, as_of="2021-05-20")
                assert found == coverage(other, key, level=level, as_of="2021-05-20")
                assert found.bodies != () or level


def test_loading_in_parts_gives_one_answer(store: Store) -> None:
    for item in reversed(POOL):
        load(store, [item])
    found = coverage(store, resolve_key(store, "9/CĐ-TTg"))
    assert [b.name for b in found.bodies if b.state == "acted"] == [
        "Ủy ban nhân dân tỉnh Cao Bằng",
        "Sở Y tế tỉnh Bắc Kạn",
        BAC_KAN.name,
        "Ủy ban nhân dân thành phố Bắc Kạn",
        "Ủy ban nhân dân huyện Ba Bể",
    ]
    assert found.totals.not_in_corpus == 61 + 6


def test_nothing_below_an_order_is_an_answer(store: Store) -> None:
    load(store, [record("order.txt", ORDER.number, ORDER.date, PM, type="công điện")])
    found = coverage(store, resolve_key(store, "9/CĐ-TTg"))
    assert (found.bodies, found.totals.addressed) == ((), 0)
    assert graph.down(store, found.root).documents[1:] == ()
