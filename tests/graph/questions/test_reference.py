from __future__ import annotations

import unicodedata

import pytest

from graph import AmbiguousDocument, Store, UnknownDocument, load, resolve_key
from tests.graph import awkward, story


@pytest.mark.parametrize(
    "reference",
    ["611/CĐ-TTg", "611/cd-ttg", " 0611 / CĐ – TTG ", "611-cd-ttg", story.ORDER_KEY,
     story.ORDER_KEY.upper(), unicodedata.normalize("NFD", "611/CĐ-TTg")],
)  # fmt: skip
def test_ways_to_name_a_document(store: Store, reference: str) -> None:
    load(store, story.five())
    assert resolve_key(store, reference) == story.ORDER_KEY


def test_keys_of_mentions_stay_aliases(store: Store) -> None:
    load(store, [awkward.citing("a", awkward.WRONG_DAY)])
    alias = resolve_key(store, "30/UBND-VX")
    assert alias == "30-ubnd-vx-2021-chu-tich-uy-ban-nhan-dan-tinh-lao-cai"
    load(store, awkward.versions()["thirty.txt"][:1])
    assert resolve_key(store, alias) == "30-ubnd-vx-2021-uy-ban-nhan-dan-tinh-lao-cai"


def test_unknown_names_the_nearest(store: Store) -> None:
    load(store, story.five())
    with pytest.raises(UnknownDocument, match="the nearest are 611/CĐ-TTg") as caught:
        resolve_key(store, "612/CĐ-TTg")
    assert caught.value.exit_code == 1
    with pytest.raises(UnknownDocument, match="nearest are") as caught:
        resolve_key(store, "???")
    with pytest.raises(UnknownDocument, match="nearest are") as caught:
        resolve_key(store, "424242/CĐ-TTg")
    assert "611/CĐ-TTg" in caught.value.nearest


def test_an_empty_store_holds_nothing_near(store: Store) -> None:
    with pytest.raises(UnknownDocument, match="holds none like it"):
        resolve_key(store, "611/CĐ-TTg")


def test_ambiguous_lists_candidates_with_keys(store: Store) -> None:
    load(store, [awkward.versions()["thirty.txt"][0], *awkward.versions()["other.txt"]])
    with pytest.raises(AmbiguousDocument) as caught:
        resolve_key(store, "30/ubnd-vx")
    assert caught.value.exit_code == 2
    assert "\n" not in str(caught.value)
    for key, what in caught.value.candidates:
        assert resolve_key(store, key) == key
        assert f"{key} ({what})" in str(caught.value)
