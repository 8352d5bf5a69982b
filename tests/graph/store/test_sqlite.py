from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from graph import Store, StoreError, check, down, export_jsonl, load, open_store
from graph.batch import entry_of
from graph.store import schema
from graph.store.base import Counts, Writer
from tests.graph import story

ROOT = Path(__file__).parents[3]
LOADER = """
import sys
from graph import load, open_store
from tests.graph.synthetic import cascade
with open_store(sys.argv[1]) as store:
    records = cascade(int(sys.argv[2]), int(sys.argv[3]))
    for start in range(0, len(records), 20):
        load(store, records[start:start + 20])
        print(start, flush=True)
"""


def loader(url: str, first: int, last: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", LOADER, url, str(first), str(last)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def finish(process: subprocess.Popen[bytes]) -> None:
    _, errors = process.communicate()
    assert process.returncode == 0, errors.decode()


def test_makes_the_folders_of_its_path(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/a/b/store.db") as store:
        assert store.counts().records == 0
    assert (tmp_path / "a/b/store.db").is_file()


@pytest.mark.parametrize(
    "url", ["neo4j://127.0.0.1", "sqlite://", "sqlite:///", "/x.db", "", "postgres://x"]
)
def test_other_schemes_are_refused(url: str) -> None:
    with pytest.raises(StoreError, match="supports sqlite:///"):
        open_store(url)


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"is a folder; name a file in it") as caught:
        open_store(f"sqlite:///{tmp_path}")
    assert "\n" not in str(caught.value)


def test_a_text_file_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Ghi chép. " * 200)
    with pytest.raises(StoreError, match="is no database"):
        open_store(f"sqlite:///{path}")
    assert path.read_text().startswith("Ghi chép")


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "theirs.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        open_store(f"sqlite:///{path}")
    assert path.read_bytes() == before


def test_a_newer_store_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/store.db"
    open_store(url).close()
    connection = sqlite3.connect(tmp_path / "store.db")
    connection.execute("INSERT INTO migrations (version, name) VALUES (99, 'later')")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match=r"newer version \(schema 99"):
        open_store(url)


@pytest.mark.parametrize("parent", ["file.txt/store.db", "file.txt"])
def test_a_path_that_cannot_be_made(tmp_path: Path, parent: str) -> None:
    (tmp_path / "file.txt").write_text("đây là một tệp văn bản, không phải thư mục" * 9)
    with pytest.raises(StoreError, match=r"cannot be made|no database"):
        open_store(f"sqlite:///{tmp_path}/{parent}")


def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="may write"):
        open_store(f"sqlite:///{tmp_path}/store.db")


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="no /proc to be refused by")
def test_a_place_that_refuses_even_root() -> None:
    with pytest.raises(StoreError, match=r"cannot be|may write"):
        open_store("sqlite:////proc/self/store.db")


def test_a_damaged_file_is_reported(tmp_path: Path) -> None:
    url, path = f"sqlite:///{tmp_path}/store.db", tmp_path / "store.db"
    with open_store(url) as store:
        load(store, story.five())
    data = bytearray(path.read_bytes())
    data[4096 : len(data) // 2] = bytes(len(data) // 2 - 4096)
    path.write_bytes(data)
    with pytest.raises(StoreError, match=r"damaged|SQLite says"), open_store(url) as store:
        report = check(store)
        assert not report.ok
        raise StoreError(url, "is damaged", report.faults[0])


def test_the_application_id_marks_our_files(tmp_path: Path) -> None:
    open_store(f"sqlite:///{tmp_path}/store.db").close()
    connection = sqlite3.connect(tmp_path / "store.db")
    assert connection.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_an_interrupted_batch_leaves_nothing(store: Store) -> None:
    def half(writer: Writer) -> None:
        writer.put([entry_of(story.city())])
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.write(half)
    assert store.counts().records == 0
    load(store, story.five())
    assert store.counts().records == 5


def test_a_reader_sees_one_state_while_others_write(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/store.db"
    with open_store(url) as reader, open_store(url) as writer:
        load(writer, story.five())

        def twice() -> tuple[Counts, Counts]:
            before = reader.counts()
            load(writer, [story.province()])
            return before, reader.counts()

        before, after = reader.read(twice)
        assert after == before
        assert reader.counts().records == before.records + 1


def test_a_killed_load_loses_nothing_acknowledged(tmp_path: Path) -> None:
    url, clean = (f"sqlite:///{tmp_path}/{name}.db" for name in ("killed", "clean"))
    for wait in (0.0, 0.03, 0.07, 0.11):
        with loader(url, 0, 400) as process:
            assert process.stdout is not None
            acknowledged = int(process.stdout.readline())
            time.sleep(wait)
            process.send_signal(signal.SIGKILL)
            rest, _ = process.communicate()
        acknowledged = max([acknowledged, *map(int, rest.split())])
        with open_store(url) as store:
            assert check(store).ok
            assert store.counts().records >= acknowledged + 20
    for target in (url, clean):
        finish(loader(target, 0, 400))
    with open_store(url) as store, open_store(clean) as other:
        assert list(export_jsonl(store)) == list(export_jsonl(other))


def test_two_writers_at_once(tmp_path: Path) -> None:
    url, clean = (f"sqlite:///{tmp_path}/{name}.db" for name in ("both", "clean"))
    for process in (loader(url, 0, 200), loader(url, 200, 400), loader(clean, 0, 400)):
        finish(process)
    with open_store(url) as store, open_store(clean) as other:
        assert list(export_jsonl(store)) == list(export_jsonl(other))


def test_opening_one_new_store_from_many_threads(tmp_path: Path) -> None:
    url, failures = f"sqlite:///{tmp_path}/store.db", list[BaseException]()

    def opening() -> None:
        try:
            open_store(url).close()
        except StoreError as error:
            failures.append(error)

    threads = [threading.Thread(target=opening) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures


@pytest.mark.parametrize("text", ['"', "a* OR b", "NEAR(x", "'; DROP TABLE records; --", "%", "\0"])
def test_search_takes_any_text_as_words(store: Store, text: str) -> None:
    load(store, story.five())
    assert store.search([text], 5) == []
    assert store.counts().records == 5


def test_a_hostile_document_stays_data(store: Store) -> None:
    wicked = "'); DROP TABLE documents; --"
    hostile = replace(
        story.city(),
        source=wicked,
        document=replace(story.city().document, subject=wicked, number='1"; --/UBND'),
    )
    load(store, [hostile, *story.five()])
    assert check(store).ok
    (key,) = store.numbered("1-ubnd")
    assert store.nodes([key])[key].document.subject == wicked
    assert json.loads(next(export_jsonl(store)))["node"] == "Document"


def test_a_missing_document_is_no_answer(store: Store) -> None:
    assert store.nodes(["nothing"]) == {}
    assert store.neighbours(["nothing"], ["implements"], incoming=True) == []
    load(store, story.five())
    assert len(down(store, story.ORDER_KEY).documents) == 3
