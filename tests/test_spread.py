"""Tests that are spread over the processors share what is large."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.spread import SHARED, together

ROOT = Path(__file__).parents[1]


def test_whatever_wants_a_service_runs_where_it_is(request: pytest.FixtureRequest) -> None:
    lonely = {
        item.path.name
        for item in request.session.items
        if _wants_a_service(item) and together(item.nodeid) not in SHARED
    }
    assert lonely == set(), "name them in tests/spread.py"


def test_what_is_named_is_there() -> None:
    named = {file for files in SHARED.values() for file in files}
    assert {file for file in named if not [*ROOT.glob(f"{file.rstrip('/')}*")]} == set()


def _wants_a_service(item: pytest.Item) -> bool:
    fixtures = {"spark", "neo4j_server"} & set(getattr(item, "fixturenames", ()))
    chosen = getattr(item, "callspec", None)
    return bool(fixtures) or (chosen is not None and "neo4j" in chosen.params.values())
