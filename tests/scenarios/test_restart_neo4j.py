"""Neo4j killed and brought back in the middle of loads; writers and readers at once."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from graph import StoreError, check, down, export_jsonl, load, open_store
from graph.store import neo4j_link
from tests.graph.store.test_sqlite import LOADER, ROOT
from tests.graph.synthetic import cascade
from tests.scenarios.conftest import emptied
from tests.seen import seen, shown
from tests.servers import Neo4j, Server

MANY = 160


@pytest.fixture
def own_server(neo4j_server: Neo4j) -> Server:
    """The server of this test run, which may be killed."""
    if not isinstance(neo4j_server, Server):
        pytest.skip("the server that CASCADE_TEST_NEO4J names is not ours to kill")
    return neo4j_server


@pytest.fixture
def truth(tmp_path: Path) -> list[str]:
    with open_store(f"sqlite:///{tmp_path}/truth.db") as store:
        load(store, cascade(0, MANY))
        return list(export_jsonl(store))


def loader(url: str, first: int, last: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", LOADER, url, str(first), str(last)]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_a_killed_server_loses_nothing_acknowledged(
    own_server: Server, truth: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A load outlasts the restart or says what to do; a question says that nobody answers."""
    monkeypatch.setattr(neo4j_link, "PATIENCE_SECONDS", 1.0)
    url = emptied(own_server)
    with open_store(url) as impatient, loader(url, 0, MANY) as process:
        acknowledged = [int(_line(process)) for _ in range(3)]
        own_server.kill()
        with pytest.raises(StoreError, match=r"does not answer|went away") as caught:
            impatient.counts()
        assert "\n" not in str(caught.value)
        own_server.start()
        assert impatient.counts().records >= acknowledged[-1] + 20
        _, errors = process.communicate()
    assert process.returncode == 0 or "load again" in errors
    with open_store(url) as store:
        assert check(store).ok
        load(store, cascade(0, MANY))
        assert list(export_jsonl(store)) == truth
    assert seen(url) == shown(truth)


def test_two_loaders_and_readers_at_once(own_server: Server, truth: list[str]) -> None:
    url = emptied(own_server)
    open_store(url).close()
    loaders = [loader(url, 0, MANY // 2), loader(url, MANY // 2, MANY)]
    torn: list[str] = []
    watching = threading.Event()
    reader = threading.Thread(target=_watch, args=(url, watching, torn))
    reader.start()
    for process in loaders:
        _, errors = process.communicate()
        assert process.returncode == 0, errors
    watching.set()
    reader.join()
    assert not torn
    with open_store(url) as store:
        assert list(export_jsonl(store)) == truth


def _watch(url: str, done: threading.Event, torn: list[str]) -> None:
    """Ask as long as others load: every answer must belong to whole batches."""
    with open_store(url) as store:
        while not done.is_set():
            try:
                report = check(store)
                if not report.ok:
                    torn.append(str(report.faults))
                records = store.counts().records
                if records % 10:
                    torn.append(f"{records} records")
                if records:
                    down(store, "611-cd-ttg-2021-thu-tuong-chinh-phu")
            except Exception as error:
                torn.append(repr(error))


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()
