"""Names of members: in every encoding that programs use, and none that could leave the archive."""

from __future__ import annotations

import struct
import unicodedata
import zlib
from pathlib import Path
from zipfile import ZipInfo

import pytest

from loaders.archives import Member, members
from loaders.archives.names import member_name
from loaders.errors import UnreadableSource
from tests.loaders.archives.packing import zipped

VIETNAMESE = "Công văn/Số 88 huyện Đông Anh.txt"


def named(raw: bytes, *, utf8: bool = False, extra: bytes = b"") -> str:
    """The name of a member whose archive has these bytes for it."""
    info = ZipInfo(raw.decode("utf-8" if utf8 else "cp437"))
    info.flag_bits = 0x800 if utf8 else 0
    info.extra = extra
    return member_name(info)


def added(raw: bytes, name: str) -> bytes:
    """The extra field that gives `name` in UTF-8 for the name `raw`."""
    field = b"\x01" + struct.pack("<I", zlib.crc32(raw)) + name.encode()
    return (
        struct.pack("<HH", 0x5455, 5) + b"\x03abcd" + struct.pack("<HH", 0x7075, len(field)) + field
    )


def old_windows(name: str) -> bytes:
    """`name` in code page 1258, which writes most tones as marks of their own."""
    tones = {"\u0301", "\u0300", "\u0309", "\u0303", "\u0323"}
    out = b""
    for char in name:
        marks = [mark for mark in unicodedata.normalize("NFD", char) if mark in tones]
        plain = "".join(m for m in unicodedata.normalize("NFD", char) if m not in tones)
        out += (unicodedata.normalize("NFC", plain) + "".join(marks)).encode("cp1258")
    return out


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("utf8", [True, False])
def test_utf8_with_and_without_its_mark(form: str, utf8: bool) -> None:
    raw = unicodedata.normalize(form, VIETNAMESE).encode()  # type: ignore[arg-type]
    assert named(raw, utf8=utf8) == VIETNAMESE


def test_vietnamese_windows() -> None:
    assert named(old_windows(VIETNAMESE)) == VIETNAMESE


def test_code_page_437() -> None:
    assert named("Décret №.txt".replace("№", "n°").encode("cp437")) == "Décret n°.txt"


def test_the_name_in_an_extra_field_counts_if_it_belongs_to_the_member() -> None:
    raw = b"C\x93ng v?n.txt"
    assert named(raw, extra=added(raw, "Công văn.txt")) == "Công văn.txt"
    assert named(raw, extra=added(b"other", "Công văn.txt")) == "Công v?n.txt"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("./a//b/./c.txt", "a/b/c.txt"),
        ("nam 2021\\thang 5\\a.txt", "nam 2021/thang 5/a.txt"),
        ("a.txt\0.exe", "a.txt"),
    ],
)
def test_one_form_of_path(name: str, expected: str) -> None:
    assert named(name.encode()) == expected


@pytest.mark.parametrize(
    "name",
    [
        "../a.txt",
        "a/../../b.txt",
        "/etc/a.txt",
        "C:/a.txt",
        "..\\a.txt",
        "\\\\server\\a.txt",
        "C:\\a.txt",
    ],
)
def test_names_that_lead_out_are_refused(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    archive = zipped(folder / "a.zip", {name: "x", "good.txt": "y"})
    bad, good = sorted(members(str(archive)), key=lambda item: isinstance(item, Member))
    assert good == Member(f"{archive}/good.txt", b"y")
    assert isinstance(bad, UnreadableSource)
    assert "has a name that leads out of the archive; rename it" in str(bad)
    assert list(tmp_path.rglob("*")) == [folder, archive]


@pytest.mark.parametrize("name", ["a/..txt", "a..b.txt", "V-v: x.txt"])
def test_names_that_only_look_so_are_read_or_hidden(name: str, tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", {name: "x"})
    assert not [item for item in members(str(archive)) if isinstance(item, UnreadableSource)]
