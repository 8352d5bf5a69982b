"""The single words that are sought between two citations, and the types of documents by deed."""

from __future__ import annotations

import pytest

from loaders.citations.gaps import (
    announces,
    attachment_before,
    begins_clause,
    comes_with,
    decides,
    is_body_in,
    is_list_item,
    is_object,
    is_submission,
    joins,
    main_clause,
    new_clause,
    next_act,
    orders,
    rank,
    same_list,
    without_provisions,
)


@pytest.mark.parametrize(
    "kind",
    [
        "điều", "khoản", "điểm", "mục", "tiểu mục", "phần", "chương", "tiết", "đoạn", "phụ lục",
        "biểu", "biểu mẫu", "mẫu", "gạch đầu dòng", "số thứ tự",
    ],
)  # fmt: skip
def test_a_part_of_a_document(kind: str) -> None:
    assert without_provisions(f"bãi bỏ {kind} 2 của ") == "bãi bỏ "
    assert without_provisions(f"bãi bỏ {kind}x 2 của ") == f"bãi bỏ {kind}x 2 của "


@pytest.mark.parametrize(
    "text",
    [
        "cụm từ", "từ", "nội dung", "quy định", "quy chế", "điều lệ", "phụ lục", "danh mục",
        "biểu mẫu", "mẫu", "phần", "kế hoạch", "phương án", "đề án", "bảng giá",
    ],
)  # fmt: skip
def test_a_text_that_came_with_a_document(text: str) -> None:
    assert is_list_item(f"{text} về vốn tại ")
    assert not is_list_item(f"x{text} về vốn tại ")
    assert not is_list_item(f"{text} khác về vốn tại ")


@pytest.mark.parametrize(
    "text",
    [
        "chương trình", "kế hoạch", "đề án", "phương án", "quy chế", "quy định", "điều lệ",
        "danh mục",
    ],
)  # fmt: skip
def test_an_attachment_that_carries_something_out(text: str) -> None:
    assert attachment_before(f"sửa đổi {text} hoa ") == len("sửa đổi ")
    assert attachment_before(f"sửa đổi x{text} hoa ") is None


@pytest.mark.parametrize(
    "word",
    [
        "về", "quy định", "ban hành", "hướng dẫn", "có hiệu lực", "có nội dung", "được", "đã", "bị",
        "do", "của", "kèm theo", "ngày", "phê duyệt", "thông qua", "công bố", "trong đó",
        "nội dung", "hết hiệu lực",
    ],
)  # fmt: skip
def test_a_comma_before_words_that_still_describe(word: str) -> None:
    assert new_clause(f", {word} hoa ") is None
    assert new_clause(f", {word}x hoa ") is not None


@pytest.mark.parametrize(
    "subject",
    [
        "ubnd", "nay", "liên tịch", "liên bộ", "liên ngành", "liên sở", "quốc hội", "tổng cục",
        "đảng ủy", "đảng uỷ", "thị ủy", "thị uỷ", "quận ủy", "quận uỷ", "bảo hiểm xã hội",
        "kho bạc nhà nước", "ủy ban", "uỷ ban", "hđnd", "hội đồng", "thường trực", "ban", "sở",
        "bộ", "phòng", "văn phòng", "chính phủ", "thủ tướng", "tỉnh ủy", "tỉnh uỷ", "thành ủy",
        "thành uỷ", "huyện ủy", "huyện uỷ", "chủ tịch", "giám đốc", "yêu cầu", "đề nghị", "giao",
        "gắn với", "trong đó",
    ],
)  # fmt: skip
def test_a_comma_before_the_subject_of_a_clause(subject: str) -> None:
    assert main_clause(f" về dịch, {subject} hoa ") is not None
    assert main_clause(f" về dịch, {subject}x hoa ") is None


@pytest.mark.parametrize(
    "words",
    [
        "nay là hoa", "phòng, hoa", "phòng chống", "phòng ngừa", "phòng cháy", "phòng thủ",
        "phòng bệnh", "phòng dịch", "phòng trừ", "phòng tránh",
    ],
)  # fmt: skip
def test_words_that_are_no_subject(words: str) -> None:
    assert main_clause(f" về dịch, {words} hoa ") is None


@pytest.mark.parametrize(
    "words",
    [
        "thì", "cho phù hợp với", "để phù hợp với", "bảo đảm phù hợp với", "đảm bảo phù hợp với",
    ],
)  # fmt: skip
def test_the_purpose_of_an_act(words: str) -> None:
    assert main_clause(f" về dịch {words} hoa ") == len(" về dịch ")
    assert main_clause(f" về dịch {words}x hoa ") is None


@pytest.mark.parametrize(
    "words",
    [
        "của bộ", "nội dung", "nội dung liên quan", "ý kiến", "ý kiến chỉ đạo", "sự chỉ đạo",
        "chỉ đạo", "kết luận", "yêu cầu", "tinh thần chỉ đạo", "nhiệm vụ", "nhiệm vụ được giao",
    ],
)  # fmt: skip
def test_one_more_object_of_a_verb(words: str) -> None:
    assert is_object(f" và {words} tại ")
    assert not is_object(f" và x{words} tại ")


@pytest.mark.parametrize(
    "body",
    [
        "ubnd", "ủy ban", "uỷ ban", "hđnd", "hội đồng", "thường trực", "ban", "sở", "bộ",
        "văn phòng", "chính phủ", "thủ tướng", "tỉnh ủy", "tỉnh uỷ", "thành ủy", "thành uỷ",
        "huyện ủy", "huyện uỷ", "chủ tịch", "giám đốc", "quốc hội", "đảng ủy", "đảng uỷ",
    ],
)  # fmt: skip
def test_one_more_body_and_where_it_spoke(body: str) -> None:
    assert is_body_in(f"{body} hoa tại ") and is_body_in(f"của {body} hoa trong các ")
    assert not is_body_in(f"x{body} hoa tại ")


@pytest.mark.parametrize(
    "deed",
    [
        "báo cáo", "đề nghị", "có", "đã", "ban hành", "kiến nghị", "trình", "xin", "thông báo",
        "hướng dẫn", "họp", "thẩm định", "quy định", "phê duyệt", "đồng ý", "giao", "được",
        "thống nhất", "cho", "nêu",
    ],
)  # fmt: skip
def test_a_body_that_begins_a_clause(deed: str) -> None:
    assert not is_body_in(f"ubnd hoa {deed} tại ")
    assert is_body_in(f"ubnd hoa {deed}x tại ")


@pytest.mark.parametrize("verb", ["bãi bỏ", "hủy bỏ", "huỷ bỏ", "thay thế", "sửa đổi"])
def test_one_more_act_of_a_text(verb: str) -> None:
    assert next_act(f" về vốn và {verb} ") is not None
    assert next_act(f" về vốn, đồng thời {verb} ") is not None
    assert next_act(f" về vốn và x{verb} ") is None


@pytest.mark.parametrize(
    "lead",
    [
        "kể từ ngày 01/5, ", "từ ngày 01/5, ", "nay ", "đồng thời ", "và ", "quyết định ",
        "thống nhất ", "về việc ", "v/v ",
    ],
)  # fmt: skip
def test_what_may_stand_before_the_verb_of_a_clause(lead: str) -> None:
    assert begins_clause(lead)
    assert not begins_clause(f"x{lead}")


DECIDING = [
    "quyết định", "nghị quyết", "nghị định", "thông tư", "thông tư liên tịch",
    "nghị quyết liên tịch", "hiến pháp", "luật", "bộ luật", "pháp lệnh", "lệnh", "quy định",
    "quy chế", "chỉ thị",
]  # fmt: skip
REPORTING = [
    "báo cáo", "tờ trình", "biên bản", "giấy mời", "phiếu gửi", "phiếu chuyển", "phiếu báo",
]  # fmt: skip


@pytest.mark.parametrize("kind", DECIDING)
def test_a_type_that_decides(kind: str) -> None:
    assert decides(kind) and orders(kind) and not decides("công văn")


@pytest.mark.parametrize("kind", ["thông báo", "hướng dẫn", "công điện", "thông tri", "thông cáo"])
def test_a_type_that_announces(kind: str) -> None:
    assert announces(kind) and not announces("kế hoạch")


@pytest.mark.parametrize("kind", REPORTING)
def test_a_type_that_reports(kind: str) -> None:
    assert not orders(kind) and orders("kế hoạch")


@pytest.mark.parametrize("kind", ["tờ trình", "báo cáo", "đề án"])
def test_a_type_that_is_put_before_a_body(kind: str) -> None:
    assert is_submission(kind) and not is_submission("kế hoạch")


def test_the_ranks_of_the_law() -> None:
    laws = ["hiến pháp", "luật", "bộ luật", "pháp lệnh", "nghị định", "thông tư", "quyết định"]
    assert [rank(kind) for kind in laws] == [0, 1, 1, 2, 3, 4, None]


@pytest.mark.parametrize("joint", [",", ";", " và", " của", " thuộc"])
def test_a_part_of_a_part(joint: str) -> None:
    assert without_provisions(f"bãi bỏ khoản 2{joint} điều 4 của ") == "bãi bỏ "
    assert without_provisions(f"bãi bỏ khoản 2 xé{joint} điều 4 của ") != "bãi bỏ "


@pytest.mark.parametrize("word", ["các", "những", "một số", "toàn bộ"])
def test_how_many_parts(word: str) -> None:
    assert without_provisions(f"bãi bỏ {word} điều 4 của ") == "bãi bỏ "
    assert without_provisions(f"bãi bỏ x{word} điều 4 của ") == f"bãi bỏ x{word} "
    assert is_list_item(f"{word} quy chế về vốn ")
    assert not is_list_item(f"x{word} quy chế về vốn ")


@pytest.mark.parametrize("joint", [",", " và", " của", ""])
def test_an_item_that_is_a_part_of_a_text(joint: str) -> None:
    assert is_list_item(f"khoản 2{joint} quy chế về vốn ")
    assert not is_list_item(f"khoản 2{joint} nhà về vốn ")


@pytest.mark.parametrize(
    "bullet", ["1.", "1.2.", "3)", "b)", "b.", "iv.", "(1)", "(a)", "(iv)", "1 |"]
)
def test_the_bullet_of_an_item(bullet: str) -> None:
    assert is_list_item(f"{bullet} các ")
    assert not is_list_item(f"q{bullet} các ")


@pytest.mark.parametrize(
    "gap", [", ", " và ", " (1) ", ", (b) ", " cùng với ", ", và các văn bản "]
)
def test_one_more_of_a_list(gap: str) -> None:
    assert same_list(gap)
    assert not same_list(f"{gap}x")


@pytest.mark.parametrize("joint", [",", " và", " hoặc", " cùng với", " cũng như"])
def test_a_description_that_the_next_of_a_list_follows(joint: str) -> None:
    assert joins(f" về cháy{joint} ")
    assert not joins(f" về cháy{joint}x ")


@pytest.mark.parametrize("where", ["", " thư tại", " thư của"])
def test_the_decision_that_an_attachment_came_with(where: str) -> None:
    assert comes_with(f" ban hành kèm theo{where} ")
    assert not comes_with(f" ban hành kèm theo{where}x ")
    assert not comes_with(f" ban hành xkèm theo{where} ")
