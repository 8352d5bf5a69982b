"""Decoding and the normal form."""

from __future__ import annotations

import codecs
import unicodedata

import pytest

from loaders.errors import UnreadableSource
from loaders.legacy import encoded
from loaders.text import MAX_BYTES, MAX_CHARACTERS, decode, normalise, source_text

LINE = (
    "Số: 31/CT-UBND\nTam Kỳ, ngày 04 tháng 5 năm 2021\nVề việc phòng, chống dịch của tỉnh và các xã"
)


@pytest.mark.parametrize(
    "data",
    [
        LINE.encode(),
        codecs.BOM_UTF8 + LINE.encode(),
        LINE.encode("utf-16"),
        LINE.encode("utf-16-le"),
        LINE.encode("utf-16-be"),
        codecs.BOM_UTF16_BE + LINE.encode("utf-16-be"),
        LINE.encode("utf-32"),
        codecs.BOM_UTF32_BE + LINE.encode("utf-32-be"),
        LINE.replace("\n", "\r\n").encode(),
        LINE.replace("\n", "\r").encode(),
    ],
)
def test_every_encoding_gives_the_same_text(data: bytes) -> None:
    assert decode(data, "a.txt") == LINE


def test_windows_1258_is_read_where_it_reads_as_vietnamese() -> None:
    # the code page writes a vowel with its mark, then the tone as a character of its own
    tones = dict(
        zip("\u0301\u0300\u0309\u0303\u0323", "\u0301\u0300\u0309\u0303\u0323", strict=True)
    )
    marks = {"\u0302", "\u0306", "\u031b"}
    old = ""
    for char in unicodedata.normalize("NFC", LINE):
        parts = unicodedata.normalize("NFD", char)
        base = "".join(c for c in parts if c not in tones and (c in marks or c == parts[0]))
        old += unicodedata.normalize("NFC", base) + "".join(c for c in parts if c in tones)
    assert normalise(decode(old.encode("cp1258"), "a.txt")) == LINE


@pytest.mark.parametrize(
    "word",
    [
        "ngày", "tháng", "năm", "cu\u0309a", "và", "các", "vê\u0300", "dân", "nhân",
        "thư\u0323c hiê\u0323n",
    ],
)  # fmt: skip
def test_common_words_tell_windows_1258(word: str) -> None:
    data = f"Đ {word} {word} {word}".encode("cp1258")
    assert decode(data, "a.txt").startswith("Đ")
    with pytest.raises(UnreadableSource, match="no text"):
        decode(data.replace(b" ", b" x"), "a.txt")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        (bytes(range(256)) * 64, "no text"),
        (b"\x00\x01\x02\x03" * 500, "binary"),
        (b"%PDF-1.4\n" + bytes(range(1, 32)) * 20, "binary"),
        (b"\xe9t\xe9 \xe0 la mer, d\xe9j\xe0 vu", "no text"),
        (b"a" * (MAX_CHARACTERS + 1), "characters"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason) as caught:
        decode(data, "folder/a.txt")
    assert str(caught.value).startswith("folder/a.txt: ")
    assert caught.value.remedy
    assert "\n" not in str(caught.value)


def test_a_source_beyond_the_limit_is_refused_before_decoding() -> None:
    with pytest.raises(UnreadableSource, match="MB"):
        decode(bytes(MAX_BYTES + 1), "a.txt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (unicodedata.normalize("NFD", "Điện Biên Phủ"), "Điện Biên Phủ"),
        ("ngày\u00a0\u20095", "ngày  5"),
        ("a\r\nb\rc\x0cd\u2028e", "a\nb\nc\nd\ne"),
        ("thông\u200b tin\ufeff kh\u00adóa", "thông tin khóa"),
        ("QUYẾT ÐỊNH", "QUYẾT ÐỊNH"),  # U+00D0 stays a character of its own
        ("Số: 5\n\n  ngày", "Số: 5\n\n  ngày"),
    ],
)
def test_normal_form(text: str, expected: str) -> None:
    assert normalise(text) == expected
    assert normalise(expected) == expected


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "vps", "viscii"])
def test_an_encoding_from_before_unicode_is_read_with_a_warning(encoding: str) -> None:
    western = encoded(LINE, encoding)
    data = b"".join(c.encode("latin-1" if ord(c) < 0xA0 else "cp1252") for c in western)
    source = source_text(data, "a.txt", "text/plain")
    assert source.text == LINE
    assert [warning.code for warning in source.warnings] == ["old-encoding"]
    taken_for_western = western.encode()
    assert source_text(taken_for_western, "a.txt", "text/plain").text == LINE
    assert not source_text(LINE.encode(), "a.txt", "text/plain").warnings
