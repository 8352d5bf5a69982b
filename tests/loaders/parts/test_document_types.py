"""Document types by heading and by code, and their vocabulary."""

from __future__ import annotations

from typing import Any

import pytest

from loaders.fold import fold
from loaders.parts.document_types import VOCABULARY, heading, is_letter, of_symbol
from loaders.vocabulary import toml

DATA = toml(VOCABULARY)


@pytest.mark.parametrize(("text", "name"), DATA["matches"])
def test_matches(text: str, name: str) -> None:
    assert heading(text, fold(text)) == (name, len(text))


@pytest.mark.parametrize("text", [*DATA["refuses"], "Thông báo", "thông báo"])
def test_refuses(text: str) -> None:
    assert heading(text, fold(text)) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("QUYẾT ĐỊNH Về việc lập Tổ công tác", "Về việc lập Tổ công tác"),
        ("KẾ HOẠCH TRIỂN KHAI NGHỊ QUYẾT", "TRIỂN KHAI NGHỊ QUYẾT"),
        ("LUẬT THÚ Y", "THÚ Y"),
        ("THÔNG BÁO / NOTICE", ""),
    ],
)
def test_the_subject_may_follow_on_the_line(text: str, rest: str) -> None:
    found = heading(text, fold(text))
    assert found is not None
    assert text[found[1] :] == rest


@pytest.mark.parametrize("entry", DATA["type"], ids=lambda entry: entry["name"])
def test_every_name_and_code_is_understood(entry: dict[str, Any]) -> None:
    for name in (entry["name"], *entry.get("headings", [])):
        text = name.upper()
        assert heading(text, fold(text)) == (entry["name"], len(text))
    for code in entry["codes"]:
        assert of_symbol(f"{code}-UBND", False) == entry["name"]


def test_no_name_or_code_stands_twice() -> None:
    names = [name for e in DATA["type"] for name in (e["name"], *e.get("headings", []))]
    codes = [code for e in DATA["type"] for code in e["codes"]]
    party = [e["code"] for e in DATA["party"]]
    for values in (names, codes, party):
        assert len(values) == len(set(values))
    assert DATA["source"]


@pytest.mark.parametrize(
    ("symbol", "party", "name"),
    [
        ("QĐ-UBND", False, "quyết định"),
        ("TT/TU", True, "thông tri"),
        ("TT-BTP", False, "thông tư"),
        ("CTr/TU", True, "chương trình"),
        ("CT-TTG", False, "chỉ thị"),
        ("UBND-VXNV", False, "công văn"),
        ("CV/TU", True, "công văn"),
        ("TTLT-BYT-BNV", False, "thông tư liên tịch"),
        ("QH15", False, None),
        ("UBTVQH15", False, None),
    ],
)
def test_symbols(symbol: str, party: bool, name: str | None) -> None:
    assert of_symbol(symbol, party) == name


@pytest.mark.parametrize(
    "kind",
    [
        "LUẬT", "BỘ LUẬT", "PHÁP LỆNH", "HỢP ĐỒNG", "NGHỊ QUYẾT", "NGHỊ ĐỊNH", "QUYẾT ĐỊNH",
        "CHỈ THỊ", "CÔNG ĐIỆN", "THÔNG BÁO",
    ],
)  # fmt: skip
def test_any_subject_may_follow_a_kind_that_no_body_is_named_with(kind: str) -> None:
    text = f"{kind} NUÔI ONG"
    found = heading(text, fold(text))
    assert found is not None and text[found[1] :] == "NUÔI ONG"
    assert heading("KẾ HOẠCH NUÔI ONG", fold("KẾ HOẠCH NUÔI ONG")) is None


@pytest.mark.parametrize("kind", ["LUẬT", "BỘ LUẬT", "PHÁP LỆNH"])
def test_the_name_of_a_law_may_begin_with_any_word(kind: str) -> None:
    text = f"{kind} VÀ TRẬT TỰ"
    assert heading(text, fold(text)) is not None
    assert heading("NGHỊ QUYẾT VÀ TRẬT TỰ", fold("NGHỊ QUYẾT VÀ TRẬT TỰ")) is None


@pytest.mark.parametrize(
    "act",
    [
        "V/V", "VỀ", "CỦA", "BAN HÀNH", "TRIỂN KHAI", "THỰC HIỆN", "KẾT LUẬN", "TỔ CHỨC",
        "TĂNG CƯỜNG", "SỬA ĐỔI", "PHÊ DUYỆT",
    ],
)  # fmt: skip
def test_what_a_plan_is_for_may_follow_it(act: str) -> None:
    text, other = f"KẾ HOẠCH {act} NUÔI ONG", f"KẾ HOẠCH X{act} NUÔI ONG"
    found = heading(text, fold(text))
    assert found is not None and text[found[1] :] == f"{act} NUÔI ONG"
    assert heading(other, fold(other)) is None


@pytest.mark.parametrize("note", ["[1]", " [^12", "(2)", "¹", "²³", "⁴", "2"])
def test_the_mark_of_a_footnote_behind_the_kind(note: str) -> None:
    text = f"KẾ HOẠCH{note}"
    assert heading(text, fold(text)) == ("kế hoạch", len(text))
    assert heading("KẾ HOẠCH 2 NĂM", fold("KẾ HOẠCH 2 NĂM")) is None


@pytest.mark.parametrize("code", ["CT", "QĐ", "NQ", "NĐ", "TT", "TTLT", "QC", "L", "PL"])
def test_an_order_that_addresses_somebody_is_a_letter(code: str) -> None:
    assert is_letter(f"{code}-CS") and is_letter(f"{code}/CS")
    assert not is_letter("TB-CS")
