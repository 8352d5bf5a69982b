from __future__ import annotations

import unicodedata

import pytest
from msgspec.structs import replace

from graph import Store, find, load
from tests.graph import story


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("611/CĐ-TTg", ["611/CĐ-TTg"]),
        ("611/cd-ttg", ["611/CĐ-TTg"]),
        ("1477", ["1477/UBND-VX", "388/UBND-VX"]),
        ("dia ban", [None]),
        ("địa bàn", [None]),
        ("ĐỊA BÀN", [None]),
        (unicodedata.normalize("NFD", "địa bàn"), [None]),
        ("thu tuong", ["611/CĐ-TTg"]),
        ("nang cao hieu", ["611/CĐ-TTg"]),
        ("", []),
        ("không có gì giống", []),
        ('"; --', []),
    ],
)
def test_find(store: Store, text: str, numbers: list[str | None]) -> None:
    load(store, story.five())
    assert sorted(d.number or "" for d in find(store, text)) == sorted(n or "" for n in numbers)


def test_the_exact_number_comes_first(store: Store) -> None:
    load(store, story.five())
    assert find(store, "1477/UBND-VX")[0].key == story.PROVINCE_KEY


def test_limit(store: Store) -> None:
    load(store, story.five())
    assert len(find(store, "uy ban", limit=2)) == 2
    assert len(find(store, "uy ban")) > 2


def test_what_was_corrected_is_not_found(store: Store) -> None:
    load(store, [story.city()])
    heading = replace(story.city().document, subject="chuyện khác")
    load(store, [replace(story.city(), document=heading)])
    assert find(store, "trien khai") == []
    assert [d.key for d in find(store, "chuyen khac")] == [story.CITY_KEY]
