from __future__ import annotations

import pytest

from graph import identity


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("570/CĐ-TTg", "570-cd-ttg"),
        ("0570 / CÐ – TTG", "570-cd-ttg"),
        ("**756** /UBND-VXNV", "756-ubnd-vxnv"),
        ("66.1/2025/NQ-CP", "66-1-2025-nq-cp"),
        ("12/BGD&ĐT-VP", "12-bgddt-vp"),
        ("15a/QĐ-UBND", "15a-qd-ubnd"),
        ("12-CT/TU", "12-ct-tu"),
        ("000", "0"),
    ],
)
def test_number_key(printed: str, key: str) -> None:
    assert identity.number_key(printed) == key


@pytest.mark.parametrize(
    ("number", "is_one"), [("570", True), ("15a", True), ("570/CĐ-TTg", False), ("CĐ-TTg", False)]
)
def test_is_counter(number: str, is_one: bool) -> None:
    assert identity.is_counter(number) is is_one


@pytest.mark.parametrize(
    ("number", "date", "year"),
    [
        ("30/2020/NĐ-CP", "2019-03-05", "2020"),
        ("570/CĐ-TTg", "2021-05-02", "2021"),
        ("570/CĐ-TTg", None, None),
        (None, "2021", "2021"),
        ("2020/UBND-VX", None, None),
    ],
)
def test_year_of(number: str | None, date: str | None, year: str | None) -> None:
    assert identity.year_of(number, date) == year


@pytest.mark.parametrize(
    ("date", "central", "terms"),
    [
        ("2021-05-11", False, {2020}),
        ("2020-07-30", False, {2015, 2020}),
        ("2020-07-30", True, {2015}),
        ("2021-01-20", True, {2015, 2020}),
        ("2021-02-05", True, {2020}),
        ("2021", True, {2015, 2020}),
        ("2024-12-31", False, {2020}),
        ("2025-08", False, {2020, 2025}),
    ],
)
def test_terms(date: str, central: bool, terms: set[int]) -> None:
    assert identity.terms(date, central=central) == terms


@pytest.mark.parametrize(
    ("number", "date", "body", "span"),
    [
        ("1/KH-UBND", "2021-05", "uy-ban-nhan-dan-tinh-lao-cai", "2021"),
        ("1/KH-UBND", "2021-05", "uy-ban-nhan-dan-tinh", None),
        ("1/KH-UBND", None, "uy-ban-nhan-dan-tinh-lao-cai", None),
        ("1/KH-UBND", "2021", None, None),
        ("30/2020/ND-CP", None, "chinh-phu", "2020"),
        ("320-CV/TU", "2021-05-11", "thanh-uy-lao-cai", "term 2020"),
        ("320-CV/TU", "2020-05-11", "thanh-uy-lao-cai", "2020-05-11"),
        ("320-CV/TU", "2020", "thanh-uy-lao-cai", None),
    ],
)
def test_span_of(number: str, date: str | None, body: str | None, span: str | None) -> None:
    assert identity.span_of(number, date, body) == span


@pytest.mark.parametrize(
    ("one", "other", "later"),
    [
        ("2021-05-04", "2021-05-03", True),
        ("2021-05-04", "2021-05", False),
        ("2021-06", "2021-05-31", True),
        ("2022", "2021-12-31", True),
        (None, "2021", False),
        ("2021", None, False),
    ],
)
def test_is_later(one: str | None, other: str | None, later: bool) -> None:
    assert identity.is_later(one, other) is later


@pytest.mark.parametrize(
    ("number", "symbol"),
    [
        ("756/UBND-VXNV", "UBND-VXNV"),
        ("320-CV/TU", "CV/TU"),
        ("30/2020/NĐ-CP", "NĐ-CP"),
        ("570", None),
    ],
)
def test_symbol_of(number: str, symbol: str | None) -> None:
    assert identity.symbol_of(number) == symbol
