"""Directions without a document."""

from __future__ import annotations

import pytest

from loaders.citations.authorities import find_authorities
from loaders.citations.cues import directed_forms, no_type_forms
from loaders.citations.find import find_mentions
from loaders.citations.mentions import Page
from loaders.citations.triggers import find_triggers
from loaders.fold import flatten, lower
from loaders.phrases import Flat
from tests.loaders.reading import BAC_KAN

PROVINCE = "Ủy ban nhân dân tỉnh Bắc Kạn"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Thực hiện chỉ đạo của Thủ tướng Chính phủ về phòng dịch", ["Thủ tướng Chính phủ"]),
        (
            "theo ý kiến chỉ đạo của UBND tỉnh, các xã làm ngay",
            [PROVINCE],
        ),
        ("theo hướng dẫn của Bộ Y tế và của ngành", ["Bộ Y tế"]),
        (
            "thực hiện chỉ đạo của Ban Bí thư, Chính phủ, Thủ tướng Chính phủ về phòng dịch",
            ["Ban Bí thư", "Chính phủ", "Thủ tướng Chính phủ"],
        ),
        ("các văn bản của Trung ương", []),
        ("theo chỉ đạo của UBND tỉnh tại Công văn số 9/UBND-VX ngày 02/3/2021", []),
        ("theo chỉ đạo của UBND tỉnh tại các Công văn số 8/UBND-VX, số 9/UBND-VX", []),
        ("theo chỉ đạo của UBND tỉnh họp bàn Công văn số 9/UBND-VX", [PROVINCE]),
        ("chỉ đạo của lãnh đạo cơ quan", []),
    ],
)
def test_authorities(text: str, names: list[str]) -> None:
    page = Page.of(text, flatten(lower(text)), BAC_KAN, "2021-05-04")
    heads, directed, _ = find_triggers(Flat(text, lower(text)))
    found = find_authorities(page, directed, find_mentions(page, heads))
    assert [authority.name for authority in found] == names
    for authority in found:
        assert text[authority.start : authority.end].lower().startswith(authority.cue)


def _names(text: str) -> list[str]:
    page = Page.of(text, flatten(lower(text)), BAC_KAN, "2021-05-04")
    heads, directed, _ = find_triggers(Flat(text, lower(text)))
    return [a.name for a in find_authorities(page, directed, find_mentions(page, heads))]


@pytest.mark.parametrize("form", directed_forms())
def test_every_form_of_a_direction(form: str) -> None:
    assert _names(f"Thực hiện {form} UBND tỉnh, các xã làm ngay") == [PROVINCE]
    assert _names(f"Thực hiện {form[:-4]} cho UBND tỉnh, các xã làm ngay") == []


@pytest.mark.parametrize("form", no_type_forms())
def test_every_phrase_that_holds_a_type_and_names_none(form: str) -> None:
    word = "quyết định" if form.endswith("quyết định") else "luật"
    assert word not in _types(f"Theo {form} số 5")
    assert word in _types(f"Theo {word} số 5")


def _types(text: str) -> list[str]:
    return [head.form for head in find_triggers(Flat(text, lower(text)))[0]]
