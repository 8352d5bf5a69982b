"""Tests that are spread over the processors share what is large."""

from __future__ import annotations

import pytest

from tests.spread import SHARED, together


def test_whatever_wants_a_service_runs_where_it_is(request: pytest.FixtureRequest) -> None:
    lonely = {
        item.path.name
        for item in request.session.items
        if _wants_a_service(item) and together(item.nodeid) not in SHARED
    }
    assert lonely == set(), "name them in tests/spread.py"


def _wants_a_service(item: pytest.Item) -> bool:
    fixtures = {"spark", "neo4j_server"} & set(getattr(item, "fixturenames", ()))
    chosen = getattr(item, "callspec", None)
    return bool(fixtures) or (chosen is not None and "neo4j" in chosen.params.values())
