"""`kill -9` at any moment: the job goes on, nothing is stored twice, and the counts are true."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

import msgspec
import pytest

from api.jobs import Jobs
from api.jobs.job import Job
from api.jobs.lease import lease
from api.jobs.order import Order
from graph import check, export_jsonl, load, open_store
from loaders import Record, extract
from tests.api.jobs.bodies import (
    LONGEST,
    counts,
    ended,
    kill_loading,
    letters,
    line,
    loading,
    server,
    upload,
)
from tests.api.running import letter
from tests.loaders.archives.packing import zipped

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")

DOCUMENTS = 600


def body() -> str:
    """So many letters, one of them twice, a correction of one, a line that is none."""
    corrected = line("thu/7.txt", letter("Mường Lay", "7/UBND-VP", subject="đính chính"))
    return letters(0, DOCUMENTS) + letters(5, 6) + corrected + "none\n"


EXPECTED = (DOCUMENTS, 1, 1, 1, 0)


def texts(url: str) -> list[str]:
    with open_store(url) as store:
        assert check(store).ok
        return list(export_jsonl(store))


@pytest.fixture(scope="module")
def unharmed(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The export of a store into which the body was loaded at one go."""
    folder = tmp_path_factory.mktemp("unharmed")
    url = f"sqlite:///{folder}/store.db"
    with Jobs(folder / "jobs", url) as jobs:
        job = ended(jobs, jobs.submit("ndjson", upload(jobs, body())))
    assert counts(job) == EXPECTED
    return texts(url)


def wait_for(jobs: Jobs, job: Job, random: Random, items: int) -> bool:
    """Wait until some more items are through, by chance at most so many, and a moment.

    Gives whether the job has not ended.
    """
    give_up = time.monotonic() + LONGEST
    found = jobs.get(job.id)
    assert found is not None
    enough = found.finished_items + random.randint(0, items)
    while not found.has_ended and found.finished_items < enough and time.monotonic() < give_up:
        time.sleep(0.005)
        found = jobs.get(job.id)
        assert found is not None
    time.sleep(random.uniform(0, 0.03))
    return not found.has_ended


def is_whole(jobs: Jobs, job: Job, url: str, unharmed: Sequence[str]) -> None:
    assert (job.status, counts(job)) == ("done", EXPECTED)
    items = [i for after in range(0, 2000, 500) for i in jobs.items(job.id, after, 500)]
    assert [i.position for i in items] == list(range(1, DOCUMENTS + 4))
    assert (job.finished_items, job.total_items) == (DOCUMENTS + 3, DOCUMENTS + 3)
    assert texts(url) == unharmed


def test_deaths_of_the_loading_process(tmp_path: Path, url: str, unharmed: list[str]) -> None:
    random = Random(11)  # noqa: S311
    killed = 0
    with Jobs(tmp_path / "jobs", url, batch=20, tries=50) as jobs:
        job = jobs.submit("ndjson", upload(jobs, body()))
        give_up = time.monotonic() + 12
        while killed < 5 and wait_for(jobs, job, random, 100) and time.monotonic() < give_up:
            killed += kill_loading(jobs.folder)
        job = ended(jobs, job)
        assert killed >= 2
        is_whole(jobs, job, url, unharmed)


@pytest.mark.parametrize("both", [False, True])
def test_deaths_of_the_server(tmp_path: Path, url: str, unharmed: list[str], both: bool) -> None:
    random = Random(5)  # noqa: S311
    jobs = Jobs(tmp_path / "jobs", url)
    job = jobs.submit("ndjson", upload(jobs, body()))
    killed = 0
    for _ in range(4):
        with server(jobs.folder, url, batch=5) as process:
            if not wait_for(jobs, job, random, 100):
                break
            killed += 1
            os.kill(process.pid, signal.SIGKILL)
            if both:
                kill_loading(jobs.folder)
    assert killed >= 1, "the job ended before anything was killed"
    with server(jobs.folder, url):
        is_whole(jobs, ended(jobs, job), url, unharmed)


@pytest.mark.parametrize("turn", [1, 2])
@pytest.mark.parametrize("step", ["intended", "committed", "noted"])
def test_a_death_at_every_step_of_a_batch(tmp_path: Path, url: str, step: str, turn: int) -> None:
    """The moments of which chance gives little; a batch ends within a file of five letters."""
    numbers = [f"{n}/UBND-VP" for n in range(1, 9)]
    one, *five, two, three = (letter("Mường Lay", number) for number in numbers)
    files = {"1.txt": one, "2.txt": "".join(five), "3.txt": two, "4.txt": three, "5.txt": one}
    idle = Jobs(tmp_path / "jobs", url, batch=3)
    job = idle.submit("zip", zipped(tmp_path / "x.zip", files), "x.zip")
    _dying(idle.folder, url, job, step, turn)
    before = idle.get(job.id)
    assert before is not None
    assert before.counts.new == 3 * (turn - (step != "noted"))
    with open_store(url) as store:
        assert store.counts().records == 3 * (turn - (step == "intended"))
    with idle:
        job = ended(idle, job)
    assert counts(job) == (8, 0, 1, 0, 0)
    assert [(i.source, i.index) for i in idle.items(job.id)] == [
        ("x.zip/1.txt", 0),
        *(("x.zip/2.txt", part) for part in range(5)),
        *((f"x.zip/{n}.txt", 0) for n in (3, 4, 5)),
    ]
    assert [i.outcome for i in idle.items(job.id)] == ["new"] * 8 + ["unchanged"]


_DYING = """
import os, sys
from pathlib import Path
import api.jobs.run as run
from api.jobs.book import claim
from api.jobs.database import writing
from api.jobs.ledger import Ledger
folder, step, turn = sys.argv[1], sys.argv[2], int(sys.argv[3])
def deadly(function):
    calls = []
    def called(*args, **kwargs):
        result = function(*args, **kwargs)
        calls.append(1)
        if len(calls) == turn:
            os.kill(os.getpid(), 9)
        return result
    return called
match step:
    case "intended": Ledger.intend = deadly(Ledger.intend)
    case "committed": run.load = deadly(run.load)
    case "noted": Ledger.note = deadly(Ledger.note)
with writing(Path(folder)) as connection:
    claim(connection, 3)
run.main()
"""


def _dying(folder: Path, url: str, job: Job, step: str, turn: int) -> None:
    """A loading process that dies behind this step of its batch number `turn`."""
    order = Order(str(folder), url, job.id, 3, 1)
    with subprocess.Popen(
        [sys.executable, "-c", _DYING, str(folder), step, str(turn)],
        stdin=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        assert process.stdin is not None
        process.stdin.write(msgspec.json.encode(order) + b"\n")
        process.stdin.flush()
        assert process.wait(LONGEST) == -signal.SIGKILL


def test_a_job_that_kills_its_process_fails_and_names_the_item(
    tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    poison = tmp_path / "poison"
    poison.mkdir()
    (poison / "sitecustomize.py").write_text(
        "import sys\n"
        "if 'api.jobs.run' in sys.orig_argv:\n"
        "    import os, api.jobs.pieces as p\n"
        "    made = p._piece\n"
        "    def deadly(record, keep_unknown):\n"
        "        if record.source == 'thu/33.txt':\n"
        "            os.kill(os.getpid(), 9)\n"
        "        return made(record, keep_unknown)\n"
        "    deadly.__module__ = deadly.__qualname__ = '_'\n"
        "    p._piece = deadly\n"
    )
    monkeypatch.syspath_prepend(str(poison))
    with Jobs(tmp_path / "jobs", url, batch=20) as jobs:
        job = ended(jobs, jobs.submit("ndjson", upload(jobs, letters(0, 60)), "thu.ndjson"))
        after = ended(jobs, jobs.submit("ndjson", upload(jobs, letters(40, 42)), "x.ndjson"))
    assert job.status == "failed"
    assert job.error == (
        "the process that loads it has died 3 times at thu.ndjson, line 34; what was stored stays"
        " stored; leave that one out and send the rest again"
    )
    assert (job.counts.new, job.finished_items) == (33, 33)
    assert counts(after) == (2, 0, 0, 0, 0)


def test_an_error_of_the_program_fails_the_item_alone(
    tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    faulty = tmp_path / "faulty"
    faulty.mkdir()
    (faulty / "sitecustomize.py").write_text(
        "import sys\n"
        "if 'api.jobs.run' in sys.orig_argv:\n"
        "    import api.jobs.pieces as p\n"
        "    made = p._piece\n"
        "    def faulty(record, keep_unknown):\n"
        "        if record.source == 'thu/33.txt':\n"
        "            raise KeyError(record.text)\n"
        "        return made(record, keep_unknown)\n"
        "    p._piece = faulty\n"
    )
    monkeypatch.syspath_prepend(str(faulty))
    with Jobs(tmp_path / "jobs", url, batch=20) as jobs:
        job = ended(jobs, jobs.submit("ndjson", upload(jobs, letters(0, 60)), "thu.ndjson"))
    assert (job.status, counts(job)) == ("done", (59, 0, 0, 1, 0))
    assert job.failures[0].reason == "meets an error of this program (KeyError); please report it"
    said = capfd.readouterr()
    assert "KeyError" in said.err
    assert "Mường Lay" not in said.err + said.out


@pytest.mark.alone
def test_closing_ends_the_process_within_three_seconds_and_the_job_waits(
    tmp_path: Path, url: str
) -> None:
    jobs = Jobs(tmp_path / "jobs", url, batch=20)
    job = jobs.submit("ndjson", upload(jobs, body()))
    jobs.start()
    give_up = time.monotonic() + 30
    while not jobs.items(job.id, limit=1) and time.monotonic() < give_up:
        time.sleep(0.01)
    began = time.monotonic()
    jobs.close()
    assert time.monotonic() - began < 3
    assert loading(jobs.folder) == []
    found = jobs.get(job.id)
    assert found is not None
    assert found.status == "queued"
    assert 0 < found.counts.new < DOCUMENTS


def test_one_process_loads_however_many_servers_there_are(tmp_path: Path, url: str) -> None:
    jobs = Jobs(tmp_path / "jobs", url)
    made = [jobs.submit("ndjson", upload(jobs, letters(n, n + 150))) for n in (0, 150, 300)]
    most = 0
    with server(jobs.folder, url), server(jobs.folder, url), server(jobs.folder, url):
        give_up = time.monotonic() + 30
        while time.monotonic() < give_up:
            most = max(most, len(loading(jobs.folder)))
            time.sleep(0.02)
            if all(found.has_ended for found in jobs.newest()):
                break
    assert [counts(found) for found in jobs.newest()] == [(150, 0, 0, 0, 0)] * len(made)
    assert most == 1


def test_the_lease_is_held_until_the_loading_process_has_ended_too(
    tmp_path: Path, url: str
) -> None:
    jobs = Jobs(tmp_path / "jobs", url)
    job = jobs.submit("ndjson", upload(jobs, body()))
    with server(jobs.folder, url) as process:
        give_up = time.monotonic() + 30
        while not jobs.items(job.id, limit=1) and time.monotonic() < give_up:
            time.sleep(0.01)
        (pid,) = loading(jobs.folder)
        os.kill(pid, signal.SIGSTOP)
        process.kill()
        process.wait()
        with lease(jobs.folder) as lock:
            assert lock is None
        os.kill(pid, signal.SIGCONT)
        give_up = time.monotonic() + 10
        held = True
        while held and time.monotonic() < give_up:  # a process that ends lets go of it at last
            with lease(jobs.folder) as lock:
                held = lock is None
        assert not held
        assert loading(jobs.folder) == []


def test_deaths_with_neo4j(tmp_path: Path, neo4j_url: str) -> None:
    random = Random(2)  # noqa: S311
    killed = 0
    with Jobs(tmp_path / "jobs", neo4j_url, batch=20, tries=50) as jobs:
        job = jobs.submit("ndjson", upload(jobs, body()))
        give_up = time.monotonic() + 25
        while killed < 3 and wait_for(jobs, job, random, 100) and time.monotonic() < give_up:
            killed += kill_loading(jobs.folder)
        job = ended(jobs, job, 90)
    assert killed >= 1
    assert (job.status, counts(job)) == ("done", EXPECTED)
    one_by_one = [r for text in body().splitlines()[:-1] for r in _records(text)]
    clean = f"sqlite:///{tmp_path}/clean.db"
    with open_store(clean) as store:
        load(store, one_by_one)
    assert texts(neo4j_url) == texts(clean)


def _records(text: str) -> list[Record]:
    item = json.loads(text)
    return list(extract(item["text"], source=item["source"]))
