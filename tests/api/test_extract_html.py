"""`cascade extract --html`: one page, one line, and nothing left behind when it fails."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tests.api.running import SAMPLE, Cascade, letter

COUNT = len(list(SAMPLE.glob("*.txt")))


def test_it_writes_one_page_and_says_so(tmp_path: Path, cascade: Cascade) -> None:
    page = tmp_path / "reading.html"
    done = cascade("extract", SAMPLE, "--html", page)
    assert (done.code, done.err) == (0, "")
    assert done.out == f"{COUNT} documents shown in {page}\n"
    html = page.read_text(encoding="utf-8")
    assert html.count("<article") == COUNT
    assert "756/UBND-VXNV" in html
    assert list(tmp_path.iterdir()) == [page]


def test_one_document_with_a_format_is_the_page_all_the_same(
    tmp_path: Path, cascade: Cascade
) -> None:
    file, page = tmp_path / "letter.txt", tmp_path / "page.html"
    file.write_text(letter("Ba Vì", "45/UBND-KT"), encoding="utf-8")
    done = cascade("extract", file, "--html", page, "--format", "jsonl", "--with-text")
    assert done.out == f"1 document shown in {page}\n"


def test_what_cannot_be_read_is_reported_and_the_rest_is_shown(
    tmp_path: Path, cascade: Cascade
) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "b.txt").write_text(letter("Ba Vì", "45/UBND-KT"), encoding="utf-8")
    done = cascade("extract", tmp_path, "--html", tmp_path / "page.html")
    assert done.code == 1
    assert "a.txt" in done.complaint
    assert done.out.startswith("1 document shown")


@pytest.mark.parametrize(
    ("target", "said"),
    [("nowhere/page.html", "does not exist; make it first"), (".", "is a directory")],
)
def test_a_place_that_cannot_be_is_wrong_use(
    target: str, said: str, tmp_path: Path, cascade: Cascade
) -> None:
    done = cascade("extract", SAMPLE, "--html", tmp_path / target)
    assert (done.code, done.out) == (2, "")
    assert "--html" in done.complaint
    assert said in done.complaint


def test_a_closed_folder_is_told_before_anything_is_read(
    tmp_path: Path, cascade: Cascade, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    done = cascade("extract", SAMPLE, "--html", tmp_path / "page.html")
    assert (done.code, done.out) == (2, "")
    assert "nothing can be written into the folder of" in done.complaint


def test_a_full_disk_names_the_page_and_keeps_the_old_one(
    tmp_path: Path, cascade: Cascade, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.html"
    page.write_text("before", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "hidden-name")

    monkeypatch.setattr(Path, "replace", full)
    done = cascade("extract", SAMPLE, "--html", page)
    assert (done.code, done.out) == (1, "")
    assert done.complaint == f"cascade: No space left on device: {page}"
    assert page.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [page]


def test_without_a_document_no_page_is_written(tmp_path: Path, cascade: Cascade) -> None:
    page = tmp_path / "page.html"
    done = cascade("extract", tmp_path / "nothing.txt", "--html", page)
    assert (done.code, done.out) == (1, "")
    assert f"no document was read, so {page} was not written" in done.err
    assert not page.exists()
