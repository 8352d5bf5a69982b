from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import keys

SAFE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (keys.numbered("16/CT-TTg", None, None), "16-ct-ttg"),
        (keys.numbered("CV/TU", "2020", None), "so-cv-tu-2020"),
        (keys.numbered("320-CV/TU", "2020-07-30", "Tỉnh ủy X"), "320-cv-tu-2020-07-30-tinh-uy-x"),
        (keys.named("Luật Đê điều", None), "luat-de-dieu"),
        (keys.named("luật 2021-05-10 quốc hội", None), "ten-luat-2021-05-10-quoc-hoi"),
        (keys.counted("chỉ thị", "16", None, "Bộ Y tế"), "chi-thi-so-16-bo-y-te"),
        (
            keys.unnumbered("UBND-VP", "2021-05-04", None, "abcdef0123"),
            "khong-so-ubnd-vp-2021-05-abcdef01",
        ),
        (keys.draft("12-ct-ubnd-2021-x", "abcdef0123"), "12-ct-ubnd-2021-x-du-thao-abcdef01"),
    ],
)
def test_shapes(key: str, expected: str) -> None:
    assert key == expected


@given(st.text(max_size=300), st.text(max_size=300))
def test_keys_are_safe_in_urls_and_bounded(number: str, issuer: str) -> None:
    key = keys.numbered(number, "2021", issuer)
    assert SAFE.fullmatch(key)
    assert len(key) < 220


def test_long_names_stay_apart() -> None:
    one, other = (keys.dated("công điện", "2021-05-10", "Ban " * 40 + end) for end in "ab")
    assert one != other
