"""A file of an older schema version becomes one of this version, and holds the same graph."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from msgspec.structs import replace

from graph import StoreError, check, export_jsonl, load, open_store, withdraw
from graph.store.schema import VERSION
from loaders.record import Record
from tests.graph import archive, story

TABLES = Path(__file__).with_name("version_1.sql").read_text(encoding="utf-8")
LINKS_OF_VERSION_2 = """
    CREATE TABLE before AS SELECT l.id, l.source, l.relation, l.target, l.source_position,
        l.target_position, p.quote, p.start, p.stop, l.rule, l.confidence
        FROM links l JOIN passages p ON p.id = l.passage;
    DROP VIEW proofs; DROP TABLE links; DROP TABLE passages;
    CREATE TABLE links (
        id INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES documents,
        relation INTEGER NOT NULL, target INTEGER NOT NULL REFERENCES documents,
        source_position INTEGER NOT NULL, target_position INTEGER NOT NULL,
        quote TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
        rule TEXT NOT NULL, confidence REAL NOT NULL);
    INSERT INTO links SELECT * FROM before;
    DROP TABLE before;
    CREATE INDEX links_by_target ON links (target, relation, source);
    CREATE INDEX links_by_source ON links (source, relation, target);
    CREATE VIEW proofs AS SELECT id, source, relation, target, CASE -1
        WHEN source_position THEN source WHEN target_position THEN target
        ELSE (SELECT c.document FROM records r JOIN claims c ON c.id = r.head
              WHERE r.id = links.id >> 20) END AS asserted_by,
        quote, start, stop, rule, confidence FROM links;
    DELETE FROM migrations;
    INSERT INTO migrations (version, name) VALUES (2, 'facts apart from texts');
"""
RECORDS = [*story.five(), *(versions[0] for versions in archive.versions().values())]


def version_1(path: Path, records: list[Record]) -> str:
    """The URL of a file as version 1 wrote it: the records are all that this one reads of it."""
    connection = sqlite3.connect(path)
    connection.executescript(TABLES)
    connection.executemany(
        "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (id_, r.source, r.index, r.sha256, "", "", 1, replace(r, source="").to_json())
            for id_, r in enumerate(records, 1)
        ],
    )
    connection.commit()
    connection.close()
    return f"sqlite:///{path}"


def version_2(path: Path, records: list[Record]) -> str:
    """The URL of a file as version 2 wrote it: every link with its sentence, and no passages."""
    url = f"sqlite:///{path}"
    with open_store(url) as store:
        load(store, records)
    connection = sqlite3.connect(path)
    connection.executescript(LINKS_OF_VERSION_2)
    connection.close()
    return url


def test_sentences_of_an_old_file_are_kept_once(tmp_path: Path) -> None:
    with (
        open_store(version_2(tmp_path / "old.db", RECORDS)) as old,
        open_store(f"sqlite:///{tmp_path}/new.db") as new,
    ):
        load(new, RECORDS)
        assert list(export_jsonl(old)) == list(export_jsonl(new))
        assert check(old).ok
        assert load(old, RECORDS).unchanged == len(RECORDS)
    stored = [tmp_path / name for name in ("old.db", "new.db")]
    ours, theirs = (sorted(_tables(path)) for path in stored)
    assert ours == theirs
    assert withdraw(open_store(f"sqlite:///{stored[0]}"), [RECORDS[0].source]) == 1


def _tables(path: Path) -> list[tuple[object, ...]]:
    """All passages and links, and how the tables and indexes are made."""
    connection = sqlite3.connect(path)
    queries = (
        "SELECT 'passage', * FROM passages",
        "SELECT 'link', * FROM links",
        "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%'",
    )
    rows = [row for query in queries for row in connection.execute(query)]
    connection.close()
    return [tuple(map(str, row)) for row in rows]


def test_an_old_file_is_derived_anew(tmp_path: Path) -> None:
    with (
        open_store(version_1(tmp_path / "old.db", RECORDS)) as old,
        open_store(f"sqlite:///{tmp_path}/new.db") as new,
    ):
        load(new, RECORDS)
        assert list(export_jsonl(old)) == list(export_jsonl(new))
        assert list(old.records()) == list(new.records())
        assert check(old).ok
        assert load(old, RECORDS).unchanged == len(RECORDS)
        assert withdraw(old, [RECORDS[0].source]) == 1


def test_an_old_file_stays_what_it_was_when_it_cannot_be_derived(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    url = version_1(path, RECORDS)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE records SET data = 'nothing' WHERE id = 3")
    connection.commit()
    with pytest.raises(StoreError, match=r"record of .* cannot be read"):
        open_store(url)
    assert connection.execute("SELECT max(version) FROM migrations").fetchone() == (1,)
    assert connection.execute("SELECT count(*) FROM records").fetchone() == (len(RECORDS),)
    connection.close()


def test_the_version_is_recorded(tmp_path: Path) -> None:
    for name in ("old", "new"):
        path = tmp_path / f"{name}.db"
        url = version_1(path, RECORDS[:2]) if name == "old" else f"sqlite:///{path}"
        open_store(url).close()
        connection = sqlite3.connect(path)
        assert connection.execute("SELECT max(version) FROM migrations").fetchone() == (VERSION,)
        connection.close()
