"""Exports of both stores are the same, and the Cypher script makes the same graph again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import neo4j
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import Store, export, export_jsonl, load, open_store
from graph.export import FORMATS
from loaders.record import Record
from tests.graph import awkward, story
from tests.graph.export import hostile
from tests.graph.export.test_formats import LETTERS
from tests.graph.test_order import fresh
from tests.scenarios.conftest import emptied
from tests.seen import seen, shown
from tests.servers import Neo4j, login

FEW = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
POOL = [versions[-1] for versions in awkward.versions().values()]


@contextmanager
def filled(records: Iterable[Record]) -> Iterator[Store]:
    with fresh() as store:
        load(store, records)
        yield store


def run(server: Neo4j, script: str) -> int:
    """Run a script, statement by statement, in an empty database; how many there were."""
    url = emptied(server)
    statements = [part for part in script.split(";\n") if part.strip()]
    with (
        neo4j.GraphDatabase.driver(url, auth=login(server)) as driver,
        driver.session() as session,
    ):
        for statement in statements:
            session.run(statement).consume()
    return len(statements)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("root", [None, story.ORDER_KEY])
def test_both_stores_give_the_same_text(format: str, root: str | None, neo4j_url: str) -> None:  # noqa: A002
    records = [*story.five(), *POOL]
    with filled(records) as file, open_store(neo4j_url) as server:
        load(server, records)
        assert "".join(export(server, format, root)) == "".join(export(file, format, root))


@pytest.mark.parametrize("records", [[*story.five(), *POOL], hostile.records()])
def test_the_script_makes_the_same_graph(records: list[Record], neo4j_server: Neo4j) -> None:
    with filled(records) as store:
        assert run(neo4j_server, "".join(export(store, "cypher"))) > 20
        assert seen(neo4j_server.url) == shown(export_jsonl(store))


@FEW
@given(st.lists(LETTERS, min_size=1, max_size=3).map(tuple))
def test_the_script_says_any_text(neo4j_server: Neo4j, texts: tuple[str, ...]) -> None:
    with filled(hostile.records(texts)) as store:
        run(neo4j_server, "".join(export(store, "cypher")))
        assert seen(neo4j_server.url) == shown(export_jsonl(store))


def test_run_again_it_stops_before_anything_is_there_twice(neo4j_server: Neo4j) -> None:
    with filled(story.five()) as store:
        script = "".join(export(store, "cypher"))
        run(neo4j_server, script)
        url = neo4j_server.url
        before = seen(url)
        with (
            neo4j.GraphDatabase.driver(url, auth=login(neo4j_server)) as driver,
            driver.session() as session,
            pytest.raises(neo4j.exceptions.ConstraintError),
        ):
            for statement in script.split(";\n"):
                session.run(statement).consume()
        assert seen(url) == before
