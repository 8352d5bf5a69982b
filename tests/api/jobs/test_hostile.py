"""Bodies that nobody should send: each bad item is one line, the rest is loaded, memory is flat."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from threading import Event, Thread

import pytest

from api.jobs import Item, Jobs, Kind
from api.jobs.job import Job
from api.jobs.names import LONGEST, file_name, fit
from graph import open_store
from tests.api.jobs.bodies import counts, ended, letters, line, loading, upload
from tests.api.running import letter
from tests.loaders.archives.packing import FLAGS, Content, with_field, zipped

LETTER = letter("Mường Lay", "1/UBND-VP")
MEGABYTES = 450
"""What the process may take at most; it takes 110 MB to load a few letters."""


def done(jobs: Jobs, kind: Kind, content: bytes | str, name: str = "x") -> tuple[Job, list[Item]]:
    """The job and its items, which tell no traceback and nothing of the server's folders."""
    job = ended(jobs, jobs.submit(kind, upload(jobs, content), name))
    items = jobs.items(job.id, limit=1000)
    told = json.dumps([job.to_dict(), [item.to_dict() for item in items]])
    assert "Traceback" not in told
    assert str(jobs.folder.parent) not in told
    assert all("\n" not in (item.reason or "") + item.source for item in items)
    assert job.status == "done"
    return job, items


def packed(tmp_path: Path, files: dict[str, Content]) -> bytes:
    return zipped(tmp_path / "x.zip", files).read_bytes()


def reasons(items: list[Item]) -> dict[str, str]:
    return {item.source: (item.reason or "").partition(";")[0] for item in items if item.reason}


def test_tricks_with_names_in_archives(jobs: Jobs, tmp_path: Path) -> None:
    body = packed(
        tmp_path,
        {"../../../etc/a.txt": LETTER, "/etc/b.txt": LETTER, "C:\\c.txt": LETTER, "ok.txt": LETTER,
         "inner.zip": "PK\x03\x04", "a\nb.txt": letter("Mường Lay", "2/UBND-VP")},
    )  # fmt: skip
    job, items = done(jobs, "zip", body, "thư.zip")
    assert counts(job) == (2, 0, 0, 4, 0)
    outside = "has a name that leads out of the archive"
    assert reasons(items) == {
        "thư.zip/../../../etc/a.txt": outside,
        "thư.zip//etc/b.txt": outside,
        "thư.zip/C:/c.txt": outside,
        "thư.zip/inner.zip": "is a zip archive that is cut off or damaged",
    }
    assert any(item.source.startswith("thư.zip/a b.txt~") for item in items)


def test_archives_that_are_bombs_encrypted_or_none(jobs: Jobs, tmp_path: Path) -> None:
    bomb = packed(tmp_path, {f"{n}.txt": b" " * 60_000_000 for n in range(4)})
    assert len(bomb) < 300_000
    with_field(zipped(tmp_path / "x.zip", {"a.txt": LETTER}), "a.txt", FLAGS, "<H", 1)
    encrypted = (tmp_path / "x.zip").read_bytes()
    whole = packed(tmp_path, {"a.txt": LETTER})
    found = {
        "bomb": done(jobs, "zip", bomb, "bomb.zip")[1],
        "encrypted": done(jobs, "zip", encrypted, "e.zip")[1],
        "cut": done(jobs, "zip", whole[: len(whole) // 2], "c.zip")[1],
        "none": done(jobs, "zip", "no archive", "n.zip")[1],
        "empty": done(jobs, "zip", b"", "0.zip")[1],
        "blank": done(jobs, "zip", packed(tmp_path, {"a.exe": LETTER}), "b.zip")[1],
    }
    assert "as a zip bomb does" in reasons(found["bomb"])["bomb.zip"]
    assert reasons(found["encrypted"]) == {"e.zip/a.txt": "is encrypted"}
    assert reasons(found["cut"]) == {"c.zip": "is a zip archive that is cut off or damaged"}
    assert reasons(found["none"]) == {"n.zip": "is no zip archive"}
    assert reasons(found["empty"]) == {"0.zip": "is empty"}
    assert reasons(found["blank"]) == {"b.zip": "is an archive without documents"}


@pytest.mark.parametrize(
    "bad",
    [
        b"[" * 1_000_000,
        b'{"source":"a","text":"b","x":' + b"[" * 1_000_000 + b"]" * 1_000_000 + b"}",
        b'{"source":' * 1_000_000,
        b"no json",
        b'{"source":"a","text":"\xff\xfe"}',
        b'{"source":"a\\ud800","text":"x"}',
        b'{"source":1,"text":"x"}',
        b'"text"',
        b"\x00" * 100,
    ],
    ids=["deep", "deep-field", "objects", "none", "bytes", "surrogate", "number", "text", "nul"],
)  # fmt: skip
def test_a_bad_line_is_told_and_the_rest_is_loaded(jobs: Jobs, bad: bytes) -> None:
    body = letters(1, 2).encode() + bad + b"\n" + letters(2, 3).encode()
    job, items = done(jobs, "ndjson", body, "b.ndjson")
    assert counts(job) == (2, 0, 0, 1, 0)
    assert reasons(items) == {"b.ndjson, line 2": "is no JSON object with source and text"}


@pytest.mark.parametrize("body", [b"", b"\n\n \n"])
def test_an_empty_body_is_one_failure(jobs: Jobs, body: bytes) -> None:
    job, items = done(jobs, "ndjson", body, "b.ndjson")
    assert counts(job) == (0, 0, 0, 1, 0)
    assert reasons(items) == {"b.ndjson": "is empty"}


def test_names_of_sources_are_made_fit_and_stay_apart(jobs: Jobs, url: str) -> None:
    names = ["a\tb", "a b", "x" * 5000, "x" * 4999 + "y", "\u202egpj.exe", "<script>", "'; DROP"]
    body = "".join(line(name, letter("Mường Lay", f"{n}/UBND-VP")) for n, name in enumerate(names))
    job, items = done(jobs, "ndjson", body)
    assert counts(job) == (len(names), 0, 0, 0, 0)
    assert len({item.source for item in items}) == len(names)
    assert all(item.source.isprintable() and len(item.source) <= LONGEST for item in items)
    assert [items[n].source for n in (1, 5, 6)] == [names[n] for n in (1, 5, 6)]
    with open_store(url) as store:
        assert {record.source for record in store.records()} == {item.source for item in items}


def test_names_of_files_are_no_paths() -> None:
    assert file_name("../../etc/passwd", "u") == "passwd"
    assert file_name("C:\\a\\thư.zip", "u") == "thư.zip"
    assert [file_name(name, "u") for name in ("", "/", "..", "a/..", " ")] == ["u"] * 5
    assert fit("") == ""
    assert len(fit("ệ" * 10_000)) == LONGEST


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for the memory")
def test_memory_is_flat(jobs: Jobs) -> None:
    """A line of 150 MB, one of 50 MB that says too much, and lines that are many."""
    peaks, stop = [0.0], Event()
    watch = Thread(target=_watch_memory, args=(jobs.folder, peaks, stop))
    watch.start()
    try:
        long = b'{"source":"a","text":"' + b"x" * 150_000_000 + b'"}\n'
        much = b'{"source":"b","text":"' + b"x" * 50_000_000 + b'"}\n'
        many = b"{}\n" * 20_000
        body = upload(jobs, long + much + many + letters(1, 2).encode())
        job = ended(jobs, jobs.submit("ndjson", body, "b.ndjson"))
    finally:
        stop.set()
        watch.join()
    assert counts(job) == (1, 0, 0, 20_002, 0)
    assert [failure.reason.partition(";")[0] for failure in job.failures[:2]] == [
        "is longer than the 67 MB of one line",
        "has 50,000,000 characters, more than the 8,000,000 of one text",
    ]
    assert 50 < max(peaks) < MEGABYTES


def _watch_memory(folder: Path, peaks: list[float], stop: Event) -> None:
    while not stop.is_set():
        for pid in loading(folder):
            try:
                status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
            except OSError:  # it has ended
                continue
            lines = [row.split() for row in status.splitlines()]
            peaks.extend(int(row[1]) / 1000 for row in lines if row[:1] == ["VmHWM:"])
        time.sleep(0.02)
