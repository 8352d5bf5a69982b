from __future__ import annotations

from graph import Store, answers, down, load
from tests.graph import story
from tests.graph.builders import committee, record
from tests.graph.synthetic import cascade


def test_one_row_a_body_by_level_and_date(store: Store) -> None:
    late = record(
        "late.txt", "9/UBND-VX", "2021-07-02", committee("tỉnh Lai Châu", "province"), story.ORDER
    )
    again = record(
        "again.txt", "1500/UBND-VX", "2021-06-20", story.province().document.issuer, story.ORDER
    )
    load(store, [*story.five(), late, again])
    rows = answers(down(store, story.ORDER_KEY))
    assert [(r.level, r.issuer, r.number, r.lag_days, r.status) for r in rows] == [
        ("province", "Ủy ban nhân dân tỉnh Lào Cai", "1477/UBND-VX", 1, "cited"),
        ("province", "Ủy ban nhân dân tỉnh Lai Châu", "9/UBND-VX", 30, "issued"),
        ("district", "Ủy ban nhân dân thành phố Lào Cai", "388/UBND-VX", 2, "issued"),
    ]
    assert rows[0].to_dict()["key"] == story.PROVINCE_KEY


def test_a_wide_cascade(store: Store) -> None:
    load(store, cascade(0, 300))
    rows = answers(down(store, story.ORDER_KEY))
    assert len(rows) == 299
    assert [r.level for r in rows] == ["province"] * 60 + ["district"] * 239
