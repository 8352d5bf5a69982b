"""Symbols whose dash a converter lost, and codes that only run into each other."""

from __future__ import annotations

import pytest

from loaders.symbols import with_dash

KINDS = ("NQ", "QĐ", "CT", "KH", "TB", "BC", "TTr", "CV", "NĐ", "TT", "QC", "CTr", "HD", "CĐ")
BODIES = (
    "UBND", "UB", "HĐND", "TTg", "CP", "VPCP", "BCĐ", "TTCP", "NHNN", "UBDT", "BTC", "BYT", "BNV",
    "BXD", "BCT", "BCA", "BQP", "BTP", "BNG", "BGDĐT", "BKHĐT", "BTNMT", "BGTVT", "BNN", "BNNPTNT",
    "BTTTT", "BLĐTBXH", "BVHTTDL", "BKHCN", "BNNMT",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_before_its_body(kind: str) -> None:
    assert with_dash(f"{kind}UBND") == f"{kind}-UBND"
    assert with_dash(f"X{kind}UBND") == f"X{kind}UBND"


@pytest.mark.parametrize("body", BODIES)
def test_a_body_behind_its_kind(body: str) -> None:
    assert with_dash(f"QĐ{body}") == f"QĐ-{body}"
    assert with_dash(f"QĐ{body}X") == f"QĐ{body}X"
