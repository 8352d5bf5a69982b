"""Files of every format go in by one command; bad ones are told and stop nothing."""

from __future__ import annotations

import csv
import io
import json
import tarfile
from email.message import EmailMessage
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.api.running import Cascade, letter
from tools.rendering.form import form
from tools.rendering.web import page
from tools.rendering.word import docx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
GOOD = [f"{n}/UBND-KT" for n in range(1, 7)]


def _mail(data: bytes) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "van-thu@example.vn", "Chuyển công văn"
    message["MIME-Version"] = "1.0"
    message.set_content("Xin gửi kèm.")
    message.add_attachment(data, "application", "octet-stream", filename="công văn.docx")
    return message.as_bytes()


def _tar(name: str, data: bytes) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return packed.getvalue()


def _zip(name: str, data: bytes) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr(name, data)
    return packed.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six letters in as many kinds of files, and a dozen files that hold none."""
    text, word, web, in_mail, in_tar, deep = (letter("Ba Vì", number) for number in GOOD)
    files = {
        "a.txt": text.encode(),
        "b.docx": docx(form(word)),
        "c.html": page(form(web)).encode(),
        "d.eml": _mail(docx(form(in_mail))),
        "e.tgz": _tar("e.docx", docx(form(in_tar))),
        "f.zip": _zip("f.eml", _mail(docx(form(deep)))),
        "bad-1.pdf": b"%PDF-1.7\nnothing more",
        "bad-2.docx": docx(form(text))[:900],
        "bad-3.docx": OLE + "EncryptedPackage".encode("utf-16-le") + b"\0\0",
        "bad-4.doc": OLE + "WordDocument".encode("utf-16-le") + b"\0\0",
        "bad-5.rtf": b"{\\rtf1 " + b"{" * 100_000,
        "bad-6.png": b"\x89PNG\r\n\x1a\n" + b"\0" * 50,
        "bad-7.jpg": b"\0\1\2\3" * 50,
        "bad-8.zip": b"PK\x03\x04" + b"\0" * 40,
        "bad-9.eml": b"Return-Path: <a@example.vn>\r\nSubject: nothing\r\n\r\n",
        "bad-10.pdf": b"",
        "bad-11.tar": b"\0" * 257 + b"ustar" + b"\0" * 700,
    }
    folder = tmp_path / "files"
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("jobs", [1, 2])
def test_good_files_are_loaded_and_bad_ones_told(
    jobs: int, folder: Path, tmp_path: Path, cascade: Cascade
) -> None:
    table = tmp_path / "failures.csv"
    done = cascade("load", folder, "--jobs", jobs, "--failures", table, "--format", "json")
    report = json.loads(done.out)
    assert (done.code, report["new"], report["failed"]) == (1, 6, 11), done.err
    with table.open(encoding="utf-8", newline="") as file:
        told = {Path(row["source"]).relative_to(folder).parts[0] for row in csv.DictReader(file)}
    assert told == {path.name for path in folder.glob("bad-*")}
    assert "Traceback" not in done.err
    assert "error of this program" not in done.err
    assert len([line for line in done.err.splitlines() if "bad-" in line]) == 11
    for number in GOOD:
        assert cascade("show", number).code == 0
    again = json.loads(cascade("load", folder, "--jobs", jobs, "--format", "json").out)
    assert (again["new"], again["updated"], again["unchanged"]) == (0, 0, 6)


def test_extract_gives_the_same_for_any_number_of_jobs(folder: Path, cascade: Cascade) -> None:
    alone, together = (
        cascade("extract", folder, "--format", "jsonl", "--with-text", "--jobs", jobs)
        for jobs in (1, 2)
    )
    assert alone == together
    assert alone.code == 1
