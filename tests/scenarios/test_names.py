"""Names with a NUL in them, which JSON may bring and no file system has."""

from __future__ import annotations

import pytest

from graph import Store, UnknownDocument, load, resolve_key, show
from loaders import extract
from tests.api.running import letter

KEY = "12-ubnd-vp-2021-uy-ban-nhan-dan-huyen-nam-po"


def test_a_source_is_the_whole_of_its_name(store: Store) -> None:
    longer, shorter = (
        extract(letter(place, "12/UBND-VP"), source=source)
        for place, source in (("Nậm Pồ", "a\0b.txt"), ("Mường Chà", "a"))
    )
    for records in (longer, shorter):
        assert [load(store, records).new for _ in range(2)] == [1, 0]
    assert [source.source for source in show(store, KEY).sources] == ["a\0b.txt"]


def test_a_key_is_the_whole_of_its_name(store: Store) -> None:
    load(store, extract(letter("Nậm Pồ", "12/UBND-VP"), source="a"))
    assert resolve_key(store, f"{KEY}\0") == KEY  # as with any sign that no key has
    with pytest.raises(UnknownDocument):
        resolve_key(store, f"{KEY}\0x")
