"""What the words between two citations say: rows of (question, phrase, near-miss)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.citations.gaps import (
    announces,
    begins_clause,
    decides,
    is_list_item,
    is_object,
    is_submission,
    joins,
    main_clause,
    new_clause,
    orders,
    reason_behind,
    same_list,
    without_provisions,
    words,
)
from loaders.citations.mentions import Page
from loaders.fold import flatten, lower
from tests.loaders.reading import BAC_KAN


def _reason(gap: str) -> int | None:
    return reason_behind("tiếp theo", gap)


YES_AND_NO: list[tuple[Callable[[str], object], str, str]] = [
    (same_list, ", ", ", về "),
    (same_list, " các văn bản: ", " các bên: "),
    (same_list, " và một số văn bản: ", " và một số nơi: "),
    (same_list, ") hoặc ", ") theo "),
    (same_list, " cùng với ", " cùng ngày với "),
    (same_list, " cùng ", " cùng ký "),
    (same_list, " đến ", " đến nay "),
    (same_list, ", số ", ", sổ "),
    (same_list, ", và ", ", và nay "),
    (joins, " về phòng dịch và ", " về phòng dịch và rét "),
    (joins, " về phòng dịch, các văn bản: ", " về phòng dịch các văn bản: "),
    (joins, " về cháy hoặc một số ", " về cháy hoặc một số nơi "),
    (joins, " về cháy cũng như ", " về cháy cũng "),
    (joins, " về “bến” và quy chế tổ chức kèm theo ", " về bến và quy chế tổ chức kèm theo "),
    (joins, " về “bến” và các phụ lục gửi kèm theo ", " về “bến” và các phụ lục; gửi kèm theo "),
    (is_list_item, "", "theo"),
    (is_list_item, "- các ", "- ở "),
    (is_list_item, "+ toàn bộ ", "+ toàn quốc "),
    (is_list_item, "1.2. một phần ", "1.2 mét "),
    (is_list_item, "3) ", "3 "),
    (is_list_item, "b) số ", "b số "),
    (is_list_item, "iv. các: ", "iv các: "),
    (is_list_item, "| “", "| ”"),
    (is_list_item, "khoản 2, điều 4 của quy chế ", "khoản 2 người của quy chế "),
    (is_list_item, "một số nội dung về vốn tại ", "một số người về vốn tại "),
    (is_list_item, "toàn bộ quy định kèm theo các ", "toàn bộ quy định khác kèm theo các "),
    (is_object, " và ý kiến chỉ đạo tại ", " và ý kiến, "),
    (is_object, ", các nội dung liên quan trong các ", ", các nội dung, "),
    (is_object, " kết luận của chủ tịch tại ", " kết luận của chủ tịch: tại "),
    (is_object, " nhiệm vụ được giao (", " nhiệm vụ được khen ("),
    (is_object, " những yêu cầu tại ", " những người tại "),
    (is_object, " và sự chỉ đạo của bộ y tế tại ", " và sự giúp đỡ của bộ y tế tại "),
    (begins_clause, "2. ", "2. họp để "),
    (begins_clause, "nay quyết định ", "ngày nay "),
    (begins_clause, "- kể từ ngày 01/5/2021, ", "- từ khi họp, "),
    (begins_clause, "từ ngày 01/5/2021 ", "từ tháng 5 "),
    (begins_clause, "đồng thời, thống nhất ", "đồng bộ, thống nhất "),
    (new_clause, ", thực hiện ", ", quy định chi tiết "),
    (new_clause, " và căn cứ ", " về căn cứ "),
    (new_clause, " nêu trên, đồng thời ", " nêu cao, đồng thời "),
    (new_clause, " đã nói trên và ", " đã nói và "),
    (new_clause, " trên đây, ", " trên đê, "),
    (new_clause, " của ubnd tỉnh, ", " của ubnd tỉnh về dịch, "),
    (new_clause, ") và ", ") về "),
    (new_clause, " về cùng nội dung, ", " về cùng nội dung hướng dẫn, "),
    (new_clause, " của ubnd tỉnh cùng vấn đề trên, ", " của ubnd tỉnh về vấn đề vốn, "),
    (new_clause, " (về việc nêu trên) và ", " (về việc nêu rõ) và "),
    (_reason, " về dịch, để triển khai ", " về dịch, để xã mua "),
    (_reason, " về dịch, tổ chức thực hiện ", " về dịch, tổ chức, thực hiện "),
    (_reason, " về dịch, căn cứ ", " về dịch căn cứ "),
    (_reason, " về dịch, chấp hành ", " về quán triệt, chấp hành "),
    (main_clause, " về phòng dịch, ubnd huyện ", " về phòng dịch ubnd huyện "),
    (main_clause, " về dịch, phòng y tế ", " về dịch, phòng chống lụt "),
    (main_clause, " về dịch, giao ", " về dịch, giám sát "),
    (main_clause, " cho phù hợp với ", " cho vừa với "),
    (main_clause, " thì ", " thìa "),
]


@pytest.mark.parametrize(("asks", "phrase", "near_miss"), YES_AND_NO)
def test_words_between(asks: Callable[[str], object], phrase: str, near_miss: str) -> None:
    assert asks(phrase)
    assert not asks(near_miss)


def test_only_what_the_text_follows_has_a_reason_behind_it() -> None:
    assert reason_behind("thực hiện", " về dịch, để triển khai ") is None


PROVISIONS = [
    ("an article", "bãi bỏ điều 4 ", "bãi bỏ "),
    ("letters and clauses", "bãi bỏ điểm b, khoản 2 điều 6a của ", "bãi bỏ "),
    ("several of one kind", "bãi bỏ các khoản 2, 3 và 4 ", "bãi bỏ "),
    ("a quoted title", 'bãi bỏ mục "mức thu" của ', "bãi bỏ "),
    ("numbers with points", "bãi bỏ những điểm 2.1.3 đến 2.1.5 của ", "bãi bỏ "),
    ("a list with and", "bãi bỏ điều 2, và 3 ", "bãi bỏ "),
    ("a letter that begins a word", "theo mục tiêu ", "theo mục tiêu "),
    ("a span", "bãi bỏ điều 4-6 ", "bãi bỏ "),
    ("Roman numbers", "bãi bỏ một số mục iv thuộc ", "bãi bỏ "),
    ("an ordinal", "bãi bỏ gạch đầu dòng thứ 2 ", "bãi bỏ "),
    ("a numbered annex", "bãi bỏ phụ lục số 02, ", "bãi bỏ "),
    ("a title", "bãi bỏ phụ lục “Mức thu phí” và ", "bãi bỏ "),
    ("a word that is no argument", "theo khoản vay của ", "theo khoản vay của "),
    ("a part that something follows", "bãi bỏ điều 4 về vốn ", "bãi bỏ điều 4 về vốn "),
]


@pytest.mark.parametrize(
    ("phrase", "left"), [row[1:] for row in PROVISIONS], ids=[row[0] for row in PROVISIONS]
)
def test_parts_of_a_document_are_left_out(phrase: str, left: str) -> None:
    assert without_provisions(phrase) == left


LINES = [
    ("a page number", "theo\n2\nCông văn", "theo công văn"),
    ("a page number between dashes", "theo \n\n- 12 -\n Công văn", "theo công văn"),
    ("a page of pages", "theo\n Trang 2/3 \nCông văn", "theo công văn"),
    ("a number in its line", "theo 2\nCông văn", "theo 2 công văn"),
    ("markup", "theo **Công_văn**", "theo công văn "),
]


@pytest.mark.parametrize(
    ("text", "line"), [row[1:] for row in LINES], ids=[row[0] for row in LINES]
)
def test_words_are_one_line(text: str, line: str) -> None:
    page = Page.of(text, flatten(lower(text)), BAC_KAN, None)
    assert words(page, 0, len(text)) == line


@pytest.mark.parametrize(
    ("asks", "kind", "near_miss"),
    [
        (decides, "quyết định", "công văn"),
        (announces, "thông báo", "quyết định"),
        (is_submission, "tờ trình", "giấy mời"),
        (orders, "công văn", "báo cáo"),
    ],
)
def test_what_a_type_does(asks: Callable[[str], bool], kind: str, near_miss: str) -> None:
    assert asks(kind)
    assert not asks(near_miss)
