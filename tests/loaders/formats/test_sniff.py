"""A file is what its bytes say, whatever its name."""

from __future__ import annotations

import gzip
import io
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

from loaders.errors import UnreadableSource
from loaders.formats import table
from loaders.formats.sniff import container_of, format_of, named
from loaders.formats.table import CONTAINERS, FORMATS, Container, Format, format_by_name
from tests.loaders.samples import LETTER

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def packed(*names: str) -> bytes:
    data = io.BytesIO()
    with ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return data.getvalue()


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + b"\0\0"


def tarred() -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))
    return data.getvalue()


WORD = packed("[Content_Types].xml", "word/document.xml")
CASES: list[tuple[str, bytes, Format | Container]] = [
    ("pdf", b"%PDF-1.7\n", table.PDF),
    ("pdf behind rubbish", b"\r\nHTTP header\r\n%PDF-1.4\n", table.PDF),
    ("docx", WORD, table.DOCX),
    ("doc", stream("WordDocument"), table.DOC),
    ("rtf", b"{\\rtf1\\ansi", table.RTF),
    ("png", b"\x89PNG\r\n\x1a\n....", table.PNG),
    ("jpeg", b"\xff\xd8\xff\xe0....", table.JPEG),
    ("tiff", b"II*\0....", table.TIFF),
    ("tiff, big-endian", b"MM\0*....", table.TIFF),
    ("zip", packed("a.txt", "b.txt"), table.ZIP),
    ("zip, empty", packed(), table.ZIP),
    ("zip with a docx", packed("a.docx", "word/b.txt"), table.ZIP),
    ("zip, cut off", packed("a.txt", "b.txt")[:40], table.ZIP),
    ("tar", tarred(), table.TAR),
    ("tar, gzip", gzip.compress(tarred()), table.TAR),
    ("html", b"<!DOCTYPE html>\n<html>", table.HTML),
    ("html, with a comment first", b"\n<!-- saved from url -->\n<HTML lang=vi>", table.HTML),
    ("xhtml", b'<?xml version="1.0"?>\n<html xmlns="x">', table.HTML),
    ("html, utf-16", "<html><body>".encode("utf-16"), table.HTML),
    ("html, utf-8 with mark", "\ufeff<html>".encode(), table.HTML),
    ("mail", b"Return-Path: <a@b.vn>\r\nSubject: x\r\n\r\nhello", table.MAIL),
    ("mail, its version late", b"From: a\r\nTo: b\r\n c\r\nMIME-Version: 1.0\r\n\r\n", table.MAIL),
    ("text", LETTER.encode(), table.TEXT),
    ("mail, its version late in many lines", b"X: a\r\n" * 400 + b"Received: x\r\n", table.MAIL),
    ("text of many lines with colons", b"X: a\r\n" * 700, table.TEXT),
    ("text with a tag", b"S\xe1\xbb\x91: 5 <br> <html>", table.TEXT),
    ("text with colons", "Kính gửi: UBND\nNơi nhận: Như trên\nReceived: x".encode(), table.TEXT),
    ("nothing", b"", table.TEXT),
]


@pytest.mark.parametrize("name", ["a.bin", "a.txt", "a.zip", "a.jpg", "a"])
@pytest.mark.parametrize(("data", "kind"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_the_bytes_decide(data: bytes, kind: object, name: str, tmp_path: Path) -> None:
    assert format_of(data, name) is kind
    (tmp_path / name).write_bytes(data)
    assert container_of(str(tmp_path / name)) is (kind if isinstance(kind, Container) else None)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.md", b"# CH\xe1\xbb\x88 TH\xe1\xbb\x8a", table.MARKDOWN),
        ("a.htm", b"<p>one</p>", table.HTML),
        ("a.htm", b"no tag < here", table.PLAIN_HTML),
        ("a.docx", WORD[:-30], table.DOCX),
        ("a.txt", b"<p>one</p>", table.TEXT),
    ],
)
def test_the_name_decides_between_texts(name: str, data: bytes, kind: object) -> None:
    assert format_of(data, name) is kind


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (packed("[Content_Types].xml", "xl/workbook.xml"), "is an Excel workbook, which is not"),
        (packed("[Content_Types].xml", "ppt/presentation.xml"), "is a PowerPoint presentation"),
        (packed("mimetype", "content.xml"), "is an OpenDocument file"),
        (stream("Workbook"), "is an Excel workbook"),
        (stream("EncryptedPackage"), "is encrypted; save it without a password"),
        (stream("__properties_version1.0"), "is an Outlook message (.msg); save it as .eml"),
        (b"\x78\x9f\x3e\x22" + bytes(60), "holds files packed by Outlook (winmail.dat)"),
    ],
)
def test_other_formats_are_named(data: bytes, words: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match=r"a\.doc: ") as caught:
        format_of(data, "a.doc")
    assert words in str(caught.value)
    (tmp_path / "a.doc").write_bytes(data)
    assert container_of(str(tmp_path / "a.doc")) is None


def test_no_ending_is_that_of_two_formats() -> None:
    every = [ending for kind in (*FORMATS, *CONTAINERS) for ending in kind.endings]
    assert len(every) == len(set(every))
    for kind in (*FORMATS, *CONTAINERS):
        for ending in kind.endings:
            assert format_by_name(f"X.Y{ending.upper()}") is kind


def test_every_format_that_has_a_module_has_a_reader() -> None:
    from importlib import import_module

    for kind in FORMATS:
        if kind.module:
            assert callable(import_module(kind.module).read), kind.name


def test_zeros_are_no_format() -> None:
    assert named(bytes(5000)) == ""
