from __future__ import annotations

import json
from dataclasses import replace

import pytest

from graph import Store, UnknownDocument, load, show
from tests.graph import awkward, story


def test_everything_of_one_document(store: Store) -> None:
    load(store, story.five())
    detail = show(store, story.CITY_KEY)
    assert detail.issuer is not None
    assert detail.issuer.superior == "Ủy ban nhân dân tỉnh Lào Cai"
    assert detail.document.level == "district"
    assert detail.signatory is not None
    assert detail.signatory.name == "Lê Thị Minh"
    assert [(a.name, a.group) for a in detail.addressees] == [
        ("Các phòng, ban thành phố", True),
        ("Ủy ban nhân dân phường Kim Tân", False),
    ]
    assert [(a.name, a.role) for a in detail.recipients] == [
        ("Thường trực Thành ủy Lào Cai", "b/c")
    ]
    assert [(m.id, m.mode) for m in detail.measures] == [
        ("inspection", "orders"),
        ("5k", "mentions"),
    ]
    assert [(d.date, d.what, d.quote) for d in detail.deadlines] == [
        ("2021-06-20", "report", "Báo cáo trước ngày 2021-06-20")
    ]
    assert detail.to_dict()["deadlines"][0]["rule"] == "day"
    assert detail.directed_by == ("Ban Chỉ đạo tỉnh",)
    assert [r.document.key for r in detail.implements] == [story.PROVINCE_KEY]
    assert detail.implements[0].evidence[0].quote.startswith("Thực hiện công văn 1477/UBND-VX")
    assert [s.source for s in detail.sources] == ["lao-cai/388.txt"]
    json.dumps(detail.to_dict())


def test_a_cited_document(store: Store) -> None:
    load(store, story.five())
    detail = show(store, story.PROVINCE_KEY)
    assert detail.document.status == "cited"
    assert (detail.document.level, detail.document.symbol) == ("province", "UBND-VX")
    assert detail.issuer is not None
    assert detail.issuer.superior == "Chính phủ"
    assert [r.document.key for r in detail.implemented_by] == [story.CITY_KEY]
    assert detail.sources == ()


def test_other_relations_stand_apart(store: Store) -> None:
    amended = replace(awkward.LETTER, relation="amends")
    load(store, [awkward.citing("a", amended)])
    detail = show(store, "30-ubnd-vx-2021-uy-ban-nhan-dan-tinh-lao-cai")
    assert detail.implemented_by == ()
    assert [r.relation for r in detail.acted_on_by] == ["amends"]


def test_unknown(store: Store) -> None:
    with pytest.raises(UnknownDocument):
        show(store, "nothing")


def test_the_contract_of_a_detail(store: Store) -> None:
    load(store, story.five())
    shown = show(store, story.CITY_KEY).to_dict()
    assert shown["issuer"] == "Ủy ban nhân dân thành phố Lào Cai"
    assert shown["superior"] == "Ủy ban nhân dân tỉnh Lào Cai"
    assert shown["implements"][0]["document"]["number"] == "1477/UBND-VX"
