"""Reading takes linear time and raises nothing, whatever a text repeats."""

from __future__ import annotations

import pytest

from loaders import extract
from tests.timed import computing

HEAD = """UBND TỈNH BẮC KẠN
Số: 12/UBND-VX
Bắc Kạn, ngày 03 tháng 5 năm 2021
V/v phòng, chống dịch
Kính gửi: Sở Y tế

"""
SIZE = 1_000_000
PIECES = [
    "số 1, ", "Số:\n", "1/UBND-", "12/", "Công văn số ", "các Công văn số 1, 2, 3, ",
    "Thực hiện Công văn số 1/UBND-VX ngày 1/1/2020 của UBND tỉnh thực hiện ", "của UBND tỉnh và ",
    "Luật ", "Luật A, ", "Luật sửa đổi, bổ sung một số điều của ", "được sửa đổi, bổ sung bởi ",
    "Nghị quyết số 1-NQ/TW, ", "ngày ", "1/1/2020, ", "@", "a.b@c.", "0912 345 678 ", "0912345",
    "yêu cầu:\n", "đeo khẩu trang ", "“", "- Như trên;\n", "Nơi nhận:\n", "Kính gửi: ",
    "TM. ", "KT. CHỦ TỊCH\n", "\n", " ", "\n- ", "**", "| ", "(", "A", "é ", "e\u0301", "\u0301",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", "UBND TỈNH X\n", "\x0c",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/UBND-VX\n", "\ufffd",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_a_megabyte_of_anything_is_read_in_seconds(piece: str) -> None:
    text = HEAD + piece * (SIZE // len(piece.encode()))
    with computing() as spent:
        records = extract(text)
    assert spent.seconds < 15  # measured: below 2 s; in quadratic time, minutes
    assert all(
        record.text[m.start : m.end] == m.quote
        for record in records
        for citation in record.citations
        for m in citation.mentions
    )
