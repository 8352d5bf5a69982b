"""A store filled from tables is the store that a load would have made."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from unittest import mock

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from msgspec.structs import replace

from graph import check, export_jsonl, load, open_store
from graph.archive import manifest
from graph.archive.errors import ArchiveError
from graph.archive.sqlite.filling import fill
from graph.batch import entry_of
from graph.errors import StoreError, UsageProblem
from graph.load import Failure, LoadReport, withdraw
from graph.store.sqlite import SqliteStore
from loaders.assemble import extract
from loaders.record import Record
from tests.graph import awkward, story
from tests.graph.archive.contents import contents
from tests.graph.archive.from_store import make
from tests.graph.synthetic import cascade
from tests.loaders.samples import LETTER

ROOT = Path(__file__).parents[3]
_AWKWARD = [version for versions in awkward.versions().values() for version in versions[-1:]]
_COPIES = [replace(record, source=f"copy/{record.source}") for record in story.five()]
_READ = [record for n in range(2) for record in extract(LETTER + "\n" * n, source=f"{n}.txt")]
_POOLS = {
    "story": [*story.five(), *_COPIES],
    "awkward": _AWKWARD,
    "cascade": cascade(0, 300),
    "read": _READ,
    "nothing": [],
}


@pytest.fixture(params=[1, 4])
def partitions(request: pytest.FixtureRequest) -> int:
    """In how many files the tables lie."""
    return int(request.param)


def loaded(folder: Path, records: Iterable[Record]) -> Path:
    """A store with these records, loaded in two parts."""
    entries = [entry_of(record, reader="today") for record in records]
    with _open(folder / "loaded.db") as store:
        load(store, entries[::2])
        load(store, entries[1::2])
    return folder / "loaded.db"


def filled(folder: Path, store: Path, partitions: int = 3) -> Path:
    """A store from the tables of another."""
    with _open(store) as opened:
        make(opened, folder / "tables", partitions=partitions)
    fill(folder / "tables", f"sqlite:///{folder}/filled.db")
    return folder / "filled.db"


def _open(file: Path) -> SqliteStore:
    store = open_store(f"sqlite:///{file}")
    assert isinstance(store, SqliteStore)
    return store


@pytest.mark.parametrize("pool", _POOLS)
def test_it_holds_the_same(pool: str, partitions: int, tmp_path: Path) -> None:
    one = loaded(tmp_path, _POOLS[pool])
    other = filled(tmp_path, one, partitions)
    assert contents(one) == contents(other)
    with _open(one) as left, _open(other) as right:
        assert [*export_jsonl(left)] == [*export_jsonl(right)]
        assert check(right).ok
        assert left.version() != right.version()


def test_numbers_that_are_common_are_resolved_in_their_corners(tmp_path: Path) -> None:
    with mock.patch("graph.update.COMMON", 1):
        one = loaded(tmp_path, _AWKWARD)
    assert contents(one) == contents(filled(tmp_path, one))


def test_what_comes_later_changes_both_alike(tmp_path: Path) -> None:
    one = loaded(tmp_path, [*_AWKWARD, *story.five()])
    other = filled(tmp_path, one)
    for file in (one, other):
        with _open(file) as store:
            load(store, [versions[0] for versions in awkward.versions().values()])
            load(store, [story.province(), *_COPIES])
            withdraw(store, ["a.txt", "law.txt", "trung-uong/611.txt", "copy.txt"])
            assert check(store).ok
    assert contents(one) == contents(other)


def test_rows_stand_in_the_order_of_their_sources(tmp_path: Path) -> None:
    file = filled(tmp_path, loaded(tmp_path, cascade(0, 90)))
    with _open(file) as store:
        sources = store._rows("SELECT source FROM records ORDER BY id")
        leads = store._rows("SELECT record FROM outlines ORDER BY record IS NULL, id")
    assert sources == sorted(sources)
    assert leads == sorted(leads)
    assert len(leads) == 90


def test_what_was_not_read_is_reported(tmp_path: Path) -> None:
    with _open(loaded(tmp_path, [*story.five(), *_COPIES[:2]])) as store:
        told = [("b", "unreadable", "is damaged"), ("c", "skipped", "is no document"),
                ("a", "replaced", "came twice")]  # fmt: skip
        make(store, tmp_path / "tables", failures=told)
    report = fill(tmp_path / "tables", f"sqlite:///{tmp_path}/filled.db")
    assert report == LoadReport(
        new=5,
        unchanged=2,
        failures=(Failure("a", "came twice"), Failure("b", "is damaged")),
        skips=(Failure("c", "is no document"),),
    )


def test_who_waits_is_told(tmp_path: Path) -> None:
    told: dict[str, list[tuple[int, int]]] = {}
    with _open(loaded(tmp_path, story.five())) as store:
        make(store, tmp_path / "tables")
    fill(
        tmp_path / "tables",
        f"sqlite:///{tmp_path}/filled.db",
        watch=lambda what, done, of: told.setdefault(what, []).append((done, of)),
    )
    assert list(told) == ["documents", "claims", "records"]
    assert told["records"][-1] == (5, 5)


def test_an_empty_store_is_replaced(tmp_path: Path) -> None:
    one = loaded(tmp_path, story.five())
    open_store(f"sqlite:///{tmp_path}/filled.db").close()
    assert contents(one) == contents(filled(tmp_path, one))


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """The tables of the story."""
    with _open(loaded(tmp_path, story.five())) as store:
        make(store, tmp_path / "tables")
    (tmp_path / "loaded.db").unlink()
    return tmp_path / "tables"


def test_a_store_that_holds_something_is_left_alone(tables: Path, tmp_path: Path) -> None:
    with _open(tmp_path / "held.db") as store:
        load(store, [story.alone()])
    before = (tmp_path / "held.db").read_bytes()
    with pytest.raises(UsageProblem, match="holds 1 records already; name a new one"):
        fill(tables, f"sqlite:///{tmp_path}/held.db")
    assert (tmp_path / "held.db").read_bytes() == before


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("neo4j://127.0.0.1", "is no SQLite file"),
        ("sqlite:///{}/tables/manifest.json", "is no database"),
        ("sqlite:///{}", "is a folder"),
        ("sqlite:///{}/tables/manifest.json/a.db", "cannot be made"),
    ],
)
def test_no_store_can_be_there(url: str, problem: str, tables: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=problem) as caught:
        fill(tables, url.format(tmp_path))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("folder", "problem"),
    [
        ("s3a://archive/2021", "is not on this machine; copy its folders records"),
        ("/nowhere", "is no folder; name the one"),
        ("{}", "holds no build"),
    ],
)
def test_no_tables_are_there(folder: str, problem: str, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=problem) as caught:
        fill(folder.format(tmp_path), f"sqlite:///{tmp_path}/filled.db")
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def _unfinished(tables: Path) -> None:
    file = tables / manifest.NAME
    begun = manifest.decoded(file.read_text())
    assert begun is not None
    file.write_text(replace(begun, complete=False).encoded())


def _newer(tables: Path) -> None:
    file = tables / manifest.NAME
    begun = manifest.decoded(file.read_text())
    assert begun is not None
    file.write_text(replace(begun, maker=replace(begun.maker, tables=99)).encoded())


def _missing(tables: Path) -> None:
    shutil.rmtree(tables / "claims")


def _cut(tables: Path) -> None:
    (part, *_) = sorted((tables / "records").iterdir())
    part.write_bytes(part.read_bytes()[:-50])


def _overwritten(tables: Path) -> None:
    (part, *_) = sorted((tables / "records").iterdir())
    data = bytearray(part.read_bytes())
    data[900:910] = b"\xff" * 10
    part.write_bytes(bytes(data))


def _other_columns(tables: Path) -> None:
    for part in (tables / "claims").iterdir():
        pq.write_table(pq.read_table(part).drop_columns(["block"]), part)


def _twice(tables: Path) -> None:
    part = min((tables / "claims").iterdir())
    rows = pq.read_table(part)
    pq.write_table(pa.concat_tables([rows, rows.slice(0, 1)]), part)
    _count(tables, "claims")


def _one_part_less(tables: Path) -> None:
    min((tables / "records").iterdir()).unlink()


def _without_some(table: str, tables: Path) -> None:
    for part in (tables / table).iterdir():
        pq.write_table(pq.read_table(part).slice(0, 1), part)
    _count(tables, table)


def _count(tables: Path, table: str) -> None:
    """Let the manifest say how many rows a table has."""
    many = sum(pq.read_metadata(part).num_rows for part in (tables / table).iterdir())
    file = tables / manifest.NAME
    begun = manifest.decoded(file.read_text())
    assert begun is not None
    file.write_text(replace(begun, steps={"made": begun.rows | {table: many}}).encoded())


def _without_claims(tables: Path) -> None:
    _without_some("claims", tables)


def _without_documents(tables: Path) -> None:
    _without_some("documents", tables)


def _without_records(tables: Path) -> None:
    _without_some("records", tables)


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        (_unfinished, "is not finished"),
        (_newer, "has tables of version 99"),
        (_missing, "has no table claims; build"),
        (_one_part_less, "table records has 3 rows instead of 5"),
        (_twice, "has something twice"),
        (_cut, "table records is damaged"),
        (_overwritten, "table records is damaged"),
        (_other_columns, "table claims is damaged"),
        (_without_claims, "records names claims that no other table has"),
        (_without_documents, "claims names document that no other table has"),
        (_without_records, "documents names record that no other table has"),
    ],
)  # fmt: skip
def test_tables_that_are_no_whole(
    damage: object, problem: str, tables: Path, tmp_path: Path
) -> None:
    assert callable(damage)
    damage(tables)
    with pytest.raises(ArchiveError, match=problem) as caught:
        fill(tables, f"sqlite:///{tmp_path}/filled.db")
    assert "\n" not in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


def test_a_full_disk_leaves_nothing(tables: Path, tmp_path: Path) -> None:
    small = ("PRAGMA max_page_count = 20",)
    with (
        mock.patch("graph.archive.sqlite.filling._PRAGMAS", small),
        pytest.raises(StoreError, match="has no room left on its disk; make room") as caught,
    ):
        fill(tables, f"sqlite:///{tmp_path}/filled.db")
    assert "\n" not in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


_INTERRUPTED = """
import sys
from graph.archive.sqlite.filling import fill
def watch(what, done, of):
    print(what, flush=True)
    sys.stdin.readline()
fill(sys.argv[1], sys.argv[2], watch=watch)
"""


def _interrupted(tables: Path, target: Path) -> subprocess.Popen[bytes]:
    """A process that has begun to fill the target, and waits for a line at every stage."""
    command = [sys.executable, "-c", _INTERRUPTED, str(tables), f"sqlite:///{target}"]
    pipe = subprocess.PIPE
    run = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe)
    assert run.stdout is not None
    assert run.stdout.readline() == b"documents\n"
    return run


@pytest.mark.parametrize(("sent", "left"), [(signal.SIGINT, 0), (signal.SIGKILL, 1)])
def test_who_interrupts_it_finds_no_store(
    sent: signal.Signals, left: int, tables: Path, tmp_path: Path
) -> None:
    target = tmp_path / "new" / "filled.db"
    with _interrupted(tables, target) as run:
        run.send_signal(sent)
    assert run.returncode != 0
    assert len([*target.parent.iterdir()]) == left
    assert not target.exists()
    fill(tables, f"sqlite:///{target}")
    assert [*target.parent.iterdir()] == [target]
    with _open(target) as store:
        assert check(store).ok
        assert store.counts().records == 5


def test_who_still_fills_it_is_not_disturbed(tables: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "filled.db"
    with _interrupted(tables, target) as run:
        (working,) = target.parent.iterdir()
        before = sorted(path.name for path in working.iterdir())
        fill(tables, f"sqlite:///{target}")
        assert sorted(path.name for path in working.iterdir()) == before
        _, complaint = run.communicate(b"\n" * 99)
    assert b"holds 5 records already" in complaint
    assert [*target.parent.iterdir()] == [target]


def test_what_is_not_ours_to_sweep_stays(tables: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "filled.db"
    (target.parent / ".filled.db-backup").mkdir(parents=True)
    fill(tables, f"sqlite:///{target}")
    assert sorted(path.name for path in target.parent.iterdir()) == [
        ".filled.db-backup",
        "filled.db",
    ]
