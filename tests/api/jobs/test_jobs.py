"""What a job does when nothing dies."""

from __future__ import annotations

import stat
import time
from pathlib import Path

import pytest

from api.jobs import Item, Jobs, JobsError
from graph import check, open_store
from tests.api.jobs.bodies import counts, ended, letters, line, upload
from tests.api.running import letter
from tests.loaders.archives.packing import zipped


def test_lines_are_loaded_and_each_is_told(jobs: Jobs, url: str) -> None:
    body = letters(1, 4) + "no json\n\n" + line("thu/9.txt", "xin chào") + letters(2, 3)
    job = ended(jobs, jobs.submit("ndjson", upload(jobs, body), "../a/loạt.ndjson"))
    assert (job.status, counts(job), job.error) == ("done", (3, 0, 1, 1, 1), None)
    assert (job.source_name, job.finished_items, job.total_items) == ("loạt.ndjson", 6, 6)
    told = jobs.items(job.id)
    assert [(i.position, i.source, i.outcome) for i in told] == [
        (1, "thu/1.txt", "new"),
        (2, "thu/2.txt", "new"),
        (3, "thu/3.txt", "new"),
        (4, "loạt.ndjson, line 4", "failed"),
        (5, "thu/9.txt", "skipped"),
        (6, "thu/2.txt", "unchanged"),
    ]
    assert jobs.items(job.id, after=4, limit=1) == told[4:5]
    assert told[0].document == "1-ubnd-vp-2021-uy-ban-nhan-dan-huyen-muong-lay"
    assert job.to_dict()["failures"] == [
        {"source": "loạt.ndjson, line 4", "reason": told[3].reason}
    ]
    with open_store(url) as store:
        assert store.counts().records == 3
        assert check(store).ok


def test_what_is_no_document_is_kept_if_asked(jobs: Jobs) -> None:
    body = upload(jobs, line("thu/9.txt", "xin chào"))
    job = ended(jobs, jobs.submit("ndjson", body, keep_unknown=True))
    assert counts(job) == (1, 0, 0, 0, 0)
    assert job.source_name == "upload.ndjson"


def test_members_are_named_after_what_the_client_called_the_archive(
    jobs: Jobs, tmp_path: Path
) -> None:
    texts = {"a/1.txt": letter("Mai Sơn", "1/UBND-VP"), "b/2.txt": letter("Mai Sơn", "2/UBND-VP")}
    two = letter("Mai Sơn", "3/UBND-VP") + letter("Mai Sơn", "4/UBND-VP")
    body = zipped(tmp_path / "x.zip", texts | {"c.txt": two})
    job = ended(jobs, jobs.submit("zip", body, "C:\\gửi đi\\thư.zip"))
    assert (job.finished_items, job.total_items) == (3, 3)
    assert [(i.source, i.index, i.outcome) for i in jobs.items(job.id)] == [
        ("thư.zip/a/1.txt", 0, "new"),
        ("thư.zip/b/2.txt", 0, "new"),
        ("thư.zip/c.txt", 0, "new"),
        ("thư.zip/c.txt", 1, "new"),
    ]
    assert not body.exists()


def test_a_correction_updates(jobs: Jobs) -> None:
    first = ended(jobs, jobs.submit("ndjson", upload(jobs, letters(1, 3))))
    corrected = letters(1, 2).replace("Các xã", "Các xã, thị trấn")
    second = ended(jobs, jobs.submit("ndjson", upload(jobs, corrected)))
    assert (counts(first), counts(second)) == ((2, 0, 0, 0, 0), (0, 1, 0, 0, 0))


def test_jobs_run_in_their_order_and_are_listed_from_the_newest(jobs: Jobs) -> None:
    made = [jobs.submit("ndjson", upload(jobs, letters(n, n + 1))) for n in range(3)]
    done = [ended(jobs, job) for job in made]
    finished = [job.finished or "" for job in done]
    assert finished == sorted(finished)
    assert [job.id for job in jobs.newest()] == [job.id for job in reversed(made)]
    assert [job.id for job in jobs.newest(after=made[2].id, limit=1)] == [made[1].id]


def test_bodies_go_when_their_job_has_ended(jobs: Jobs) -> None:
    job = ended(jobs, jobs.submit("ndjson", upload(jobs, letters(1, 2))))
    give_up = time.monotonic() + 5
    while list((jobs.folder / "bodies").iterdir()) and time.monotonic() < give_up:
        time.sleep(0.02)
    assert list((jobs.folder / "bodies").iterdir()) == []
    assert list((jobs.folder / "incoming").iterdir()) == []
    assert jobs.delete(job.id)
    assert jobs.get(job.id) is None
    assert jobs.items(job.id) == []
    assert not jobs.delete(job.id)


def test_the_same_upload_twice_is_one_job(idle: Jobs) -> None:
    def sent(digest: str, name: str = "a.ndjson") -> str:
        return idle.submit("ndjson", upload(idle, letters(1, 2)), name, digest=digest).id

    first = sent("d1")
    assert sent("d1") == first
    assert len({first, sent("d2"), sent("d1", "b.ndjson"), sent(""), sent("")}) == 5
    assert len(list((idle.folder / "bodies").iterdir())) == 5


def test_a_waiting_job_can_be_cancelled(idle: Jobs) -> None:
    job = idle.submit("ndjson", upload(idle, letters(1, 2)))
    assert not idle.delete(job.id)
    cancelled = idle.cancel(job.id)
    assert cancelled is not None
    assert (cancelled.status, cancelled.error) == (
        "failed",
        "was cancelled; what was stored before stays stored",
    )
    assert list((idle.folder / "bodies").iterdir()) == []
    assert idle.cancel("unheard-of") is None


def test_a_running_job_can_be_cancelled(tmp_path: Path, url: str) -> None:
    with Jobs(tmp_path / "jobs", url, batch=5) as jobs:
        job = jobs.submit("ndjson", upload(jobs, letters(0, 2000)))
        give_up = time.monotonic() + 30
        while time.monotonic() < give_up:
            now = jobs.get(job.id)
            if now and now.counts.new:
                break
            time.sleep(0.01)
        jobs.cancel(job.id)
        job = ended(jobs, job)
    assert job.status == "failed"
    assert 0 < job.counts.new < 2000
    with open_store(url) as store:
        assert store.counts().records == job.counts.new


def test_old_jobs_are_forgotten(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.jobs.supervise.KEPT_JOBS", 2)
    made = [jobs.submit("ndjson", upload(jobs, letters(n, n + 1))) for n in range(4)]
    give_up = time.monotonic() + 30
    while len(jobs.newest()) > 2 and time.monotonic() < give_up:
        time.sleep(0.05)
    assert [job.id for job in jobs.newest()] == [made[3].id, made[2].id]


def test_a_folder_that_cannot_be_is_told(tmp_path: Path, url: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(JobsError, match="cannot be made"):
        Jobs(tmp_path / "file" / "jobs", url)


def test_nobody_else_may_look_into_the_folder(idle: Jobs) -> None:
    assert stat.S_IMODE(idle.folder.stat().st_mode) == 0o700


def test_a_store_that_cannot_be_opened_is_told_without_its_place(tmp_path: Path) -> None:
    (tmp_path / "other.db").write_text("this is no database" * 100)
    with Jobs(tmp_path / "jobs", f"sqlite:///{tmp_path}/other.db", tries=1) as jobs:
        job = ended(jobs, jobs.submit("ndjson", upload(jobs, letters(1, 2))))
    assert job.status == "failed"
    assert job.error is not None
    assert job.error.startswith(
        "the store: is no database; choose another file name (tried 2 times"
    )
    assert str(tmp_path) not in str(job.to_dict())


def test_items_are_json() -> None:
    item = Item(1, "a.txt", 0, "failed", "is empty", None)
    assert item.to_dict() == {
        "source": "a.txt", "index": 0, "outcome": "failed", "reason": "is empty"
    }  # fmt: skip
