"""A Neo4j that its own importer filled is in all the one that `cascade load` fills."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import neo4j
import pytest
from msgspec.structs import replace

from graph import load, open_store
from graph.archive.errors import ArchiveError
from graph.archive.neo4j_files import write_files
from graph.archive.neo4j_import import Importer, run_import
from graph.check import check
from graph.export import export_jsonl
from graph.load import withdraw
from graph.store.neo4j_opening import _state  # noqa: F401 - the state node is what this is about
from graph.store.neo4j_session import prepare
from loaders.record import Issuer, ReadingWarning, Record
from tests.graph import awkward, story
from tests.graph.archive.resolved import tables
from tests.graph.builders import Cited, committee, record
from tests.servers import Neo4j, NoNeo4j, Server, login, prepared

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

STRANGE = 'a "b"; c, \\ \\" d\te \x01\x0b\x1f\x7f \u2028\x85 🙂\nnext "line"\r\nlast;'
EMPTY_QUOTE = Cited("9/A", "", "2021-01-01", None)


def strange() -> list[Record]:
    """Documents whose words have everything that a CSV may trip over."""
    issuer = committee("tỉnh Lào Cai", "province", "Chính phủ")
    law = Cited(None, "luật", "2018-06-15", None, f"Luật {STRANGE}")
    warnings = [ReadingWarning("date-conflict", STRANGE), ReadingWarning("excerpt", "; \n,")]
    return [
        record("s/1.txt", "1/UBND-VX", "2021-07-01", issuer, law, subject=STRANGE,
               to=[("Các sở, ngành; \"tỉnh\"", True)], signed="Nguyễn \"Văn\" A",
               copies=[("Tỉnh ủy Lào Cai", "b/c;\n\"k\"")], warnings=warnings),
        record("s/ 2,\"x\".txt", "2/UBND-VX", "2021-07-02", issuer, law, subject="",
               place=" Lào Cai "),
        record("s/3.txt", "3/A\\B", "2021-07-03", Issuer("Hội \"A\"; B", None, "other"),
               Cited("2/UBND-VX", "công văn", "2021-07-02", issuer.name),
               Cited("4/UBND-VX", "công văn", "2022-07-02", issuer.name)),
    ]  # fmt: skip


def pool() -> list[Record]:
    """All that a store may hold."""
    read = [*story.five(), *(versions[0] for versions in awkward.versions().values()), *strange()]
    return [replace(item, index=0) for item in read]


@pytest.fixture(scope="module")
def folder(spark: SparkSession, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of an import of the `pool`."""
    place = tmp_path_factory.mktemp("archive")
    write_files(tables(spark, pool(), place), place / "neo4j")
    return place / "neo4j"


@pytest.fixture(scope="module")
def server(folder: Path, neo4j_server: Neo4j) -> Iterator[Server]:
    """A server over whose data the importer ran; its password is that of the other one."""
    try:
        with prepared(password=login(neo4j_server)[1]) as made:
            seen: list[str] = []
            run_import(folder, importer(made, folder), watch=lambda stage, _: seen.append(stage))
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
    return sorted((name, value) for name, value in facts.items() if name not in own)


def _name(facts: Mapping[str, Any]) -> object:
    return next(facts[name] for name in ("key", "digest", "id") if name in facts)


def test_a_server_that_runs_is_left_alone(server: Server, folder: Path) -> None:
    with pytest.raises(ArchiveError, match=r"is running; stop the server and import again$"):
        run_import(folder, importer(server, folder), overwrite=True)
    with open_store(server.url) as store:
        assert store.counts().records > 0
