"""Document types by heading and by code, and their vocabulary."""

from __future__ import annotations

from typing import Any

import pytest

from loaders.fold import fold
from loaders.parts.document_types import VOCABULARY, heading, of_symbol
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
