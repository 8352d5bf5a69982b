"""Relations: one row a phenomenon, each with a near miss."""

from __future__ import annotations

import pytest

from tests.loaders.reading import edges_in_words, read_passage

A = "Công văn số 11/UBND-VX ngày 03/5/2021 của UBND tỉnh"
B = "Công điện số 22/CĐ-TTg ngày 02/5/2021 của Thủ tướng Chính phủ"
C = "Chỉ thị số 33/CT-TTg ngày 01/4/2021 của Thủ tướng Chính phủ"
A_, B_, C_ = "11/UBND-VX", "22/CĐ-TTg", "33/CT-TTg"
Edges = set[tuple[str, str, str]]

ROWS: list[tuple[str, Edges]] = [
    # the cue that stands last governs
    (f"Thực hiện {A}", {("self", "implements", A_)}),
    (f"Tiếp tục thực hiện nghiêm túc, đầy đủ các nội dung của {A}", {("self", "implements", A_)}),
    (f"Căn cứ {A}", {("self", "references", A_)}),
    (f"Thực hiện theo quy định tại {A}", {("self", "references", A_)}),
    (f"thực hiện ý kiến chỉ đạo của UBND tỉnh tại {A}", {("self", "implements", A_)}),
    (f"Thực hiện các nhiệm vụ được giao tại {A}", {("self", "implements", A_)}),
    (f"Thực hiện sự phân công của Thường trực HĐND tại {A}", {("self", "implements", A_)}),
    (f"Thực hiện ủy quyền của UBND tỉnh tại {A}", {("self", "implements", A_)}),
    (f"Theo phân công của Thường trực HĐND tại {A}", {("self", "references", A_)}),
    (f"Chấp hành sự chỉ đạo của Tỉnh ủy tại {A}", {("self", "implements", A_)}),
    (f"Thực hiện dứt điểm các kiến nghị nêu tại {A}", {("self", "implements", A_)}),
    (f"Quán triệt,\nphổ biến, tuyên truyền {A}", {("self", "implements", A_)}),
    (f"Phổ biến {A} đến các thôn", {("self", "references", A_)}),
    (f"Gia hạn thời gian thực hiện {A}", {("self", "references", A_)}),
    (f"xử lý nghiêm theo {A}", {("self", "references", A_)}),
    # a chain: the description of A says what A does
    (f"Thực hiện {A} thực hiện {B}", {("self", "implements", A_), (A_, "implements", B_)}),
    (f"Thực hiện {A} về việc triển khai {B} về phòng dịch, UBND thành phố yêu cầu:",
     {("self", "implements", A_), (A_, "implements", B_)}),
    (f"Thực hiện {A} về phòng dịch theo {B}", {("self", "implements", A_), (A_, "references", B_)}),
    (f"Thực hiện {A} thực hiện {B}.\nNội dung {B} phổ biến đến chi bộ.",
     {("self", "implements", A_), (A_, "implements", B_), ("self", "references", B_)}),
    # lists
    (f"Thực hiện {A}; {B}", {("self", "implements", A_), ("self", "implements", B_)}),
    (f"Thực hiện {A} và {B}", {("self", "implements", A_), ("self", "implements", B_)}),
    (f"Thực hiện {A} về việc triển khai {B} và {C}",
     {("self", "implements", A_), (A_, "implements", B_), (A_, "implements", C_)}),
    (f"Căn cứ {A}; thực hiện {B}", {("self", "references", A_), ("self", "implements", B_)}),
    (f"Thực hiện {A}; Sở Tư pháp có ý kiến tại {B}",
     {("self", "implements", A_), ("self", "references", B_)}),
    # brackets: the list goes on with what stood before them
    (f"Thực hiện {A} (triển khai {B}) và {C}",
     {("self", "implements", A_), (A_, "implements", B_), ("self", "implements", C_)}),
    (f"Thực hiện {A} (triển khai {B} và {C})",
     {("self", "implements", A_), (A_, "implements", B_), (A_, "implements", C_)}),
    # a list whose members have descriptions, or a bracket behind the verb
    (f"Thực hiện {A} về phòng dịch và {B}",
     {("self", "implements", A_), ("self", "implements", B_)}),
    (f"Thực hiện {A} về phòng dịch của {B}",
     {("self", "implements", A_), (A_, "references", B_)}),
    # one more object of the verb
    (f"Thực hiện {A}; ý kiến chỉ đạo của UBND tỉnh tại {B}",
     {("self", "implements", A_), ("self", "implements", B_)}),
    (f"Thực hiện {A}; họp tại {B}", {("self", "implements", A_), ("self", "references", B_)}),
    # a new clause of the text itself
    (f"Tiếp theo {A}, thực hiện {B}", {("self", "references", A_), ("self", "implements", B_)}),
    (f"Tiếp theo {A} về cùng nội dung, tổ chức thực hiện {B} về việc triển khai {C}, UBND",
     {("self", "references", A_), ("self", "implements", B_), (B_, "implements", C_)}),
    (f"Tiếp theo {A} về phòng, chống dịch, để triển khai {B}, UBND thành phố yêu cầu:",
     {("self", "references", A_), ("self", "implements", B_)}),
    (f"Tiếp theo {A} về triển khai, thực hiện {B}, UBND thành phố yêu cầu:",
     {("self", "references", A_), (A_, "implements", B_)}),
    (f"Thực hiện {A} về phòng dịch, triển khai {B}",
     {("self", "implements", A_), (A_, "implements", B_)}),
    (f"Căn cứ {A} về cùng nội dung, thực hiện {B}",
     {("self", "references", A_), ("self", "implements", B_)}),
    (f"Căn cứ {A} về phòng dịch, UBND thành phố triển khai {B}",
     {("self", "references", A_), ("self", "implements", B_)}),
    # the next sentence knows nothing of the description before it
    (f"Thực hiện {A}. Các đơn vị triển khai {B}",
     {("self", "implements", A_), ("self", "implements", B_)}),
    # pointing back
    (f"Ngày 03/5/2021, UBND tỉnh ban hành {A}. Để thực hiện Công văn nêu trên, các xã làm ngay.",
     {("self", "implements", A_)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "edges"), ROWS)
def test_letter(text: str, edges: Edges) -> None:
    assert edges_in_words(text) == edges


D = "Quyết định số 44/QĐ-UBND ngày 06/4/2020 của UBND thành phố"
D_ = "44/QĐ-UBND"
AMENDING = "Luật sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Nhà ở"

DECISIONS: list[tuple[str, Edges]] = [
    (f"Quyết định này thay thế {D}.", {("self", "replaces", D_)}),
    (f"Quyết định này thay thế {A} và bãi bỏ {D}.",
     {("self", "replaces", A_), ("self", "repeals", D_)}),
    (f"Bãi bỏ Điều 4 của Quy định ban hành kèm theo {D}.", {("self", "repeals", D_)}),
    (f"Sửa đổi, bổ sung khoản 2 Điều 3 {D} như sau:", {("self", "amends", D_)}),
    (f"{D} hết hiệu lực kể từ ngày Quyết định này có hiệu lực.", {("self", "repeals", D_)}),
    (f"Giao Phòng Tư pháp đề nghị sửa đổi {D}.", {("self", "references", D_)}),
    (f"Điều 1. Bãi bỏ các văn bản sau:\n1. {D}.\n2. {A}.",
     {("self", "repeals", D_), ("self", "repeals", A_)}),
    ("Căn cứ Luật Thú y ngày 19/6/2015 được sửa đổi, bổ sung bởi Luật số 35/2018/QH14;",
     {("self", "references", "Luật Thú y"), ("35/2018/QH14", "amends", "Luật Thú y")}),
    ("Căn cứ Luật Thú y ngày 19/6/2015 được sửa đổi bởi Luật số 35/2018/QH14 và được thay thế bởi "
     "Luật số 36/2024/QH15;",
     {("self", "references", "Luật Thú y"), ("35/2018/QH14", "amends", "Luật Thú y"),
      ("36/2024/QH15", "replaces", "Luật Thú y")}),
    ("Căn cứ Luật Thú y ngày 19/6/2015 được sửa đổi bởi Luật số 35/2018/QH14, được thay thế bởi "
     "Luật số 36/2024/QH15;",
     {("self", "references", "Luật Thú y"), ("35/2018/QH14", "amends", "Luật Thú y"),
      ("36/2024/QH15", "replaces", "Luật Thú y")}),
    ("Căn cứ Luật Thú y ngày 19/6/2015 được sửa đổi bởi Luật số 35/2018/QH14 mà chính luật này "
     "được thay thế bởi Luật số 36/2024/QH15;",
     {("self", "references", "Luật Thú y"), ("35/2018/QH14", "amends", "Luật Thú y"),
      ("36/2024/QH15", "replaces", "35/2018/QH14")}),
    (f"Thống nhất bãi bỏ {D}.", {("self", "repeals", D_)}),
    ("Căn cứ Luật Đất đai ngày 18/01/2024; Luật sửa đổi, bổ sung một số điều của Luật Đất đai và "
     "Luật Nhà ở ngày 29/6/2024;",
     {("self", "references", "Luật Đất đai"),
      ("self", "references", AMENDING),
      (AMENDING, "amends", "Luật Đất đai"), (AMENDING, "amends", "Luật Nhà ở")}),
    ("Căn cứ Nghị định số 7/2020/NĐ-CP hướng dẫn thi hành Luật Thú y được sửa đổi bởi Nghị định "
     "số 9/2021/NĐ-CP;",
     {("self", "references", "7/2020/NĐ-CP"), ("7/2020/NĐ-CP", "implements", "Luật Thú y"),
      ("9/2021/NĐ-CP", "amends", "7/2020/NĐ-CP")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "edges"), DECISIONS)
def test_decision(text: str, edges: Edges) -> None:
    assert edges_in_words(text, kind="quyết định") == edges


def test_a_draft_replaces_nothing() -> None:
    text = f"Nghị quyết này thay thế {D}."
    assert edges_in_words(text, kind="nghị quyết", draft=True) == {("self", "references", D_)}


def test_a_letter_amends_only_by_saying_this() -> None:
    assert edges_in_words(f"Sửa đổi {D} cho phù hợp.") == {("self", "references", D_)}
    assert edges_in_words(f"Công văn này thay thế {D}.") == {("self", "replaces", D_)}


def test_the_proof_is_the_sentence() -> None:
    text = f"Dịch phức tạp. Thực hiện {A}, UBND thành phố yêu cầu làm ngay. Hết."
    _, (edge,) = read_passage(text)
    assert text[edge.start : edge.end].startswith("Thực hiện Công văn")
    assert text[edge.start : edge.end].endswith("làm ngay.")
    assert edge.cue == "thực hiện"
    assert 0.9 <= edge.confidence <= 1


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (f"2. Bãi bỏ {D}.", "repeals"),
        (f"Kể từ ngày 01/6/2021, bãi bỏ {D}.", "repeals"),
        (f"Các xã nêu lý do bãi bỏ {D}.", "references"),
    ],
)
def test_a_notice_repeals_where_the_verb_opens_the_clause(text: str, relation: str) -> None:
    assert edges_in_words(text, kind="thông báo") == {("self", relation, D_)}
