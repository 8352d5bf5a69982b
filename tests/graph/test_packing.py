from __future__ import annotations

import zlib

import pytest

from graph.packing import packed, unpacked, words

LETTER = (
    '{"text":"Căn cứ Kế hoạch số 3/KH-UBND ngày 02/3/2021 của Ủy ban nhân dân tỉnh",'
    '"rule":"number-date-issuer","confidence":0.97}'
).encode()


@pytest.mark.parametrize("data", [b"", b"x", LETTER, bytes(range(256)) * 400])
def test_data_comes_back(data: bytes) -> None:
    assert unpacked(packed(data)) == data


def test_data_of_zlib_alone_is_read() -> None:
    assert unpacked(zlib.compress(LETTER, 1)) == LETTER


def test_a_short_text_gets_much_smaller() -> None:
    assert len(packed(LETTER)) < len(zlib.compress(LETTER, 9)) / 2


def test_the_words_never_change() -> None:
    assert zlib.adler32(words()) == 0xFA70CC08, "stores written with other words are lost"


@pytest.mark.parametrize("data", [packed(LETTER)[:-1], b"", b"no packed data"])
def test_damage_is_told(data: bytes) -> None:
    with pytest.raises(zlib.error):
        unpacked(data)
