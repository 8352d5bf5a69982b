from __future__ import annotations

from typing import Any

import pytest

from graph import Store
from tests.graph.export import back


def guarded(value: Any) -> Any:
    """`value` as a spreadsheet may have it, without calculating."""
    risky = isinstance(value, str) and value.lstrip(" \n")[:1] in ("=", "+", "-", "@", "\t", "\r")
    return f"'{value}" if risky else value


@pytest.mark.parametrize("name", ["sample", "nasty"])
def test_both_tables_are_what_the_canonical_lines_tell(
    name: str, request: pytest.FixtureRequest
) -> None:
    store: Store = request.getfixturevalue(name)
    nodes, edges = (back.text_of(store, "csv", table=table) for table in ("nodes", "edges"))
    assert back.tables(nodes, edges) == back.canonical(store, said=guarded)


def test_formulas_are_guarded(nasty: Store) -> None:
    nodes = back.text_of(nasty, "csv", table="nodes")
    assert ",'=HYPERLINK(1)," in nodes
    assert ",'@SUM(A1)," in nodes
    assert ",=" not in nodes


def test_edges_are_the_table_that_comes_unasked(sample: Store) -> None:
    assert back.text_of(sample, "csv").startswith("relationship,source_node,source,")


def test_nothing_is_a_header(store: Store) -> None:
    assert back.text_of(store, "csv").count("\r\n") == 1
