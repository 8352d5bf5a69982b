"""The text layer of a PDF: its words, and where they stand."""

from __future__ import annotations

import pytest

from loaders import extract
from loaders.errors import UnreadableSource
from loaders.formats import pdf
from loaders.formats.pdf import document, read, sheet
from loaders.positions import Box
from tests.loaders.formats.pdf.paper import Page, Paper, pdf_of


def test_words_come_with_their_places() -> None:
    script = read(pdf_of("Số: 12/QĐ-UBND\nỦy ban nhân dân tỉnh Sơn La"), "a.pdf")
    assert script.text == "Số: 12/QĐ-UBND\nỦy ban nhân dân tỉnh Sơn La\n"
    assert script.positions.boxes(4, 14) == (Box(1, 96, 79, 159, 93),)
    assert script.positions.pages == ((595, 842),)
    assert script.warnings == ()


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (50, 100, 595, 842)])
def test_a_page_that_lies_on_its_side_is_read_upright(
    rotate: int, crop: tuple[float, float, float, float] | None
) -> None:
    paper = Paper([Page(rotate=rotate, crop=crop)])
    paper.pages[0].lines("Quyết!\nĐịnh!")
    script = read(paper.data(), "a.pdf")
    assert script.text == "Quyết!\nĐịnh!\n"
    assert script.positions.pages == ((545, 742) if crop else (595, 842),)
    left = 22 if crop else 72
    assert script.positions.boxes(0, 6) == (Box(1, left, 79, left + 36, 93),)


def test_a_broad_page_has_its_places_as_it_is_seen() -> None:
    paper = Paper([Page(rotate=90)])
    paper.pages[0].put("Quyết!", 72, 90, upwards=True)
    script = read(paper.data(), "a.pdf")
    assert script.positions.pages == ((842, 595),)
    assert script.positions.boxes(0, 6) == (Box(1, 72, 79, 108, 93),)


def test_a_watermark_is_read_once_below_its_page() -> None:
    paper = Paper()
    for number in (1, 2):
        page = paper.page()
        page.lines(f"Điều {number}. Giao Phòng Y tế thực hiện.\nCác xã báo cáo.", top=300)
        code = "BẢN SAO".encode("utf-16-be").hex()
        page.content.append(f"BT /Serif 60 Tf 0.7 0.7 -0.7 0.7 120 450 Tm <{code}> Tj ET")
    assert read(paper.data(), "a.pdf").text.splitlines() == [
        "Điều 1. Giao Phòng Y tế thực hiện.",
        "Các xã báo cáo.",
        "",
        "BẢN SAO",
        "Điều 2. Giao Phòng Y tế thực hiện.",
        "Các xã báo cáo.",
    ]


def test_columns_of_a_head_are_read_one_after_the_other() -> None:
    page = Page()
    page.put("ỦY BAN NHÂN DÂN", 80, 80)
    page.put("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 290, 80)
    page.put("HUYỆN TAM NÔNG", 85, 96)
    page.put("Độc lập - Tự do - Hạnh phúc", 320, 97)
    page.put("Số: 12/UBND-VX", 85, 116)
    page.put("Tam Nông, ngày 05 tháng 5 năm 2021", 300, 120)
    page.put("V/v phòng dịch tại bến xe", 75, 132)
    page.put("Kính gửi: Phòng Y tế huyện", 200, 170)
    found = extract(read(Paper([page]).data(), "a.pdf").text)[0].document
    assert found.issuer is not None
    assert (found.number, found.date, found.subject, found.issuer.name) == (
        "12/UBND-VX",
        "2021-05-05",
        "phòng dịch tại bến xe",
        "Ủy ban nhân dân huyện Tam Nông",
    )


def test_a_sentence_goes_on_over_the_page_number() -> None:
    paper = Paper()
    paper.page().put("Thực hiện Công văn số 12/UBND-VX ngày 05 tháng", 72, 760)
    second = paper.page()
    second.put("2", 295, 40)
    second.put("5 năm 2021 của Ủy ban nhân dân huyện.", 72, 80)
    assert read(paper.data(), "a.pdf").text == (
        "Thực hiện Công văn số 12/UBND-VX ngày 05 tháng\n5 năm 2021 của Ủy ban nhân dân huyện.\n"
    )


def test_a_number_that_is_broken_at_its_dash_is_whole() -> None:
    script = read(pdf_of("Thực hiện Công điện số 570/CĐ-\nTTg ngày 02 tháng 5 năm 2021"), "a.pdf")
    assert script.text == "Thực hiện Công điện số 570/CĐ-TTg\nngày 02 tháng 5 năm 2021\n"
    start = script.text.index("570")
    assert [box.top for box in script.positions.boxes(start, start + 10)] == [79, 97]


def test_letters_drawn_after_their_line_are_put_back_into_their_words() -> None:
    page = Page()
    for part, left in (("hi", 72), (" th", 96), ("c", 126), ("ệu", 84), ("uố", 114)):
        page.put(part, left, 90)
    assert read(Paper([page]).data(), "a.pdf").text == "hiệu thuốc\n"


def test_an_old_font_is_decoded() -> None:
    paper = Paper(old_fonts=(".VnTime", ".VnTimeH"))
    page = paper.page()
    page.put("Uû ban nh©n d©n tØnh", 72, 90, font=".VnTime")
    page.put("quyÕt ®Þnh", 72, 110, font=".VnTimeH")
    assert read(paper.data(), "a.pdf").text == "Uỷ ban nhân dân tỉnh\nQUYẾT ĐỊNH\n"


def test_an_old_font_without_a_telling_name_is_found_by_its_words() -> None:
    paper = Paper(old_fonts=("F1",))
    page = paper.page()
    text = "Uû ban nh©n d©n tØnh Hµ Giang yªu cÇu c¸c huyÖn thùc hiÖn c«ng v¨n nµy tr­íc ngµy"
    page.put(text, 30, 90, font="F1", size=10)
    assert read(paper.data(), "a.pdf").text.startswith("Uỷ ban nhân dân tỉnh Hà Giang yêu cầu các")


def test_what_cannot_be_read_is_said_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pdf_of("Số: 12/QĐ-UBND", "Điều 1.")
    locked = Paper([Page()], locked=True)

    def reason(data: bytes) -> str:
        with pytest.raises(UnreadableSource) as caught:
            read(data, "a.pdf")
        return caught.value.reason

    assert reason(locked.data()) == "is encrypted and asks for a password"
    assert reason(Paper([]).data()) == "has no pages"
    assert reason(b"%PDF-1.7\nnothing") == "is a PDF whose end is missing"
    assert reason(b"%PDF-1.7\nnothing\n%%EOF\n") == "is a damaged PDF"
    monkeypatch.setattr(sheet, "MAX_CHARACTERS", 16)
    assert reason(whole) == "has more than the 16 characters of one text"
    monkeypatch.setattr(document, "MAX_PAGES", 1)
    assert reason(whole) == "has 2 pages, more than the 1 of one file"


def test_each_page_gives_a_sign_of_life(monkeypatch: pytest.MonkeyPatch) -> None:
    beats: list[int] = []
    monkeypatch.setattr(sheet, "beat", lambda: beats.append(1))
    pdf.read(pdf_of("một", "hai", "ba"), "a.pdf")
    assert len(beats) == 3
