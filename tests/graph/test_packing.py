from __future__ import annotations

import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest

from graph.packing import DamagedPacking, packed, unpacked, words

LETTER = (
    '{"text":"Căn cứ Kế hoạch số 3/KH-UBND ngày 02/3/2021 của Ủy ban nhân dân tỉnh",'
    '"rule":"number-date-issuer","confidence":0.97}'
).encode()


@pytest.mark.parametrize("data", [b"", b"x", LETTER, bytes(range(256)) * 400])
def test_data_comes_back(data: bytes) -> None:
    assert unpacked(packed(data)) == data


def test_what_older_versions_packed_is_read() -> None:
    packing = zlib.compressobj(1, zdict=words())
    assert unpacked(packing.compress(LETTER) + packing.flush()) == LETTER
    assert unpacked(zlib.compress(LETTER, 1)) == LETTER


def test_several_threads_pack_at_once() -> None:
    letters = [LETTER * many for many in range(1, 200)]
    with ThreadPoolExecutor(8) as threads:
        assert [*threads.map(lambda letter: unpacked(packed(letter)), letters)] == letters


def test_a_short_text_gets_much_smaller() -> None:
    assert len(packed(LETTER)) < len(zlib.compress(LETTER, 9)) / 2


def test_the_words_never_change() -> None:
    assert zlib.adler32(words()) == 0xFA70CC08, "stores written with other words are lost"


DAMAGED = {
    "cut": packed(LETTER)[:-1],
    "more": packed(LETTER) + b"x",
    "another byte": packed(LETTER)[:-1] + bytes([packed(LETTER)[-1] ^ 1]),
    "no frame": b"\x28\xb5\x2f\xfd",
    # It claims to be 2^62 bytes long, in an empty block.
    "endless": b"\x28\xb5\x2f\xfd\xe0" + (1 << 62).to_bytes(8, "little") + b"\1\0\0",
    "cut by zlib": zlib.compress(LETTER, 1)[:-1],
    "nothing": b"",
    "something else": b"no packed data",
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED.keys())
def test_damage_is_told(data: bytes) -> None:
    with pytest.raises(DamagedPacking):
        unpacked(data)
