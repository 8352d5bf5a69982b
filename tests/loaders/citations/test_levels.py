"""Which list or description a citation belongs to: one row a phenomenon, with near misses."""

from __future__ import annotations

import pytest

from tests.loaders.reading import edges_in_words

Edges = set[tuple[str, str, str]]
A = "Quyết định số 41/2014/QĐ-UBND ngày 06 tháng 5 năm 2014 của UBND tỉnh"
B = "Quyết định số 52/2016/QĐ-UBND ngày 07 tháng 6 năm 2016 của UBND tỉnh"
C = "Quyết định số 63/2018/QĐ-UBND ngày 08 tháng 7 năm 2018 của UBND tỉnh"
A_, B_, C_ = "41/2014/QĐ-UBND", "52/2016/QĐ-UBND", "63/2018/QĐ-UBND"


def own(relation: str, *numbers: str) -> Edges:
    """The edges from the text itself to each of `numbers`."""
    return {("self", relation, number) for number in numbers}


DECISIONS: list[tuple[str, Edges]] = [
    # parts of documents
    (f"Bãi bỏ {A} và Điều 3, khoản 2 Điều 5 {B}.", own("repeals", A_, B_)),
    (f"Bãi bỏ điểm b, điểm c khoản 1 Điều 2 {A}; Phụ lục II ban hành kèm theo {B}.",
     own("repeals", A_, B_)),
    (f"Bãi bỏ các nội dung quy định tại Điều 3 {A}, khoản 1 Điều 4 {B}.",
     own("repeals", A_, B_)),
    (f"Thay cụm từ “phòng” bằng cụm từ “trung tâm” tại khoản 2\nĐiều 3 {A}.", own("amends", A_)),
    (f"Bỏ cụm từ “huyện” tại Điều 3 {A}; bãi bỏ cụm từ “xã” tại Điều 4 {B}.",
     own("amends", A_) | own("repeals", B_)),
    (f"Bãi bỏ {A} trừ khoản 2 Điều 5; {B}.", own("repeals", A_, B_)),
    # attachments
    (f"Sửa đổi Kế hoạch thực hiện Nghị quyết số 7-NQ/TW ban hành kèm theo {A}.",
     own("amends", A_) | {(A_, "implements", "7-NQ/TW")}),
    (f"Các nhiệm vụ trong Chương trình thực hiện Nghị quyết số 7-NQ/TW (kèm theo {A}).",
     own("references", A_) | {(A_, "implements", "7-NQ/TW")}),
    (f"Ban hành Kế hoạch thực hiện Nghị quyết số 7-NQ/TW và {A}.",
     own("implements", "7-NQ/TW", A_)),
    # headings
    (f"Điều 1. Bãi bỏ một phần các văn bản sau:\na) Khoản 3 Điều 4 {A}.\nb) Chương II Quy định "
     f"ban hành kèm theo {B}.\nc) {C}.", own("repeals", A_, B_, C_)),
    (f"2. Các văn bản sau hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành:\na) {A} về "
     f"giá đất;\nb) {B}.\n3. {C} được tiếp tục áp dụng.",
     own("repeals", A_, B_) | own("references", C_)),
    (f"Quyết định này thay thế:\n- {A};\n- {B}.\nĐiều 3. {C} giữ nguyên.",
     own("replaces", A_, B_) | own("references", C_)),
    (f"Thay thế:\n- {A};\nBãi bỏ:\n- {B}.\nTiếp tục áp dụng:\n- {C}.",
     own("replaces", A_) | own("repeals", B_) | own("references", C_)),
    (f"Quyết định này thay thế {A}. Các nội dung khác của {B} giữ nguyên.",
     own("replaces", A_) | own("references", B_)),
    (f"Bãi bỏ các văn bản sau: (1) {A}; (2) {B}, (3) {C}.", own("repeals", A_, B_, C_)),
    (f"Bãi bỏ các văn bản sau:\n● {A}\n\uf0b7 {B}\n● {C}", own("repeals", A_, B_, C_)),
    # one more act
    (f"Quyết định này thay thế {B} ban hành Quy chế làm việc và bãi bỏ khoản 2 Điều 1 {C}.",
     own("replaces", B_) | own("repeals", C_)),
    (f"Thông báo của Sở Nội vụ, Liên tịch Sở Nội vụ và Sở Tài chính sửa đổi {A}.",
     own("amends", A_)),
    # several acts on one document
    (f"Sửa đổi, bổ sung, bãi bỏ một số điều của {A}.", own("amends", A_) | own("repeals", A_)),
    (f"Sửa đổi khoản 1 Điều 2 và bãi bỏ Điều 5 của Quy định ban hành kèm theo {A}.",
     own("amends", A_) | own("repeals", A_)),
    (f"Sửa đổi, bổ sung một số điều của Quy chế làm việc và bãi bỏ {A}.", own("repeals", A_)),
    (f"Về việc sửa đổi, bãi bỏ các văn bản sau:\n1. {A};\n2. {B}.",
     own("amends", A_, B_) | own("repeals", A_, B_)),
    # amended by the text
    (f"Khoản 2 Điều 3 Quy định ban hành kèm theo {A} được sửa đổi, bổ sung như sau:",
     own("amends", A_)),
    (f"Cụm từ “phòng” tại {A} được thay bằng cụm từ “ban”.", own("amends", A_)),
    (f"Phụ lục I kèm theo {A} được thay thế bằng Phụ lục I ban hành kèm theo Quyết định này.",
     own("replaces", A_)),
    (f"Trường hợp {A} được sửa đổi thì thực hiện như sau:", own("references", A_)),
    # whose documents they are
    (f"Bãi bỏ các Quyết định do UBND tỉnh ban hành, gồm: {A}; {B}.", own("repeals", A_, B_)),
    (f"Bãi bỏ các văn bản đã ban hành sau đây:\n- {A};\n- {B}.", own("repeals", A_, B_)),
    (f"Bãi bỏ mức thu do UBND tỉnh đã tính theo {A}.", own("references", A_)),
    # out of force
    (f"{A}; {B} và {C} hết hiệu lực.", own("repeals", A_, B_, C_)),
    (f"Quyết định này thay thế {A}; {B} hết hiệu lực.",
     own("replaces", A_) | own("repeals", B_)),
    (f"{A} không còn phù hợp, nay bãi bỏ.", own("repeals", A_)),
    (f"{A} không còn phù hợp, nay bãi bỏ {B}.", own("references", A_) | own("repeals", B_)),
    (f"Những nội dung tại {A} trái với Quyết định này đều bãi bỏ.", own("repeals", A_)),
    (f"Quyết định này thay thế {A}, các quy định trước đây trái với Quyết định này đều bị bãi bỏ.",
     own("replaces", A_)),
    (f"Thu hồi {A}; chấm dứt hiệu lực thi hành của {B}.", own("repeals", A_, B_)),
    (f"Thu hồi đất theo {A}.", own("references", A_)),
    (f"{A} và {B} bị bãi bỏ từ ngày 01/01/2022.", own("repeals", A_, B_)),
    (f"Theo {A} bị bãi bỏ bởi {B}.", own("references", A_) | {(B_, "repeals", A_)}),
    (f"{A}, {B} và {C} hết hiệu lực kể từ ngày Quyết định này có hiệu lực.",
     own("repeals", A_, B_, C_)),
    (f"{A} được sửa đổi bởi {B} hết hiệu lực kể từ ngày Quyết định này có hiệu lực.",
     own("repeals", A_) | {(B_, "amends", A_)}),
    (f"{A} hết hiệu lực khi có quy định mới của Chính phủ.", own("references", A_)),
    # acts of others
    (f"Giao Sở Tài chính xây dựng, trình UBND tỉnh Quyết định thay thế {A}.",
     own("references", A_)),
    (f"Sở Tư pháp chủ trì, phối hợp với các sở sửa đổi {A}.", own("references", A_)),
    (f"Sở Nội vụ rà soát, bãi bỏ {A}.", own("references", A_)),
    (f"Qua rà soát, bãi bỏ {A}.", own("repeals", A_)),
    (f"Theo đề nghị của Giám đốc Sở Giao thông vận tải, bãi bỏ {A}.", own("repeals", A_)),
    # the passive
    (f"Căn cứ {A} được sửa đổi bởi {B} và được bãi bỏ một phần bởi {C};",
     own("references", A_) | {(B_, "amends", A_), (C_, "repeals", A_)}),
    (f"Căn cứ {A} (sửa đổi tại khoản 1 Điều 1 {B}), {C};",
     own("references", A_, C_) | {(B_, "amends", A_)}),
    (f"Căn cứ {A} và các Quyết định sửa đổi, bổ sung: {B}, {C};",
     own("references", A_) | {(B_, "amends", A_), (C_, "amends", A_)}),
    ("Căn cứ Luật Đầu tư số 61/2020/QH14 được sửa đổi theo Luật số 57/2024/QH15, Luật Đấu thầu số "
     "22/2023/QH15 và Luật Nhà ở số 27/2023/QH15;",
     own("references", "61/2020/QH14", "22/2023/QH15", "27/2023/QH15")
     | {("57/2024/QH15", "amends", "61/2020/QH14")}),
    ("Căn cứ Luật Đầu tư số 61/2020/QH14 đã được sửa đổi, bổ sung theo Luật số 3/2022/QH15, Luật "
     "số 57/2024/QH15 và Luật số 90/2025/QH15; Luật Nhà ở số 27/2023/QH15;",
     own("references", "61/2020/QH14", "27/2023/QH15")
     | {(n, "amends", "61/2020/QH14") for n in ("3/2022/QH15", "57/2024/QH15", "90/2025/QH15")}),
    ("Căn cứ Luật Thú y được sửa đổi, bổ sung năm 2018 và Nghị định số 35/2016/NĐ-CP;",
     own("references", "Luật Thú y", "35/2016/NĐ-CP")),
    # a type word that is printed twice
    ("Căn cứ Luật Thú y số 79/2015/QH13 được sửa đổi, bổ sung bởi Luật số Luật số 32/2018/QH14;",
     own("references", "79/2015/QH13") | {("32/2018/QH14", "amends", "79/2015/QH13")}),
    # descriptions shared by a list, or not
    (f"Bãi bỏ Quyết định số 41/2014/QĐ-UBND, {B} về việc sửa đổi Quy chế ban hành theo Quyết định "
     "số 7/2012/QĐ-UBND.",
     own("repeals", A_, B_) | {(n, "amends", "7/2012/QĐ-UBND") for n in (A_, B_)}),
    (f"Bãi bỏ {A}, {B} về việc sửa đổi Quyết định số 7/2012/QĐ-UBND.",
     own("repeals", A_, B_) | {(B_, "amends", "7/2012/QĐ-UBND")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "edges"), DECISIONS)
def test_decision(text: str, edges: Edges) -> None:
    assert edges_in_words(text, kind="quyết định") == edges


@pytest.mark.parametrize(("text", "edges"), DECISIONS)
@pytest.mark.parametrize("blank", ["  ", " \n", "\n\n 3\n\n", "\n- 3 -\n"])
def test_any_blank_between_the_words_of_a_cue(text: str, edges: Edges, blank: str) -> None:
    for cue in ("Bãi bỏ", "Thay thế", "thay thế", "sửa đổi", "hết hiệu lực", "bổ sung", "kèm theo"):
        text = text.replace(cue, cue.replace(" ", blank))
    assert edges_in_words(text, kind="quyết định") == edges


LETTERS: list[tuple[str, Edges]] = [
    # the next of a list behind a description
    ("Thực hiện Công điện số 4/CĐ-TTg ngày 02/5/2021 của Thủ tướng Chính phủ về phòng, chống dịch "
     "và Văn bản số 5/BYT-DP ngày 03/5/2021 của Bộ Y tế, UBND thành phố yêu cầu:",
     own("implements", "4/CĐ-TTg", "5/BYT-DP")),
    ("Thực hiện Công văn số 5/UBND-VX ngày 03/5/2021 của UBND tỉnh về triển khai Công điện số "
     "4/CĐ-TTg ngày 02/5/2021 của Thủ tướng Chính phủ về phòng dịch và Công văn số 6/BYT-DP ngày "
     "04/5/2021 của Bộ Y tế;",
     own("implements", "5/UBND-VX", "6/BYT-DP") | {("5/UBND-VX", "implements", "4/CĐ-TTg")}),
    ("thực hiện Luật Thú y, Nghị định số 35/2016/NĐ-CP quy định chi tiết thi hành Luật Thú y, "
     "Thông tư số 7/2016/TT-BNNPTNT",
     own("implements", "Luật Thú y", "35/2016/NĐ-CP", "7/2016/TT-BNNPTNT")
     | {("35/2016/NĐ-CP", "implements", "Luật Thú y")}),
    ("Căn cứ Luật số 12/2017/QH14 sửa đổi Bộ luật Hình sự, Luật Thú y;",
     own("references", "12/2017/QH14")
     | {("12/2017/QH14", "amends", "Bộ luật Hình sự"), ("12/2017/QH14", "amends", "Luật Thú y")}),
    ("Thực hiện Công văn số 5/UBND-VX ngày 03/5/2021 triển khai Chỉ thị số 4/CT-TTg ngày "
     "01/5/2021, Công văn số 6/UBND-VX ngày 02/5/2021",
     own("implements", "5/UBND-VX", "6/UBND-VX") | {("5/UBND-VX", "implements", "4/CT-TTg")}),
    # brackets
    ("Xét báo cáo của Sở Nội vụ (Văn bản số 5/SNV-TL ngày 02/5/2021), ý kiến của Sở Tài chính "
     "(Văn bản số 6/STC-NS ngày 03/5/2021) về tiền lương,",
     own("references", "5/SNV-TL", "6/STC-NS")),
    ("Thực hiện Nghị quyết số 5/NQ-CP ngày 02/5/2021 của Chính phủ (sau đây gọi là Nghị quyết số "
     "5) và các Công văn số 6, 7/UBND-VX ngày 03/5/2021 của UBND tỉnh,",
     own("implements", "5/NQ-CP", "6/UBND-VX", "7/UBND-VX")),
    # clauses of the text itself
    ("Đơn vị loại I theo Nghị định số 5/2010/NĐ-CP, loại II theo Nghị định số 6/2012/NĐ-CP",
     own("references", "5/2010/NĐ-CP", "6/2012/NĐ-CP")),
    ("Thực hiện Công văn số 5/UBND-VX ngày 02/5/2021 và ý kiến của Bí thư Thành ủy tại Thông báo "
     "số 6-TB/TU ngày 03/5/2021,", own("implements", "5/UBND-VX", "6-TB/TU")),
    ("Đề nghị sửa đổi Thông tư số 5/2018/TT-BNV cho phù hợp với Nghị định số 6/2020/NĐ-CP.",
     own("references", "5/2018/TT-BNV", "6/2020/NĐ-CP")),
    ("UBND tỉnh có Công văn số 5/UBND-VX ngày 02/5/2021 giao Sở Y tế tổ chức thực hiện Chỉ thị số "
     "6/CT-TTg ngày 01/5/2021",
     own("references", "5/UBND-VX") | {("5/UBND-VX", "implements", "6/CT-TTg")}),
    ("Theo Thông tư số 5/2018/TT-BNV về hiệu lực thi hành của Luật Viên chức",
     own("references", "5/2018/TT-BNV") | {("5/2018/TT-BNV", "references", "Luật Viên chức")}),
    # a list whose first item is no citation
    ("Thực hiện lời kêu gọi của Mặt trận Tổ quốc; Chỉ thị số 5/CT-TTg ngày 02/5/2021 của Thủ tướng "
     "Chính phủ; Công văn số 6/UBND-VX ngày 03/5/2021 của UBND tỉnh,",
     own("implements", "5/CT-TTg", "6/UBND-VX")),
    ("Các xã làm tốt công tác phòng dịch; Chỉ thị số 5/CT-TTg ngày 02/5/2021 quy định cụ thể.",
     own("references", "5/CT-TTg")),
    # acts
    ("Công văn này thay thế nội dung tại mục II Công văn số 5/UBND-VX ngày 02/5/2020; bãi bỏ Công "
     "văn số 6/UBND-VX ngày 03/5/2020.",
     own("replaces", "5/UBND-VX") | own("repeals", "6/UBND-VX")),
    ("Quyết định số 5/QĐ-UBND ngày 02/5/2020 đã hết hiệu lực.", own("references", "5/QĐ-UBND")),
    # what is carried out
    ("Thực hiện ý kiến của Chủ tịch UBND tỉnh tại Công văn số 5/UBND-VX ngày 02/5/2021 và của "
     "Thường trực Tỉnh ủy tại Thông báo số 6-TB/TU ngày 03/5/2021,",
     own("implements", "5/UBND-VX", "6-TB/TU")),
    ("triển khai các nhiệm vụ, giải pháp nêu tại Nghị quyết số 5/NQ-CP ngày 02/5/2021",
     own("implements", "5/NQ-CP")),
    ("thực hiện các nội dung quy định tại Nghị định số 5/2021/NĐ-CP ngày 02/5/2021",
     own("references", "5/2021/NĐ-CP")),
    ("Tạm dừng thực hiện Công văn số 5/UBND-VX ngày 02/5/2021.", own("references", "5/UBND-VX")),
    ("Thực hiện chỉ đạo của Tỉnh ủy tại Công văn số 5-CV/TU ngày 02/5/2021, UBND tỉnh tại Công "
     "điện số 6/CĐ-UBND ngày 03/5/2021, Sở Y tế báo cáo tại Văn bản số 7/SYT-NV ngày 04/5/2021.",
     own("implements", "5-CV/TU", "6/CĐ-UBND") | own("references", "7/SYT-NV")),
    ("Việc thực hiện dự án còn vướng mắc do Thông tư số 9/2022/TT-BTC chưa rõ.",
     own("references", "9/2022/TT-BTC")),
    ("Các xã chưa nghiêm túc thực hiện Công điện số 6/CĐ-UBND ngày 03/5/2021.",
     own("references", "6/CĐ-UBND")),
    ("Thực hiện các văn bản chỉ đạo của Tỉnh ủy, UBND tỉnh (Công văn số 5-CV/TU ngày 02/5/2021; "
     "Công văn số 6/UBND-VX ngày 03/5/2021), Sở Y tế yêu cầu:",
     own("implements", "5-CV/TU", "6/UBND-VX")),
    ("Thực hiện nghiêm túc các chỉ đạo của Trung ương, của tỉnh, nhất là Công văn số 6/UBND-VX.",
     own("implements", "6/UBND-VX")),
    ("Thực hiện chỉ đạo của Tỉnh ủy, UBND tỉnh có các văn bản (Công văn số 6/UBND-VX).",
     own("references", "6/UBND-VX")),
    ("Thực hiện nhiệm vụ Chính phủ, Thủ tướng Chính phủ giao tại Công văn số 6/VPCP-KTTH,",
     own("implements", "6/VPCP-KTTH")),
    ("Căn cứ Kế hoạch số 5/KH-UBND ngày 02/5/2021 để triển khai Công văn số 6/BYT-DP ngày "
     "01/5/2021.", own("references", "5/KH-UBND") | own("implements", "6/BYT-DP")),
    ("UBND tỉnh ban hành Kế hoạch số 5/KH-UBND ngày 02/5/2021 để triển khai Công văn số 6/BYT-DP "
     "ngày 01/5/2021.",
     own("references", "5/KH-UBND") | {("5/KH-UBND", "implements", "6/BYT-DP")}),
    ("Các xã cần:\n1. Tổ chức thực hiện nghiêm:\n- Chỉ thị số 5/CT-TTg ngày 02/5/2021.\n2. Báo cáo "
     "theo Công văn số 6/UBND-VX.",
     own("implements", "5/CT-TTg") | own("references", "6/UBND-VX")),
    # what the text says behind a document is no description of it
    ("Thực hiện Nghị định số 5/2013/NĐ-CP (nay là Nghị định số 6/2020/NĐ-CP)",
     own("implements", "5/2013/NĐ-CP") | own("references", "6/2020/NĐ-CP")),
    ("Nghị quyết số 5/2020/NQ-HĐND đã bộc lộ hạn chế: khoản 2 trùng với Thông tư số 6/2016/TT-BTC.",
     own("references", "5/2020/NQ-HĐND", "6/2016/TT-BTC")),
    ("Nghị quyết số 5/2020/NQ-HĐND căn cứ vào khoản 2 Thông tư số 6/2016/TT-BTC.",
     own("references", "5/2020/NQ-HĐND") | {("5/2020/NQ-HĐND", "references", "6/2016/TT-BTC")}),
    # a bracket belongs to the document of its series
    ("Thực hiện Nghị quyết số 5/NQ-CP ngày 01/4/2025 thực hiện Nghị quyết số 6-NQ/TW ngày "
     "22/12/2024 (thay thế Nghị quyết số 7/NQ-CP ngày 09/01/2025)",
     own("implements", "5/NQ-CP")
     | {("5/NQ-CP", "implements", "6-NQ/TW"), ("5/NQ-CP", "replaces", "7/NQ-CP")}),
    ("Căn cứ các Nghị định: số 5/2010/NĐ-CP ngày 24/02/2010; số 6/2013/NĐ-CP ngày 03/9/2013 sửa "
     "đổi, bổ sung Nghị định số 5/2010/NĐ-CP; số 7/2015/NĐ-CP ngày 12/5/2015",
     own("references", "5/2010/NĐ-CP", "6/2013/NĐ-CP", "7/2015/NĐ-CP")
     | {("6/2013/NĐ-CP", "amends", "5/2010/NĐ-CP")}),
    # footnotes
    ("(1) Quyết định số 5/QĐ-TTg ngày 18/01/2022.\n(2) Các Văn bản số 6/BYT-DP ngày 07/3/2022.",
     own("references", "5/QĐ-TTg", "6/BYT-DP")),
    # a letter acts on no decision
    ("Sở Tài chính có Công văn số 5/STC-NS ngày 02/5/2021 về việc sửa đổi, bổ sung Quyết định số "
     "6/2020/QĐ-UBND ngày 03/5/2020.",
     own("references", "5/STC-NS") | {("5/STC-NS", "references", "6/2020/QĐ-UBND")}),
    ("Theo Công văn số 5/UBND-VX ngày 02/5/2021 thay thế Công văn số 6/UBND-VX ngày 03/5/2020,",
     own("references", "5/UBND-VX") | {("5/UBND-VX", "replaces", "6/UBND-VX")}),
    # marks lost by a scan
    ("Thưc hiên Công văn số 5/UBND-VX ngày 02/5/2021", own("implements", "5/UBND-VX")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "edges"), LETTERS)
def test_letter(text: str, edges: Edges) -> None:
    assert edges_in_words(text) == edges


def test_a_letter_repeals_from_now_on() -> None:
    letter = "Công văn số 14/UBND-VX ngày 06/4/2020 của UBND tỉnh"
    assert edges_in_words(f"{letter} không còn phù hợp, nay hủy bỏ.") == own(
        "repeals", "14/UBND-VX"
    )
    assert edges_in_words(f"Nay thu hồi {letter}.") == own("repeals", "14/UBND-VX")
    assert edges_in_words(f"{letter} hiện nay bị hủy bỏ.") == own("references", "14/UBND-VX")


def test_a_notice_repeals_where_the_verb_opens_the_clause() -> None:
    notice = "Thông báo số 5/TB-UBND ngày 02/5/2020 của UBND thành phố"
    for text in (f"4. Bãi bỏ {notice}.", f"Kể từ ngày 12/6/2021, bãi bỏ {notice}."):
        assert edges_in_words(text, kind="thông báo") == own("repeals", "5/TB-UBND")
    for text in (f"Giao Phòng Nội vụ bãi bỏ {notice}.", f"Các phường bãi bỏ {notice}."):
        assert edges_in_words(text, kind="thông báo") == own("references", "5/TB-UBND")


def test_the_amending_ones_act_on_the_consolidated_text() -> None:
    text = (
        "Nghị định số 5/2010/NĐ-CP ngày 01/4/2010 của Chính phủ, được sửa đổi, bổ sung bởi:\n"
        "1. Nghị định số 7/2012/NĐ-CP ngày 02/5/2012 sửa đổi một số điều của Nghị định số "
        "5/2010/NĐ-CP về phí và Nghị định số 6/2011/NĐ-CP về thuế, có hiệu lực từ ngày 01/7/2012;\n"
        "2. Nghị định số 9/2014/NĐ-CP ngày 03/6/2014.\n\n"
        "[1] Điều này được sửa đổi theo quy định tại khoản 1 Điều 1 Nghị định số 9/2014/NĐ-CP."
    )
    assert edges_in_words(text, kind="nghị định") == {
        ("self", "references", "5/2010/NĐ-CP"),
        ("self", "references", "9/2014/NĐ-CP"),
        ("7/2012/NĐ-CP", "amends", "5/2010/NĐ-CP"),
        ("7/2012/NĐ-CP", "amends", "6/2011/NĐ-CP"),
        ("9/2014/NĐ-CP", "amends", "5/2010/NĐ-CP"),
    }


def test_the_title_of_a_list_of_repealed_documents() -> None:
    rows = f"| TT | Tên văn bản |\n| 1 | {A} |\n| 2 | {B} về giá |"
    for title in ("DANH MỤC QUYẾT ĐỊNH BÃI BỎ", "DANH MỤC CÁC QUYẾT ĐỊNH\nBỊ BÃI BỎ"):
        assert edges_in_words(f"{title}\n\n{rows}", kind="quyết định") == own("repeals", A_, B_)
    for title in ("DANH MỤC QUYẾT ĐỊNH", "DANH MỤC VĂN BẢN HẾT HIỆU LỰC"):
        assert edges_in_words(f"{title}\n\n{rows}", kind="quyết định") == own("references", A_, B_)


def test_headings_that_only_speak_of_carrying_out() -> None:
    items = "\n- Nghị quyết số 5/NQ-CP ngày 02/5/2021;\n- Kế hoạch số 6/KH-UBND ngày 03/5/2021."
    for heading in ("Các đơn vị thực hiện nghiêm các văn bản sau:", "Quán triệt, thực hiện:"):
        assert edges_in_words(heading + items) == own("implements", "5/NQ-CP", "6/KH-UBND")
    for heading in (
        "Thực hiện:",
        "Để tiếp tục triển khai thực hiện:",
        "Thực hiện các văn bản chỉ đạo của cấp trên:",
    ):
        assert edges_in_words(heading + items) == own("implements", "5/NQ-CP", "6/KH-UBND")
    for heading in (
        "Căn cứ thực hiện:",
        "UBND xã đã ban hành các văn bản để thực hiện:",
        "Các xã báo cáo kết quả thực hiện:",
    ):
        assert edges_in_words(heading + items) == own("references", "5/NQ-CP", "6/KH-UBND")
