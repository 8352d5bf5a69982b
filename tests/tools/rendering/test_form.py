from __future__ import annotations

from collections import Counter

import pytest

from tests.tools.rendering.samples import SAMPLES
from tools.rendering.form import Kind, Paragraph, form


@pytest.mark.parametrize("name", SAMPLES)
def test_no_word_is_lost(name: str) -> None:
    found = form(SAMPLES[name])
    assert Counter(" ".join(found.lines()).split()) == Counter(SAMPLES[name].split())


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_has_its_parts(name: str) -> None:
    found = form(SAMPLES[name])
    assert found.motto and found.body and found.copies[0] == "Nơi nhận:" and found.signature
    assert "tháng" in found.dated


def test_columns_of_a_letter() -> None:
    found = form(SAMPLES["11-thanh-uy-bac-kan-1102-cv-tu"])
    assert found.issuer == ("ĐẢNG BỘ TỈNH BẮC KẠN", "THÀNH ỦY BẮC KẠN", "*")
    assert found.motto == ("ĐẢNG CỘNG SẢN VIỆT NAM",)
    assert found.reference[0] == "Số 1102-CV/TU"
    assert found.signature == ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")
    assert found.name == "Triệu Thị Thu Hoài"


def test_gaps_for_the_pen_stay() -> None:
    assert form(SAMPLES["08-tp-dien-bien-phu-ubnd-vp"]).reference[0] == "Số:      /UBND-VP"


def test_kinds_of_paragraphs() -> None:
    kinds = [p.kind for p in form(SAMPLES["18-son-la-950-qd-ubnd"]).body]
    assert kinds[:3] == [Kind.TITLE, Kind.TITLE, Kind.CENTRED]
    assert kinds[7] is Kind.CENTRED  # "QUYẾT ĐỊNH:"


def test_paragraphs_under_a_heading_stand_close_to_it() -> None:
    body = form(SAMPLES["05-huyen-cho-moi-du-thao-ke-hoach"]).body
    assert [p.apart for p in body[3:7]] == [True, False, True, False]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1. Sở Y tế", "1. "),
        ("a) Lập danh sách", "a) "),
        ("II. NHIỆM VỤ", "II. "),
        ("Điều 3. Quyết định này", "Điều 3. "),
        ("- Như trên;", "- "),
        ("1.5 triệu người", ""),
        ("Điều này", ""),
    ],
)
def test_the_number_of_a_paragraph(text: str, number: str) -> None:
    assert Paragraph(Kind.TEXT, text).number == number


def test_a_text_without_a_date_line_is_refused() -> None:
    with pytest.raises(ValueError, match="place and date"):
        form("Kính gửi: Sở Y tế")
