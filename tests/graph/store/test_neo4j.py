from __future__ import annotations

import socket
import threading

import neo4j
import pytest

from graph import StoreError, load, open_store
from graph.batch import entry_of
from graph.check import check
from graph.export import export_jsonl
from graph.load import withdraw
from graph.store.base import Writer
from graph.store.neo4j_imported import Expected
from graph.store.neo4j_schema import VERSION
from graph.store.neo4j_text import packed_in
from tests.graph import story
from tests.servers import Neo4j, login


def _encoded(text: str) -> bytes:
    return text.encode()


HELD_AS_BYTES = [
    *[("Record", name, packed_in) for name in ("data", "said")],
    *[("Document", name, _encoded) for name in ("_outline", "_known")],
    *[("Document", "_names", packed_in), ("Record", "asserts", _encoded)],
    ("Claim", "data", _encoded),
]
"""The properties that were bytes up to version 4 of the schema, and which these were."""


def told(url: str) -> str:
    """The line that opening a store at `url` ends with."""
    with pytest.raises(StoreError) as caught:
        open_store(url)
    line = str(caught.value)
    assert "\n" not in line
    assert "Traceback" not in line
    return line


@pytest.mark.parametrize("scheme", ["neo4j", "bolt"])
def test_a_wrong_port(scheme: str) -> None:
    assert told(f"{scheme}://127.0.0.1:1") == (
        f"store {scheme}://127.0.0.1:1: does not answer; "
        "check the address and that a Neo4j answers Bolt there"
    )


@pytest.mark.parametrize("url", ["neo4j://", "bolt://host:port:7687", "neo4j://127.0.0.1?x=1"])
def test_what_is_no_address(url: str) -> None:
    assert "is no address of a Neo4j" in told(url)


def test_a_port_where_something_else_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_say_hello, args=(server,))
        thread.start()
        line = told(f"bolt://127.0.0.1:{server.getsockname()[1]}")
        thread.join()
    assert "does not answer" in line


def _say_hello(server: socket.socket) -> None:
    connection, _ = server.accept()
    with connection:
        connection.recv(64)
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


def test_a_wrong_password(neo4j_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASCADE_NEO4J_PASSWORD", "not-this-one")
    assert "refuses user or password; set CASCADE_NEO4J_USER" in told(neo4j_url)


def test_no_password(neo4j_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CASCADE_NEO4J_PASSWORD")
    assert "refuses user or password" in told(neo4j_url)


def test_a_password_in_the_address_is_not_shown_again() -> None:
    line = told("neo4j://neo4j:secret-word@127.0.0.1:7687")
    assert "must not hold a password" in line
    assert "secret-word" not in line


def test_a_database_that_is_not_there(neo4j_url: str) -> None:
    assert "has no such database" in told(f"{neo4j_url}/nowhere")


def test_the_database_of_another_program_is_left_alone(neo4j_url: str, neo4j_server: Neo4j) -> None:
    with neo4j.GraphDatabase.driver(neo4j_url, auth=login(neo4j_server)) as driver:
        driver.execute_query("CREATE (:Film {title: 'Mùa len trâu'})")
        assert "another program; name an empty one" in told(neo4j_url)
        assert len(driver.execute_query("MATCH (n) RETURN n").records) == 1


@pytest.mark.parametrize(("version", "words"), [(99, "newer version (schema 99"), (1, "an older")])
def test_a_store_of_another_version_is_refused(
    version: int, words: str, neo4j_url: str, neo4j_server: Neo4j
) -> None:
    open_store(neo4j_url).close()
    with neo4j.GraphDatabase.driver(neo4j_url, auth=login(neo4j_server)) as driver:
        driver.execute_query(
            "MATCH (s:CascadeStore {name: 'state'}) SET s.version = $version", version=version
        )
    assert words in told(neo4j_url)


def test_a_store_that_lacks_indexes_gets_them(neo4j_url: str, neo4j_server: Neo4j) -> None:
    with open_store(neo4j_url) as store:
        load(store, story.five())
    names = ("cascade_document_date", "cascade_document_place")
    with neo4j.GraphDatabase.driver(neo4j_url, auth=login(neo4j_server)) as driver:
        driver.execute_query("MATCH (s:CascadeStore {name: 'state'}) SET s.version = 3")
        for name in names:
            driver.execute_query(f"DROP INDEX {name}")
        with open_store(neo4j_url) as store:
            assert store.counts().records == 5
        found = driver.execute_query("SHOW INDEXES YIELD name WHERE name IN $names RETURN name",
                                     names=list(names))  # fmt: skip
        assert {record["name"] for record in found.records} == set(names)
        state = driver.execute_query("MATCH (s:CascadeStore {name: 'state'}) RETURN s.version")
        assert state.records[0].values() == [VERSION]


def test_a_store_that_holds_bytes_is_read_and_changed(neo4j_url: str, neo4j_server: Neo4j) -> None:
    with open_store(neo4j_url) as store:
        load(store, story.five())
        lines, everything = list(export_jsonl(store)), check(store)
    with neo4j.GraphDatabase.driver(neo4j_url, auth=login(neo4j_server)) as driver:
        for label, name, as_bytes in HELD_AS_BYTES:
            found = driver.execute_query(f"MATCH (n:{label}) RETURN elementId(n), n.{name}")
            rows = [[node, as_bytes(text)] for node, text in found.records]
            assert len(rows) >= 5
            driver.execute_query(
                f"UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row[0] SET n.{name} = row[1]",
                rows=rows,
            )
        driver.execute_query("MATCH (s:CascadeStore {name: 'state'}) SET s.version = 4")
    with open_store(neo4j_url) as store:
        assert list(export_jsonl(store)) == lines
        assert check(store) == everything
        assert [len(store.texts(node.document.key)) for node in store.every_node()].count(1) == 5
        load(store, [story.province()])
        assert withdraw(store, [story.province().source]) == 1
        assert list(export_jsonl(store)) == lines
        assert withdraw(store, [record.source for record in story.five()]) == 5
        assert list(export_jsonl(store)) == []


def test_half_an_import_is_told(neo4j_url: str, neo4j_server: Neo4j) -> None:
    with open_store(neo4j_url) as store:
        load(store, story.five())
    expected = Expected({"Record": 5, "Document": 8}, {"HEADED": 6})
    with neo4j.GraphDatabase.driver(neo4j_url, auth=login(neo4j_server)) as driver:
        driver.execute_query(
            "MATCH (s:CascadeStore {name: 'state'}) SET s.version = 3, s.imported = $expected",
            expected=expected.told(),
        )
        for _ in range(2):
            line = told(neo4j_url)
            assert "has 5 HEADED relationships of the 6 of its import; stop the server and" in line
        whole = Expected(expected.nodes, {"HEADED": 5})
        driver.execute_query(
            "MATCH (s:CascadeStore {name: 'state'}) SET s.imported = $expected",
            expected=whole.told(),
        )
        with open_store(neo4j_url) as store:
            assert store.counts().records == 5
        state = driver.execute_query(
            "MATCH (s:CascadeStore {name: 'state'}) RETURN s.version, s.imported"
        )
        assert state.records[0].values() == [VERSION, None]


def test_an_announced_batch_whose_writer_is_no_more_does_not_stop_readers(
    neo4j_url: str, neo4j_server: Neo4j
) -> None:
    with open_store(neo4j_url) as store:
        load(store, story.five())
        with neo4j.GraphDatabase.driver(neo4j_url, auth=login(neo4j_server)) as driver:
            driver.execute_query("MATCH (g:CascadeStore {name: 'gate'}) SET g.started = 99")
            assert store.counts().records == 5
            found = driver.execute_query("MATCH (g:CascadeStore {name: 'gate'}) RETURN g.started")
        assert found.records[0].values() == [1]
        load(store, [story.province()])
        assert store.counts().records == 6


def test_an_interrupted_batch_leaves_nothing(neo4j_url: str) -> None:
    def half(writer: Writer) -> None:
        writer.put([entry_of(story.city())])
        raise RuntimeError

    with open_store(neo4j_url) as store:
        with pytest.raises(RuntimeError):
            store.write(half)
        assert store.counts().records == 0


@pytest.mark.parametrize("text", ['"', "a* OR b", "NEAR(x", "+-&&|!(){}[]^~:\\/", "%", "\0", "AND"])
def test_search_takes_any_text_as_words(neo4j_url: str, text: str) -> None:
    with open_store(neo4j_url) as store:
        load(store, story.five())
        assert store.search([text], 5) == []
