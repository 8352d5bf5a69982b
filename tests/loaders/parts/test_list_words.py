"""The words at the ends of items, and their vocabulary."""

from __future__ import annotations

import pytest

from loaders.parts.list_words import (
    VOCABULARY,
    holds_several,
    is_detail,
    opens_body_name,
    opens_prose,
    splits_name,
)
from loaders.vocabulary import toml

DATA = toml(VOCABULARY)


def test_every_word_is_understood_once() -> None:
    assert DATA["source"]
    for words, asked in (("bodies", opens_body_name), ("prose", opens_prose)):
        assert len(DATA[words]) == len(set(DATA[words]))
        for word in DATA[words]:
            assert asked(f"{word} thành phố"), word
    for word in DATA["details"]:
        assert is_detail(f"{word.capitalize()}: 5"), word


@pytest.mark.parametrize(("above", "below"), DATA["continues"])
def test_cut_names(above: str, below: str) -> None:
    assert splits_name(above, below)


@pytest.mark.parametrize(("above", "below"), DATA["separate"])
def test_whole_names(above: str, below: str) -> None:
    assert not splits_name(above, below)


@pytest.mark.parametrize("text", ["Sông Mã, Sốp Cộp", "các phòng", "Bộc Bố"])
def test_other_words_open_no_name(text: str) -> None:
    assert not opens_body_name(text)


def test_lists_in_one_line() -> None:
    assert holds_several("Sở Y tế, Công an tỉnh")
    assert not holds_several("Các Bộ: Y tế, Công an")
    assert not is_detail("Trung tâm Địa chỉ đỏ")
