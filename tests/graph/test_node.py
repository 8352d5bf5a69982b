from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace

from graph import DeadlineSaid, Store, load, packing
from graph.node import Passage, Said
from graph.store.said import packed_said, unpacked_said
from loaders.record import Issuer
from tests.graph import story
from tests.graph.builders import record

DEADLINE = DeadlineSaid("2021-06-20", None, False, False, "report", "Báo cáo", 5, 12, "day", 0.95)


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("Ủy ban nhân dân tỉnh Lào Cai", True),
        ("ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI", True),
        ("**UỶ BAN NHÂN DÂN\n| TỈNH LÀO CAI**", True),
        ("UBND tỉnh", False),
    ],
)
def test_the_words_that_name_the_issuer(store: Store, printed: str, found: bool) -> None:
    text = f"CỘNG HÒA\n{printed}\nSố: 1/UBND"
    item = record("a.txt", "1/UBND", "2021-01-01", Issuer("Ủy ban nhân dân tỉnh Lào Cai"))
    load(store, [replace(item, text=text)])
    key = "1-ubnd-2021-uy-ban-nhan-dan-tinh-lao-cai"
    issued = store.nodes([key])[key].said.issued
    assert (issued is not None) is found
    if issued is not None:
        assert text[issued.start : issued.end] == issued.quote


def test_the_signatory_is_quoted_where_the_name_stands_last(store: Store) -> None:
    load(store, [story.city()])
    node = store.nodes([story.CITY_KEY])[story.CITY_KEY]
    start = story.city().text.rindex("Lê Thị Minh")
    assert node.said.signed == Passage("Lê Thị Minh", start, start + 11)


def test_an_issuer_that_reading_left_open_is_classified(store: Store) -> None:
    load(store, [record("a.txt", "1/UBND", "2021-01-01", Issuer("Ủy ban nhân dân tỉnh Lào Cai"))])
    (node,) = store.every_node()
    assert node.issuer == Issuer(
        "Ủy ban nhân dân tỉnh Lào Cai", "province", "government", "Chính phủ"
    )


def test_what_was_stored_before_deadlines_were_read_has_none() -> None:
    said = Said(urgency="KHẨN", deadlines=(DEADLINE,))
    assert unpacked_said(packed_said(said)) == said
    older = msgspec.json.encode(said)[: -len(msgspec.json.encode([DEADLINE])) - 2] + b"]"
    assert unpacked_said(packing.packed(older)) == Said(urgency="KHẨN")
