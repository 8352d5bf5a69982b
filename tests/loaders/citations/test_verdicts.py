"""What the text says of a document behind its description, and letters that take letters back."""

from __future__ import annotations

import pytest

from tests.loaders.reading import edges_in_words

OLD = "Quyết định số 14/2015/QĐ-UBND ngày 03/4/2015 của UBND tỉnh"
DECREE = "Nghị định số 61/2013/NĐ-CP ngày 25/6/2013 của Chính phủ"
LETTER = "Công văn số 88/UBND-KT ngày 04/3/2021 của UBND thành phố"
OLD_, DECREE_, LETTER_ = "14/2015/QĐ-UBND", "61/2013/NĐ-CP", "88/UBND-KT"
Edges = set[tuple[str, str, str]]

DECIDED: list[tuple[str, Edges]] = [
    # the document that a description belongs to falls, not the one that it names
    (f"{OLD} hướng dẫn một số nội dung của {DECREE} bị thay thế bởi Quyết định này.",
     {("self", "replaces", OLD_), (OLD_, "references", DECREE_)}),
    (f"{OLD} quy định chi tiết {DECREE} hết hiệu lực kể từ ngày Quyết định này có hiệu lực.",
     {("self", "repeals", OLD_), (OLD_, "references", DECREE_)}),
    (f"{OLD} ban hành Quy chế chợ theo {DECREE} bị hủy bỏ bởi Quyết định này.",
     {("self", "repeals", OLD_), (OLD_, "references", DECREE_)}),
    (f"{OLD} về chợ và Quyết định số 9/2016/QĐ-UBND ngày 03/4/2016 hết hiệu lực từ 01/7/2021.",
     {("self", "repeals", OLD_), ("self", "repeals", "9/2016/QĐ-UBND")}),
    (f"Thực hiện {DECREE} về phân cấp, nay {OLD} hết hiệu lực.",
     {("self", "implements", DECREE_), ("self", "repeals", OLD_)}),
    (f"Theo {DECREE} quy định về chợ thì {OLD} hết hiệu lực từ ngày 01/7/2021.",
     {("self", "references", DECREE_), ("self", "repeals", OLD_)}),
    # a long description between the document and its verdict
    (f"{OLD} về quản lý, khai thác, sử dụng và duy tu hệ thống chợ, bến xe, bãi đỗ và nhà vệ sinh "
     "công cộng trên địa bàn tỉnh giai đoạn 2015 - 2020 bị bãi bỏ bằng Quyết định này.",
     {("self", "repeals", OLD_)}),
    # short verbs, and what is put into an annex
    (f"Điều 1. Hủy {OLD}.", {("self", "repeals", OLD_)}),
    (f"Điều 1. Hủy kết quả đấu giá ghi tại {OLD}.", {("self", "references", OLD_)}),
    (f"Điều 1. Bổ sung vào Phụ lục ban hành kèm theo {OLD} 02 thửa đất.",
     {("self", "amends", OLD_)}),
    (f"Điều 1. Bổ sung vào dự toán kinh phí theo {OLD}.", {("self", "references", OLD_)}),
    # parts of a document, however many
    (f"Điều 2. Bãi bỏ một số quy định của {OLD}.", {("self", "repeals", OLD_)}),
    (f"Điều 2. Sửa đổi các quy định của {OLD}.", {("self", "amends", OLD_)}),
    (f"Điều 2. Bãi bỏ thủ tục cấp thẻ theo quy định của {OLD}.", {("self", "references", OLD_)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "edges"), DECIDED)
def test_a_decision_on_a_described_document(text: str, edges: Edges) -> None:
    assert edges_in_words(text, kind="quyết định") == edges
    assert edges_in_words(text.replace(" bị ", "\nbị "), kind="quyết định") == edges


@pytest.mark.parametrize("verb", ["Bãi bỏ", "Hủy bỏ", "3. Thu hồi", "Nay huỷ bỏ nội dung"])
@pytest.mark.parametrize("behind", [" kể từ ngày ký văn bản này.", ".", "; các xã biết."])
def test_a_letter_takes_a_letter_back(verb: str, behind: str) -> None:
    assert edges_in_words(f"{verb} {LETTER}{behind}") == {("self", "repeals", LETTER_)}


@pytest.mark.parametrize(
    "text",
    [
        f"Giao Phòng Kinh tế tham mưu bãi bỏ {LETTER}.",
        f"Hướng dẫn các xã hủy bỏ {LETTER} từ ngày 01/6/2021.",
        f"Đề nghị thu hồi {LETTER}.",
    ],
)
def test_a_letter_orders_or_asks_to_take_a_letter_back(text: str) -> None:
    assert edges_in_words(text) == {("self", "references", LETTER_)}


def test_a_letter_repeals_no_decision() -> None:
    assert edges_in_words(f"3. Bãi bỏ {OLD}.") == {("self", "references", OLD_)}


LAW, NEWER = "Luật Nhà ở số 27/2023/QH15", "Luật số 43/2024/QH15"
LAW_, NEWER_, RESOLUTION_ = "27/2023/QH15", "43/2024/QH15", "201/2025/QH15"


@pytest.mark.parametrize("joint", [" và ", ", ", "\nvà "])
def test_resolutions_of_the_assembly_amend_laws_too(joint: str) -> None:
    text = f"Căn cứ {LAW} được sửa đổi bởi {NEWER}{joint}Nghị quyết số {RESOLUTION_};"
    assert edges_in_words(text) == {
        ("self", "references", LAW_),
        (NEWER_, "amends", LAW_),
        (RESOLUTION_, "amends", LAW_),
    }


def test_other_resolutions_amend_no_law() -> None:
    text = f"Căn cứ {LAW} được sửa đổi bởi {NEWER}, Nghị quyết số 9/2025/NQ-HĐND ngày 01/3/2025;"
    assert ("9/2025/NQ-HĐND", "amends", LAW_) not in edges_in_words(text)
