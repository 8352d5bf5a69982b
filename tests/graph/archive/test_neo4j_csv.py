"""Values as Neo4j's importer reads them."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from graph.archive.neo4j.fields import BETWEEN, Field, Kind, Type
from graph.archive.neo4j.kinds import KINDS
from graph.store.neo4j_kinds import ENDS, FACTS, LABELS, RECORD

TEXTS = some.text(some.characters(exclude_categories=["Cs"]))


@given(some.lists(some.none() | TEXTS, min_size=2, max_size=5))
def test_any_texts_come_back_and_none_is_not_empty(texts: list[str | None]) -> None:
    kind = Kind("x", "X", tuple(Field(f"p{n}") for n in range(len(texts))))
    line = kind.line({f"p{n}": text for n, text in enumerate(texts)})
    assert next(csv.reader(io.StringIO(line, newline=""), strict=True)) == [t or "" for t in texts]
    assert line.split(",").count("") >= texts.count(None)
    assert ('""' in line) or "" not in texts


@pytest.mark.parametrize(
    ("type_", "value", "written"),
    [
        ("long", -9007199254740993, "-9007199254740993"),
        ("double", 0.1, "0.1"),
        ("boolean", False, "false"),
        ("string[]", ["a;b", 'c"'], f'"a;b{BETWEEN}c"""'),
        ("string[]", [f"a{BETWEEN}b"], '"a\ufffdb"'),
    ],
)
def test_other_values(type_: Type, value: Any, written: str) -> None:
    assert Kind("x", "X", (Field("p", type_),)).line({"p": value}) == written


def test_there_are_files_for_all_that_a_store_holds() -> None:
    properties = {name: {field.name for field in kind.fields} for name, kind in KINDS.items()}
    assert all(properties[label] >= {"key", *FACTS[label]} for label in LABELS)
    assert properties["Record"] == set(RECORD)
    assert {f"{near}-{far}" for _, near, far in ENDS} <= KINDS.keys()
    assert all(properties[f"{near}-{far}"] >= {*FACTS[kind]} for kind, near, far in ENDS)
