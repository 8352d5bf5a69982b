"""Letters without their marks, and both ways to set a tone mark."""

from __future__ import annotations

import pytest

from loaders.fold import fold, one_line, squeeze, tone_spellings

PAIRS = [
    "hòa hoà", "hóa hoá", "hỏa hoả", "hõa hoã", "họa hoạ", "hòe hoè", "hóe hoé", "hỏe hoẻ",
    "hõe hoẽ", "họe hoẹ", "thùy thuỳ", "thúy thuý", "thủy thuỷ", "thũy thuỹ", "thụy thuỵ",
]  # fmt: skip


@pytest.mark.parametrize("pair", PAIRS)
def test_both_spellings_of_a_tone(pair: str) -> None:
    new, old = pair.split()
    assert set(tone_spellings(new)) == set(tone_spellings(old)) == {new, old}


@pytest.mark.parametrize("word", ["quý", "hoàn", "hoán", "khuỷu", "bàn"])
def test_a_word_with_one_spelling(word: str) -> None:
    assert set(tone_spellings(word)) == {word}


@pytest.mark.parametrize(
    ("text", "plain"), [("Đường Ðê", "duong de"), ("đð", "dd"), ("Ёлка", "елка"), ("ß", "ß")]
)
def test_fold(text: str, plain: str) -> None:
    assert fold(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        " a\n\nb ",
        "a \nb",
        "a\n b",
        "a  b",
        "a\tb",
        "a\u00a0b\u2003c",
        "\x1fa\x1f",
        "a\n\n\n",
        "đ\n",
    ],
)
def test_a_text_on_one_line_is_squeezed(text: str) -> None:
    assert one_line(text) == squeeze(text)
