"""One story told to every kind of store: an order, a province, its city; a Party telegram."""

from __future__ import annotations

import pytest

from graph import (
    Store,
    answers,
    check,
    down,
    export_jsonl,
    find,
    load,
    path,
    resolve_key,
    show,
    up,
    withdraw,
)
from tests.graph import story


def test_the_chain_runs_through_a_document_nobody_loaded(store: Store) -> None:
    load(store, [story.order(), story.city()])
    cascade = down(store, resolve_key(store, "611/cd-ttg"))
    found = [(d.document.number, d.depth, d.document.status) for d in cascade.documents]
    assert found == [
        ("611/CĐ-TTg", 0, "issued"),
        ("1477/UBND-VX", 1, "cited"),
        ("388/UBND-VX", 2, "issued"),
    ]


def test_the_stub_becomes_a_document(store: Store) -> None:
    load(store, [story.city()])
    before = show(store, story.PROVINCE_KEY)
    load(store, [story.province()])
    after = show(store, story.PROVINCE_KEY)
    assert (before.document.status, after.document.status) == ("cited", "issued")
    assert after.document.subject == "tiếp tục phòng, chống dịch"
    assert [r.document.key for r in after.implemented_by] == [story.CITY_KEY]


@pytest.mark.parametrize("telegram_first", [True, False])
def test_an_unnumbered_citation_is_the_telegram(store: Store, telegram_first: bool) -> None:
    records = [story.telegram(), story.blank()]
    for item in records if telegram_first else records[::-1]:
        load(store, [item])
    (letter,) = find(store, "trên địa bàn")
    above = {d.document.key: d.document.status for d in up(store, letter.key).documents[1:]}
    assert above == {
        story.TELEGRAM_KEY: "issued",
        "215-cv-tu-2021-ban-thuong-vu-thanh-uy-ha-giang": "cited",
    }


def test_loading_again_changes_nothing(store: Store) -> None:
    load(store, story.five())
    before = list(export_jsonl(store))
    report = load(store, story.five())
    assert (report.new, report.updated, report.unchanged, report.failed) == (0, 0, 5, 0)
    assert list(export_jsonl(store)) == before


def test_how_the_city_derives_from_the_order(store: Store) -> None:
    load(store, story.five())
    chain = path(store, story.ORDER_KEY, story.CITY_KEY)
    assert [d.document.key for d in chain.documents] == [
        story.ORDER_KEY,
        story.PROVINCE_KEY,
        story.CITY_KEY,
    ]


def test_who_answered(store: Store) -> None:
    load(store, [*story.five(), story.province()])
    rows = answers(down(store, story.ORDER_KEY))
    assert [(r.level, r.lag_days) for r in rows] == [("province", 1), ("district", 2)]


def test_the_store_is_sound_at_every_step(store: Store) -> None:
    for item in [*story.five(), story.province()]:
        load(store, [item])
        assert check(store).ok
    for item in story.five():
        withdraw(store, [item.source])
        assert check(store).ok
    assert {d.document.key for d in down(store, story.ORDER_KEY).documents} == {
        story.ORDER_KEY,
        story.PROVINCE_KEY,
    }
