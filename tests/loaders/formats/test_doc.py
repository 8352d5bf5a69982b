"""Files that LibreOffice writes, read, damaged, and in the ways of an older Word."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from loaders.errors import UnreadableSource
from loaders.formats import doc
from loaders.formats.doc import older
from loaders.formats.doc.binary import plc, properties
from tests.loaders.formats.word_files import (
    by_office,
    docx,
    font,
    level,
    listed,
    p,
    r,
    table,
)  # fmt: skip

FIB = b"\xec\xa5"
FLAGS, VERSION = 0x0A, 0x02


def _field(code: str, result: str) -> str:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{separate}{r(result)}{end}"


def _box(content: str) -> str:
    """A text box beside its paragraph, as Word draws it."""
    wp = 'distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0"'
    return (
        f'<w:r><w:drawing><wp:anchor {wp} locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0'
        '</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0'
        '</wp:posOffset></wp:positionV><wp:extent cx="1800000" cy="400000"/><wp:wrapNone/>'
        '<wp:docPr id="1" name="b"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/'
        'office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="1800000" cy="400000"/></a:xfrm><a:prstGeom prst="rect">'
        f"<a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent>"
        "</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">' + level("decimal", "Điều %1.")
    + level("lowerLetter", "%2)", 1) + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1">' + level("bullet", "\uf0b7") + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)  # fmt: skip
STYLES = (
    '<w:style w:styleId="Normal" w:type="paragraph" w:default="1"><w:name w:val="Normal"/><w:rPr>'
    '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr></w:style><w:style w:styleId="Cu" '
    'w:type="paragraph" w:customStyle="1"><w:name w:val="Cu"/><w:basedOn w:val="Normal"/><w:rPr>'
    '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style><w:style w:styleId="Hoa" '
    'w:type="character" w:customStyle="1"><w:name w:val="Hoa"/><w:rPr><w:caps/></w:rPr></w:style>'
)
DELETED = '<w:del w:id="2" w:author="a"><w:r><w:delText>xóa</w:delText></w:r></w:del>'
SECTION = (
    '<w:sectPr><w:headerReference w:type="first" r:id="header1"/><w:headerReference '
    'w:type="default" r:id="header2"/><w:pgSz w:w="11906" w:h="16838"/><w:titlePg/></w:sectPr>'
)
WIDE = tuple(map(str, range(40)))
PLAIN = p("SỞ Y TẾ") + p("Số: 5/SYT")

BODY = (
    p("Có hộp", _box(p("DỰ THẢO")))
    + table(("SỞ Y TẾ\nSố: 5", "CỘNG HÒA\nĐộc lập"), ("V/v Tết", "Huế, ngày 02"))
    + p(r("hai"), "<w:r><w:tab/></w:r>", "ba", "<w:r><w:br/></w:r>", "bốn",
        "<w:r><w:noBreakHyphen/></w:r>", "năm (5)")
    + p(r("quyết", "<w:caps/>"), r(" ẩn", "<w:vanish/>"), r(" định", "<w:smallCaps/>"))
    + p("xem ", _field(" DATE ", "x"), "trang ", _field(" PAGE ", "7"), ".")
    + p('<w:ins w:id="1" w:author="a">' + r("thêm ") + "</w:ins>", DELETED, "hết")
    + p("chú", '<w:r><w:footnoteReference w:id="2"/></w:r>', " thích",
        '<w:r><w:endnoteReference w:id="2"/></w:r>')
    + p("Phạm vi", properties=listed(1)) + p("Một", properties=listed(1, 1))
    + p("Hai", properties=listed(1, 1)) + p("Đối tượng", properties=listed(1))
    + p("Ba", properties=listed(1, 1)) + p("Gạch", properties=listed(2))
    + p(r("Uû ban nh©n d©n", font(".VnTime")), r(" tØnh", font(".VnTimeH")))
    + p("nh©n d©n", properties='<w:pStyle w:val="Cu"/>')
    + p(r("Uyû ban nhaân daân", font("VNI-Times")), r(" hoa", '<w:rStyle w:val="Hoa"/>'))
    + p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "\U0001f600")
    + table(("STT", "Xã"), ("1", "Co Mạ"), ("2", "Pắc Ngà"), borders=True)
    + p("cuối") + SECTION
)  # fmt: skip


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    note = '<w:footnote w:id="2">' + p("chân") + "</w:footnote>"
    end = '<w:endnote w:id="2">' + p("sau") + "</w:endnote>"
    whole = docx(
        BODY, styles=STYLES, numbering=NUMBERING, footnotes=note, endnotes=end,
        header1=p("ĐẢNG BỘ TỈNH"), header2=p(_field("PAGE", "3")),
    )  # fmt: skip
    wide = docx("".join(table(row, row, row, borders=True) for row in (WIDE, WIDE[:3])) + p("x"))
    return by_office({"whole.docx": whole, "plain.docx": docx(PLAIN), "wide.docx": wide}, "doc")


@pytest.fixture(scope="module")
def plain(files: dict[str, bytes]) -> bytes:
    return files["plain.docx"]


def test_a_file_is_read_as_it_is_shown(files: dict[str, bytes]) -> None:
    script = doc.read(files["whole.docx"], "a.doc")
    assert not script.positions
    lines = [line for line in script.text.splitlines() if line]
    assert lines.pop(12).startswith("xem ") and lines == [
        "ĐẢNG BỘ TỈNH", "Có hộp", "DỰ THẢO", "SỞ Y TẾ", "Số: 5", "V/v Tết", "CỘNG HÒA", "Độc lập",
        "Huế, ngày 02", "hai\tba", "bốn-năm (5)", "QUYẾT ĐỊNH", "thêm hết", "chú[1] thích[i]",
        "Điều 1. Phạm vi", "a) Một", "b) Hai", "Điều 2. Đối tượng", "a) Ba", "- Gạch",
        "Uỷ ban nhân dân TỈNH", "nhân dân", "Uỷ ban nhân dân HOA", "✓\U0001f600", "STT | Xã",
        "1 | Co Mạ", "2 | Pắc Ngà", "cuối", "[1] chân", "[i] sau",
    ]  # fmt: skip


def test_rows_whose_definition_stands_elsewhere_are_read(files: dict[str, bytes]) -> None:
    script = doc.read(files["wide.docx"], "a.doc")
    rows = [" | ".join(WIDE)] * 3 + ["0 | 1 | 2"] * 3
    assert [line for line in script.text.splitlines() if line] == [*rows, "x"]


def test_a_short_file_is_read(plain: bytes) -> None:
    assert doc.read(plain, "a.doc").text.split() == ["SỞ", "Y", "TẾ", "Số:", "5/SYT"]


def _refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason) as caught:
        doc.read(data, "a.doc")
    assert "\n" not in str(caught.value) and caught.value.remedy


def _changed(data: bytes, offset: int, new: int) -> bytes:
    """The file with another byte in its head."""
    at = data.index(FIB) + offset
    return data[:at] + bytes((new,)) + data[at + 1 :]


def test_what_cannot_be_read_is_refused_with_its_reason(plain: bytes) -> None:
    _refused(_changed(plain, FLAGS + 1, plain[plain.index(FIB) + FLAGS + 1] | 1), "is encrypted")
    _refused(plain[:600], "is damaged")
    _refused(plain.replace("WordDocument".encode("utf-16-le"), "WordDokument".encode("utf-16-le")),
             "holds no Word document")  # fmt: skip
    _refused(_changed(plain, 0x4F, 0xFF), "is damaged")  # a negative length of the text


def test_more_characters_than_a_text_may_have_are_refused(
    plain: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.formats.doc.pieces.MAX_CHARACTERS", 5)
    _refused(plain, "characters of one text")


def test_nothing_but_a_refusal_leaves_a_damaged_file(files: dict[str, bytes]) -> None:
    data = files["whole.docx"]
    head = data.index(FIB)
    # Where damage tells: the head, and what is no padding.
    places = [at for at in range(512, len(data)) if data[at] or at < head + 900]
    random = Random(1)  # noqa: S311 - no secret
    read = 0
    for _ in range(400):
        mutant = bytearray(data)
        for _ in range(random.randint(1, 6)):
            mutant[random.choice(places)] = random.choice([0, 1, 0x7F, 0xFF, random.randrange(256)])
        if random.random() < 0.1:
            del mutant[random.randrange(len(mutant)) :]
        with suppress(UnreadableSource):
            read += bool(doc.read(bytes(mutant), "a.doc").text)
    assert read > 100


def test_properties_are_read_one_after_the_other() -> None:
    tabs = b"\x15\xc6\xff\x01" + bytes(4) + b"\x02" + bytes(6)
    assert list(properties(b"\x3b\x08\x01" + tabs + b"\x4f\x4a\x05\x00")) == [
        (0x083B, b"\x01"), (0xC615, tabs[3:]), (0x4A4F, b"\x05\x00"),
    ]  # fmt: skip
    row = b"\x08\xd6\x06\x00\x01abcd\x3b\x08\x01"
    assert list(properties(row)) == [(0xD608, b"\x01abcd"), (0x083B, b"\x01")]
    assert list(properties(b"\x3b")) == []


def test_a_list_of_positions_has_one_more_than_data() -> None:
    data = b"".join(n.to_bytes(4, "little") for n in (1, 5, 9)) + b"abcd"
    assert plc(data, 2) == ((1, 5, 9), [b"ab", b"cd"])
    assert plc(b"", 2) == ((), [])


# Files older than 1997


def _program(folder: Path, lines: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program named antiword on the path, and nothing else but the usual ones."""
    program = folder / "antiword"
    program.write_text("\n".join(["#!/bin/sh", *lines]))
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr("shutil.which", lambda _: str(program))


def test_an_older_file_is_given_to_antiword_alone(
    plain: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _program(tmp_path, ['echo "Uû ban nh©n d©n tØnh Hµ Giang"; pwd; env'], monkeypatch)
    monkeypatch.setenv("CASCADE_NEO4J_PASSWORD", "secret")
    script = doc.read(_changed(plain, VERSION + 1, 0), "a.doc")
    first, folder, *environment = script.text.splitlines()
    assert first == "Uỷ ban nhân dân tỉnh Hà Giang"
    assert not Path(folder).exists() and f"HOME={folder}" in environment
    assert "secret" not in script.text


def test_an_older_file_without_antiword_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    _refused(b"\xdb\xa5 of Word 2", "antiword")


@pytest.mark.parametrize(
    ("line", "reason"), [("exit 1", "cannot be read"), ("sleep 20", "in 1 seconds")]
)
def test_an_older_file_that_antiword_does_not_read_is_refused(
    line: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(older, "SECONDS", 1)
    _program(tmp_path, [line], monkeypatch)
    _refused(b"\xdb\xa5 of Word 2", reason)


def test_antiword_has_limits_of_what_it_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(older, "MAX_OUTPUT", 1000)
    _program(tmp_path, ["head -c 100000 /dev/zero"], monkeypatch)
    _refused(b"\xdb\xa5 of Word 2", "cannot be read")


def test_antiword_reads_a_paragraph_a_line(files: dict[str, bytes]) -> None:
    if shutil.which("antiword") is None:
        reason = "antiword is not on the path: apt-get install antiword"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    lines = older.older_text(files["whole.docx"], "a.doc").splitlines()
    assert "bốn-năm (5)" in lines and "Đối tượng" in lines
