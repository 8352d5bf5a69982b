"""Several processes read what one would: the same, in the same order, and none is left behind."""

from __future__ import annotations

import io
import json
import os
import pickle
import signal
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Timer

import pytest

from loaders import Record, read_all, workers
from loaders.errors import CascadeError, UnreadableSource, VocabularyError
from loaders.parallel import map_records, usable_cores
from tests.loaders.archives.packing import CRC, with_field, zipped
from tests.loaders.samples import LETTER

Started = list[subprocess.Popen[bytes]]
Outcome = Record | str


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[Started]:
    """The processes that reading starts, from the first item on; all of them must have ended."""
    processes: Started = []
    start = workers._started

    def noted() -> subprocess.Popen[bytes]:
        processes.append(start())
        return processes[-1]

    monkeypatch.setattr(workers, "_started", noted)
    monkeypatch.setattr("loaders.parallel.SMALL", 0)
    monkeypatch.setattr("loaders.parallel.CHUNK", 3_000)
    yield processes
    assert all(process.returncode is not None for process in processes)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files of one and of two letters, one with a name in no encoding, and four unreadable ones;
    in the middle an archive with three letters, one of them damaged."""
    for number in range(30):
        text = LETTER.replace("88/UBND-VX", f"{number + 1}/UBND-VX")
        (tmp_path / f"{number:02}.txt").write_text(text * (1 + number % 2), encoding="utf-8")
    for name in ("00", "13", "14", "29"):
        (tmp_path / f"{name}-bad.txt").write_bytes(b"\x00\x01" * 50)
    (tmp_path / os.fsdecode(b"\xff.txt")).write_text(LETTER, encoding="utf-8")
    letters = zipped(tmp_path / "15.zip", dict.fromkeys(("1.txt", "2.txt", "3.txt"), LETTER))
    with_field(letters, "2.txt", CRC, "<I", 1)
    return tmp_path


def outcomes(paths: list[str], count: int, stdin: bytes = b"") -> list[Outcome]:
    """What comes out, errors in words."""
    found = read_all(paths, stdin=io.BytesIO(stdin), workers=count)
    return [item if isinstance(item, Record) else f"{item.source} {item}" for item in found]


def json_lines(count: int) -> bytes:
    """So many letters as JSON lines, with a line that is none after each."""
    lines = (json.dumps({"source": f"line {n}", "text": LETTER}) for n in range(count))
    return "".join(f"{line}\nnothing\n" for line in lines).encode()


def just_source(record: Record) -> str:
    """The source of `record`."""
    return record.source


def ends_here(record: Record, *, source: str) -> str:
    """The source of `record`; in the process that reads `source`, a violent end."""
    if record.source.endswith(source):
        os.kill(os.getpid(), signal.SIGKILL)
    return record.source


def stumbles(record: Record, *, source: str) -> str:
    """The source of `record`; at `source`, an error that nobody foresaw."""
    if record.source.endswith(source):
        raise KeyError(source)
    return record.source


def test_order_and_failures_are_those_of_one_process(started: Started, folder: Path) -> None:
    (folder / "void").mkdir()
    paths = [str(folder), "-", str(folder / "void"), str(folder / "nowhere.txt"), str(folder)]
    alone = outcomes(paths, 1, json_lines(5))
    assert started == []
    together = outcomes(paths, 2, json_lines(5))
    assert len(started) == 2
    assert together == alone
    assert [isinstance(item, str) for item in together].count(True) == 5 + 5 + 1 + 1 + 5


def test_standard_input_is_shared_out(started: Started) -> None:
    lines = json_lines(40)
    assert outcomes(["-"], 2, lines) == outcomes(["-"], 1, lines)
    assert len(started) == 2


@pytest.mark.usefixtures("started")
def test_a_sender_that_waits_gets_its_answer() -> None:
    receiving, sending = os.pipe()
    with os.fdopen(receiving, "rb") as stdin, os.fdopen(sending, "wb") as sender:
        found = read_all(["-"], stdin=stdin, workers=2)
        giving_up = Timer(20, sender.close)  # instead of waiting for ever
        giving_up.start()
        for turn in range(3):
            name = f"letter {turn}"
            sender.write(json.dumps({"source": name, "text": LETTER}).encode() + b"\n")
            sender.flush()
            answer = next(found)
            assert isinstance(answer, Record)
            assert answer.source == name
        giving_up.cancel()
        found.close()


def test_a_little_is_read_in_this_process(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    def refuse() -> None:
        raise AssertionError("a process for a few letters")

    monkeypatch.setattr(workers, "_started", refuse)
    assert outcomes([str(folder)], 2) == outcomes([str(folder)], 1)


def test_an_iterator_closed_early_leaves_no_process(started: Started, folder: Path) -> None:
    found = read_all([str(folder)], workers=2)
    next(found)
    assert len(started) == 2
    assert all(process.returncode is None for process in started)
    found.close()
    assert all(process.returncode is not None for process in started)


@pytest.mark.usefixtures("started")
def test_work_in_flight_is_bounded(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr("loaders.parallel.WINDOW", 9_000)
    taken = 0

    def letters() -> Iterator[str]:
        nonlocal taken
        for taken in range(1, 2_001):  # noqa: B007 - the test looks at it
            yield str(folder / "02.txt")

    found = read_all(letters(), workers=2)
    for given in range(1, 101):
        next(found)
        assert taken <= given + 30
    found.close()


def test_a_killed_process_is_replaced_and_its_file_told(folder: Path, started: Started) -> None:
    whole = [str(item) for item in map_records([str(folder)], just_source, workers=2)]
    for name in ("20.txt", "00.txt", "15.zip/3.txt"):
        use = partial(ends_here, source=name)
        before = len(started)
        found = [str(item) for item in map_records([str(folder)], use, workers=2)]
        (told,) = set(found) - set(whole)
        assert told == (
            f"{folder / name}: ends the process that reads it (signal 9); "
            "if memory was short, load it alone with --jobs 1"
        )
        assert [item for item in found if item != told] == [
            item for item in whole if item != str(folder / name)
        ]
        assert len(started) > before + 2


@pytest.mark.usefixtures("started")
def test_a_fault_in_a_process_comes_in_its_place_with_its_trace(folder: Path) -> None:
    use = partial(stumbles, source="16.txt")
    before: list[list[object]] = [[], []]
    errors: list[Exception] = []
    for count in (1, 2):
        with pytest.raises((KeyError, RuntimeError)) as caught:
            before[count - 1].extend(map(str, map_records([str(folder)], use, workers=count)))
        errors.append(caught.value)
    assert before[0] == before[1] != []
    assert "KeyError: '16.txt'" in str(errors[1])
    assert "in stumbles" in errors[1].__notes__[0]


@pytest.mark.parametrize("count", [0, -1])
def test_no_worker_is_refused(count: int) -> None:
    with pytest.raises(ValueError, match="at least one"):
        read_all([], workers=count)


def test_only_the_cores_allowed_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("os.process_cpu_count", raising=False)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {1, 4, 6}, raising=False)
    monkeypatch.setattr("os.cpu_count", lambda: 8)
    assert usable_cores() == 3
    monkeypatch.delattr("os.sched_getaffinity")
    assert usable_cores() == 8
    monkeypatch.setattr("os.process_cpu_count", lambda: 5, raising=False)
    assert usable_cores() == 5


@pytest.mark.parametrize(
    "error",
    [
        UnreadableSource("a.txt", "is empty", "fill it"),
        VocabularyError("laws.toml", "a law without name"),
    ],
)
def test_errors_travel_whole(error: CascadeError) -> None:
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert type(copy) is type(error)
    assert (str(copy), vars(copy)) == (str(error), vars(error))
