"""The words that bodies' names are made of: each with a name it is for and one it must not make."""

from __future__ import annotations

import pytest

from loaders.bodies.body_words import kinds_opening, national_names, patterns
from loaders.bodies.names import match_body, spelled
from loaders.bodies.spans import body_spans
from loaders.fold import tone_spellings
from loaders.vocabulary import toml
from tests.loaders.reading import BAC_KAN

LOCAL = [
    "Ủy ban nhân dân", "UBND", "Hội đồng nhân dân", "HĐND",
    "Ủy ban Mặt trận Tổ quốc Việt Nam", "Ủy ban Mặt trận Tổ quốc", "Ủy ban MTTQ Việt Nam",
    "Ủy ban MTTQVN", "UBMTTQVN", "UBMTTQ Việt Nam", "UBMTTQ", "Ủy ban MTTQ", "MTTQ Việt Nam",
    "MTTQ", "Mặt trận Tổ quốc Việt Nam", "Mặt trận Tổ quốc", "Đảng bộ", "Công an",
    "Đoàn đại biểu Quốc hội", "Đoàn ĐBQH", "Bộ Chỉ huy quân sự", "Bộ CHQS", "Ban CHQS",
    "Bảo hiểm xã hội", "BHXH", "Bộ Chỉ huy Bộ đội Biên phòng", "Ban Chỉ huy quân sự",
    "Liên đoàn Lao động", "LĐLĐ", "Tòa án nhân dân", "TAND", "Viện kiểm sát nhân dân", "VKSND",
]  # fmt: skip
COMMITTEES = [
    "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Đảng ủy", "Tỉnh đoàn", "Thành đoàn",
    "Huyện đoàn", "Quận đoàn", "Thị đoàn",
]  # fmt: skip
ORGANS = [
    "Thường trực", "TT", "Ban Thường vụ", "BTV", "Ban Thường trực", "Ban Chấp hành", "BCH",
    "Đoàn Chủ tịch", "Ban cán sự đảng", "BCSĐ", "Đảng đoàn", "Văn phòng", "Ban Tuyên giáo",
    "Ban Tuyên giáo và Dân vận", "Ban Dân vận", "Ban Tổ chức", "Ban Nội chính", "Ủy ban Kiểm tra",
    "UBKT", "Ban Kinh tế - Ngân sách", "Ban Pháp chế", "Ban Văn hóa - Xã hội", "Ban Đô thị",
    "Ban Dân tộc", "Đảng ủy",
]  # fmt: skip


def _body(text: str) -> str | None:
    end = match_body(text, 0)
    return None if end is None else text[:end]


@pytest.mark.parametrize("name", LOCAL)
def test_a_body_of_every_level_ends_with_its_unit(name: str) -> None:
    assert _body(f"{name} tỉnh họp chợ") == f"{name} tỉnh"
    assert _body(f"{name} tỉnh Lào Cai họp chợ") == f"{name} tỉnh Lào Cai"
    assert _body(f"Trung tâm {name} họp chợ") == f"Trung tâm {name} họp chợ"


@pytest.mark.parametrize("name", COMMITTEES)
def test_a_committee_ends_with_its_place(name: str) -> None:
    assert _body(f"{name} Lào Cai họp chợ") == f"{name} Lào Cai"
    assert _body(f"{name}X Lào Cai họp chợ") is None


@pytest.mark.parametrize("organ", ORGANS)
def test_an_organ_ends_with_its_host(organ: str) -> None:
    assert _body(f"{organ} sở họp chợ") == f"{organ} sở"
    assert _body(f"{organ} Tỉnh ủy Lào Cai họp chợ") == f"{organ} Tỉnh ủy Lào Cai"
    assert _body(f"Trung tâm {organ} họp chợ") == f"Trung tâm {organ} họp chợ"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Sở Y tế họp chợ", "Sở Y tế"),
        ("Sở Y tếch họp chợ", "Sở Y tếch họp chợ"),
        ("Phòng Y tế họp chợ", "Phòng Y tế"),
        ("Phòng Ytế họp chợ", "Phòng Ytế họp chợ"),
        ("Thanh tra Xây dựng họp chợ", "Thanh tra Xây dựng"),
        ("Thanh tra Xâydựng họp chợ", "Thanh tra Xâydựng họp chợ"),
        ("Bộ Kinh tế họp chợ", "Bộ Kinh tế"),
        ("Bộ Kinhtế họp chợ", "Bộ Kinhtế họp chợ"),
        ("Mặt trận Tổ quốc Việt Nam tỉnh Lào Cai họp", "Mặt trận Tổ quốc Việt Nam tỉnh Lào Cai"),
        ("Mặt trận Tổ quốc Việt Nam xã hội", "Mặt trận Tổ quốc Việt Nam"),
        ("Chính phủ tỉnh táo", "Chính phủ"),
        ("Chính phủi tỉnh", None),
        ("Tỉnh ủyên họp", None),
    ],
)
def test_fields_and_national_names(text: str, body: str | None) -> None:
    assert _body(text) == body


@pytest.mark.parametrize(
    ("text", "body"),
    [
        # Marks that close a name whose words are not known
        ("Trung tâm Hoa Ban; họp", "Trung tâm Hoa Ban"),
        ("Trung tâm Hoa Ban: họp", "Trung tâm Hoa Ban"),
        ("Trung tâm Hoa Ban (họp)", "Trung tâm Hoa Ban"),
        ("Trung tâm Hoa Ban) họp", "Trung tâm Hoa Ban"),
        ("Trung tâm Hoa Ban [1]", "Trung tâm Hoa Ban"),
        ("Trung tâm Hoa Ban] họp", "Trung tâm Hoa Ban"),
        ('Trung tâm Hoa Ban" họp', "Trung tâm Hoa Ban"),
        ("Trung tâm Hoa Ban “họp”", "Trung tâm Hoa Ban"),
        ("Trung tâm Hoa Ban” họp", "Trung tâm Hoa Ban"),
        ("Trung tâm Hoa Ban | họp", "Trung tâm Hoa Ban"),
        ("Trung tâm Hoa Ban*", "Trung tâm Hoa Ban"),
        ("Trung tâm Hoa Ban/họp", "Trung tâm Hoa Ban"),
        ("Trung tâm Hoa Ban <họp>", "Trung tâm Hoa Ban"),
        ("Trung tâm Hoa Ban> họp", "Trung tâm Hoa Ban"),
        ("Trung tâm Hoa Ban. Họp", "Trung tâm Hoa Ban"),
        ("Trung tâm Hoa Ban, họp", "Trung tâm Hoa Ban"),
        ("Trung tâm Hoa Ban\n\nHọp", "Trung tâm Hoa Ban"),
        ("Trung tâm Hoa Ban \n", "Trung tâm Hoa Ban"),
        ("Trung tâm Hoa Ban về hoa", "Trung tâm Hoa Ban"),
        # Marks and words that do not
        ("Trung tâm Hoa\nBan – Mai", "Trung tâm Hoa\nBan – Mai"),
        ("Trung tâm Hoa Ban vềnh", "Trung tâm Hoa Ban vềnh"),
        ("Trung tâm Đo đạc 2.5 Hoa Ban", "Trung tâm Đo đạc 2.5 Hoa Ban"),
        ("Trung tâm Nước TP. Hoa Ban", "Trung tâm Nước TP. Hoa Ban"),
        ("Trung tâm Nước TX. Hoa Ban", "Trung tâm Nước TX. Hoa Ban"),
        ("Ban Chỉ huy Phòng, chống cháy họp", "Ban Chỉ huy Phòng, chống cháy họp"),
        ("Ban Chỉ huy Phòng cháy, cứu nạn họp", "Ban Chỉ huy Phòng cháy, cứu nạn họp"),
    ],
)
def test_what_closes_a_name(text: str, body: str) -> None:
    assert _body(text) == body


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Trung tâm Hoa và Công văn số 5", "Trung tâm Hoa"),
        ("Trung tâm Hoa về thi đua Công văn số 5", "Trung tâm Hoa"),
        ("Ủy ban Hoa và Công văn đi", "Ủy ban Hoa và Công văn đi"),
    ],
)
def test_the_next_document_is_no_part_of_a_name(text: str, body: str) -> None:
    assert _body(text) == body


@pytest.mark.parametrize("short", ["HĐND và UBND", "Hội đồng nhân dân và Ủy ban nhân dân"])
def test_a_council_and_its_committee_of_one_unit_are_one_name(short: str) -> None:
    both = "Hội đồng nhân dân và Ủy ban nhân dân"
    assert spelled(f"{short} tỉnh", BAC_KAN) == f"{both} tỉnh Bắc Kạn"
    assert body_spans(f"{short} tỉnh họp", 0) == [(0, len(f"{short} tỉnh"))]
    assert len(body_spans("Chính phủ và UBND tỉnh họp", 0)) == 2


def test_short_national_names_are_no_first_words() -> None:
    assert "ttg" in national_names() and "byt" in national_names()
    assert "cp" not in national_names()
    assert patterns()["head"].match("sở") and not patterns()["head"].match("sởn")


def _names() -> list[str]:
    words = toml("bodies.toml")
    return [
        *LOCAL, *COMMITTEES, *ORGANS, *words["heads"], *words["named"]["words"], "Đồng chí Bí thư",
        *words["roles"]["words"], "Trưởng", "Phó Trưởng", "Bộ Y tế", "Thanh tra Xây dựng",
    ]  # fmt: skip


@pytest.mark.parametrize("name", sorted(set(_names())))
def test_a_first_word_opens_every_pattern_that_matches_behind_it(name: str) -> None:
    kinds = set(patterns()) - {"cited", "force", "end"}
    for spelled_ in tone_spellings(f"{name.lower()} a"):
        matching = {kind for kind in kinds if patterns()[kind].match(spelled_)}
        assert matching
        assert matching <= kinds_opening(spelled_.split()[0])


@pytest.mark.parametrize("word", ["ubnd)", "ubnd–hđnd", "sở/"])
def test_marks_behind_a_first_word_are_no_part_of_it(word: str) -> None:
    assert kinds_opening(word) == kinds_opening(word[:4].rstrip("/"))


@pytest.mark.parametrize("word", ["dịch", "trưởngthành", "", "-"])
def test_other_words_open_no_body(word: str) -> None:
    assert not kinds_opening(word)
