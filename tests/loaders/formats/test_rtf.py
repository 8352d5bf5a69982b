from __future__ import annotations

from contextlib import suppress
from random import Random

import pytest

from loaders.errors import UnreadableSource
from loaders.formats import rtf
from loaders.formats.rtf.reader import MAX_GROUPS
from tests.loaders.formats.word_files import by_office, docx, font, level, listed, p, r, table
from tests.timed import computing

FONTS = (
    r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fcharset0 .VnTime{\*\falt Arial};}"
    r"{\f2\fcharset0 .VnTimeH;}{\f3\fcharset0 VNI-Times;}{\f4\fcharset163 Arial;}"
    r"{\f5\fcharset2 Symbol;}{\f6\cpg1251 Kirill;}}"
)


def _file(body: str, head: str = r"\ansi\ansicpg1252\deff0") -> bytes:
    return f"{{\\rtf1{head}{FONTS}{body}}}".encode("latin-1")


def _text(body: str, head: str = r"\ansi\ansicpg1252\deff0") -> str:
    script = rtf.read(_file(body, head), "a.rtf")
    assert not script.positions
    return script.text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"\pard S\u7889\'f4: 5\par", "Số: 5\n"),
        (r"{\uc0 \u7889}{\uc2 S\u7889\'f4\'f4x}", "ốSốx\n"),
        (r"\uc1 S\u7889 ?x", "Sốx\n"),
        (r"{\uc1\u-10179?\u-8704?}", "\U0001f600\n"),
        (r"a\line b\tab c\_d\~e\endash\'96\emdash{}f", "a\nb\tc-d e––—f\n"),
        (r"\{a\}\\b", "{a}\\b\n"),
        ("x\\\ny", "x\ny\n"),
        ("x\r\ny", "xy\n"),
        (r"th{\b\'fd}c {\i hi}\'ean", "thýc hiên\n"),
        (r"{\f4 Vi\'eat}", "Viêt\n"),
        (r"{\f4 S\'f4\'ec 5}", "Số 5\n"),
        (r"{\f6 \'cf\'f0}", "Пр\n"),
        (r"{\f5 \'b3}", "≥\n"),
        (r"{\f1 U\'fb ban nh\'a9n d\'a9n}", "Uỷ ban nhân dân\n"),
        (r"{\f1 nh\u181\'b5 ch\-a}", "nhà chưa\n"),
        (r"{\f2 quy\'d5t \'ae\'denh}", "QUYẾT ĐỊNH\n"),
        (r"{\f3 Uy\'fb ban nha{\b\'e2}n}", "Uỷ ban nhân\n"),
        (r"{\caps qu\'fd}{\scaps  a}", "QUÝ A\n"),
        (r"a{\v hidden}b{\deleted gone}c", "abc\n"),
        (r"a\v x\v0 b\plain c", "abc\n"),
        (r"{\field{\*\fldinst HYPERLINK {x}}{\fldrslt li\'ean}} {\field{\*\fldinst  PAGE }"
         r"{\fldrslt 7}}.", "liên .\n"),
        (r"a{\*\unknown hidden {\b deep}}b{\pict\bin5 }}}}}c}d{\info{\title T}}", "abd\n"),
        (r"a\bin3 }}}b", "ab\n"),
        (r"{\upr{ng}{\*\ud{ng\u224?y}}}", "ng\n"),
        (r"{\listtext\pard\plain \f5 \'b7\tab}G\'e1ch\par{\pntext 1.\tab}M\'f4t\par",
         "- Gách\n1. Môt\n"),
        (r"{\listtext\f1 \'a7i\'d2u 1.\tab}X", "Điều 1. X\n"),
        (r"a{\super\chftn{\footnote\pard ch\'fa {\b d\'e0i}\par}}b{\*\footnote\ftnalt cu\'f4i}c",
         "a[1]b[i]c\n\n[1] chú dài\n[i] cuôi\n"),
        (r"\titlepg{\header\pard Trang {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}{\headerf"
         r"\pard S\'d4 Y T\'ca\par}{\footer f}a\par", "SÔ Y TÊ\na\n"),
        (r"{\header Trang \chpgn\par}a\sect{\header later\par}b", "a\nb\n"),
        (r"a{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt \pard S\'e1u\par}}{\shprslt S}}b\par c",
         "ab\nSáu\nc\n"),
        (r"{\stylesheet{\s0 Normal;}}{\colortbl;\red0;}{\*\generator X;}a", "a\n"),
    ],
)  # fmt: skip
def test_text_is_read_as_it_is_shown(body: str, expected: str) -> None:
    assert _text(body) == expected


def test_the_code_page_of_the_file_holds_for_fonts_without_one() -> None:
    assert _text(r"S\'f4\'ec", r"\ansi\ansicpg1258") == "Số\n"
    assert _text(r"\'8e", r"\mac") == "é\n"
    assert _text(r"a\'e1", r"\ansi\ansicpg99999") == "aá\n"


def _row(*cells: str, borders: bool = False) -> str:
    line = r"\clbrdrl\brdrs\clbrdrr\brdrs" if borders else r"\clbrdrl\brdrnone"
    edges = "".join(rf"{line}\cellx{3000 * (i + 1)}" for i in range(len(cells)))
    return rf"\trowd{edges}\pard\intbl " + "".join(rf"{cell}\cell " for cell in cells) + r"\row "


def test_a_head_is_read_column_by_column_and_data_row_by_row() -> None:
    head = _row(r"SYT\par S\'f4: 5", r"CH\par DL") + _row("V/v", "2021") + r"\pard end"
    assert _text(head) == "SYT\nSô: 5\nV/v\nCH\nDL\n2021\n\nend\n"
    data = "".join(_row(*row, borders=True) for row in (("STT", "X"), ("1", "Co"), ("2", "Pa")))
    assert _text(data + r"\pard end") == "STT | X\n1 | Co\n2 | Pa\n\nend\n"


def test_a_row_over_both_columns_parts_a_head() -> None:
    wide = r"\trowd\cellx6050\pard\intbl CT\cell\row "
    assert _text(_row("a", "b") + wide + _row("c", "d")) == "a\nb\nCT\nc\nd\n"


def test_tables_in_tables_are_read_in_their_cells() -> None:
    inner = (
        r"\pard\intbl\itap2 x\nestcell y\nestcell{\*\nesttableprops\trowd\clbrdrr\brdrs\cellx10"
        r"\cellx20\nestrow}{\nonesttables\par}"
    )
    body = rf"\pard\intbl\itap1 a\cell {inner}\pard\intbl\itap1 z\cell"
    rows = rf"{body}\trowd\clbrdrr\brdrs\cellx5\cellx9\row " * 3
    assert _text(rows + r"\pard end") == "a | x | y z\n" * 3 + "\nend\n"


def _refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason) as caught:
        rtf.read(data, "a.rtf")
    assert "\n" not in str(caught.value) and caught.value.remedy


def test_what_cannot_be_read_is_refused_with_its_reason() -> None:
    _refused(b"no rtf", "is no RTF file")
    _refused(rb"{\rtf1 {\pict 00}}", "has no text")
    _refused(rb"{\rtf1 " + b"{" * (MAX_GROUPS + 1), "nested more than")


@pytest.mark.parametrize(
    "part",
    [
        rb"{\b x}", rb"\u100000?", rb"\bin99999999999 ", rb"\trowd\cellx1\cell\row",
        rb"{\shptxt x}", rb"{\footnote x}", rb"{\fonttbl{\f9 X", rb"{\field{\*\fldinst X}",
        rb"\itap999 \nestcell ", rb"\intbl\itap30 \row ", rb"{\pict {", rb"\'", rb"\'e1",
        rb"}{\rtf1 ", rb"{\header x}", b"\\", rb"{\listtext x}",
    ],
)  # fmt: skip
def test_reading_is_linear(part: bytes) -> None:
    def seconds(count: int) -> float:
        with computing() as spent, suppress(UnreadableSource):
            rtf.read(rb"{\rtf1 a" + part * count, "a.rtf")
        return spent.seconds

    seconds(10)
    assert seconds(20_000) < 0.2 + 30 * seconds(2_000)


def test_nothing_but_a_refusal_leaves_a_damaged_file() -> None:
    data = _file(
        _row("a", "b") + r"{\f1 U\'fb}{\footnote x}{\field{\*\fldinst PAGE}{\fldrslt 1}}"
        r"{\shp{\*\shpinst{\shptxt b}}}{\listtext 1.}\u7889?\par"
    )
    pieces = (b"{", b"}", b"\\", rb"\u", rb"\bin9 ", rb"\cell ", rb"\row ", b"\x00", rb"{\*\x")
    random = Random(1)  # noqa: S311 - no secret
    read = 0
    for _ in range(500):
        mutant = bytearray(data)
        for _ in range(random.randint(1, 5)):
            at = random.randrange(5, len(mutant))
            mutant[at : at + random.randint(0, 4)] = random.choice(pieces)
        with suppress(UnreadableSource):
            read += bool(rtf.read(bytes(mutant), "a.rtf").text)
    assert read > 250


def test_what_libreoffice_writes_is_read_like_its_source() -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level("decimal", "Điều %1.")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = (
        table(("SỞ Y TẾ\nSố: 5", "CỘNG HÒA\nĐộc lập"))
        + p("Phạm vi", properties=listed(1))
        + p(r("quyÕt ®Þnh", font(".VnTimeH")), r("Uyû ban", font("VNI-Times")))
        + table(("STT", "Xã"), ("1", "Co Mạ"), ("2", "Tà Xùa"), borders=True)
    )
    (data,) = by_office({"a.docx": docx(body, numbering=numbering)}, "rtf").values()
    script = rtf.read(data, "a.rtf")
    assert [line for line in script.text.splitlines() if line] == [
        "SỞ Y TẾ", "Số: 5", "CỘNG HÒA", "Độc lập", "Điều 1. Phạm vi", "QUYẾT ĐỊNHUỷ ban",
        "STT | Xã", "1 | Co Mạ", "2 | Tà Xùa",
    ]  # fmt: skip
