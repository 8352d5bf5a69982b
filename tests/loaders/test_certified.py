"""Certified copies: the original is read as if alone, the certificate is a document of its own."""

from __future__ import annotations

from typing import Any

import pytest

from loaders import Record, extract
from loaders.certified import parts
from loaders.split import split
from tests.loaders.copies import LINE, ORIGINAL, PAPER
from tests.timed import computing

ALONE = extract(ORIGINAL)[0]
SHOUTED = ORIGINAL.replace("Quàng Văn Mẫu", "QUÀNG VĂN MẪU")
UNLISTED = ORIGINAL[: ORIGINAL.index("Nơi nhận")] + ORIGINAL[ORIGINAL.index("TM. ỦY") :]

# A certificate; its number, kind, date, body, recipients and signatory.
Facts = tuple[str | None, str, str | None, str | None, list[str], str | None]
YEN_CHAU = "Ủy ban nhân dân huyện Yên Châu"
BLOCKS: list[tuple[str, Facts]] = [
    (PAPER, ("12/SY-UBND", "sao y", "2021-05-06", YEN_CHAU,
             ["Ủy ban nhân dân các xã, thị trấn"], "Lò Thị Thử")),
    (PAPER.replace("SAO Y", "**SAO Y BẢN CHÍNH**"),
     ("12/SY-UBND", "sao y", "2021-05-06", YEN_CHAU,
      ["Ủy ban nhân dân các xã, thị trấn"], "Lò Thị Thử")),
    (PAPER.replace("12/SY", "      /SY"),
     (None, "sao y", "2021-05-06", YEN_CHAU, ["Ủy ban nhân dân các xã, thị trấn"], "Lò Thị Thử")),
    ("SỞ Y TẾ TỈNH SƠN LA\nSố: 5/TrS-SYT\nTRÍCH SAO\nSơn La, ngày 07 tháng 5 năm 2021\n"
     "Nơi nhận:\n- Công an tỉnh;\n- Lưu: VT.\nTL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\nHà Văn Thử\n",
     ("5/TrS-SYT", "trích sao", "2021-05-07", "Sở Y tế tỉnh Sơn La", ["Công an tỉnh Sơn La"],
      "Hà Văn Thử")),
    ("\nUBND XÃ ĐÔNG SANG\n\nSAO LỤC\n\nSố: 03/SL-UBND\nĐông Sang, ngày 8/5/2021\n\n"
     "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nVì Văn Mẫu\nNơi nhận:\n- Các bản;\n- Lưu: VP.\n",
     ("03/SL-UBND", "sao lục", "2021-05-08", "Ủy ban nhân dân xã Đông Sang", ["Các bản"],
      "Vì Văn Mẫu")),
    ("\nHUYỆN ỦY YÊN CHÂU\n*\nSố 15-BS/HU\n\nSAO Y BẢN CHÍNH\n\n"
     "Yên Châu, ngày 06 tháng 5 năm 2021\nT/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\nHà Thị Thử\n\n"
     "Nơi nhận:\n- Các đảng bộ trực thuộc,\n- Lưu Văn phòng.\n",
     ("15-BS/HU", "sao y", "2021-05-06", "Huyện ủy Yên Châu", ["Các đảng bộ trực thuộc"],
      "Hà Thị Thử")),
    ("\nNGÂN HÀNG NHÀ NƯỚC VIỆT NAM\nBẢN SAO LỤC\nSố: 7/SL-NHNN\n"
     "Yên Châu, ngày 06 tháng 5 năm 2021\nNơi nhận:\n- Các chi nhánh;\n- Lưu: VT.\nGIÁM ĐỐC\n"
     "Lò Thị Thử\n",
     ("7/SL-NHNN", "sao lục", "2021-05-06", "Ngân hàng Nhà nước Việt Nam", ["Các chi nhánh"],
      "Lò Thị Thử")),
    ("\nUBND TỈNH SƠN LA                        SAO Y\nUBND HUYỆN YÊN CHÂU\n"
     "Số: 12/SY-UBND        Yên Châu, ngày 06 tháng 5 năm 2021\n"
     "Nơi nhận:                    TL. CHỦ TỊCH\n- UBND các xã;           CHÁNH VĂN PHÒNG\n"
     "- Lưu: VT.\n                      Lò Thị Thử\n",
     ("12/SY-UBND", "sao y", "2021-05-06", YEN_CHAU, ["Ủy ban nhân dân các xã"], "Lò Thị Thử")),
    ("\n| UBND HUYỆN YÊN CHÂU | |\n|---|---|\n| Số: 12/SY-UBND | "
     "*Yên Châu, ngày 06 tháng 5 năm 2021* |\n\n**SAO Y**\n\n| Nơi nhận: - UBND các xã; - Lưu: VT. "
     "| TL. CHỦ TỊCH CHÁNH VĂN PHÒNG Lò Thị Thử |\n",
     ("12/SY-UBND", "sao y", "2021-05-06", YEN_CHAU, ["Ủy ban nhân dân các xã"], "Lò Thị Thử")),
]  # fmt: skip

LINES: list[tuple[str, Facts]] = [
    (LINE, (None, "sao y", "2021-05-06", YEN_CHAU, [], None)),
    ("SAO Y; UBND HUYỆN YÊN CHÂU; 2021-05-06T09:15:22+07:00\n",
     (None, "sao y", "2021-05-06", YEN_CHAU, [], None)),
    ("Sao y bản chính, Sở Y tế tỉnh Sơn La, ngày 6/5/2021\n",
     (None, "sao y", "2021-05-06", "Sở Y tế tỉnh Sơn La", [], None)),
    ("TRÍCH SAO; 7/TrS-UBND; UBND huyện Yên Châu; Thời gian ký: 06/05/2021 09:15:22\n",
     ("7/TrS-UBND", "trích sao", "2021-05-06", YEN_CHAU, [], None)),
    ("SAO LỤC\nUBND huyện Yên Châu\nThời gian ký: 06/05/2021 09:15:22 +07:00\n",
     (None, "sao lục", "2021-05-06", YEN_CHAU, [], None)),
]  # fmt: skip


def facts(record: Record) -> Facts:
    heading = record.document
    issuer = heading.issuer.name if heading.issuer else None
    recipients = [item.name for item in record.recipients]
    assert heading.type is not None
    return (
        heading.number, heading.type, heading.date, issuer, recipients, record.signatory.name,
    )  # fmt: skip


def said(record: Record) -> dict[str, Any]:
    """All that a record says, but for where it was read, and that it is an excerpt."""
    fields = record.to_dict()
    fields["warnings"] = [w for w in fields["warnings"] if w["code"] != "excerpt"]
    return {name: fields[name] for name in fields if name not in ("source", "sha256", "index")}


@pytest.mark.parametrize("original", [ORIGINAL, SHOUTED, UNLISTED])
@pytest.mark.parametrize(("block", "expected"), BLOCKS)
def test_a_certificate_below_the_text(original: str, block: str, expected: Facts) -> None:
    first, copy = extract(original + block, source="a.txt")
    assert said(first) == said(extract(original)[0])
    assert facts(copy) == expected
    assert (copy.index, copy.source) == (1, "a.txt")
    assert (copy.addressees, copy.measures, copy.document.subject) == ((), (), None)


@pytest.mark.parametrize("at", [0, ORIGINAL.index("Kính gửi"), len(ORIGINAL)])
@pytest.mark.parametrize(("line", "expected"), LINES)
def test_a_line_of_a_digital_signature(line: str, expected: Facts, at: int) -> None:
    """It stands in the corner of the first page: extraction puts it anywhere near."""
    first, copy = extract(ORIGINAL[:at] + line + ORIGINAL[at:])
    assert said(first) == said(ALONE)
    assert first.text == ALONE.text
    assert facts(copy) == expected
    assert copy.text.strip() == line.strip()


def test_a_copy_refers_to_the_original() -> None:
    _, copy = extract(ORIGINAL + PAPER)
    (citation,) = copy.citations
    assert (citation.number, citation.type, citation.date, citation.issuer) == (
        "1107/UBND-KGVX", "công văn", "2021-05-04", "Ủy ban nhân dân tỉnh Sơn La",
    )  # fmt: skip
    (mention,) = citation.mentions
    assert copy.text[mention.start : mention.end] == mention.quote == "SAO Y"
    (edge,) = copy.edges
    assert (edge.source, edge.relation, edge.target, edge.rule) == (
        "self", "references", 0, "certified-copy",
    )  # fmt: skip
    assert "12/SY-UBND" in copy.text[edge.start : edge.end]
    assert "năm 2021" in copy.text[edge.start : edge.end]
    assert 0 < edge.confidence < citation.confidence + 0.1 < 1.1


@pytest.mark.parametrize("kind", ["SAO Y", "TRÍCH SAO", "SAO LỤC"])
def test_only_an_excerpt_is_told(kind: str) -> None:
    records = extract(ORIGINAL + PAPER.replace("SAO Y", kind))
    assert [w.code for r in records for w in r.warnings] == ["excerpt"] * (kind == "TRÍCH SAO")


def test_a_copy_of_what_is_no_document_refers_to_nothing() -> None:
    prose = "Sáng nay trời nắng đẹp, bà con ra đồng từ sớm.\n" * 9
    first, copy = extract(prose + PAPER)
    assert not first.is_document
    assert (copy.document.number, copy.citations, copy.edges) == ("12/SY-UBND", (), ())


def test_a_copy_of_a_copy_and_a_text_behind_it() -> None:
    again = PAPER.replace("YÊN CHÂU", "MAI SƠN").replace("12/SY", "9/SY")
    records = extract(ORIGINAL + PAPER + again + ORIGINAL.replace("1107/", "1108/"))
    numbers = ["1107/UBND-KGVX", "12/SY-UBND", "9/SY-UBND", "1108/UBND-KGVX"]
    assert [record.document.number for record in records] == numbers
    assert [r.citations[0].number for r in records[1:3]] == ["1107/UBND-KGVX"] * 2
    assert said(records[0]) == said(ALONE)


def test_a_short_document_between_another_and_its_certificate() -> None:
    short = """UBND TỈNH SƠN LA
VĂN PHÒNG

Số: 31/TB-VP

Sơn La, ngày 05 tháng 5 năm 2021

THÔNG BÁO
Nghỉ lễ

Văn phòng nghỉ ngày 01/5/2021.

Nơi nhận:
- Các phòng;
- Lưu: VT.

CHÁNH VĂN PHÒNG
Tòng Văn Mẫu
"""
    records = extract(ORIGINAL + short + PAPER)
    assert [r.document.number for r in records] == ["1107/UBND-KGVX", "31/TB-VP", "12/SY-UBND"]
    assert records[2].citations[0].number == "31/TB-VP"
    assert records[1].signatory.name == "Tòng Văn Mẫu"


def test_a_stamp_on_every_page_is_one_certificate() -> None:
    middle = ORIGINAL.index("2. UBND")
    first, _copy = extract(f"{LINE}{ORIGINAL[:middle]}{LINE}{ORIGINAL[middle:]}{LINE}")
    assert said(first) == said(ALONE)


def test_a_date_before_the_original_is_told() -> None:
    _, copy = extract(ORIGINAL + PAPER.replace("tháng 5 năm 2021", "tháng 4 năm 2021"))
    assert [warning.code for warning in copy.warnings] == ["cites-later"]


NEAR_MISSES = [
    ORIGINAL.replace("2. UBND", "2. Hồ sơ có bản sao y, số 15/SY-UBND ngày 02/3/2020.\n3. UBND"),
    "SAO Y BẢN CHÍNH\n" + ORIGINAL,
    ORIGINAL + "\nSAO Y\n",
    ORIGINAL.replace("2. UBND", "SAO Y\n2. UBND"),
    f"{ORIGINAL}\nMẫu 3.1 - Bản sao văn bản\n{PAPER}",
    ORIGINAL.replace("2. UBND", "Sao y, chứng thực bản sao từ ngày 06/5/2021\n2. UBND"),
    ORIGINAL.replace("2. UBND", "Sao lục: các văn bản sau ngày 06/5/2021 của huyện.\n2. UBND"),
    ORIGINAL.replace("2. UBND", "Sao y những gì đã nói hôm 06/5/2021 là đủ.\n2. UBND"),
]


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_what_is_no_certificate(text: str) -> None:
    (part,) = parts(text)
    assert part.certificates == ()
    record = extract(text)[0]
    assert (record.document, record.signatory) == (ALONE.document, ALONE.signatory)


def test_very_many_titles_take_no_time() -> None:
    text = ORIGINAL + "SAO Y\nSố: 1/SY-UBND\nYên Châu, ngày 06 tháng 5 năm 2021\n" * 20_000
    with computing() as spent:
        assert len(parts(text)) < 200
    assert spent.seconds < 3


@pytest.mark.parametrize("text", [LINE, f"\n{LINE}\n", PAPER])
def test_a_certificate_without_its_text(text: str) -> None:
    (record,) = extract(text)
    assert record.text == text
    assert record.citations == ()


@pytest.mark.parametrize("text", [ORIGINAL, ORIGINAL * 2, f"SAO\n{ORIGINAL}"])
def test_texts_without_certificates_are_split_as_ever(text: str) -> None:
    assert [part.own for part in parts(text)] == [(span,) for span in split(text)]
