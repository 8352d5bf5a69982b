"""Where sentences end: rows of (text, its first sentence), and near-misses that end nowhere."""

from __future__ import annotations

import pytest

from loaders.citations.clauses import ends_sentence, sentence_end, sentence_start

ENDS = [
    ("a full stop", "Họp xong. Sở", "Họp xong."),
    ("a mark of exclamation", "Họp ngay! Sở", "Họp ngay!"),
    ("dots", "Sở, phòng… Các", "Sở, phòng…"),
    ("before a quotation", "Họp xong. “Bến xe", "Họp xong."),
    ("a closed quotation", "Bến “xe.” Sở", "Bến “xe."),
    ("behind a quotation", "Bến “Xe”. Sở", "Bến “Xe”."),
    ("the end of a document", "Lưu: VT./. họp", "Lưu: VT."),
    ("a heading over lines", "Bãi bỏ:\nvăn bản", "Bãi bỏ"),
    ("a dash", "Họp xong\n- sở", "Họp xong"),
    ("a plus", "Họp xong\n + sở", "Họp xong"),
    ("a cell", "Họp xong\n| sở", "Họp xong"),
    ("an item", "Họp xong\n2. sở", "Họp xong"),
    ("an item of an item", "Họp xong\n2.1) sở", "Họp xong"),
    ("a letter", "Họp xong\nđ) sở", "Họp xong"),
    ("a Roman number", "Họp xong\nIV- sở", "Họp xong"),
    ("an article", "Họp xong\n\nĐiều 7a. sở", "Họp xong"),
    ("an article on its line", "Họp xong\nĐiều 7\n\nPhạm vi", "Họp xong"),
    ("grounds", "Họp xong;\nCăn cứ luật", "Họp xong;"),
    ("considerations", "Họp xong,\nXét tờ trình", "Họp xong,"),
    ("a proposal", "Họp xong\nTheo đề nghị", "Họp xong"),
]


@pytest.mark.parametrize(("text", "sentence"), [row[1:] for row in ENDS], ids=[r[0] for r in ENDS])
def test_a_sentence_ends(text: str, sentence: str) -> None:
    assert text[: sentence_end(text, 0, len(text))] == sentence
    assert ends_sentence(text, 0, len(text))
    assert sentence_start(text, 0, len(text)) >= len(sentence)


GOES_ON = [
    ("an abbreviation in small letters", "theo tt. sở"),
    ("TP.", "tại TP. Bắc Kạn"),
    ("TT.", "tại TT. Chợ Rã"),
    ("TX.", "tại TX. Sơn Tây"),
    ("ĐT.", "theo ĐT. Hạnh"),
    ("Q.", "tại Q. Ba Đình"),
    ("P.", "tại P. Đức Xuân"),
    ("a counter", "theo mục 1. Quyết định"),
    ("a counter of two figures", "theo mục 12. Quyết định"),
    ("a number", "hơn 1.200 hộ"),
    ("a colon in a line", "gồm: Sở"),
    ("a wrapped line", "họp\nxong"),
    ("a wrapped article", "tại\nĐiều 7 Nghị định"),
    ("a wrapped article, over lines", "tại\nĐiều 7\nnghị định"),
    ("a page number", "họp\n- 3 -\nxong"),
    ("a dash in a word", "họp\n-xong"),
    ("a wrapped figure", "họp\n2 giờ"),
    ("a wrapped bracket", "họp (bến\nxe) xong"),
    ("a wrapped word", "họp\nTheo dõi"),
    ("a slash", "24/. giờ"),
]


@pytest.mark.parametrize("text", [row[1] for row in GOES_ON], ids=[row[0] for row in GOES_ON])
def test_a_sentence_goes_on(text: str) -> None:
    assert not ends_sentence(text, 0, len(text))
    assert sentence_end(text, 0, len(text)) == len(text)
    assert sentence_start(text, 0, len(text)) == 0
