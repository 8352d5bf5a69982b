"""A Neo4j that its own importer filled is in all the one that `cascade load` fills."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import neo4j
import pytest
from msgspec.structs import replace

from graph import load, open_store
from graph.archive.errors import ArchiveError
from graph.archive.neo4j.importer import Importer, run_import
from graph.check import check
from graph.export import export_jsonl
from graph.load import withdraw
from graph.store.neo4j_session import prepare
from tests.graph import story
from tests.graph.archive.pool import pool
from tests.servers import Neo4j, NoNeo4j, Server, login, prepared

if TYPE_CHECKING:
    pass


@pytest.fixture(scope="module")
def server(import_files: Path, neo4j_server: Neo4j) -> Iterator[Server]:
    """A server over whose data the importer ran; its password is that of the other one."""
    try:
        with prepared(password=login(neo4j_server)[1]) as made:
            seen: list[str] = []
            run_import(
                import_files,
                importer(made, import_files),
                watch=lambda stage, _: seen.append(stage),
            )
            assert list(dict.fromkeys(seen)) == [
                "Node import",
                "Relationship import",
                "Relationship linking",
                "Post processing",
            ]
            made.start()
            yield made
    except NoNeo4j as error:
        pytest.skip(str(error))


def importer(server: Server, folder: Path) -> Importer:
    return Importer(tuple(server.admin(folder)), server.home)


def test_it_is_the_store_that_a_load_makes(
    server: Server, neo4j_url: str, neo4j_server: Neo4j
) -> None:
    seen: list[str] = []
    prepare(server.url, lambda what, _: seen.append(what))
    assert seen[0] == "counting"
    assert "constraints" in seen
    with open_store(neo4j_url) as loaded, open_store(server.url) as imported:
        load(loaded, pool())
        _assert_equal(server.url, neo4j_url, neo4j_server)
        assert check(imported) == check(loaded)
        assert check(imported).faults == ()
        assert imported.counts() == loaded.counts()
        update = replace(story.order(), source="trung-uong/611.txt", sha256="0" * 64)
        later = [story.province(), replace(update, text=update.text + "\nBản sửa.")]
        for store in (loaded, imported):
            assert load(store, later).to_dict()["new"] == 1
        assert list(export_jsonl(imported)) == list(export_jsonl(loaded))
        gone = ["lao-cai/388.txt", "thirty.txt", "s/1.txt"]
        assert withdraw(imported, gone) == withdraw(loaded, gone) == 3
        assert list(export_jsonl(imported)) == list(export_jsonl(loaded))
        assert check(imported) == check(loaded)
    _assert_equal(server.url, neo4j_url, neo4j_server)


def _assert_equal(imported: str, loaded: str, server: Neo4j) -> None:
    """All nodes and relationships of both databases, and their indexes, are the same."""
    one, other = _contents(imported, server), _contents(loaded, server)
    for part in one:
        assert one[part] == other[part]


def _contents(url: str, server: Neo4j) -> dict[str, list[str]]:
    with (
        neo4j.GraphDatabase.driver(url, auth=login(server)) as driver,
        driver.session() as session,
    ):
        nodes = session.run("MATCH (n) RETURN labels(n), properties(n)").values()
        related = session.run(
            "MATCH (a)-[r]->(b) RETURN properties(a), type(r), properties(r), properties(b)"
        ).values()
        indexes = session.run(
            "SHOW INDEXES YIELD name, state, labelsOrTypes, properties, type "
            "RETURN name, state, labelsOrTypes, properties, type"
        ).values()
    return {
        "nodes": sorted(repr((labels, _facts(facts))) for labels, facts in nodes),
        "relationships": sorted(
            repr((kind, _name(source), _name(target), _facts(facts)))
            for source, kind, facts, target in related
        ),
        "indexes": sorted(map(repr, indexes)),
    }


def _facts(facts: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Properties but for those that name one database, or count what was done with it."""
    own = {"token", "finished", "started", "locked"}
    # JSON may spell a control character in two ways.
    told = {**facts, **{name: json.loads(facts[name]) for name in ("asserts",) if name in facts}}
    return sorted((name, value) for name, value in told.items() if name not in own)


def _name(facts: Mapping[str, Any]) -> object:
    return next(facts[name] for name in ("key", "digest", "id") if name in facts)


def test_a_server_that_runs_is_left_alone(server: Server, import_files: Path) -> None:
    with pytest.raises(ArchiveError, match=r"is running; stop the server and import again$"):
        run_import(import_files, importer(server, import_files), overwrite=True)
    with open_store(server.url) as store:
        assert store.counts().records > 0
