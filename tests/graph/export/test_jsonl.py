from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from graph import Store, UnknownDocument, export_jsonl, load
from tests.graph import awkward, story
from tests.graph.builders import Cited, committee, record

PROOF = {"asserted_by", "quote", "start", "end", "rule", "confidence"}
KNOWN = {"SUBORDINATE_TO", "GOVERNS", "PART_OF", "SUCCEEDED_BY"}


def lines(store: Store, root: str | None = None) -> list[dict[str, Any]]:
    return [json.loads(line) for line in export_jsonl(store, root)]


def test_kinds_of_lines(store: Store) -> None:
    load(store, story.five())
    found = lines(store)
    nodes = Counter(line["node"] for line in found if "node" in line)
    assert set(nodes) == {"Document", "Organisation", "Group", "Person", "Place", "Measure"}
    assert nodes["Document"] == 8
    kinds = {line["relationship"] for line in found if "relationship" in line}
    assert kinds == {"ISSUED_BY", "SIGNED_BY", "ADDRESSED_TO", "COPIED_TO", "IMPLEMENTS",
                     "DIRECTED_BY", "ORDERS", "MENTIONS", *KNOWN}  # fmt: skip


def test_every_end_is_a_node_and_every_node_stands_once(store: Store) -> None:
    load(store, [r for versions in awkward.versions().values() for r in versions[-1:]])
    found = lines(store)
    nodes = Counter((line["node"], line["key"]) for line in found if "node" in line)
    assert set(nodes.values()) == {1}
    keys = {key for _, key in nodes}
    known = Counter(
        (line["relationship"], line["source"], line["target"])
        for line in found
        if "relationship" in line and "asserted_by" not in line
    )
    assert set(known.values()) == {1}
    for line in found:
        if "relationship" in line:
            assert {line["source"], line["target"]} <= keys


def test_what_texts_assert_carries_its_proof(store: Store) -> None:
    records = story.five()
    load(store, records)
    texts = [record.text for record in records]
    for line in lines(store):
        if "relationship" in line and line["relationship"] not in KNOWN:
            assert line.keys() >= PROOF
            assert any(text[line["start"] : line["end"]] == line["quote"] for text in texts)


def test_what_the_tables_know_has_its_dates(store: Store) -> None:
    load(store, [story.city()])
    found = lines(store)
    city = "uy-ban-nhan-dan-thanh-pho-lao-cai"
    (node,) = (line for line in found if line.get("node") == "Organisation" and line["key"] == city)
    assert (node["valid_from"], node["valid_to"]) == (None, "2025-06-30")
    (line,) = (
        line for line in found if line.get("relationship") == "GOVERNS" and line["source"] == city
    )
    assert (line["valid_to"], line["target"]) == ("2025-06-30", "thanh-pho-lao-cai")


def test_a_merged_province_has_its_successor(store: Store) -> None:
    bac_kan = committee("tỉnh Bắc Kạn", "province", "Chính phủ")
    load(store, [record("b.txt", "1/UBND", "2021-01-01", bac_kan)])
    found = [line for line in lines(store) if line.get("relationship") == "SUCCEEDED_BY"]
    assert [(line["source"], line["target"], line["since"]) for line in found] == [
        ("tinh-bac-kan", "tinh-thai-nguyen", "2025-07-01"),
        ("uy-ban-nhan-dan-tinh-bac-kan", "uy-ban-nhan-dan-tinh-thai-nguyen", "2025-07-01"),
    ]


def test_groups_of_two_issuers_are_two_nodes(store: Store) -> None:
    other = record("o.txt", "1/UBND", "2021-01-01", awkward.LAO_CAI,
                   to=[("Các phòng, ban thành phố", True)])  # fmt: skip
    load(store, [story.city(), other])
    groups = [line for line in lines(store) if line.get("node") == "Group"]
    assert len({group["key"] for group in groups}) == 2


def test_one_cascade(store: Store) -> None:
    load(store, story.five())
    documents = {
        line["key"] for line in lines(store, story.ORDER_KEY) if line.get("node") == "Document"
    }
    assert documents == {story.ORDER_KEY, story.PROVINCE_KEY, story.CITY_KEY}
    with pytest.raises(UnknownDocument):
        lines(store, "nothing")


def test_paths_of_sources_stay_out(store: Store) -> None:
    load(store, story.five())
    assert not [line for line in export_jsonl(store) if ".txt" in line]


def test_refused_relations_stay_out(store: Store) -> None:
    later = Cited("611/CĐ-TTg", "công điện", "2021-06-02", story.ORDER.issuer)
    load(
        store,
        [record("e.txt", "1/UBND", "2021-05-01", committee("tỉnh Lai Châu", "province"), later)],
    )
    assert not [line for line in export_jsonl(store) if '"IMPLEMENTS"' in line]


def test_an_empty_store_is_no_line(store: Store) -> None:
    assert list(export_jsonl(store)) == []
