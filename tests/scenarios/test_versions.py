"""Drafts and consolidations are documents of their own, linked with the act."""

from __future__ import annotations

import pytest

from graph import Store, load, show
from loaders.record import Issuer, Record
from tests.graph.awkward import HA_GIANG, LAO_CAI
from tests.graph.builders import record

SUBJECT = "tăng cường kiểm tra an toàn hồ đập"
ACT = record("act.txt", "12/CT-UBND", "2021-05-04", LAO_CAI, type="chỉ thị", subject=SUBJECT)
DRAFT = record("draft.txt", None, "2021-04", LAO_CAI, symbol="CT-UBND", type="chỉ thị",
               subject="Tăng cường kiểm tra an toàn hồ đập", status="draft")  # fmt: skip
MINISTRY = Issuer("Bộ Tài chính", "central", "ministry", "Chính phủ")
CIRCULAR = record("tt.txt", "7/2020/TT-BTC", "2020-02-03", MINISTRY, type="thông tư",
                  subject="hướng dẫn thu phí")  # fmt: skip
WHOLE = record("vbhn.txt", "14/VBHN-BTC", "2021-03-03", MINISTRY, type="thông tư",
               symbol="VBHN-BTC", subject="hướng dẫn thu phí")  # fmt: skip


def versions(store: Store, number: str) -> list[str]:
    key = next(node.document.key for node in store.every_node() if node.document.number == number)
    return [version.status + " " + (version.number or "") for version in show(store, key).versions]


@pytest.fixture(autouse=True)
def _others(store: Store) -> None:
    """What resembles them and is none of theirs."""
    again = record(
        "again.txt", "13/CT-UBND", "2021-06-04", LAO_CAI, type="chỉ thị", subject=SUBJECT
    )
    other = record(
        "other.txt", "11/CT-UBND", "2021-05-04", HA_GIANG, type="chỉ thị", subject=SUBJECT
    )
    longer = record("long.txt", "1/CT-UBND", "2021-05-09", LAO_CAI, subject=SUBJECT + " và đê")
    load(store, [again, other, longer])


@pytest.mark.parametrize("order", [(ACT, DRAFT), (DRAFT, ACT)])
def test_a_draft_and_what_it_became(order: tuple[Record, ...], store: Store) -> None:
    load(store, order)
    assert versions(store, "12/CT-UBND") == ["draft "]
    (draft,) = (node.document for node in store.every_node() if node.document.status == "draft")
    assert [v.number for v in show(store, draft.key).versions] == ["12/CT-UBND", "13/CT-UBND"]


def test_the_key_of_a_draft_without_number_has_its_content_once(store: Store) -> None:
    load(store, [DRAFT])
    (draft,) = (node.document for node in store.every_node() if node.document.status == "draft")
    before, _, mark = draft.key.removesuffix("-du-thao").rpartition("-")
    assert (len(mark), draft.key) == (8, f"{before}-{mark}-du-thao")
    assert mark not in before


def test_a_draft_is_none_of_an_earlier_act(store: Store) -> None:
    late = record("late.txt", None, "2022-01", LAO_CAI, symbol="CT-UBND", type="chỉ thị",
                  subject=SUBJECT, status="draft")  # fmt: skip
    load(store, [ACT, late])
    (draft,) = (node.document for node in store.every_node() if node.document.status == "draft")
    assert show(store, draft.key).versions == ()


def test_a_consolidation_and_its_act(store: Store) -> None:
    load(store, [CIRCULAR, WHOLE])
    assert versions(store, "7/2020/TT-BTC") == ["issued 14/VBHN-BTC"]
    assert versions(store, "14/VBHN-BTC") == ["issued 7/2020/TT-BTC"]


def test_two_acts_on_one_subject_are_no_versions(store: Store) -> None:
    assert versions(store, "13/CT-UBND") == []
