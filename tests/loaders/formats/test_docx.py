from __future__ import annotations

import io
import re
from contextlib import suppress
from itertools import product
from random import Random
from zipfile import ZipFile

import pytest

from loaders.errors import UnreadableSource
from loaders.formats import docx
from loaders.formats.docx.package import MAX_PART, MAX_PARTS
from loaders.formats.manuscript import MAX_NESTING
from tests.loaders.formats.word_files import (
    W,
    by_office,
    font,
    level,
    listed,
    p,
    packed,
    part,
    r,
    table,
)  # fmt: skip
from tests.loaders.formats.word_files import (
    docx as file,
)

BREAK, TAB = "<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>"


def _text(body: str, **parts: str) -> str:
    script = docx.read(file(body, **parts), "a.docx")
    assert not script.positions
    return script.text


def _field(code: str, result: str) -> str:
    signs = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in _KINDS]
    return f"{signs[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{signs[1]}{r(result)}{signs[2]}"


_KINDS = ("begin", "separate", "end")


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (p("Điều ", "1."), "Điều 1."),
        (p("Số", TAB, "ngày", BREAK, "tháng"), "Số\tngày\ntháng"),
        (p(r("12/QĐ"), "<w:r><w:noBreakHyphen/></w:r>", r("UBND")), "12/QĐ-UBND"),
        (p(r("thực"), "<w:r><w:softHyphen/></w:r>", r("hiện")), "thựchiện"),
        (p('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', " 5"), "≥ 5"),
        (p('<w:r><w:sym w:font="Wingdings" w:char="00FC"/></w:r>'), "✓"),
        (p('<w:r><w:sym w:font="Webdings" w:char="F041"/></w:r>'), "•"),
        (p('<w:r><w:sym w:font="Symbol" w:char="zz"/></w:r>', "x"), "x"),
        (p("theo ", _field(" REF muc \\h ", "mục 2"), " trên"), "theo mục 2 trên"),
        (p("trang ", _field(" PAGE ", "7"), "."), "trang ."),
        (p(_field(f'IF {_field(" MERGEFIELD a ", "b")} = 1', "c")), "c"),
        (p('<w:fldSimple w:instr=" DATE ">' + r("02/5") + "</w:fldSimple>"), "02/5"),
        (p('<w:fldSimple w:instr=" NUMPAGES ">' + r("9") + "</w:fldSimple>"), ""),
        (p('<w:hyperlink r:id="rId9">' + r("liên kết") + "</w:hyperlink>"), "liên kết"),
        (p(f"<w:ins>{r('thêm ')}</w:ins>", "<w:del><w:r><w:delText>xóa</w:delText></w:r></w:del>",
           "còn"), "thêm còn"),
        (p(f"<w:moveFrom>{r('đi')}</w:moveFrom>", f"<w:moveTo>{r('đến')}</w:moveTo>"), "đến"),
        (p('<w:commentRangeStart w:id="1"/>', "có", '<w:r><w:commentReference w:id="1"/></w:r>'),
         "có"),
        (p(f"<w:sdt><w:sdtContent>{r('chọn')}</w:sdtContent></w:sdt>"), "chọn"),
        (p("thấy", r(" ẩn", "<w:vanish/>"), r(" lại", '<w:vanish w:val="0"/>')), "thấy lại"),
        (p(r("quyết định", "<w:caps/>"), r(" số", "<w:smallCaps/>")), "QUYẾT ĐỊNH SỐ"),
        (p("<m:oMath><m:r><m:t>x²</m:t></m:r></m:oMath>"), "x²"),
    ],
)  # fmt: skip
def test_runs_are_read_as_they_are_shown(paragraph: str, expected: str) -> None:
    assert _text(paragraph + p("cuối")) == f"{expected}\ncuối\n"


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        (r("Uû ban nh©n d©n", font(".VnTime")), "Uỷ ban nhân dân"),
        (r("quyÕt ®Þnh", font(".VnTimeH")), "QUYẾT ĐỊNH"),
        (r("Uyû ban nhaân daân", font("VNI-Times")), "Uỷ ban nhân dân"),
        (r("nh", font("VNI-Times")) + r("aân", "<w:b/>" + font("VNI-Times")), "nhân"),
        (r("Ủy ban", font(".VnTime")), "Ủy ban"),
        (r("Ủy ban và ", font(".VnTime")) + r("các", "<w:b/>" + font(".VnTimeH")), "Ủy ban và các"),
        (r("THÔNG BÁO", font(".VnTime")), "THÔNG BÁO"),
        (r("Th«ng b¸o", font(".VnTime")), "Thông báo"),
        (r("cã", font(".VnTime")), "có"),
        (r("®\uf0aa", font(".VnTime")), "đê"),
        (r("nh-", font("Arial")) + r("t", font(".VnTime")), "nh-t"),
        (r("ch")
         + "<w:r><w:rPr>" + font(".VnTime") + "</w:rPr><w:softHyphen/></w:r>" + r("a"), "chưa"),
    ],
)  # fmt: skip
def test_fonts_from_before_unicode_are_decoded_run_by_run(run: str, expected: str) -> None:
    assert _text(p(run)) == f"{expected}\n"


def test_old_encodings_are_told() -> None:
    body = p(r("nh©n", font(".VnTime"))) + p(r("nhaân", font("VNI-Times")))
    script = docx.read(file(body), "a.docx")
    assert [(w.code, w.message.partition(": ")[2]) for w in script.warnings] == [
        ("old-encoding", "TCVN3 (.VnTime), VNI")
    ]
    script = docx.read(file(p(r("a", font(".VnTime"))) + p("nhân")), "a.docx")
    assert script.warnings == ()


def test_a_font_comes_from_the_run_its_styles_the_defaults_or_the_theme() -> None:
    def style(name: str, kind: str, of: str, base: str = "", more: str = "") -> str:
        based = f'<w:basedOn w:val="{base}"/>' if base else ""
        head = f'<w:style w:styleId="{name}" w:type="{kind}"{more}>'
        return f"{head}{based}<w:rPr>{of}</w:rPr></w:style>"

    themed = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
    styles = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{themed}</w:rPr></w:rPrDefault></w:docDefaults>"
        + style("Normal", "paragraph", "", more=' w:default="1"')
        + style("Old", "paragraph", font(".VnTime"))
        + style("Child", "paragraph", "<w:caps/>", base="Old")
        + style("Round", "paragraph", font("VNI-Times"), base="Round")
        + style("Now", "character", font("Times New Roman"))
    )
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:fontScheme>'
        '<a:minorFont><a:latin typeface="VNI-Helve"/></a:minorFont></a:fontScheme></a:theme>'
    )
    now = '<w:rStyle w:val="Now"/>'
    body = (
        p("nhaân")
        + p("nh©n", properties='<w:pStyle w:val="Old"/>')
        + p("nh©n", properties='<w:pStyle w:val="Child"/>')
        + p("nhaân", properties='<w:pStyle w:val="Round"/>')
        + p(r("nhân", now), properties='<w:pStyle w:val="Old"/>')
    )
    assert _text(body, styles=styles, theme1=theme) == "nhân\nnhân\nNHÂN\nnhân\nnhân\n"


LISTS = (
    '<w:abstractNum w:abstractNumId="7">'
    + level("decimal", "Điều %1.") + level("lowerLetter", "%2)", 1)
    + level("decimal", "%1.%3.", 2, more="<w:isLgl/>")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="8">' + level("bullet", "\uf0b7")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="9">'
    + level("upperRoman", "%1.", more='<w:pStyle w:val="Phan"/>') + "</w:abstractNum>"
    + '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    + '<w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>'
    + '<w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
    + '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)  # fmt: skip


def test_numbers_that_the_word_processor_counts_stand_in_the_text() -> None:
    styles = (
        '<w:style w:styleId="Phan" w:type="paragraph"><w:pPr><w:numPr><w:numId w:val="3"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    heading = '<w:pStyle w:val="Phan"/>'
    body = "".join(
        p(text, properties=properties)
        for text, properties in (
            ("Chung", heading), ("Phạm vi", listed(1)), ("Một", listed(1, 1)),
            ("Hai", listed(1, 1)), ("Sâu", listed(1, 2)), ("Đối tượng", listed(1)),
            ("Lại", listed(1, 1)), ("Gạch", listed(2)), ("Riêng", heading),
            ("Không", heading + listed(0)), ("Lại từ đầu", listed(4)), ("Tiếp", listed(4)),
        )
    )  # fmt: skip
    assert _text(body, numbering=LISTS, styles=styles).splitlines() == [
        "I. Chung", "Điều 1. Phạm vi", "a) Một", "b) Hai", "1.1. Sâu", "Điều 2. Đối tượng",
        "a) Lại", "- Gạch", "II. Riêng", "Không", "Điều 1. Lại từ đầu", "Điều 2. Tiếp",
    ]  # fmt: skip


def test_numbers_stand_in_the_font_of_their_level() -> None:
    coded = level("decimal", "§iÒu %1.").replace(
        "</w:lvl>", f"<w:rPr>{font('.VnTime')}</w:rPr></w:lvl>"
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{coded}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert _text(p("Phạm vi", properties=listed(1)), numbering=numbering) == "Điều 1. Phạm vi\n"


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = p("một ", properties="<w:rPr><w:del/></w:rPr>") + p("hai")
    assert _text(body) == "một hai\n"


HEAD = (("SỞ Y TẾ\nSố: 5/SYT", "CỘNG HÒA\nĐộc lập"), ("V/v Tết", "Huế, ngày 02"))


def test_a_head_is_read_column_by_column_and_data_row_by_row() -> None:
    assert _text(table(*HEAD) + p("cuối")).splitlines() == [
        "SỞ Y TẾ", "Số: 5/SYT", "V/v Tết", "CỘNG HÒA", "Độc lập", "Huế, ngày 02", "", "cuối",
    ]  # fmt: skip
    data = table(("STT", "Xã"), ("1", "Co Mạ"), ("", "Pắc Ngà\nTà Xùa"), borders=True)
    assert _text(data) == "STT | Xã\n1 | Co Mạ\n | Pắc Ngà Tà Xùa\n"


def test_merged_cells_are_read_once_and_deleted_rows_are_gone() -> None:
    merged = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{p('cũ')}</w:tc>"
    first = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p("A")}</w:tc>'
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("rộng")}</w:tc>'
    body = table((first, "1", "x"), (merged, "2", "y"), (wide, "z"), borders=True)
    gone = "<w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("xóa") + "</w:tc></w:tr></w:tbl>"
    assert _text(body.replace("</w:tbl>", gone)) == "A | 1 | x\n | 2 | y\nrộng | z\n"


def test_a_row_over_both_columns_parts_a_head() -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("CHỈ THỊ")}</w:tc>'
    assert _text(table(("a\nb", "c"), (wide,), ("d", "e"))).splitlines() == [
        "a", "b", "c", "CHỈ THỊ", "d", "e",
    ]  # fmt: skip


def test_tables_in_tables_are_read_in_their_cells() -> None:
    inner = table(("x", "1"), ("y", "2"), ("z", "3"), borders=True)
    assert _text(table(("a", inner + p("sau")), ("b", "c"), ("d", "e"), borders=True)) == (
        "a | x | 1 y | 2 z | 3 sau\nb | c\nd | e\n"
    )


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    content = f"<w:txbxContent>{p('Số: 5')}{p('')}</w:txbxContent>"
    both = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"{content}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{content}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert _text(p("SỞ Y TẾ", both, " HUẾ") + p("cuối")) == "SỞ Y TẾ HUẾ\nSố: 5\ncuối\n"
    old = f"<w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>"
    assert _text(p("A", old)) == "A\nSố: 5\n"


def test_notes_follow_the_text_behind_their_marks() -> None:
    notes = "".join(f'<w:footnote w:id="{i}">{p(f"chú {i}")}</w:footnote>' for i in (1, 5))
    body = p(
        "a", '<w:r><w:footnoteReference w:id="5"/></w:r>', "b",
        '<w:r><w:endnoteReference w:id="3"/></w:r>', "c",
        '<w:r><w:footnoteReference w:id="1"/></w:r>',
    )  # fmt: skip
    end = f'<w:endnote w:id="3">{p("cuối")}</w:endnote>'
    assert _text(body, footnotes=notes, endnotes=end) == (
        "a[1]b[i]c[2]\n\n[1] chú 5\n[2] chú 1\n[i] cuối\n"
    )


@pytest.mark.parametrize(("title", "expected"), [("<w:titlePg/>", "SỞ Y TẾ\n"), ("", "")])
def test_a_letterhead_in_the_header_of_the_first_page_is_read(title: str, expected: str) -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="header1"/>'
        f'<w:headerReference w:type="default" r:id="header2"/>{title}</w:sectPr>'
    )
    page = p("Trang ", _field("PAGE", "2"))
    assert _text(p("a") + section, header1=p("SỞ Y TẾ"), header2=page) == f"{expected}a\n"


def test_strict_files_are_read_alike() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = file(p(r("số", "<w:caps/>")) + table(("a", "b")))
    archive = ZipFile(io.BytesIO(data))
    files = {n: archive.read(n).decode().replace(W, strict) for n in archive.namelist()}
    script = docx.read(packed(files), "a.docx")
    assert script.text == "SỐ\n\na\nb\n"


def test_utf_16_is_read() -> None:
    data = part("document", f"<w:body>{p('Số')}</w:body>").replace("UTF-8", "UTF-16")
    script = docx.read(packed({"word/document.xml": data.encode("utf-16")}), "a.docx")
    assert script.text == "Số\n"


def _refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason) as caught:
        docx.read(data, "a.docx")
    assert "\n" not in str(caught.value) and caught.value.remedy


def test_what_is_no_word_file_is_refused_with_its_reason() -> None:
    _refused(b"PK\x03\x04 and no more", "is damaged")
    _refused(packed({"a.txt": "x"}), "without a Word document")
    _refused(packed({"word/document.xml": "<w:document"}), "is damaged: word/document.xml")
    _refused(packed({"word/document.xml": "<a/>"}), "no Word document")
    _refused(file(p("")), "has no text")
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    _refused(ole + "EncryptedPackage".encode("utf-16-le"), "is encrypted")
    _refused(ole, "is no Word file of XML parts")


def test_encrypted_parts_are_refused() -> None:
    data = bytearray(file(p("a")))
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    data[at + 8] |= 1
    _refused(bytes(data), "is encrypted")


@pytest.mark.parametrize(
    "declaration", ['<!DOCTYPE w [<!ENTITY a "b">]>', '<!DOCTYPE w SYSTEM "file:///etc/passwd">']
)
def test_document_types_are_refused(declaration: str) -> None:
    document = part("document", f"<w:body>{p('a')}</w:body>").replace("?>", f"?>{declaration}")
    _refused(packed({"word/document.xml": document}), "has a document type")
    wide = document.replace("UTF-8", "UTF-16").encode("utf-16")
    _refused(packed({"word/document.xml": wide}), "has a document type")


def test_bombs_are_refused() -> None:
    padding = " " * (MAX_PART + 1)
    _refused(packed({"word/document.xml": f"<a>{padding}</a>"}), "unpacks to more than")
    many = dict.fromkeys(map(str, range(MAX_PARTS)), "")
    _refused(packed({"word/document.xml": "<a/>", **many}), "parts, more than the")


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), ("<w:sdt>", "</w:sdt>"),
        ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
        ("<w:p><w:ins>", "</w:ins></w:p>"),
    ],
)  # fmt: skip
def test_deep_nesting_is_refused(start: str, end: str) -> None:
    deep = MAX_NESTING + 1
    if start.startswith("<w:p><w:ins>"):
        body = "<w:p>" + "<w:ins>" * deep + r("a") + "</w:ins>" * deep + "</w:p>"
    else:
        body = start * deep + p("a") + end * deep
    _refused(file(body), "nested more than")


def test_nothing_but_a_refusal_leaves_a_damaged_file() -> None:
    data = file(
        table(*HEAD) + p("Phạm vi", properties=listed(1)), numbering=LISTS, footnotes=p("a")
    )
    archive = ZipFile(io.BytesIO(data))
    files = {name: archive.read(name) for name in archive.namelist()}
    random = Random(1)  # noqa: S311 - no secret
    read = 0
    for whole, _ in product((True, False), range(150)):
        if whole:
            mutant = _damaged(data, random)
        else:
            name = random.choice([n for n in files if n.startswith("word/")])
            mutant = packed(files | {name: _damaged(files[name], random)})
        with suppress(UnreadableSource):
            read += bool(docx.read(mutant, "a.docx").text)
    assert read > 20  # damage goes deeper than the first check


def _damaged(data: bytes, random: Random) -> bytes:
    result = bytearray(data)
    for _ in range(random.randint(1, 4)):
        first = random.randrange(len(result))
        match random.randrange(3):
            case 0:
                result[first] = random.randrange(256)
            case 1:
                del result[first : first + random.randint(1, 9)]
            case _:
                result[first:first] = random.choice([b"9", b"-1", b"<w:p>", b"w:val=''"])
    return bytes(result)


def test_what_libreoffice_writes_is_read_alike() -> None:
    body = table(*HEAD) + p("Phạm vi", properties=listed(1)) + p(r("uû ban", font(".VnTimeH")))
    saved = by_office({"a.docx": file(body, numbering=LISTS)}, "docx:MS Word 2007 XML")["a.docx"]
    script = docx.read(saved, "a.docx")
    assert re.sub("\n+", "\n", script.text) == (
        "SỞ Y TẾ\nSố: 5/SYT\nV/v Tết\nCỘNG HÒA\nĐộc lập\nHuế, ngày 02\nĐiều 1. Phạm vi\nUỶ BAN\n"
    )
