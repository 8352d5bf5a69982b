"""The bodies of the whole country: their names, the codes of their symbols, their vocabulary."""

from __future__ import annotations

import pytest

from loaders.bodies.names import from_symbol
from loaders.bodies.national import national, national_bodies, tolerant
from loaders.vocabulary import toml


@pytest.mark.parametrize(
    ("symbol", "date", "expected"),
    [
        ("CT-TTg", None, "Thủ tướng Chính phủ"),
        ("QD-TTG", None, "Thủ tướng Chính phủ"),
        ("NQ-CP", None, "Chính phủ"),
        ("TT-BYT", "2020-02-01", "Bộ Y tế"),
        ("BGD&ĐT-GDTrH", "2020-02-01", "Bộ Giáo dục và Đào tạo"),
        ("TTLT-BYT-BNV", "2015", "Bộ Y tế, Bộ Nội vụ"),
        ("NQLT-BYT-BNV", "2015", "Bộ Y tế, Bộ Nội vụ"),
        ("NQ-BYT-BNV", "2015", "Bộ Y tế"),
        ("UBTVQH14", None, "Ủy ban Thường vụ Quốc hội"),
        ("QH13", None, "Quốc hội"),
        ("HD/BTCTW", None, "Ban Tổ chức Trung ương"),
        ("QĐ-BCĐQG", "2020-05-01", "Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19"),
        ("QĐ-BKHĐT", "2025-02-28", "Bộ Kế hoạch và Đầu tư"),
        ("QĐ-BKHĐT", "2025-03-01", None),
        ("TT-BNNMT", "2025-02-28", None),
        ("UBND-VX", None, None),
        ("UBND-BTC", None, None),
        ("CV/TU", None, None),
        ("NQ/TW", None, None),
        ("TB-BCĐ", None, None),
        ("SYT-NV", None, None),
        ("", None, None),
    ],
)
def test_from_symbol(symbol: str, date: str | None, expected: str | None) -> None:
    assert from_symbol(symbol, date) == expected


def test_national_names_are_unique_and_known() -> None:
    names = [body.name for body in national_bodies()]
    assert len(names) == len(set(names))
    for body in national_bodies():
        found = national(body.name)
        assert found is not None and found.name == body.name
        for link in (body.superior, body.successor):
            assert link is None or link in names, (body.name, link)


def test_a_code_means_one_body_at_a_time() -> None:
    for body in national_bodies():
        for code in body.codes:
            others = [b for b in national_bodies() if code in b.codes and b is not body]
            assert not any(_overlap(body.valid_from, body.valid_to, b.valid_from, b.valid_to)
                           for b in others), code  # fmt: skip


def _overlap(a: str | None, b: str | None, c: str | None, d: str | None) -> bool:
    return max(a or "", c or "") <= min(b or "9999", d or "9999")


def test_vocabularies_name_their_sources() -> None:
    assert toml("bodies.toml")["source"]
    assert toml("issuers.toml")["source"]
    assert all(group["source"] for group in toml("issuers.toml")["group"])


def test_vocabulary_words_are_unique() -> None:
    words = toml("bodies.toml")
    for section in ("roles", "stops"):
        assert len(words[section]["words"]) == len(set(words[section]["words"]))
    kinds = {"government", "party", "assembly", "front", "ministry", "department", "committee",
             "office", "union", "court", "other"}  # fmt: skip
    assert set(words["heads"].values()) <= kinds


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("BỘ LAO ĐỘNG THƯƠNG BINH VÀ XÃ HỘI", "Bộ Lao động - Thương binh và Xã hội"),
        ("Bộ Lao động – Thương binh và Xã hội", "Bộ Lao động - Thương binh và Xã hội"),
        ("Bo Lao dong - Thuong binh va Xa hoi", "Bộ Lao động - Thương binh và Xã hội"),
        ("Bộ Lao động, Thương binh và Xã hội.", "Bộ Lao động - Thương binh và Xã hội"),
        ("Bộ Lao động và Xã hội", None),
    ],
)
def test_marks_and_punctuation_are_optional(words: str, name: str | None) -> None:
    found = national(words)
    assert (found and found.name) == name


@pytest.mark.parametrize(("word", "pattern"), [("thủy", "th(?:ủy|uỷ|uy)"), ("quý", "quý"),
                                               ("huýt", "huýt")])  # fmt: skip
def test_a_tone_mark_may_stand_on_either_vowel(word: str, pattern: str) -> None:
    assert tolerant(word) == pattern
