"""The text of a file of any format, or why there is none."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pytest

from loaders import read_all
from loaders.errors import UnreadableSource
from loaders.formats.read import text_of
from loaders.formats.table import DOCX, HTML
from tests.loaders.samples import LETTER
from tools.rendering.form import form
from tools.rendering.word import docx


def told(data: bytes, name: str) -> str:
    with pytest.raises(UnreadableSource) as caught:
        text_of(data, name)
    return str(caught.value)


def test_a_file_is_read_by_its_format() -> None:
    text = text_of(docx(form(LETTER)), "letter.txt")
    assert (text.source, text.media_type, text.is_plain) == ("letter.txt", DOCX.media_type, True)
    assert "88/UBND-VX" in text.text


def test_plain_text_in_a_file_of_html_stays_text() -> None:
    text = text_of(LETTER.encode(), "letter.html")
    assert (text.text, text.media_type) == (LETTER, HTML.media_type)


def test_tags_in_a_word_file_are_words() -> None:
    text = text_of(docx(form(LETTER.replace("dịch", "<b>dịch</b>"))), "letter.docx")
    assert "<b>dịch</b>" in text.text


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.pdf", "a.pdf: is empty"),
        (
            b"\x00\x01" * 40,
            "a.pdf",
            "a.pdf: is damaged, or no PDF at all; open it with the program",
        ),
        (b"\x00\x01" * 40, "a.jpg", "a.jpg: is damaged, or no JPEG image at all"),
        (b"\x7fELF" + b"\x00\x01" * 40, "a.txt", "a.txt: holds binary data"),
        (b"Return-Path: <a@b.vn>\n\nx", "a", "a: is an e-mail; save its attachments and give"),
    ],
)
def test_what_has_no_text_is_told(data: bytes, name: str, words: str) -> None:
    assert told(data, name).startswith(words)


def test_an_archive_where_a_document_is_wanted_is_told() -> None:
    data = io.BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr("a.txt", LETTER)
    assert told(data.getvalue(), "a.zip").startswith("a.zip: is a zip archive; unpack it and give")


def test_a_word_file_without_words_is_told() -> None:
    data = io.BytesIO()
    with ZipFile(io.BytesIO(docx(form(LETTER)))) as source, ZipFile(data, "w") as archive:
        for info in source.infolist():
            content = source.read(info)
            if info.filename == "word/document.xml":
                content = content.partition(b"<w:body>")[0] + b"<w:body/></w:document>"
            archive.writestr(info, content)
    assert "has no text" in told(data.getvalue(), "a.docx")


def test_a_folder_is_read_with_its_files_of_all_formats(tmp_path: Path) -> None:
    (tmp_path / "1.docx").write_bytes(docx(form(LETTER)))
    (tmp_path / "2.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "3.pdf").write_bytes(b"no PDF" + b"\x00" * 9)
    (tmp_path / "4.exe").write_bytes(b"MZ")
    kinds = [type(item).__name__ for item in read_all([str(tmp_path)])]
    assert kinds == ["Record", "Record", "UnreadableSource"]
