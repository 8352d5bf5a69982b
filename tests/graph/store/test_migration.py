"""A file of schema version 1 becomes one of this version, and holds the same graph."""

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
