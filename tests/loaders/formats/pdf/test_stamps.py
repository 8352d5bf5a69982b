"""Stamps of electronic signatures and other words that annotations draw."""

from __future__ import annotations

import pytest

from loaders import extract
from loaders.formats.pdf import read
from tests.loaders.formats.pdf.paper import Page, Paper

STAMP = [
    "Người ký: ỦY BAN NHÂN DÂN HUYỆN TAM NÔNG",
    "Email: tamnong@example.vn",
    "Cơ quan: TỈNH ĐỒNG THÁP",
    "Thời gian ký: 06.05.2021 10:34:22 +07:00",
]
TEXT = """\
ỦY BAN NHÂN DÂN HUYỆN TAM NÔNG
Số: 12/UBND-VX
Tam Nông, ngày 05 tháng 5 năm 2021
Thực hiện Công văn số 9/UBND-VX ngày 02/5/2021 của Ủy ban nhân dân
tỉnh về việc phòng, chống dịch, Ủy ban nhân dân huyện yêu cầu."""


@pytest.mark.parametrize("annotated", [True, False])
def test_a_stamp_has_lines_of_its_own(annotated: bool) -> None:
    page = Page()
    page.lines(TEXT, top=60)
    if annotated:
        page.stamp(STAMP)
    else:
        for number, line in enumerate(STAMP):
            page.put(line, 330, 66 + 12 * number, size=8)
    text = read(Paper([page]).data(), "a.pdf").text
    assert text == "\n".join(STAMP) + f"\n\n{TEXT}\n"
    assert extract(text)[0].document.number == "12/UBND-VX"


def test_the_stamp_of_every_page_is_read_once() -> None:
    paper = Paper()
    for _ in range(3):
        page = paper.page()
        page.lines(TEXT, top=160)
        page.stamp(STAMP)
    assert read(paper.data(), "a.pdf").text.count("Người ký") == 1


def test_the_signature_of_a_person_stands_below_its_page() -> None:
    paper = Paper()
    paper.page().lines(TEXT)
    last = paper.page()
    last.put("KT. CHỦ TỊCH", 350, 90)
    last.put("Lý Thị Mai", 350, 200)
    last.stamp(["Ký bởi: Lý Thị Mai", "Ngày ký: 06-05-2021 10:34:22 +07:00"], bottom=680)
    assert read(paper.data(), "a.pdf").text.endswith(
        "KT. CHỦ TỊCH\n\nLý Thị Mai\n\nKý bởi: Lý Thị Mai\nNgày ký: 06-05-2021 10:34:22 +07:00\n"
    )


@pytest.mark.parametrize("subtype", ["/Widget/FT/Sig", "/FreeText", "/Stamp"])
def test_other_words_of_annotations_belong_to_the_text(subtype: str) -> None:
    page = Page(subtype=subtype)
    page.put("Số:", 72, 90)
    page.put("/UBND-VX", 125, 90)
    page.stamp(["12"], left=96, bottom=742)
    assert read(Paper([page]).data(), "a.pdf").text == "Số: 12 /UBND-VX\n"


def test_words_about_signing_in_a_sentence_stay() -> None:
    page = Page()
    page.lines(
        "Quyết định này có hiệu lực từ ngày ký.\nNgười ký: chịu trách nhiệm trước pháp luật."
    )
    assert "Người ký: chịu trách nhiệm" in read(Paper([page]).data(), "a.pdf").text
