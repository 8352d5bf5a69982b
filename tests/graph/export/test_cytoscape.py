from __future__ import annotations

import pytest

from graph import Store
from tests.graph.export import back


@pytest.mark.parametrize("name", ["sample", "nasty"])
def test_the_elements_are_what_the_canonical_lines_tell(
    name: str, request: pytest.FixtureRequest
) -> None:
    store: Store = request.getfixturevalue(name)
    read = back.cytoscape(back.text_of(store, "cytoscape"))
    assert read == back.canonical(store)
    assert len(read.nodes) > 20


def test_nothing_is_a_graph_too(store: Store) -> None:
    assert back.cytoscape(back.text_of(store, "cytoscape")) == ({}, [])
