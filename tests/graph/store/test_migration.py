"""A file of an older schema version becomes one of this version, and holds the same graph."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from graph import Store, StoreError, check, export_jsonl, load, open_store, show, withdraw
from graph.authority import organisation_key
from graph.batch import entry_of
from graph.packing import unpacked, words
from graph.store.schema import VERSION
from loaders.record import Issuer, Record
from tests.graph import awkward, story
from tests.graph.builders import on_pages

TABLES = {
    version: Path(__file__).with_name(f"version_{version}.sql").read_text(encoding="utf-8")
    for version in (1, 2)
}
Written = Callable[[Path, list[Record]], str]
RECORDS = [*story.five(), *(versions[0] for versions in awkward.versions().values())]


def version_1(path: Path, records: list[Record]) -> str:
    """The URL of a file as version 1 wrote it: the records are all that this one reads of it."""
    connection = sqlite3.connect(path)
    connection.executescript(TABLES[1])
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
    """The same as version 2 wrote it, of which only records and texts are read."""
    connection = sqlite3.connect(path)
    connection.executescript(TABLES[2])
    entries = [entry_of(record) for record in records]
    connection.executemany(
        "INSERT INTO records VALUES (?, ?, ?, '', ?, ?, 1, '')",
        [(id_, *e.place, e.digest, e.content) for id_, e in enumerate(entries, 1)],
    )
    connection.executemany(
        "INSERT INTO texts VALUES (?, ?)",
        [(id_, _by_zlib(unpacked(e.data))) for id_, e in enumerate(entries, 1)],
    )
    connection.commit()
    connection.close()
    return f"sqlite:///{path}"


def version_6(path: Path, records: list[Record]) -> str:
    """A file of today where zlib packed what is packed, as version 6 wrote it."""
    url = f"sqlite:///{path}"
    with open_store(url) as store:
        load(store, records)
    connection = sqlite3.connect(path)
    for table, column in (("texts", "data"), ("outlines", "said")):
        rows = connection.execute(f"SELECT id, {column} FROM {table}").fetchall()  # noqa: S608
        connection.executemany(
            f"UPDATE {table} SET {column} = ? WHERE id = ?",  # noqa: S608
            [(data and _by_zlib(unpacked(data)), id_) for id_, data in rows],
        )
    connection.execute("UPDATE migrations SET version = 6, name = 'pages and readers'")
    connection.commit()
    connection.close()
    return url


def _by_zlib(data: bytes) -> bytes:
    packing = zlib.compressobj(1, zdict=words())
    return packing.compress(data) + packing.flush()


def version_5(path: Path, records: list[Record]) -> str:
    """A file of version 6 without what that added, as version 5 wrote it."""
    url = version_6(path, records)
    connection = sqlite3.connect(path)
    connection.executescript(
        """ALTER TABLE citations DROP COLUMN page; ALTER TABLE passages DROP COLUMN page;
           ALTER TABLE records DROP COLUMN reader;
           UPDATE migrations SET version = 5, name = 'lists of documents';"""
    )
    connection.close()
    return url


def version_4(path: Path, records: list[Record]) -> str:
    """A file of version 5 without what that added, as version 4 wrote it."""
    url = version_5(path, records)
    connection = sqlite3.connect(path)
    connection.executescript(
        """DROP INDEX outlines_by_date; DROP INDEX outlines_by_body;
           ALTER TABLE outlines DROP COLUMN type; ALTER TABLE outlines DROP COLUMN place;
           ALTER TABLE outlines DROP COLUMN level; DROP TABLE tagged; DROP TABLE tags;
           CREATE INDEX outlines_by_body ON outlines (body, date) WHERE status <> 'cited';
           UPDATE migrations SET version = 4, name = 'who issued what';"""
    )
    connection.close()
    return url


def version_3(path: Path, records: list[Record]) -> str:
    """A file of version 4 without what that added, as version 3 wrote it."""
    url = version_4(path, records)
    connection = sqlite3.connect(path)
    connection.executescript(
        """DROP INDEX outlines_by_body; ALTER TABLE outlines DROP COLUMN body;
           DROP TABLE bodies; DROP TABLE identity; PRAGMA user_version = 0;
           UPDATE migrations SET version = 3, name = 'what texts say once each';"""
    )
    connection.close()
    return url


WRITERS = (version_1, version_2, version_3, version_4, version_5, version_6)


@pytest.mark.parametrize("written", WRITERS)
def test_an_old_file_is_derived_anew(written: Written, tmp_path: Path) -> None:
    with (
        open_store(written(tmp_path / "old.db", RECORDS)) as old,
        open_store(f"sqlite:///{tmp_path}/new.db") as new,
    ):
        load(new, RECORDS)
        assert list(export_jsonl(old)) == list(export_jsonl(new))
        assert list(old.records()) == list(new.records())
        assert check(old).ok
        assert _issuers(old) == _issuers(new)
        assert _lists(tmp_path / "old.db") == _lists(tmp_path / "new.db")
        assert load(old, RECORDS).unchanged == len(RECORDS)
        assert withdraw(old, [RECORDS[0].source]) == 1


def _issuers(store: Store) -> tuple[dict[str, Issuer], dict[str, str]]:
    """Who issued each document, and the first day of each body."""
    ids = store.ids([node.document.key for node in store.every_node()])
    keys = {id_: key for key, id_ in ids.items()}
    issuers = {keys[id_]: by.issuer for id_, by in store.issued(keys).items()}
    assert len(issuers) > 5
    return issuers, store.first_dates(list(map(organisation_key, issuers.values())))


def _lists(path: Path) -> list[tuple[str, int, str]]:
    """What documents are listed by, how many there are, and the documents."""
    connection = sqlite3.connect(path)
    rows = connection.execute(
        """SELECT name, documents, group_concat(key, ' ') FROM (
               SELECT t.name, t.documents, d.key FROM tags t LEFT JOIN tagged i ON i.tag = t.id
               LEFT JOIN documents d ON d.id = i.document ORDER BY d.key)
           GROUP BY name ORDER BY name"""
    ).fetchall()
    connection.close()
    assert all(many == len((keys or "").split()) for _, many, keys in rows)
    return [row for row in rows if row[1]]


@pytest.mark.parametrize("version", [1, 2])
def test_an_old_file_stays_what_it_was_when_it_cannot_be_derived(
    version: int, tmp_path: Path
) -> None:
    path = tmp_path / "old.db"
    url = WRITERS[version - 1](path, RECORDS)
    connection = sqlite3.connect(path)
    table = ("records", "texts")[version - 1]
    connection.execute(f"UPDATE {table} SET data = CAST('nothing' AS BLOB) WHERE id = 3")  # noqa: S608
    connection.commit()
    with pytest.raises(StoreError, match=r"record of .* cannot be read"):
        open_store(url)
    assert connection.execute("SELECT max(version) FROM migrations").fetchone() == (version,)
    assert connection.execute("SELECT count(*) FROM records").fetchone() == (len(RECORDS),)
    connection.close()


@pytest.mark.parametrize("written", WRITERS)
def test_an_old_file_learns_who_reads_it_and_where_words_stand(
    written: Written, tmp_path: Path
) -> None:
    printed = on_pages(story.city())
    with open_store(written(tmp_path / "old.db", RECORDS)) as old:
        assert {held.reader for held in old.held([record.source for record in RECORDS])} == {None}
        load(old, [printed])
        city = show(old, story.CITY_KEY)
    assert {proof.page for one in city.implements for proof in one.evidence} == {1}


def test_the_version_is_recorded(tmp_path: Path) -> None:
    for written in (*WRITERS, None):
        path = tmp_path / f"{written.__name__ if written else 'new'}.db"
        open_store(written(path, RECORDS[:2]) if written else f"sqlite:///{path}").close()
        connection = sqlite3.connect(path)
        assert connection.execute("SELECT max(version) FROM migrations").fetchone() == (VERSION,)
        connection.close()
