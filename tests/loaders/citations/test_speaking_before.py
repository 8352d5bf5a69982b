"""What a body does right before a citation that makes the document its own: word for word."""

from __future__ import annotations

import pytest

from tests.loaders.reading import read_passage

PROVINCE = "Ủy ban nhân dân tỉnh Bắc Kạn"
LETTER = "Công văn số 11/UBND-VX ngày 03/5/2021"


def _issuer(before: str) -> str | None:
    return read_passage(f"{before} {LETTER}")[0][0].issuer


@pytest.mark.parametrize(
    "deed",
    [
        "thẩm định", "thẩm tra", "báo cáo", "phê duyệt", "ban hành", "thành lập", "chỉ đạo",
        "quy định", "kết luận", "thông báo", "hướng dẫn", "đề nghị", "đề xuất", "kiến nghị",
        "tham mưu", "công bố", "cho ý kiến", "yêu cầu", "công nhận", "chấp thuận",
        "thống nhất", "trả lời", "góp ý", "giao",
    ],
)  # fmt: skip
def test_what_a_body_did_in_its_document(deed: str) -> None:
    assert _issuer(f"UBND tỉnh {deed} tại") == PROVINCE
    assert _issuer(f"UBND tỉnh {deed}x tại") is None


@pytest.mark.parametrize(
    ("before", "issuer"),
    [
        ("UBND tỉnh đã thẩm tra tại", PROVINCE),
        ("UBND tỉnh vừa thẩm tra tại", PROVINCE),
        ("UBND tỉnh mới thẩm tra tại", PROVINCE),
        ("UBND tỉnh cũng thẩm tra tại", None),
        ("UBND tỉnh giao việc cho xã tại", PROVINCE),
        ("UBND tỉnh giao việc được duyệt tại", None),
        ("UBND tỉnh giao việc do xã tại", None),
        ("UBND tỉnh giao việc của xã tại", None),
        ("UBND tỉnh giao việc theo xã tại", None),
        ("UBND tỉnh ký", PROVINCE),
        ("UBND tỉnh trình", PROVINCE),
        ("UBND tỉnh trình bày", PROVINCE),
        ("UBND tỉnh trình chiếu", None),
        ("UBND tỉnh báo cáo (", PROVINCE),
        ("UBND tỉnh đề nghị (", PROVINCE),
        ("UBND tỉnh đề xuất (", PROVINCE),
        ("UBND tỉnh họp (", None),
    ],
)
def test_words_between_a_body_and_its_document(before: str, issuer: str | None) -> None:
    assert _issuer(before) == issuer
