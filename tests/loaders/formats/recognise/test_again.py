"""The second look at doubtful words: what is taken from it and what stays."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from PIL import Image

from loaders.formats.recognise import again, letters
from loaders.formats.recognise.again import is_odd, looked_at_again
from loaders.formats.recognise.letters import mended_mark
from loaders.formats.recognise.picture import DPI, Prepared, prepared
from loaders.formats.recognise.words import Seen, line_seen, seen
from tests.loaders.formats.recognise.drawn import page


def words(text: str, *sure: float) -> list[Seen]:
    """Words beside each other in one line, 10 pixels a letter."""
    found, left = [], 100
    for word, each in zip(text.split(), sure, strict=True):
        found.append(Seen(word, left, 50, left + 10 * len(word), 70, each))
        left += 10 * len(word) + 8
    return found


@pytest.mark.parametrize(
    ("first", "second", "best"),
    [
        (("ngày 570/CĐ-TTg", 97, 31), ("ngày 570/CĐ-TTg", 90, 85), (97, 85)),
        (("Đứứ Xuân", 90, 97), ("Đức Xuân", 80, 95), (80, 97)),
        (("sở Đứứ", 97, 71), ("SỞ Đức", 99, 80), (97, 80)),  # what is sure stays
        (("Tỉnh ủy", 70, 97), ("Tình ủy", 60, 97), (70, 97)),
        (("BAN PHỔ", 97, 70), ("BAN", 97), (97, 70)),  # nothing is lost
    ],
)
def test_the_better_reading_is_taken(
    monkeypatch: pytest.MonkeyPatch,
    first: tuple[str, float, float],
    second: tuple[str, float],
    best: tuple[float, float],
) -> None:
    monkeypatch.setattr(again, "_again", lambda *_: words(*second))
    monkeypatch.setattr(again, "_MOST", 2.0)
    blank = Image.new("L", (600, 600), 255)
    found = looked_at_again(words(*first), Prepared(blank, 0.0, blank))
    assert tuple(word.sure for word in found) == best


@pytest.mark.parametrize("text", ["Đứứ", "Yt", "'tỉnh", "Úyÿ", "|"])
def test_odd_words(text: str) -> None:
    assert is_odd(text)


@pytest.mark.parametrize(
    "text", ["570/CĐ-TTg", "UBND;", "tỉnh,", "VXNV", "TTg", "-", "TỈNH", "b/c"]
)
def test_words_that_are_not_odd(text: str) -> None:
    assert not is_odd(text)


@pytest.mark.parametrize("degrees", [0, 1.5, -2, 90, 180])
def test_the_closer_picture_shows_the_same_words(degrees: float) -> None:
    turned = page(dpi=300).rotate(
        degrees, Image.Resampling.BICUBIC, degrees % 90 == 0, fillcolor=255
    )
    whole = prepared(turned, 300)
    if degrees in (90, 180):
        whole = max(
            whole, whole.upside_down(), key=lambda p: sum(w.sure for w in seen(p.image, DPI))
        )
    first, *_ = seen(whole.image, DPI)
    box = (first.left - 5, first.top - 8, first.right + 5, first.bottom + 8)
    (again_seen,) = line_seen(whole.closer(box, 300), 300)
    assert again_seen.text == first.text


def test_confused_syllables_differ_by_a_mark_and_have_neighbours() -> None:
    data = tomllib.loads(files(letters.__package__).joinpath("confused.toml").read_text("utf-8"))
    for each in data["confused"]:
        assert each["seen"] != each["meant"]
        assert len(each["seen"]) == len(each["meant"])
        assert each.get("after") or each.get("not_after")


def test_marks_that_the_neighbours_leave() -> None:
    for before, word, after in [
        ("cao", "đẳng", "nghề"),
        ("bình", "đẳng,", "giới"),
        ("", "chỉ", "thị"),
    ]:
        assert mended_mark(before, word, after) == word
