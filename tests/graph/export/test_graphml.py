from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from graph import Store, load
from tests.graph import story
from tests.graph.builders import Cited, committee, record
from tests.graph.export import back


def sayable(value: Any) -> Any:
    """`value` without the characters that XML 1.0 forbids; lists are escaped in their JSON."""
    if isinstance(value, list):
        return json.loads(sayable(json.dumps(value, ensure_ascii=False)))
    if not isinstance(value, str):
        return value
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", value)


@pytest.mark.parametrize("name", ["sample", "nasty"])
def test_networkx_reads_what_the_canonical_lines_tell(
    name: str, request: pytest.FixtureRequest
) -> None:
    store: Store = request.getfixturevalue(name)
    read = back.graphml(back.text_of(store, "graphml"))
    assert read == back.canonical(store, said=sayable)
    assert len(read.relationships) > 100


def test_parallel_edges_are_kept(store: Store) -> None:
    body = committee("tỉnh Lào Cai", "province")
    implemented = Cited("1/UBND", "công văn", "2021-05-01", body.name)
    amended = replace(implemented, type="Công văn", relation="amends")
    order = record("a.txt", "1/UBND", "2021-05-01", body)
    load(store, [order, record("b.txt", "2/UBND", "2021-05-02", body, implemented, amended)])
    read = back.graphml(back.text_of(store, "graphml"))
    found = [json.loads(line) for line in read.relationships]
    ends = {(line["source"], line["target"]) for line in found if line["relationship"] == "AMENDS"}
    assert len(ends) == 1
    between = [line["relationship"] for line in found if (line["source"], line["target"]) in ends]
    assert sorted(between) == ["AMENDS", "IMPLEMENTS"]


def test_properties_are_typed(store: Store) -> None:
    load(store, story.five())
    text = back.text_of(store, "graphml")
    types = dict(re.findall(r'<key id="(edge-\w+)" .*attr.type="(\w+)"', text))
    assert (types["edge-start"], types["edge-confidence"], types["edge-quote"]) == (
        "int",
        "double",
        "string",
    )


def test_nothing_is_a_graph_too(store: Store) -> None:
    assert back.graphml(back.text_of(store, "graphml")) == ({}, [])
